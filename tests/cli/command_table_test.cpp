// The tables of commands, and that the programs are what they say.
#include <gtest/gtest.h>

#include <set>

#include "indexer/commands/command_table.hpp"
#include "searcher/commands/command_table.hpp"
#include "tests/support/command_rules.hpp"

namespace rostrum {
namespace {

TEST(CommandTable, OfTheSearcherIsSound) { testing::expect_sound(search_program()); }

TEST(CommandTable, OfTheIndexerIsSound) { testing::expect_sound(index_program()); }

/// First words of its commands.
std::set<std::string> commands_of(const Program& program) {
  std::set<std::string> names;
  for (const CommandRow& row : program.commands) {
    names.insert(row.name.substr(0, row.name.find(' ')));
  }
  return names;
}

TEST(CommandTable, OfEachProgramKnowsTheCommandsOfTheOther) {
  const std::vector<Program> programs = {search_program(), index_program()};
  for (std::size_t i = 0; i < programs.size(); ++i) {
    const Program& other = programs[1 - i];
    EXPECT_EQ(programs[i].other_name, other.name);
    std::set<std::string> own = commands_of(other);
    for (const std::string& shared : commands_of(programs[i])) own.erase(shared);
    const std::vector<std::string> told = choices_in(programs[i].other_commands);
    EXPECT_EQ(std::set<std::string>(told.begin(), told.end()), own);
  }
}

TEST(CommandTable, ValuesAreHeldToTheirRows) {
  const struct {
    const char* program;
    std::vector<std::string> arguments;
    const char* message;
  } cases[] = {
      {"rostrum-search",
       {"query", "--sort", "best"},
       "'best' is none of: relevance, newest, oldest"},
      {"rostrum-search", {"query", "--limit", "ten"}, "'ten' is no whole number"},
      {"rostrum-search", {"query", "--timeout", "-1"}, "'-1' is no number of seconds"},
      {"rostrum-search", {"query", "--colour"}, "no option is called"},
      {"rostrum-search", {"show"}, "ID"},
      {"rostrum-search", {"saved"}, "say what is to be done: add, list, run, remove"},
      {"rostrum-index", {"add", ".", "--jobs", "0"}, "0 is not within 1 and 256"},
      {"rostrum-index", {"remove", "x", "--below", "y"}, "name ids of statements, or a path"},
  };
  for (const auto& each : cases) {
    const testing::ProgramRun run = testing::run_program(each.program, each.arguments);
    EXPECT_EQ(run.status, 2) << ::testing::PrintToString(run);
    EXPECT_NE(run.err.find(each.message), std::string::npos) << run.err;
  }
}

TEST(CommandTable, AnOptionTakesOneValueAndTheLastOneStands) {
  const testing::ProgramRun run = testing::run_program(
      "rostrum-index",
      {"inspect", "--set", "country=NOR", "--format", "text", "--format", "json", "/nowhere.txt"});
  EXPECT_NE(run.err.find("/nowhere.txt"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace rostrum
