/// What programs draw on a page beside the words that it says, or in another way than it is said.
#pragma once

#include <optional>
#include <vector>

#include "indexer/layout/words/page_words.hpp"

namespace rostrum {

/// Sizes that a font tells wrongly are mended, words drawn twice and numbers of lines left out,
/// marks that are drawn by themselves put to their letters, capitals over several lines to the
/// first. Letters in a line that slants across the page are taken out, and returned as one word.
[[nodiscard]] std::optional<PageWord> tidy_words(std::vector<PageWord>& words);

/// The size of most letters. REQUIRES: no null.
[[nodiscard]] double size_of_most(const std::vector<const PageWord*>& words);

}  // namespace rostrum
