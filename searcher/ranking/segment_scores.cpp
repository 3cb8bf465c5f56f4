// A segment is scored a window of documents at a time, so that the scores and norms at work stay in
// the nearest cache and no memory is asked of the system: for a rare word in 65,535 documents that
// took longer than all the rest.
#include "searcher/ranking/segment_scores.hpp"

#include <algorithm>
#include <array>

#include "searcher/ranking/top_k.hpp"
#include "searcher/request/question_budget.hpp"

namespace rostrum {
namespace {

/// Documents of a window: 16 kB of scores and as much of norms.
constexpr std::uint32_t kWindow = 4096;
/// A slot's place in the window is taken by these bits: whatever a list says, it is in there.
constexpr std::uint32_t kWindowBits = kWindow - 1;
static_assert((kWindow & kWindowBits) == 0);
/// Matches are looked up in a list one by one where they are that much fewer.
constexpr std::size_t kSparse = 16;
/// Postings whose shares are computed together, several at an instruction.
constexpr std::size_t kBlock = 128;
/// Scores that are compared with the least of the best together. A part of kWindow.
constexpr std::uint32_t kStride = 32;

/// Below every score.
constexpr float kWorst = -1;
/// So that no division is by zero, whatever k1 and b are.
constexpr float kLeastNorm = 1e-9F;

struct Better {
  bool operator()(const RankedDocument& a, const RankedDocument& b) const { return better(a, b); }
};
using Best = TopK<RankedDocument, Better>;

/// A list, and how far it has been gone through.
struct Walk {
  PostingList list;
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind the window's last posting

  /// Takes the postings of the documents from `first` on, up to but not `last`.
  void move_to(std::uint32_t first, std::uint32_t last) {
    begin = place_of(first, end);
    end = place_of(last, begin);
  }

 private:
  /// The first posting from `at` on that is of `slot` or a later document.
  [[nodiscard]] std::size_t place_of(std::uint32_t slot, std::size_t at) const {
    const auto all = list.documents;
    return static_cast<std::size_t>(
        std::lower_bound(all.begin() + static_cast<long>(at), all.end(), slot) - all.begin());
  }
};

/// One weighing, in one segment.
struct WeighedLists {
  std::vector<Walk> lists;
  std::vector<Walk> title_lists;
  const DocSet* only = nullptr;
  bool together = false;  ///< a document's counts in several lists are added before they weigh
  float weight = 0;
  float in_title = 0;
};

/// BM25's growth with the number of occurrences; 0 for none.
float share(float weight, float occurrences, float norm) {
  return weight * occurrences / (occurrences + norm);
}

std::uint8_t greatest(const std::uint8_t* counts, std::size_t size) {
  std::uint8_t most = 0;
  for (std::size_t i = 0; i < size; ++i) most = std::max(most, counts[i]);
  return most;
}

/// True if one of kStride scores is above the least.
[[gnu::noinline]] bool any_above(const float* scores, float least) {
  int above = 0;  // all bits, as a comparison of several leaves them
  for (std::uint32_t i = 0; i < kStride; ++i) above |= scores[i] > least ? -1 : 0;
  return above != 0;
}

struct Block {
  const std::uint16_t* slots;
  const std::uint8_t* counts;
  std::size_t size;  ///< kBlock at most
};

/// Adds what each posting of a block weighs to the score at its slot minus `first`. Step by step
/// over all, so that each step is simple enough to be done for several at once, and a function of
/// its own, so that it has the registers for it: this is where a frequent word's time goes.
[[gnu::noinline]] void add_shares(const Block& block, float weight, std::uint32_t first,
                                  const float* norms, float* scores) {
  const auto [slots, counts, size] = block;
  std::array<float, kBlock> shares;
  for (std::size_t i = 0; i < size; ++i) shares[i] = norms[(slots[i] - first) & kWindowBits];
  for (std::size_t i = 0; i < size; ++i) {
    shares[i] = share(weight, static_cast<float>(counts[i]), shares[i]);
  }
  for (std::size_t i = 0; i < size; ++i) scores[(slots[i] - first) & kWindowBits] += shares[i];
}

class Scoring {
 public:
  Scoring(const Segment& segment, const DocSet& matches, const Weighings& weighings,
          const RankingParameters& parameters)
      : segment_(segment),
        lengths_(segment.lengths()),
        matches_(matches),
        fixed_(std::max(static_cast<float>(parameters.k1 * (1 - parameters.b)), kLeastNorm)),
        by_length_(static_cast<float>(parameters.k1 * parameters.b /
                                      weighings.statistics().average_length)) {
    for (const Weighing& each : weighings.all()) {
      WeighedLists own{.lists = found(each.kind, each.lists),
                       .only = each.only,
                       .together = !each.disjoint,
                       .weight = static_cast<float>(each.weight * (parameters.k1 + 1)),
                       .in_title = static_cast<float>(each.weight * parameters.title)};
      if (own.in_title != 0) own.title_lists = found(each.kind, each.title_lists);
      if (!own.lists.empty()) add(std::move(own));
    }
  }

