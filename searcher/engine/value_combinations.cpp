#include "searcher/engine/value_combinations.hpp"

#include <numeric>

namespace rostrum {

ValueCombinations::ValueCombinations(const Segment& segment) {
  const std::size_t values = segment.lists(ListKind::Values).size();
  for (std::size_t group = 0; group < kFacetGroups; ++group) {
    auto& [starts, combinations] = groups_[group];
    const auto count = static_cast<std::uint32_t>(segment.combination_count(group));
    starts.assign(values + 1, 0);
    for (std::uint32_t i = 0; i < count; ++i) {
      for (const std::uint32_t value : segment.values_of(group, i)) ++starts[value + 1];
    }
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    combinations.resize(starts.back());
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    for (std::uint32_t i = 0; i < count; ++i) {
      for (const std::uint32_t value : segment.values_of(group, i)) {
        combinations[next[value]++] = static_cast<std::uint16_t>(i);
      }
    }
  }
}

}  // namespace rostrum
