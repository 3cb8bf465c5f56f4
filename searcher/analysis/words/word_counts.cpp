#include "searcher/analysis/words/word_counts.hpp"

#include <span>
#include <unordered_map>
#include <utility>

#include "schemas/base/name_table.hpp"

namespace rostrum {
namespace {

constexpr std::uint32_t kNone = 0;  ///< no phrase begins here, or no frequent one

/// Phrases by number, from 1 on, each the pair of the two shorter ones in it; words by themselves.
class Level {
 public:
  std::uint32_t number_of(std::uint64_t pair) {
    return numbers_.try_emplace(pair, static_cast<std::uint32_t>(numbers_.size() + 1))
        .first->second;
  }
  [[nodiscard]] std::uint32_t find(std::uint64_t pair) const {
    const auto known = numbers_.find(pair);
    return known == numbers_.end() ? kNone : known->second;
  }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

  /// Keeps those with that property, under new numbers.
  template <typename Keep>
  void keep(const Keep& keep) {
    std::unordered_map<std::uint64_t, std::uint32_t> kept;
    for (const auto& [pair, number] : numbers_) {
      if (keep(number)) kept.emplace(pair, number);
    }
    numbers_ = std::move(kept);
  }
  template <typename Visit>
  void for_each(const Visit& visit) const {
    for (const auto& [pair, number] : numbers_) visit(pair, number);
  }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
};

std::uint64_t pair_of(std::uint32_t first, std::uint32_t second) {
  return std::uint64_t{first} << 32U | second;
}

class Counter {
 public:
  Counter(const IndexView& index, const DocSet& a, const DocSet& b) : index_(index), a_(a), b_(b) {
    all_ = a;
    all_ |= b;
    const std::vector<std::uint32_t> words = index.word_counts();
    a_.for_each([&](std::uint32_t document) { words_a_ += words[document]; });
    b_.for_each([&](std::uint32_t document) { words_b_ += words[document]; });
  }

  PhraseCounts count(std::size_t size, std::uint64_t least) {
    std::vector<PairedCount> counts;
    for (std::size_t length = 1; length <= size; ++length) {
      levels_.emplace_back();
      counts = pass(length);
      levels_.back().keep([&](std::uint32_t number) {
        return std::uint64_t{counts[number - 1].a} + counts[number - 1].b >= least;
      });
    }
    PhraseCounts found{.words_a = words_a_, .words_b = words_b_};
    levels_.back().for_each([&](std::uint64_t, std::uint32_t number) {
      found.phrases.push_back({text_of(size, number), counts[number - 1]});
    });
    return found;
  }

 private:
  /// Numbers of the phrases of a length that begin at each place of a text.
  void lift(std::vector<std::uint32_t>& places, std::size_t length) const {
    // A phrase of n words is the one of n - 1 that begins where it does and the one behind it.
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
      places[i] = places[i] == kNone || places[i + 1] == kNone
                      ? kNone
                      : levels_[length - 1].find(pair_of(places[i], places[i + 1]));
    }
    if (!places.empty()) places.back() = kNone;
  }

  std::vector<PairedCount> pass(std::size_t length) {
    std::vector<PairedCount> counts;
    std::vector<std::uint32_t> places;
    std::vector<std::uint32_t> own;    // numbers met in this statement
    std::vector<std::uint32_t> times;  // of each number, in this statement
    Level& level = levels_.back();
    index_.for_each_word_sequence(
        all_, names_, [&](std::uint32_t document, std::span<const std::uint32_t> words) {
          places.assign(words.begin(), words.end());
          if (length > 1) {
            for (std::uint32_t& each : places) {
              if (each != kNone) each = levels_[0].find(each);
            }
            for (std::size_t each = 2; each < length; ++each) lift(places, each);
          }
          own.clear();
          for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i] == kNone) continue;
            std::uint64_t key = places[i];
            if (length > 1) {
              if (i + 1 == places.size() || places[i + 1] == kNone) continue;
              key = pair_of(places[i], places[i + 1]);
            }
            const std::uint32_t number = level.number_of(key);
            if (number > counts.size()) {
              counts.resize(number);
              times.resize(number, 0);
            }
            if (times[number - 1]++ == 0) own.push_back(number);
          }
          add(document, own, times, counts);
        });
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

  [[nodiscard]] std::string text_of(std::size_t length, std::uint32_t number) {
    if (by_number_.empty()) {
      by_number_.resize(levels_.size());
      for (std::size_t i = 0; i < levels_.size(); ++i) {
        levels_[i].for_each(
            [&](std::uint64_t pair, std::uint32_t each) { by_number_[i][each] = pair; });
      }
    }
    const std::uint64_t pair = by_number_[length - 1].at(number);
    if (length == 1) return std::string(names_.name(static_cast<std::uint32_t>(pair) - 1));
    // The first phrase, and the last word of the second.
    std::string text = text_of(length - 1, static_cast<std::uint32_t>(pair >> 32U));
    auto last = static_cast<std::uint32_t>(pair);
    for (std::size_t each = length - 1; each > 1; --each) {
      last = static_cast<std::uint32_t>(by_number_[each - 1].at(last));
    }
    return text + ' ' + text_of(1, last);
  }

  const IndexView& index_;
  const DocSet& a_;
  const DocSet& b_;
  DocSet all_{0};
  std::uint64_t words_a_ = 0;
  std::uint64_t words_b_ = 0;
  NameTable names_;
  std::vector<Level> levels_;
  std::vector<std::unordered_map<std::uint32_t, std::uint64_t>> by_number_;
};

}  // namespace

PhraseCounts count_phrases(const IndexView& index, const DocSet& a, const DocSet& b,
                           std::size_t size, std::uint64_t least) {
  return Counter(index, a, b).count(size, least);
}

}  // namespace rostrum
