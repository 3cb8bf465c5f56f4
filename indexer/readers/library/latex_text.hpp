/// Values of BibTeX as plain text.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// Letters for the commands that make them (\'e, \"{o}, \c c, \ss, \&, --), the address of \url{…},
/// and no braces. A command that is not known goes, and what it stands before stays. REQUIRES:
/// UTF-8.
[[nodiscard]] std::string plain_latex(std::string_view value);

}  // namespace rostrum
