// An index written anew in the place of the old one, with readers at work.
#include "indexer/writing/compaction.hpp"

#include <gtest/gtest.h>

#include "indexer/writing/checks/index_check.hpp"
#include "indexer/writing/index_replacement.hpp"
#include "indexer/writing/index_writer.hpp"
#include "schemas/base/error.hpp"
#include "schemas/columns/column_files.hpp"
#include "searcher/engine/search_engine.hpp"
#include "tests/engine/some_statements.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

class Compaction : public ::testing::Test {
 protected:
  void SetUp() override {
    StatementMaker maker(11);
    TextAnalyser analyser;
    IndexWriter writer(index_, vocabulary_.hash());
    for (int i = 0; i < 300; ++i) {
      writer.put(
          prepare(maker.statement("s" + std::to_string(i % 200), "en"), vocabulary_, analyser));
      if (i % 40 == 0) writer.commit();
      if (i % 9 == 0) (void)writer.remove("s" + std::to_string(i / 2));
    }
    writer.commit();
  }
  [[nodiscard]] SearchResponse ask(SearchEngine& engine) const {
    return engine.search({.text = "", .limit = 50, .facets = {"country", "session", "item"}});
  }
  static std::vector<std::string> shown(const SearchResponse& answer) {
    std::vector<std::string> lines{std::to_string(answer.total)};
    for (const Hit& hit : answer.hits) lines.push_back(hit.statement.id);
    for (const Facet& facet : answer.facets) {
      for (const FacetCount& value : facet.values) {
        lines.push_back(std::string(value.value) + " " + std::to_string(value.count));
      }
    }
    return lines;
  }

  TempDir folder_;
  std::filesystem::path index_ = folder_.path() / "index";
  const Vocabulary& vocabulary_ = Vocabulary::builtin();
};

TEST_F(Compaction, ChangesNoAnswer) {
  SearchEngine before(index_, vocabulary_);
  const auto answer = shown(ask(before));
  compact_index(index_, vocabulary_.hash());
  EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{});
  SearchEngine after(index_, vocabulary_);
  EXPECT_EQ(shown(ask(after)), answer);
  // The engine that was open meanwhile answers from the new folder; the old one is deleted.
  EXPECT_EQ(shown(ask(before)), answer);
  EXPECT_FALSE(std::filesystem::exists(replacement_folder(index_)));
}

TEST_F(Compaction, IsSeenByAnEngineThatIsOpen) {
  SearchEngine engine(index_, vocabulary_);
  const std::size_t total = ask(engine).total;
  compact_index(index_, vocabulary_.hash());
  {
    TextAnalyser analyser;
    IndexWriter writer(index_, vocabulary_.hash());
    writer.put(prepare(StatementMaker(3).statement("later", "en"), vocabulary_, analyser));
    writer.commit();
  }
  EXPECT_EQ(ask(engine).total, total + 1);
}

TEST_F(Compaction, DropsWhatIsGone) {
  compact_index(index_, vocabulary_.hash());
  const auto manifest = read_manifest(index_);
  ASSERT_TRUE(manifest);
  EXPECT_TRUE(manifest->tombstones.empty());
  EXPECT_EQ(manifest->files.size(), 1U);
}

TEST_F(Compaction, LosesNoFileThatIsNotTheIndexs) {
  folder_.write("index/notes.txt", "mine");
  try {
    compact_index(index_, vocabulary_.hash());
    FAIL() << "compacted over a file of the user's";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("notes.txt"), std::string::npos) << error.what();
  }
  EXPECT_TRUE(std::filesystem::exists(index_ / "notes.txt"));
}

TEST_F(Compaction, WaitsForNoOtherWriter) {
  const IndexWriter other(index_, vocabulary_.hash());
  try {
    compact_index(index_, vocabulary_.hash());
    FAIL() << "compacted under a writer";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Busy) << error.what();
  }
}

TEST_F(Compaction, LetsNobodyWriteBeforeTheOldIndexIsDeleted) {
  const auto free = [this] { return IndexLock::attempt(index_) != nullptr; };
  {
    const IndexLock lock(index_);
    IndexReplacement replacement(index_);
    std::filesystem::copy(index_, replacement.folder(), std::filesystem::copy_options::recursive);
    replacement.publish();
    EXPECT_FALSE(free());
    EXPECT_TRUE(std::filesystem::exists(replacement.folder()));
  }
  EXPECT_TRUE(free());
  EXPECT_FALSE(std::filesystem::exists(replacement_folder(index_)));
  EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{});
}

TEST_F(Compaction, WhatAKilledOneLeftIsClearedAway) {
  std::filesystem::create_directory(replacement_folder(index_));
  { const IndexWriter writer(index_, vocabulary_.hash()); }
  EXPECT_FALSE(std::filesystem::exists(replacement_folder(index_)));
}

}  // namespace
}  // namespace rostrum::testing
