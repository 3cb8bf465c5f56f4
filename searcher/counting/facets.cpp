#include "searcher/counting/facets.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <span>
#include <unordered_map>
#include <utility>

#include "schemas/text/text_analysis.hpp"
#include "searcher/request/in_parallel.hpp"

namespace rostrum {
namespace {

/// A value and its count; light, for there are hundreds to put in order.
struct Row {
  const IndexedValue* value = nullptr;
  std::uint32_t place = 0;
  std::uint32_t count = 0;
  bool selected = false;
};

/// Documents are counted by combination of values, of which there are few; a value's count is then
/// the sum of those of its combinations. Neighbours mostly share a combination, and adding to one
/// counter twice in a row waits for the memory: so they take turns in several histograms. A segment
/// has fewer documents than 16 bits count.
class SegmentTally {
 public:
  SegmentTally(const Segment& segment, const std::array<bool, kFacetGroups>& groups)
      : segment_(segment), groups_(groups) {
    for (std::size_t group = 0; group < kFacetGroups; ++group) {
      if (!groups[group]) continue;
      for (auto& histogram : histograms_[group]) {
        histogram.assign(segment.combination_count(group), 0);
      }
    }
  }

  /// Some documents at a time, group by group: a loop over one group is short enough to run ahead
  /// of its memory.
  void count(const DocSet& set) {
    spend(segment_.slots());
    set.for_slots_in(segment_.first(), segment_.last(),
                     [this](std::span<const std::uint16_t> slots) { count(slots); });
    for (std::size_t group = 0; group < kFacetGroups; ++group) {
      auto& [all, b, c, d] = histograms_[group];
      for (std::size_t i = 0; i < all.size(); ++i) {
        all[i] = static_cast<std::uint16_t>(all[i] + b[i] + c[i] + d[i]);
      }
    }
  }

  /// Documents with one of those combinations of a group that was counted.
  [[nodiscard]] std::uint32_t sum(std::size_t group,
                                  std::span<const std::uint16_t> combinations) const {
    const std::uint16_t* const documents = histograms_[group].front().data();
    std::uint32_t sum = 0;
    for (const std::uint16_t each : combinations) sum += documents[each];
    return sum;
  }

 private:
  static constexpr std::size_t kTurns = 4;
  static_assert(kMostSlots <= std::numeric_limits<std::uint16_t>::max());

  void count(std::span<const std::uint16_t> slots) {
    for (std::size_t group = 0; group < kFacetGroups; ++group) {
      if (!groups_[group]) continue;
      const std::uint16_t* const combinations = segment_.combinations(group).data();
      auto& [a, b, c, d] = histograms_[group];
      std::size_t i = 0;
      for (; i + kTurns <= slots.size(); i += kTurns) {
        ++a[combinations[slots[i]]];
        ++b[combinations[slots[i + 1]]];
        ++c[combinations[slots[i + 2]]];
        ++d[combinations[slots[i + 3]]];
      }
      for (; i < slots.size(); ++i) ++a[combinations[slots[i]]];
    }
  }

  const Segment& segment_;
  const std::array<bool, kFacetGroups>& groups_;
  std::array<std::array<std::vector<std::uint16_t>, kTurns>, kFacetGroups> histograms_;
};

/// Puts each row behind its parent, in the order that the rows have.
std::vector<Row> as_tree(const std::vector<Row>& rows) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> children;
  for (const Row& row : rows) children[row.value->value.value];
  std::vector<std::size_t> open;  // the next one last
  for (std::size_t i = rows.size(); i-- > 0;) {
    const auto parent = children.find(rows[i].value->value.parent);
    // A value whose parent is not there stands by itself.
    (parent == children.end() ? open : parent->second).push_back(i);
  }
  std::vector<Row> tree;
  while (!open.empty()) {
    const Row& row = rows[open.back()];
    open.pop_back();
    tree.push_back(row);
    const std::vector<std::size_t> below = std::exchange(children[row.value->value.value], {});
    open.insert(open.end(), below.begin(), below.end());
  }
  return tree;
}

std::vector<Row> in_order(const Field& facet, std::vector<Row> rows) {
  const bool by_place = facet.always_in_order;
  std::sort(rows.begin(), rows.end(), [by_place](const Row& a, const Row& b) {
    return by_place || a.count == b.count ? a.place < b.place : a.count > b.count;
  });
  return facet.hierarchical ? as_tree(rows) : rows;
}

/// What the counts of a facet point to.
struct Texts {
  std::shared_ptr<const std::vector<IndexedValue>> indexed;
  std::deque<IndexedValue> absent;  ///< asked for and not on file
};

}  // namespace

