/// Order of names with numbers in them, as people read it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rostrum {

/// Numbers inside a text compare as numbers: 9 before 12, 7 before 7a. Keys compare with <.
using NaturalKey = std::vector<std::pair<int, std::string>>;
[[nodiscard]] NaturalKey natural_key(std::string_view text);

}  // namespace rostrum
