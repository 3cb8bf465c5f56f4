#include "searcher/engine/segment_scores.hpp"

#include <algorithm>

namespace rostrum {
namespace {

/// Matches are looked up in a list one by one where they are that much fewer.
constexpr std::size_t kSparse = 16;

}  // namespace

SegmentScores::SegmentScores(const Segment& segment, const DocSet& matches,
                             const RankingStatistics& statistics,
                             const RankingParameters& parameters)
    : segment_(segment),
      matches_(matches),
      parameters_(parameters),
      match_count_(matches.count_in(segment.first(), segment.last())),
      scores_(segment.slots(), 0),
      norms_(segment.slots()) {
  // length_norm, for every document at once.
  const auto fixed = static_cast<float>(parameters.k1 * (1 - parameters.b));
  const auto by_length =
      static_cast<float>(parameters.k1 * parameters.b / statistics.average_length);
  const auto lengths = segment.lengths();
  for (std::size_t slot = 0; slot < norms_.size(); ++slot) {
    norms_[slot] = fixed + by_length * static_cast<float>(lengths[slot]);
  }
}

template <typename Visit>
void SegmentScores::for_each_posting(const PostingList& postings, const DocSet* only,
                                     const Visit& visit) {
  const auto documents = postings.documents;
  if (match_count_ * kSparse < documents.size()) {
    auto at = documents.begin();
    matches_.for_each_in(segment_.first(), segment_.last(), [&](std::uint32_t document) {
      const auto slot = static_cast<std::uint16_t>(document - segment_.first());
      at = std::lower_bound(at, documents.end(), slot);
      if (at == documents.end() || *at != slot) return;
      if (only != nullptr && !only->has(document)) return;
      visit(slot, static_cast<std::size_t>(at - documents.begin()));
    });
    return;
  }
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (only != nullptr && !only->has(segment_.first() + documents[i])) continue;
    visit(documents[i], i);
  }
}

void SegmentScores::add_union(const std::vector<PostingList>& own, const Weighing& weighing) {
  std::vector<std::uint32_t> counts(segment_.slots(), 0);
  for (const PostingList& list : own) {
    for_each_posting(list, weighing.only, [&](std::size_t slot, std::size_t posting) {
      counts[slot] += list.count(posting);
    });
  }
  const auto weight = static_cast<float>(weighing.weight * (parameters_.k1 + 1));
  for (std::size_t slot = 0; slot < counts.size(); ++slot) {
    if (counts[slot] == 0) continue;
    const auto times = static_cast<float>(counts[slot]);
    scores_[slot] += weight * times / (times + norms_[slot]);
  }
}

void SegmentScores::add(const Weighing& weighing) {
  const Lists& lists = segment_.lists(weighing.kind);
  const auto found = [&](const std::vector<std::string>& names) {
    std::vector<PostingList> own;
    for (const std::string& name : names) {
      if (const auto list = lists.find(name)) {
        own.push_back(segment_.postings(weighing.kind, *list));
      }
    }
    return own;
  };
  const std::vector<PostingList> own = found(weighing.lists);
  if (!weighing.disjoint && own.size() > 1) {
    add_union(own, weighing);
  } else {
    const auto weight = static_cast<float>(weighing.weight * (parameters_.k1 + 1));
    for (const PostingList& list : own) {
      for_each_posting(list, weighing.only, [&](std::size_t slot, std::size_t posting) {
        const auto times = static_cast<float>(list.count(posting));
        scores_[slot] += weight * times / (times + norms_[slot]);
      });
    }
  }
  const auto in_title = static_cast<float>(weighing.weight * parameters_.title);
  if (in_title == 0) return;
  for (const PostingList& list : found(weighing.title_lists)) {
    for_each_posting(list, weighing.only,
                     [&](std::size_t slot, std::size_t) { scores_[slot] += in_title; });
  }
}

}  // namespace rostrum
