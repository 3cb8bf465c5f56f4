/// In which order the statements that answer a question are shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "schemas/text/text_analysis.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/ranking/ranking.hpp"
#include "searcher/snapshot/doc_set.hpp"
#include "searcher/snapshot/ranked_document.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// The `count` best of `matches`, best first; equal ones by document number. In three steps
/// (docs/ranking.md): BM25 over the words of the tree that are not excluded; then what stands near
/// together among the best; then, where words are alternatives, what the best have in common. Never
/// changes which statements are found.
[[nodiscard]] std::vector<RankedDocument> rank_by_relevance(
    const QueryNode& root, const DocSet& matches, std::size_t count,
    const RankingParameters& parameters, const Snapshot& snapshot, TextAnalyser& analyser);

/// The `count` newest or oldest after the first `offset`; those without a date come last. A
/// statement dated by year alone stands with the first day of that year.
[[nodiscard]] std::vector<RankedDocument> rank_by_date(const DocSet& matches, bool newest_first,
                                                       std::size_t offset, std::size_t count,
                                                       const Snapshot& snapshot);

}  // namespace rostrum
