/// Tables whose cells take several lines: which lines are one row.
#pragma once

#include <deque>
#include <vector>

#include "indexer/layout/rows/table_grid.hpp"
#include "indexer/layout/words/page_words.hpp"

namespace rostrum {

/// Rows of tables, each standing for its words as one word that is as wide as they are.
class TableRows {
 public:
  /// Puts one word in the place of those of each row of a table with rules between its cells.
  /// REQUIRES: as for `joined`.
  [[nodiscard]] std::vector<const PageWord*> with_ruled(const std::vector<const PageWord*>& words,
                                                        const std::vector<Box>& rules);

  /// Puts one word in the place of those of each row of a table in which some cell takes several
  /// lines; other words stay. REQUIRES: the words outlive this, and this the result.
  [[nodiscard]] std::vector<const PageWord*> joined(const std::vector<const PageWord*>& words);

 private:
  void put(DrawnRow row, std::vector<const PageWord*>& into);

  std::deque<DrawnRow> rows_;
  std::deque<PageWord> words_;
};

}  // namespace rostrum
