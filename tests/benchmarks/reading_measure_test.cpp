// The measure of how faithfully documents are read: it counts what differs, and nothing else.
#include <gtest/gtest.h>

#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"

namespace rostrum::testing {
namespace {

std::string measure() { return (source_dir() / "benchmarks" / "reading" / "measure").string(); }

/// What the scorer says of `got`, where `expected` is an Expected as Python writes it:
/// "words errors paragraphs whole exact".
std::string score(const std::string& expected, const std::string& got) {
  const std::string program =
      "import sys; sys.path.insert(0, sys.argv[1])\n"
      "from documents import Expected\n"
      "from scoring import score_text\n"
      "s = score_text(eval(sys.argv[2]), sys.argv[3])\n"
      "print(s.words, s.errors, s.paragraphs, s.whole, s.exact)\n";
  const ProgramRun run =
      run_program("/usr/bin/env", {"python3", "-B", "-c", program, measure(), expected, got});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  return run.out;
}

constexpr const char* kLong =
    "One two three four five six seven eight nine ten eleven twelve thirteen.";

TEST(ReadingMeasure, CountsWhatDiffers) {
  const std::string flow = std::string("Expected(('Heading here', '") + kLong + "'))";
  const std::string text = kLong;
  const struct {
    std::string got;
    const char* score;
  } rows[] = {
      {"Heading here\n\n" + text, "15 0 1 1 1\n"},
      {"HEADING here\n\nOne, two " + text.substr(8), "15 0 1 1 0\n"},
      {"Heading here\n\n" + text.substr(0, 33) + "\n\n" + text.substr(34), "15 0 1 0 0\n"},
      {"Heading\n\n" + text, "15 1 1 1 1\n"},
      {"Heading here\n\n7 " + text, "15 1 1 0 0\n"},
      {"Heading here\n\nOnetwo" + text.substr(7), "15 2 1 0 0\n"},
      {"", "15 15 1 0 0\n"},
  };
  for (const auto& [got, expected] : rows) EXPECT_EQ(score(flow, got), expected) << got;
}

TEST(ReadingMeasure, NotesMayStandAnywhereAndRunningHeadsOnce) {
  const std::string expected =
      "Expected(('Heading here',), (('1', 'A note of five words'),), ('Running head',))";
  EXPECT_EQ(score(expected, "Running head\n\nHeading here\n\n1 A note of five words"),
            "7 0 0 0 0\n");
  EXPECT_EQ(score(expected, "A note of five words\n\nHeading here"), "7 0 0 0 0\n");
  EXPECT_EQ(score(expected, "Running head Heading here Running head"), "7 7 0 0 0\n");
}

TEST(ReadingMeasure, ChineseIsCountedByLettersAndItsBlanks) {
  const std::string expected = "Expected(('在日内瓦发言',))";
  EXPECT_EQ(score(expected, "在日内瓦发言"), "6 0 0 0 0\n");
  EXPECT_EQ(score(expected, "在日内 瓦发言"), "6 1 0 0 0\n");
  EXPECT_EQ(score(expected, "在日內瓦发言"), "6 1 0 0 0\n");
}

TEST(ReadingMeasure, ReadsItsOwnWebPagesWhole) {
  const ProgramRun run = run_program(
      "/usr/bin/env", {"python3", "-B", measure(), "--programs", bin_dir().string(), "--producers",
                       "html", "--layouts", "plain,columns", "--paragraphs", "3"});
  ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  if (run.out.find("100.00") != std::string::npos) {
    GTEST_SKIP() << "skipped: the system allows no confined process, so no document is read";
  }
  // documents, errors, pdftotext, whole, exact, fields
  EXPECT_NE(run.out.find("html                            12        0.00          -    100.0    "
                         "100.0      60 of 60"),
            std::string::npos)
      << run.out;
}

TEST(ReadingMeasure, RefusesWhatItDoesNotKnow) {
  const ProgramRun run = run_program(
      "/usr/bin/env", {"python3", "-B", measure(), "--programs", "x", "--layouts", "plain,oval"});
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("not known: oval; one of: plain,"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace rostrum::testing
