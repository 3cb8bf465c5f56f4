// What is typed is taken as it stands: words in brackets, words that begin with a minus, values
// that are empty.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/sample_index.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

class TypedWords : public SampleIndexTest {
 protected:
  static std::string parsed(const std::vector<std::string>& words) {
    std::vector<std::string> arguments{"query", "--format", "json", "--index", index()};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const ProgramRun run = run_program("rostrum-search", arguments);
    const auto answer = nlohmann::json::parse(run.out, nullptr, false);
    EXPECT_TRUE(answer.is_object()) << ::testing::PrintToString(run);
    return answer.is_object() ? answer["query"]["parsed"].get<std::string>() : "";
  }
};

TEST_F(TypedWords, BracketsAreNoListOfWords) {
  EXPECT_EQ(parsed({"[mines,treaty]"}), parsed({"--", "[mines,treaty]"}));
  EXPECT_NE(parsed({"[mines,treaty]"}), parsed({"mines", "treaty"}));
  for (const std::vector<std::string>& one : std::vector<std::vector<std::string>>{
           {"--country", "[Norway,Sweden]"}, {"--country=[Norway,Sweden]"}}) {
    std::vector<std::string> words{"query", "withdraw"};
    words.insert(words.end(), one.begin(), one.end());
    const ProgramRun run = search(words);
    EXPECT_NE(run.err.find("'[Norway,Sweden]'"), std::string::npos) << run.err;
  }
}

TEST_F(TypedWords, AreNoSignsNorNamesOfCommands) {
  const TempDir folder;
  folder.write("x/a.txt", "Mr. President, this is another file.\n");
  for (const char* name : {"[x]", "{}", "++", "%%", "add"}) {
    folder.write(std::string(name) + "/b.txt", "Mr. President, this is the file that is meant.\n");
    const ProgramRun run =
        run_program("rostrum-index", {"inspect", name}, {.folder = folder.path()});
    EXPECT_NE(run.out.find("that is meant"), std::string::npos) << ::testing::PrintToString(run);
    EXPECT_EQ(run.out.find("another file"), std::string::npos) << ::testing::PrintToString(run);
  }
}

TEST_F(TypedWords, BehindTwoDashesAllAreWords) {
  EXPECT_EQ(parsed({"withdraw", "--", "-mines"}), parsed({"--", "withdraw", "-mines"}));
  EXPECT_NE(parsed({"withdraw", "--", "-mines"}), parsed({"withdraw", "mines"}));
}

TEST_F(TypedWords, AnEmptyValueIsRefusedAndNothingIsRemoved) {
  const TempDir folder;
  const std::string own = (folder.path() / "index").string();
  folder.write("talk.txt", "Mr. President, we thank you.\n");
  ASSERT_EQ(run_program("rostrum-index",
                        {"add", (folder.path() / "talk.txt").string(), "--index", own, "--quiet"})
                .status,
            0);
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{"remove", "--below", "", "--index", own},
                                             {"remove", "--below=", "--index", own},
                                             {"remove", "--index", own, "--below="},
                                             {"stats", "--index="}}) {
    const ProgramRun run = run_program("rostrum-index", wrong);
    EXPECT_EQ(run.status, 2) << ::testing::PrintToString(run);
    EXPECT_NE(run.err.find(wrong[0] == "stats" ? "index" : "below"), std::string::npos) << run.err;
  }
  EXPECT_EQ(run_program("rostrum-search", {"query", "thank", "--index", own}).status, 0);
  EXPECT_EQ(search({"query", "withdraw", "--country="}).status, 2);
  EXPECT_EQ(search({"query", "--country=", "withdraw"}).status, 2);
}

}  // namespace
}  // namespace rostrum::testing
