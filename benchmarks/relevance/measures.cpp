#include "benchmarks/relevance/measures.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <random>

namespace rostrum::relevance {
namespace {

constexpr std::size_t kShown = 10;  // hits on a first page

double discount(std::size_t rank) { return std::log2(static_cast<double>(rank) + 1); }

double ideal_gain(const JudgedQuestion& question) {
  std::vector<int> grades;
  for (const auto& [document, grade] : question.grades) grades.push_back(std::max(grade, 0));
  std::sort(grades.begin(), grades.end(), std::greater<>());
  double gain = 0;
  for (std::size_t i = 0; i < std::min(grades.size(), kShown); ++i) {
    gain += grades[i] / discount(i + 1);
  }
  return gain;
}

}  // namespace

Ranking best_of(const std::vector<double>& scores, const std::vector<bool>& is_hit,
                std::size_t count) {
  Ranking ranking;
  for (std::size_t i = 0; i < is_hit.size(); ++i) {
    if (is_hit[i]) ranking.push_back(i);
  }
  const std::size_t kept = std::min(count, ranking.size());
  std::partial_sort(ranking.begin(), ranking.begin() + static_cast<std::ptrdiff_t>(kept),
                    ranking.end(), [&scores](std::size_t a, std::size_t b) {
                      return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
                    });
  ranking.resize(kept);
  return ranking;
}

Scores measure(const Ranking& ranking, const JudgedQuestion& question) {
  const auto relevant =
      static_cast<double>(std::count_if(question.grades.begin(), question.grades.end(),
                                        [](const auto& grade) { return grade.second > 0; }));
  double found = 0;
  double precisions = 0;
  double gain = 0;
  double shown = 0;
  double first = 0;
  for (std::size_t i = 0; i < std::min(ranking.size(), kDepth); ++i) {
    const auto grade = question.grades.find(ranking[i]);
    if (grade == question.grades.end() || grade->second <= 0) continue;
    const std::size_t rank = i + 1;
    ++found;
    precisions += found / static_cast<double>(rank);
    if (first == 0) first = 1 / static_cast<double>(rank);
    if (rank <= kShown) {
      ++shown;
      gain += grade->second / discount(rank);
    }
  }
  if (relevant == 0) return {};
  return {precisions / relevant, gain / ideal_gain(question), shown / kShown, first,
          found / relevant};
}

Scores mean(const std::vector<Scores>& of_questions) {
  Scores sums{};
  for (const Scores& scores : of_questions) {
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += scores[i];
  }
  for (double& sum : sums)
    sum /= static_cast<double>(std::max<std::size_t>(of_questions.size(), 1));
  return sums;
}

double randomisation_p(const std::vector<double>& first, const std::vector<double>& second,
                       std::size_t permutations, std::uint64_t seed) {
  assert(first.size() == second.size());
  std::vector<double> differences;
  double observed = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    differences.push_back(second[i] - first[i]);
    observed += differences.back();
  }
  std::mt19937_64 random(seed);
  std::size_t as_large = 0;
  for (std::size_t round = 0; round < permutations; ++round) {
    double sum = 0;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < differences.size(); ++i) {
      if (i % 64 == 0) bits = random();
      sum += (bits >> (i % 64) & 1) != 0 ? differences[i] : -differences[i];
    }
    // Sums in another order differ in the last digits; equal ones must count as equal.
    if (std::abs(sum) >= std::abs(observed) - 1e-12) ++as_large;
  }
  return static_cast<double>(as_large + 1) / static_cast<double>(permutations + 1);
}

}  // namespace rostrum::relevance
