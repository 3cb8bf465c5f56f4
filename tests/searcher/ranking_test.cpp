#include "searcher/ranking/ranking.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

namespace rostrum {
namespace {

constexpr RankingStatistics kThousand{.statements = 1000, .average_length = 600};

TEST(Rarity, IsXapiansCurve) {
  struct Case {
    double with_term;
    double rarity;
  };
  const Case cases[] = {
      {1, std::log(999.5 / 1.5)},
      {100, std::log(900.5 / 100.5)},
      {500, std::log(1.5)},                    // Robertson and Spärck Jones: 0
      {1000, std::log(0.5 / 1000.5 / 2 + 1)},  // theirs: -7.6
  };
  for (const auto& [with_term, expected] : cases) {
    EXPECT_NEAR(rarity(with_term, kThousand), expected, 1e-12) << with_term << " statements";
  }
}

TEST(Rarity, FallsAsTermsGetCommonerAndStaysAboveNothing) {
  double last = rarity(0, kThousand);
  for (double with_term = 1; with_term <= 1000; ++with_term) {
    const double next = rarity(with_term, kThousand);
    EXPECT_LE(next, last) << with_term;
    EXPECT_GT(next, 0) << with_term;
    last = next;
  }
}

TEST(WordWeight, RepeatsCountInFullAndFunctionWordsAQuarter) {
  const double once = word_weight(10, 1, false, kThousand);
  EXPECT_DOUBLE_EQ(word_weight(10, 3, false, kThousand), 3 * once);
  EXPECT_DOUBLE_EQ(word_weight(10, 1, true, kThousand), once / 4);
  EXPECT_DOUBLE_EQ(word_weight(10, 1, true, kThousand, {.function_word = 0}), 0);
}

TEST(FunctionWords, AreNotWhatAQuestionIsAbout) {
  for (const char* word : {"a", "the", "which", "your", "should"}) {
    EXPECT_TRUE(is_function_word(word)) << word;
  }
  for (const char* word : {"us", "mines", "state", "", "thereof", "zone"}) {
    EXPECT_FALSE(is_function_word(word)) << word;
  }
}

TEST(LengthNorm, IsK1ForAStatementOfAverageLength) {
  EXPECT_DOUBLE_EQ(length_norm(600, kThousand), 1.2);
  EXPECT_DOUBLE_EQ(length_norm(1200, kThousand), 1.2 * 1.6);
  EXPECT_DOUBLE_EQ(length_norm(0, kThousand), 1.2 * 0.4);
  EXPECT_DOUBLE_EQ(length_norm(1200, kThousand, {.b = 0}), 1.2);
}

TEST(Saturation, RisesFromNothingTowardsItsLimit) {
  EXPECT_DOUBLE_EQ(saturation(0, 1.2), 0);
  EXPECT_DOUBLE_EQ(saturation(1, 1.2), 1);
  EXPECT_LT(saturation(2, 1.2), 2);
  EXPECT_LT(saturation(1e9, 1.2), 2.2);
  EXPECT_GT(saturation(1e9, 1.2), 2.19);
}

TEST(WordScore, TheTitleAddsToTheText) {
  const double plain = word_score(4, 2, false, 1.2);
  EXPECT_DOUBLE_EQ(plain, 4 * saturation(2, 1.2));
  EXPECT_DOUBLE_EQ(word_score(4, 2, true, 1.2), plain + 4 * 0.6);
  EXPECT_DOUBLE_EQ(word_score(4, 2, true, 1.2, {.title = 0}), plain);
}

TEST(BestWindow, SumsTheTermsThatStandTogether) {
  using Positions = std::vector<std::uint32_t>;
  struct Case {
    const char* what;
    std::vector<std::pair<double, Positions>> terms;
    double sum;
  };
  const Case cases[] = {
      {"none", {}, 0},
      {"one term alone, however often", {{3, {1, 2, 3, 4}}}, 3},
      {"both in ten words, ends included", {{3, {1}}, {2, {10}}}, 5},
      {"one word further", {{3, {1}}, {2, {11}}}, 3},
      {"the best of two windows", {{3, {1, 500}}, {2, {8}}, {4, {505}}}, 7},
      {"a term that left comes again", {{3, {1, 20}}, {2, {5, 25}}, {1, {28}}}, 6},
      {"the lighter ones together", {{3, {1}}, {2, {100}}, {2, {105}}}, 4},
      {"two terms at one place", {{3, {7}}, {0.5, {7}}}, 3.5},
  };
  for (const auto& [what, terms, sum] : cases) {
    std::vector<TermPlaces> places;
    places.reserve(terms.size());
    for (const auto& [weight, positions] : terms) places.push_back({weight, positions});
    EXPECT_DOUBLE_EQ(best_window(places, 10), sum) << what;
  }
}

/// Looks at every window by itself.
double best_window_by_trial(const std::vector<TermPlaces>& terms, std::uint32_t window) {
  double best = 0;
  for (const TermPlaces& start : terms) {
    for (const std::uint32_t from : start.positions) {
      double sum = 0;
      for (const TermPlaces& each : terms) {
        const bool inside =
            std::any_of(each.positions.begin(), each.positions.end(),
                        [&](std::uint32_t at) { return at >= from && at - from < window; });
        if (inside) sum += each.weight;
      }
      best = std::max(best, sum);
    }
  }
  return best;
}

TEST(BestWindow, IsThatOfATrialOfAllForFewTermsAndForMany) {
  std::mt19937 random(3);
  const auto below = [&random](std::uint32_t end) {
    return std::uniform_int_distribution<std::uint32_t>(0, end - 1)(random);
  };
  for (const std::size_t count : {2U, 5U, 16U, 17U, 40U}) {
    for (int round = 0; round < 20; ++round) {
      std::vector<std::vector<std::uint32_t>> positions(count);
      std::vector<TermPlaces> terms;
      for (std::vector<std::uint32_t>& each : positions) {
        for (std::uint32_t at = below(400); at < 2'000; at += 1 + below(600)) {
          each.push_back(at);
        }
        terms.push_back({1.0 + below(9), each});
      }
      EXPECT_DOUBLE_EQ(best_window(terms, 100), best_window_by_trial(terms, 100))
          << count << " terms, round " << round;
    }
  }
}

/// Statements with each term; a term that is not there may not expand.
class ExpansionTerms : public ::testing::Test {
 protected:
  std::vector<ExpansionTerm> expand(const std::vector<FeedbackStatement>& best,
                                    double question_weight = 2,
                                    const RankingParameters& parameters = {}) const {
    return expansion_terms(
        best, question_weight,
        [this](std::uint32_t term) {
          const auto known = with_term_.find(term);
          return known == with_term_.end() ? 0.0 : known->second;
        },
        kThousand, parameters);
  }

