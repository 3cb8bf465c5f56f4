/// How good a ranking is, and whether one is better than another by more than chance.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "benchmarks/relevance/collection.hpp"

namespace rostrum::relevance {

/// A ranking is cut here, as evaluations at TREC are.
inline constexpr std::size_t kDepth = 1000;

/// Documents by index, best first.
using Ranking = std::vector<std::size_t>;

/// The `count` hits with the highest scores, best first; of equal ones the first document.
[[nodiscard]] Ranking best_of(const std::vector<double>& scores, const std::vector<bool>& is_hit,
                              std::size_t count);

inline constexpr std::array<std::string_view, 5> kMeasures{"MAP", "nDCG@10", "P@10", "MRR",
                                                           "recall@1000"};
/// One value for each of kMeasures.
using Scores = std::array<double, kMeasures.size()>;

/// The measures of one question's ranking. A document is relevant if its grade is above 0; nDCG's
/// gain is the grade, its discount log2(rank + 1) (Järvelin and Kekäläinen, 2002).
[[nodiscard]] Scores measure(const Ranking& ranking, const JudgedQuestion& question);

[[nodiscard]] Scores mean(const std::vector<Scores>& of_questions);

/// How often chance alone would give a difference of means as large as that between `first` and
/// `second`, in either direction: paired randomisation (Fisher; Smucker, Allan and Carterette,
/// 2007). The least that can be returned is 1 / (permutations + 1).
/// REQUIRES: both have one value for each question, in the same order.
[[nodiscard]] double randomisation_p(const std::vector<double>& first,
                                     const std::vector<double>& second,
                                     std::size_t permutations = 10'000, std::uint64_t seed = 1);

}  // namespace rostrum::relevance
