/// Columns that stand below other columns.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/layout/rows/column_gutters.hpp"

namespace rostrum {

/// Rows of a page that are read before those below them.
struct Section {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool across = false;  ///< they run across the gutter, as those of a table do
};

/// The sections along a gutter. A new one begins below a rule that is drawn across the gutter, and
/// where a heading stands that is no wider than the first column: both columns have come to their
/// end, it stands apart in the first one alone, and both begin again with one row. Headings in the
/// margin begin one each.
[[nodiscard]] std::vector<Section> sections_of(const std::vector<Row>& rows, const Gutter& gutter,
                                               bool right_to_left, const std::vector<Box>& rules);

}  // namespace rostrum
