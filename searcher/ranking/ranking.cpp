#include "searcher/ranking/ranking.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace rostrum {
namespace {

/// Articles, prepositions, conjunctions, pronouns, auxiliary verbs and question words, in the order
/// of the alphabet. Not "us", which folding cannot tell from the United States.
constexpr auto kFunctionWords = std::to_array<std::string_view>(
    {"a",        "about",   "above",  "after",   "again",   "against", "all",       "also",
     "although", "am",      "an",     "and",     "any",     "are",     "as",        "at",
     "be",       "because", "been",   "before",  "being",   "below",   "between",   "both",
     "but",      "by",      "can",    "could",   "did",     "do",      "does",      "doing",
     "down",     "during",  "each",   "few",     "for",     "from",    "further",   "had",
     "has",      "have",    "having", "he",      "her",     "here",    "him",       "his",
     "how",      "however", "i",      "if",      "in",      "into",    "is",        "it",
     "its",      "may",     "me",     "might",   "more",    "most",    "must",      "my",
     "no",       "nor",     "not",    "of",      "off",     "on",      "once",      "only",
     "or",       "other",   "our",    "out",     "over",    "own",     "per",       "same",
     "shall",    "she",     "should", "since",   "so",      "some",    "such",      "than",
     "that",     "the",     "their",  "them",    "then",    "there",   "therefore", "these",
     "they",     "this",    "those",  "through", "thus",    "to",      "too",       "under",
     "until",    "up",      "upon",   "very",    "via",     "was",     "we",        "were",
     "what",     "when",    "where",  "which",   "while",   "who",     "whom",      "whose",
     "why",      "will",    "with",   "within",  "without", "would",   "you",       "your"});
static_assert(std::is_sorted(kFunctionWords.begin(), kFunctionWords.end()),
              "is_function_word searches by halves");

}  // namespace

double rarity(double with_term, const RankingStatistics& statistics) {
  const double odds = (statistics.statements - with_term + 0.5) / (with_term + 0.5);
  // Robertson and Spärck Jones give less than 0 for a term that half of the statements have; Xapian
  // bends the curve there, so that no match ever costs.
  return std::log(odds < 2 ? odds * 0.5 + 1 : odds);
}

bool is_function_word(std::string_view word) {
  return std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), word);
}

double word_weight(double with_term, double occurrences, bool demoted,
                   const RankingStatistics& statistics, const RankingParameters& parameters) {
  return rarity(with_term, statistics) * occurrences * (demoted ? parameters.function_word : 1.0);
}

namespace {

struct Place {
  std::uint32_t position;
  std::uint32_t term;
};

/// Up to so many terms the next place is looked for among the heads of all; above, sorting is less.
constexpr std::size_t kFewTerms = 16;

/// Calls `visit` for the places of all terms, in order of position and term, until it returns
/// false.
template <typename Visit>
void for_each_place(std::span<const TermPlaces> terms, const Visit& visit) {
  if (terms.size() <= kFewTerms) {
    std::array<std::size_t, kFewTerms> next{};
    for (;;) {
      Place place{std::numeric_limits<std::uint32_t>::max(), 0};
      bool any = false;
      for (std::uint32_t i = 0; i < terms.size(); ++i) {
        if (next[i] == terms[i].positions.size()) continue;
        const std::uint32_t position = terms[i].positions[next[i]];
        if (any && position >= place.position) continue;
        place = {position, i};
        any = true;
      }
      if (!any || !visit(place)) return;
      ++next[place.term];
    }
  }
  std::vector<Place> places;
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    for (const std::uint32_t position : terms[i].positions) places.push_back({position, i});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.position != b.position ? a.position < b.position : a.term < b.term;
  });
  for (const Place& place : places) {
    if (!visit(place)) return;
  }
}

}  // namespace

