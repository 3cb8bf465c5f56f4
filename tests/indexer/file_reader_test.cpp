#include "indexer/readers/file_reader.hpp"

#include <gtest/gtest.h>

#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

ReadResult read_lines(const std::string& lines, ReadOptions options = {}) {
  options.vocabulary = &Vocabulary::builtin();
  return FileReader(options).read_lines("talks.jsonl", lines, 1);
}

ReadResult read_text(const std::string& bytes, const std::string& sidecar = "") {
  return FileReader({.vocabulary = &Vocabulary::builtin()})
      .read_file("talk.txt", FileFormat::Text, bytes, sidecar);
}

TEST(RecordLines, TakeShortFormsAndNames) {
  const ReadResult result =
      read_lines(R"({"text":"We agree.","country":"Norway","convention":"Ottawa Convention",)"
                 R"("date":"2019-11-25"})");
  ASSERT_EQ(result.statements.size(), 1u);
  const Statement& statement = result.statements[0];
  ASSERT_TRUE(statement.delivered_by);
  EXPECT_EQ(statement.delivered_by->code, "NOR");
  EXPECT_EQ(statement.convention, "APMBC");
  ASSERT_TRUE(statement.date);
  EXPECT_EQ(statement.date->text(), "2019-11-25");
  EXPECT_EQ(statement.source.line, 1);
}

TEST(RecordLines, AreReadUnderTheUsersOwnNames) {
  const ReadResult result = read_lines(R"({"words":"We agree.","who":"NOR"})",
                                       {.map = {{"words", "text"}, {"who", "country"}}});
  ASSERT_EQ(result.statements.size(), 1u);
  EXPECT_EQ(result.statements[0].delivered_by->code, "NOR");
}

TEST(RecordLines, RefuseToMapToWhatIsNoField) {
  try {
    (void)read_lines("", {.map = {{"words", "colour"}}});
    FAIL() << "the map was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::InvalidInput);
    EXPECT_TRUE(std::string(error.what()).starts_with("map: 'colour' is no field of a statement"))
        << error.what();
  }
}

TEST(RecordLines, NameAnUnknownFieldOnce) {
  const ReadResult result = read_lines("{\"text\":\"a\",\"hue\":1}\n{\"text\":\"b\",\"hue\":2}\n");
  EXPECT_EQ(result.statements.size(), 2u);
  EXPECT_EQ(result.unknown_fields, std::vector<std::string>{"hue"});
}

TEST(RecordLines, KeepTheStatementWithoutAValueThatResolvesToNothing) {
  const std::string lines = "{\"text\":\"a\"}\n{\"text\":\"b\",\"country\":\"Norwey\"}\n";
  const ReadResult kept = read_lines(lines);
  ASSERT_EQ(kept.statements.size(), 2u);
  EXPECT_FALSE(kept.statements[1].delivered_by);
  ASSERT_EQ(kept.notes.size(), 1u);
  EXPECT_EQ(kept.notes[0].line, 2);
  EXPECT_NE(kept.notes[0].message.find("Norway"), std::string::npos) << kept.notes[0].message;

  const ReadResult strict = read_lines(lines, {.strict = true});
  EXPECT_EQ(strict.statements.size(), 1u);
  ASSERT_EQ(strict.skipped.size(), 1u);
  EXPECT_EQ(strict.skipped[0].line, 2);
}

// Whatever stands in a field, the statement stays and the value is told.
TEST(RecordLines, TellAValueOfTheWrongTypeOrRange) {
  const char* fields[] = {
      R"("date":"2019-13-01")",
      R"("date":[2019])",
      R"("country":true)",
      R"("country":3.5)",
      R"("country":{"code":"NOR","kind":3})",
      R"("country":{"kind":"office","label":true})",
      R"("session":{"code":"no such meeting","label":[1]})",
      R"("title":{"a":1})",
      R"("topics":[[1]])",
      R"("source":7)",
      R"("language":{"code":"en"})",
  };
  for (const char* field : fields) {
    const ReadResult result = read_lines(std::string(R"({"text":"We agree.",)") + field + "}");
    EXPECT_EQ(result.statements.size(), 1u) << field;
    EXPECT_EQ(result.notes.size(), 1u) << field;
  }
}

TEST(RecordLines, SkipWhatIsNoRecordAndReadOn) {
  const std::pair<std::string, std::string> lines[] = {
      {"{\"text\":", "not JSON"},
      {"[1]", "expected a JSON object, got array"},
      {"{}", "text: missing or empty"},
      {"{\"text\":\"\xff\"}", "the line is not UTF-8"},
      {"{\"text\":\"a\",\"year\":1e999}", "not JSON"},
  };
  for (const auto& [line, problem] : lines) {
    const ReadResult result = read_lines("{\"text\":\"a\"}\n" + line + "\n{\"text\":\"b\"}");
    EXPECT_EQ(result.statements.size(), 2u) << problem;
    ASSERT_EQ(result.skipped.size(), 1u) << problem;
    EXPECT_EQ(result.skipped[0].line, 2);
    EXPECT_TRUE(result.skipped[0].message.starts_with(problem)) << result.skipped[0].message;
  }
}

