#include "searcher/engine/hit_order.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "searcher/engine/matcher.hpp"
#include "searcher/engine/query_resolver.hpp"
#include "searcher/engine/text_matcher.hpp"

namespace rostrum {
namespace {

constexpr double kK1 = 1;
constexpr double kB = 0.5;
constexpr double kLeastLength = 0.5;  ///< of the average
/// Matches are looked up in a list one by one where they are that much fewer.
constexpr std::size_t kSparse = 16;

/// A word of the question that weighs: one term, in one or several lists.
struct Weighing {
  ListKind kind;
  std::vector<std::string> lists;
  /// Lists of different languages share no document; those of a wildcard may.
  bool disjoint = true;
  const DocSet* only = nullptr;  ///< null: wherever it stands
  double weight = 0;
};

class Weighings {
 public:
  Weighings(const Snapshot& snapshot, TextAnalyser& analyser)
      : snapshot_(snapshot), analyser_(analyser) {}

  void add(const QueryNode& node, const DocSet* only) {
    const std::string prefix(node.field.empty() ? "" : field(node.field).prefix);
    switch (node.op) {
      case QueryOp::Word: {
        Weighing word{.kind = ListKind::Stems, .only = only};
        for (const std::string& term : stem_terms(node.text, snapshot_, analyser_)) {
          word.lists.push_back(prefix + term);
        }
        add(std::move(word));
        for (const auto& parts : node.spellings) add(adjacent_words(parts, node), only);
        return;
      }
      case QueryOp::Wildcard: {
        Weighing word{.kind = ListKind::Words, .disjoint = false, .only = only};
        for (const auto& spelling : node.spellings) {
          word.lists.push_back(prefix + spelling.front());
          word.lists.push_back(hyphenated_term(prefix, spelling.front()));
        }
        add(std::move(word));
        return;
      }
      case QueryOp::Phrase: {
        const DocSet* within = narrowed(node, only);
        for (const std::string& word : node.words) {
          add({.kind = ListKind::Words,
               .lists = {prefix + word, hyphenated_term(prefix, word)},
               .disjoint = false,
               .only = within});
        }
        return;
      }
      case QueryOp::Near:
      case QueryOp::Adjacent: {
        const DocSet* within = narrowed(node, only);
        for (const QueryNode& child : node.children) add(child, within);
        return;
      }
      case QueryOp::And:
        for (const QueryNode& child : node.children) add(child, only);
        return;
      case QueryOp::Or:
        // Words that must stand together weigh where they do, though another branch be met.
        for (const QueryNode& child : node.children) {
          add(child, child.op == QueryOp::And ? narrowed(child, only) : only);
        }
        return;
      case QueryOp::Not:
      case QueryOp::Filter:
      case QueryOp::Dates:
      case QueryOp::All:
        return;
    }
  }

  [[nodiscard]] const std::vector<Weighing>& all() const { return weighings_; }

 private:
  void add(Weighing weighing) {
    std::size_t frequency = 0;
    if (weighing.disjoint) {
      for (const std::string& list : weighing.lists) {
        frequency += snapshot_.frequency(weighing.kind, list);
      }
    } else {
      DocSet any = snapshot_.none();
      for (const std::string& list : weighing.lists) snapshot_.add_list(weighing.kind, list, any);
      any &= snapshot_.all();
      frequency = any.count();
    }
    if (frequency == 0) return;
    const auto statements = static_cast<double>(snapshot_.statements());
    const auto with = static_cast<double>(frequency);
    double ratio = (statements - with + 0.5) / (with + 0.5);
    // Xapian's floor: a word in more than a third of the statements still weighs.
    if (ratio < 2) ratio = ratio * 0.5 + 1;
    weighing.weight = std::log(ratio) * (kK1 + 1);
    weighings_.push_back(std::move(weighing));
  }

  /// Where a phrase or a NEAR stands, inside another one if need be.
  const DocSet* narrowed(const QueryNode& node, const DocSet* only) {
    sets_.push_back(std::make_unique<DocSet>(match(node, snapshot_, analyser_)));
    if (only != nullptr) *sets_.back() &= *only;
    return sets_.back().get();
  }

