/// The weight of a term in a document, by each of the formulas that were tried.
#pragma once

#include "benchmarks/relevance/trial.hpp"

namespace rostrum::relevance {

struct TrialWeights {
  const WordIndex& index;
  const Trial& trial;
  RankingStatistics statistics{static_cast<double>(index.lengths.size()), index.average_length};

  [[nodiscard]] double idf(double with_term) const;
  /// REQUIRES: occurrences > 0.
  [[nodiscard]] double in_document(const IndexedTerm& term, double occurrences,
                                   double length) const;
  [[nodiscard]] double in_question(double occurrences) const;
  [[nodiscard]] double saturated(double occurrences, double length) const;
};

}  // namespace rostrum::relevance
