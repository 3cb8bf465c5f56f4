// What a slip on the command line is answered with: what may have been meant, and nothing done.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/sample_index.hpp"

namespace rostrum::testing {
namespace {

class CommandSlips : public SampleIndexTest {};

TEST_F(CommandSlips, AreToldWithWhatMayHaveBeenMeant) {
  struct Case {
    const char* program;
    std::vector<std::string> arguments;
    const char* message;
  };
  const Case cases[] = {
      {"rostrum-search", {"qeury", "mines"}, "no command is called 'qeury'; did you mean 'query'?"},
      {"rostrum-search",
       {"mines", "cluster munitions"},
       "did you mean 'rostrum-search query mines 'cluster munitions''?"},
      {"rostrum-index", {"corpus/sample"}, "did you mean 'rostrum-index add corpus/sample'?"},
      {"rostrum-search", {}, "no command is given; the usual one is 'rostrum-search query'"},
      {"rostrum-search",
       {"saved", "lst"},
       "saved: no command is called 'lst'; did you mean 'list'?"},
      {"rostrum-search",
       {"query", "--lmit", "1"},
       "no option is called '--lmit'; did you mean '--limit'?"},
      {"rostrum-search", {"query", "--colour", "always"}, "did you mean '--color'?"},
      {"rostrum-index", {"--ocrr", "add", "x"}, "did you mean '--ocr'?"},
      {"rostrum-search", {"query", "--xyzzy"}, "'--xyzzy'; see 'rostrum-search query --help'"},
      {"rostrum-search", {"query", "--any=x"}, "--any: it takes no value; leave '=x' out"},
      {"rostrum-search", {"query", "--any=true"}, "--any: it takes no value; leave '=true' out"},
      {"rostrum-search", {"query", "--help=1"}, "--help: it takes no value; leave '=1' out"},
      {"rostrum-search", {"--help=foo"}, "--help: it takes no value; leave '=foo' out"},
      {"rostrum-index", {"--version=1"}, "--version: it takes no value; leave '=1' out"},
      {"rostrum-search",
       {"query", "---any"},
       "no option is called '---any'; did you mean '--any'?"},
      {"rostrum-search", {"query", "--limit"}, "--limit: no value stands behind it"},
      {"rostrum-search", {"query", "--limit", "--", "1"}, "--limit: no value stands behind it\n"},
      {"rostrum-search",
       {"query", "a", "--index", "--limit", "1"},
       "--index: no value stands behind it\n"},
      {"rostrum-search", {"query", "--limit="}, "--limit: its value is empty; leave it out or"},
      {"rostrum-search", {"query", "--limit", ""}, "--limit: its value is empty; leave it out or"},
      {"rostrum-search", {"query", "x", "--limit", "ten"}, ": --limit: 'ten' is no whole number"},
      {"rostrum-search", {"query", "--hlep"}, "'--hlep'; did you mean '--help'?"},
      {"rostrum-search",
       {"--versoin"},
       "no option is called '--versoin'; did you mean '--version'"},
      {"rostrum-search", {"-x"}, "no option is called '-x'; see 'rostrum-search --help'"},
      {"rostrum-search",
       {"--limit", "1", "--country", "Norway"},
       "no command is given; did you mean 'rostrum-search query --limit 1 --country Norway'?"},
      {"rostrum-search", {"--", "mines"}, "did you mean 'rostrum-search query -- mines'?"},
      {"rostrum-search",
       {"query", "mines", "-country", "Norway"},
       "-country: no option is called so; did you mean '--country'? words that begin"},
      {"rostrum-search", {"add", "statements"}, "did you mean 'rostrum-index add statements'?"},
      {"rostrum-index", {"query", "mines"}, "did you mean 'rostrum-search query mines'?"},
      {"rostrum-search",
       {"version", "x"},
       "version: 'x' is one word too many; it takes none; see 'rostrum-search version --help'"},
      {"rostrum-search", {"show", ""}, "ID: it is empty; give one"},
      {"rostrum-index", {"add", ""}, "PATH: it is empty; give one"},
      {"rostrum-index", {"remove", ""}, "ID: its value is empty; leave it out or give one"},
      {"rostrum-search", {"config"}, "config: say what is to be done: "},
      {"rostrum-search", {"fields", "--", "x"}, "fields: 'x' is one word too many"},
      {"rostrum-search",
       {"query", "--country", "-x", "mines"},
       "one that begins with a hyphen is written --country=-x"},
      {"rostrum-search",
       {"show"},
       "show: ID is missing (Id of the statement); see 'rostrum-search show --help'"},
      {"rostrum-search",
       {"fields", "extra"},
       "fields: 'extra' is one word too many; it takes none; see 'rostrum-search fields --help'"},
      {"rostrum-search", {"config", "show", "extra"}, "config show: 'extra' is one word too many"},
      {"rostrum-index", {"check", "quick"}, "it takes none; did you mean '--quick'?"},
      {"rostrum-index", {"add"}, "add: PATH is missing (Files and folders;"},
  };
  for (const Case& each : cases) {
    const ProgramRun run = run_program(each.program, each.arguments);
    EXPECT_EQ(run.status, 2) << ::testing::PrintToString(run);
    EXPECT_TRUE(run.out.empty()) << ::testing::PrintToString(run);
    EXPECT_TRUE(run.err.starts_with(std::string(each.program) + ": ")) << run.err;
    EXPECT_NE(run.err.find(each.message), std::string::npos) << run.err;
  }
}

TEST_F(CommandSlips, AMinusStandsBehindDashesWhereAQueryIsTaken) {
  const struct {
    std::vector<std::string> typed;
    const char* meant;
  } cases[] = {
      {{"query", "-mines"}, "query -- -mines"},
      {{"query", "withdraw", "-mines"}, "query -- withdraw -mines"},
      {{"query", "withdraw", "-n", "3", "--limit", "1"}, "query --limit 1 -- withdraw -n 3"},
      {{"--limit=1", "query", "it's", "-mines"}, "query --limit=1 -- 'it'\\''s' -mines"},
      {{"show", "-x"}, "show -- -x"},
      {{"cite", "-x"}, "cite -- -x"},
      {{"values", "-x"}, "values -- -x"},
  };
  for (const auto& each : cases) {
    const ProgramRun run = run_program("rostrum-search", each.typed);
    EXPECT_EQ(run.status, 2);
    EXPECT_NE(run.err.find(std::string("stand behind --: rostrum-search ") + each.meant + '\n'),
              std::string::npos)
        << run.err;
    EXPECT_EQ(run.err.find("a query"), std::string::npos) << run.err;
  }
  for (const std::vector<std::string>& other :
       std::vector<std::vector<std::string>>{{"query", "--lmit", "1"}, {"saved", "run", "-x"}}) {
    const ProgramRun run = search(other);
    EXPECT_EQ(run.status, 2) << ::testing::PrintToString(run);
    EXPECT_EQ(run.err.find("stand behind --"), std::string::npos) << run.err;
  }
}

TEST_F(CommandSlips, AnOptionBehindDashesIsToldWhereItStands) {
  const struct {
    std::vector<std::string> typed;
    const char* meant;
  } cases[] = {
      {{"query", "--", "-mines", "--limit", "1"}, "query --limit 1 -- -mines"},
      {{"query", "withdraw", "--", "--limit", "1"}, "query --limit 1 -- withdraw"},
      {{"query", "--country", "Norway", "--", "-mines", "--limit", "1"},
       "query --country Norway --limit 1 -- -mines"},
  };
  for (const auto& each : cases) {
    const ProgramRun run = run_program("rostrum-search", each.typed);
    EXPECT_EQ(run.status, 2);
    EXPECT_NE(run.err.find(std::string("--limit: behind -- all are words; options stand before it: "
                                       "rostrum-search ") +
                           each.meant + '\n'),
              std::string::npos)
        << run.err;
  }
  // Files may have any name.
  const ProgramRun file = run_program("rostrum-index", {"inspect", "--", "--set"});
  EXPECT_NE(file.err.find("--set: no such file"), std::string::npos) << file.err;
}

TEST_F(CommandSlips, WhatIsAdvisedLacksNoValueAndHoldsNothingThatIsNotNeeded) {
  const struct {
    std::vector<std::string> typed;
    const char* meant;
  } cases[] = {
      {{"query", "--", "--country"}, "--country VALUE"},
      {{"query", "--", "-mines", "--format"}, "--format text -- -mines"},
      {{"query", "--", "--country", "Norway"}, "--country Norway"},
  };
  for (const auto& each : cases) {
    const ProgramRun run = run_program("rostrum-search", each.typed);
    EXPECT_EQ(run.status, 2);
    EXPECT_TRUE(
        run.err.ends_with(std::string("before it: rostrum-search query ") + each.meant + '\n'))
        << run.err;
  }
}

TEST_F(CommandSlips, OfAFlagAndItsOppositeTheLastOneCounts) {
  const auto asks_synonyms = [](const std::vector<std::string>& flags) {
    std::vector<std::string> asked = {"query", "denounce", "--format", "json"};
    asked.insert(asked.end(), flags.begin(), flags.end());
    return search(asked).out.find("\"synonyms\": true") != std::string::npos;
  };
  EXPECT_TRUE(asks_synonyms({"--no-synonyms", "--synonyms"}));
  EXPECT_FALSE(asks_synonyms({"--synonyms", "--no-synonyms"}));
  EXPECT_TRUE(asks_synonyms({"--synonyms", "--no-synonyms", "--synonyms"}));
  const std::string help = run_program("rostrum-search", {"query", "--help"}).out;
  EXPECT_NE(help.find("; of the two, the last one counts"), std::string::npos) << help;
}

TEST_F(CommandSlips, OptionsMayStandBeforeTheCommand) {
  const std::string usual = search({"query", "mines", "--format", "csv", "--any"}).out;
  EXPECT_FALSE(usual.empty());
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"--index", index(), "--format", "csv", "query", "mines", "--any"},
           {"--any", "--index=" + index(), "query", "mines", "--format=csv"}}) {
    const ProgramRun run = run_program("rostrum-search", words);
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
    EXPECT_EQ(run.out, usual);
  }
  const ProgramRun help = run_program("rostrum-search", {"--index", "x", "query", "--help"});
  EXPECT_EQ(help.status, 0) << ::testing::PrintToString(help);
}

