#include "schemas/columns/segment_merge.hpp"

#include <string_view>

namespace rostrum {

SegmentMerge::SegmentMerge(std::vector<Segment> segments, std::function<bool(std::uint32_t)> lives)
    : segments_(std::move(segments)) {
  for (const Segment& segment : segments_) {
    std::vector<bool> alive(segment.slots());
    for (std::uint32_t slot = 0; slot < segment.slots(); ++slot) {
      alive[slot] = segment.present(slot) && lives(segment.first() + slot);
    }
    alive_.push_back(std::move(alive));
  }
}

std::vector<SegmentDocument> SegmentMerge::documents() const {
  std::vector<SegmentDocument> all;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    const Segment& segment = segments_[i];
    for (std::uint32_t slot = 0; slot < segment.slots(); ++slot) {
      if (!alive_[i][slot]) continue;
      all.push_back({.number = segment.first() + slot,
                     .length = segment.lengths()[slot],
                     .first_day = segment.days()[2 * std::size_t{slot}],
                     .last_day = segment.days()[2 * std::size_t{slot} + 1]});
    }
  }
  return all;
}

void SegmentMerge::give(ListKind kind, PostingSink& sink) const {
  std::vector<std::uint32_t> next(segments_.size(), 0);
  // Where the positions of the next list begin.
  std::vector<std::uint64_t> places(segments_.size(), 0);
  for (;;) {
    bool any = false;
    std::string_view name;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Lists& lists = segments_[i].lists(kind);
      if (next[i] == lists.size()) continue;
      const std::string_view own = lists.name(next[i]);
      if (!any || own < name) name = own;
      any = true;
    }
    if (!any) return;
    sink.list(name);
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const Lists& lists = segments_[i].lists(kind);
      if (next[i] == lists.size() || lists.name(next[i]) != name) continue;
      for (std::uint64_t at = lists.starts[next[i]]; at < lists.starts[next[i] + 1]; ++at) {
        const std::uint16_t slot = lists.documents[at];
        const std::uint32_t count = lists.counts.empty() ? 1 : lists.count_at(at);
        const std::size_t taken = kind == ListKind::Words ? count : 0;
        if (alive_[i][slot]) {
          sink.posting(segments_[i].first() + slot, count,
                       lists.positions.subspan(places[i], taken));
        }
        places[i] += taken;
      }
      ++next[i];
    }
  }
}

}  // namespace rostrum
