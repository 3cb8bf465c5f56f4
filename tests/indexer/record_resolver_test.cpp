// Records as people write them: short forms are understood, and what means nothing is named.
#include "indexer/readers/records/record_resolver.hpp"
#include "indexer/readers/statement_layers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "indexer/readers/file_reader.hpp"
#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

ResolvedRecord resolve(const char* record,
                       std::vector<std::pair<std::string, std::string>> renames = {}) {
  RecordResolver resolver(Vocabulary::builtin(), std::move(renames));
  return resolver.resolve(json::parse(record), "record");
}

ReadResult read(const std::string& lines, bool strict = false, std::size_t longest = 1 << 20) {
  FileReader reader(
      {.vocabulary = &Vocabulary::builtin(), .strict = strict, .max_statement_bytes = longest});
  return reader.read_lines("records.jsonl", lines, 1);
}

bool any_holds(const std::vector<Problem>& problems, int line, const std::string& text) {
  return std::any_of(problems.begin(), problems.end(), [&](const Problem& each) {
    return each.line == line && each.message.find(text) != std::string::npos;
  });
}

TEST(RecordResolver, UnderstandsShortForms) {
  const ResolvedRecord record = resolve(
      R"({"text":"Words.","country":"Norway","convention":"Ottawa Convention",
          "session":"intersessional 2025","items":"7a Universalization","date":"2025-06-17"})");
  EXPECT_EQ(record.notes, std::vector<std::string>{});
  EXPECT_EQ(record.unknown, std::vector<std::string>{});
  const Statement& statement = record.statement;
  EXPECT_EQ(statement.convention, "APMBC");
  ASSERT_TRUE(statement.session);
  EXPECT_EQ(statement.session->code, "APMBC/IM-2025");
  ASSERT_TRUE(statement.delivered_by);
  EXPECT_EQ(statement.delivered_by->code, "NOR");
  EXPECT_EQ(statement.delivered_by->label, "Norway");
  ASSERT_FALSE(statement.agenda_items.empty());
  EXPECT_EQ(statement.agenda_items.back().number, "7a");
  ASSERT_TRUE(statement.date);
  EXPECT_EQ(statement.date->text(), "2025-06-17");
}

TEST(RecordResolver, TakesNamesWhereCodesWouldStand) {
  const ResolvedRecord record = resolve(
      R"({"text":"Words.","delivered_by":"European Union","joint_with":["Swaziland","DPRK"],
          "on_behalf_of":["Non-Aligned Movement"]})");
  EXPECT_EQ(record.notes, std::vector<std::string>{});
  EXPECT_EQ(record.statement.delivered_by->code, "EU");
  EXPECT_EQ(record.statement.joint_with, (std::vector<std::string>{"SWZ", "PRK"}));
  EXPECT_EQ(record.statement.on_behalf_of, std::vector<std::string>{"NONALIGNED"});
}

TEST(RecordResolver, RenamesTheirNames) {
  const ResolvedRecord record = resolve(R"({"body":"Words.","Staat":"Norwegen","text":null})",
                                        {{"body", "text"}, {"Staat", "country"}});
  EXPECT_EQ(record.statement.text, "Words.");
  // A German name is none of the six languages: it is told, not guessed.
  EXPECT_TRUE(record.statement.delivered_by || !record.notes.empty());
}

TEST(RecordResolver, TellsWhatItDoesNotKnow) {
  const ResolvedRecord record = resolve(
      R"({"text":"Words.","country":"Atlantis","colour":"blue","shape":{"a":1},"date":"2019-13-01"})");
  EXPECT_EQ(record.unknown, (std::vector<std::string>{"colour", "shape"}));
  EXPECT_FALSE(record.statement.delivered_by);
  EXPECT_FALSE(record.statement.date);
  ASSERT_EQ(record.notes.size(), 2U) << ::testing::PrintToString(record.notes);
  for (const char* part : {"'Atlantis'", "'2019-13-01'"}) {
    EXPECT_TRUE(std::any_of(record.notes.begin(), record.notes.end(),
                            [&](const auto& note) { return note.find(part) != std::string::npos; }))
        << part << ::testing::PrintToString(record.notes);
  }
}

