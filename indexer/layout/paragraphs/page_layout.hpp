/// Lines on pages to paragraphs.
#pragma once

#include <string>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/layout/paragraphs/running_lines.hpp"

namespace rostrum {

/// Lines become paragraphs where the next word would not have fitted on the line; across columns
/// and pages where the sentence goes on. Lines that end before their column does, as those of
/// headings, stay lines. Rows of tables are paragraphs. What stands at the foot of a page in small
/// letters, or beside the text, comes behind the paragraph that it would part. Pure.
[[nodiscard]] std::vector<TextBlock> blocks_of_lines(std::vector<PageLines> pages);

/// The same for text that has lines but no places: `pages` are lines in reading order, UTF-8,
/// blank ones between blocks. Running heads and page numbers fall away, but what the first page has
/// of them stands before all. Pure.
[[nodiscard]] std::vector<TextBlock> blocks_of_pages(const std::vector<std::string>& pages);

}  // namespace rostrum
