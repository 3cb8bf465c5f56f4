// Labels are whole: in a file on one line, in a narrow terminal on several.
#include <gtest/gtest.h>

#include <sstream>

#include "schemas/base/utf8.hpp"
#include "tests/support/sample_index.hpp"

namespace rostrum::testing {
namespace {

class LabelsTest : public SampleIndexTest {
 protected:
  static std::string told(const std::vector<std::string>& arguments,
                          const char* columns = nullptr) {
    RunOptions options;
    if (columns != nullptr) options.environment["COLUMNS"] = columns;
    return search(arguments, options).out;
  }
  /// Without the lines that repeat the question, which are to be copied whole.
  static std::size_t longest_line(const std::string& text) {
    std::size_t longest = 0;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      if (line.find("rostrum-search") == std::string::npos) {
        longest = std::max(longest, code_points(line));
      }
    }
    return longest;
  }
};

TEST_F(LabelsTest, OfCoverageAreWholeWhateverTheWidth) {
  const std::string piped = told({"coverage"});
  EXPECT_NE(piped.find("CCM/12MSP        12th Meeting of States Parties (12MSP) "),
            std::string::npos)
      << piped;
  for (const char* by : {"meeting", "item", "delegation", "language", "year"}) {
    for (const char* columns : {"40", "60", "80"}) {
      const std::string text = told({"coverage", "--by", by}, columns);
      EXPECT_EQ(text.find("…"), std::string::npos) << text;
      EXPECT_LE(longest_line(text), std::stoul(columns)) << text;
    }
  }
  const std::string narrow = told({"coverage"}, "60");
  EXPECT_NE(narrow.find("\nAPMBC/22MSP "), std::string::npos) << narrow;
}

TEST_F(LabelsTest, OfFacetsAreWholeWhateverTheWidth) {
  for (const char* columns : {"40", "60", "80", "100"}) {
    for (const std::vector<std::string>& asked : std::vector<std::vector<std::string>>{
             {"values", "session"},
             {"values", "item"},
             {"query", "withdraw", "--limit", "0", "--facets", "session,item,all"}}) {
      const std::string text = told(asked, columns);
      EXPECT_EQ(text.find("…"), std::string::npos) << text;
      EXPECT_LE(longest_line(text), std::stoul(columns)) << text;
    }
  }
  EXPECT_NE(told({"values", "session"}).find("UNGA-C1/78  78th session (2023)"), std::string::npos);
}

TEST_F(LabelsTest, YearsStandInTheOrderOfTimeWithTheirTrend) {
  const std::string text = told({"query", "withdraw", "--limit", "0"}, "80");
  EXPECT_NE(text.find("Year             2005 (1), 2022 (2), 2023 (2), 2024 (5), 2025 (6), no value "
                      "(1)\n                 2005 ▂                ▃▃▇█ 2025\n"),
            std::string::npos)
      << text;
  // One year has no trend.
  const std::string one = told({"query", "withdraw", "--from", "2024", "--to", "2024"}, "80");
  EXPECT_EQ(one.find("█"), std::string::npos) << one;
}

}  // namespace
}  // namespace rostrum::testing
