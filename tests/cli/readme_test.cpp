// README.md as a reader pastes it, line by line, in a folder of any name; and what quickstart.sh
// says and suggests. What installs and builds is stood in for: packages are there, and so are the
// programs of this build.
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/shown_output.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

namespace fs = std::filesystem;

struct Block {
  std::string language;
  std::string text;
};

std::vector<Block> blocks_in(const fs::path& document) {
  std::vector<Block> blocks;
  bool open = false;
  std::istringstream in(read_bytes(document));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      open = !open;
      if (open) blocks.push_back({line.substr(3), ""});
    } else if (open) {
      blocks.back().text += line + '\n';
    }
  }
  return blocks;
}

class ReadmeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directories(project());
    for (const char* part : {"corpus", "scripts", "quickstart.sh"}) {
      fs::copy(source_dir() / part, project() / part, fs::copy_options::recursive);
    }
    const fs::path bin = project() / "build/release/bin";
    fs::create_directories(bin);
    for (const char* program : {"rostrum-index", "rostrum-extract"}) {
      fs::create_symlink(bin_dir() / program, bin / program);
    }
    stand_in(bin / "rostrum-search",
             "[ \"$1\" = serve ] && { echo \"told to $*\"; exit; }\nexec '" +
                 (bin_dir() / "rostrum-search").string() + "' \"$@\"");
    stand_in(tools() / "cmake", "exit 0");
    stand_in(tools() / "dpkg-query", "echo installed");
    stand_in(tools() / "sudo", "exec \"$@\"");
  }

  [[nodiscard]] fs::path project() const { return place_.path() / "dépôt de Rostrum"; }
  [[nodiscard]] fs::path tools() const { return place_.path() / "tools"; }
  static void stand_in(const fs::path& program, const std::string& script) {
    fs::create_directories(program.parent_path());
    fs::remove(program);
    const TempDir made;
    fs::copy_file(made.write("script", "#!/bin/sh\n" + script + "\n"), program);
    fs::permissions(program, fs::perms::owner_all);
  }
  [[nodiscard]] ProgramRun bash(const std::string& script, const fs::path& folder) const {
    return run_program("/bin/bash", {"-c", script},
                       {.environment = {{"PATH", tools().string() + ":/usr/bin:/bin"},
                                        {"TMPDIR", place_.path().string()},
                                        {"LC_ALL", "C.UTF-8"},
                                        {"COLUMNS", "80"}},
                        .folder = folder});
  }

 private:
  TempDir place_;
};

TEST_F(ReadmeTest, CanBePastedAsItStands) {
  const std::vector<Block> blocks = blocks_in(source_dir() / "README.md");
  std::string script = "set -e\n";
  std::vector<std::string> shown;
  for (const Block& block : blocks) {
    if (block.language == "sh") {
      script += "echo '@@@@'\n" + block.text;
      shown.emplace_back();
    } else if (block.language == "text") {
      shown.back() = block.text;
    }
  }
  ASSERT_GE(shown.size(), 4U);
  const ProgramRun run = bash(script, project());
  ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  std::size_t at = 0;
  for (const std::string& expected : shown) {
    at = run.out.find("@@@@\n", at) + 5;
    const std::string printed = run.out.substr(at, run.out.find("@@@@\n", at) - at);
    if (expected.empty()) continue;
    EXPECT_EQ(first_difference(lines_of_text(expected), lines_of_text(printed)), "") << printed;
  }
}

TEST_F(ReadmeTest, QuickstartSuggestsWhatCanBeDoneFromAnyFolder) {
  const ProgramRun run = bash("./quickstart.sh", project());
  ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("(the first time"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("http://127.0.0.1:8080/"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("told to serve"), std::string::npos) << run.out;
  std::string suggested = "set -e\n";
  const std::size_t begin = run.out.find("Once in each shell:");
  ASSERT_NE(begin, std::string::npos) << run.out;
  std::istringstream lines(run.out.substr(begin, run.out.find("Your own") - begin));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("  ")) suggested += line.substr(2) + "\n";
  }
  const std::vector<std::string> last = lines_of_text(run.out);
  const ProgramRun done = bash(suggested + last.back(), "/");
  EXPECT_EQ(done.status, 0) << ::testing::PrintToString(done);
  EXPECT_NE(done.out.find("told to serve --index " + project().string()), std::string::npos)
      << done.out;
}

TEST_F(ReadmeTest, QuickstartOpensTheServerWhereItIsTold) {
  const ProgramRun run = bash("./quickstart.sh --open", project());
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  EXPECT_EQ(lines_of_text(run.out).back(),
            "told to serve --index " + (project() / "build/sample-index").string());
  EXPECT_EQ(bash("./quickstart.sh --opne", project()).status, 2);
}

TEST_F(ReadmeTest, QuickstartIsQuietUnlessSomethingFails) {
  stand_in(tools() / "dpkg-query", "exit 1");
  stand_in(tools() / "apt-get", "echo \"Get: a package, and one more\"");
  const ProgramRun quiet = bash("./quickstart.sh", project());
  EXPECT_EQ(quiet.status, 0) << ::testing::PrintToString(quiet);
  EXPECT_EQ((quiet.out + quiet.err).find("Get: "), std::string::npos) << quiet.out << quiet.err;
  EXPECT_NE(quiet.out.find("which takes 1 to 3 minutes"), std::string::npos) << quiet.out;
  stand_in(tools() / "apt-get", "echo 'E: no space'; exit 100");
  const ProgramRun failed = bash("./quickstart.sh", project());
  EXPECT_EQ(failed.status, 2) << ::testing::PrintToString(failed);
  EXPECT_NE(failed.err.find("E: no space"), std::string::npos) << failed.err;
  EXPECT_NE(failed.err.find("all that it said stands in "), std::string::npos) << failed.err;
  stand_in(tools() / "dpkg-query", "echo installed");
  stand_in(tools() / "cmake", "echo 'error: no compiler'; exit 1");
  const ProgramRun unbuilt = bash("./quickstart.sh", project());
  EXPECT_EQ(unbuilt.status, 2) << ::testing::PrintToString(unbuilt);
  EXPECT_NE(unbuilt.err.find("no compiler"), std::string::npos) << unbuilt.err;
}

}  // namespace
}  // namespace rostrum::testing
