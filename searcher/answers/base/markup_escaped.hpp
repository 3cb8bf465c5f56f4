/// What has a meaning in XML and HTML, as the text that it is.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// For character data and for values in double quotation marks.
[[nodiscard]] std::string markup_escaped(std::string_view text);

}  // namespace rostrum
