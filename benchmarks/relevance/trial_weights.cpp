#include "benchmarks/relevance/trial_weights.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rostrum::relevance {

double TrialWeights::idf(double with_term) const {
  const double all = statistics.statements;
  const double odds = (all - with_term + 0.5) / (with_term + 0.5);
  double value = 0;
  switch (trial.idf) {
    case Idf::Xapian:
      value = rarity(with_term, statistics);
      break;
    case Idf::Lucene:
      value = std::log(1 + odds);
      break;
    case Idf::Clipped:
      value = std::max(1e-6, std::log(odds));
      break;
    case Idf::Plus:
      value = std::log((all + 1) / with_term);
      break;
  }
  return trial.idf_power == 1 ? value : std::pow(value, trial.idf_power);
}

double TrialWeights::saturated(double occurrences, double length) const {
  return saturation(occurrences, length_norm(length, statistics, trial.parameters),
                    trial.parameters);
}

double TrialWeights::in_question(double occurrences) const {
  return trial.k3 == 0 ? occurrences : (trial.k3 + 1) * occurrences / (trial.k3 + occurrences);
}

double TrialWeights::in_document(const IndexedTerm& term, double occurrences, double length) const {
  const double with_term = static_cast<double>(term.postings.size());
  const double all = statistics.statements;
  const double relative_length = length / statistics.average_length;
  const double everywhere = term.collection_frequency;
  const double two_pi = 2 * std::numbers::pi;
  const double k1 = trial.parameters.k1;
  const double b = trial.parameters.b;
  switch (trial.weighting) {
    case Weighting::Bm25:
      return idf(with_term) * saturated(occurrences, length);
    case Weighting::Bm25Plus:
      return idf(with_term) * (saturated(occurrences, length) + trial.free);
    case Weighting::Bm25L: {
      const double normed = occurrences / (1 - b + b * relative_length) + trial.free;
      return idf(with_term) * (k1 + 1) * normed / (k1 + normed);
    }
    case Weighting::Pl2: {
      const double normed = occurrences * std::log2(1 + trial.free / relative_length);
      const double expected = everywhere / all;
      return std::max(
          0.0, (normed * std::log2(normed / expected) + (expected - normed) * std::numbers::log2e +
                0.5 * std::log2(two_pi * normed)) /
                   (normed + 1));
    }
    case Weighting::InL2: {
      const double normed = occurrences * std::log2(1 + trial.free / relative_length);
      return normed / (normed + 1) * std::log2((all + 1) / (with_term + 0.5));
    }
    case Weighting::Dph: {
      const double part = std::min(0.999999, occurrences / length);
      const double norm = (1 - part) * (1 - part) / (occurrences + 1);
      return std::max(
          0.0, norm * (occurrences * std::log2(occurrences / relative_length * all / everywhere) +
                       0.5 * std::log2(two_pi * occurrences * (1 - part))));
    }
    case Weighting::Dirichlet:
      return std::log(1 + occurrences * index.words / (trial.free * everywhere));
    case Weighting::JelinekMercer:
      return std::log(1 + (1 - trial.free) / trial.free * occurrences / length * index.words /
                              everywhere);
    case Weighting::PivotedTfIdf:
      return (1 + std::log(1 + std::log(occurrences))) /
             (1 - trial.free + trial.free * relative_length) * std::log((all + 1) / with_term);
  }
  return 0;
}

}  // namespace rostrum::relevance
