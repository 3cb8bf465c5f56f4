// Nothing that stands in a file makes the readers throw, or lose a statement that is UTF-8.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "indexer/readers/file_reader.hpp"
#include "indexer/readers/front_matter.hpp"
#include "tests/support/paths.hpp"

namespace rostrum {
namespace {

FileReader& reader() {
  static FileReader only({.vocabulary = &Vocabulary::builtin()});
  return only;
}

TEST(NaughtyStrings, LoseNoStatement) {
  const auto data = testing::shared_data();
  if (!data) GTEST_SKIP() << testing::kNoSharedData;
  std::ifstream stream(*data / "queries" / "naughty_strings.txt", std::ios::binary);
  ASSERT_TRUE(stream);
  std::size_t lines = 0;
  for (std::string line; std::getline(stream, line); ++lines) {
    const std::string text = "We agree.\n\n" + line;
    EXPECT_EQ(reader().read_file("a.txt", FileFormat::Text, text, "").statements.size(), 1u)
        << line;
    EXPECT_EQ(reader().read_file("a.md", FileFormat::Markdown, text, "").statements.size(), 1u)
        << line;
    // Each line in a quarter of the fields, and each field with a quarter of the lines.
    std::size_t turn = lines;
    for (const char* field :
         {"body", "country", "title", "session", "date", "id", "convention", "items", "speaker",
          "on_behalf_of", "language", "symbols", "topics", "kind", "source", "url", "variant_of"}) {
      if (turn++ % 4 != 0) continue;
      const nlohmann::json record = {{"text", text}, {field, line}};
      const nlohmann::json body = {{"text", text}};
      const bool is_body = std::string_view(field) == "body";
      const std::string dumped = (is_body ? body : record).dump();
      EXPECT_EQ(reader().read_lines("a.jsonl", dumped, 1).statements.size(), 1u)
          << field << ": " << line;
    }
    const std::string front = "---\ntitle: " + line + "\n---\nWe agree.\n";
    EXPECT_EQ(reader().read_file("a.txt", FileFormat::Text, front, "").statements.size(), 1u)
        << line;
  }
  EXPECT_GT(lines, 500u);
}

RC_GTEST_PROP(AnyBytes, AreReadOrToldButNeverThrown, (const std::string& bytes)) {
  for (const FileFormat format : {FileFormat::Text, FileFormat::Markdown}) {
    const ReadResult read = reader().read_file("a.txt", format, bytes, bytes);
    RC_ASSERT(read.statements.size() + read.skipped.size() == 1u);
  }
  (void)reader().read_lines("a.jsonl", bytes, 1);
}

RC_GTEST_PROP(AnyBytes, InFrontMatterLeaveTheTextInPlace, (const std::string& bytes)) {
  const std::string text = "---\n" + bytes + "\n---\nend";
  nlohmann::json object;
  RC_ASSERT(read_front_matter(text, object).text_begin <= text.size());
  RC_ASSERT(object.is_object());
}

}  // namespace
}  // namespace rostrum
