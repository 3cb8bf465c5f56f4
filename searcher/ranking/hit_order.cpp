#include "searcher/ranking/hit_order.hpp"

#include <algorithm>

#include "schemas/record/date.hpp"
#include "searcher/ranking/feedback.hpp"
#include "searcher/ranking/proximity.hpp"
#include "searcher/ranking/segment_scores.hpp"
#include "searcher/ranking/top_k.hpp"
#include "searcher/ranking/weighing.hpp"
#include "searcher/request/in_parallel.hpp"

namespace rostrum {

std::vector<RankedDocument> rank_by_relevance(const QueryNode& root, const DocSet& matches,
                                              std::size_t count,
                                              const RankingParameters& parameters,
                                              const Snapshot& snapshot, TextAnalyser& analyser) {
  if (count == 0) return {};
  const bool feedback = parameters.feedback > 0 && asks_for_any(root);
  const Weighings weighings(root, feedback, parameters, snapshot, analyser);
  const std::size_t depth =
      std::max(parameters.proximity_depth, feedback ? parameters.feedback_depth : std::size_t{0});
  const std::size_t most = std::max(count, depth);
  const auto& segments = snapshot.segments();
  std::vector<std::vector<RankedDocument>> best_of(segments.size());
  for_each_in_parallel(
      segments.size(), matches.count() * weighings.all().size(), [&](std::size_t i) {
        best_of[i] = best_in_segment(segments[i], matches, weighings, parameters, most);
      });
  std::vector<RankedDocument> ranked;
  for (const auto& each : best_of) ranked.insert(ranked.end(), each.begin(), each.end());
  std::sort(ranked.begin(), ranked.end(), better);
  ranked.resize(std::min(most, ranked.size()));
  add_proximity(weighings, parameters, snapshot, ranked);
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
  const auto before = [newest_first](const Dated& a, const Dated& b) {
    if (a.day != b.day) return newest_first ? a.day > b.day : a.day < b.day;
    return a.document < b.document;
  };
  TopK<Dated, decltype(before)> best(offset + count, before);
  std::size_t dated = 0;
  snapshot.for_each_date(matches, [&](std::uint32_t document, const DayRange& days) {
    best.see({document, days.first});
    ++dated;
  });
  std::vector<RankedDocument> ranked;
  for (const Dated& each : best.take()) ranked.push_back({each.document, 0});
  ranked.erase(ranked.begin(), ranked.begin() + static_cast<long>(std::min(offset, ranked.size())));
  if (dated >= offset + count) return ranked;
  DocSet undated = matches;
  snapshot.for_each_date(matches,
                         [&](std::uint32_t document, const DayRange&) { undated.drop(document); });
  std::size_t place = dated;
  undated.for_each([&](std::uint32_t document) {
    if (place >= offset && place < offset + count) ranked.push_back({document, 0});
    ++place;
  });
  return ranked;
}

}  // namespace rostrum
