// The ranking that docs/ranking.md describes, over small collections and the shared ones.
#include <gtest/gtest.h>

#include "benchmarks/relevance/choices.hpp"
#include "benchmarks/relevance/rostrum_model.hpp"
#include "benchmarks/relevance/stock_xapian.hpp"
#include "tests/support/paths.hpp"

namespace rostrum::relevance {
namespace {

/// Ranks of one question over documents given as title and text.
Ranking rank(const std::vector<std::pair<std::string, std::string>>& documents,
             const std::string& question, bool feedback) {
  Collection collection;
  for (const auto& [title, text] : documents)
    collection.documents.push_back({"", title, text, "en"});
  collection.questions.push_back({"1", question, {}});
  TextAnalyser analyser;
  return rank_with_model(collection, index_words(collection, analyser), analyser, feedback).front();
}

TEST(RankingModel, FindsWhatHasAWordOfTheQuestionAndNothingElse) {
  EXPECT_EQ(rank({{"", "mines here"}, {"", "nothing"}, {"", "other arms"}}, "mine", false),
            Ranking{0});
}

TEST(RankingModel, PrefersTheTitle) {
  EXPECT_EQ(rank({{"arms", "about mines"}, {"mines", "about arms"}, {"", "a"}, {"", "b"}}, "mines",
                 false),
            (Ranking{1, 0}));
}

TEST(RankingModel, FunctionWordsWeighLittle) {
  EXPECT_EQ(rank({{"", "what of the it"}, {"", "some mines then"}, {"", "x"}, {"", "y"}},
                 "what of the mines", false)
                .front(),
            1u);
}

TEST(RankingModel, FeedbackLiftsWhatResemblesTheBest) {
  // 1 and 2 have the asked word once each; 2 shares the subject of the best.
  const std::vector<std::pair<std::string, std::string>> documents = {
      {"mines", "mines mines clearance deminers survey"},
      {"", "mines what more than budget"},
      {"", "mines clearance deminers survey region"},
      {"", "football"},
      {"", "music"},
      {"", "cooking"}};
  EXPECT_EQ(rank(documents, "mines", false), (Ranking{0, 1, 2}));
  EXPECT_EQ(rank(documents, "mines", true), (Ranking{0, 2, 1}));
}

TEST(RankingModel, IsTheExperimentsDefault) {
  const auto shared = testing::shared_data();
  if (!shared) GTEST_SKIP() << testing::kNoSharedData;
  const Collection collection = read_collection(*shared / "ir/time");
  TextAnalyser analyser;
  const WordIndex index = index_words(collection, analyser);
  EXPECT_EQ(rank_with_model(collection, index, analyser, true),
            rank_with_trial(collection, index, analyser, default_trial()));
}

TEST(RankingModel, IsNotBelowStockXapianOnAnySharedCollection) {
  const auto shared = testing::shared_data();
  if (!shared) GTEST_SKIP() << testing::kNoSharedData;
  for (const char* name : {"cranfield", "time", "cacm", "npl"}) {
    const Collection collection = read_collection(*shared / "ir" / name);
    TextAnalyser analyser;
    const auto means = [&](const std::vector<Ranking>& rankings) {
      std::vector<Scores> scores;
      for (std::size_t i = 0; i < rankings.size(); ++i) {
        scores.push_back(measure(rankings[i], collection.questions[i]));
      }
      return mean(scores);
    };
    const Scores stock = means(rank_with_stock_xapian(collection));
    const Scores ours =
        means(rank_with_model(collection, index_words(collection, analyser), analyser, true));
    EXPECT_GT(ours[0], stock[0]) << "MAP of " << name;
    EXPECT_GT(ours[1], stock[1]) << "nDCG@10 of " << name;
  }
}

}  // namespace
}  // namespace rostrum::relevance
