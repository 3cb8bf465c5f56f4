/// A value of a facet, as the index has it, and the order in which people read such values.
/// For the files of this folder alone.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "schemas/index/facet_entries.hpp"
#include "schemas/index/fields.hpp"
#include "searcher/snapshot/natural_order.hpp"

namespace rostrum {

struct IndexedValue {
  std::string term;
  const Field* facet = nullptr;
  FacetValue value;
  std::string sort_label;  ///< the label, folded
  NaturalKey natural;      ///< of the value
  /// Among the values of its facet, in the order of comes_before: 1, 3, 5 … What the index lacks
  /// goes between.
  std::uint32_t place = 0;
};

/// True if values of a facet stand in that order wherever they are as frequent: sessions by time,
/// items, symbols and years by number, all others by label.
[[nodiscard]] inline bool comes_before(const Field& facet, const IndexedValue& a,
                                       const IndexedValue& b) {
  const int a_start = a.value.start;
  const int b_start = b.value.start;
  switch (facet.order) {
    case ValueOrder::Time:
      // Sessions of unknown date come last.
      if ((a_start == 0) != (b_start == 0)) return b_start == 0;
      return a_start != b_start ? a_start < b_start : a.natural < b.natural;
    case ValueOrder::Number:
      return a.natural < b.natural;
    case ValueOrder::Label:
      break;
  }
  return std::tie(a.sort_label, a.value.value) < std::tie(b.sort_label, b.value.value);
}

/// Gives the values of each facet their places.
void number_places(std::vector<IndexedValue>& values);

}  // namespace rostrum
