// Charts as they would stand in a paper, whatever is drawn: held to tests/oracle/svg_rules.py.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/small_index.hpp"

namespace rostrum::testing {
namespace {

class PictureTest : public SmallIndexTest {
 protected:
  PictureTest()
      : SmallIndexTest(
            R"({"id":"a","country":"Norway","session":"APMBC/20MSP","date":"2022-11-22","language":"en","text":"We clear mines. Mines are to be cleared."}
{"id":"b","country":"Chile","session":"NPT/PC2-2026","date":"2024-07-23","language":"en","text":"Nothing of that kind, and no mines."}
{"id":"c","country":"Republic of Moldova","session":"UNGA-C1/79","date":"2024-10-10","language":"en","text":"Weapons and mines."}
{"id":"d","country":"Saint Vincent and the Grenadines","session":"CCW/GGE-2023-1","date":"1999-03-06","language":"zh","text":"核武器和地雷。"}
{"id":"e","session":"APMBC/22MSP","language":"en","text":"Mines of nobody, at no time."}
)") {}

  void check(std::vector<std::string> arguments, std::size_t legend) const {
    if (!std::filesystem::exists("/usr/bin/python3")) GTEST_SKIP() << "skipped: needs python3";
    arguments.insert(arguments.end(), {"--format", "svg"});
    const ProgramRun drawn = search(arguments);
    ASSERT_LE(drawn.status, 1) << ::testing::PrintToString(drawn);
    const ProgramRun rules =
        run_program("/usr/bin/python3", {(source_dir() / "tests/oracle/svg_rules.py").string()},
                    {.stdin_bytes = drawn.out});
    EXPECT_EQ(rules.status, 0) << rules.out << rules.err << ::testing::PrintToString(arguments);
    EXPECT_NE(rules.out.find(" " + std::to_string(legend) + " in the legend"), std::string::npos)
        << rules.out;
  }
};

TEST_F(PictureTest, LinesOfFewAndOfMany) {
  check({"trend", "mines"}, 0);
  check({"trend", "mines", "--by", "session"}, 0);
  check({"trend", "mines", "--by", "country"}, 0);
  check({"trend", "mines", "--also", "weapons"}, 2);
  check({"trend", "mines", "--measure", "per-10000-words"}, 0);
  std::vector<std::string> many = {"trend", "mines"};
  for (int i = 1; i < 40; ++i)
    many.insert(many.end(), {"--also", "mines OR w" + std::to_string(i)});
  check(many, 40);
}

TEST_F(PictureTest, OnePointAndNone) {
  check({"trend", "mines", "--country", "Norway"}, 0);
  check({"trend", "nothingofthekind"}, 0);
  check({"trend", "nothingofthekind", "--country", "Norway", "--also", "neither"}, 2);
  check({"matrix", "mines", "--country", "Norway"}, 0);
}

TEST_F(PictureTest, LongQuestionsAndWideLetters) {
  const std::string long_question =
      "\"mines are to be cleared\" OR \"nothing of that kind and no mines\" OR (weapons AND mines) "
      "OR anti-personnel OR \"explosive remnants of war\" OR \"victim assistance\" OR \"a <&> b\"";
  check({"trend", long_question, "--country", "Norway", "--country", "Chile", "--country",
         "Republic of Moldova", "--country", "Saint Vincent and the Grenadines", "--from", "1998"},
        0);
  check({"trend", long_question, "--also", long_question + " OR x", "--also", "核武器和地雷 OR 核"},
        3);
  check({"matrix", long_question}, 0);
  check({"matrix", "mines OR 核", "--rows", "session", "--columns", "country"}, 0);
}

TEST_F(PictureTest, LargeFigures) {
  std::string records;
  for (int i = 0; i < 3; ++i) {
    std::string text;
    for (int k = 0; k < 12000; ++k) text += "mine ";
    records += "{\"id\":\"big" + std::to_string(i) +
               "\",\"country\":\"Norway\",\"session\":\"APMBC/2" + std::to_string(i) +
               "MSP\",\"date\":\"2023-01-0" + std::to_string(i + 1) +
               "\",\"language\":\"en\",\"text\":\"" + text + "\"}\n";
  }
  const ProgramRun added =
      run_program("rostrum-index", {"add", folder().write("big.jsonl", records).string(), "--index",
                                    index(), "--quiet", "--keep-duplicates"});
  ASSERT_EQ(added.status, 0) << ::testing::PrintToString(added);
  check({"matrix", "mine", "--measure", "occurrences"}, 0);
  check({"trend", "mine", "--measure", "occurrences", "--also", "nothingofthekind"}, 2);
}

}  // namespace
}  // namespace rostrum::testing
