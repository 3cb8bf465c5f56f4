// In order the best way to have placed so many of the operands is kept, for each number. In any
// order the latest places of each operand are taken first, in one pass, which decides nearly every
// text. Only where those overlap and others might not is more tried: whether the text has room for
// so many places at all; then places of the rarest operands first (`PlaceSearch`); and last every
// set of operands that may have been placed, of which there can be too many.
#include "searcher/matching/place_choices.hpp"

#include <limits>

#include "searcher/matching/place_search.hpp"
#include "searcher/request/question_budget.hpp"

namespace rostrum {
namespace {

/// To look at one more way.
constexpr std::size_t kWorkAStep = 5;
constexpr std::size_t kFewTries = 256;
constexpr std::size_t kManyTries = std::size_t{1} << 18;
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

/// A chain of places, the last one in front.
struct Step {
  Place place;
  std::size_t before = kNone;
};

std::vector<Place> chain_of(const std::vector<Step>& steps, std::size_t last) {
  std::vector<Place> chosen;
  for (std::size_t at = last; at != kNone; at = steps[at].before) chosen.push_back(steps[at].place);
  return chosen;
}

/// Which operands have been placed, as a number: so many of each kind.
class Choices {
 public:
  explicit Choices(const OperandKinds& operands) {
    for (const OperandKinds::Kind& kind : operands.kinds) {
      kinds_.push_back({kind.most, count_});
      count_ *= kind.most + 1;
      if (count_ > kMostChoices) return;
    }
  }
  /// More than kMostChoices if they are too many to count.
  [[nodiscard]] std::size_t count() const { return count_; }
  /// `choice` and one more of the kind; kNone if all of them are placed.
  [[nodiscard]] std::size_t one_more(std::size_t kind, std::size_t choice) const {
    const auto& [most, step] = kinds_[kind];
    return choice / step % (most + 1) < most ? choice + step : kNone;
  }

 private:
  struct Kind {
    std::size_t most;
    std::size_t step;  ///< between numbers of choices that differ by one of them
  };
  std::size_t count_ = 1;
  std::vector<Kind> kinds_;
};

/// The best ways to have placed some of the operands, up to some place of the text.
class BestChoices {
 public:
  BestChoices(std::size_t count, std::size_t room)
      : room_(static_cast<std::int64_t>(room)), best_(count) {}

  /// What ends before `place` may be followed from now on.
  void move_to(const Place& place) {
    std::erase_if(pending_, [this, &place](const Pending& each) {
      if (each.last >= place.first) return false;
      Best& best = best_[each.choice];
      if (best.step == kNone) kept_.push_back(each.choice);
      if (each.best.value > best.value) best = each.best;
      return true;
    });
    std::erase_if(kept_, [this, &place](std::size_t choice) {
      const bool far = std::int64_t{place.first} - best_[choice].value > room_;
      if (far) best_[choice] = {};
      return far;
    });
  }
  /// Choices that something may follow.
  [[nodiscard]] const std::vector<std::size_t>& kept() const { return kept_; }
  [[nodiscard]] bool has(std::size_t choice) const { return best_[choice].step != kNone; }

  /// `choice`, of which 0 is none, followed by `place` makes `next`, which is all of the operands
  /// if `whole`. Returns the step if it is and they stand near, else kNone.
  std::size_t follow(std::size_t choice, const Place& place, std::size_t next, bool whole) {
    spend(kWorkAStep);
    ++ways_;
    const std::int64_t start = choice == 0 ? std::int64_t{place.first} : best_[choice].value;
    const std::int64_t value = start + place.last - place.first;
    if (std::int64_t{place.last} - value > room_) return kNone;
    if (!whole && value <= best_[next].value) return kNone;
    steps_.push_back({place, choice == 0 ? kNone : best_[choice].step});
    if (whole) return steps_.size() - 1;
    pending_.push_back({place.last, next, {value, steps_.size() - 1}});
    return kNone;
  }
  [[nodiscard]] std::vector<Place> chain(std::size_t last) const { return chain_of(steps_, last); }
  /// That were looked at.
  [[nodiscard]] std::size_t ways() const { return ways_; }

 private:
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
  std::int64_t room_;
  std::size_t ways_ = 0;
  std::vector<Best> best_;
  std::vector<std::size_t> kept_;
  std::vector<Pending> pending_;
  std::vector<Step> steps_;
};

/// Calls `met(places)` for each choice of all operands that stands near, until it returns false.
template <typename Met>
void for_each_in_order(const OperandKinds& operands, std::size_t room, const Met& met) {
  const std::size_t count = operands.of.size();
  std::vector<std::vector<std::size_t>> of_kind(operands.kinds.size());
  for (std::size_t i = 0; i < count; ++i) of_kind[operands.of[i]].push_back(i);
  BestChoices best(count, room);  // choice n: the first n are placed
  const AllPlaces all(operands, AllPlaces::Order::Beginnings);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto [place, kind] = all[i];
    best.move_to(place);
    for (const std::size_t operand : of_kind[kind]) {
      if (operand > 0 && !best.has(operand)) continue;
      const std::size_t last = best.follow(operand, place, operand + 1, operand + 1 == count);
      if (last != kNone && !met(best.chain(last))) return;
    }
  }
}

/// The same in any order. Returns how many ways were looked at.
/// REQUIRES: `choices` are at most kMostChoices.
template <typename Met>
std::size_t for_each_choice(const OperandKinds& operands, const Choices& choices, std::size_t room,
                            const Met& met) {
  BestChoices best(choices.count(), room);
  const AllPlaces all(operands, AllPlaces::Order::Beginnings);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto [place, kind] = all[i];
    best.move_to(place);
    const auto follow = [&, place = place, kind = kind](std::size_t choice) {
      const std::size_t next = choices.one_more(kind, choice);
      if (next == kNone) return true;
      const std::size_t last = best.follow(choice, place, next, next + 1 == choices.count());
      return last == kNone || met(best.chain(last));
    };
    if (!follow(0)) return best.ways();
    for (const std::size_t choice : best.kept()) {
      if (!follow(choice)) return best.ways();
    }
  }
  return best.ways();
}

