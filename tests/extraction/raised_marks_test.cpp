#include "indexer/extraction/base/raised_marks.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

/// "^1^" stands for a raised 1.
std::string signed_text(std::string_view text) {
  std::string out;
  bool open = false;
  for (const char c : text) {
    if (c == '^') {
      out += open ? kRaisedEnd : kRaisedBegin;
      open = !open;
    } else {
      out += c;
    }
  }
  return out;
}

TEST(RaisedMarks, LeavesOutMarksOfNotesAlone) {
  struct Case {
    const char* text;
    const char* plain;
  };
  const Case cases[] = {
      {"the clearance^12^ of mines", "the clearance of mines"},
      {"the clearance^1^^2^ of mines", "the clearance of mines"},
      {"we said so.^3^ And so", "we said so. And so"},
      {"a treaty^1, 2^ and^[4]^ more^*^", "a treaty and more"},
      {"in 2015^7^ we", "in 2015 we"},
      {"one^ 1 ^two", "one two"},
      {"^1^See the report", "See the report"},
      {"запрещение^3^ мин", "запрещение мин"},
      {"我们支持^1^公约", "我们支持公约"},
      {"the 2^nd^ meeting, le 1^er^ point, la 1^ª^ vez",
       "the 2nd meeting, le 1er point, la 1ª vez"},
      {"200 m^2^ and 5 km^3^ of land", "200 m² and 5 km³ of land"},
      {"5 km^12^ away", "5 km away"},
      {"10^6^ and 10^-3^ mines", "10⁶ and 10⁻³ mines"},
      {"^235^U and Cs^137^ there", "235U and Cs137 there"},
      {"N^o^ 7, M^me^ X", "No 7, Mme X"},
      {"plain text", "plain text"},
  };
  for (const auto& [text, plain] : cases) {
    EXPECT_EQ(without_raised_marks(signed_text(text)), plain) << text;
  }
}

}  // namespace
}  // namespace rostrum
