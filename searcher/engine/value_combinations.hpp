/// Which combinations of facet values have a value. For the files of this folder alone.
#pragma once

#include <array>
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

  /// Combinations of the group that have the value, ascending. `value`: a number of the lists of
  /// Values.
  [[nodiscard]] std::span<const std::uint16_t> of(std::size_t group, std::size_t value) const {
    const Group& all = groups_[group];
    return std::span(all.combinations)
        .subspan(all.starts[value], all.starts[value + 1] - all.starts[value]);
  }

 private:
  struct Group {
    std::vector<std::uint32_t> starts;  ///< of each value in `combinations`, and behind the last
    std::vector<std::uint16_t> combinations;
  };
  std::array<Group, kFacetGroups> groups_;
};

}  // namespace rostrum