/// Of each kind the places that begin last, up to each place in turn. Together they end there and
/// begin as late as they can, so that no choice stands nearer unless some of these overlap.
class NearestOfEach {
 public:
  NearestOfEach(const OperandKinds& operands, std::size_t room)
      : operands_(operands), room_(room), all_(operands, AllPlaces::Order::Ends) {
    for (const OperandKinds::Kind& kind : operands.kinds) {
      std::uint32_t longest = 0;
      for (const Place& place : kind.places) longest = std::max(longest, place.last - place.first);
      most_words_ += longest * kind.most;
    }
  }

  /// Calls `met(places)` for each choice of these that stands near, until it returns false.
  /// Returns whether another choice may stand near though these do not.
  template <typename Met>
  bool for_each(const Met& met) {
    std::size_t doubtful = 0;
    std::vector<std::vector<Place>> nearest(operands_.kinds.size());
    std::vector<Place> chosen;
    std::size_t missing = nearest.size();
    for (std::size_t at = 0; at < all_.size(); ++at) {
      const auto [place, kind] = all_[at];
      const std::size_t most = operands_.kinds[kind].most;
      std::vector<Place>& own = nearest[kind];
      own.insert(std::upper_bound(own.begin(), own.end(), place), place);
      if (own.size() == most) --missing;
      if (own.size() > most) own.erase(own.begin());
      if (missing > 0) continue;
      // Nearer than this no choice can be that ends here.
      const auto begins_too_early = [this, last = place.last](const std::vector<Place>& each) {
        return last - each.front().first > room_ + most_words_;
      };
      if (std::any_of(nearest.begin(), nearest.end(), begins_too_early)) continue;
      chosen.clear();
      for (const std::vector<Place>& each : nearest) {
        chosen.insert(chosen.end(), each.begin(), each.end());
      }
      std::sort(chosen.begin(), chosen.end());
      std::size_t distance = 0;
      bool overlap = false;
      for (std::size_t i = 1; i < chosen.size(); ++i) {
        overlap = overlap || chosen[i].first <= chosen[i - 1].last;
        distance += chosen[i].first - chosen[i - 1].last;
      }
      if (overlap || distance > room_) {
        if (++doubtful == kMostDoubtful) break;
      } else if (!met(chosen)) {
        return false;
      }
    }
    return doubtful > 0;
  }

 private:
  static constexpr std::size_t kMostDoubtful = 8;  ///< after them it is better asked otherwise

  const OperandKinds& operands_;
  std::size_t room_;
  AllPlaces all_;
  std::size_t most_words_ = 0;  ///< beyond one of each, of the longest places
};

/// False if not even so many places of whatever operand stand near.
bool is_room_for_all(const OperandKinds& operands, std::size_t room) {
  std::vector<Place> places;
  const AllPlaces all(operands, AllPlaces::Order::Beginnings);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == 0 || all[i].place != all[i - 1].place) places.push_back(all[i].place);
  }
  bool found = false;
  const OperandKinds alike(OperandPlaces(operands.of.size(), places));
  for_each_in_order(alike, room, [&found](const std::vector<Place>&) {
    found = true;
    return false;
  });
  return found;
}

/// Calls `met(places)` for a choice at each place that ends one, in any order, until it returns
/// false: few tries first, which decide nearly every text, then all of the choices, or many tries.
/// Throws Error(InvalidInput) if they do not tell either.
template <typename Met>
void for_each_in_any_order(const OperandKinds& operands, const Choices& choices, std::size_t room,
                           const Met& met) {
  const auto has_tried_all = [&](std::size_t most_tries) {
    PlaceSearch search(operands, room, most_tries);
    while (const std::vector<Place>* const chosen = search.next()) {
      if (!met(*chosen)) return true;
    }
    return !search.gave_up();
  };
  if (has_tried_all(kFewTries)) return;
  if (choices.count() <= kMostChoices) {
    count_ways(for_each_choice(operands, choices, room, met));
  } else if (!has_tried_all(kManyTries)) {
    refuse_ways();
  }
}

}  // namespace

bool choice_stands_near(const OperandKinds& operands, std::size_t room, bool in_order) {
  bool found = false;
  const auto meet = [&found](const std::vector<Place>&) {
    found = true;
    return false;
  };
  if (in_order) {
    for_each_in_order(operands, room, meet);
    return found;
  }
  const bool doubtful = NearestOfEach(operands, room).for_each(meet);
  if (found || !doubtful) return found;
  if (is_room_for_all(operands, room)) {
    for_each_in_any_order(operands, Choices(operands), room, meet);
  }
  return found;
}

void put_choices_near(const OperandKinds& operands, std::size_t room, bool in_order,
                      std::vector<Place>& into) {
  bool found = false;
  const auto put = [&](const std::vector<Place>& chosen) {
    found = true;
    into.insert(into.end(), chosen.begin(), chosen.end());
    return true;
  };
  if (in_order) {
    for_each_in_order(operands, room, put);
    return;
  }
  const Choices choices(operands);
  if (choices.count() <= kFewChoices) {
    for_each_choice(operands, choices, room, put);
    return;
  }
  const bool doubtful = NearestOfEach(operands, room).for_each(put);
  if (found || !doubtful || !is_room_for_all(operands, room)) return;
  for_each_in_any_order(operands, choices, room, put);
}

}  // namespace rostrum
