#include "benchmarks/relevance/trial_proximity.hpp"

#include <algorithm>
#include <cmath>

namespace rostrum::relevance {
namespace {

/// Pairs of words this far apart in the question are looked for.
constexpr std::size_t kPairReach = 2;

const std::vector<std::uint32_t>* positions_in(const IndexedTerm& term, std::size_t document) {
  const Occurrences* found = term.in(document);
  return found == nullptr ? nullptr : &found->positions;
}

struct Place {
  std::uint32_t position;
  std::size_t word;  ///< index in the list of distinct words
};

std::vector<Place> places_of(const std::vector<ProximityWord>& words, std::size_t document) {
  std::vector<Place> places;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const auto* positions = positions_in(*words[i].term, document)) {
      for (const std::uint32_t position : *positions) places.push_back({position, i});
    }
  }
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return a.position < b.position; });
  return places;
}

double neighbours_bonus(const std::vector<ProximityWord>& words, std::size_t document,
                        const TrialWeights& weights) {
  const std::vector<Place> places = places_of(words, document);
  std::vector<double> gathered(words.size(), 0);
  for (std::size_t i = 1; i < places.size(); ++i) {
    const auto [before, first] = places[i - 1];
    const auto [after, second] = places[i];
    const double distance = std::max(1.0, static_cast<double>(after) - before);
    if (first == second || distance > weights.trial.window) continue;
    gathered[first] += words[second].idf / (distance * distance);
    gathered[second] += words[first].idf / (distance * distance);
  }
  double bonus = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    bonus += std::min(1.0, words[i].idf) *
             weights.saturated(gathered[i], weights.index.lengths[document]);
  }
  return bonus;
}

double pairs_bonus(const std::vector<ProximityWord>& words, std::size_t document,
                   const TrialWeights& weights) {
  const std::uint32_t window = weights.trial.window;
  double bonus = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto* first = positions_in(*words[i].term, document);
    if (first == nullptr) continue;
    for (std::size_t j = i + 1; j < std::min(words.size(), i + 1 + kPairReach); ++j) {
      const auto* second = positions_in(*words[j].term, document);
      if (second == nullptr || first == second) continue;
      double together = 0;
      for (const std::uint32_t position : *first) {
        const std::uint32_t from = position >= window ? position - window + 1 : 0;
        const auto near = std::lower_bound(second->begin(), second->end(), from);
        if (near != second->end() && *near < position + window) ++together;
      }
      if (together > 0) {
        bonus += (words[i].idf + words[j].idf) *
                 weights.saturated(together, weights.index.lengths[document]);
      }
    }
  }
  return bonus;
}

double window_bonus(const std::vector<ProximityWord>& words, std::size_t document,
                    const TrialWeights& weights) {
  std::vector<TermPlaces> terms;
  for (const ProximityWord& word : words) {
    const auto* positions = positions_in(*word.term, document);
    if (positions != nullptr && !positions->empty()) {
      terms.push_back({word.weight, *positions});
    }
  }
  return best_window(terms, weights.trial.window);
}

}  // namespace

double proximity_bonus(const std::vector<ProximityWord>& in_order,
                       const std::vector<ProximityWord>& distinct, std::size_t document,
                       const TrialWeights& weights) {
  switch (weights.trial.proximity) {
    case Proximity::None:
      return 0;
    case Proximity::Neighbours:
      return weights.trial.proximity_weight * neighbours_bonus(distinct, document, weights);
    case Proximity::Pairs:
      return weights.trial.proximity_weight * pairs_bonus(in_order, document, weights);
    case Proximity::Window:
      return weights.trial.proximity_weight * window_bonus(distinct, document, weights);
  }
  return 0;
}

}  // namespace rostrum::relevance
