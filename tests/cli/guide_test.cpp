// docs/guide.md and README.md answer questions with commands: each is run here over the sample
// corpus, and what it prints is what the document shows.
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "tests/support/http_client.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/sample_index.hpp"
#include "tests/support/shown_output.hpp"

namespace rostrum::testing {
namespace {

struct Shown {
  std::string command;
  std::vector<std::string> lines;
};

/// Commands behind "$ " in indented blocks, with what stands below each.
std::vector<Shown> commands_in(const std::filesystem::path& document) {
  constexpr std::string_view kIndent = "    ";
  std::vector<Shown> all;
  bool open = false;
  std::istringstream in(read_bytes(document));
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && !line.starts_with(kIndent)) {
      open = false;
    } else if (line.starts_with("    $ ")) {
      all.push_back({line.substr(kIndent.size() + 2), {}});
      open = true;
    } else if (open) {
      all.back().lines.push_back(line.empty() ? "" : line.substr(kIndent.size()));
    }
  }
  for (Shown& each : all) {
    while (!each.lines.empty() && each.lines.back().empty()) each.lines.pop_back();
  }
  return all;
}

class GuideTest : public SampleIndexTest {
 protected:
  /// As a reader's shell runs it, in the folder of the project.
  [[nodiscard]] static ProgramRun run(const std::string& command, const std::string& folder) {
    return run_program("/bin/sh", {"-c", command},
                       {.environment = {{"PATH", bin_dir().string() + ":/usr/bin:/bin"},
                                        {"ROSTRUM_INDEX", index()},
                                        {"XDG_DATA_HOME", folder + "/data"},
                                        {"SOURCE_DATE_EPOCH", "1764547200"},
                                        {"LC_ALL", "C.UTF-8"},
                                        {"COLUMNS", "80"}},
                        .folder = folder});
  }
};

TEST_F(GuideTest, EachCommandPrintsWhatIsShown) {
  std::size_t checked = 0;
  for (const char* name : {"docs/guide.md"}) {
    // Commands may build on one another, and leave files.
    const TempDir own;
    for (const Shown& each : commands_in(source_dir() / name)) {
      const ProgramRun printed = run(each.command, own.path().string());
      std::string text = printed.out + printed.err;
      const std::string root = source_dir().string() + "/";
      for (std::size_t at = 0; (at = text.find(root, at)) != std::string::npos;) {
        text.erase(at, root.size());
      }
      const std::vector<std::string> lines = lines_of_text(text);
      EXPECT_EQ(first_difference(each.lines, lines), "") << each.command << "\nprinted:\n" << text;
      ++checked;
    }
  }
  EXPECT_GE(checked, 15U);
}

/// Commands that stand alone in indented blocks, without what is said of them behind two blanks.
std::vector<std::string> examples_in(const std::filesystem::path& document) {
  std::vector<std::string> commands;
  std::istringstream in(read_bytes(document));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("    rostrum-"))
      commands.push_back(line.substr(4, line.find("  ", 4) - 4));
  }
  return commands;
}

TEST_F(GuideTest, EachExampleFindsSomething) {
  const TempDir own;
  std::size_t checked = 0;
  for (const char* name : {"docs/guide.md", "docs/help/filters.md"}) {
    for (const std::string& command : examples_in(source_dir() / name)) {
      const ProgramRun run = GuideTest::run(command, own.path().string());
      // Of saved searches, what nothing has come to.
      const bool may_be_nothing = command.starts_with("rostrum-search saved run");
      EXPECT_TRUE(run.status == 0 || (run.status == 1 && may_be_nothing))
          << command << '\n'
          << ::testing::PrintToString(run);
      ++checked;
    }
  }
  EXPECT_GE(checked, 35U);
}

TEST_F(GuideTest, ItsPythonRuns) {
  if (!std::filesystem::exists("/usr/bin/python3")) GTEST_SKIP() << "skipped: needs python3";
  const RunningServer server(index());
  const TempDir own;
  std::size_t run_scripts = 0;
  const std::string guide = read_bytes(source_dir() / "docs/guide.md");
  constexpr std::string_view kBegin = "```python\n";
  for (std::size_t at = 0; (at = guide.find(kBegin, at)) != std::string::npos; ++run_scripts) {
    at += kBegin.size();
    std::string script = guide.substr(at, guide.find("```", at) - at);
    constexpr std::string_view kUsual = "127.0.0.1:8080";
    if (const std::size_t address = script.find(kUsual); address != std::string::npos) {
      script.replace(address, kUsual.size(), "127.0.0.1:" + std::to_string(server.port()));
    }
    const std::string file = own.write("script.py", script).string();
    const ProgramRun printed = run("python3 '" + file + "'", own.path().string());
    EXPECT_EQ(printed.status, 0) << ::testing::PrintToString(printed);
    EXPECT_FALSE(printed.out.empty()) << script;
  }
  EXPECT_EQ(run_scripts, 2U);
}

TEST_F(GuideTest, WhatIsNotPrintedIsFound) {
  const std::vector<std::string> printed = {"a", "b", "c", "d"};
  EXPECT_EQ(first_difference({"a", "…", "d"}, printed), "");
  EXPECT_EQ(first_difference({"…", "c", "…"}, printed), "");
  EXPECT_EQ(first_difference({"a", "x", "…"}, printed), "x");
  EXPECT_EQ(first_difference({"a", "…", "x"}, printed), "x");
  EXPECT_EQ(first_difference({"a", "b"}, printed), "(more is printed: c)");
  EXPECT_EQ(first_difference({}, printed), "(more is printed: a)");
}

}  // namespace
}  // namespace rostrum::testing