FacetTally::FacetTally(const DocSet& set, const std::vector<const Field*>& facets,
                       const Snapshot& snapshot)
    : groups_(snapshot.values().size(), kNotCounted), counts_(snapshot.values().size(), 0) {
  if (facets.empty()) return;
  std::array<bool, kFacetGroups> wanted{};
  for (const Field* facet : facets) wanted[group_of(*facet)] = true;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const Field* const facet = snapshot.values()[i].facet;
    if (std::find(facets.begin(), facets.end(), facet) == facets.end()) continue;
    groups_[i] = static_cast<std::uint8_t>(group_of(*facet));
  }
  const auto& segments = snapshot.segments();
  std::vector<std::vector<std::uint32_t>> counts(segments.size());
  std::vector<std::array<std::uint32_t, kFields.size()>> without(segments.size());
  for_each_in_parallel(segments.size(), set.count(), [&](std::size_t i) {
    SegmentTally tally(segments[i], wanted);
    tally.count(set);
    const ValueCombinations& combinations = snapshot.value_combinations(i);
    const std::vector<std::uint32_t>& numbers = snapshot.value_numbers(i);
    counts[i].resize(counts_.size(), 0);
    for (std::size_t value = 0; value < numbers.size(); ++value) {
      const std::span<const std::uint16_t> own = combinations.of(value);
      if (own.empty()) continue;  // what is no facet's value has no number
      const std::uint8_t group = groups_[numbers[value]];
      if (group != kNotCounted) counts[i][numbers[value]] += tally.sum(group, own);
    }
    without[i] = {};
    for (const Field* facet : facets) {
      without[i][static_cast<std::size_t>(facet - kFields.data())] =
          tally.sum(group_of(*facet), snapshot.combinations_without(i, *facet));
    }
  });
  for (const std::vector<std::uint32_t>& own : counts) {
    std::transform(own.begin(), own.end(), counts_.begin(), counts_.begin(), std::plus<>());
  }
  for (const auto& own : without) {
    std::transform(own.begin(), own.end(), without_.begin(), without_.begin(), std::plus<>());
  }
  take_repeated(set, facets, snapshot);
}

void FacetTally::take_repeated(const DocSet& set, const std::vector<const Field*>& facets,
                               const Snapshot& snapshot) {
  std::vector<std::uint32_t> values;
  const auto lacks = [&](std::uint32_t document, const Field& facet) {
    const Segment& segment = snapshot.segment_of(document);
    const auto place = static_cast<std::size_t>(&segment - snapshot.segments().data());
    const auto combination = segment.combinations(group_of(facet))[document - segment.first()];
    const auto& without = snapshot.combinations_without(place, facet);
    return std::binary_search(without.begin(), without.end(), combination);
  };
  snapshot.version_groups().for_each_repeated(set, [&](const std::vector<std::uint32_t>& versions) {
    values.clear();
    for (const std::uint32_t document : versions) {
      const Segment& segment = snapshot.segment_of(document);
      const auto place = static_cast<std::size_t>(&segment - snapshot.segments().data());
      const std::vector<std::uint32_t>& numbers = snapshot.value_numbers(place);
      for (std::size_t group = 0; group < kFacetGroups; ++group) {
        const auto combination = segment.combinations(group)[document - segment.first()];
        for (const std::uint32_t value : segment.values_of(group, combination)) {
          if (groups_[numbers[value]] != kNotCounted) values.push_back(numbers[value]);
        }
      }
    }
    std::sort(values.begin(), values.end());
    for (std::size_t i = 1; i < values.size(); ++i) {
      if (values[i] == values[i - 1]) --counts_[values[i]];
    }
    for (const Field* facet : facets) {
      const auto lacking =
          std::count_if(versions.begin(), versions.end(),
                        [&](std::uint32_t document) { return lacks(document, *facet); });
      auto& count = without_[static_cast<std::size_t>(facet - kFields.data())];
      if (lacking > 1) count -= static_cast<std::uint32_t>(lacking - 1);
    }
  });
}

Facet facet_of(const Field& facet, const FacetTally& tally,
               const std::vector<LabelledCode>& selected, const Snapshot& snapshot) {
  std::map<std::string, LabelledCode, std::less<>> wanted;
  for (const LabelledCode& each : selected) wanted.emplace(facet_term(facet, each.code), each);
  const bool none_selected = wanted.erase(facet_term(facet, kNoValue)) > 0;
  std::vector<Row> rows;
  const auto texts = std::make_shared<Texts>();
  texts->indexed = snapshot.shared_values();
  const std::vector<IndexedValue>& values = *texts->indexed;
  const auto begins_later = [](const IndexedValue& each, std::string_view prefix) {
    return each.term < prefix;
  };
  const auto first = std::lower_bound(values.begin(), values.end(), facet.prefix, begins_later);
  auto value = first;
  for (; value != values.end() && value->term.starts_with(facet.prefix); ++value) {
    if (value->facet != &facet) continue;
    const std::uint32_t count = tally.count(static_cast<std::uint32_t>(value - values.begin()));
    const bool is_selected = !wanted.empty() && wanted.erase(value->term) > 0;
    if (count == 0 && !is_selected) continue;
    rows.push_back({&*value, value->place, count, is_selected});
  }
  // Asked for and not on file: at their place all the same.
  for (auto& [term, each] : wanted) {
    IndexedValue& made = texts->absent.emplace_back();
    made.value.value = each.code;
    made.value.label = each.label;
    made.sort_label = fold(each.label);
    made.natural = natural_key(each.code);
    const auto before = std::count_if(first, value, [&](const IndexedValue& other) {
      return other.facet == &facet && comes_before(facet, other, made);
    });
    rows.push_back({&made, 2 * static_cast<std::uint32_t>(before), 0, true});
  }
  Facet counted{.field = std::string(facet.name)};
  counted.values.reserve(rows.size());
  for (const Row& row : in_order(facet, std::move(rows))) {
    counted.values.push_back({.value = row.value->value.value,
                              .label = row.value->value.label,
                              .parent = row.value->value.parent,
                              .count = row.count,
                              .selected = row.selected});
  }
  const std::uint32_t without = tally.without(facet);
  if (without > 0 || none_selected) {
    counted.values.push_back({.value = kNoValue,
                              .label = kNoValueLabel,
                              .parent = {},
                              .count = without,
                              .selected = none_selected});
  }
  counted.texts = texts;
  return counted;
}

}  // namespace rostrum
