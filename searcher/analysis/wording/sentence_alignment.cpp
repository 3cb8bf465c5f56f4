#include "searcher/analysis/wording/sentence_alignment.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "searcher/analysis/wording/common_sequence.hpp"
#include "searcher/request/question_budget.hpp"

namespace rostrum {
namespace {

/// Sentences that share fewer words have nothing to do with each other: "Thank you, Chair."
constexpr std::size_t kFewestShared = 3;

class Aligner {
 public:
  Aligner(const std::vector<SentenceWords>& from, const std::vector<SentenceWords>& to)
      : from_(from), to_(to), of_from_(from.size()), of_to_(to.size()) {}

  std::vector<AlignedSentence> run() {
    pair_the_same();
    pair_the_near();
    find_order();
    return in_order();
  }

 private:
  void pair(std::size_t i, std::size_t j) {
    of_from_[i] = j;
    of_to_[j] = i;
  }

  void pair_the_same() {
    std::map<SentenceWords, std::uint32_t> numbers;
    const auto number = [&](const std::vector<SentenceWords>& sentences) {
      std::vector<std::uint32_t> keys;
      for (const SentenceWords& each : sentences) {
        keys.push_back(
            numbers.try_emplace(each, static_cast<std::uint32_t>(numbers.size())).first->second);
      }
      return keys;
    };
    const std::vector<std::uint32_t> a = number(from_);
    const std::vector<std::uint32_t> b = number(to_);
    for (const auto& [i, j] : common_sequence(a, b)) pair(i, j);
    std::unordered_map<std::uint32_t, std::deque<std::size_t>> left;
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (!of_to_[j]) left[b[j]].push_back(j);
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (of_from_[i]) continue;
      const auto known = left.find(a[i]);
      if (known == left.end() || known->second.empty()) continue;
      pair(i, known->second.front());
      known->second.pop_front();
    }
  }

  /// Words that both have, in whatever order: no more can be the same in order.
  [[nodiscard]] std::vector<std::size_t> shared_words(std::size_t i) const {
    std::vector<std::size_t> shared(to_.size(), 0);
    std::map<std::uint32_t, std::size_t> times;
    for (const std::uint32_t word : from_[i]) ++times[word];
    for (const auto& [word, count] : times) {
      const auto known = holding_.find(word);
      if (known == holding_.end()) continue;
      for (const auto& [j, there] : known->second) shared[j] += std::min(count, there);
    }
    return shared;
  }

  void pair_the_near() {
    for (std::size_t j = 0; j < to_.size(); ++j) {
      if (of_to_[j]) continue;
      std::map<std::uint32_t, std::size_t> times;
      for (const std::uint32_t word : to_[j]) ++times[word];
      for (const auto& [word, count] : times) holding_[word].emplace_back(j, count);
    }
    // The share of words that are not the same, how many are, and the pair.
    std::vector<std::tuple<double, std::size_t, std::size_t, std::size_t>> near;
    for (std::size_t i = 0; i < from_.size(); ++i) {
      if (of_from_[i]) continue;
      spend(4 * to_.size());
      const std::vector<std::size_t> shared = shared_words(i);
      for (std::size_t j = 0; j < to_.size(); ++j) {
        const std::size_t both = from_[i].size() + to_[j].size();
        if (shared[j] < kFewestShared || 4 * shared[j] < both) continue;
        const std::size_t same = common_sequence(from_[i], to_[j]).size();
        if (same < kFewestShared || 4 * same < both) continue;
        near.emplace_back(1 - 2.0 * static_cast<double>(same) / static_cast<double>(both),
                          both - same, i, j);
      }
    }
    std::sort(near.begin(), near.end());
    for (const auto& [apart, words, i, j] : near) {
      if (!of_from_[i] && !of_to_[j]) pair(i, j);
    }
  }

  /// The heaviest chain of pairs that ascend in both texts: a Fenwick tree of the heaviest ones
  /// that end at or before each sentence of the second.
  void find_order() {
    struct Best {
      std::size_t weight = 0;
      std::size_t last = 0;  ///< place in `from_`, plus 1
    };
    std::vector<Best> tree(to_.size() + 1);
    std::vector<std::size_t> before(from_.size(), 0);
    Best heaviest;
    for (std::size_t i = 0; i < from_.size(); ++i) {
      if (!of_from_[i]) continue;
      const std::size_t j = *of_from_[i];
      Best best;
      for (std::size_t at = j; at > 0; at -= at & (~at + 1)) {
        if (tree[at].weight > best.weight) best = tree[at];
      }
      before[i] = best.last;
      best.weight += std::max<std::size_t>(1, to_[j].size());
      best.last = i + 1;
      for (std::size_t at = j + 1; at <= to_.size(); at += at & (~at + 1)) {
        if (best.weight > tree[at].weight) tree[at] = best;
      }
      if (best.weight > heaviest.weight) heaviest = best;
    }
    in_order_.assign(from_.size(), false);
    for (std::size_t last = heaviest.last; last > 0; last = before[last - 1]) {
      in_order_[last - 1] = true;
    }
  }

  [[nodiscard]] std::vector<AlignedSentence> in_order() const {
    std::vector<AlignedSentence> all;
    std::size_t next_from = 0;
    std::size_t next_to = 0;
    const auto put_until = [&](std::size_t from_end, std::size_t to_end) {
      for (; next_from < from_end; ++next_from) {
        if (!of_from_[next_from]) all.push_back({.from = next_from, .to = {}});
      }
      for (; next_to < to_end; ++next_to) {
        const auto& partner = of_to_[next_to];
        all.push_back({.from = partner,
                       .to = next_to,
                       .same = partner && from_[*partner] == to_[next_to],
                       .moved = partner.has_value()});
      }
    };
    for (std::size_t i = 0; i < from_.size(); ++i) {
      if (!in_order_[i]) continue;
      const std::size_t j = *of_from_[i];
      put_until(i, j);
      all.push_back({.from = i, .to = j, .same = from_[i] == to_[j]});
      next_from = i + 1;
      next_to = j + 1;
    }
    put_until(from_.size(), to_.size());
    return all;
  }

  const std::vector<SentenceWords>& from_;
  const std::vector<SentenceWords>& to_;
  std::vector<std::optional<std::size_t>> of_from_;
  std::vector<std::optional<std::size_t>> of_to_;
  /// Sentences of the second that are left, by their words, with how often it stands in them.
  std::unordered_map<std::uint32_t, std::vector<std::pair<std::size_t, std::size_t>>> holding_;
  std::vector<bool> in_order_;
};

}  // namespace

std::vector<AlignedSentence> align_sentences(const std::vector<SentenceWords>& from,
                                             const std::vector<SentenceWords>& to) {
  return Aligner(from, to).run();
}

}  // namespace rostrum
