/// Places that follow each other at once. For the files of this folder alone.
#pragma once

#include <algorithm>
#include <vector>

#include "searcher/matching/window_search.hpp"

namespace rostrum {

/// Ascending, each once.
inline void put_in_order(std::vector<Place>& places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
}

/// Each of `before` together with one of `next` that begins right behind it, or, with
/// `may_leave_place`, one further on. REQUIRES: `next` ascends.
[[nodiscard]] inline std::vector<Place> followed(const std::vector<Place>& before,
                                                 const std::vector<Place>& next,
                                                 bool may_leave_place) {
  std::vector<Place> both;
  for (const Place& place : before) {
    const std::uint32_t last = place.last + (may_leave_place ? 2 : 1);
    auto at = std::lower_bound(next.begin(), next.end(), Place{place.last + 1, 0});
    for (; at != next.end() && at->first <= last; ++at) both.push_back({place.first, at->last});
  }
  put_in_order(both);
  return both;
}

}  // namespace rostrum
