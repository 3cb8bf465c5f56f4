/// What the ranking may be told. docs/ranking.md has the measurements behind each default.
#pragma once

#include <cstddef>
#include <cstdint>

namespace rostrum {

/// Defaults are those that held on collections they were not chosen on.
struct RankingParameters {
  double k1 = 1.2;          ///< BM25: how soon repeating a word stops to count
  double b = 0.6;           ///< BM25: how much a long statement must pay for its length
  double title = 0.6;       ///< added for a word that stands in the title, times its weight
  double exact_form = 0.2;  ///< a word in the very form that was asked, beside its stem's weight
  double function_word = 0.25;  ///< what is left of the weight of a function word, 0 to 1
  std::uint32_t proximity_window =
      100;                            ///< words of the question gain by standing this near together
  double proximity_weight = 0.25;     ///< what the best window adds, times its words' weights
  std::size_t proximity_depth = 100;  ///< how many of the best are looked through for windows
  std::size_t feedback_statements = 4;
  std::size_t feedback_terms = 30;
  double feedback = 0.5;  ///< the share of the expansion in the final score, 0 to below 1
  std::size_t feedback_depth = 200;  ///< how many of the best are ranked anew
};

}  // namespace rostrum
