#include "searcher/matching/place_search.hpp"

#include <algorithm>
#include <numeric>

#include "searcher/matching/place_assignment.hpp"
#include "searcher/request/question_budget.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kWorkATry = 5;

/// Places at which a choice may end, the first one last: the beginnings up to there can be given to
/// operands, each another, near enough to it. `may_cover`: words beyond one, of all operands.
std::vector<KindPlace> possible_ends(const OperandKinds& operands, std::size_t room,
                                     std::size_t may_cover) {
  std::vector<KindPlace> ends;
  std::vector<Mask> bits(operands.kinds.size(), 0);
  for (std::size_t i = 0; i < operands.of.size(); ++i) bits[operands.of[i]] |= Mask{1} << i;
  Assignment assignment(operands.of.size());
  const AllPlaces all(operands, AllPlaces::Order::Beginnings);
  for (std::size_t i = 0; i < all.size();) {
    const std::size_t begin = i;
    const std::uint32_t place = all[i].place.first;
    Mask mask = 0;
    for (; i < all.size() && all[i].place.first == place; ++i) mask |= bits[all[i].kind];
    assignment.add(place, mask);
    const auto first = assignment.first();
    if (!first || place - *first > room + may_cover) continue;
    for (std::size_t at = begin; at < i; ++at) ends.push_back(all[at]);
  }
  std::reverse(ends.begin(), ends.end());
  return ends;
}

}  // namespace

PlaceSearch::PlaceSearch(const OperandKinds& operands, std::size_t room, std::size_t most_tries)
    : operands_(operands), room_(room), most_tries_(most_tries), order_(operands.of) {
  for (const OperandKinds::Kind& kind : operands.kinds) {
    std::uint32_t longest = 0;
    for (const Place& place : kind.places) longest = std::max(longest, place.last - place.first);
    longest_.push_back(longest);
  }
  const auto spare = [&operands](std::size_t kind) {
    return operands.kinds[kind].places.size() - operands.kinds[kind].most;
  };
  std::sort(order_.begin(), order_.end(), [&spare](std::size_t a, std::size_t b) {
    return spare(a) != spare(b) ? spare(a) < spare(b) : a < b;
  });
  may_cover_.assign(order_.size() + 1, 0);
  for (std::size_t i = order_.size(); i-- > 0;) {
    may_cover_[i] = may_cover_[i + 1] + longest_[order_[i]];
  }
  ends_ = possible_ends(operands, room, may_cover_.front());
}

const std::vector<Place>* PlaceSearch::next() {
  while (!ends_.empty()) {
    const auto [place, kind] = ends_.back();
    ends_.pop_back();
    placed_ =
        static_cast<std::size_t>(std::find(order_.begin(), order_.end(), kind) - order_.begin());
    chosen_.assign(1, place);
    left_ = most_tries_;
    const bool found = place_the_rest(0, 0, place.first, place.last - place.first);
    spend(kWorkATry * (most_tries_ - left_));
    count_ways(most_tries_ - left_);
    if (found) return &chosen_;
  }
  return nullptr;
}

/// Finds places for the operands of `order_` from `depth` on. `before` is the index of the place
/// that was taken last if the operand is of the same kind, `first` the first one taken in the text,
/// `words` those beyond one of each place taken.
bool PlaceSearch::place_the_rest(std::size_t depth, std::size_t before, std::uint32_t first,
                                 std::uint32_t words) {
  if (depth == placed_) ++depth;
  if (depth == order_.size()) return !is_too_far(first, words);
  const std::size_t kind = order_[depth];
  const std::span<const Place> places = operands_.kinds[kind].places;
  // Equal operands take places in descending order, so that no choice is tried twice.
  const bool one_more = depth > 0 && depth - 1 != placed_ && order_[depth - 1] == kind;
  std::size_t i = before;
  if (!one_more) {
    i = static_cast<std::size_t>(
        std::lower_bound(places.begin(), places.end(), Place{chosen_.front().first, 0}) -
        places.begin());
  }
  const std::uint32_t rest =
      may_cover_[depth + 1] - (placed_ > depth ? longest_[order_[placed_]] : 0);
  while (i-- > 0) {
    const Place& place = places[i];
    const std::uint32_t own = place.last - place.first;
    const std::uint32_t new_first = std::min(first, place.first);
    if (is_too_far(new_first, words + longest_[kind] + rest)) return false;
    if (left_ == 0) {
      gave_up_ = true;
      return false;
    }
    --left_;
    if (!is_free(place) || is_too_far(new_first, words + own + rest)) continue;
    chosen_.push_back(place);
    if (place_the_rest(depth + 1, i, new_first, words + own)) return true;
    chosen_.pop_back();
    if (left_ == 0) return false;
  }
  return false;
}

bool PlaceSearch::is_free(const Place& place) const {
  return std::none_of(chosen_.begin(), chosen_.end(), [&place](const Place& each) {
    return place.first <= each.last && each.first <= place.last;
  });
}

}  // namespace rostrum
