/// Room beside and between the words of a row.
#pragma once

#include <vector>

#include "indexer/layout/rows/page_columns.hpp"

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

/// From left to right, with what is beside the row; between words where it is `least` at least.
[[nodiscard]] std::vector<Interval> room_in(const Row& row, double least);

}  // namespace rostrum
