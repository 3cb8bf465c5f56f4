// Places come in order, and what counts at each is how late the words can begin that stand up to
// there. Where no two operands share a place, that is the earliest of their latest places, of equal
// operands as many as there are. Where some do, each place is given to an operand if that leaves
// the operands with the latest places that they can have together (`Assignment`); that is asked
// only where the simple rule, which is never too strict, does not decide already.
#include "searcher/matching/word_windows.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "searcher/matching/place_assignment.hpp"

namespace rostrum {
namespace {

/// Calls `met(place, mask)` for each place, ascending; `mask` are the operands that may have it.
template <typename Met>
void for_each_mask(const OperandKinds& operands, const Met& met) {
  std::vector<Mask> bits(operands.kinds.size(), 0);
  for (std::size_t i = 0; i < operands.of.size(); ++i) bits[operands.of[i]] |= Mask{1} << i;
  const AllPlaces all(operands, AllPlaces::Order::Beginnings);
  for (std::size_t i = 0; i < all.size();) {
    const std::uint32_t place = all[i].place.first;
    Mask mask = 0;
    for (; i < all.size() && all[i].place.first == place; ++i) mask |= bits[all[i].kind];
    if (!met(place, mask)) return;
  }
}

/// Calls `met(assignment)` at each place where the operands stand near, until it returns false.
template <typename Met>
void for_each_assignment(const OperandKinds& operands, std::size_t room, const Met& met) {
  Assignment assignment(operands.of.size());
  for_each_mask(operands, [&](std::uint32_t place, Mask mask) {
    assignment.add(place, mask);
    const auto first = assignment.first();
    return !first || place - *first > room || met(assignment);
  });
}

/// Calls `met(passed, certain)` at each place where the operands stand near if none of the places
/// is needed twice, until it returns false. `passed` has how many places of each kind have come;
/// `certain` says that none of the latest of them is shared.
template <typename Met>
void for_each_possible(const OperandKinds& operands, std::size_t room, const Met& met) {
  const auto& kinds = operands.kinds;
  const AllPlaces all(operands, AllPlaces::Order::Beginnings);
  std::vector<std::size_t> passed(kinds.size(), 0);
  std::vector<std::uint32_t> different;
  different.reserve(all.size());
  std::size_t missing = kinds.size();
  std::int64_t last_shared = -1;
  for (std::size_t i = 0; i < all.size();) {
    const std::uint32_t place = all[i].place.first;
    const std::size_t begin = i;
    for (; i < all.size() && all[i].place.first == place; ++i) {
      const std::size_t kind = all[i].kind;
      if (++passed[kind] == kinds[kind].most) --missing;
    }
    if (i - begin > 1) last_shared = place;
    different.push_back(place);
    if (missing > 0 || different.size() < operands.of.size()) continue;
    if (place - different[different.size() - operands.of.size()] > room) continue;
    std::uint32_t first = place;
    for (std::size_t kind = 0; kind < kinds.size() && place - first <= room; ++kind) {
      first = std::min(first, kinds[kind].places[passed[kind] - kinds[kind].most].first);
    }
    if (place - first > room) continue;
    if (!met(passed, last_shared < std::int64_t{first})) return;
  }
}

bool share_places(const OperandKinds& operands) {
  if (operands.kinds.size() == 1) return false;
  const AllPlaces all(operands, AllPlaces::Order::Beginnings);
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].place == all[i - 1].place) return true;
  }
  return false;
}

}  // namespace

bool words_stand_near(const OperandKinds& operands, std::size_t room) {
  if (operands.kinds.size() == 1) {  // so many of one word: the most frequent hostile question
    const auto& [places, most] = operands.kinds.front();
    for (std::size_t last = most - 1; last < places.size(); ++last) {
      if (places[last].first - places[last + 1 - most].first <= room) return true;
    }
    return false;
  }
  bool found = false;
  bool doubtful = false;
  for_each_possible(operands, room, [&](const std::vector<std::size_t>&, bool certain) {
    found = certain;
    doubtful = true;
    return !found;
  });
  if (found || !doubtful) return found;
  for_each_assignment(operands, room, [&found](const Assignment&) {
    found = true;
    return false;
  });
  return found;
}

bool words_stand_in_order(const OperandKinds& operands, std::size_t room) {
  const std::size_t count = operands.of.size();
  std::array<std::uint32_t, kMostOperands> first;  // the latest, if so many more operands stand
  Mask placed = 0;                                 // one bit each: the first so many can stand
  bool found = false;
  for_each_mask(operands, [&](std::uint32_t place, Mask mask) {
    // From the last operand down, so that none follows another at one place.
    for (Mask rest = mask & ((placed << 1) | 1); rest != 0;) {
      const auto operand = static_cast<std::size_t>(std::bit_width(rest) - 1);
      rest ^= Mask{1} << operand;
      const std::uint32_t begin = operand == 0 ? place : first[operand - 1];
      if (place - begin > room) {
        placed &= ~(Mask{1} << (operand - 1));  // further on it is farther
      } else if (operand + 1 == count) {
        found = true;
        return false;
      } else {
        first[operand] = begin;
        placed |= Mask{1} << operand;
      }
    }
    return true;
  });
  return found;
}

void put_words_near(const OperandKinds& operands, std::size_t room, std::vector<Place>& into) {
  if (share_places(operands)) {
    for_each_assignment(operands, room, [&into](const Assignment& assignment) {
      assignment.put_places(into);
      return true;
    });
    return;
  }
  std::vector<std::size_t> put(operands.kinds.size(), 0);  // so many of each kind are dealt with
  for_each_possible(operands, room, [&](const std::vector<std::size_t>& passed, bool) {
    for (std::size_t i = 0; i < put.size(); ++i) {
      const auto& [places, most] = operands.kinds[i];
      for (std::size_t at = std::max(put[i], passed[i] - most); at < passed[i]; ++at) {
        into.push_back(places[at]);
      }
      put[i] = passed[i];
    }
    return true;
  });
}

}  // namespace rostrum