TEST(RecordLines, TakeAByteOrderMarkAndWindowsLineEnds) {
  const ReadResult result = read_lines("\xEF\xBB\xBF{\"text\":\"a\"}\r\n\r\n{\"text\":\"b\"}\r\n");
  ASSERT_EQ(result.statements.size(), 2u);
  EXPECT_TRUE(result.skipped.empty());
  EXPECT_EQ(result.statements[1].source.line, 3);
}

TEST(TextFile, PutsTheSidecarBeforeTheFrontMatter) {
  const ReadResult result =
      read_text("---\ncountry: Chile\ntitle: \"Ours\"\n---\nWe agree.\n", R"({"country":"NOR"})");
  ASSERT_EQ(result.statements.size(), 1u);
  EXPECT_EQ(result.statements[0].delivered_by->code, "NOR");
  EXPECT_EQ(result.statements[0].title, "Ours");
  EXPECT_EQ(result.statements[0].text.find("---"), std::string::npos);
}

TEST(TextFile, KeepsTheStatementWhereTheSidecarIsBroken) {
  const ReadResult result = read_text("We agree.\n", "{");
  EXPECT_EQ(result.statements.size(), 1u);
  ASSERT_EQ(result.notes.size(), 1u);
  EXPECT_TRUE(result.notes[0].message.starts_with("sidecar: not JSON")) << result.notes[0].message;
}

TEST(TextFile, IsReadInTheEncodingThatItsLettersPointTo) {
  const ReadResult result = read_text(
      "\307\340\377\342\353\345\355\350\345 \344\345\353\345\343\340\366\350\350\n\n\315"
      "\340\370\340 \344\345\353\345\343\340\366\350\377 \357\356\344\344\345\360\346\350"
      "\342\340\345\362 \366\345\353\350 \344\356\343\356\342\356\360\340 \350 \341"
      "\353\340\343\356\344\340\360\350\362 \357\360\345\344\361\345\344\340\362\345\353\377"
      ".\n");
  ASSERT_EQ(result.statements.size(), 1u);
  EXPECT_TRUE(result.statements[0].text.starts_with("Заявление делегации\n"));
  ASSERT_EQ(result.notes.size(), 1u);
  EXPECT_EQ(result.notes[0].message,
            "the text is not UTF-8; read as windows-1251, which its letters point to");
}

TEST(TextFile, IsReadInUtf16ByItsMark) {
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string_view("We agree.\n")) bytes += {c, '\0'};
  EXPECT_EQ(format_of("talk.txt", bytes), FileFormat::Text);
  const ReadResult result = read_text(bytes);
  ASSERT_EQ(result.statements.size(), 1u);
  EXPECT_EQ(result.statements[0].text, "We agree.\n");
  EXPECT_TRUE(result.notes.empty());
}

TEST(TextFile, HasItsParagraphsWholeAndItsLinesByTheirNumbers) {
  const ReadResult result = read_text(
      "---\nid: a\n---\nOn the road that\nlies ahead.\n\nStatement by Norway\n"
      "2 December 2025\n");
  ASSERT_EQ(result.statements.size(), 1u);
  const Statement& statement = result.statements[0];
  EXPECT_TRUE(statement.text.starts_with("On the road that lies ahead.\n")) << statement.text;
  for (const Evidence& each : statement.evidence) {
    if (each.field == "date") {
      EXPECT_EQ(each.line, 8);
    }
  }
  EXPECT_TRUE(statement.date);
}

TEST(RecordLines, HaveTheirParagraphsWhole) {
  const ReadResult result =
      read_lines(R"({"text":"Our \ncountry joins the call of the \nMembers of the meeting."})");
  ASSERT_EQ(result.statements.size(), 1u);
  EXPECT_EQ(result.statements[0].text, "Our country joins the call of the Members of the meeting.");
}

TEST(TextFile, IsSkippedWithAReasonIfItIsEmptyOrNotUtf8) {
  const std::pair<const char*, const char*> cases[] = {
      {" \n\n", "the file is empty"}, {"fine\nM\xFCller\n", "line 2: the bytes are not UTF-8"}};
  for (const auto& [bytes, reason] : cases) {
    const ReadResult result = read_text(bytes);
    EXPECT_TRUE(result.statements.empty()) << reason;
    ASSERT_EQ(result.skipped.size(), 1u) << reason;
    EXPECT_TRUE(result.skipped[0].message.starts_with(reason)) << result.skipped[0].message;
  }
}

}  // namespace
}  // namespace rostrum
