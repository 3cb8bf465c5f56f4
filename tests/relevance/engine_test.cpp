// The engine ranks as docs/ranking.md says, and feedback takes nothing away.
#include <gtest/gtest.h>

#include "benchmarks/relevance/rostrum_engine.hpp"
#include "benchmarks/relevance/rostrum_model.hpp"
#include "tests/engine/some_statements.hpp"
#include "tests/support/paths.hpp"

namespace rostrum::relevance {
namespace {

Scores means(const std::vector<Ranking>& rankings, const Collection& collection) {
  std::vector<Scores> scores;
  for (std::size_t i = 0; i < rankings.size(); ++i) {
    scores.push_back(measure(rankings[i], collection.questions[i]));
  }
  return mean(scores);
}

/// Of titles alone, of texts alone and of both, with hyphenated words in them.
Collection generated(std::uint64_t seed) {
  testing::StatementMaker maker(seed);
  Collection collection;
  for (int i = 0; i < 400; ++i) {
    JudgedDocument document{.id = std::to_string(i), .title = "", .text = "", .language = "en"};
    if (maker.below(3) != 0) document.title = maker.words(1 + maker.below(9));
    if (document.title.empty() || maker.below(2) == 0) {
      document.text = maker.words(1 + maker.below(40));
    }
    collection.documents.push_back(std::move(document));
  }
  for (int i = 0; i < 40; ++i) {
    collection.questions.push_back({std::to_string(i), maker.words(2 + maker.below(5)), {}});
  }
  return collection;
}

TEST(RankingEngine, IsTheModelOnStatementsWithTitlesAndHyphens) {
  const Collection collection = generated(7);
  TextAnalyser analyser;
  const WordIndex index = index_words(collection, analyser);
  const auto engine = rank_with_engine(collection, analyser, true);
  const auto model = rank_with_model(collection, index, analyser, true);
  // The engine adds in single precision: scores that all but agree may change places.
  std::size_t places = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < engine.size(); ++i) {
    ASSERT_EQ(engine[i].size(), model[i].size()) << collection.questions[i].text;
    for (std::size_t k = 0; k < engine[i].size(); ++k) others += engine[i][k] != model[i][k];
    places += engine[i].size();
  }
  EXPECT_LE(others, places / 200) << "of " << places;
}

class SharedCollections : public ::testing::TestWithParam<const char*> {};

TEST_P(SharedCollections, TheEngineIsItsModelAndFeedbackTakesNothingAway) {
  const auto shared = testing::shared_data();
  if (!shared) GTEST_SKIP() << testing::kNoSharedData;
  const Collection collection = read_collection(*shared / "ir" / GetParam());
  TextAnalyser analyser;
  const WordIndex index = index_words(collection, analyser);
  const Scores model = means(rank_with_model(collection, index, analyser, true), collection);
  const Scores engine = means(rank_with_engine(collection, analyser, true), collection);
  const Scores plain = means(rank_with_engine(collection, analyser, false), collection);
  for (const std::size_t measure : {0U, 1U}) {
    EXPECT_NEAR(engine[measure], model[measure], 0.005 * model[measure]) << kMeasures[measure];
    EXPECT_GE(engine[measure], plain[measure]) << kMeasures[measure];
  }
}

INSTANTIATE_TEST_SUITE_P(RankingEngine, SharedCollections,
                         ::testing::Values("cranfield", "time", "cacm", "npl"),
                         [](const auto& tested) { return std::string(tested.param); });

}  // namespace
}  // namespace rostrum::relevance