  void show_all(Best& best) {
    for (std::uint32_t first = 0; first < segment_.slots(); first += kWindow) {
      first_ = first;
      last_ = std::min(first + kWindow, segment_.slots());
      const std::uint32_t number = segment_.first() + first_;
      spend(kWindow);
      match_count_ = matches_.count_in(number, segment_.first() + last_ - 1);
      if (match_count_ == 0) continue;
      scores_.fill(0);
      has_norms_ = false;
      for (WeighedLists& each : weighed_) add_scores(each);
      show_window(best);
    }
  }

 private:
  /// Most documents are worse than the best so far, and are passed over several at a time.
  void show_window(Best& best) const {
    for (std::uint32_t at = 0; at < last_ - first_; at += kStride) {
      const RankedDocument* const worst = best.worst();
      // Documents come in order, so that one that only equals the worst is never better.
      const float least = worst != nullptr ? static_cast<float>(worst->score) : kWorst;
      if (!any_above(&scores_[at], least)) continue;
      const std::uint32_t first = segment_.first() + first_ + at;
      const float* const scores = &scores_[at];
      matches_.for_each_in(first, std::min(first + kStride, segment_.first() + last_) - 1,
                           [&best, scores, first, least](std::uint32_t document) {
                             const float score = scores[document - first];
                             if (score <= least) return;
                             best.see({document, static_cast<double>(score)});
                           });
    }
  }

  [[nodiscard]] std::vector<Walk> found(ListKind kind, const std::vector<std::string>& names) {
    const Lists& lists = segment_.lists(kind);
    std::vector<Walk> walks;
    for (const std::string& name : names) {
      if (const auto list = lists.find(name)) walks.push_back({segment_.postings(kind, *list)});
    }
    return walks;
  }

  /// A word that is its stem's only form has the stem's postings: they are gone through once.
  void add(WeighedLists lists) {
    const auto same = [](const std::vector<Walk>& a, const std::vector<Walk>& b) {
      return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Walk& x, const Walk& y) {
        return x.list.documents.data() == y.list.documents.data();
      });
    };
    for (WeighedLists& each : weighed_) {
      if (each.only != lists.only || each.together != lists.together ||
          !same(each.lists, lists.lists) || !same(each.title_lists, lists.title_lists)) {
        continue;
      }
      each.weight += lists.weight;
      each.in_title += lists.in_title;
      return;
    }
    weighed_.push_back(std::move(lists));
  }

  void add_scores(WeighedLists& own) {
    for (Walk& walk : own.lists) walk.move_to(first_, last_);
    if (own.together && own.lists.size() > 1) {
      add_union(own);
    } else {
      for (const Walk& walk : own.lists) add_list(walk, own);
    }
    for (Walk& walk : own.title_lists) {
      walk.move_to(first_, last_);
      for_each_posting(walk, own.only,
                       [&](std::size_t at, std::size_t) { scores_[at] += own.in_title; });
    }
  }

