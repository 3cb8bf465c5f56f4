/// How strongly words go with a text or with each other: measures of corpus linguistics, each as
/// its authors give it. tests/searcher/association_test.cpp holds them to published figures.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>

namespace rostrum {

/// How often a word stands in two corpora, and how many words these have.
struct TwoCorpora {
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  std::uint64_t words_a = 0;
  std::uint64_t words_b = 0;
};

/// x ln(x / expected); nothing of nothing is nothing.
[[nodiscard]] inline double surprise(double x, double expected) {
  return x > 0 ? x * std::log(x / expected) : 0;
}

/// Log-likelihood of two frequencies (Rayson and Garside, Comparing Corpora using Frequency
/// Profiling, 2000): 2 (a ln(a/E1) + b ln(b/E2)). Never negative.
[[nodiscard]] inline double log_likelihood(const TwoCorpora& of) {
  const auto a = static_cast<double>(of.a);
  const auto b = static_cast<double>(of.b);
  const auto c = static_cast<double>(of.words_a);
  const auto d = static_cast<double>(of.words_b);
  if (c + d == 0) return 0;
  return 2 * (surprise(a, c * (a + b) / (c + d)) + surprise(b, d * (a + b) / (c + d)));
}

/// Binary logarithm of the ratio of relative frequencies (Hardie, Log Ratio, 2014): 1 is twice as
/// often in the first. For none, half a place stands.
[[nodiscard]] inline std::optional<double> log_ratio(const TwoCorpora& of) {
  if (of.words_a == 0 || of.words_b == 0) return std::nullopt;
  const double a = of.a > 0 ? static_cast<double>(of.a) : 0.5;
  const double b = of.b > 0 ? static_cast<double>(of.b) : 0.5;
  return std::log2((a / static_cast<double>(of.words_a)) / (b / static_cast<double>(of.words_b)));
}

/// %DIFF (Gabrielatos and Marchi 2011): by how many per cent of the second relative frequency the
/// first is larger. None where the second is nothing.
[[nodiscard]] inline std::optional<double> percent_difference(const TwoCorpora& of) {
  if (of.b == 0 || of.words_a == 0) return std::nullopt;
  const double a = static_cast<double>(of.a) / static_cast<double>(of.words_a);
  const double b = static_cast<double>(of.b) / static_cast<double>(of.words_b);
  return 100 * (a - b) / b;
}

/// Places counted in two ways at once.
struct Contingency {
  double both = 0;
  double first_alone = 0;
  double second_alone = 0;
  double neither = 0;
};

/// Log-likelihood ratio of a table of four (Dunning, Accurate Methods for the Statistics of
/// Surprise and Coincidence, Computational Linguistics 19, 1993).
[[nodiscard]] inline double log_likelihood(const Contingency& of) {
  const double first = of.both + of.first_alone;
  const double second = of.both + of.second_alone;
  const double all = first + of.second_alone + of.neither;
  if (all == 0) return 0;
  return 2 * (surprise(of.both, first * second / all) +
              surprise(of.first_alone, first * (all - second) / all) +
              surprise(of.second_alone, (all - first) * second / all) +
              surprise(of.neither, (all - first) * (all - second) / all));
}

/// Pointwise mutual information in bits (Church and Hanks 1990): how much more often than by
/// chance. REQUIRES: both > 0.
[[nodiscard]] inline double mutual_information(double both, double first, double second,
                                               double all) {
  return std::log2(both * all / (first * second));
}

/// logDice (Rychlý, A Lexicographer-Friendly Association Score, 2008): 14 at most; one more is
/// twice as strong. Does not depend on the size of the corpus. REQUIRES: both > 0.
[[nodiscard]] inline double log_dice(double both, double first, double second) {
  return 14 + std::log2(2 * both / (first + second));
}

}  // namespace rostrum
