/// What words of a question that stand together add to a document's score.
#pragma once

#include <vector>

#include "benchmarks/relevance/trial_weights.hpp"

namespace rostrum::relevance {

/// One word of a question that is about its subject.
struct ProximityWord {
  const IndexedTerm* term;
  double weight;  ///< idf times occurrences in the question
  double idf;
};

/// `in_order` holds the question's words as they stand in it, repeats included; `distinct` once.
[[nodiscard]] double proximity_bonus(const std::vector<ProximityWord>& in_order,
                                     const std::vector<ProximityWord>& distinct,
                                     std::size_t document, const TrialWeights& weights);

}  // namespace rostrum::relevance
