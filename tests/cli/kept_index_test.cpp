// What is told of an index that lacks something: statements that were taken out, files that were
// not read to their end.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

class KeptIndex : public ::testing::Test {
 protected:
  [[nodiscard]] ProgramRun run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--index", (folder_.path() / "index").string()});
    return run_program("rostrum-index", arguments);
  }
  [[nodiscard]] std::string file(const char* name, std::string_view bytes) const {
    return folder_.write(name, bytes).string();
  }
  [[nodiscard]] std::string checked() const {
    const ProgramRun told = run({"check"});
    EXPECT_EQ(told.status, 0) << ::testing::PrintToString(told);
    return told.out;
  }
  [[nodiscard]] bool holds(const std::string& count) const {
    const ProgramRun told = run({"stats"});
    return told.out.find("statements   " + count + "\n") != std::string::npos;
  }

 private:
  TempDir folder_;
};

constexpr const char* kTwo = R"({"id":"a1","text":"Norway spoke.","country":"Norway"}
{"id":"a2","text":"Chile spoke.","country":"Chile"}
)";

TEST_F(KeptIndex, SaysHowRemovedStatementsStayRemoved) {
  const std::string path = file("a.jsonl", kTwo);
  (void)run({"add", path});
  const ProgramRun removed = run({"remove", "a1"});
  EXPECT_NE(removed.out.find("brings back what it finds in their files: move those away"),
            std::string::npos)
      << removed.out;
  EXPECT_TRUE(holds("1"));
  (void)run({"add", path});
  EXPECT_TRUE(holds("2"));
  (void)run({"remove", "a1", "a2"});
  std::filesystem::remove(path);
  (void)run({"add", file("b.jsonl", R"({"id":"b1","text":"Fiji spoke.","country":"Fiji"})")});
  EXPECT_TRUE(holds("1"));
}

TEST_F(KeptIndex, CheckSaysWhatIsTrueWhereNothingOrNotAllWasRead) {
  // As a run leaves it that was stopped before its first statement.
  (void)run({"add", file("none.jsonl", "{}\n")});
  EXPECT_NE(checked().find(": whole; nothing is on file yet"), std::string::npos) << checked();
  const std::string path = file("a.jsonl", kTwo);
  (void)run({"add", path});
  EXPECT_EQ(checked().find("not read to the end"), std::string::npos) << checked();
  // What is left of a file is as if it had been read in part.
  (void)run({"remove", "a1"});
  EXPECT_NE(checked().find("1 file is not read to the end, or to be read anew"), std::string::npos)
      << checked();
  (void)run({"add", path});
  EXPECT_TRUE(holds("2"));
  EXPECT_EQ(checked().find("not read to the end"), std::string::npos) << checked();
}

}  // namespace
}  // namespace rostrum::testing
