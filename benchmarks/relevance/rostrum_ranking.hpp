/// Rostrum's ranking as it is meant and as it is: the model over an index in memory, and the real
/// engine over a real index.
#pragma once

#include "benchmarks/relevance/measures.hpp"
#include "benchmarks/relevance/word_index.hpp"
#include "searcher/engine/ranking.hpp"

namespace rostrum::relevance {

/// The formulas of searcher/engine/ranking.hpp, applied to every document that holds a word of the
/// question: docs/ranking.md step by step. `feedback` false leaves out the second pass.
[[nodiscard]] std::vector<Ranking> rank_with_model(const Collection& collection,
                                                   const WordIndex& index, TextAnalyser& analyser,
                                                   bool feedback,
                                                   const RankingParameters& parameters = {});

/// Indexes the collection into a temporary folder and asks the search engine, all words with
/// `any`, sorted by relevance. Takes about a minute for 10,000 documents.
[[nodiscard]] std::vector<Ranking> rank_with_engine(const Collection& collection,
                                                    TextAnalyser& analyser);

}  // namespace rostrum::relevance
