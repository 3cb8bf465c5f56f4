/// The words of a statement, as both halves of the index have them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/record/statement.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {

/// Memory grows with the different words of a statement, half a kB each. Three hundred pages of a
/// record have 12,000; what has more than this is no text that anybody spoke.
inline constexpr std::size_t kMostDifferentWords = std::size_t{1} << 18;

struct CountedTerm {
  std::string_view term;  ///< with its field's prefix
  std::uint32_t count = 0;
  /// Of those, how many the statement's length has: title words stand among those of the text too,
  /// and hyphenated words beside their parts. The database has this count, the columns the other.
  std::uint32_t in_length = 0;
};

struct PlacedWord {
  std::string_view term;                     ///< with its field's prefix
  std::span<const std::uint32_t> positions;  ///< ascending
  std::size_t stem = 0;                      ///< which of the stems it has
};

/// Each hyphenated spelling of a word has a list of its own, called by the word, written together,
/// and its parts: ("", "antipersonnel", "anti-personnel"). It stands where its first part does.
[[nodiscard]] std::string hyphenated_term(std::string_view prefix, std::string_view word,
                                          std::string_view spelling);

/// What a list of words stands for; views into its name.
struct ListedWord {
  std::string_view word;      ///< written together
  std::string_view spelling;  ///< as texts have it, folded; the word itself if it has no hyphen
  std::uint32_t places = 1;   ///< how many words it is in a text
};
[[nodiscard]] ListedWord listed_word(std::string_view prefix, std::string_view list);

struct StatementTerms {
  std::vector<CountedTerm> stems;  ///< each once
  std::vector<PlacedWord> words;   ///< each once

  /// What the views above look at: a statement has some 700 names, and one block holds them all.
  std::unique_ptr<const char[]> names;
  std::unique_ptr<const std::uint32_t[]> positions;

  /// Words of title and text, each once: what ranking calls the length of the statement.
  [[nodiscard]] std::uint32_t length() const;
};

/// Words of title, text and speaker. Pure: the same statement gives the same terms.
/// Throws Error(InvalidInput) if there are more than kMostDifferentWords.
[[nodiscard]] StatementTerms terms_of(const Statement& statement, TextAnalyser& analyser);

}  // namespace rostrum
