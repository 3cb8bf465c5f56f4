#include "searcher/engine/facets.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

struct Row {
  FacetCount count;
  int start = 0;  ///< of a session
  std::string_view sort_label;
  const NaturalKey* natural = nullptr;
};

/// Documents are counted by combination of values, of which there are few; each combination's count
/// is then added to its values.
void count_segment(const Segment& segment, const DocSet& set, std::size_t group,
                   const std::vector<std::uint32_t>& numbers, std::vector<std::uint32_t>& counts) {
  const auto combinations = segment.combinations(group);
  std::vector<std::uint32_t> by_combination(segment.combination_count(group), 0);
  set.for_each_in(segment.first(), segment.last(), [&](std::uint32_t document) {
    ++by_combination[combinations[document - segment.first()]];
  });
  for (std::uint32_t i = 0; i < by_combination.size(); ++i) {
    if (by_combination[i] == 0) continue;
    for (const std::uint32_t value : segment.values_of(group, i)) {
      counts[numbers[value]] += by_combination[i];
    }
  }
}

bool by_time(const Row& a, const Row& b) {
  // Sessions of unknown date come last.
  if ((a.start == 0) != (b.start == 0)) return b.start == 0;
  return a.start != b.start ? a.start < b.start : *a.natural < *b.natural;
}

bool by_number(const Row& a, const Row& b) { return *a.natural < *b.natural; }

bool by_count(const Row& a, const Row& b) {
  if (a.count.count != b.count.count) return a.count.count > b.count.count;
  return std::tie(a.sort_label, a.count.value) < std::tie(b.sort_label, b.count.value);
}

/// Puts each row behind its parent, in the order that the rows have.
std::vector<Row> as_tree(std::vector<Row> rows) {
  std::multimap<std::string, Row> children;
  std::set<std::string> present;
  for (const Row& row : rows) present.insert(row.count.value);
  std::vector<Row> roots;
  for (Row& row : rows) {
    // A value whose parent is not there stands by itself.
    if (present.count(row.count.parent) == 0) {
      roots.push_back(std::move(row));
    } else {
      const std::string parent = row.count.parent;
      children.emplace(parent, std::move(row));
    }
  }
  std::vector<Row> tree;
  std::vector<Row> open(std::make_move_iterator(roots.rbegin()),
                        std::make_move_iterator(roots.rend()));
  while (!open.empty()) {
    Row row = std::move(open.back());
    open.pop_back();
    const auto [first, last] = children.equal_range(row.count.value);
    std::vector<Row> below;
    for (auto child = first; child != last; ++child) below.push_back(std::move(child->second));
    children.erase(first, last);
    std::move(below.rbegin(), below.rend(), std::back_inserter(open));
    tree.push_back(std::move(row));
  }
  return tree;
}

std::vector<Row> in_order(const Field& facet, std::vector<Row> rows) {
  const auto before = facet.name == "session"                        ? by_time
                      : facet.name == "item" || facet.name == "year" ? by_number
                                                                     : by_count;
  std::sort(rows.begin(), rows.end(), before);
  return facet.hierarchical ? as_tree(std::move(rows)) : rows;
}

}  // namespace

FacetTally::FacetTally(const DocSet& set, const std::array<bool, kFacetGroups>& groups,
                       const Snapshot& snapshot)
    : counts_(snapshot.values().size(), 0) {
  for (std::size_t i = 0; i < snapshot.segments().size(); ++i) {
    for (std::size_t group = 0; group < kFacetGroups; ++group) {
      if (!groups[group]) continue;
      count_segment(snapshot.segments()[i], set, group, snapshot.value_numbers(i), counts_);
    }
  }
}

Facet facet_of(const Field& facet, const FacetTally& tally,
               const std::vector<LabelledCode>& selected, const Snapshot& snapshot) {
  std::map<std::string, LabelledCode, std::less<>> wanted;
  for (const LabelledCode& each : selected) wanted.emplace(facet_term(facet, each.code), each);
  std::vector<Row> rows;
  const std::vector<IndexedValue>& values = snapshot.values();
  const auto begins_later = [](const IndexedValue& each, std::string_view prefix) {
    return each.term < prefix;
  };
  auto value = std::lower_bound(values.begin(), values.end(), facet.prefix, begins_later);
  for (; value != values.end() && value->term.starts_with(facet.prefix); ++value) {
    if (value->facet != &facet) continue;
    const std::size_t count = tally.count(static_cast<std::uint32_t>(value - values.begin()));
    const bool is_selected = !wanted.empty() && wanted.erase(value->term) > 0;
    if (count == 0 && !is_selected) continue;
    rows.push_back({.count = {.value = value->value.value,
                              .label = value->value.label,
                              .parent = value->value.parent,
                              .count = count,
                              .selected = is_selected},
                    .start = value->value.start,
                    .sort_label = value->sort_label,
                    .natural = &value->natural});
  }
  // Asked for and not on file: at their place all the same.
  std::deque<IndexedValue> absent;
  for (auto& [term, each] : wanted) {
    absent.push_back({.sort_label = fold(each.label), .natural = natural_key(each.code)});
    rows.push_back(
        {.count = {.value = each.code, .label = each.label, .count = 0, .selected = true},
         .sort_label = absent.back().sort_label,
         .natural = &absent.back().natural});
  }
  Facet counted{.field = std::string(facet.name)};
  for (Row& row : in_order(facet, std::move(rows))) counted.values.push_back(std::move(row.count));
  return counted;
}

}  // namespace rostrum
