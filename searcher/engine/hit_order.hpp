/// In which order the statements that answer a question are shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "schemas/text_analysis.hpp"
#include "searcher/engine/doc_set.hpp"
#include "searcher/engine/query_ast.hpp"
#include "searcher/engine/snapshot.hpp"

namespace rostrum {

struct RankedDocument {
  std::uint32_t document = 0;
  double score = 0;
};

/// The `count` best of `matches` after the first `offset`, by BM25 over the words of the tree that
/// are not excluded, best first; equal ones by document number. A word counts as one term in all
/// its forms, a wildcard in all its words; the words of a phrase or a NEAR weigh where it stands.
///
/// BM25 as Xapian has it (k1 = 1, b = 0.5, lengths below half the average count as half, and rare
/// words weigh no less than frequent ones): Robertson and Zaragoza, The Probabilistic Relevance
/// Framework, 2009; Xapian's BM25Weight.
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
