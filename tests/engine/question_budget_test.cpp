// A question is given up where it takes more time or memory than it may, wherever its work is done.
#include "searcher/request/question_budget.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/writing/index_writer.hpp"
#include "schemas/base/error.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/counting/concept_counts.hpp"
#include "searcher/counting/facets.hpp"
#include "searcher/engine/index_source.hpp"
#include "searcher/engine/index_view.hpp"
#include "searcher/engine/question.hpp"
#include "searcher/engine/search_engine.hpp"
#include "searcher/matching/matcher.hpp"
#include "searcher/passages/snippets.hpp"
#include "searcher/ranking/hit_order.hpp"
#include "searcher/request/in_parallel.hpp"
#include "tests/engine/some_statements.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

constexpr std::size_t kMuch = std::size_t{1} << 30;
const QueryLimits kNoTime = {.seconds = 1e-9};

std::string refusal_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::InvalidInput);
    return error.what();
  }
  return "";
}

class QuestionBudgetTest : public ::testing::Test {
 protected:
  void SetUp() override {
    StatementMaker maker(5);
    IndexWriter writer(index_, vocabulary_.hash());
    for (int i = 0; i < 60; ++i) {
      writer.put(prepare(maker.statement("s" + std::to_string(i), "en"), vocabulary_, analyser_));
    }
    writer.commit(Merging::Now);
  }

  const Vocabulary& vocabulary_ = Vocabulary::builtin();
  TextAnalyser analyser_;
  TempDir folder_;
  std::filesystem::path index_ = folder_.path() / "index";
};

TEST_F(QuestionBudgetTest, IsLookedAtInEveryPartOfAnAnswer) {
  const Snapshot snapshot(index_);
  const auto asked = [&](const std::string& text) {
    return make_question({.text = text}, vocabulary_, snapshot, analyser_);
  };
  const Question words = asked("mine OR withdraw");
  const Question phrase = asked("\"nuclear weapons\"");
  const Question near = asked("clear NEAR/9 party");
  const Question spelt = asked("\"Mine\"");
  const Question dated = asked("date:2001..2003");
  const DocSet all = snapshot.all();
  const std::uint32_t first = all.next(1);
  const Statement statement = snapshot.statement(first);
  IndexSource source(snapshot, vocabulary_, analyser_);
  const IndexView view(source);
  const Matches matches = view.ask({.text = "mine"});
  NameTable names;
  const std::vector<std::pair<std::string, std::function<void()>>> parts = {
      {"words", [&] { (void)match(words.root, snapshot, analyser_); }},
      {"phrase", [&] { (void)match(phrase.root, snapshot, analyser_); }},
      {"near", [&] { (void)match(near.root, snapshot, analyser_); }},
      {"spelling", [&] { (void)match(spelt.root, snapshot, analyser_); }},
      {"dates", [&] { (void)within_dates("2001", "2003", snapshot); }},
      {"total", [&] { (void)all.count(); }},
      {"question", [&] { (void)asked("mine*"); }},
      {"facets", [&] { (void)FacetTally(all, {&field(FieldId::Country)}, snapshot); }},
      {"relevance", [&] { (void)rank_by_relevance(words.root, all, 10, {}, snapshot, analyser_); }},
      {"date", [&] { (void)rank_by_date(all, true, 0, 10, snapshot); }},
      {"passages",
       [&] { (void)make_snippets(words.root, statement, statement.text, 3, analyser_); }},
      {"contents", [&] { view.for_each_content(all, [](auto, const auto&, auto) {}); }},
      {"concepts",
       [&] { (void)count_concepts(Thesaurus::builtin(), "mine", snapshot, analyser_); }},
      {"places", [&] { (void)view.occurrences(matches, all); }},
      {"lengths", [&] { (void)view.word_counts(); }},
      {"sequences", [&] { view.for_each_word_sequence(all, names, [](auto, auto) {}); }},
      {"texts", [&] { (void)view.statement(first); }},
      {"records", [&] { (void)view.hit(first); }},
      {"lines", [&] { (void)view.keyword_lines(matches, statement, 100); }}};
  for (const auto& [name, work] : parts) {
    EXPECT_EQ(refusal_of(work), "") << name;
    const QuestionBudget budget(kNoTime);
    EXPECT_NE(refusal_of(work), "") << name;
  }
}

TEST_F(QuestionBudgetTest, IsOfOneQuestionAlone) {
  SearchEngine engine(index_, vocabulary_);
  EXPECT_EQ(refusal_of([&] { (void)engine.search({.text = "mine", .limits = kNoTime}); }),
            "query: it was given up after 1e-09 seconds; ask for fewer or rarer words, narrow it "
            "with filters, or allow it more with --timeout SECONDS");
  EXPECT_GT(engine.search({.text = "mine"}).total, 0U);
  EXPECT_GT(engine.search({.text = "mine", .limits = {.seconds = 0, .memory_mb = 0}}).total, 0U);
}

TEST(QuestionBudget, KnowsWhatCannotEndInTime) {
  const QuestionBudget budget({.seconds = 100});
  EXPECT_EQ(refusal_of([] { expect_to_spend(kMuch); }), "");
  EXPECT_EQ(refusal_of([] { expect_to_spend(kMuch * kMuch); }),
            "query: it has to look at 1152921504606846976 places at least, which takes longer than "
            "the 100 seconds that it may take; ask for fewer or rarer words, narrow it with "
            "filters, or allow it more with --timeout SECONDS");
}

TEST(QuestionBudget, BoundsMemory) {
  const std::vector<char> taken(std::size_t{4} << 20, 'x');
  const QuestionBudget budget({.memory_mb = 1});
  EXPECT_EQ(refusal_of([] { spend(kMuch); }),
            "query: it was given up because it takes more than 1 MB of memory; ask for fewer or "
            "rarer words, narrow it with filters, or allow it more with --max-memory MB");
}

TEST(QuestionBudget, BoundsTheWaysOfAllStatementsTogether) {
  const QuestionBudget budget({.seconds = 0, .memory_mb = 0});
  EXPECT_EQ(refusal_of([] { count_ways(kMostWays / 2); }), "");
  EXPECT_EQ(refusal_of([] { count_ways(kMostWays / 2); }), "");
  EXPECT_EQ(refusal_of([] { count_ways(1); }),
            "query: the operands of a NEAR overlap in so many ways that it cannot be searched; use "
            "fewer of several words, or a smaller distance");
}

TEST(QuestionBudget, HoldsOnTheThreadsThatTakePart) {
  const QuestionBudget budget(kNoTime);
  std::vector<std::string> refusals(8);
  for_each_in_parallel(refusals.size(), std::size_t{1} << 40, [&](std::size_t part) {
    refusals[part] = refusal_of([] { spend(kMuch); });
  });
  for (const std::string& each : refusals) EXPECT_NE(each, "");
}

TEST(QuestionBudget, IsNotLookedAtWhereThereIsNone) {
  EXPECT_EQ(refusal_of([] { spend(kMuch); }), "");
  {
    const QuestionBudget budget(kNoTime);
    const QuestionBudget::Pause writing;
    EXPECT_EQ(refusal_of([] { spend(kMuch); }), "");
  }
  EXPECT_EQ(QuestionBudget::of_thread(), nullptr);
}

}  // namespace
}  // namespace rostrum::testing