  const Snapshot& snapshot_;
  TextAnalyser& analyser_;
  std::vector<Weighing> weighings_;
  std::vector<std::unique_ptr<DocSet>> sets_;
};

/// Scores of the documents of one segment.
class SegmentScores {
 public:
  SegmentScores(const Segment& segment, const DocSet& matches, double average_length)
      : segment_(segment),
        matches_(matches),
        match_count_(matches.count_in(segment.first(), segment.last())),
        scores_(segment.slots(), 0),
        norms_(segment.slots()) {
    const auto lengths = segment.lengths();
    const auto by_length = static_cast<float>(kK1 * kB / average_length);
    const auto least = static_cast<float>(kK1 * kB * kLeastLength);
    const auto fixed = static_cast<float>(kK1 * (1 - kB));
    for (std::size_t slot = 0; slot < norms_.size(); ++slot) {
      norms_[slot] = fixed + std::max(static_cast<float>(lengths[slot]) * by_length, least);
    }
  }

  [[nodiscard]] std::size_t match_count() const { return match_count_; }
  [[nodiscard]] float score(std::uint32_t document) const {
    return scores_[document - segment_.first()];
  }

  void add(const Weighing& weighing) {
    const Lists& lists = segment_.lists(weighing.kind);
    std::vector<std::uint32_t> own;
    for (const std::string& name : weighing.lists) {
      if (const auto list = lists.find(name)) own.push_back(*list);
    }
    const auto weight = static_cast<float>(weighing.weight);
    if (weighing.disjoint || own.size() == 1) {
      for (const std::uint32_t list : own) {
        for_each_posting(lists, list, weighing.only, [&](std::size_t slot, std::uint32_t count) {
          const auto times = static_cast<float>(count);
          scores_[slot] += weight * times / (times + norms_[slot]);
        });
      }
      return;
    }
    std::vector<std::uint32_t> counts(segment_.slots(), 0);
    for (const std::uint32_t list : own) {
      for_each_posting(lists, list, weighing.only,
                       [&](std::size_t slot, std::uint32_t count) { counts[slot] += count; });
    }
    for (std::size_t slot = 0; slot < counts.size(); ++slot) {
      if (counts[slot] == 0) continue;
      const auto times = static_cast<float>(counts[slot]);
      scores_[slot] += weight * times / (times + norms_[slot]);
    }
  }

 private:
  template <typename Visit>
  void for_each_posting(const Lists& lists, std::uint32_t list, const DocSet* only,
                        const Visit& visit) {
    const auto documents = lists.documents_of(list);
    const std::uint64_t begin = lists.starts[list];
    if (match_count_ * kSparse < documents.size()) {
      auto at = documents.begin();
      matches_.for_each_in(segment_.first(), segment_.last(), [&](std::uint32_t document) {
        const auto slot = static_cast<std::uint16_t>(document - segment_.first());
        at = std::lower_bound(at, documents.end(), slot);
        if (at == documents.end() || *at != slot) return;
        if (only != nullptr && !only->has(document)) return;
        visit(slot, lists.count_at(begin + static_cast<std::uint64_t>(at - documents.begin())));
      });
      return;
    }
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const std::size_t slot = documents[i];
      if (only != nullptr && !only->has(segment_.first() + documents[i])) continue;
      visit(slot, lists.count_at(begin + i));
    }
  }

  const Segment& segment_;
  const DocSet& matches_;
  std::size_t match_count_;
  std::vector<float> scores_;
  std::vector<float> norms_;
};

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
  [[nodiscard]] std::vector<RankedDocument> take(std::size_t offset) {
    std::sort(heap_.begin(), heap_.end(), better);
    heap_.erase(heap_.begin(), heap_.begin() + static_cast<long>(std::min(offset, heap_.size())));
    return std::move(heap_);
  }

 private:
  std::size_t most_;
  std::vector<RankedDocument> heap_;  ///< the worst in front
};

}  // namespace

std::vector<RankedDocument> rank_by_relevance(const QueryNode& root, const DocSet& matches,
                                              std::size_t offset, std::size_t count,
                                              const Snapshot& snapshot, TextAnalyser& analyser) {
  if (count == 0) return {};
  Weighings weighings(snapshot, analyser);
  weighings.add(root, nullptr);
  Best best(offset + count);
  for (const Segment& segment : snapshot.segments()) {
    SegmentScores scores(segment, matches, snapshot.average_length());
    if (scores.match_count() == 0) continue;
    for (const Weighing& weighing : weighings.all()) scores.add(weighing);
    matches.for_each_in(segment.first(), segment.last(), [&](std::uint32_t document) {
      best.see(document, static_cast<double>(scores.score(document)));
    });
  }
  return best.take(offset);
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
