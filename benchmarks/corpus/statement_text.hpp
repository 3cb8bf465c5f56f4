/// Writes the text of generated statements, and counts in how many of them each word stands.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "benchmarks/corpus/lexicon.hpp"
#include "benchmarks/corpus/pseudo_words.hpp"
#include "benchmarks/corpus/random.hpp"

namespace rostrum::bench {

/// What a statement is about, and when: subjects have their years and their sessions.
struct Occasion {
  Subject subject = Subject::General;
  std::uint64_t session = 0;  ///< any number that tells sessions apart
  int year = 2000;
  std::string_view language;
};

/// In how many of the English statements each word was written; all forms of a word together.
struct WordCounts {
  std::vector<std::uint32_t> words;    ///< of lexicon()
  std::vector<std::uint32_t> phrases;  ///< of phrases()
  std::vector<std::uint32_t> pseudo;   ///< by lexeme
  std::vector<bool> forms_seen;        ///< of PseudoWords::forms
  std::uint64_t written = 0;           ///< words of all texts, in every language
};

/// Not thread-safe.
class TextWriter {
 public:
  TextWriter();

  /// Paragraphs with blank lines between; about 600 words on average, by a log-normal law.
  [[nodiscard]] std::string write(Random& random, const Occasion& occasion);

  [[nodiscard]] const WordCounts& counts() const { return counts_; }
  [[nodiscard]] const PseudoWords& english() const { return english_; }

 private:
  struct Token {
    std::string_view text;
    std::uint32_t id = 0;  ///< of a real word, from 1; 0 for a made-up one
  };
  struct Plan;

  [[nodiscard]] Plan plan(Random& random, const Occasion& occasion);
  [[nodiscard]] std::vector<Token> next(Random& random, const Plan& plan, std::uint32_t previous);
  [[nodiscard]] Token generated(Random& random, const Plan& plan);
  [[nodiscard]] std::string write_english(Random& random, const Plan& plan, std::size_t length);
  [[nodiscard]] std::string write_foreign(Random& random, std::string_view language,
                                          std::size_t length);
  void count(std::vector<std::uint32_t>& counts, std::vector<std::uint32_t>& last,
             std::size_t which);

  PseudoWords english_;
  std::map<std::string, PseudoWords, std::less<>> foreign_;
  WeightedChoice function_frequency_;
  std::vector<std::vector<std::string_view>> word_forms_;         ///< of lexicon()
  std::vector<std::vector<Token>> phrase_tokens_;                 ///< of phrases()
  std::unordered_map<std::string_view, std::uint32_t> word_ids_;  ///< of real words
  std::vector<std::uint32_t> function_ids_;
  std::vector<std::vector<bool>> in_phrase_;  ///< by ids: the two follow each other in a phrase
  WordCounts counts_;
  std::vector<std::uint32_t> word_last_;  ///< statement in which it was counted last
  std::vector<std::uint32_t> phrase_last_;
  std::vector<std::uint32_t> pseudo_last_;
  std::uint32_t statement_ = 0;  ///< number of the one being written, from 1
};

}  // namespace rostrum::bench
