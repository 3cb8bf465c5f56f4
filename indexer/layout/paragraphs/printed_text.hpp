/// Plain text as it was printed: lines of some width, and pages that form feeds part.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/layout/words/wrapped_text.hpp"

namespace rostrum {

struct PrintedText {
  UnwrappedText unwrapped;
  std::string heads;       ///< what ran at the edge of the first page, line by line
  std::vector<int> pages;  ///< on which each paragraph begins, from 1; empty for a text without
  int page_count = 0;      ///< 0 for a text without form feeds
};

/// As clean_text, but form feeds stay. REQUIRES: UTF-8.
[[nodiscard]] std::string clean_pages(std::string_view bytes);

/// The text as `unwrapped` has it, without the running heads and feet that take_running_lines finds
/// on its pages. Where there are no form feeds, lines that count pages are such, if the text goes
/// on over them. A paragraph that goes on over the end of a page is one. `spaced`: as there. Pure.
/// REQUIRES: UTF-8.
[[nodiscard]] PrintedText printed_text(std::string_view text, bool spaced = false);

}  // namespace rostrum
