/// Where a page has columns.
#pragma once

#include <vector>

#include "indexer/layout/words/page_words.hpp"

namespace rostrum {

/// Words on about the same height, from left to right.
struct Row {
  double middle = 0;
  double size = 0;  ///< the largest font
  std::vector<const PageWord*> words;
};

/// From the top down. REQUIRES: the words outlive the rows.
[[nodiscard]] std::vector<Row> rows_of(const std::vector<const PageWord*>& words);

class TableRows;

/// Stretches of the page in reading order, each without columns within. Cells of tables stay
/// together: a row in which they take several lines is one word (`tables`). Columns of text that
/// runs to the left come from the right. REQUIRES: the words and `tables` outlive the result.
[[nodiscard]] std::vector<std::vector<const PageWord*>> columns_of(
    const std::vector<const PageWord*>& words, bool right_to_left, TableRows& tables);

}  // namespace rostrum
