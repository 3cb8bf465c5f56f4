/// Whether what gzip packed comes out as it went in. The door to zlib.
#pragma once

#include <string_view>

namespace rostrum {

/// False where the check sum behind the data, which libarchive passes over, is not theirs. True for
/// what is no gzip, what cannot be unpacked to its end, and what is too large to be read anyway.
[[nodiscard]] bool gzip_is_sound(std::string_view bytes);

}  // namespace rostrum
