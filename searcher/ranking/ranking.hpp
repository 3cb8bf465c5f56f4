/// How well a statement answers a question: pure arithmetic over counts, for the engine to call.
/// docs/ranking.md has the formulas, their sources, and the measurements behind each default.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "searcher/request/ranking_parameters.hpp"

namespace rostrum {

/// What weights depend on besides the word itself: of the whole index, not of what a filter leaves,
/// so that a statement's score is the same under every filter. Lengths are in words, or in terms as
/// Xapian counts them; the same for the average and for each statement.
struct RankingStatistics {
  double statements = 0;
  double average_length = 0;
};

/// Weight of a term that `with_term` of all statements have: Xapian's BM25 idf, which stays above 0
/// for terms that more than half of them have. REQUIRES: with_term <= statistics.statements.
[[nodiscard]] double rarity(double with_term, const RankingStatistics& statistics);

/// True for English words that hold a sentence together and say nothing of its subject.
/// REQUIRES: folded, as TextAnalyser gives it.
[[nodiscard]] bool is_function_word(std::string_view word);

/// What one term of a question weighs, where it stands `occurrences` times in the question: a stem
/// once for each time its word is there, a plain word parameters.exact_form times as much.
/// `demoted` if it is a function word, and the question has other words too.
[[nodiscard]] double word_weight(double with_term, double occurrences, bool demoted,
                                 const RankingStatistics& statistics,
                                 const RankingParameters& parameters = {});

/// BM25's share for a document's length, the same for all words: compute it once a document.
/// REQUIRES: statistics.average_length > 0.
[[nodiscard]] inline double length_norm(double length, const RankingStatistics& statistics,
                                        const RankingParameters& parameters = {}) {
  return parameters.k1 * (1 - parameters.b + parameters.b * length / statistics.average_length);
}

/// BM25's growth with the number of occurrences: 0 for none, k1 + 1 at most.
/// REQUIRES: norm > 0.
[[nodiscard]] inline double saturation(double occurrences, double norm,
                                       const RankingParameters& parameters = {}) {
  return occurrences * (parameters.k1 + 1) / (occurrences + norm);
}

/// What one word of weight `weight` adds to a statement's score. A title's words are words of the
/// statement too, so `occurrences` counts them.
[[nodiscard]] inline double word_score(double weight, double occurrences, bool in_title,
                                       double norm, const RankingParameters& parameters = {}) {
  return weight * (saturation(occurrences, norm, parameters) + (in_title ? parameters.title : 0.0));
}

/// Where one term of a question stands in a statement.
struct TermPlaces {
  double weight = 0;                         ///< as word_weight gives it
  std::span<const std::uint32_t> positions;  ///< ascending
};

/// The greatest sum of the weights of different terms that stand within `window` positions, first
/// and last included. A score grows by parameters.proximity_weight times this.
[[nodiscard]] double best_window(std::span<const TermPlaces> terms, std::uint32_t window);

/// One stem of a statement. Numbers of terms are the caller's; memory grows with the greatest.
struct TermOccurrences {
  std::uint32_t term = 0;
  std::uint32_t occurrences = 0;
};

/// One of the best statements of the first pass, as feedback reads it.
struct FeedbackStatement {
  double length = 0;
  std::vector<TermOccurrences> terms;  ///< each once
};

/// A term that the best statements share and the question need not have.
struct ExpansionTerm {
  std::uint32_t term = 0;
  double weight = 0;  ///< for word_score, beside those of the question's own words
};

/// What the caller knows of a term: how many statements have it, or 0 to leave it out.
using StatementsWithTerm = std::function<double(std::uint32_t term)>;

/// Terms to rank the best statements anew with: Rocchio's centroid (1971) of their BM25 vectors,
/// the first counting 1, the second 1/2, the third 1/3. At most parameters.feedback_terms, heaviest
/// first, equal ones by number; their weights are such that `question_weight`, the sum of the
/// occurrences of the question's terms after demotion, keeps 1 - parameters.feedback of the whole.
/// Reads the first parameters.feedback_statements of `best`, which stand best first.
[[nodiscard]] std::vector<ExpansionTerm> expansion_terms(
    std::span<const FeedbackStatement> best, double question_weight,
    const StatementsWithTerm& statements_with_term, const RankingStatistics& statistics,
    const RankingParameters& parameters = {});

/// True if a stem may expand a question: not a function word, no number, more than one byte; and
/// not in more than half of all statements.
[[nodiscard]] bool may_expand(std::string_view stem, double with_term,
                              const RankingStatistics& statistics);

}  // namespace rostrum
