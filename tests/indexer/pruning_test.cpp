#include "indexer/ingest/pruning.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "indexer/ingest/rebuild_losses.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

class PruningTest : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"talks/a.txt", "talks/b.txt", "talks/sub/c.txt"}) {
      journal_.push_back({.path = folder_.write(name, "We agree.").string(), .statements = 1});
    }
    talks_ = std::filesystem::canonical(folder_.path() / "talks");
    for (FileRecord& record : journal_) {
      record.path = std::filesystem::canonical(record.path).string();
    }
  }
  [[nodiscard]] Pruning pruned() const {
    return files_gone(journal_, list_files({talks_.string()}));
  }

  testing::TempDir folder_;
  std::filesystem::path talks_;
  std::vector<FileRecord> journal_;
};

TEST_F(PruningTest, TakesAFileThatIsGoneFromAFolderThatIsNot) {
  std::filesystem::remove(talks_ / "a.txt");
  const Pruning pruning = pruned();
  ASSERT_EQ(pruning.gone.size(), 1u);
  EXPECT_EQ(pruning.gone[0].path, (talks_ / "a.txt").string());
  EXPECT_TRUE(pruning.kept.empty());
}

TEST_F(PruningTest, TakesAFolderThatIsGoneFromAmongOthers) {
  std::filesystem::remove_all(talks_ / "sub");
  EXPECT_EQ(pruned().gone.size(), 1u);
}

TEST_F(PruningTest, KeepsWhatCameFromARootThatIsMissing) {
  std::filesystem::remove_all(talks_);
  const Pruning pruning = pruned();
  EXPECT_TRUE(pruning.gone.empty());
  ASSERT_EQ(pruning.kept.size(), 1u);
  EXPECT_EQ(pruning.kept[0].first, talks_.string());
  EXPECT_NE(pruning.kept[0].second.find("3 statements of 3 files came from there"),
            std::string::npos)
      << pruning.kept[0].second;
  EXPECT_NE(pruning.kept[0].second.find("remove --below"), std::string::npos);
}

TEST_F(PruningTest, KeepsWhatCameFromAFolderThatIsEmpty) {
  std::filesystem::remove(talks_ / "sub" / "c.txt");
  folder_.write("talks/sub/.keep", "");
  const Pruning pruning = pruned();
  EXPECT_TRUE(pruning.gone.empty());
  ASSERT_EQ(pruning.kept.size(), 1u);
  EXPECT_EQ(pruning.kept[0].first, (talks_ / "sub").string());
}

TEST_F(PruningTest, KeepsAFileThatIsNamedAndMissing) {
  std::filesystem::remove(talks_ / "a.txt");
  const Pruning pruning = files_gone(journal_, list_files({(talks_ / "a.txt").string()}));
  EXPECT_TRUE(pruning.gone.empty());
  EXPECT_EQ(pruning.kept.size(), 1u);
}

TEST_F(PruningTest, KeepsWhatCouldNotBeListed) {
  if (geteuid() == 0) GTEST_SKIP() << "skipped: root reads every folder";
  std::filesystem::remove(talks_ / "sub" / "c.txt");
  std::filesystem::permissions(talks_ / "sub", std::filesystem::perms::none);
  const Pruning pruning = pruned();
  std::filesystem::permissions(talks_ / "sub", std::filesystem::perms::owner_all);
  EXPECT_TRUE(pruning.gone.empty());
  EXPECT_EQ(pruning.kept.size(), 1u);
}

TEST(RebuildLosses, NameStatementsWhoseSourcesWereNotRead) {
  const RebuildSources moved{.before = {{"/a", 3}, {"/b", 1}}, .now = {{"/b", 1}}, .given = {"/b"}};
  EXPECT_EQ(why_not_replace(moved, false),
            "3 statements of 1 file would be lost, which were not given or are gone, first /a; "
            "name those files too, or let them go with --prune");
  EXPECT_EQ(why_not_replace(moved, true), "");
  // A file that was read and now gives less has changed.
  EXPECT_EQ(why_not_replace({.before = {{"/a", 3}}, .now = {{"/a", 1}}, .given = {"/a"}}, false),
            "");
}

TEST(RebuildLosses, NeverLetGoOfAFileThatCouldNotBeRead) {
  const RebuildSources failed{.before = {{"/a", 3}, {"/b", 1}},
                              .now = {{"/b", 1}},
                              .given = {"/a", "/b"},
                              .unread = {{"/a", "no"}, {"/b", "a line"}}};
  for (const bool prune : {false, true}) {
    EXPECT_TRUE(why_not_replace(failed, prune)
                    .starts_with("3 statements of 1 file would be lost, which could not be read "
                                 "now, first /a: no;"))
        << why_not_replace(failed, prune);
  }
}

}  // namespace
}  // namespace rostrum
