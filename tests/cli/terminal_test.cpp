// What a person sees in a terminal: hits first, what the screen does not hold in a pager, and hints
// that can be copied.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "tests/support/run_in_terminal.hpp"
#include "tests/support/sample_index.hpp"

namespace rostrum::testing {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

class TerminalTest : public SampleIndexTest {
 protected:
  [[nodiscard]] static ProgramRun show(std::vector<std::string> arguments, const Terminal& terminal,
                                       const RunOptions& options = {}) {
    arguments.insert(arguments.end(), {"--index", index()});
    return run_in_terminal("rostrum-search", arguments, terminal, options);
  }
};

TEST_F(TerminalTest, NothingButHitsStandsOnTheFirstScreen) {
  for (const char* question : {"withdraw", "mines", "NOT withdraw"}) {
    const std::vector<std::string> lines =
        lines_of(search({"query", question}, {.environment = {{"COLUMNS", "80"}}}).out);
    ASSERT_GT(lines.size(), 30U);
    EXPECT_TRUE(lines[0].starts_with(question)) << lines[0];
    EXPECT_TRUE(lines[1].empty()) << lines[1];
    EXPECT_TRUE(lines[2].starts_with("1. ")) << lines[2];
    for (std::size_t i = 3; i < 24; ++i) {
      const bool hit = lines[i].empty() || lines[i].starts_with("   ") ||
                       lines[i].find(". ") != std::string::npos;
      EXPECT_TRUE(hit) << lines[i];
    }
  }
}

TEST_F(TerminalTest, FacetsAreShortUnlessMoreIsAskedFor) {
  const auto values = [](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"query", "withdraw", "--limit", "1"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return search(arguments, {.environment = {{"COLUMNS", "80"}}}).out;
  };
  const std::string few = values({});
  EXPECT_NE(
      few.find("Country          Austria (2), Holy See (2), New Zealand (2), South Africa (2),"
               "\n                 Australia (1), no value (2), 17 more\n"),
      std::string::npos)
      << few;
  const std::string all = values({"--facets", "all"});
  EXPECT_NE(all.find("\n    Timor-Leste "), std::string::npos) << all;
  EXPECT_EQ(all.find(" more\n"), std::string::npos) << all;
  const std::string seven = values({"--facets", "country,7"});
  EXPECT_NE(seven.find("… and 15 more\n"), std::string::npos) << seven;
  EXPECT_EQ(seven.find("Session"), std::string::npos) << seven;
  EXPECT_EQ(search({"query", "withdraw", "--facets", "0"}).status, 2);
  EXPECT_EQ(search({"query", "withdraw", "--facets", "none,country"}).status, 2);
}

TEST_F(TerminalTest, HintsAskTheSameQuestionAgain) {
  // What a shell would take apart, or for a flag.
  const std::vector<std::vector<std::string>> questions = {
      {"\"State Party's\" OR it's OR $HOME OR `x`", "--any"},
      {"mines", "--country", "Norway", "--country", "Côte d'Ivoire", "--country", "AUT", "--from",
       "2001", "--to", "2025", "--no-pager"},
      {"mines OR treaty", "--member-of", "EU", "--sort", "oldest", "--snippets", "1"},
      {"--", "-mines"},
  };
  for (const std::vector<std::string>& question : questions) {
    std::vector<std::string> first = {"query", "--limit", "1", "--index", index()};
    first.insert(first.end(), question.begin(), question.end());
    const std::vector<std::string> lines = lines_of(run_program("rostrum-search", first).out);
    for (const char* hint : {"; the next:", "all values:"}) {
      const auto at = std::find_if(lines.begin(), lines.end(),
                                   [&](const std::string& line) { return line.ends_with(hint); });
      // Few statements have few values, and then there are no more of them.
      if (at == lines.end() && std::string(hint) == "all values:") continue;
      ASSERT_NE(at, lines.end()) << hint << ::testing::PrintToString(lines);
      const std::string command = "'" + bin_dir().string() + "/'" + (at + 1)->substr(2);
      const ProgramRun again = run_program("/bin/sh", {"-c", command});
      ASSERT_EQ(again.status, 0) << ::testing::PrintToString(again);
      // The same statements of the same index.
      EXPECT_EQ(lines_of(again.out).front(), lines.front());
      if (std::string(hint) == "; the next:") {
        EXPECT_NE(again.out.find("\n2. "), std::string::npos) << again.out;
        EXPECT_EQ(again.out.find("\n3. "), std::string::npos) << again.out;
      }
    }
  }
}

TEST_F(TerminalTest, FiltersHaveTheNamesThatPeopleUse) {
  const std::string text = search({"query", "mines", "--member-of", "EU", "--lang", "en", "--from",
                                   "2019", "--facets", "none"})
                               .out;
  EXPECT_NE(text.find("  Member of: European Union (EU)\n"), std::string::npos) << text;
  EXPECT_NE(text.find("  Language: English (en)\n"), std::string::npos) << text;
  EXPECT_NE(text.find("  Date: from 2019\n"), std::string::npos) << text;
}

TEST_F(TerminalTest, ALongAnswerIsShownInThePagerOfTheUser) {
  struct Case {
    std::map<std::string, std::string> environment;
    std::vector<std::string> question;
    bool paged;
  };
  const std::vector<std::string> longer = {"query", "withdraw"};
  const std::vector<std::string> shorter = {"query", "withdraw", "--limit",
                                            "0",     "--facets", "none"};
  const Case cases[] = {
      {{{"ROSTRUM_PAGER", "sed s/^/P:/"}}, longer, true},
      {{{"PAGER", "sed 's/^/P:/'"}}, longer, true},
      {{{"PAGER", "sed s/^/Q:/"}, {"ROSTRUM_PAGER", "sed s/^/P:/"}}, longer, true},
      {{{"PAGER", "sed s/^/P:/"}}, shorter, false},
      {{{"PAGER", "sed s/^/P:/"}, {"ROSTRUM_PAGER", ""}}, longer, false},
      {{{"PAGER", "sed s/^/P:/"}, {"ROSTRUM_PAGER", "cat"}}, longer, false},
      {{{"PAGER", "sed s/^/P:/"}, {"TERM", "dumb"}}, longer, false},
      {{{"PAGER", "sed s/^/P:/"}}, {"query", "withdraw", "--no-pager"}, false},
      {{{"PAGER", "sed s/^/P:/"}}, {"query", "withdraw", "--format", "json"}, false},
      {{{"PAGER", "sed s/^/P:/"}}, {"values", "country"}, true},
      {{{"PAGER", "sed s/^/P:/"}}, {"concordance", "the"}, true},
      // None that could be started.
      {{{"PAGER", "/no/such/pager -x"}}, longer, false},
      {{{"PAGER", "nosuchpager | cat"}}, longer, false},
      {{{"PATH", "/nonexistent"}}, longer, false},
      {{{"PAGER", ""}}, longer, false},
      {{{"PAGER", " "}}, longer, false},
  };
  for (const Case& each : cases) {
    const ProgramRun run = show(each.question, {}, {.environment = each.environment});
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(each.environment) << run.out;
    const std::vector<std::string> lines = lines_of(run.out);
    ASSERT_FALSE(lines.empty()) << ::testing::PrintToString(each.environment);
    for (const std::string& line : lines) {
      EXPECT_EQ(line.starts_with("P:"), each.paged)
          << line << ::testing::PrintToString(each.environment);
    }
    // Nothing of it is lost on either way.
    std::vector<std::string> alone = each.question;
    alone.emplace_back("--no-pager");
    EXPECT_EQ(lines.size(), lines_of(show(alone, {}).out).size())
        << ::testing::PrintToString(each.environment);
  }
}

TEST_F(TerminalTest, OfAnUnknownKindHasNoColours) {
  for (const auto& [kind, coloured] :
       {std::pair{"xterm", true}, std::pair{"dumb", false}, std::pair{"", false}}) {
    const std::string out = show({"query", "withdraw"}, {},
                                 {.environment = {{"TERM", kind}, {"PAGER", ""}, {"NO_COLOR", ""}}})
                                .out;
    EXPECT_EQ(out.find('\x1B') != std::string::npos, coloured) << kind;
  }
}

TEST_F(TerminalTest, APagerThatFailsIsToldAndTheAnswerComesAnyway) {
  for (const char* question : {"the", "withdraw"}) {
    const std::string whole = show({"concordance", question, "--no-pager"}, {}).out;
    for (const char* pager : {"false", "sh -c 'exit 3'", "sh -c 'nosuchpager; exit 127'",
                              "sh -c 'head -c 10 > /dev/null; exit 1'", "sh -c 'kill -9 $$'"}) {
      const ProgramRun run =
          show({"concordance", question}, {}, {.environment = {{"PAGER", pager}}});
      EXPECT_EQ(run.status, 0) << run.out;
      EXPECT_NE(run.out.find("' has failed; $ROSTRUM_PAGER names another\n"), std::string::npos)
          << pager;
      // But for the command, which says --no-pager.
      const std::string answer = whole.substr(0, whole.rfind("again:"));
      EXPECT_NE(run.out.find(answer), std::string::npos) << pager << run.out;
    }
  }
}

TEST_F(TerminalTest, APagerThatEndsEarlyIsNoFailure) {
  const ProgramRun run =
      show({"concordance", "the"}, {}, {.environment = {{"PAGER", "head -n 1"}}});
  EXPECT_EQ(run.status, 0) << run.out;
  EXPECT_EQ(lines_of(run.out).size(), 1U) << run.out;
}

TEST_F(TerminalTest, ATopicOfEitherProgramIsShownInThePagerToo) {
  const RunOptions options{.environment = {{"PAGER", "sed s/^/P:/"}}};
  for (const auto& [program, topic] :
       {std::pair{"rostrum-search", "query-language"}, std::pair{"rostrum-index", "corpus"}}) {
    const ProgramRun paged = run_in_terminal(program, {"help", topic}, {}, options);
    EXPECT_TRUE(paged.out.starts_with("P:")) << paged.out;
    const ProgramRun alone = run_in_terminal(program, {"help", topic, "--no-pager"}, {}, options);
    EXPECT_EQ(lines_of(paged.out).size(), lines_of(alone.out).size()) << program;
    EXPECT_FALSE(alone.out.starts_with("P:")) << alone.out;
  }
}

TEST_F(TerminalTest, LessBeginsWithTheFirstHitAndLeavesItOnTheScreen) {
  if (!std::filesystem::exists("/usr/bin/less")) GTEST_SKIP() << "skipped: needs less";
  const ProgramRun run = show({"query", "withdraw"}, {.keys = "q"});
  EXPECT_EQ(run.status, 0) << run.out;
  EXPECT_NE(run.out.find("withdraw: 17 of 96 statements"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("1. Australia"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("Session"), std::string::npos) << run.out;
}

TEST_F(TerminalTest, AMistakeIsToldWithoutAPager) {
  const ProgramRun run =
      show({"query", "\"unclosed"}, {}, {.environment = {{"PAGER", "sed s/^/P:/"}}});
  EXPECT_EQ(run.status, 2);
  EXPECT_TRUE(run.out.starts_with("rostrum-search: query:")) << run.out;
}

}  // namespace
}  // namespace rostrum::testing
