#include "searcher/snapshot/indexed_value.hpp"

#include <algorithm>

namespace rostrum {

void number_places(std::vector<IndexedValue>& values) {
  std::vector<IndexedValue*> order;
  for (IndexedValue& each : values) {
    if (each.facet != nullptr) order.push_back(&each);
  }
  std::sort(order.begin(), order.end(), [](const IndexedValue* a, const IndexedValue* b) {
    return a->facet != b->facet ? a->facet < b->facet : comes_before(*a->facet, *a, *b);
  });
  const Field* facet = nullptr;
  std::uint32_t next = 0;
  for (IndexedValue* each : order) {
    if (each->facet != facet) next = 1;
    facet = each->facet;
    each->place = next;
    next += 2;
  }
}

}  // namespace rostrum
