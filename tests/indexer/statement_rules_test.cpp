#include "indexer/readers/records/statement_rules.hpp"

#include <gtest/gtest.h>

#include "indexer/readers/records/json_record.hpp"
#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

TEST(StatementRules, MakeOneLineOfWhatIsOne) {
  Statement statement{.title = " Statement\tby\n  Norway\x01 ", .text = "We agree."};
  statement.speaker.name = "Ms.\tA";
  statement.agenda_items = {{"7", "Clearance\r\nof mines", ""}};
  EXPECT_TRUE(hold_to_rules(statement).empty());
  EXPECT_EQ(statement.title, "Statement by Norway");
  EXPECT_EQ(statement.speaker.name, "Ms. A");
  EXPECT_EQ(statement.agenda_items[0].title, "Clearance of mines");
}

TEST(StatementRules, LeaveOutWhatBreaksThemAndKeepTheRest) {
  Statement statement{.title = std::string(1'000'000, 'x'), .text = "We agree."};
  statement.evidence = {{.field = "title", .value = statement.title, .rule = "record"}};
  statement.speaker.name = "Ms. A";
  statement.variant_of = std::string(500, 'v');
  statement.convention = "no\ncode";
  statement.agenda_items = {{"7", "", ""}, {"-?-", "", ""}, {"8", "", ""}};
  const std::vector<std::string> notes = hold_to_rules(statement);
  ASSERT_EQ(notes.size(), 4u);
  EXPECT_EQ(notes[0], "title: it has more than 1,000 letters; it is left out");
  for (const std::string& note : notes) EXPECT_LT(note.size(), 300u) << note;
  EXPECT_EQ(statement.title, "");
  EXPECT_TRUE(statement.evidence.empty());
  EXPECT_EQ(statement.variant_of, "");
  EXPECT_EQ(statement.convention, "");
  EXPECT_EQ(statement.speaker.name, "Ms. A");
  EXPECT_EQ(statement.text, "We agree.");
  ASSERT_EQ(statement.agenda_items.size(), 2u);
  EXPECT_EQ(statement.agenda_items[1].number, "8");
}

TEST(StatementRules, RefuseAStatementWithoutText) {
  Statement statement{.title = "Title"};
  EXPECT_THROW((void)hold_to_rules(statement), Error);
}

TEST(JsonRecord, ReadsHalfALetterAsTheReplacementCharacter) {
  const JsonRecord half = parse_record(R"({"text":"a \ud800 b \udc00 c \\ud800 d \ud83d\ude00"})");
  EXPECT_EQ(half.object["text"], "a \xEF\xBF\xBD b \xEF\xBF\xBD c \\ud800 d \xF0\x9F\x98\x80");
  EXPECT_EQ(half.notes.size(), 1u);
}

TEST(JsonRecord, LeavesOutWhatIsNestedTooDeeply) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  const JsonRecord record = parse_record("{\"text\":\"a\",\"deep\":" + deep + "}");
  EXPECT_EQ(record.object["text"], "a");
  EXPECT_EQ(record.notes.size(), 1u);
}

TEST(JsonRecord, RefusesWhatIsNoObject) {
  for (const char* bytes : {"", "[]", "3", "{\"a\":", "{\"a\":\"\\ud800\""}) {
    EXPECT_THROW((void)parse_record(bytes), Error) << bytes;
  }
}

}  // namespace
}  // namespace rostrum
