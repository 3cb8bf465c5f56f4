/// Words and phrases of statements, counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "schemas/base/name_table.hpp"
#include "searcher/analysis/words/pair_numbers.hpp"
#include "searcher/engine/index_view.hpp"

namespace rostrum {

/// How often something stands in two selections, and in how many statements.
struct PairedCount {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t statements_a = 0;
  std::uint32_t statements_b = 0;
};

struct CountedPhrase {
  std::uint32_t number = 0;  ///< for PhraseCounter
  PairedCount count;
};

/// Phrases of `size` words (1: words), those that stand `least` times or more in both selections
/// together. None runs across paragraphs. Exact: longer ones are counted where their parts are
/// frequent enough, since no phrase is more frequent than its parts.
///
/// Words are counted from the lists of the index. For phrases the texts are kept, four bytes a
/// word, and what is frequent among them gets numbers: of words, then of pairs of those, until they
/// are as long as is asked.
class PhraseCounter {
 public:
  /// Documents are in one of the selections alone. REQUIRES: size > 0, least > 0.
  PhraseCounter(const IndexView& index, const DocSet& a, const DocSet& b, std::size_t size,
                std::uint64_t least);

  [[nodiscard]] const std::vector<CountedPhrase>& phrases() const { return phrases_; }
  [[nodiscard]] std::uint64_t words_a() const { return words_a_; }
  [[nodiscard]] std::uint64_t words_b() const { return words_b_; }

  /// Its words, with a blank between.
  [[nodiscard]] std::string text(const CountedPhrase& phrase) const;
  /// True if the text of the first comes before that of the second.
  [[nodiscard]] bool in_order(const CountedPhrase& x, const CountedPhrase& y) const;
  /// True if all of its words carry grammar alone (function_words.hpp).
  [[nodiscard]] bool is_grammar(const CountedPhrase& phrase) const;
  /// Those of both selections that have each of some phrases, ascending.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> documents(
      const std::vector<CountedPhrase>& phrases) const;

 private:
  struct Text {
    std::uint32_t document = 0;
    std::size_t end = 0;  ///< in places_
  };
  /// Phrases of a length by number: the two shorter ones in each, the second `apart` words behind.
  struct Level {
    std::size_t length = 0;
    std::size_t apart = 0;
    std::vector<std::uint64_t> pairs;
  };

  void count_words(std::uint64_t least);
  void count_phrases(std::uint64_t least);
  void read_texts();
  void drop_rare_words(std::uint64_t least);
  [[nodiscard]] std::vector<PairedCount> counts_of_places(std::size_t numbers) const;
  /// Visits numbers of the words of a phrase of a level, from word `from` on, until `visit` is
  /// false.
  template <typename Visit>
  bool for_words(std::size_t level, std::uint32_t number, std::size_t from,
                 const Visit& visit) const;

  const IndexView& index_;
  DocSet a_;
  DocSet both_;
  std::size_t size_;
  std::uint64_t words_a_ = 0;
  std::uint64_t words_b_ = 0;
  NameTable names_;
  std::vector<Text> texts_;
  Places places_;  ///< of all texts: the phrase that begins there; one for nothing between them
  std::vector<Level> levels_;
  std::vector<CountedPhrase> phrases_;
};

}  // namespace rostrum
