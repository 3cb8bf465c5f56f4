/// Lines in the margin of a page, beside its text.
#pragma once

#include <vector>

#include "indexer/layout/words/page_words.hpp"

namespace rostrum {

/// Takes out a narrow column of lines that stands apart from all else at one edge of the page, on
/// baselines of its own, as the name of a mission in a letterhead does; and returns it. Numbers of
/// paragraphs and names of table rows, which stand in line with the text, stay.
[[nodiscard]] std::vector<PageWord> take_margin_text(std::vector<PageWord>& words);

}  // namespace rostrum
