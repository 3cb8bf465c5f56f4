// An answer that did not reach its file is no answer: message and exit status 2, for each command
// and form. Only who closes a pipe has seen enough.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

class LostOutputTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "skipped: there is no /dev/full";
    file_ = folder_
                .write("statements.jsonl",
                       R"({"id":"a","country":"Norway","convention":"APMBC","date":"2024",)"
                       R"("text":"We cleared mines."})"
                       "\n")
                .string();
    const ProgramRun run = run_program("rostrum-index", {"add", file_, "--index", index()});
    ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  }

  [[nodiscard]] std::string index() const { return (folder_.path() / "index").string(); }
  [[nodiscard]] ProgramRun shell(const std::string& program, const std::string& arguments,
                                 const std::string& behind) const {
    return run_program(
        "/bin/sh", {"-c", "'" + (bin_dir() / program).string() + "' " + arguments + " " + behind});
  }
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> commands() const {
    const std::string at = " --index '" + index() + "'";
    std::vector<std::pair<std::string, std::string>> all = {
        {"rostrum-search", "--help"},
        {"rostrum-search", "--version"},
        {"rostrum-search", "query --help"},
        {"rostrum-search", "config show"},
        {"rostrum-search", "query mines --output -" + at},
        {"rostrum-index", "--help"},
        {"rostrum-index", "--version"},
        {"rostrum-index", "fields"},
        {"rostrum-index", "fields --format json"},
        {"rostrum-index", "stats" + at},
        {"rostrum-index", "stats --format json" + at},
        {"rostrum-index", "inspect '" + file_ + "'"},
        {"rostrum-index", "check" + at},
        {"rostrum-index", "add '" + file_ + "'" + at},
        {"rostrum-index", "add --format json '" + file_ + "'" + at},
        {"rostrum-index", "annotate a" + at},
        {"rostrum-index", "compact" + at},
        {"rostrum-index", "columns" + at},
        {"rostrum-index", "remove --missing-ok b" + at},
    };
    for (const char* form : {"text", "json", "jsonl", "csv"}) {
      all.emplace_back("rostrum-search", "query mines --format " + std::string(form) + at);
    }
    for (const char* form : {"text", "json", "csv"}) {
      all.emplace_back("rostrum-search", "values country --format " + std::string(form) + at);
      all.emplace_back("rostrum-search", "coverage --format " + std::string(form) + at);
    }
    for (const char* form : {"text", "json"}) {
      all.emplace_back("rostrum-search", "show a --format " + std::string(form) + at);
      all.emplace_back("rostrum-search", "fields --format " + std::string(form));
    }
    return all;
  }

  TempDir folder_;
  std::string file_;
};

TEST_F(LostOutputTest, AFullDiskIsAnError) {
  for (const auto& [program, arguments] : commands()) {
    const ProgramRun run = shell(program, arguments, "> /dev/full");
    EXPECT_EQ(run.status, 2) << program << ' ' << arguments << '\n' << run.err;
    EXPECT_NE(run.err.find("standard output: "), std::string::npos)
        << program << ' ' << arguments << '\n'
        << run.err;
    EXPECT_NE(run.err.find("No space left on device"), std::string::npos) << run.err;
  }
}

TEST_F(LostOutputTest, AClosedOutputIsToldAsClosed) {
  for (const char* arguments : {"--version", "fields"}) {
    const ProgramRun run = shell("rostrum-search", arguments, ">&-");
    EXPECT_EQ(run.status, 2) << ::testing::PrintToString(run);
    EXPECT_NE(run.err.find("standard output: the answer is lost or cut (Bad file descriptor); it "
                           "is closed or not open for writing"),
              std::string::npos)
        << run.err;
    EXPECT_EQ(run.err.find("space"), std::string::npos) << run.err;
  }
}

TEST_F(LostOutputTest, WhatCannotBeReadIsNoEmptyInput) {
  // A folder can be opened, and not be read.
  for (const char* input : {"< /", "<&-"}) {
    const ProgramRun added = shell("rostrum-index", "add - --index '" + index() + "'", input);
    EXPECT_EQ(added.status, 1) << ::testing::PrintToString(added);
    EXPECT_NE(added.out.find("stdin: the input cannot be read to its end"), std::string::npos)
        << added.out;
    const ProgramRun inspected = shell("rostrum-index", "inspect -", input);
    EXPECT_EQ(inspected.status, 1) << ::testing::PrintToString(inspected);
    EXPECT_NE(inspected.err.find("stdin: the input cannot be read to its end"), std::string::npos)
        << inspected.err;
  }
}

TEST_F(LostOutputTest, AReportThatCannotBeWrittenIsAnErrorAndWhatWasDoneIsTold) {
  const ProgramRun run = shell(
      "rostrum-index", "add '" + file_ + "' --report /dev/full --index '" + index() + "'", "");
  EXPECT_EQ(run.status, 2) << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("the index holds 1 statement"), std::string::npos) << run.out;
  EXPECT_NE(run.err.find("/dev/full: the report cannot be written"), std::string::npos) << run.err;
}

TEST_F(LostOutputTest, AClosedPipeIsNone) {
  for (const auto& [program, arguments] : commands()) {
    // A reader that ends before the program begins to write.
    const ProgramRun run =
        run_program("/bin/sh", {"-c", "exec 3>&1; { sleep 0.2; '" + (bin_dir() / program).string() +
                                          "' " + arguments + "; echo \"status $?\" >&3; } | true"});
    EXPECT_EQ(run.out, "status 0\n") << program << ' ' << arguments << '\n' << run.err;
    EXPECT_EQ(run.err, "") << program << ' ' << arguments;
  }
}

}  // namespace
}  // namespace rostrum::testing
