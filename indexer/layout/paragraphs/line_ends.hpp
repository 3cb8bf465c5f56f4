/// What the letters at a line's beginning and end tell of whether its sentence goes on.
#pragma once

#include <string_view>

namespace rostrum {

/// With a stop, a colon or a semicolon of any script, perhaps in brackets or quotation marks; not
/// with that of an abbreviation. True of no text. `text` is UTF-8.
[[nodiscard]] bool ends_a_sentence(std::string_view text);

/// With a hyphen behind a letter, or a soft one.
[[nodiscard]] bool ends_with_hyphen(std::string_view text);

/// Its first letter, before any figure, is a small one.
[[nodiscard]] bool begins_in_lower_case(std::string_view text);

}  // namespace rostrum
