/// Documents by the segments that hold them.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "searcher/snapshot/ranked_document.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// Calls `visit(segment, documents)` for each segment that holds some of `ranked`, in order of
/// number: what is looked up in a segment is looked up once, and lists are gone through in order.
template <typename Visit>
void for_each_segment_run(std::span<RankedDocument> ranked, const Snapshot& snapshot,
                          const Visit& visit) {
  std::vector<RankedDocument*> order;
  order.reserve(ranked.size());
  for (RankedDocument& each : ranked) order.push_back(&each);
  std::sort(order.begin(), order.end(),
            [](const auto* a, const auto* b) { return a->document < b->document; });
  for (std::size_t begin = 0; begin < order.size();) {
    const Segment& segment = snapshot.segment_of(order[begin]->document);
    std::size_t end = begin;
    while (end < order.size() && order[end]->document <= segment.last()) ++end;
    visit(segment, std::span<RankedDocument* const>(order).subspan(begin, end - begin));
    begin = end;
  }
}

/// Looks for documents in a list, which come in order of number.
class ListWalk {
 public:
  explicit ListWalk(const PostingList& list) : list_(list) {}

  /// Which posting is that of `slot`; nullopt if none is. REQUIRES: slots ascend from call to call.
  [[nodiscard]] std::optional<std::size_t> find(std::uint16_t slot) {
    // Doubling steps: the next one is mostly near, where the list is short beside the documents.
    const auto documents = list_.documents;
    std::size_t low = at_;
    std::size_t step = 1;
    while (low + step < documents.size() && documents[low + step] < slot) {
      low += step;
      step *= 2;
    }
    const auto begin = documents.begin();
    const auto end = begin + static_cast<long>(std::min(low + step, documents.size()));
    const auto found = std::lower_bound(begin + static_cast<long>(low), end, slot);
    at_ = static_cast<std::size_t>(found - begin);
    if (at_ == documents.size() || documents[at_] != slot) return std::nullopt;
    return at_;
  }
  [[nodiscard]] const PostingList& list() const { return list_; }

 private:
  PostingList list_;
  std::size_t at_ = 0;
};

}  // namespace rostrum
