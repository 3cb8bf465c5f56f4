/// Room beside and between the words of a row.
#pragma once

#include <vector>

#include "indexer/layout/rows/page_columns.hpp"

namespace rostrum {

/// From left to right, with what is beside the row; between words where it is `least` at least.
[[nodiscard]] std::vector<Interval> room_in(const Row& row, double least);

}  // namespace rostrum
