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
  void give_forms(FormSink& sink) const override;

 private:
  [[nodiscard]] bool form_lives(std::size_t segment, std::uint32_t stem, std::uint32_t word) const;

  std::vector<Segment> segments_;
  /// For each segment, by slot.
  std::vector<std::vector<bool>> alive_;
  std::vector<bool> whole_;  ///< for each segment: all its documents are alive
};

}  // namespace rostrum
