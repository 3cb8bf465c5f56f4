/// What stands on one side of a gutter.
#pragma once

#include <vector>

#include "indexer/layout/rows/column_gutters.hpp"

namespace rostrum {

/// In heights of the letters: from here on a gutter needs not run along many rows.
inline constexpr double kSureGutter = 1.2;
inline constexpr std::size_t kFewestRows = 3;

/// The lines on one side of a gutter.
struct SideOfGutter {
  std::vector<std::vector<const PageWord*>> lines;
  std::vector<double> middles;
  double left = kFar;
  double right = -kFar;
  double size = 0;

  void add(const Row& row, bool is_left, const Interval& gutter);
  void put(std::vector<const PageWord*> line, double middle);
  /// Beyond another gutter, along all its lines, is another column.
  void keep_nearest(bool is_left);
  /// Most lines fill their column, with more than a cell's few letters.
  [[nodiscard]] bool is_text() const;
  /// Lines of running text fill their column, and go on in small letters where the script has them;
  /// cells of a table do not.
  [[nodiscard]] bool is_prose() const;
  /// Share of lines that begin, or end, at one place. A page number below them does not count more
  /// than each of them.
  [[nodiscard]] double aligned() const;
};

}  // namespace rostrum
