/// Where a statement begins to speak: what stands before it is nobody's wording.
#pragma once

#include <cstddef>
#include <cstdint>

#include "schemas/record/statement.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {

/// How many paragraphs of the text are its heading: of the first twelve those up to the last one
/// with a line that metadata was read from as from a heading, and behind it those of at most twenty
/// words that do not end as sentences do, as "Mr. President, Excellencies,". None where nothing
/// else would be left.
[[nodiscard]] std::size_t heading_paragraphs(const Statement& statement, TextAnalyser& analyser);

/// Their words, kMostHeadingWords at most.
[[nodiscard]] std::uint32_t heading_words(const Statement& statement, TextAnalyser& analyser);

inline constexpr std::uint32_t kMostHeadingWords = 150;

}  // namespace rostrum
