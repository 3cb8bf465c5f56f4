/// The best documents of one segment, by the first step of ranking. For the files of this folder
/// alone.
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/ranking/weighing.hpp"
#include "searcher/snapshot/doc_set.hpp"
#include "searcher/snapshot/ranked_document.hpp"

namespace rostrum {

/// The `most` best of the matches in a segment, best first: BM25 over the weighings' lists
/// (docs/ranking.md). Thread-safe: reads alone.
[[nodiscard]] std::vector<RankedDocument> best_in_segment(const Segment& segment,
                                                          const DocSet& matches,
                                                          const Weighings& weighings,
                                                          const RankingParameters& parameters,
                                                          std::size_t most);

}  // namespace rostrum
