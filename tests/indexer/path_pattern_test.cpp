#include "indexer/readers/path_pattern.hpp"

#include <gtest/gtest.h>

#include "indexer/readers/file_reader.hpp"
#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

TEST(PathPattern, ReadsTheLastFoldersAndTheName) {
  struct Case {
    const char* pattern;
    const char* path;
    std::optional<Values> values;
  };
  const Case cases[] = {
      {"{convention}/{session}/{country}-{item}.pdf", "/home/a/APMBC/22MSP/Norway-9a.pdf",
       Values{
           {"convention", "APMBC"}, {"session", "22MSP"}, {"country", "Norway"}, {"item", "9a"}}},
      {"{convention}/{session}/{country}-{item}.pdf", "/home/a/APMBC/22MSP/Norway-9a.txt",
       std::nullopt},
      {"{session}/{country}", "22MSP/Sri_Lanka.docx",
       Values{{"session", "22MSP"}, {"country", "Sri Lanka"}}},
      {"{session}/{country}", "Sri%20Lanka.docx", std::nullopt},
      {"{country}", "Sri%20Lanka.docx", Values{{"country", "Sri Lanka"}}},
      {"{date}_{}_{country}", "2025-12-02_x7_Norway.txt",
       Values{{"date", "2025-12-02"}, {"country", "Norway"}}},
      {"talk-{country}", "Norway.txt", std::nullopt},
      {"{country}-{item}", "Norway.txt", std::nullopt},
      {"{country}-en", "Norway-en-2.txt", std::nullopt},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(PathPattern(each.pattern).read(each.path), each.values)
        << each.pattern << ' ' << each.path;
  }
}

TEST(PathPattern, RefusesWhatIsNone) {
  struct Case {
    const char* pattern;
    const char* says;
  };
  const Case cases[] = {{"{country", "without its }"},
                        {"country}", "without its {"},
                        {"{country}{item}", "nothing between"},
                        {"{country}/{country}", "twice"},
                        {"{}/x", "names no field"},
                        {"", "names no field"}};
  for (const Case& each : cases) {
    try {
      const PathPattern pattern(each.pattern);
      FAIL() << each.pattern << " was taken";
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find(each.says), std::string::npos) << error.what();
    }
  }
}

ReadResult read(const char* path, bool strict = false) {
  FileReader reader({.vocabulary = &Vocabulary::builtin(),
                     .path_pattern = "{convention}/{session}/{country}-{item}",
                     .strict = strict});
  return reader.read_file(path, FileFormat::Text, "Thank you, Chair.\n\nWords.\n", "");
}

TEST(PathPattern, GivesAStatementItsFields) {
  const ReadResult result = read("/a/Ottawa_Convention/22MSP/Norway-9a.txt");
  ASSERT_EQ(result.statements.size(), 1U);
  const Statement& statement = result.statements[0];
  EXPECT_EQ(statement.convention, "APMBC");
  ASSERT_TRUE(statement.session);
  EXPECT_EQ(statement.session->code, "APMBC/22MSP");
  EXPECT_EQ(statement.delivered_by->code, "NOR");
  ASSERT_EQ(statement.agenda_items.size(), 1U);
  EXPECT_EQ(statement.agenda_items[0].number, "9a");
  EXPECT_EQ(statement.evidence.front().rule, "path-pattern");
}

TEST(PathPattern, TellsOfAPathThatDoesNotFitAndOfAValueThatIsUnknown) {
  const ReadResult other = read("/a/Norway.txt");
  EXPECT_EQ(other.statements.size(), 1U);
  ASSERT_EQ(other.notes.size(), 1U);
  EXPECT_NE(other.notes[0].message.find("does not fit --path-pattern"), std::string::npos);
  EXPECT_EQ(read("/a/Norway.txt", true).statements.size(), 0U);
  const ReadResult unknown = read("/a/APMBC/22MSP/Norwey-9a.txt");
  ASSERT_EQ(unknown.notes.size(), 1U);
  EXPECT_NE(unknown.notes[0].message.find("Norwey"), std::string::npos);
}

TEST(PathPattern, NamesFieldsOfAStatementAlone) {
  EXPECT_THROW(FileReader({.vocabulary = &Vocabulary::builtin(), .path_pattern = "{colour}"}),
               Error);
}

}  // namespace
}  // namespace rostrum
