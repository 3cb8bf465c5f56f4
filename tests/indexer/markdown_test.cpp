// Text, Markdown, front matter and sidecars.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "indexer/readers/file_reader.hpp"
#include "indexer/readers/front_matter.hpp"

namespace rostrum {
namespace {

ReadResult read(const char* name, FileFormat format, const std::string& bytes,
                const std::string& sidecar = "") {
  FileReader reader({.vocabulary = &Vocabulary::builtin()});
  return reader.read_file(name, format, bytes, sidecar);
}

TEST(FrontMatter, ReadsThePlainPartOfYaml) {
  nlohmann::json object;
  const FrontMatter found = read_front_matter(
      "---\n"
      "# a comment\n"
      "country: Norway\n"
      "title: \"With: a colon\"\n"
      "items: [7, 7a]\n"
      "topics:\n"
      "  - clearance\n"
      "  - universalization\n"
      "---\n"
      "Text.\n",
      object);
  EXPECT_EQ(found.problem, "");
  EXPECT_EQ(found.lines, 9);
  EXPECT_EQ(object.at("country"), "Norway");
  EXPECT_EQ(object.at("title"), "With: a colon");
  EXPECT_EQ(object.at("items").size(), 2U);
  EXPECT_EQ(object.at("topics").size(), 2U);
}

TEST(FrontMatter, IsNotInATextThatOnlyHasARule) {
  nlohmann::json object;
  EXPECT_EQ(read_front_matter("Text.\n---\nMore.\n", object).text_begin, 0U);
  EXPECT_EQ(read_front_matter("", object).text_begin, 0U);
}

TEST(Markdown, GivesWordsWithoutMarks) {
  const ReadResult result =
      read("a.md", FileFormat::Markdown,
           "---\ncountry: Norway\n---\n# Statement by Norway\n\nWe *regret* the "
           "[withdrawals](https://example.org).\n\n- one\n- two\n");
  ASSERT_EQ(result.statements.size(), 1U);
  const Statement& statement = result.statements.front();
  EXPECT_EQ(statement.delivered_by->code, "NOR");
  EXPECT_NE(statement.text.find("We regret the withdrawals."), std::string::npos) << statement.text;
  EXPECT_EQ(statement.text.find("https"), std::string::npos);
  EXPECT_EQ(statement.text.find('*'), std::string::npos);
}

TEST(Markdown, SurvivesDeepNesting) {
  const ReadResult result =
      read("deep.md", FileFormat::Markdown, std::string(50'000, '>') + " words\n");
  EXPECT_LE(result.statements.size(), 1U);
}

TEST(Sidecar, WinsOverTheHeading) {
  const ReadResult result = read("a.txt", FileFormat::Text, "Statement by Norway\n\nWords of it.\n",
                                 R"({"country":"France"})");
  ASSERT_EQ(result.statements.size(), 1U);
  EXPECT_EQ(result.statements.front().delivered_by->code, "FRA");
}

TEST(Sidecar, ThatIsBrokenIsTold) {
  const ReadResult result =
      read("a.txt", FileFormat::Text, "Statement by Norway\n\nWords of it.\n", "{broken");
  EXPECT_FALSE(result.notes.empty() && result.skipped.empty());
}

TEST(Text, EmptyAndBinaryFilesAreNamed) {
  EXPECT_TRUE(read("a.txt", FileFormat::Text, "").statements.empty());
  EXPECT_FALSE(read("a.txt", FileFormat::Text, " \n\t\n").skipped.empty());
  EXPECT_EQ(format_of("a.txt", std::string_view("\0\1\2\3", 4)), FileFormat::None);
  EXPECT_FALSE(why_unread("a.txt", std::string_view("\0\1\2\3", 4)).empty());
}

TEST(Text, ByteOrderMarksAndCarriageReturnsAreDropped) {
  const ReadResult result =
      read("a.txt", FileFormat::Text, "\xEF\xBB\xBFStatement by Norway\r\n\r\nWords of it.\r\n");
  ASSERT_EQ(result.statements.size(), 1U);
  EXPECT_EQ(result.statements.front().text.find('\r'), std::string::npos);
  EXPECT_EQ(result.statements.front().delivered_by->code, "NOR");
}

}  // namespace
}  // namespace rostrum
