/// Commands that can be typed again.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// A word as a POSIX shell takes it.
[[nodiscard]] std::string shell_quoted(std::string_view word);

/// " --name value", the value quoted where the shell wants it. A value that begins with a hyphen
/// would be taken for a flag: then it is " --name=value".
[[nodiscard]] std::string flag_with(std::string_view name, std::string_view value);

}  // namespace rostrum
