/// Several segments as one, without the documents that are gone.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "schemas/columns/segment_writer.hpp"

namespace rostrum {

class SegmentMerge final : public SegmentSource {
 public:
  /// `lives` tells of a document's number whether it is still there.
  /// REQUIRES: segments in order of their numbers, none across another, one document alive.
  SegmentMerge(std::vector<Segment> segments, const std::function<bool(std::uint32_t)>& lives);

  [[nodiscard]] std::vector<SegmentDocument> documents() const override;
  void give(ListKind kind, PostingSink& sink) const override;
  [[nodiscard]] std::vector<StemForm> forms() const override;

 private:
  /// A list of one of the segments.
  struct Step {
    std::uint32_t segment;
    std::uint32_t list;
    std::uint32_t number;  ///< of the name in the merged segment
  };

  void order_lists(ListKind kind);
  [[nodiscard]] bool list_lives(std::size_t segment, ListKind kind, std::uint32_t list) const;
  [[nodiscard]] bool form_lives(std::size_t segment, std::uint32_t stem, std::uint32_t word) const;

  std::vector<Segment> segments_;
  /// For each segment, by slot.
  std::vector<std::vector<bool>> alive_;
  std::vector<bool> whole_;  ///< for each segment: all its documents are alive
  /// For each kind: the lists that live, by name and then by segment.
  std::array<std::vector<Step>, kListKinds> steps_;
};

}  // namespace rostrum