TEST(RecordResolver, TakesNoValueOfTheWrongKind) {
  for (const char* value : {"7", "true", "null", "[]", "{}", "[[1]]", "\"\"", "1e400", "-0"}) {
    for (const char* field :
         {"country", "date", "session", "items", "topics", "joint_with", "speaker", "kind",
          "language", "title", "convention", "delivered_by", "source"}) {
      const json object = json::parse(
          std::string("{\"text\":\"Words.\",\"") + field + "\":" + value + "}", nullptr, false);
      if (object.is_discarded()) continue;  // 1e400 is no JSON number for the parser
      RecordResolver resolver(Vocabulary::builtin(), {});
      EXPECT_NO_THROW((void)resolver.resolve(object, "record")) << field << " " << value;
    }
  }
}

TEST(FillGaps, KeepsTheBetterSourceAndTellsOfTheLesser) {
  Statement better;
  better.convention = "APMBC";
  Statement lesser;
  lesser.convention = "CCM";
  lesser.language = "en";
  lesser.evidence.push_back({.field = "convention", .value = "CCM", .rule = "file-name"});
  fill_gaps(better, lesser);
  EXPECT_EQ(better.convention, "APMBC");
  EXPECT_EQ(better.language, "en");
  ASSERT_EQ(better.evidence.size(), 1U);
  EXPECT_FALSE(better.evidence.front().used);
}

TEST(JsonLines, KeepsWhatIsGoodAndNamesWhatIsNot) {
  const ReadResult result = read(
      "{\"text\":\"First.\"}\n"
      "\n"
      "{\"text\": broken\n"
      "[1]\n"
      "{\"text\":\"Second.\",\"colour\":1}\r\n"
      "{\"text\":\"\"}\n"
      "\"text\"\n"
      "{\"text\":\"Third.\",\"country\":\"Atlantis\"}\n");
  ASSERT_EQ(result.statements.size(), 3U);
  EXPECT_EQ(result.statements[0].source.line, 1);
  EXPECT_EQ(result.statements[1].source.line, 5);
  EXPECT_EQ(result.statements[2].source.line, 8);
  for (const int line : {3, 4, 6, 7}) EXPECT_TRUE(any_holds(result.skipped, line, "")) << line;
  EXPECT_TRUE(any_holds(result.notes, 8, "'Atlantis'"));
  EXPECT_EQ(result.unknown_fields, std::vector<std::string>{"colour"});
}

TEST(JsonLines, RefusesInStrictReading) {
  const ReadResult result = read("{\"text\":\"Words.\",\"country\":\"Atlantis\"}\n", true);
  EXPECT_TRUE(result.statements.empty());
  EXPECT_TRUE(any_holds(result.skipped, 1, "'Atlantis'"));
}

TEST(JsonLines, RefusesBytesThatAreNoUtf8) {
  const ReadResult result = read("{\"text\":\"caf\xE9\"}\n{\"text\":\"Good.\"}\n");
  EXPECT_EQ(result.statements.size(), 1U);
  EXPECT_TRUE(any_holds(result.skipped, 1, "UTF-8"))
      << ::testing::PrintToString(result.skipped.size());
}

TEST(JsonLines, SurvivesDeepNestingAndNul) {
  const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
  const ReadResult result =
      read("{\"text\":\"Words.\",\"x\":" + deep + "}\n{\"text\":\"a\\u0000b\"}\n");
  for (const Statement& statement : result.statements) {
    EXPECT_EQ(statement.text.find('\0'), std::string::npos);
  }
}

TEST(FileReaderOptions, MistakesInFlagsAreRefused) {
  const auto refused = [](ReadOptions options) {
    options.vocabulary = &Vocabulary::builtin();
    EXPECT_THROW(FileReader{options}, Error);
  };
  refused({.set = {{"colour", "blue"}}});
  refused({.set = {{"country", "Atlantis"}}});
  refused({.map = {{"theirs", "ours"}}});
}

}  // namespace
}  // namespace rostrum
