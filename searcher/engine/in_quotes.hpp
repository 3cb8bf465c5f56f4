/// User text as messages show it.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// `text` in single quotes: control characters as spaces, cut after 60 characters.
/// REQUIRES: UTF-8.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace rostrum