double best_window(std::span<const TermPlaces> terms, std::uint32_t window) {
  double all = 0;
  for (const TermPlaces& each : terms) all += each.positions.empty() ? 0 : each.weight;
  const double enough = all * (1 - 1e-12);  // the order of adding makes as much of a difference
  // Slides over the places; a term counts while at least one of its places is inside.
  std::vector<Place> inside;
  std::vector<std::size_t> of_term(terms.size(), 0);
  std::size_t first = 0;
  double sum = 0;
  double best = 0;
  for_each_place(terms, [&](const Place& last) {
    while (first < inside.size() && last.position - inside[first].position >= window) {
      if (--of_term[inside[first].term] == 0) sum -= terms[inside[first].term].weight;
      ++first;
    }
    inside.push_back(last);
    if (of_term[last.term]++ == 0) sum += terms[last.term].weight;
    best = std::max(best, sum);
    return best < enough;
  });
  return best;
}

bool may_expand(std::string_view stem, double with_term, const RankingStatistics& statistics) {
  return stem.size() > 1 && !(stem.front() >= '0' && stem.front() <= '9') &&
         with_term * 2 <= statistics.statements && !is_function_word(stem);
}

std::vector<ExpansionTerm> expansion_terms(std::span<const FeedbackStatement> best,
                                           double question_weight,
                                           const StatementsWithTerm& statements_with_term,
                                           const RankingStatistics& statistics,
                                           const RankingParameters& parameters) {
  std::uint32_t numbers = 0;
  for (const FeedbackStatement& each : best) {
    for (const TermOccurrences& term : each.terms) numbers = std::max(numbers, term.term + 1);
  }
  std::vector<double> centroid(numbers, 0);
  const std::size_t read = std::min(best.size(), parameters.feedback_statements);
  for (std::size_t rank = 0; rank < read; ++rank) {
    const double norm = length_norm(best[rank].length, statistics, parameters);
    for (const TermOccurrences& each : best[rank].terms) {
      centroid[each.term] +=
          saturation(each.occurrences, norm, parameters) / static_cast<double>(rank + 1);
    }
  }
  std::vector<ExpansionTerm> order;
  for (std::uint32_t term = 0; term < numbers; ++term) {
    if (centroid[term] > 0) order.push_back({term, centroid[term]});
  }
  const auto heavier = [](const ExpansionTerm& a, const ExpansionTerm& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
  };

  // Asking how many statements have a term is dear: once the rarest word could not get in, none
  // can. So they are put in order as far as need be.
  constexpr std::size_t kInOrder = 256;
  const double most_rarity = rarity(1, statistics);
  std::vector<ExpansionTerm> terms;  // a heap, the lightest in front
  for (std::size_t next = 0; next < order.size(); ++next) {
    if (next % kInOrder == 0) {
      const auto begin = order.begin() + static_cast<long>(next);
      const std::size_t size = std::min(kInOrder, order.size() - next);
      const auto end = begin + static_cast<long>(size);
      std::nth_element(begin, end - 1, order.end(), heavier);
      std::sort(begin, end, heavier);
    }
    const ExpansionTerm& each = order[next];
    const bool full = terms.size() >= parameters.feedback_terms;
    if (full && (terms.empty() || each.weight * most_rarity < terms.front().weight)) break;
    const double with_term = statements_with_term(each.term);
    const double own = with_term > 0 ? rarity(with_term, statistics) : 0;
    if (own <= 0) continue;
    const ExpansionTerm candidate{each.term, each.weight * own};
    if (full && !heavier(candidate, terms.front())) continue;
    if (full) {
      std::pop_heap(terms.begin(), terms.end(), heavier);
      terms.pop_back();
    }
    terms.push_back(candidate);
    std::push_heap(terms.begin(), terms.end(), heavier);
  }
  std::sort(terms.begin(), terms.end(), heavier);

  double sum = 0;
  for (const ExpansionTerm& each : terms) sum += each.weight;
  const double share = parameters.feedback / (1 - parameters.feedback) * question_weight;
  for (ExpansionTerm& each : terms) {
    const double own = each.weight / centroid[each.term];
    each.weight *= share / sum * own;
  }
  return terms;
}

}  // namespace rostrum
