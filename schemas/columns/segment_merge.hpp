/// Several segments as one, without the documents that are gone.
#pragma once

#include <functional>
#include <vector>

#include "schemas/columns/segment_writer.hpp"

namespace rostrum {

class SegmentMerge final : public SegmentSource {
 public:
  /// `lives` tells of a document's number whether it is still there.
  /// REQUIRES: segments in order of their numbers, none across another, one document alive.
  SegmentMerge(std::vector<Segment> segments, std::function<bool(std::uint32_t)> lives);

  [[nodiscard]] std::vector<SegmentDocument> documents() const override;
  void give(ListKind kind, PostingSink& sink) const override;

 private:
  std::vector<Segment> segments_;
  /// For each segment, by slot.
  std::vector<std::vector<bool>> alive_;
};

}  // namespace rostrum
