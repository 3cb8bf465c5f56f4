// Searchers on several threads that share what is read of a commit.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "indexer/writing/index_writer.hpp"
#include "schemas/base/error.hpp"
#include "searcher/engine/searcher.hpp"
#include "tests/engine/some_statements.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

class SharedCommits : public ::testing::Test {
 protected:
  void put(int from, int to, StatementMaker& maker, IndexWriter& writer) {
    for (int i = from; i < to; ++i) {
      writer.put(prepare(maker.statement("s" + std::to_string(i), i % 3 == 0 ? "fr" : "en"),
                         vocabulary_, analyser_));
    }
    writer.commit();
  }

  [[nodiscard]] std::unique_ptr<Searcher> open(std::shared_ptr<CommitShare> share) const {
    return open_searcher(index_, vocabulary_, std::move(share));
  }

  /// All that an answer says of what was found.
  static std::string told(Searcher& searcher, const std::string& text) {
    const SearchResponse found = searcher.search({.text = text, .limit = 50});
    std::string all = std::to_string(found.revision) + ' ' + std::to_string(found.total);
    for (const Hit& hit : found.hits) {
      all += ' ' + hit.statement.id + ' ' + std::to_string(hit.score);
      for (const Snippet& each : hit.snippets) all += ' ' + each.text;
    }
    for (const Facet& facet : found.facets) {
      for (const FacetCount& each : facet.values) {
        all += ' ' + std::string(each.value) + '=' + std::to_string(each.count);
      }
    }
    return all;
  }

  TempDir folder_;
  const std::filesystem::path index_ = folder_.path() / "index";
  const Vocabulary& vocabulary_ = Vocabulary::builtin();
  TextAnalyser analyser_;
};

TEST_F(SharedCommits, EveryThreadAnswersAsOneAlone) {
  StatementMaker maker(7);
  IndexWriter writer(index_, vocabulary_.hash());
  put(0, 200, maker, writer);
  std::vector<std::string> questions = {""};
  for (int i = 0; i < 20; ++i)
    questions.push_back(std::string(maker.word()) + " OR " + std::string(maker.word()));
  std::vector<std::string> alone;
  const std::unique_ptr<Searcher> one = open(nullptr);
  for (const std::string& each : questions) alone.push_back(told(*one, each));

  const std::shared_ptr<CommitShare> share = make_commit_share();
  std::vector<std::vector<std::string>> answers(4);
  std::vector<std::thread> threads;
  for (std::vector<std::string>& own : answers) {
    threads.emplace_back([&] {
      const std::unique_ptr<Searcher> searcher = open(share);
      for (const std::string& each : questions) own.push_back(told(*searcher, each));
    });
  }
  for (std::thread& each : threads) each.join();
  for (const std::vector<std::string>& own : answers) EXPECT_EQ(own, alone);
}

TEST_F(SharedCommits, EachAnswerIsFromOneCommitWhileAWriterGoesOn) {
  StatementMaker maker(8);
  IndexWriter writer(index_, vocabulary_.hash());
  put(0, 20, maker, writer);
  const std::shared_ptr<CommitShare> share = make_commit_share();
  std::atomic<bool> ended{false};
  std::vector<std::thread> threads;
  std::atomic<int> wrong{0};
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&] {
      const std::unique_ptr<Searcher> searcher = open(share);
      std::size_t before = 0;
      while (!ended) {
        try {
          const SearchResponse found = searcher->search({.text = "", .limit = 100});
          // Every commit adds 20.
          const bool whole = found.total % 20 == 0 && found.total >= before &&
                             found.total == found.statements &&
                             found.hits.size() == std::min<std::size_t>(100, found.total);
          if (!whole) ++wrong;
          before = found.total;
        } catch (const Error& error) {
          if (error.kind() != ErrorKind::Busy) ++wrong;  // too many commits at once
        }
      }
    });
  }
  for (int i = 1; i < 15; ++i) put(20 * i, 20 * (i + 1), maker, writer);
  ended = true;
  for (std::thread& each : threads) each.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(open(share)->search({.text = ""}).total, 300U);
}

}  // namespace
}  // namespace rostrum::testing
