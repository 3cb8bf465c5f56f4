// The benchmark suite on 200 statements: engines agree, and the report is written.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

class SuiteTest : public ::testing::Test {
 protected:
  /// Runs the driver with one peer; the answers' comparison is checked, not their times.
  void expect_agreement(const std::string& peer) const {
    const std::filesystem::path& folder = folder_.path();
    const std::pair<const char*, std::string> flags[] = {
        {"--programs", bin_dir().string()},
        {"--statements", "200"},
        {"--runs", "5"},
        {"--budget-ms", "1"},
        {"--peers", peer},
        {"--work", (folder / "work").string()},
        {"--results", folder.string()},
        {"--name", "run"},
    };
    const std::string driver = (source_dir() / "benchmarks" / "driver").string();
    std::vector<std::string> arguments = {"python3", "-B", driver, "--quick"};
    for (const auto& [flag, value] : flags) {
      arguments.emplace_back(flag);
      arguments.push_back(value);
    }
    const ProgramRun run = run_program("/usr/bin/env", arguments);
    ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
    const nlohmann::json results =
        nlohmann::json::parse(read_bytes(folder / "run" / "results.json"));
    if (results.at("skipped").contains(peer)) {
      GTEST_SKIP() << "skipped: the peer " << peer << " is not here; "
                   << results.at("skipped").at(peer).get<std::string>();
    }
    const nlohmann::json& size = results.at("sizes").at(0);
    const nlohmann::json& agreement = size.at("agreement").at(peer);
    EXPECT_EQ(agreement.at("different"), nlohmann::json::array());
    EXPECT_GE(agreement.at("compared").get<int>(), 60);
    EXPECT_EQ(agreement.at("equal"), agreement.at("compared"));
    for (const char* engine : {"rostrum", peer.c_str()}) {
      EXPECT_TRUE(size.at("unsteady").at(engine).empty()) << engine;
    }
    const std::string table = read_bytes(folder / "run" / "table.md");
    EXPECT_NE(table.find("## 200 statements"), std::string::npos) << table;
    EXPECT_TRUE(std::filesystem::exists(folder / "run" / "full.svg"));
  }
  TempDir folder_;
};

TEST_F(SuiteTest, StockXapianAgrees) { expect_agreement("xapian"); }

TEST_F(SuiteTest, SqliteAgrees) { expect_agreement("sqlite"); }

TEST_F(SuiteTest, LuceneAgrees) { expect_agreement("lucene"); }

TEST_F(SuiteTest, PeersThatAreNoneAreRefused) {
  const ProgramRun run = run_program(
      "/usr/bin/env", {"python3", "-B", (source_dir() / "benchmarks" / "driver").string(),
                       "--programs", bin_dir().string(), "--peers", "grep"});
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("no such peer: 'grep'"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace rostrum::testing
