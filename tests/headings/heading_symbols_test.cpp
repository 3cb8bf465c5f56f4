// The symbol of a document is told from those that it cites.
#include <gtest/gtest.h>

#include "indexer/headings/heading_reader.hpp"

namespace rostrum {
namespace {

Statement read(const char* text, const char* file = "talk.txt", const char* letterhead = "") {
  HeadingReader reader(Vocabulary::builtin());
  Statement statement;
  statement.text = text;
  reader.read(statement, file, letterhead);
  return statement;
}

std::string symbols_of(const Statement& statement) {
  std::string all;
  for (const std::string& each : statement.symbols) all += (all.empty() ? "" : " ") + each;
  return all;
}

constexpr const char* kBody =
    "\n\nMr. Chair,\n\nWe have come here with one wish, and that is to see the work of last year "
    "go on without a pause.\n";

TEST(HeadingSymbols, AreThoseThatStandForThemselves) {
  const std::pair<const char*, const char*> cases[] = {
      {"CCW/GGE.1/2019/WP.4\n\nStatement by Norway", "CCW/GGE.1/2019/WP.4"},
      {"United Nations    A/C.1/74/PV.9\n\nStatement by Norway", "A/C.1/74/PV.9"},
      {"A/74/90\nS/2019/12\n\nStatement by Norway", "A/74/90 S/2019/12"},
      {"Distr.: General 3 May 2019 APLC/MSP.18/2020/7\n\nStatement by Norway",
       "APLC/MSP.18/2020/7"},
      // What a statement speaks on is not what it is.
      {"Explanation of vote\nA/C.1/74/L.12\n\nStatement by Norway", ""},
      {"Statement by Norway on document A/74/112", ""},
      {"Statement by Norway\nReport of the Secretary-General (A/74/112)", ""},
  };
  for (const auto& [heading, symbols] : cases) {
    EXPECT_EQ(symbols_of(read((std::string(heading) + kBody).c_str())), symbols) << heading;
  }
}

TEST(HeadingSymbols, OfARunningHeadServe) {
  const std::string text = std::string("Statement by Norway") + kBody;
  const Statement statement = read(text.c_str(), "talk.pdf", "A/C.1/74/PV.9");
  EXPECT_EQ(symbols_of(statement), "A/C.1/74/PV.9");
  ASSERT_TRUE(statement.session);
  EXPECT_EQ(statement.session->code, "UNGA-C1/74");
}

TEST(HeadingSymbols, OfABodyAreCitations) {
  const std::string text =
      std::string("Statement by Norway") + kBody + "\nWe refer to A/74/112.\n\nA/74/113\n";
  EXPECT_EQ(symbols_of(read(text.c_str())), "");
}

TEST(HeadingSymbols, StandInNamesOfFiles) {
  const std::pair<const char*, const char*> cases[] = {
      {"A_C.1_74_PV.9-EN.pdf", "A/C.1/74/PV.9"},
      {"CCW_GGE.1_2019_4.docx", "CCW/GGE.1/2019/4"},
      {"APLC-MSP.18-2020-7-Norway.txt", "APLC/MSP.18/2020/7"},
      {"8MSP-Item11d-21Nov2007-Croatia-en.txt", ""},
      {"A-1-2.txt", ""},
      {"NAM_45_1990.txt", ""},
      {"CCW_Norway_2019.txt", ""},
  };
  const std::string text = std::string("Statement by Norway") + kBody;
  for (const auto& [file, symbol] : cases) {
    EXPECT_EQ(symbols_of(read(text.c_str(), file)), symbol) << file;
  }
}

TEST(HeadingSymbols, NameTheSessionWhereNothingElseDoes) {
  const std::string silent = std::string("APLC/MSP.18/2020/7\n\nStatement by Norway") + kBody;
  const Statement named = read(silent.c_str());
  ASSERT_TRUE(named.session);
  EXPECT_EQ(named.session->code, "APMBC/18MSP");
  EXPECT_EQ(named.convention, "APMBC");
  bool told = false;
  for (const Evidence& each : named.evidence) {
    told = told || (each.field == "session" && each.rule == "symbol" && each.used &&
                    each.quote == "APLC/MSP.18/2020/7");
  }
  EXPECT_TRUE(told);

  const std::string other =
      std::string(
          "APLC/MSP.18/2020/7\nNineteenth Meeting of the States Parties to the Mine Ban "
          "Convention\n\nStatement by Norway") +
      kBody;
  const Statement given = read(other.c_str());
  ASSERT_TRUE(given.session);
  EXPECT_EQ(given.session->code, "APMBC/19MSP");
}

}  // namespace
}  // namespace rostrum
