#include "searcher/snapshot/value_combinations.hpp"

#include <numeric>

namespace rostrum {

ValueCombinations::ValueCombinations(const Segment& segment)
    : starts_(segment.lists(ListKind::Values).size() + 1) {
  const auto for_each = [&](const auto& visit) {
    for (std::size_t group = 0; group < kFacetGroups; ++group) {
      const auto count = static_cast<std::uint32_t>(segment.combination_count(group));
      for (std::uint32_t i = 0; i < count; ++i) {
        for (const std::uint32_t value : segment.values_of(group, i)) visit(value, i);
      }
    }
  };
  for_each([&](std::uint32_t value, std::uint32_t) { ++starts_[value + 1]; });
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  combinations_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for_each([&](std::uint32_t value, std::uint32_t combination) {
    combinations_[next[value]++] = static_cast<std::uint16_t>(combination);
  });
}

}  // namespace rostrum
