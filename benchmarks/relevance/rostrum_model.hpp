/// Rostrum's ranking as it is meant: docs/ranking.md, over an index in memory.
#pragma once

#include "benchmarks/relevance/measures.hpp"
#include "benchmarks/relevance/word_index.hpp"
#include "searcher/ranking/ranking.hpp"

namespace rostrum::relevance {

/// The formulas of searcher/ranking/ranking.hpp, applied to every document that holds a word of the
/// question: docs/ranking.md step by step. `feedback` false leaves out the second pass.
[[nodiscard]] std::vector<Ranking> rank_with_model(const Collection& collection,
                                                   const WordIndex& index, TextAnalyser& analyser,
                                                   bool feedback,
                                                   const RankingParameters& parameters = {});

}  // namespace rostrum::relevance
