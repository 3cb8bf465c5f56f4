// Three ways, by what the operands are:
// - two of single words, by far the most often asked: both lists are walked side by side;
// - in any order, single words: places come in order, and each is given to an operand if that
//   leaves the operands with the latest places that they can have together. This is the greedy rule
//   of matroids (here a transversal one), and exact: Rado 1957, Edmonds and Fulkerson 1965;
// - else the best way to have placed some of the operands is kept for each such choice: in order
//   there are as many as operands, in any order one for each set of them;
// - where these sets are too many to keep one each: the nearest place of each operand is taken, in
//   one pass, which decides nearly every text; only where those overlap and others might not are
//   sets kept, those that the text has.
#include "searcher/engine/window_search.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <optional>
#include <unordered_map>

#include "schemas/error.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostOperands = 64;
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

bool are_single_words(const OperandPlaces& operands) {
  return std::all_of(operands.begin(), operands.end(), [](const std::vector<Place>& places) {
    return std::all_of(places.begin(), places.end(),
                       [](const Place& place) { return place.first == place.last; });
  });
}

/// The smallest distance between a place of `a` and another of `b`; both are of single words.
bool two_stand_near(const std::vector<Place>& a, const std::vector<Place>& b, std::size_t room) {
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

/// Operands that may have a place, one bit each.
using Mask = std::uint64_t;

/// Gives places to operands, each to one at most, so that they are the latest possible.
class Assignment {
 public:
  explicit Assignment(std::size_t operands) : operands_(operands) {}

  /// REQUIRES: places ascend from call to call.
  void add(std::uint32_t place, Mask mask) {
    // Who could have this place, or pass its own on to another who then could.
    Mask seen = mask;
    std::array<std::uint8_t, kMostOperands> queue;
    std::size_t queued = 0;
    for (Mask rest = mask; rest != 0; rest &= rest - 1) {
      const auto operand = static_cast<std::uint8_t>(std::countr_zero(rest));
      from_[operand] = kDirect;
      queue[queued++] = operand;
    }
    std::size_t loser = kNone;  // whose place is given up: one without, or the earliest
    for (std::size_t next = 0; next < queued; ++next) {
      const std::uint8_t operand = queue[next];
      if ((placed_ >> operand & 1) == 0) {
        loser = operand;
        break;
      }
      if (loser == kNone || places_[operand] < places_[loser]) loser = operand;
      for (Mask rest = masks_[operand] & ~seen; rest != 0; rest &= rest - 1) {
        const auto other = static_cast<std::uint8_t>(std::countr_zero(rest));
        from_[other] = operand;
        queue[queued++] = other;
      }
      seen |= masks_[operand];
    }
    std::size_t at = loser;
    for (; from_[at] != kDirect; at = from_[at]) {
      places_[at] = places_[from_[at]];
      masks_[at] = masks_[from_[at]];
    }
    places_[at] = place;
    masks_[at] = mask;
    placed_ |= Mask{1} << loser;
  }

  /// The first of the places, once every operand has one.
  [[nodiscard]] std::optional<std::uint32_t> first() const {
    if (static_cast<std::size_t>(std::popcount(placed_)) < operands_) return std::nullopt;
    return *std::min_element(places_.begin(), places_.begin() + static_cast<long>(operands_));
  }
  void put_places(std::vector<Place>& into) const {
    for (std::size_t i = 0; i < operands_; ++i) into.push_back({places_[i], places_[i]});
  }

 private:
  static constexpr std::uint8_t kDirect = 255;
  std::size_t operands_;
  Mask placed_ = 0;
  std::array<std::uint32_t, kMostOperands> places_{};
  std::array<Mask, kMostOperands> masks_{};  ///< of the place that the operand has
  std::array<std::uint8_t, kMostOperands> from_{};
};

/// Calls `met(assignment)` at each place where the operands stand near, until it returns false.
template <typename Met>
void for_each_near(const OperandPlaces& operands, std::size_t room, const Met& met) {
  std::vector<std::pair<std::uint32_t, std::uint8_t>> all;
  std::size_t size = 0;
  for (const auto& places : operands) size += places.size();
  all.reserve(size);
  for (std::size_t i = 0; i < operands.size(); ++i) {
    for (const Place& place : operands[i]) {
      all.emplace_back(place.first, static_cast<std::uint8_t>(i));
    }
  }
  std::sort(all.begin(), all.end());
  Assignment assignment(operands.size());
  for (std::size_t i = 0; i < all.size();) {
    const std::uint32_t place = all[i].first;
    Mask mask = 0;
    for (; i < all.size() && all[i].first == place; ++i) mask |= Mask{1} << all[i].second;
    assignment.add(place, mask);
    const auto first = assignment.first();
    if (first && place - *first <= room && !met(assignment)) return;
  }
}

/// Which operands have been placed, as a number: in order so many of them, else so many of each
/// kind of equal ones.
class Choices {
 public:
  Choices(const OperandPlaces& operands, bool in_order) : in_order_(in_order) {
    for (std::size_t i = 0; i < operands.size(); ++i) {
      std::size_t kind = kinds_.size();
      for (std::size_t k = 0; !in_order && k < kinds_.size(); ++k) {
        if (operands[kinds_[k].operand] == operands[i]) kind = k;
      }
      if (kind == kinds_.size()) kinds_.push_back({i, 0, 0});
      ++kinds_[kind].most;
    }
    for (Kind& kind : kinds_) {
      kind.step = in_order ? 1 : count_;
      count_ = in_order ? count_ + 1 : count_ * (kind.most + 1);
      if (count_ > kMostChoices) return;
    }
  }

  struct Kind {
    std::size_t operand;  ///< the first of them
    std::size_t most;     ///< how many are equal
    std::size_t step;     ///< between numbers of choices that differ by one of them
  };
  [[nodiscard]] const std::vector<Kind>& kinds() const { return kinds_; }
  /// More than kMostChoices if they are too many to count; the steps are then not all known.
  [[nodiscard]] std::size_t count() const { return count_; }
  /// True if one more of the kind may be placed after `choice`.
  [[nodiscard]] bool may_follow(std::size_t kind, std::size_t choice) const {
    const Kind& own = kinds_[kind];
    return in_order_ || choice / own.step % (own.most + 1) < own.most;
  }
  /// Choices that one more of the kind may follow lie between these.
  [[nodiscard]] std::size_t begin(std::size_t kind) const { return in_order_ ? kind : 0; }
  [[nodiscard]] std::size_t end(std::size_t kind) const {
    return in_order_ ? kind + 1 : count_ - kinds_[kind].step;
  }

 private:
  bool in_order_;
  std::size_t count_ = 1;
  std::vector<Kind> kinds_;
};

/// A chain of places, the last one in front.
struct Step {
  Place place;
  std::size_t before = kNone;
};

/// The places of all kinds, in the order of the text, each with its kind.
std::vector<std::pair<Place, std::size_t>> all_places(const OperandPlaces& operands,
                                                      const Choices& choices) {
  std::vector<std::pair<Place, std::size_t>> all;
  for (std::size_t kind = 0; kind < choices.kinds().size(); ++kind) {
    for (const Place& place : operands[choices.kinds()[kind].operand])
      all.emplace_back(place, kind);
  }
  std::sort(all.begin(), all.end());
  return all;
}

/// Calls `met(steps, last)` for each choice of all operands that stands near, until it returns
/// false. REQUIRES: `choices` are at most kMostChoices.
template <typename Met>
void for_each_choice(const OperandPlaces& operands, const Choices& choices, std::size_t room,
                     const Met& met) {
  /// The less room is taken up to a position, the greater: the first position, and words beyond one
  /// of each place.
  struct Best {
    std::int64_t value = -1;
    std::size_t step = kNone;
  };
  struct Pending {
    std::uint32_t last;
    std::size_t choice;
    Best best;
  };
  const std::vector<std::pair<Place, std::size_t>> all = all_places(operands, choices);
  std::vector<Best> best(choices.count());
  std::vector<Pending> pending;
  std::vector<Step> steps;
  for (const auto& [place, kind] : all) {
    std::erase_if(pending, [&, first = place.first](const Pending& each) {
      if (each.last >= first) return false;
      if (each.best.value > best[each.choice].value) best[each.choice] = each.best;
      return true;
    });
    const std::size_t step = choices.kinds()[kind].step;
    for (std::size_t choice = choices.begin(kind); choice < choices.end(kind); ++choice) {
      if (!choices.may_follow(kind, choice)) continue;
      const Best& before = best[choice];
      if (choice > 0 && before.step == kNone) continue;
      const std::int64_t start = choice == 0 ? place.first : before.value;
      const std::int64_t value = start + place.last - place.first;
      // Too far already, and further on farther.
      if (static_cast<std::int64_t>(place.last) - value > static_cast<std::int64_t>(room)) continue;
      const bool whole = choice + step + 1 == choices.count();
      if (!whole && value <= best[choice + step].value) continue;
      steps.push_back({place, choice == 0 ? kNone : before.step});
      if (whole) {
        if (!met(steps, steps.size() - 1)) return;
      } else {
        pending.push_back({place.last, choice + step, {value, steps.size() - 1}});
      }
    }
  }
}

/// Where the choices are too many: of each kind the places that begin last, up to each place in
/// turn. Together they end there and begin as late as they can, so that no choice stands nearer
/// unless some of these overlap.
class NearestOfEach {
 public:
  NearestOfEach(const OperandPlaces& operands, const Choices& choices, std::size_t room)
      : choices_(choices), room_(room), all_(all_places(operands, choices)) {
    std::sort(all_.begin(), all_.end(), [](const auto& a, const auto& b) {
      return std::pair(a.first.last, a.first.first) < std::pair(b.first.last, b.first.first);
    });
    for (const auto& [place, kind] : all_) {
      longest_.resize(choices.kinds().size());
      longest_[kind] = std::max(longest_[kind], place.last - place.first);
    }
    for (std::size_t kind = 0; kind < longest_.size(); ++kind) {
      most_words_ += longest_[kind] * choices.kinds()[kind].most;
    }
  }

  /// Calls `met(places)` for each choice of these that stands near, until it returns false.
  /// Returns whether another choice may stand near though these do not.
  template <typename Met>
  bool for_each(const Met& met) {
    bool doubtful = false;
    std::vector<std::vector<Place>> nearest(choices_.kinds().size());
    std::size_t missing = nearest.size();
    for (const auto& [place, kind] : all_) {
      const std::size_t most = choices_.kinds()[kind].most;
      std::vector<Place>& own = nearest[kind];
      own.insert(std::upper_bound(own.begin(), own.end(), place), place);
      if (own.size() == most) --missing;
      if (own.size() > most) own.erase(own.begin());
      if (missing > 0) continue;
      std::vector<Place> chosen;
      for (const std::vector<Place>& each : nearest) {
        chosen.insert(chosen.end(), each.begin(), each.end());
      }
      std::sort(chosen.begin(), chosen.end());
      // Nearer than this no choice can be that ends here.
      if (place.last - chosen.front().first > room_ + most_words_) continue;
      std::size_t distance = 0;
      bool overlap = false;
      for (std::size_t i = 1; i < chosen.size(); ++i) {
        overlap = overlap || chosen[i].first <= chosen[i - 1].last;
        distance += chosen[i].first - chosen[i - 1].last;
      }
      if (overlap || distance > room_) {
        doubtful = true;
      } else if (!met(chosen)) {
        return false;
      }
    }
    return doubtful;
  }

 private:
  const Choices& choices_;
  std::size_t room_;
  std::vector<std::pair<Place, std::size_t>> all_;
  std::vector<std::uint32_t> longest_;  ///< words beyond one of the longest place, by kind
  std::size_t most_words_ = 0;
};

/// As for_each_choice, keeping the sets of operands that the text has, by their bits.
/// Throws Error(InvalidInput) if there are more than kMostSets.
template <typename Met>
void for_each_set(const OperandPlaces& operands, const Choices& choices, std::size_t room,
                  const Met& met) {
  struct Best {
    std::int64_t value;  ///< as in for_each_choice
    std::size_t step;
  };
  struct Pending {
    std::uint32_t last;
    Mask set;
    Best best;
  };
  std::vector<unsigned> first_bit;  // of each kind; one more of it sets the next of its bits
  unsigned bits = 0;
  for (const Choices::Kind& kind : choices.kinds()) {
    first_bit.push_back(bits);
    bits += static_cast<unsigned>(kind.most);
  }
  const Mask whole = bits == kMostOperands ? ~Mask{0} : (Mask{1} << bits) - 1;
  std::unordered_map<Mask, Best> sets;
  std::vector<Pending> pending;
  std::vector<Step> steps;
  const auto keep = [](auto& kept, Mask set, Best best) {
    const auto [at, fresh] = kept.try_emplace(set, best);
    if (!fresh && at->second.value < best.value) at->second = best;
  };
  const auto one_more = [&](Mask set, std::size_t kind) -> Mask {
    for (std::size_t i = 0; i < choices.kinds()[kind].most; ++i) {
      const Mask bit = Mask{1} << (first_bit[kind] + i);
      if ((set & bit) == 0) return set | bit;
    }
    return 0;
  };
  for (const auto& [place, kind] : all_places(operands, choices)) {
    std::erase_if(pending, [&, first = place.first](const Pending& each) {
      if (each.last >= first) return false;
      keep(sets, each.set, each.best);
      return true;
    });
    const auto too_far = [&, first = std::int64_t{place.first}](const auto& each) {
      return first - each.second.value > static_cast<std::int64_t>(room);
    };
    std::erase_if(sets, too_far);
    std::vector<std::pair<Mask, Best>> from(sets.begin(), sets.end());
    from.emplace_back(0, Best{place.first, kNone});
    for (const auto& [set, before] : from) {
      const Mask more = one_more(set, kind);
      if (more == 0) continue;
      const std::int64_t value = before.value + place.last - place.first;
      steps.push_back({place, before.step});
      if (steps.size() > kMostSets) {
        throw Error(ErrorKind::InvalidInput,
                    "query: the operands of a NEAR overlap in a statement in so many ways that it "
                    "cannot be searched; use fewer of several words");
      }
      if (more == whole) {
        if (!met(steps, steps.size() - 1)) return;
      } else {
        pending.push_back({place.last, more, {value, steps.size() - 1}});
      }
    }
  }
}

/// Calls `met(places)` for choices of all operands that stand near, until it returns false: for one
/// at least, if there is any.
template <typename Met>
void for_each_choice(const OperandPlaces& operands, std::size_t room, bool in_order,
                     const Met& met) {
  const Choices choices(operands, in_order);
  const auto met_steps = [&met](const std::vector<Step>& steps, std::size_t last) {
    std::vector<Place> chosen;
    for (std::size_t at = last; at != kNone; at = steps[at].before)
      chosen.push_back(steps[at].place);
    return met(chosen);
  };
  if (choices.count() <= kMostChoices) {
    for_each_choice(operands, choices, room, met_steps);
    return;
  }
  bool found = false;
  const bool doubtful =
      NearestOfEach(operands, choices, room).for_each([&](const std::vector<Place>& chosen) {
        found = true;
        return met(chosen);
      });
  if (doubtful && !found) for_each_set(operands, choices, room, met_steps);
}

void put_places_near(const OperandPlaces& operands, std::size_t room, bool in_order,
                     std::vector<Place>& into) {
  if (!in_order && are_single_words(operands)) {
    for_each_near(operands, room, [&](const Assignment& assignment) {
      assignment.put_places(into);
      return true;
    });
    return;
  }
  for_each_choice(operands, room, in_order, [&](const std::vector<Place>& chosen) {
    into.insert(into.end(), chosen.begin(), chosen.end());
    return true;
  });
}

/// The same text read from its end.
OperandPlaces turned(const OperandPlaces& operands, std::uint32_t end, bool in_order) {
  OperandPlaces other = operands;
  for (auto& places : other) {
    for (Place& place : places) place = {end - place.last, end - place.first};
    std::sort(places.begin(), places.end());
  }
  if (in_order) std::reverse(other.begin(), other.end());
  return other;
}

bool any_is_nowhere(const OperandPlaces& operands) {
  return std::any_of(operands.begin(), operands.end(),
                     [](const std::vector<Place>& places) { return places.empty(); });
}

}  // namespace

bool stand_near(const OperandPlaces& operands, std::size_t room, bool in_order) {
  if (any_is_nowhere(operands)) return false;
  bool found = false;
  if (!in_order && are_single_words(operands)) {
    if (operands.size() == 2) return two_stand_near(operands[0], operands[1], room);
    for_each_near(operands, room, [&found](const Assignment&) {
      found = true;
      return false;
    });
  } else {
    for_each_choice(operands, room, in_order, [&found](const std::vector<Place>&) {
      found = true;
      return false;
    });
  }
  return found;
}

std::vector<Place> places_near(const OperandPlaces& operands, std::size_t room, bool in_order) {
  std::vector<Place> near;
  if (any_is_nowhere(operands)) return near;
  put_places_near(operands, room, in_order, near);
  if (near.empty()) return near;
  std::uint32_t end = 0;
  for (const auto& places : operands) {
    for (const Place& place : places) end = std::max(end, place.last);
  }
  std::vector<Place> backwards;
  put_places_near(turned(operands, end, in_order), room, in_order, backwards);
  for (const Place& place : backwards) near.push_back({end - place.last, end - place.first});
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  return near;
}

}  // namespace rostrum
