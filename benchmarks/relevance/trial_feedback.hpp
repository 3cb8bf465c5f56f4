/// Terms that expand a question, by each of the formulas that were tried.
#pragma once

#include <vector>

#include "benchmarks/relevance/trial_weights.hpp"

namespace rostrum::relevance {

/// Terms of the first trial.parameters.feedback_statements of `best`, whose scores are `scores`,
/// heaviest first. Weights are occurrences in a question whose own occurrences sum to
/// `question_weight`: idf is still to be applied.
[[nodiscard]] std::vector<ExpansionTerm> trial_expansion(const Ranking& best,
                                                         const std::vector<double>& scores,
                                                         double question_weight,
                                                         const TrialWeights& weights);

}  // namespace rostrum::relevance