  std::map<std::uint32_t, double> with_term_{{1, 10}, {2, 10}, {3, 400}};
};

TEST_F(ExpansionTerms, OfNoStatementsAreNone) { EXPECT_TRUE(expand({}).empty()); }

TEST_F(ExpansionTerms, RareOnesAndThoseOfBetterStatementsWeighMore) {
  const auto terms = expand({{600, {{1, 2}, {3, 2}}}, {600, {{2, 2}}}});
  ASSERT_EQ(terms.size(), 3u);
  EXPECT_EQ(terms[0].term, 1u);  // rare, in the best
  EXPECT_EQ(terms[1].term, 2u);  // as rare, in the second
  EXPECT_EQ(terms[2].term, 3u);  // common
}

TEST_F(ExpansionTerms, FollowTheFormula) {
  const auto terms = expand({{600, {{1, 1}}}, {600, {{1, 1}, {2, 1}}}});
  ASSERT_EQ(terms.size(), 2u);
  // Centroids (1 + 1/2) and 1/2, equal rarity: shares of 3/4 and 1/4. Half of the whole for the
  // expansion, half for a question of weight 2.
  const double share = 2 * rarity(10, kThousand);
  EXPECT_NEAR(terms[0].weight, 0.75 * share, 1e-12);
  EXPECT_NEAR(terms[1].weight, 0.25 * share, 1e-12);
}

TEST_F(ExpansionTerms, LeaveOutWhatTheCallerDoesNotKnow) {
  const auto terms = expand({{600, {{1, 1}, {9, 50}}}});
  ASSERT_EQ(terms.size(), 1u);
  EXPECT_EQ(terms[0].term, 1u);
}

TEST_F(ExpansionTerms, KeepTheHeaviestAndEqualOnesByNumber) {
  const auto terms = expand({{600, {{3, 1}, {2, 1}, {1, 1}}}}, 2, {.feedback_terms = 2});
  ASSERT_EQ(terms.size(), 2u);
  EXPECT_EQ(terms[0].term, 1u);
  EXPECT_EQ(terms[1].term, 2u);
  EXPECT_DOUBLE_EQ(terms[0].weight, terms[1].weight);
}

TEST_F(ExpansionTerms, ReadNoMoreStatementsThanAsked) {
  const auto terms = expand({{600, {{1, 1}}}, {600, {{2, 1}}}}, 2, {.feedback_statements = 1});
  ASSERT_EQ(terms.size(), 1u);
  EXPECT_EQ(terms[0].term, 1u);
}

TEST(MayExpand, WordsOfTheSubjectThatAreNotEverywhere) {
  struct Case {
    const char* stem;
    double with_term;
    bool may;
  };
  const Case cases[] = {
      {"landmin", 100, true}, {"weapon", 970, false}, {"landmin", 500, true},
      {"the", 100, false},    {"2025", 100, false},   {"9msp", 3, false},
      {"x", 3, false},        {"", 3, false},         {"核", 3, true},
  };
  for (const auto& [stem, with_term, may] : cases) {
    EXPECT_EQ(may_expand(stem, with_term, kThousand), may) << stem << " in " << with_term;
  }
}

}  // namespace
}  // namespace rostrum