  void add_list(const Walk& walk, const WeighedLists& own) {
    spend(walk.end - walk.begin);
    if (own.only != nullptr || is_sparse(walk)) {
      for_each_posting(walk, own.only, [&](std::size_t at, std::size_t posting) {
        scores_[at] += share(own.weight, static_cast<float>(walk.list.count(posting)), norm(at));
      });
      return;
    }
    make_norms();
    const std::uint8_t* const counts = walk.list.counts.data();
    for (std::size_t begin = walk.begin; begin < walk.end; begin += kBlock) {
      const std::size_t size = std::min(kBlock, walk.end - begin);
      if (greatest(counts + begin, size) < kManyCounts) {
        add_shares({walk.list.documents.data() + begin, counts + begin, size}, own.weight, first_,
                   norms_.data(), scores_.data());
        continue;
      }
      for (std::size_t i = begin; i < begin + size; ++i) {
        const std::size_t at = (walk.list.documents[i] - first_) & kWindowBits;
        scores_[at] += share(own.weight, static_cast<float>(walk.list.count(i)), norms_[at]);
      }
    }
  }

  void add_union(const WeighedLists& own) {
    counts_.fill(0);
    for (const Walk& walk : own.lists) {
      spend(walk.end - walk.begin);
      for_each_posting(walk, own.only, [&](std::size_t at, std::size_t posting) {
        counts_[at] += walk.list.count(posting);
      });
    }
    make_norms();
    for (std::size_t at = 0; at < last_ - first_; ++at) {
      const auto times = static_cast<float>(static_cast<std::int32_t>(counts_[at]));
      scores_[at] += share(own.weight, times, norms_[at]);
    }
  }

  /// Calls `visit(place in the window, posting)`; of documents that do not match, or not.
  template <typename Visit>
  void for_each_posting(const Walk& walk, const DocSet* only, const Visit& visit) const {
    const auto documents = walk.list.documents;
    if (is_sparse(walk)) {
      auto at = documents.begin() + static_cast<long>(walk.begin);
      const auto end = documents.begin() + static_cast<long>(walk.end);
      matches_.for_each_in(segment_.first() + first_, segment_.first() + last_ - 1,
                           [&](std::uint32_t document) {
                             const std::uint32_t slot = document - segment_.first();
                             at = std::lower_bound(at, end, slot);
                             if (at == end || *at != slot) return;
                             if (only != nullptr && !only->has(document)) return;
                             visit(slot - first_, static_cast<std::size_t>(at - documents.begin()));
                           });
      return;
    }
    for (std::size_t i = walk.begin; i < walk.end; ++i) {
      if (only != nullptr && !only->has(segment_.first() + documents[i])) continue;
      visit((documents[i] - first_) & kWindowBits, i);
    }
  }

  [[nodiscard]] bool is_sparse(const Walk& walk) const {
    return match_count_ * kSparse < walk.end - walk.begin;
  }

  /// length_norm of the document at a place of the window.
  [[nodiscard]] float norm(std::size_t at) const {
    return fixed_ +
           by_length_ * static_cast<float>(static_cast<std::int32_t>(lengths_[first_ + at]));
  }

  void make_norms() {
    if (has_norms_) return;
    for (std::size_t at = 0; at < last_ - first_; ++at) norms_[at] = norm(at);
    has_norms_ = true;
  }

  const Segment& segment_;
  std::span<const std::uint32_t> lengths_;
  const DocSet& matches_;
  float fixed_;
  float by_length_;
  std::vector<WeighedLists> weighed_;
  std::uint32_t first_ = 0;  ///< slot of the window's first document
  std::uint32_t last_ = 0;   ///< behind the window's last
  std::size_t match_count_ = 0;
  bool has_norms_ = false;
  std::array<float, kWindow> scores_;
  std::array<float, kWindow> norms_;
  std::array<std::uint32_t, kWindow> counts_;
};

}  // namespace

std::vector<RankedDocument> best_in_segment(const Segment& segment, const DocSet& matches,
                                            const Weighings& weighings,
                                            const RankingParameters& parameters, std::size_t most) {
  if (matches.count_in(segment.first(), segment.last()) == 0) return {};
  Best best(most, {});
  Scoring(segment, matches, weighings, parameters).show_all(best);
  return best.take();
}

}  // namespace rostrum
