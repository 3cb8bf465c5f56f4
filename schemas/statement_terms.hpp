/// The words of a statement, as both halves of the index have them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/statement.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {

struct CountedTerm {
  std::string_view term;  ///< with its field's prefix
  std::uint32_t count = 0;
};

struct PlacedWord {
  std::string_view term;                     ///< with its field's prefix
  std::span<const std::uint32_t> positions;  ///< ascending
  std::size_t stem = 0;                      ///< which of the stems it has
};

/// A hyphenated word, spelt together, has a list of its own, and stands where its first part does:
/// it is found as a word, and is none in a sequence of words.
[[nodiscard]] std::string hyphenated_term(std::string_view prefix, std::string_view word);

struct StatementTerms {
  std::vector<CountedTerm> stems;  ///< each once
  std::vector<PlacedWord> words;   ///< each once
  std::vector<std::string> apart;  ///< "antipersonnel=anti personnel", each once

  /// What the views above look at: a statement has some 700 names, and one block holds them all.
  std::unique_ptr<const char[]> names;
  std::unique_ptr<const std::uint32_t[]> positions;

  /// Stems with repeats: what ranking calls the length of the statement.
  [[nodiscard]] std::uint32_t length() const;
};

/// Words of title, text and speaker. Pure: the same statement gives the same terms.
[[nodiscard]] StatementTerms terms_of(const Statement& statement, TextAnalyser& analyser);

}  // namespace rostrum
