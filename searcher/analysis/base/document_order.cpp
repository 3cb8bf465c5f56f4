#include "searcher/analysis/base/document_order.hpp"
#include "schemas/record/date.hpp"

#include <algorithm>
#include <limits>

namespace rostrum {

std::vector<std::uint32_t> by_date(const DocSet& set, const IndexView& index) {
  const std::vector<DayRange> days = index.days();
  std::vector<std::uint32_t> order;
  order.reserve(set.count());
  set.for_each([&](std::uint32_t document) { order.push_back(document); });
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto day = [&](std::uint32_t document) {
      return days[document].first == 0 ? std::numeric_limits<int>::max() : days[document].first;
    };
    return day(a) < day(b);
  });
  return order;
}

}  // namespace rostrum
