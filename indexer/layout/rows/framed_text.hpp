/// Text in a frame that stands beside other text.
#pragma once

#include <vector>

#include "indexer/layout/words/page_words.hpp"

namespace rostrum {

/// Takes out what stands in frames beside more text than they hold, as "Check against delivery"
/// beside a heading does, or a box that paragraphs run around; and returns it. Frames side by side,
/// and those in line with a text, as its headings in the margin are, keep theirs.
[[nodiscard]] std::vector<PageWord> take_framed_text(PageWords& page);

}  // namespace rostrum
