#include "searcher/analysis/words/word_counts.hpp"

#include <span>
#include <utility>

#include "schemas/base/name_table.hpp"
#include "searcher/request/question_budget.hpp"

namespace rostrum {
namespace {

constexpr std::uint32_t kNone = 0;  ///< no phrase begins here, or no frequent one

/// Phrases by number, from 1 on, each the pair of the two shorter ones in it; words by themselves.
/// Open addressing: a table of numbers is a quarter of a std::unordered_map, and near what is asked
/// next.
class Level {
 public:
  std::uint32_t number_of(std::uint64_t pair) {
    std::size_t at = place_of(pair);
    if (slots_[at] != kNone) return slots_[at];
    pairs_.push_back(pair);
    const auto number = static_cast<std::uint32_t>(pairs_.size());
    slots_[at] = number;
    if (2 * pairs_.size() > slots_.size()) grow();
    return number;
  }
  [[nodiscard]] std::uint64_t pair(std::uint32_t number) const { return pairs_[number - 1]; }
  [[nodiscard]] std::size_t size() const { return pairs_.size(); }

 private:
  /// Where it stands, or would.
  [[nodiscard]] std::size_t place_of(std::uint64_t pair) const {
    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the high bits are mixed.
    constexpr std::uint64_t kGoldenRatio = 0x9E3779B97F4A7C15U;
    std::size_t at = static_cast<std::size_t>((pair * kGoldenRatio) >> 32U) & (slots_.size() - 1);
    while (slots_[at] != kNone && pairs_[slots_[at] - 1] != pair) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return at;
  }
  void grow() {
    slots_.assign(2 * slots_.size(), kNone);
    for (std::uint32_t number = 1; number <= pairs_.size(); ++number) {
      slots_[place_of(pairs_[number - 1])] = number;
    }
  }

  std::vector<std::uint64_t> pairs_;
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1024, kNone);
};

std::uint64_t pair_of(std::uint32_t first, std::uint32_t second) {
  return std::uint64_t{first} << 32U | second;
}

class Counter {
 public:
  Counter(const IndexView& index, const DocSet& a, const DocSet& b) : index_(index), a_(a), b_(b) {
    DocSet all = a;
    all |= b;
    const std::vector<std::uint32_t> words = index.word_counts();
    a_.for_each([&](std::uint32_t document) { words_a_ += words[document]; });
    b_.for_each([&](std::uint32_t document) { words_b_ += words[document]; });
    index_.for_each_word_sequence(
        all, names_, [&](std::uint32_t document, std::span<const std::uint32_t> own) {
          places_.insert(places_.end(), own.begin(), own.end());
          places_.push_back(kNone);  // no phrase runs on into the next text
          texts_.push_back({document, places_.size()});
        });
  }

  PhraseCounts count(std::size_t size, std::uint64_t least) {
    std::vector<PairedCount> counts;
    const auto frequent = [&](std::uint32_t number) {
      return std::uint64_t{counts[number - 1].a} + counts[number - 1].b >= least;
    };
    for (std::size_t length = 1; length <= size; ++length) {
      counts = pass(length);
      if (length == size) break;
      for (std::uint32_t& each : places_) {
        if (each != kNone && !frequent(each)) each = kNone;
      }
    }
    PhraseCounts found{.words_a = words_a_, .words_b = words_b_};
    for (std::uint32_t number = 1; number <= counts.size(); ++number) {
      if (frequent(number)) found.phrases.push_back({text_of(size, number), counts[number - 1]});
    }
    return found;
  }

 private:
  struct Text {
    std::uint32_t document = 0;
    std::size_t end = 0;  ///< in places_
  };

  /// Counts phrases of a length: those one shorter stand in places_, and they take their place.
  std::vector<PairedCount> pass(std::size_t length) {
    std::vector<PairedCount> counts;
    std::vector<std::uint32_t> own;    // numbers met in this statement
    std::vector<std::uint32_t> times;  // of each number, in this statement
    Level& level = levels_.emplace_back();
    std::size_t i = 0;
    for (const Text& text : texts_) {
      spend(text.end - i);
      own.clear();
      for (; i < text.end; ++i) {
        // A phrase of n words is the one of n - 1 that begins where it does and the one behind it.
        const std::uint32_t first = places_[i];
        const std::uint32_t second = length > 1 && first != kNone ? places_[i + 1] : kNone;
        places_[i] = kNone;
        if (first == kNone || (length > 1 && second == kNone)) continue;
        const std::uint32_t number = places_[i] = level.number_of(pair_of(second, first));
        if (number > counts.size()) {
          counts.resize(number);
          times.resize(number, 0);
        }
        if (times[number - 1]++ == 0) own.push_back(number);
      }
      add(text.document, own, times, counts);
    }
    return counts;
  }

  void add(std::uint32_t document, const std::vector<std::uint32_t>& own,
           std::vector<std::uint32_t>& times, std::vector<PairedCount>& counts) {
    const bool in_a = a_.has(document);
    for (const std::uint32_t number : own) {
      PairedCount& count = counts[number - 1];
      const std::uint32_t here = std::exchange(times[number - 1], 0);
      (in_a ? count.a : count.b) += here;
      ++(in_a ? count.statements_a : count.statements_b);
    }
  }

  /// The first phrase of a pair, and the last word of the second.
  [[nodiscard]] std::string text_of(std::size_t length, std::uint32_t number) const {
    const std::uint64_t pair = levels_[length - 1].pair(number);
    const auto first = static_cast<std::uint32_t>(pair);
    if (length == 1) return std::string(names_.name(first - 1));
    auto last = static_cast<std::uint32_t>(pair >> 32U);
    for (std::size_t each = length - 1; each > 1; --each) {
      last = static_cast<std::uint32_t>(levels_[each - 1].pair(last) >> 32U);
    }
    return text_of(length - 1, first) + ' ' + text_of(1, last);
  }

  const IndexView& index_;
  const DocSet& a_;
  const DocSet& b_;
  std::uint64_t words_a_ = 0;
  std::uint64_t words_b_ = 0;
  NameTable names_;
  std::vector<Text> texts_;
  std::vector<std::uint32_t> places_;  ///< of all texts: the phrase that begins there
  std::vector<Level> levels_;
};

}  // namespace

PhraseCounts count_phrases(const IndexView& index, const DocSet& a, const DocSet& b,
                           std::size_t size, std::uint64_t least) {
  return Counter(index, a, b).count(size, least);
}

}  // namespace rostrum
