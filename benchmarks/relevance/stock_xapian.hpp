/// Stock Xapian as its users set it up: what Rostrum's ranking is compared with.
#pragma once

#include "benchmarks/relevance/measures.hpp"

namespace rostrum::relevance {

/// TermGenerator and QueryParser with the stemmer of each document's language, all words joined by
/// OR, Enquire with BM25 at its defaults. One ranking for each question.
[[nodiscard]] std::vector<Ranking> rank_with_stock_xapian(const Collection& collection);

}  // namespace rostrum::relevance
