// No document is lost for what it holds or is called, and nothing on file for a disk that is away.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

class NothingLostTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::string index() const { return (folder_.path() / "index").string(); }
  [[nodiscard]] std::string talks() const { return (folder_.path() / "talks").string(); }
  [[nodiscard]] ProgramRun add(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "add");
    arguments.insert(arguments.end(), {"--index", index()});
    return run_program("rostrum-index", arguments);
  }
  [[nodiscard]] nlohmann::json query(const std::string& text) const {
    const ProgramRun run = run_program("rostrum-search", {"query", text, "--format", "json",
                                                          "--index", index(), "--facets", "none"});
    return nlohmann::json::parse(run.out, nullptr, false);  // discarded if it is not UTF-8
  }
  [[nodiscard]] int found(const std::string& text) const {
    const nlohmann::json answer = query(text);
    return answer.is_object() ? answer.at("total").at("count").get<int>() : -1;
  }

  TempDir folder_;
};

TEST_F(NothingLostTest, NoValueOfARecordCostsItsText) {
  const std::string million(1'000'000, 'x');
  std::string items = "[";
  for (int i = 0; i < 400; ++i)
    items += (i > 0 ? "," : "") + std::string("\"item ") + std::to_string(i) + "\"";
  items += "]";
  const std::vector<std::string> values = {
      R"("title":"A\ttitle\u0000 with \u0001 controls")",
      R"("title":")" + million + '"',
      R"("title":"half \ud800 a letter")",
      R"("id":")" + std::string(500, 'i') + '"',
      R"("id":"two words")",
      R"("variant_of":")" + std::string(500, 'v') + '"',
      R"("speaker":")" + million + '"',
      R"("speaker":{"name":"Ms.\tA","post":")" + std::string(5000, 'p') + "\"}",
      R"("country":")" + std::string(5000, 'c') + '"',
      R"("session":")" + std::string(5000, 's') + '"',
      R"("session":"one\ntwo\u0007")",
      R"("agenda_items":)" + items,
      R"("agenda_items":[{"number":"7","title":")" + std::string(3000, 't') + "\"}]",
      R"("language":"q)" + std::string(300, 'q') + '"',
      R"("topics":")" + std::string(3000, 't') + '"',
      R"("url":")" + million + '"',
      R"("deep":)" + std::string(1000, '[') + std::string(1000, ']'),
      R"("date":"\u0000")",
      R"("pages":[0,-1])",
  };
  std::string lines;
  for (std::size_t i = 0; i < values.size(); ++i) {
    lines += "{" + values[i] + R"(,"text":"We speak of marker)" + std::to_string(i) +
             R"(. \u0000\u0085Words of )" + std::string(10'000, 'w') + ".\"}\n";
  }
  const ProgramRun run = add({folder_.write("odd.jsonl", lines).string(), "--keep-duplicates"});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  for (std::size_t i = 0; i < values.size(); ++i) {
    EXPECT_EQ(found("marker" + std::to_string(i)), 1) << values[i].substr(0, 80);
  }
  const ProgramRun check = run_program("rostrum-index", {"check", "--index", index()});
  EXPECT_EQ(check.status, 0) << ::testing::PrintToString(check);
}

TEST_F(NothingLostTest, StrictRefusesWhatIsLeftOut) {
  const std::string file =
      folder_.write("odd.jsonl", R"({"title":")" + std::string(2000, 'x') + R"(","text":"Words."})")
          .string();
  const ProgramRun run = add({file, "--strict"});
  EXPECT_EQ(run.status, 1) << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("title: "), std::string::npos) << run.out;
}

TEST_F(NothingLostTest, NoNameOfAFileCostsIt) {
  const std::vector<std::string> names = {
      "caf\xE9.txt", "two\nlines.txt", "tab\t.txt", "quo\"te'.txt", "turn\xE2\x80\xAEned.txt",
      "\x01.txt",    "\xC2\x85.txt",   "\\xe9.txt"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    folder_.write("talks/" + names[i], "We speak of marker" + std::to_string(i) + " here.");
  }
  folder_.write("talks/plain.txt", "We speak plainly.");
  const ProgramRun run = add({talks(), "--format", "json"});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  EXPECT_FALSE(nlohmann::json::parse(run.out, nullptr, false).is_discarded()) << run.out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(found("marker" + std::to_string(i)), 1) << names[i];
  }
  const ProgramRun again = add({talks()});
  EXPECT_NE(again.out.find("9 unchanged"), std::string::npos) << again.out;
  for (const std::string& name : names)
    std::filesystem::remove(std::filesystem::path(talks()) / name);
  const ProgramRun pruned = add({talks(), "--prune"});
  EXPECT_NE(pruned.out.find("8 removed"), std::string::npos) << pruned.out;
}

