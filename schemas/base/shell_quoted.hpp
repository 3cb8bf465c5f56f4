/// Commands that can be typed again.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// A word as a POSIX shell takes it.
[[nodiscard]] std::string shell_quoted(std::string_view word);

}  // namespace rostrum
