#include "indexer/ingest/file_list.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

TEST(FileList, FindsFilesOnceInOrder) {
  const testing::TempDir folder;
  folder.write("b/two.txt", "Two.");
  folder.write("a/one.txt", "One.");
  folder.write("a/one.txt.meta.json", "{}");
  folder.write(".hidden/three.txt", "Three.");
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "a" / "loop");
  const FileList list =
      list_files({folder.path().string(), (folder.path() / "a" / "one.txt").string()});
  ASSERT_EQ(list.files.size(), 2U);
  EXPECT_EQ(list.files[0].path.filename(), "one.txt");
  EXPECT_EQ(list.files[1].path.filename(), "two.txt");
}

TEST(FileList, NamesWhatIsNotThere) {
  const FileList list = list_files({"/nowhere/at-all"});
  EXPECT_TRUE(list.files.empty());
  ASSERT_EQ(list.problems.size(), 1U);
  EXPECT_EQ(list.problems[0].first, "/nowhere/at-all");
}

}  // namespace
}  // namespace rostrum
