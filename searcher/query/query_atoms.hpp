/// The words of a phrase as they are typed, and what they are to the index. A word of a phrase is
/// one word, or a hyphenated one ("anti-personnel"), or a run of Han or kana letters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {

/// A word of a phrase, and which tokens of the text it was made of.
struct TypedWord {
  std::string text;  ///< parts of a hyphenated word joined by "-"
  std::size_t first_token = 0;
  std::size_t tokens = 1;
};
[[nodiscard]] std::vector<TypedWord> typed_words(const AnalysedText& analysed);

/// The words that stand side by side where the typed one stands open: of "anti-personnel" two, of a
/// run of Han letters each letter, of all else the word itself.
[[nodiscard]] std::vector<std::string> open_words(std::string_view typed);

[[nodiscard]] bool is_hyphenated(std::string_view typed);

}  // namespace rostrum
