#include "searcher/answers/base/chosen_values.hpp"

#include <algorithm>

namespace rostrum {

std::vector<const FacetCount*> chosen_values(const Facet& facet, std::size_t most) {
  std::vector<const FacetCount*> busiest;
  std::vector<const FacetCount*> chosen;
  if (most >= facet.values.size()) {
    for (const FacetCount& each : facet.values) chosen.push_back(&each);
    return chosen;
  }
  for (const FacetCount& each : facet.values) {
    if (each.value != kNoValue) busiest.push_back(&each);
  }
  std::stable_sort(busiest.begin(), busiest.end(),
                   [](const auto* a, const auto* b) { return a->count > b->count; });
  busiest.resize(std::min(busiest.size(), most));
  for (const FacetCount& each : facet.values) {
    if (each.selected || each.value == kNoValue ||
        std::find(busiest.begin(), busiest.end(), &each) != busiest.end()) {
      chosen.push_back(&each);
    }
  }
  return chosen;
}

}  // namespace rostrum
