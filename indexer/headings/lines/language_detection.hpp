/// Which language a text is in. The door to CLD2.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// The language of a text by CLD2, as BCP 47 ("en", "zh"); "" if it is not sure.
/// Thread-safe.
[[nodiscard]] std::string detect_language(std::string_view text);

}  // namespace rostrum
