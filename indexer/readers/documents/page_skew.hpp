/// Pictures of pages that lie a little askew.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// By how many degrees the lines of a picture (PGM, "P5", a byte a dot) fall to the right, -5 to 5;
/// 0 for a picture that is none or has too few dark dots to tell.
[[nodiscard]] double skew_of(std::string_view picture);

/// The picture with lines that fall by so many degrees made level.
[[nodiscard]] std::string levelled(std::string_view picture, double degrees);

}  // namespace rostrum
