/// Tables with lines between their cells, as they are drawn: what stands in a cell is its text,
/// wherever in its height it stands.
#pragma once

#include <vector>

#include "indexer/layout/rows/table_grid.hpp"
#include "indexer/layout/words/page_words.hpp"

namespace rostrum {

/// Rows of all tables whose cells are parted by rules in both directions, from the top down.
/// Frames, underlines and tables of a single row are none,
/// unless a cell of that row holds a paragraph. REQUIRES: the words outlive the result.
[[nodiscard]] std::vector<DrawnRow> ruled_rows(const std::vector<const PageWord*>& words,
                                               const std::vector<Box>& rules);

/// Boxes that rules enclose and none parts, as those around "Check against delivery". One that a
/// page cuts may have no rule above or below.
[[nodiscard]] std::vector<Box> frames_of(const std::vector<Box>& rules);

}  // namespace rostrum
