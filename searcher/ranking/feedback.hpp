/// The third step of ranking: what the best answers have in common.
/// For the files of this folder alone.
#pragma once

#include <vector>

#include "searcher/ranking/weighing.hpp"
#include "searcher/snapshot/ranked_document.hpp"

namespace rostrum {

/// Ranks parameters.feedback_depth of the best anew with the terms that the first of them share
/// (expansion_terms).
void apply_feedback(const Weighings& weighings, const RankingParameters& parameters,
                    const Snapshot& snapshot, std::vector<RankedDocument>& best);

}  // namespace rostrum
