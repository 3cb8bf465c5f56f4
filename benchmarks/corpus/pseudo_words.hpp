/// Word forms that no dictionary has, in tens of thousands: what natural text has besides the words
/// that one asks for. Built from syllables, the same in every corpus.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "benchmarks/corpus/random.hpp"

namespace rostrum::bench {

/// Forms of made-up words with their frequencies by Zipf and Mandelbrot.
struct PseudoWords {
  struct Form {
    std::string text;
    std::uint32_t lexeme;  ///< forms of one word share it; the lower, the more frequent
    /// Every stemmer takes all forms of this word to one stem, and no other word to it.
    bool plain_stem;
    bool only_form;  ///< the word has no other
  };
  std::vector<Form> forms;  ///< those of one lexeme next to each other
  WeightedChoice frequency;
};

/// About 350,000 forms of English shape. They begin with a consonant and hold no q, j or z.
[[nodiscard]] PseudoWords english_words();

/// About 40,000 forms of another language's shape ("fr", "es", "ru", "ar", "zh"); none of them, and
/// no stem of one, is an English form.
[[nodiscard]] PseudoWords foreign_words(const std::string& language);

}  // namespace rostrum::bench
