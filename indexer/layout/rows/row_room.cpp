#include "indexer/layout/rows/row_room.hpp"

#include <algorithm>

namespace rostrum {

std::vector<Interval> room_in(const Row& row, double least) {
  std::vector<Interval> room;
  double at = -kFar;
  for (const PageWord* word : row.words) {
    if (word->box.left - at >= least) room.push_back({at, word->box.left});
    at = std::max(at, word->box.right);
  }
  room.push_back({at, kFar});
  return room;
}

}  // namespace rostrum
