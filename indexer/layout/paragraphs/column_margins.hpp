/// From where to where the text of a page's columns reaches.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "indexer/layout/paragraphs/running_lines.hpp"

namespace rostrum {

/// Cells of a table stand in the line.
[[nodiscard]] bool has_cells(const TextLine& line);

/// From where to where the text of a column reaches.
struct Margins {
  double left = 0;
  double right = 0;
  bool ragged_start = false;  ///< lines end at the right edge, and begin where they may
  [[nodiscard]] double width() const { return right - left; }
};

/// Of each column of each page. A column of a few lines has the right edge of others that begin
/// where it does.
class ColumnMargins {
 public:
  explicit ColumnMargins(const std::vector<PageLines>& pages);

  /// Those of the line itself, if its column is not known.
  [[nodiscard]] Margins of(const TextLine& line) const;

 private:
  struct Column {
    Margins margins;
    double size = 0;
    bool sure = false;  ///< more than one line reaches the right edge
  };

  static Column measured(const std::vector<const TextLine*>& lines);
  void borrow();

  std::map<std::pair<int, int>, Column> known_;  ///< by page and column
};

}  // namespace rostrum
