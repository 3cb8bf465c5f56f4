/// Which statements hold what has places in a text: words, phrases, NEAR.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "schemas/text/text_analysis.hpp"
#include "searcher/matching/pattern.hpp"
#include "searcher/matching/window_search.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/snapshot/doc_set.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// By the positions of the columns; where a statement is too long for them, by its text.
[[nodiscard]] DocSet match_pattern(const Pattern& pattern, const Snapshot& snapshot,
                                   TextAnalyser& analyser);

/// Calls `visit(document, places)` for each document of a set, ascending, with the places of title
/// and text where something that a question searches for stands: ascending, each once; those that
/// take the same words are one. REQUIRES: the tree is resolved.
void for_each_places(const QueryNode& root, const DocSet& set, const Snapshot& snapshot,
                     TextAnalyser& analyser,
                     const std::function<void(std::uint32_t, const std::vector<Place>&)>& visit);

}  // namespace rostrum
