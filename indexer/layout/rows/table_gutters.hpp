/// Room between words that stretches of lines have in common: what parts the columns of a table.
#pragma once

#include <cstddef>
#include <vector>

#include "indexer/layout/rows/row_room.hpp"

namespace rostrum {

/// As wide, in sizes of the letters, blanks of stretched lines are not.
inline constexpr double kSureGutter = 1.5;

/// Lines from one on that have gutters in common.
struct Stretch {
  std::size_t end = 0;
  std::vector<Interval> gutters;
  double weight = 0;  ///< rows times room of the gutters
};

/// A third of the blanks between words are not wider, since many part cells. Points; 0 for none.
[[nodiscard]] double usual_blank(const std::vector<Row>& rows);

/// The most that has gutters in common, from a row on: by rows, and room of the gutters. `blank` is
/// the usual one.
[[nodiscard]] Stretch stretch_from(const std::vector<Row>& rows, std::size_t begin, double blank);

/// Takes out gutters within a column: a blank may be as wide as one, and what it parts stands in
/// one line alone.
void prune(const std::vector<Row>& rows, std::size_t begin, Stretch& stretch);

}  // namespace rostrum
