/// Lines on pages to paragraphs.
#pragma once

#include <string>
#include <vector>

#include "indexer/extraction/extracted_text.hpp"

namespace rostrum {

/// `pages` are lines in reading order, UTF-8, blank ones between blocks. Headers and footers that
/// come back from page to page and page numbers fall away (of a header that comes back, the first
/// stays: it may be the title). Lines of running text become one paragraph, across pages too; short
/// lines, as those of headings, stay lines. Words parted at the end of a line are mended.
/// Pure.
[[nodiscard]] std::vector<TextBlock> blocks_of_pages(const std::vector<std::string>& pages);

/// True for "3", "- 3 -", "Page 3 of 7", "3/7", "iv".
[[nodiscard]] bool is_page_number(std::string_view line);

}  // namespace rostrum
