// Archives to the files that are packed in them.
#include "indexer/extraction/packed_files.hpp"

#include <gtest/gtest.h>

#include "indexer/extraction/inner_files.hpp"
#include "tests/support/broken_bytes.hpp"
#include "tests/support/documents.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

using testing::make_tar;
using testing::make_zip;

using Lines = std::vector<std::string>;

std::string sample(const std::string& name) {
  return testing::read_bytes(testing::source_dir() / "tests/data/formats" / name);
}

Lines names_of(const ExtractedText& text) {
  Lines all;
  for (const InnerFile& file : text.files) {
    all.push_back(file.name + (file.problem.empty() ? "" : ": " + file.problem));
  }
  return all;
}

TEST(PackedFiles, AreThoseOfEachKindOfArchive) {
  for (const char* name : {"talks.zip", "talks.7z", "talks.tar.gz", "talks.tar.xz", "talks.tar.bz2",
                           "talks.tar.zst", "talks.cpio"}) {
    const ExtractedText text = packed_files(sample(name));
    EXPECT_EQ(names_of(text), (Lines{"talks/norway.txt", "talks/ghana.html"})) << name;
    ASSERT_EQ(text.files.size(), 2U) << name;
    EXPECT_TRUE(text.files[0].bytes.starts_with("Statement by Norway\n")) << name;
  }
  const ExtractedText single = packed_files(sample("norway.txt.gz"));
  ASSERT_EQ(single.files.size(), 1U);
  EXPECT_EQ(single.files[0].name, "");
  EXPECT_TRUE(single.files[0].bytes.starts_with("Statement by Norway\n"));
}

TEST(PackedFiles, HaveNamesThatLeadNowhereElse) {
  EXPECT_EQ(names_of(packed_files(make_zip({{"/etc/../a.txt", "x"},
                                            {"..\\b\\c.txt", "x"},
                                            {"folder/", ""},
                                            {"__MACOSX/._a.txt", "x"},
                                            {".hidden", "x"},
                                            {"d\x82j\x85.txt", "x"},
                                            {"мир.txt", "x"}}))),
            (Lines{"etc/a.txt", "b/c.txt", "déjà.txt", "мир.txt"}));
  for (const char* name : {"named.zip", "named.7z", "named.tar"}) {
    EXPECT_EQ(names_of(packed_files(sample(name))), Lines{"中文/мир é.txt"}) << name;
  }
  EXPECT_EQ(inner_name("a//b/./c"), "a/b/c");
  EXPECT_EQ(inner_name(std::string(2000, 'x')), "");
}

TEST(PackedFiles, ThatAreLockedOrDamagedAreTold) {
  const Lines locked = names_of(packed_files(sample("locked.zip")));
  ASSERT_EQ(locked.size(), 2U);
  EXPECT_EQ(locked[0],
            "talks/norway.txt: it is encrypted; unpack it with its password and add the folder");
  EXPECT_THROW((void)packed_files("plain text, whatever its name says"), ExtractionError);
  EXPECT_THROW((void)packed_files(""), ExtractionError);
  const std::string whole = make_tar({{"a.txt", "first"}, {"b.txt", std::string(5000, 'x')}});
  const Lines cut = names_of(packed_files(whole.substr(0, 3000)));
  ASSERT_EQ(cut.size(), 2U);
  EXPECT_EQ(cut[0], "a.txt");
  EXPECT_NE(cut[1].find("b.txt: it is damaged"), std::string::npos) << cut[1];
}

TEST(PackedFiles, HaveTheirLimits) {
  InnerFiles files;
  EXPECT_TRUE(files.add("a", std::string(kMostInnerBytes - 10, 'x')));
  EXPECT_FALSE(files.add("b", "more than there is room for"));
  const std::vector<InnerFile> all = files.take();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_NE(all[1].problem.find("256 MB"), std::string::npos);
  // A file with holes says that it is as large as a disk.
  std::vector<std::pair<std::string, std::string>> many;
  for (std::size_t i = 0; i < kMostInnerFiles + 5; ++i) many.emplace_back(std::to_string(i), "");
  const ExtractedText text = packed_files(make_tar(many));
  EXPECT_EQ(text.files.size(), kMostInnerFiles + 1);
  EXPECT_NE(text.files.back().problem.find("10000"), std::string::npos);
}

TEST(PackedFiles, SurviveBrokenBytes) {
  for (const char* name : {"talks.zip", "talks.7z", "talks.tar.gz", "talks.tar.xz", "talks.tar.bz2",
                           "talks.tar.zst", "talks.cpio", "locked.zip"}) {
    testing::each_broken(sample(name), 100, [](const std::string& bytes) {
      try {
        (void)packed_files(bytes);
      } catch (const ExtractionError&) {  // NOLINT: told, and that is all
      }
    });
  }
}

}  // namespace
}  // namespace rostrum
