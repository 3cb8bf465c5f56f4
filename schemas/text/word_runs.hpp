/// Where a word that begins at some place of a text ends, and what it is made of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {

/// A run of letters and digits with what may stand inside a word, cut at the apostrophes.
struct Run {
  std::size_t end = 0;
  /// Between apostrophes; dots of acronyms and commas of thousands are left in.
  std::vector<Span> pieces;
};

/// The run at `begin`. REQUIRES: a letter or digit stands there.
[[nodiscard]] Run read_run(std::string_view text, std::size_t begin);

/// End of the Han or kana letter at `at` with the marks that stand on it.
[[nodiscard]] std::size_t han_end(std::string_view text, std::size_t at);

/// A Han letter without the marks that are no part of it: so each is one code point.
[[nodiscard]] std::string_view first_letter(std::string_view word);

/// True for a line end with or without blanks around it, which is nothing between two Han letters.
[[nodiscard]] bool is_line_end(std::string_view between);

/// End of a word of ASCII letters alone that nothing joins to what follows; 0 if the word at `at`
/// is not so plain. Nearly all words of most texts are, and need none of what read_run looks for.
[[nodiscard]] std::size_t plain_word_end(std::string_view text, std::size_t at);

/// The bytes of a piece without the dots of an acronym and the commas of thousands.
[[nodiscard]] std::string bare(std::string_view piece);

/// True for the articles and pronouns that French and Italian elide before a vowel; what follows
/// the apostrophe is a word of its own. `word` is folded.
[[nodiscard]] bool is_elided(std::string_view word);

}  // namespace rostrum
