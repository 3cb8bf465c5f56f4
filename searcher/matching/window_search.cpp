// Three ways, by what the operands are: two of single words, by far the most often asked, are
// walked side by side; word_windows has the others of single words, place_choices those of several.
#include "searcher/matching/window_search.hpp"

#include <algorithm>

#include "searcher/matching/operand_kinds.hpp"
#include "searcher/matching/place_choices.hpp"
#include "searcher/matching/word_windows.hpp"

namespace rostrum {
namespace {

/// The smallest distance between a place of `a` and another of `b`; both are of single words.
bool two_stand_near(std::span<const Place> a, std::span<const Place> b, std::size_t room) {
  const auto near = [room](const Place& one, const Place& next) {
    return next.first - one.first <= room;
  };
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (a[i] < b[j]) {
      if (near(a[i], b[j])) return true;
      ++i;
    } else if (b[j] < a[i]) {
      if (near(b[j], a[i])) return true;
      ++j;
    } else {
      // One word cannot stand for both; the next one of a may be near this one of b.
      if (i + 1 < a.size() && near(b[j], a[i + 1])) return true;
      ++j;
    }
  }
  return false;
}

/// Equal operands stand in their order whatever it is.
bool matters(const OperandKinds& operands, bool in_order) {
  return in_order && operands.kinds.size() > 1;
}

void put_places_near(const OperandPlaces& operands, std::size_t room, bool in_order,
                     std::vector<Place>& into) {
  const OperandKinds kinds(operands);
  if (!kinds.have_enough_places()) return;
  in_order = matters(kinds, in_order);
  if (!in_order && kinds.are_single_words()) {
    put_words_near(kinds, room, into);
  } else {
    put_choices_near(kinds, room, in_order, into);
  }
}

bool any_is_nowhere(const OperandPlaces& operands) {
  return std::any_of(operands.begin(), operands.end(),
                     [](std::span<const Place> places) { return places.empty(); });
}

}  // namespace

bool stand_near(const OperandPlaces& operands, std::size_t room, bool in_order) {
  if (any_is_nowhere(operands)) return false;
  const OperandKinds kinds(operands);
  if (!kinds.have_enough_places()) return false;
  in_order = matters(kinds, in_order);
  if (!kinds.are_single_words()) return choice_stands_near(kinds, room, in_order);
  if (in_order) return words_stand_in_order(kinds, room);
  if (operands.size() == 2) return two_stand_near(operands[0], operands[1], room);
  return words_stand_near(kinds, room);
}

std::vector<Place> places_near(const OperandPlaces& operands, std::size_t room, bool in_order) {
  std::vector<Place> near;
  if (any_is_nowhere(operands)) return near;
  put_places_near(operands, room, in_order, near);
  if (near.empty()) return near;
  // The same text read from its end.
  std::uint32_t end = 0;
  for (const std::span<const Place> places : operands) {
    for (const Place& place : places) end = std::max(end, place.last);
  }
  std::vector<std::vector<Place>> turned;
  for (const std::span<const Place> places : operands) {
    std::vector<Place>& own = turned.emplace_back();
    for (const Place& place : places) own.push_back({end - place.last, end - place.first});
    std::sort(own.begin(), own.end());
  }
  if (in_order) std::reverse(turned.begin(), turned.end());
  std::vector<Place> backwards;
  put_places_near(OperandPlaces(turned.begin(), turned.end()), room, in_order, backwards);
  for (const Place& place : backwards) near.push_back({end - place.last, end - place.first});
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  return near;
}

}  // namespace rostrum
