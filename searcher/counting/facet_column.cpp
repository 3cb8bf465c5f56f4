#include "searcher/counting/facet_column.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "schemas/index/facet_entries.hpp"
#include "searcher/filters/membership.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

FacetColumn::FacetColumn(const Field& facet, const Snapshot& snapshot) {
  constexpr std::uint32_t kNoPlace = std::numeric_limits<std::uint32_t>::max();
  const std::vector<IndexedValue>& all = snapshot.values();
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (all[i].facet == &facet) order.push_back(i);
  }
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return all[a].place < all[b].place; });
  std::vector<std::uint32_t> place_of(all.size(), kNoPlace);
  for (const std::uint32_t number : order) {
    place_of[number] = static_cast<std::uint32_t>(values_.size());
    const FacetValue& value = all[number].value;
    values_.push_back({value.value, value.label, value.parent});
  }
  const std::size_t group = group_of(facet);
  for (std::size_t i = 0; i < snapshot.segments().size(); ++i) {
    const Segment& segment = snapshot.segments()[i];
    const std::vector<std::uint32_t>& numbers = snapshot.value_numbers(i);
    Part& part = parts_.emplace_back();
    part.first = segment.first();
    part.last = segment.last();
    const auto combinations = segment.combinations(group);
    part.combination.assign(combinations.begin(), combinations.end());
    for (std::uint32_t each = 0; each < segment.combination_count(group); ++each) {
      part.starts.push_back(static_cast<std::uint32_t>(part.places.size()));
      for (const std::uint32_t value : segment.values_of(group, each)) {
        const std::uint32_t place = place_of[numbers[value]];
        if (place != kNoPlace) part.places.push_back(place);
      }
    }
    part.starts.push_back(static_cast<std::uint32_t>(part.places.size()));
  }
}

FacetColumn FacetColumn::of_members(const Field& field, const Vocabulary& vocabulary,
                                    const Snapshot& snapshot) {
  FacetColumn column;
  std::vector<MemberList> lists = member_lists(field, vocabulary);
  std::stable_sort(lists.begin(), lists.end(),
                   [](const MemberList& a, const MemberList& b) { return a.label < b.label; });
  MembershipFinder finder(vocabulary, snapshot);
  std::vector<std::vector<std::uint32_t>> places(snapshot.all().last() + std::size_t{1});
  column.unsure_ = snapshot.none();
  for (const MemberList& list : lists) {
    const MembershipFinder::Found found = finder.find(list);
    column.unsure_ |= found.unsure;
    if (found.members.next(1) == 0) continue;
    const auto place = static_cast<std::uint32_t>(column.values_.size());
    column.values_.push_back({list.code, list.label, {}});
    found.members.for_each([&](std::uint32_t document) { places[document].push_back(place); });
  }
  Part& part = column.parts_.emplace_back();
  part.last = snapshot.all().last();
  std::map<std::vector<std::uint32_t>, std::uint32_t> known;
  for (const std::vector<std::uint32_t>& own : places) {
    const auto [combination, fresh] =
        known.try_emplace(own, static_cast<std::uint32_t>(known.size()));
    if (fresh) {
      part.starts.push_back(static_cast<std::uint32_t>(part.places.size()));
      part.places.insert(part.places.end(), own.begin(), own.end());
    }
    part.combination.push_back(combination->second);
  }
  part.starts.push_back(static_cast<std::uint32_t>(part.places.size()));
  return column;
}

std::span<const std::uint32_t> FacetColumn::of(std::uint32_t document) const {
  const auto part =
      std::upper_bound(parts_.begin(), parts_.end(), document,
                       [](std::uint32_t wanted, const Part& each) { return wanted < each.first; }) -
      1;
  const std::uint32_t combination = part->combination[document - part->first];
  const std::uint32_t begin = part->starts[combination];
  return std::span(part->places).subspan(begin, part->starts[combination + 1] - begin);
}

}  // namespace rostrum
