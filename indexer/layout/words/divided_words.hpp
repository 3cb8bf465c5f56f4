/// Words with a hyphen at the end of a line: whether it is one of the word, or divides it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace rostrum {

/// The two parts, in small letters.
struct WordParts {
  std::string first;
  std::string last;
  bool is_name = false;   ///< the second begins with a capital, and the first does not end with one
  bool is_chain = false;  ///< another hyphen stands behind the second: "up-⏎to-date"
  bool behind_hyphen = false;  ///< another one stands before the first: "step-by-⏎step"
};

/// How a document writes its words decides. Not safe for use by several threads.
class DividedWords {
 public:
  /// A word in small letters; hyphenated ones too.
  void know(const std::string& word);
  [[nodiscard]] bool has(const std::string& word) const { return words_.contains(word); }
  /// A line ends with a hyphen between these two.
  void divide(std::string first, std::string last);
  void count_line() { ++lines_; }

  /// True if the document writes the word, or one with another ending, with a hyphen; false if it
  /// writes it together. Else true if the parts make a compound, as "nuclear-weapon" and
  /// "политико-дипломатический" do; if both are words of the document; or if so few of its lines
  /// end with a hyphen that it does not divide words at all.
  [[nodiscard]] bool keeps_hyphen(const WordParts& parts) const;

  /// "short- and long-term": what may follow a hyphen that stands for the rest of a word.
  [[nodiscard]] static bool is_and(std::string_view word);
  /// The same of words that are never the end of another: "Vor-⏎und Nachteile".
  [[nodiscard]] static bool is_only_and(std::string_view word);

 private:
  /// "step-by-⏎step", but "cross-bor-⏎der": false if the document has both parts as one word, or
  /// divides words and has neither.
  [[nodiscard]] bool keeps_chain(const std::string& first, const std::string& last) const;
  [[nodiscard]] bool divides() const;
  [[nodiscard]] bool is_english() const;
  /// A word begins so and has `more` bytes behind that at most.
  [[nodiscard]] bool has_beginning(const std::string& letters, std::size_t more) const;

  struct Division {
    std::string first;
    std::string last;
  };
  std::unordered_set<std::string> words_;
  std::vector<Division> divisions_;
  std::size_t lines_ = 0;
  mutable std::optional<bool> divides_;           ///< once it is asked for
  mutable std::vector<std::string_view> sorted_;  ///< the words, once they are asked for
};

}  // namespace rostrum
