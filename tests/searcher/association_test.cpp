// Measures of association against figures that their authors, or text books, have published.
#include "searcher/analysis/words/association.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

// Dunning 1993, table 1: bigrams in 31,777 words about Swiss banks, with -2 log lambda.
TEST(Association, LogLikelihoodIsThatOfDunning) {
  struct Row {
    Contingency of;
    double published;
  };
  const Row rows[] = {{{110, 2442, 111, 29114}, 270.72},  // the swiss
                      {{29, 13, 123, 31612}, 263.90},     // can be
                      {{31, 23, 139, 31584}, 256.84},     // previous year
                      {{10, 0, 3, 31764}, 167.23}};       // mineral water
  for (const Row& row : rows) EXPECT_NEAR(log_likelihood(row.of), row.published, 0.005);
}

// Manning and Schütze, Foundations of Statistical Natural Language Processing, table 5.14: bigrams
// that stand 20 times in 14,307,668 words.
TEST(Association, MutualInformationIsThatOfTheTextBook) {
  constexpr double kWords = 14'307'668;
  EXPECT_NEAR(mutual_information(20, 42, 20, kWords), 18.38, 0.005);      // Ayatollah Ruhollah
  EXPECT_NEAR(mutual_information(20, 41, 27, kWords), 17.98, 0.005);      // Bette Midler
  EXPECT_NEAR(mutual_information(20, 30, 117, kWords), 16.31, 0.005);     // Agatha Christie
  EXPECT_NEAR(mutual_information(20, 14907, 9017, kWords), 1.09, 0.005);  // first made
}

// The example of Lancaster University's Significance Test System (corpora.lancs.ac.uk/sigtest): a
// word 52 times in 50,000 words, and 57 times in 75,000.
TEST(Association, LogLikelihoodOfCorporaIsThatOfLancastersExample) {
  EXPECT_NEAR(log_likelihood(TwoCorpora{52, 57, 50'000, 75'000}), 2.65, 0.005);
}

// Rayson and Garside 2000, section 2: expected values from the sizes of both corpora; where both
// corpora are alike in rate, nothing is surprising.
TEST(Association, LogLikelihoodOfCorporaKnowsTheirSizes) {
  EXPECT_NEAR(log_likelihood(TwoCorpora{10, 20, 1000, 2000}), 0, 1e-9);
  // All of it in one of two corpora of the same size: 2 a ln 2.
  EXPECT_NEAR(log_likelihood(TwoCorpora{50, 0, 1000, 1000}), 2 * 50 * std::log(2.0), 1e-9);
  EXPECT_NEAR(log_likelihood(TwoCorpora{0, 50, 1000, 1000}), 2 * 50 * std::log(2.0), 1e-9);
  EXPECT_EQ(log_likelihood(TwoCorpora{}), 0);
}

// Hardie 2014: each point is a doubling.
TEST(Association, LogRatioCountsDoublings) {
  EXPECT_NEAR(*log_ratio({80, 10, 1000, 1000}), 3, 1e-12);
  EXPECT_NEAR(*log_ratio({10, 80, 1000, 1000}), -3, 1e-12);
  EXPECT_NEAR(*log_ratio({8, 0, 1000, 1000}), 4, 1e-12);  // half a place for none
  EXPECT_FALSE(log_ratio({8, 0, 1000, 0}).has_value());
}

TEST(Association, PercentDifferenceIsOfTheSecondRate) {
  EXPECT_NEAR(*percent_difference({30, 20, 1000, 1000}), 50, 1e-9);
  EXPECT_NEAR(*percent_difference({10, 20, 1000, 1000}), -50, 1e-9);
  EXPECT_FALSE(percent_difference({10, 0, 1000, 1000}).has_value());
}

// Rychlý 2008: 14 where words stand together alone; one less where they do so half as often.
TEST(Association, LogDiceEndsAtFourteen) {
  EXPECT_NEAR(log_dice(20, 20, 20), 14, 1e-12);
  EXPECT_NEAR(log_dice(10, 20, 20), 13, 1e-12);
  EXPECT_NEAR(log_dice(1, 16384, 16384), 0, 1e-12);
}

}  // namespace
}  // namespace rostrum
