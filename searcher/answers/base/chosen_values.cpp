#include "searcher/answers/base/chosen_values.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

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
  std::sort(busiest.begin(), busiest.end(), std::less<>());
  for (const FacetCount& each : facet.values) {
    if (each.selected || each.value == kNoValue ||
        std::binary_search(busiest.begin(), busiest.end(), &each, std::less<>())) {
      chosen.push_back(&each);
    }
  }
  return chosen;
}

std::map<int, const FacetCount*> years_of(const Facet& facet) {
  std::map<int, const FacetCount*> years;
  if (facet.field != "year") return years;
  for (const FacetCount& each : facet.values) {
    int year = 0;
    const char* const end = each.value.data() + each.value.size();
    const auto read = std::from_chars(each.value.data(), end, year);
    if (read.ec == std::errc{} && read.ptr == end && each.count > 0) years[year] = &each;
  }
  return years;
}

}  // namespace rostrum
