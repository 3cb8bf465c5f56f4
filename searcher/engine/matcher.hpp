/// Which statements answer a question, exactly.
#pragma once

#include "schemas/text_analysis.hpp"
#include "searcher/engine/doc_set.hpp"
#include "searcher/engine/query_ast.hpp"
#include "searcher/engine/snapshot.hpp"

namespace rostrum {

/// Documents that match a resolved tree (see query_resolver.hpp). Filters' spellings are the terms
/// of their values; Dates hold valid dates or "".
[[nodiscard]] DocSet match(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser);

/// Documents whose date can lie between the two (YYYY, YYYY-MM or YYYY-MM-DD; "" for open): one
/// dated 2020 alone is in every range that touches 2020. Documents without a date are in none.
[[nodiscard]] DocSet within_dates(const std::string& from, const std::string& to,
                                  const Snapshot& snapshot);

/// The `count` best of `matches` after the first `offset`, by BM25 over the words of the tree that
/// are not excluded, best first; equal ones by document number.
struct RankedDocument {
  std::uint32_t document = 0;
  double score = 0;
};
[[nodiscard]] std::vector<RankedDocument> rank_by_relevance(const QueryNode& root,
                                                            const DocSet& matches,
                                                            std::size_t offset, std::size_t count,
                                                            const Snapshot& snapshot,
                                                            TextAnalyser& analyser);

/// The same by date; those without a date come last. A statement dated by year alone stands with
/// the first day of that year.
[[nodiscard]] std::vector<RankedDocument> rank_by_date(const DocSet& matches, bool newest_first,
                                                       std::size_t offset, std::size_t count,
                                                       const Snapshot& snapshot);

}  // namespace rostrum
