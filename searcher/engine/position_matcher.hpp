/// Which statements hold what has places in a text: words, phrases, NEAR.
#pragma once

#include <cstdint>
#include <vector>

#include "schemas/text_analysis.hpp"
#include "searcher/engine/doc_set.hpp"
#include "searcher/engine/pattern.hpp"
#include "searcher/engine/query_ast.hpp"
#include "searcher/engine/snapshot.hpp"

namespace rostrum {

/// By the positions of the columns; where a statement is too long for them, by its text.
[[nodiscard]] DocSet match_pattern(const Pattern& pattern, const Snapshot& snapshot,
                                   TextAnalyser& analyser);

/// In how many places of title and text something that a question searches for stands, by document
/// of `set`; places that take the same words are one. REQUIRES: the tree is resolved.
[[nodiscard]] std::vector<std::uint32_t> count_places(const QueryNode& root, const DocSet& set,
                                                      const Snapshot& snapshot,
                                                      TextAnalyser& analyser);

}  // namespace rostrum
