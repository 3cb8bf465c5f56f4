/// Words and phrases of statements, counted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

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
  std::string text;
  PairedCount count;
};

struct PhraseCounts {
  std::vector<CountedPhrase> phrases;
  std::uint64_t words_a = 0;
  std::uint64_t words_b = 0;
};

/// Phrases of `size` words (1: words), those that stand `least` times or more in both selections
/// together. None runs across paragraphs. Exact: longer ones are counted where their parts are
/// frequent enough, since no phrase is more frequent than its parts. Documents may be in one of the
/// selections alone. Memory: four bytes a word of both, and some forty a different phrase.
[[nodiscard]] PhraseCounts count_phrases(const IndexView& index, const DocSet& a, const DocSet& b,
                                         std::size_t size, std::uint64_t least);

}  // namespace rostrum
