/// Where a page has columns.
#pragma once

#include <optional>
#include <vector>

#include "indexer/layout/words/page_words.hpp"

namespace rostrum {

/// Farther than any page reaches, in points.
inline constexpr double kFar = 1e9;

/// Room without words, from left to right, in points.
struct Interval {
  double left = -kFar;
  double right = kFar;
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] bool is_between() const { return left > -kFar && right < kFar; }
};

/// Words on about the same height, from left to right.
struct Row {
  double middle = 0;
  double size = 0;  ///< the largest font
  std::vector<const PageWord*> words;
};

/// From the top down. REQUIRES: the words outlive the rows.
[[nodiscard]] std::vector<Row> rows_of(const std::vector<const PageWord*>& words);

class TableRows;

/// Room between two columns that was found on a page, and from where to where they reach; points.
struct KnownGutter {
  Interval room;
  double left = 0;
  double right = 0;
  std::optional<bool> heads_at_left =
      std::nullopt;  ///< of headings in the margin, if it parts such
};

/// Stretches of the page in reading order, each without columns within. Cells of tables stay
/// together: a row in which they take several lines is one word (`tables`). Columns of text that
/// runs to the left come from the right. `rules` are drawn across or down the page; `known` are the
/// gutters of the pages before, and those of this page are added. REQUIRES: the words and `tables`
/// outlive the result.
[[nodiscard]] std::vector<std::vector<const PageWord*>> columns_of(
    const std::vector<const PageWord*>& words, bool right_to_left, TableRows& tables,
    const std::vector<Box>& rules, std::vector<KnownGutter>& known);

}  // namespace rostrum
