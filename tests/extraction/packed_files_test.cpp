// Archives to the files that are packed in them.
#include "indexer/extraction/packed/packed_files.hpp"

#include <gtest/gtest.h>

#include "indexer/extraction/packed/entry_names.hpp"
#include "indexer/extraction/packed/inner_files.hpp"
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

TEST(EntryNames, AreReadInTheCodePageInWhichTheyAreWords) {
  const std::pair<const char*, const char*> cases[] = {
      {"\x87\xa0\xef\xa2\xab\xa5\xad\xa8\xa5/\x8f\xa5\xe0\xe3.txt", "Заявление/Перу.txt"},  // 866
      {"\xcf\xe5\xf0\xf3 \xe8 \xd7\xe8\xeb\xe8.txt", "Перу и Чили.txt"},   // windows-1251
      {"\xc5\xb2\xcd\xfe\xb5\xc4\xb7\xa2\xd1\xd4.txt", "挪威的发言.txt"},  // GBK
      {"\x93\xfa\x96{\x82\xcc\x90\xba\x96\xbe/\x83\\\x98"
       "A.txt",
       "日本の声明/ソ連.txt"},                                                         // Shift-JIS
      {"\xae\xbf\xab\xc2\xaa\xba\xc1n\xa9\xfa.txt", "挪威的聲明.txt"},                 // Big5
      {"\xb3\xeb\xb8\xa3\xbf\xfe\xc0\xcc \xbc\xba\xb8\xed.txt", "노르웨이 성명.txt"},  // EUC-KR
      {"D\x82"
       "claration de la Su\x8a"
       "de.txt",
       "Déclaration de la Suède.txt"},  // 850
      {"Su\xe8"
       "de \x96 \xe9t\xe9.txt",
       "Suède – été.txt"},  // windows-1252
      {"plain.txt", "plain.txt"},
      {"déjà.txt", "déjà.txt"},
  };
  for (const auto& [bytes, name] : cases) {
    const std::vector<std::string> names = utf8_names({bytes});
    ASSERT_EQ(names.size(), 1U);
    EXPECT_EQ(names[0], name);
  }
  // Those that say that they are UTF-8 are, whatever the others are.
  EXPECT_EQ(utf8_names({"été.txt", "\x8f\xa5\xe0\xe3.txt"}), (Lines{"été.txt", "Перу.txt"}));
}

TEST(EntryNames, OfTwoBytesAreCutWhereTheirLettersAre) {
  // A letter of Shift-JIS ends in the byte that is a backslash elsewhere.
  const std::string so = "\x83\\";
  EXPECT_EQ(names_of(packed_files(make_tar({{so + ".txt", "text"}, {"\x82\xcc.txt", "text"}}))),
            (Lines{"ソ.txt", "の.txt"}));
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
