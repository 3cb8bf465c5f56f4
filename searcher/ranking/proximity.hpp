/// The second step of ranking: words of the question that stand near together.
/// For the files of this folder alone.
#pragma once

#include <vector>

#include "searcher/ranking/weighing.hpp"
#include "searcher/snapshot/ranked_document.hpp"

namespace rostrum {

/// Raises those of the best where words of the question stand together (best_window), and puts them
/// in order again. Looks at parameters.proximity_depth of them.
void add_proximity(const Weighings& weighings, const RankingParameters& parameters,
                   const Snapshot& snapshot, std::vector<RankedDocument>& best);

}  // namespace rostrum
