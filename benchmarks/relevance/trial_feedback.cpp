#include "benchmarks/relevance/trial_feedback.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace rostrum::relevance {
namespace {

double share_of(std::size_t rank, const Ranking& best, std::size_t read,
                const std::vector<double>& scores, Share share) {
  if (share == Share::ByRank) return 1.0 / static_cast<double>(rank + 1);
  if (share == Share::Even) return 1.0 / static_cast<double>(read);
  double sum = 0;
  for (std::size_t i = 0; i < read; ++i) sum += scores[best[i]];
  return sum > 0 ? scores[best[rank]] / sum : 0;
}

std::string_view stem_of(const IndexedTerm& term) {
  return std::string_view(term.name).substr(term.name.find(':') + 1);
}

/// What a formula makes of what the documents gave: idf where it has one, or the divergence from
/// the collection.
double final_weight(double gathered, double length, const IndexedTerm& term,
                    const TrialWeights& weights) {
  const double everywhere = term.collection_frequency;
  switch (weights.trial.feedback) {
    case Feedback::Rocchio:
      return gathered * weights.idf(static_cast<double>(term.postings.size()));
    case Feedback::Bo1: {
      const double expected = everywhere / weights.statistics.statements;
      return gathered * std::log2((1 + expected) / expected) + std::log2(1 + expected);
    }
    case Feedback::Kl: {
      const double here = gathered / length;
      return here * std::log2(here * weights.index.words / everywhere);
    }
    case Feedback::Rm3:
    case Feedback::None:
      return gathered;
  }
  return 0;
}

}  // namespace

std::vector<ExpansionTerm> trial_expansion(const Ranking& best, const std::vector<double>& scores,
                                           double question_weight, const TrialWeights& weights) {
  const RankingParameters& parameters = weights.trial.parameters;
  const std::size_t read = std::min(best.size(), parameters.feedback_statements);
  std::unordered_map<std::uint32_t, double> gathered;
  double length = 0;
  for (std::size_t rank = 0; rank < read; ++rank) {
    const double share = share_of(rank, best, read, scores, weights.trial.share);
    const double own_length = weights.index.lengths[best[rank]];
    length += own_length;
    for (const DocumentTerm& each : weights.index.documents[best[rank]]) {
      const double occurrences = each.frequency;
      double& sum = gathered[each.term];
      if (weights.trial.feedback == Feedback::Rocchio) {
        sum += share * weights.saturated(occurrences, own_length);
      } else if (weights.trial.feedback == Feedback::Rm3) {
        sum += share * occurrences / own_length;
      } else {
        sum += share * static_cast<double>(read) * occurrences;
      }
    }
  }

  std::vector<ExpansionTerm> terms;
  for (const auto& [number, sum] : gathered) {
    const IndexedTerm& term = weights.index.terms[number];
    const auto with_term = static_cast<double>(term.postings.size());
    if (!may_expand(stem_of(term), with_term, weights.statistics)) continue;
    const double weight = final_weight(sum, length, term, weights);
    if (weight > 0) terms.push_back({number, weight});
  }
  std::sort(terms.begin(), terms.end(), [](const ExpansionTerm& a, const ExpansionTerm& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  });
  if (terms.size() > parameters.feedback_terms) terms.resize(parameters.feedback_terms);

  // Bo1 and KL weigh against the heaviest term, as Terrier does; the others share out a part.
  const bool by_heaviest =
      weights.trial.feedback == Feedback::Bo1 || weights.trial.feedback == Feedback::Kl;
  double sum = 0;
  for (const ExpansionTerm& each : terms) sum += each.weight;
  const double scale =
      terms.empty() ? 0
      : by_heaviest ? parameters.feedback / terms.front().weight
                    : parameters.feedback / (1 - parameters.feedback) * question_weight / sum;
  for (ExpansionTerm& each : terms) each.weight *= scale;
  return terms;
}

}  // namespace rostrum::relevance
