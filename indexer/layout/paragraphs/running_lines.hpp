/// Running heads and feet, and page numbers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/layout/rows/page_lines.hpp"

namespace rostrum {

/// The lines of one page, in reading order.
struct PageLines {
  double width = 0;  ///< of the page
  double height = 0;
  std::vector<TextLine> lines;
};

/// Takes out of the pages what comes back from page to page at the same place near an edge: the
/// same words, or numbers that count the pages. What the first page had of it, without page
/// numbers, is returned, line by line: it may tell of the meeting. A line that stands on one page
/// alone stays, unless it is nothing but that page's number. Pure.
[[nodiscard]] std::string take_running_lines(std::vector<PageLines>& pages);

/// True for "3", "- 3 -", "Page 3 of 7", "3/7", "iv".
[[nodiscard]] bool is_page_number(std::string_view line);

}  // namespace rostrum
