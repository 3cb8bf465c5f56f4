/// Scores of the documents of one segment. For the files of this folder alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/engine/doc_set.hpp"
#include "searcher/engine/weighing.hpp"

namespace rostrum {

/// REQUIRES: segment and matches outlive it.
class SegmentScores {
 public:
  SegmentScores(const Segment& segment, const DocSet& matches, const RankingStatistics& statistics,
                const RankingParameters& parameters);

  /// Of the documents of the segment, those that match.
  [[nodiscard]] std::size_t match_count() const { return match_count_; }
  [[nodiscard]] float score(std::uint32_t document) const {
    return scores_[document - segment_.first()];
  }
  void add(const Weighing& weighing);

 private:
  template <typename Visit>
  void for_each_posting(const PostingList& postings, const DocSet* only, const Visit& visit);
  void add_union(const std::vector<PostingList>& own, const Weighing& weighing);

  const Segment& segment_;
  const DocSet& matches_;
  const RankingParameters& parameters_;
  std::size_t match_count_;
  std::vector<float> scores_;
  std::vector<float> norms_;  ///< see length_norm
};

}  // namespace rostrum
