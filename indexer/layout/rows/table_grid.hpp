/// Lines parted by gutters, as rows of a table.
#pragma once

#include <vector>

#include "indexer/layout/rows/page_columns.hpp"
#include "indexer/layout/words/page_words.hpp"

namespace rostrum {

/// A row of a table: its cells from left to right, of each its lines from the top down, of each the
/// words from left to right; a line without words stands between paragraphs. Cells without words
/// are left out.
struct DrawnRow {
  std::vector<std::vector<std::vector<const PageWord*>>> cells;
  std::vector<double> widths;  ///< of each cell the room for its lines, in points
};

struct Stretch;

struct GridRows {
  std::vector<DrawnRow> rows;  ///< none if it is no table in which cells take several lines
  bool is_text = false;        ///< its columns are of running text
};

/// The lines from `begin` to the stretch's end, between its gutters.
[[nodiscard]] GridRows rows_of_grid(const std::vector<Row>& rows, std::size_t begin,
                                    const Stretch& stretch);

}  // namespace rostrum