TEST_F(NothingLostTest, PruneKeepsWhatCameFromADiskThatIsAway) {
  folder_.write("talks/a.txt", "We speak of mines.");
  ASSERT_EQ(add({talks()}).status, 0);
  std::filesystem::remove(folder_.path() / "talks" / "a.txt");
  const ProgramRun emptied = add({talks(), "--prune"});
  EXPECT_EQ(emptied.status, 1) << ::testing::PrintToString(emptied);
  EXPECT_NE(emptied.out.find("not pruned:"), std::string::npos) << emptied.out;
  std::filesystem::remove_all(talks());
  EXPECT_EQ(add({talks(), "--prune"}).status, 1);
  EXPECT_EQ(found("mines"), 1);
  const ProgramRun removed =
      run_program("rostrum-index", {"remove", "--below", talks(), "--index", index()});
  EXPECT_EQ(removed.status, 0) << ::testing::PrintToString(removed);
  EXPECT_TRUE(removed.out.starts_with("1 statement removed; the index holds 0\n")) << removed.out;
  EXPECT_EQ(run_program("rostrum-index", {"remove", "--below", talks(), "--index", index()}).status,
            2);
}

TEST_F(NothingLostTest, ARebuildThatWouldDropStatementsWantsPrune) {
  folder_.write("talks/a.txt", "We speak of mines.");
  folder_.write("talks/b.txt", "We speak of clearance.");
  ASSERT_EQ(add({talks()}).status, 0);
  const std::string only = talks() + "/a.txt";
  const ProgramRun refused = add({only, "--rebuild"});
  EXPECT_EQ(refused.status, 2) << ::testing::PrintToString(refused);
  EXPECT_NE(refused.err.find("1 statement of 1 file would be lost"), std::string::npos)
      << refused.err;
  EXPECT_NE(refused.err.find("b.txt"), std::string::npos) << refused.err;
  EXPECT_EQ(found("clearance"), 1);
  EXPECT_EQ(add({only, "--rebuild", "--prune"}).status, 0);
  EXPECT_EQ(found("clearance"), 0);
}

TEST_F(NothingLostTest, ARebuildKeepsWhatCannotBeReadNow) {
  const auto file = folder_.write("talks/a.jsonl", "{\"text\":\"We speak of mines.\"}\n");
  folder_.write("talks/b.txt", "We speak of clearance.");
  ASSERT_EQ(add({talks()}).status, 0);
  folder_.write("talks/a.jsonl", "{\"text\":\n");
  for (const bool prune : {false, true}) {
    std::vector<std::string> arguments = {talks(), "--rebuild"};
    if (prune) arguments.emplace_back("--prune");
    const ProgramRun refused = add(arguments);
    EXPECT_EQ(refused.status, 2) << ::testing::PrintToString(refused);
    EXPECT_NE(refused.err.find("a.jsonl: not JSON"), std::string::npos) << refused.err;
    EXPECT_EQ(found("mines"), 1);
  }
}

TEST_F(NothingLostTest, APipeInThePlaceOfAFileIsTold) {
  folder_.write("talks/a.txt", "We speak of mines.");
  ASSERT_EQ(run_program("/bin/sh", {"-c", "mkfifo '" + talks() + "/pipe.txt' '" + talks() +
                                              "/a.txt.meta.json'"})
                .status,
            0);
  const ProgramRun run = add({talks()});
  EXPECT_EQ(run.status, 1) << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("pipe.txt: this is no regular file"), std::string::npos) << run.out;
  EXPECT_EQ(found("mines"), 1);
}

}  // namespace
}  // namespace rostrum::testing
