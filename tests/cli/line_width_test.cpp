// No line is wider than the terminal, and none of what stands in it is cut without a mark; in a
// file everything is whole.
#include <gtest/gtest.h>

#include <sstream>

#include "indexer/commands/command_table.hpp"
#include "schemas/base/display_width.hpp"
#include "schemas/program/command_help.hpp"
#include "schemas/program/help_text.hpp"
#include "searcher/commands/command_table.hpp"
#include "tests/support/run_in_terminal.hpp"
#include "tests/support/sample_index.hpp"

namespace rostrum::testing {
namespace {

/// Lines that are wider, but for those that hold what is to be copied whole: commands, addresses
/// and names of files.
std::string too_wide(const std::string& text, std::size_t columns) {
  std::string found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    bool copied = false;
    for (const char* part : {"rostrum-", "corpus/", "?q=", "npt-", "ccw-", "$XDG", "schemas/",
                             "{convention}", "'landmine"}) {
      copied = copied || line.find(part) != std::string::npos;
    }
    if (!copied && terminal_columns(std::string_view(line)) > columns) found += line + '\n';
  }
  return found;
}

class LineWidth : public SampleIndexTest {
 protected:
  static std::string shown(const std::vector<std::string>& asked, const char* columns) {
    return search(asked, {.environment = {{"COLUMNS", columns}}}).out;
  }
};

TEST_F(LineWidth, OfEachAnswerIsThatOfTheTerminal) {
  const std::vector<std::vector<std::string>> questions = {
      {"query", "withdraw", "--limit", "30"},
      {"query", "--limit", "60", "--facets", "all"},
      {"query", "killer robots", "--synonyms", "--lang", "zh"},
      {"query", "zzzz", "--country", "Norway", "--from", "2020", "--member-of", "EU"},
      {"show", "npt-rc-2022-aus-2022-08-11", "withdraw", "--evidence"},
      {"values", "topic"},
      {"concepts", "killer robots"},
      {"concordance", "withdraw"},
      {"concordance", "withdraw", "--width", "30"},
      {"concordance", "\"nuclear weapons\""},
      {"trend", "withdraw", "--by", "session"},
      {"trend", "withdraw", "--also", "mines", "--by", "country"},
      {"trend", "withdraw", "--measure", "per-10000-words"},
      {"matrix", "withdraw"},
      {"matrix", "withdraw", "--never"},
      {"matrix", "mines", "--rows", "topic", "--columns", "year"},
      {"compare", "mines", "--size", "3"},
      {"collocates", "withdraw"},
      {"ngrams", "--least", "2", "--statements", "1"},
      {"similar", "npt-rc-2022-aus-2022-08-11", "--examples", "1"},
      {"shared", "country:BIH", ""},
      {"changes", "--country", "Montenegro"},
      {"coverage", "--by", "item"},
      {"coverage", "--gaps"},
      {"coverage", "--gaps", "--by", "delegation"},
      {"coverage", "--gaps", "--by", "year"}};
  for (const char* columns : {"40", "60", "80"}) {
    for (const std::vector<std::string>& asked : questions) {
      EXPECT_EQ(too_wide(shown(asked, columns), std::stoul(columns)), "")
          << columns << ' ' << ::testing::PrintToString(asked);
    }
    const ProgramRun fields =
        run_program("rostrum-search", {"fields"}, {.environment = {{"COLUMNS", columns}}});
    EXPECT_EQ(too_wide(fields.out, std::stoul(columns)), "");
  }
}

TEST_F(LineWidth, OfWhatTheIndexerTellsIsThatOfTheTerminal) {
  const std::string file = (source_dir() / "corpus/sample/NPT/RC-2022/Australia_withdrawal.txt");
  const TempDir folder;
  const std::string own = (folder.path() / "index").string();
  const std::vector<std::vector<std::string>> commands = {
      {"add", file, "--index", own},
      {"add", file, "--index", own, "--dry-run"},
      {"check", "--index", own},
      {"stats", "--index", index()},
      {"fields"},
      {"inspect", file, "--format", "text"},
      {"config", "show"},
      {"remove", "--below", file, "--index", own}};
  for (const std::vector<std::string>& asked : commands) {
    for (const char* columns : {"40", "60", "80"}) {
      const ProgramRun run =
          run_program("rostrum-index", asked, {.environment = {{"COLUMNS", columns}}});
      EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
      EXPECT_EQ(too_wide(run.out, std::stoul(columns)), "")
          << columns << ' ' << ::testing::PrintToString(asked);
      if (asked[0] == "remove") break;  // it is gone
    }
  }
}

TEST_F(LineWidth, OfWhatTheIndexerTellsIsWholeInAFile) {
  const std::string file = (source_dir() / "corpus/sample/NPT/RC-2022/Australia_withdrawal.txt");
  const std::string told = run_program("rostrum-index", {"inspect", file, "--format", "text"}).out;
  EXPECT_NE(told.find("line 1: “2022 Review Conference of the Parties to the Treaty on the "
                      "Non-Proliferation of Nuclear Weapons” (heading.session, 80 %)\n"),
            std::string::npos)
      << told;
  // Records are no text for people: they are whole whatever the terminal.
  const std::vector<std::string> records = {"stats", "--format", "json", "--index", index()};
  EXPECT_EQ(run_program("rostrum-index", records, {.environment = {{"COLUMNS", "40"}}}).out,
            run_program("rostrum-index", records).out);
  const ProgramRun wide = search({"concordance", "withdraw", "--width", "90"});
  EXPECT_EQ(wide.out.find("holds"), std::string::npos) << wide.out;
  EXPECT_NE(shown({"concordance", "withdraw", "--width", "90"}, "60").find("a line of 60 columns"),
            std::string::npos);
}

TEST_F(LineWidth, OfHelpIsThatOfTheTerminal) {
  for (const Program& program : {search_program(), index_program()}) {
    for (const std::size_t columns : {40U, 60U, 80U}) {
      EXPECT_EQ(too_wide(program_help(program, columns), columns), "");
      for (const CommandRow& row : program.commands) {
        EXPECT_EQ(too_wide(command_help(program, row, columns), columns), "") << row.name;
      }
      for (const HelpTopic& each : program.topics) {
        if (each.name == "guide") continue;  // it shows answers as they are at 80 columns
        EXPECT_EQ(too_wide(help_text(each.text, columns), columns), "") << each.name;
      }
    }
  }
}

TEST_F(LineWidth, OfHelpAndMessagesIsWholeWhereNoTerminalIs) {
  const std::vector<std::string> help = {"query", "--help"};
  const std::string piped = run_program("rostrum-search", help).out;
  EXPECT_NE(piped.find("Print to standard error which index and configuration are used, and the "
                       "time (-v)\n"),
            std::string::npos)
      << piped;
  const std::string narrow = run_in_terminal("rostrum-search", help, {.columns = 40}).out;
  EXPECT_NE(narrow.find("\n  --verbose\n      Print to standard error which\n      index and "
                        "configuration are used,\n"),
            std::string::npos)
      << narrow;
  const std::vector<std::string> slip = {"trend", "x", "--by", "yeer", "--index", index()};
  const std::string told = run_program("rostrum-search", slip).err;
  EXPECT_EQ(told.find('\n'), told.size() - 1) << told;
  const std::string folded = run_in_terminal("rostrum-search", slip, {.columns = 40}).out;
  EXPECT_EQ(too_wide(folded, 40), "");
  EXPECT_NE(folded.find("\n  'yeer'; one of"), std::string::npos) << folded;
}

TEST_F(LineWidth, OfAConcordanceLeavesAuthorsWholeInAFileAndBelowInANarrowTerminal) {
  const std::vector<std::string> asked = {"concordance", "withdraw", "--convention", "NPT"};
  EXPECT_NE(search(asked).out.find("Indonesia on behalf of Non-Aligned Movement"),
            std::string::npos);
  EXPECT_NE(shown(asked, "80").find("Indonesia on behalf…"), std::string::npos);
  EXPECT_NE(shown(asked, "40").find("Author: Indonesia on behalf of\n        Non-Aligned Movement"),
            std::string::npos)
      << shown(asked, "40");
}

TEST_F(LineWidth, OfATableThatDoesNotFitMakesEachRowAParagraph) {
  const std::string text = shown({"coverage"}, "40");
  EXPECT_NE(text.find("\nAPMBC/1MSP; Meeting: 1st Meeting of\n  the States Parties (1MSP); "),
            std::string::npos)
      << text;
  EXPECT_EQ(text.find("no room for"), std::string::npos) << text;
}

}  // namespace
}  // namespace rostrum::testing
