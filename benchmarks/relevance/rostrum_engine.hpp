/// Rostrum's ranking as it is: the real engine over a real index.
#pragma once

#include "benchmarks/relevance/measures.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum::relevance {

/// Indexes the collection into a temporary folder and asks the search engine, all words with
/// `any`, sorted by relevance. Without feedback, exact forms do not count either: they pay only
/// together with it. Takes some seconds for 10,000 documents.
[[nodiscard]] std::vector<Ranking> rank_with_engine(const Collection& collection,
                                                    TextAnalyser& analyser, bool feedback);

}  // namespace rostrum::relevance