TEST_F(CommandSlips, AnOutputOfADashIsStandardOutput) {
  const TempDir here;
  for (const char* command : {"query", "export", "trend"}) {
    const std::vector<std::string> plain = {command, "withdraw", "--format",
                                            "csv",   "--index",  index()};
    std::vector<std::string> dashed = plain;
    dashed.insert(dashed.end(), {"--output", "-"});
    const ProgramRun run = run_program("rostrum-search", dashed, {.folder = here.path()});
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
    EXPECT_EQ(run.out, run_program("rostrum-search", plain).out) << command;
  }
  EXPECT_TRUE(std::filesystem::is_empty(here.path()));
}

TEST_F(CommandSlips, ABareNumberIsASessionOfTheConvention) {
  struct Case {
    const char* convention;
    const char* session;
    const char* code;
  };
  const Case cases[] = {{"UNGA-C1", "78", "UNGA-C1/78"},
                        {"APMBC", "22", "APMBC/22MSP"},
                        {"NPT", "2022", "NPT/RC-2022"},
                        {"CD", "2022", "CD/2022"},
                        {"CCW", "2023", "CCW/GGE-2023-1"}};
  for (const Case& each : cases) {
    const ProgramRun run = search(
        {"query", "--convention", each.convention, "--session", each.session, "--limit", "0"});
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
    EXPECT_NE(run.out.find(each.code), std::string::npos) << run.out;
  }
}

