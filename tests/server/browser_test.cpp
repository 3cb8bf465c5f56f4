// Runs the tests of tests/browser, which use the pages with a real browser and the tools of
// assistants with their official client, over the sample corpus.
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "tests/support/http_client.hpp"
#include "tests/support/sample_index.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

class BrowserTest : public SampleIndexTest {
 protected:
  static std::filesystem::path tests() { return source_dir() / "tests" / "browser"; }

  static std::string missing() {
    for (const std::filesystem::path& needed :
         {std::filesystem::path("/usr/bin/node"), std::filesystem::path("/usr/bin/chromium"),
          tests() / "node_modules" / "playwright-core", tests() / "node_modules" / "axe-core",
          tests() / "node_modules" / "@modelcontextprotocol"}) {
      if (!std::filesystem::exists(needed)) return needed.filename().string();
    }
    return "";
  }

  /// Runs the tests of that file, or those whose names match.
  static void run(const std::string& file, const std::string& names = ".") {
    if (const std::string name = missing(); !name.empty()) {
      GTEST_SKIP() << "skipped: " << name
                   << " is not installed; test.sh installs what browser tests need";
    }
    const TempDir folder;
    const std::string saved = (folder.path() / "saved.json").string();
    const ProgramRun add =
        run_program("rostrum-search", {"saved", "add", "withdrawals", "withdraw", "--convention",
                                       "APMBC", "--file", saved, "--index", index()});
    ASSERT_EQ(add.status, 0) << ::testing::PrintToString(add);
    const RunningServer server(index(),
                               {"--saved", saved, "--sources", (source_dir() / "corpus").string()});
    const ProgramRun run = run_program(
        "/usr/bin/node", {"--test", "--test-reporter=tap", "--test-name-pattern=" + names, file},
        {.environment = {{"ROSTRUM_URL", "http://127.0.0.1:" + std::to_string(server.port())},
                         {"ROSTRUM_SEARCH", (bin_dir() / "rostrum-search").string()},
                         {"ROSTRUM_INDEX", index()}},
         .folder = tests()});
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
    EXPECT_EQ(run.out.find("# pass 0\n"), std::string::npos)
        << "no test is called '" << names << "'";
  }
};

TEST_F(BrowserTest, AReaderFindsNarrowsReadsAndCites) { run("journey.test.mjs"); }

TEST_F(BrowserTest, PagesAreUsedInOtherWays) { run("ways.test.mjs"); }

TEST_F(BrowserTest, AnAssistantAsksByItsOfficialClient) { run("assistant.test.mjs"); }

/// Part by part, since axe-core takes seconds for a page.
class AccessibilityTest : public BrowserTest, public ::testing::WithParamInterface<const char*> {};

TEST_P(AccessibilityTest, PagesShutNobodyOut) { run("accessibility.test.mjs", GetParam()); }

INSTANTIATE_TEST_SUITE_P(BrowserTest, AccessibilityTest,
                         ::testing::Values("^search.*light", "^search.*dark", "^reading.*light",
                                           "^reading.*dark", "^analyses.*light",
                                           "^analyses.*dark"));

}  // namespace
}  // namespace rostrum::testing
