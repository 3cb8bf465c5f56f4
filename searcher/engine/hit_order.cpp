#include "searcher/engine/hit_order.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <unordered_map>

#include "schemas/statement_terms.hpp"
#include "searcher/engine/in_parallel.hpp"
#include "searcher/engine/segment_scores.hpp"
#include "searcher/engine/weighing.hpp"

namespace rostrum {
namespace {

bool better(const RankedDocument& a, const RankedDocument& b) {
  return a.score != b.score ? a.score > b.score : a.document < b.document;
}

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

/// The segment that holds a document.
const Segment& segment_of(std::uint32_t document, const Snapshot& snapshot) {
  const auto& segments = snapshot.segments();
  return *std::lower_bound(
      segments.begin(), segments.end(), document,
      [](const Segment& segment, std::uint32_t number) { return segment.last() < number; });
}

/// Which posting of a list is that of a document; nullopt if none is.
std::optional<std::size_t> posting_of(const PostingList& list, std::uint16_t slot) {
  const auto at = std::lower_bound(list.documents.begin(), list.documents.end(), slot);
  if (at == list.documents.end() || *at != slot) return std::nullopt;
  return static_cast<std::size_t>(at - list.documents.begin());
}

/// Where a word of the question stands in a document, in any of its forms; ascending.
std::vector<std::uint32_t> places_of(const Weighing& weighing, const Segment& segment,
                                     std::uint16_t slot) {
  const Lists& words = segment.lists(ListKind::Words);
  std::vector<std::uint32_t> places;
  const auto add = [&](std::uint32_t word) {
    const PostingList list = segment.postings(ListKind::Words, word);
    const auto posting = posting_of(list, slot);
    if (!posting) return;
    const auto own = words.positions.subspan(words.positions_before(list.first + *posting),
                                             list.count(*posting));
    places.insert(places.end(), own.begin(), own.end());
  };
  for (const std::string& name : weighing.lists) {
    if (weighing.kind == ListKind::Words) {
      if (const auto word = words.find(name)) add(*word);
      continue;
    }
    const Lists& stems = segment.lists(ListKind::Stems);
    const auto stem = stems.find(name);
    if (!stem || !posting_of(segment.postings(ListKind::Stems, *stem), slot)) continue;
    for (const std::uint32_t word : stems.forms_of(*stem)) {
      // A word spelt together stands nowhere; its parts do.
      if (!words.name(word).starts_with(kCompoundPrefix)) add(word);
    }
  }
  std::sort(places.begin(), places.end());
  return places;
}

/// Raises those of the best where words of the question stand together.
void add_windows(const Weighings& weighings, const RankingParameters& parameters,
                 const Snapshot& snapshot, std::vector<RankedDocument>& best) {
  const std::size_t depth = std::min(parameters.window_depth, best.size());
  const auto near = std::count_if(weighings.all().begin(), weighings.all().end(),
                                  [](const Weighing& each) { return each.places; });
  if (near < 2 || parameters.window_weight == 0) return;
  for (std::size_t i = 0; i < depth; ++i) {
    const Segment& segment = segment_of(best[i].document, snapshot);
    const auto slot = static_cast<std::uint16_t>(best[i].document - segment.first());
    std::vector<std::vector<std::uint32_t>> positions;
    std::vector<TermPlaces> places;
    positions.reserve(weighings.all().size());
    for (const Weighing& each : weighings.all()) {
      if (!each.places) continue;
      positions.push_back(places_of(each, segment, slot));
      if (!positions.back().empty()) places.push_back({each.weight, positions.back()});
    }
    best[i].score += parameters.window_weight * best_window(places, parameters.window);
  }
  std::sort(best.begin(), best.end(), better);
}

/// Ranks the best anew with what they have in common.
class Feedback {
 public:
  Feedback(const Weighings& weighings, const RankingParameters& parameters,
           const Snapshot& snapshot)
      : weighings_(weighings), parameters_(parameters), snapshot_(snapshot) {}

  void apply(std::vector<RankedDocument>& best) {
    std::vector<FeedbackStatement> read;
    for (std::size_t i = 0; i < std::min(best.size(), parameters_.feedback_statements); ++i) {
      read.push_back(read_statement(best[i].document));
    }
    const auto with_term = [this](std::uint32_t number) { return statements_with(names_[number]); };
    const std::vector<ExpansionTerm> terms = expansion_terms(
        read, weighings_.question_weight(), with_term, weighings_.statistics(), parameters_);
    const std::size_t depth = std::min(parameters_.feedback_depth, best.size());
    add_scores(terms, std::span(best).first(depth));
    std::sort(best.begin(), best.begin() + static_cast<long>(depth), better);
  }

