#include "benchmarks/relevance/measures.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace rostrum::relevance {
namespace {

/// Document 0 answers fully, 1 and 2 in part; 3 was judged to be no answer.
const JudgedQuestion kQuestion{"1", "", {{0, 2}, {1, 1}, {2, 1}, {3, 0}}};

enum Measure { kMap, kNdcg, kPrecision, kReciprocalRank, kRecall };

TEST(Measure, IsOneThroughoutForTheBestOrder) {
  const Scores scores = measure({0, 1, 2, 3, 4}, kQuestion);
  EXPECT_DOUBLE_EQ(scores[kMap], 1);
  EXPECT_DOUBLE_EQ(scores[kNdcg], 1);
  EXPECT_DOUBLE_EQ(scores[kPrecision], 0.3);
  EXPECT_DOUBLE_EQ(scores[kReciprocalRank], 1);
  EXPECT_DOUBLE_EQ(scores[kRecall], 1);
}

TEST(Measure, CountsRanksAndGrades) {
  const Scores scores = measure({4, 1, 3, 0}, kQuestion);
  EXPECT_DOUBLE_EQ(scores[kMap], (1.0 / 2 + 2.0 / 4) / 3);
  const double ideal = 2 + 1 / std::log2(3) + 1 / std::log2(4);
  EXPECT_DOUBLE_EQ(scores[kNdcg], (1 / std::log2(3) + 2 / std::log2(5)) / ideal);
  EXPECT_DOUBLE_EQ(scores[kPrecision], 0.2);
  EXPECT_DOUBLE_EQ(scores[kReciprocalRank], 0.5);
  EXPECT_DOUBLE_EQ(scores[kRecall], 2.0 / 3);
}

TEST(Measure, IsNothingForNothingFound) {
  for (const double score : measure({3, 4}, kQuestion)) EXPECT_EQ(score, 0);
  for (const double score : measure({}, kQuestion)) EXPECT_EQ(score, 0);
}

TEST(Measure, StopsAtTheDepth) {
  Ranking ranking;
  for (std::size_t i = 0; i < kDepth; ++i) ranking.push_back(100 + i);
  ranking.push_back(0);
  EXPECT_EQ(measure(ranking, kQuestion)[kRecall], 0);
}

TEST(RandomisationP, IsOneForEqualSystems) {
  const std::vector<double> same(30, 0.5);
  EXPECT_DOUBLE_EQ(randomisation_p(same, same), 1);
}

TEST(RandomisationP, IsExactWhereItCanBeCounted) {
  // Of the 2^4 ways to swap four equal differences, the two extreme ones are as large: 1/8.
  const double p = randomisation_p({0, 0, 0, 0}, {1, 1, 1, 1}, 100'000);
  EXPECT_NEAR(p, 0.125, 0.005);
  EXPECT_DOUBLE_EQ(p, randomisation_p({1, 1, 1, 1}, {0, 0, 0, 0}, 100'000)) << "two-sided";
}

TEST(RandomisationP, IsSmallWhereEveryQuestionGains) {
  const std::vector<double> before(40, 0.2);
  const std::vector<double> after(40, 0.3);
  EXPECT_DOUBLE_EQ(randomisation_p(before, after), 1.0 / 10'001);
}

TEST(RandomisationP, IsTheSameOnEveryRun) {
  const std::vector<double> before{0.1, 0.5, 0.3, 0.7, 0.2, 0.9};
  const std::vector<double> after{0.2, 0.4, 0.5, 0.8, 0.2, 0.8};
  EXPECT_DOUBLE_EQ(randomisation_p(before, after), randomisation_p(before, after));
}

}  // namespace
}  // namespace rostrum::relevance
