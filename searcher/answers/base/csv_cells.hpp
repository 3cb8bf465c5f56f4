/// Cells of comma-separated values (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// In quotation marks where it has to be. A text that a spreadsheet would take for a formula (it
/// begins with = + - @, a tab or a line end) gets an apostrophe in front.
[[nodiscard]] std::string csv_text(std::string_view text);
/// The same, and nothing in front: for figures.
[[nodiscard]] std::string csv_figure(std::string_view figure);

}  // namespace rostrum
