#include "schemas/vocabulary/document_symbol.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace rostrum {
namespace {

TEST(DocumentSymbol, HasOneSpelling) {
  const std::pair<const char*, const char*> cases[] = {
      {"A/C.1/74/PV.9", "A/C.1/74/PV.9"},
      {" A / C.1 / 74 / PV.9 ", "A/C.1/74/PV.9"},
      {"UN Doc. A/74/112.", "A/74/112"},
      {"(A/74/112)", "A/74/112"},
      {"Symbol: CCW/GGE.1/2019/4", "CCW/GGE.1/2019/4"},
      {"APLC/MSP.18/2020/7", "APLC/MSP.18/2020/7"},
      {"NPT/CONF.2015/PC.II/WP.30/Rev.1", "NPT/CONF.2015/PC.II/WP.30/Rev.1"},
      {"A/74/90–S/2019/12", "A/74/90-S/2019/12"},
      {"CTBT-Art.XIV/2015/3", "CTBT-Art.XIV/2015/3"},
      {"C-24/NAT.7", "C-24/NAT.7"},
      {"EC-91/DG.5", "EC-91/DG.5"},
      {"CD/PV.1500", "CD/PV.1500"},
      {"GC(63)/OR.2", "GC(63)/OR.2"},
      {"S/PV.8500", "S/PV.8500"},
      {"A/RES/74/30", "A/RES/74/30"},
  };
  for (const auto& [text, symbol] : cases) EXPECT_EQ(document_symbol(text), symbol) << text;
  for (const char* text : {"",
                           "A",
                           "A/",
                           "and/or",
                           "A/B",
                           "A/5",
                           "S/he",
                           "1/2",
                           "2019/2020",
                           "http://a.b/c/1",
                           "item 9/10",
                           "A//74",
                           "a/c.1/74/pv.9",
                           "C.1/74",
                           "CCW",
                           "CCW/",
                           "CCW/GGE",
                           "A/C.1/74/PV.9 and",
                           "Norway/Sweden",
                           "WP.7",
                           "A/\xFF/1"}) {
    EXPECT_EQ(document_symbol(text), std::nullopt) << text;
  }
}

TEST(SymbolsIn, StandInLines) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"United Nations A/C.1/74/PV.9", {"A/C.1/74/PV.9"}},
      {"see A/74/112, para. 3, and CCW/GGE.1/2019/4.", {"A/74/112", "CCW/GGE.1/2019/4"}},
      {"https://example.org/A/74/112", {}},
      {"24/7, and/or 3/4", {}},
      {"文件A/74/112", {}},
  };
  for (const auto& [line, symbols] : cases) {
    std::vector<std::string> found;
    for (const FoundSymbol& each : symbols_in(line)) {
      EXPECT_EQ(std::string(line).substr(each.begin, each.end - each.begin), each.symbol);
      found.push_back(each.symbol);
    }
    EXPECT_EQ(found, symbols) << line;
  }
}

TEST(ParentSymbol, StandsBeforeASlash) {
  EXPECT_EQ(parent_symbol("A/C.1/74/PV.9"), "A/C.1/74/");
  EXPECT_EQ(parent_symbol("A/C.1/74/"), "A/C.1/");
  EXPECT_EQ(parent_symbol("A/"), std::nullopt);
  EXPECT_EQ(parent_symbol("WP.7"), std::nullopt);
}

TEST(SessionOfSymbol, IsTheMeetingThatTheSymbolNames) {
  const std::pair<const char*, const char*> cases[] = {
      {"A/C.1/74/PV.9", "UNGA-C1/74"},
      {"A/74/PV.9", "UNGA/74"},
      {"APLC/MSP.18/2020/7", "APMBC/18MSP"},
      {"APLC/CONF/2019/3", "APMBC/4RC"},
      {"CCM/MSP/2019/5", "CCM/9MSP"},
      {"CCW/GGE.1/2025/2", ""},  // two sessions in that year
      {"CCW/CONF.V/6", "CCW/5RC"},
      {"NPT/CONF.2015/PC.II/WP.30", "NPT/PC2-2015"},
      {"NPT/CONF.2015/WP.3", "NPT/RC-2015"},
      {"BWC/CONF.VIII/2", "BWC/8RC"},
      {"BWC/MSP/2018/6", "BWC/MSP-2018"},
      {"ATT/CSP5/2019/1", "ATT/CSP5"},
      {"EC-91/DG.5", "CWC/EC-91"},
      {"S/PV.8500", "UNSC/8500"},
      {"CD/PV.1500", ""},
      {"A/74/112", ""},
      {"E/CN.4/2003/1", ""},
      {"", ""},
  };
  for (const auto& [symbol, code] : cases) {
    const auto session = session_of_symbol(symbol, Vocabulary::builtin());
    EXPECT_EQ(session ? session->code : "", code) << symbol;
  }
  EXPECT_EQ(convention_of_symbol("CD/PV.1500", Vocabulary::builtin())->code, "CD");
  EXPECT_EQ(convention_of_symbol("APLC/EX/1", Vocabulary::builtin())->code, "APMBC");
  EXPECT_EQ(convention_of_symbol("A/74/112", Vocabulary::builtin()), nullptr);
}

}  // namespace
}  // namespace rostrum
