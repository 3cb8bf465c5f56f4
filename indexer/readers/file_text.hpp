/// What is asked of the text of a file as a whole.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// "line 3: the bytes are not UTF-8", with the way out. `guess`: the encoding that it may be.
[[nodiscard]] std::string encoding_problem(std::string_view bytes, std::string_view guess);

/// True if its first or last line says that it was written as a sample (kSampleMark).
[[nodiscard]] bool is_sample(std::string_view text);

}  // namespace rostrum
