#include "indexer/ingest/folder_watch.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "schemas/base/error.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

class FolderWatchTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(root_ / "a");
    (void)folder_.write("root/a/old.txt", "Old.");
  }
  [[nodiscard]] std::string path(const char* name) const { return (root_ / name).string(); }
  static std::set<std::string> written(FolderWatch& watch) {
    const std::atomic<bool> stop{false};
    return watch.wait(stop)->written;
  }

  testing::TempDir folder_;
  std::filesystem::path root_ = std::filesystem::canonical(folder_.path()) / "root";
};

TEST_F(FolderWatchTest, TellsWhatIsWrittenMovedInAndMade) {
  FolderWatch watch({root_.string()}, root_ / "index");
  EXPECT_EQ(watch.folders(), 2U);
  (void)folder_.write("root/a/new.txt", "New.");
  (void)folder_.write("root/.hidden", "Not told.");
  (void)folder_.write("elsewhere.txt", "Moved.");
  std::filesystem::rename(folder_.path() / "elsewhere.txt", root_ / "moved.txt");
  EXPECT_EQ(written(watch), (std::set<std::string>{path("a/new.txt"), path("moved.txt")}));
  // A folder that comes with its files is read as a whole, and watched from then on.
  std::filesystem::create_directories(folder_.path() / "b" / "c");
  (void)folder_.write("b/c/inside.txt", "Inside.");
  std::filesystem::rename(folder_.path() / "b", root_ / "b");
  EXPECT_EQ(written(watch), (std::set<std::string>{path("b")}));
  (void)folder_.write("root/b/c/later.txt", "Later.");
  EXPECT_EQ(written(watch), (std::set<std::string>{path("b/c/later.txt")}));
  // So is one that is moved within what is watched.
  std::filesystem::rename(root_ / "b", root_ / "d");
  EXPECT_EQ(written(watch), (std::set<std::string>{path("d")}));
  (void)folder_.write("root/d/c/moved.txt", "Moved.");
  EXPECT_EQ(written(watch), (std::set<std::string>{path("d/c/moved.txt")}));
}

TEST_F(FolderWatchTest, TellsOfASidecarByItsFolderAndOfWhatIsGone) {
  FolderWatch watch({root_.string()}, root_ / "index");
  (void)folder_.write("root/a/old.meta.json", "{}");
  std::filesystem::remove(root_ / "a" / "old.txt");
  const std::atomic<bool> stop{false};
  const auto changes = watch.wait(stop);
  EXPECT_EQ(changes->written, (std::set<std::string>{path("a")}));
  EXPECT_TRUE(changes->gone);
}

TEST_F(FolderWatchTest, SaysNothingOfTheIndexAndOfNeighbours) {
  FolderWatch watch({path("a/old.txt")}, root_ / "a" / "index");
  (void)folder_.write("root/a/neighbour.txt", "Not asked for.");
  std::filesystem::create_directories(root_ / "a" / "index");
  (void)folder_.write("root/a/index/iamglass", "Of the index.");
  (void)folder_.write("root/a/old.txt", "Changed.");
  EXPECT_EQ(written(watch), (std::set<std::string>{path("a/old.txt")}));
}

TEST_F(FolderWatchTest, StopsWhenAsked) {
  FolderWatch watch({root_.string()}, root_ / "index");
  std::atomic<bool> stop{false};
  std::thread other([&] { stop = true; });
  EXPECT_FALSE(watch.wait(stop));
  other.join();
  EXPECT_THROW(FolderWatch({path("nowhere")}, root_ / "index"), Error);
}

}  // namespace
}  // namespace rostrum