 private:
  [[nodiscard]] FeedbackStatement read_statement(std::uint32_t document) {
    const Segment& segment = segment_of(document, snapshot_);
    FeedbackStatement read{.length =
                               static_cast<double>(segment.lengths()[document - segment.first()])};
    snapshot_.for_each_stem(document, [&](std::string_view stem, std::uint32_t count) {
      read.terms.push_back({number_of(stem), count});
    });
    return read;
  }

  [[nodiscard]] std::uint32_t number_of(std::string_view term) {
    const auto [known, fresh] =
        numbers_.try_emplace(std::string(term), static_cast<std::uint32_t>(names_.size()));
    if (fresh) names_.emplace_back(term);
    return known->second;
  }

  /// How many statements have the term; 0 for one that may not expand a question.
  [[nodiscard]] double statements_with(const std::string& term) const {
    const std::string_view stem = std::string_view(term).substr(term.find(':') + 1);
    if (!may_expand(stem, 0, weighings_.statistics())) return 0;
    const auto with = static_cast<double>(snapshot_.frequency(ListKind::Stems, term));
    return may_expand(stem, with, weighings_.statistics()) ? with : 0;
  }

  /// Segment by segment and term by term, so that a list is gone through once and in order.
  void add_scores(const std::vector<ExpansionTerm>& terms, std::span<RankedDocument> best) const {
    std::vector<RankedDocument*> order;
    for (RankedDocument& each : best) order.push_back(&each);
    std::sort(order.begin(), order.end(),
              [](const auto* a, const auto* b) { return a->document < b->document; });
    for (std::size_t begin = 0; begin < order.size();) {
      const Segment& segment = segment_of(order[begin]->document, snapshot_);
      std::size_t end = begin;
      while (end < order.size() && order[end]->document <= segment.last()) ++end;
      const std::span<RankedDocument* const> own = std::span(order).subspan(begin, end - begin);
      for (const ExpansionTerm& term : terms) add_term(term, segment, own);
      begin = end;
    }
  }

  void add_term(const ExpansionTerm& term, const Segment& segment,
                std::span<RankedDocument* const> documents) const {
    const Lists& stems = segment.lists(ListKind::Stems);
    const auto text = stems.find(names_[term.term]);
    if (!text) return;
    const auto title = stems.find(std::string(field("title").prefix) + names_[term.term]);
    const PostingList list = segment.postings(ListKind::Stems, *text);
    const PostingList in_titles = title ? segment.postings(ListKind::Stems, *title) : PostingList{};
    auto at = list.documents.begin();
    for (RankedDocument* document : documents) {
      const auto slot = static_cast<std::uint16_t>(document->document - segment.first());
      at = std::lower_bound(at, list.documents.end(), slot);
      if (at == list.documents.end()) return;
      if (*at != slot) continue;
      const auto times = list.count(static_cast<std::size_t>(at - list.documents.begin()));
      const double norm =
          length_norm(segment.lengths()[slot], weighings_.statistics(), parameters_);
      const bool in_title = title && posting_of(in_titles, slot).has_value();
      document->score += word_score(term.weight, times, in_title, norm, parameters_);
    }
  }

  const Weighings& weighings_;
  const RankingParameters& parameters_;
  const Snapshot& snapshot_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> names_;
};

}  // namespace

std::vector<RankedDocument> rank_by_relevance(const QueryNode& root, const DocSet& matches,
                                              std::size_t offset, std::size_t count,
                                              const RankingParameters& parameters,
                                              const Snapshot& snapshot, TextAnalyser& analyser) {
  if (count == 0) return {};
  const bool feedback = parameters.feedback > 0 && asks_for_any(root);
  const Weighings weighings(root, feedback, parameters, snapshot, analyser);
  const std::size_t depth =
      std::max(parameters.window_depth, feedback ? parameters.feedback_depth : std::size_t{0});
  const std::size_t most = std::max(offset + count, depth);
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
  if (feedback) Feedback(weighings, parameters, snapshot).apply(ranked);
  ranked.resize(std::min(offset + count, ranked.size()));
  ranked.erase(ranked.begin(), ranked.begin() + static_cast<long>(std::min(offset, ranked.size())));
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