TEST_F(CommandSlips, TheVersionIsToldHoweverItIsAskedFor) {
  for (const char* program : {"rostrum-search", "rostrum-index"}) {
    for (const std::vector<std::string>& asked : std::vector<std::vector<std::string>>{
             {"--version"}, {"-V"}, {"version"}, {"-v", "version"}, {"query", "x", "--version"}}) {
      const ProgramRun run = run_program(program, asked);
      EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
      EXPECT_EQ(run.out, std::string(program) + " " + ROSTRUM_VERSION + "\n");
    }
  }
}

TEST_F(CommandSlips, VerboseTellsWhatAnAnswerRestsOn) {
  for (const char* flag : {"-v", "--verbose"}) {
    const ProgramRun run = run_program("rostrum-search", {flag, "query", "mines"},
                                       {.environment = {{"ROSTRUM_INDEX", index()}}});
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
    for (const std::string& told :
         {std::string("configuration: "), "index: " + index() + ", by $ROSTRUM_INDEX",
          std::string("exit status 0")}) {
      EXPECT_NE(run.err.find(told), std::string::npos) << run.err;
    }
  }
  EXPECT_TRUE(search({"query", "mines"}).err.empty());
  const ProgramRun usual = run_program("rostrum-search", {"fields", "-v"},
                                       {.environment = {{"XDG_DATA_HOME", "/of/data"}}});
  EXPECT_NE(usual.err.find("index: /of/data/rostrum/index, as usual\n"), std::string::npos)
      << usual.err;
}

TEST_F(CommandSlips, TheExtractorSaysWhatItIs) {
  const ProgramRun help = run_program("rostrum-extract", {"--help"});
  EXPECT_EQ(help.status, 0) << ::testing::PrintToString(help);
  EXPECT_NE(help.out.find("rostrum-index inspect"), std::string::npos) << help.out;
  const ProgramRun wrong = run_program("rostrum-extract", {"talk.pdf"});
  EXPECT_EQ(wrong.status, 2) << ::testing::PrintToString(wrong);
  EXPECT_NE(wrong.err.find("'talk.pdf' is unknown"), std::string::npos) << wrong.err;
}

}  // namespace
}  // namespace rostrum::testing
