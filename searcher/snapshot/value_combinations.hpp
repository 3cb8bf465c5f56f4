/// Which combinations of facet values have a value. For the files of this folder alone.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "schemas/columns/segment.hpp"

namespace rostrum {

/// Of one segment, whose combinations have values: the other way round, so that a value's count is
/// a sum over few places. Valid without the segment.
class ValueCombinations {
 public:
  explicit ValueCombinations(const Segment& segment);

  /// Combinations that have the value, ascending; they are of the group that its facet is in.
  /// `value`: a number of the lists of Values.
  [[nodiscard]] std::span<const std::uint16_t> of(std::size_t value) const {
    return std::span(combinations_).subspan(starts_[value], starts_[value + 1] - starts_[value]);
  }

 private:
  std::vector<std::uint32_t> starts_;  ///< of each value in `combinations_`, and behind the last
  std::vector<std::uint16_t> combinations_;
};

}  // namespace rostrum
