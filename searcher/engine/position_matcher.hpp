/// Which statements hold what has places in a text: words, phrases, NEAR.
#pragma once

#include "schemas/text_analysis.hpp"
#include "searcher/engine/doc_set.hpp"
#include "searcher/engine/pattern.hpp"
#include "searcher/engine/snapshot.hpp"

namespace rostrum {

/// By the positions of the columns; where a statement is too long for them, by its text.
[[nodiscard]] DocSet match_pattern(const Pattern& pattern, const Snapshot& snapshot,
                                   TextAnalyser& analyser);

}  // namespace rostrum
