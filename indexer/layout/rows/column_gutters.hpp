/// Room between columns, along some rows of a page.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/layout/rows/page_columns.hpp"
#include "indexer/layout/rows/row_room.hpp"

namespace rostrum {

/// A gutter, and the rows that it parts.
struct Gutter {
  Interval room;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t left_rows = 0;
  std::size_t right_rows = 0;
  /// It parts headings in the margin from their text: whether they stand at its left.
  std::optional<bool> heads_at_left = std::nullopt;

  /// By rows, and those narrower than `wide` by their width too: a line above columns may happen to
  /// have a blank over their gutter.
  [[nodiscard]] double weight(double wide) const {
    return static_cast<double>(end - begin) * std::min(room.width(), wide);
  }
};

/// The words of a row at its left or its right.
[[nodiscard]] std::vector<const PageWord*> side_of(const Row& row, const Gutter& gutter, bool left);

/// The gutter along most rows that parts columns of text. One that `known` has, between columns of
/// the same width, may run along few: the last lines of an article are not enough to tell.
/// REQUIRES: rows.
[[nodiscard]] std::optional<Gutter> widest_gutter(const std::vector<Row>& rows, bool right_to_left,
                                                  const std::vector<KnownGutter>& known);

/// What is to be known of a gutter that was found.
[[nodiscard]] KnownGutter known_gutter(const std::vector<Row>& rows, const Gutter& gutter);

}  // namespace rostrum
