#include "searcher/engine/hit_order.hpp"

#include <algorithm>

#include "searcher/engine/feedback.hpp"
#include "searcher/engine/in_parallel.hpp"
#include "searcher/engine/segment_scores.hpp"
#include "searcher/engine/weighing.hpp"
#include "searcher/engine/windows.hpp"

namespace rostrum {
namespace {

/// Keeps the best `most` of what it is shown.
class Best {
 public:
  explicit Best(std::size_t most) : most_(most) { heap_.reserve(most); }
  void see(std::uint32_t document, double score) {
    if (heap_.size() < most_) {
      heap_.push_back({document, score});
      std::push_heap(heap_.begin(), heap_.end(), better);
      return;
    }
    // Documents come in order, so that an equal one is never better.
    if (most_ == 0 || score <= heap_.front().score) return;
    std::pop_heap(heap_.begin(), heap_.end(), better);
    heap_.back() = {document, score};
    std::push_heap(heap_.begin(), heap_.end(), better);
  }
  [[nodiscard]] std::vector<RankedDocument> take() {
    std::sort(heap_.begin(), heap_.end(), better);
    return std::move(heap_);
  }

 private:
  std::size_t most_;
  std::vector<RankedDocument> heap_;  ///< the worst in front
};

}  // namespace

std::vector<RankedDocument> rank_by_relevance(const QueryNode& root, const DocSet& matches,
                                              std::size_t count,
                                              const RankingParameters& parameters,
                                              const Snapshot& snapshot, TextAnalyser& analyser) {
  if (count == 0) return {};
  const bool feedback = parameters.feedback > 0 && asks_for_any(root);
  const Weighings weighings(root, feedback, parameters, snapshot, analyser);
  const std::size_t depth =
      std::max(parameters.window_depth, feedback ? parameters.feedback_depth : std::size_t{0});
  const std::size_t most = std::max(count, depth);
  const auto& segments = snapshot.segments();
  std::vector<std::vector<RankedDocument>> best_of(segments.size());
  for_each_in_parallel(segments.size(), matches.count(), [&](std::size_t i) {
    const Segment& segment = segments[i];
    SegmentScores scores(segment, matches, weighings.statistics(), parameters);
    if (scores.match_count() == 0) return;
    for (const Weighing& weighing : weighings.all()) scores.add(weighing);
    Best best(std::min(most, scores.match_count()));
    matches.for_each_in(segment.first(), segment.last(), [&](std::uint32_t document) {
      best.see(document, static_cast<double>(scores.score(document)));
    });
    best_of[i] = best.take();
  });
  std::vector<RankedDocument> ranked;
  for (const auto& each : best_of) ranked.insert(ranked.end(), each.begin(), each.end());
  std::sort(ranked.begin(), ranked.end(), better);
  ranked.resize(std::min(most, ranked.size()));
  add_windows(weighings, parameters, snapshot, ranked);
  if (feedback) apply_feedback(weighings, parameters, snapshot, ranked);
  ranked.resize(std::min(count, ranked.size()));
  return ranked;
}

std::vector<RankedDocument> rank_by_date(const DocSet& matches, bool newest_first,
                                         std::size_t offset, std::size_t count,
                                         const Snapshot& snapshot) {
  struct Dated {
    std::uint32_t document;
    int day;
  };
  std::vector<Dated> dated;
  DocSet undated = matches;
  snapshot.for_each_date(matches, [&](std::uint32_t document, const DayRange& days) {
    dated.push_back({document, days.first});
    undated.drop(document);
  });
  const auto before = [newest_first](const Dated& a, const Dated& b) {
    if (a.day != b.day) return newest_first ? a.day > b.day : a.day < b.day;
    return a.document < b.document;
  };
  const std::size_t wanted = std::min(offset + count, dated.size());
  std::partial_sort(dated.begin(), dated.begin() + static_cast<long>(wanted), dated.end(), before);
  std::vector<RankedDocument> ranked;
  for (std::size_t i = offset; i < wanted; ++i) ranked.push_back({dated[i].document, 0});
  std::size_t place = dated.size();
  undated.for_each([&](std::uint32_t document) {
    if (place >= offset && place < offset + count) ranked.push_back({document, 0});
    ++place;
  });
  return ranked;
}

}  // namespace rostrum
