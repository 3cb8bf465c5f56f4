#include "schemas/base/terminal_safe.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rostrum {
namespace {

/// Every character that could command a terminal or turn what stands behind it.
std::vector<char32_t> unsafe_characters() {
  std::vector<char32_t> all;
  const auto add = [&all](char32_t first, char32_t last) {
    for (char32_t c = first; c <= last; ++c) all.push_back(c);
  };
  add(0x00, 0x1F);
  add(0x7F, 0x9F);
  add(0x61C, 0x61C);
  add(0x200E, 0x200F);
  add(0x2028, 0x202E);
  add(0x2066, 0x206F);
  add(0xFEFF, 0xFEFF);
  add(0xFFF9, 0xFFFB);
  add(0xE0000, 0xE007F);
  return all;
}

TEST(TerminalSafe, NothingUnsafeGetsThroughInAnyForm) {
  for (const char32_t c : unsafe_characters()) {
    const std::string text = "left " + utf8(std::u32string{c}) + " right";
    for (const std::string& shown :
         {terminal_safe(text), terminal_escaped(text), in_quotes(text)}) {
      EXPECT_TRUE(is_utf8(shown));
      for (const char32_t each : utf32(shown)) {
        EXPECT_TRUE(is_terminal_safe(each)) << std::hex << static_cast<unsigned>(c);
      }
      EXPECT_NE(shown.find("right"), std::string::npos);
    }
  }
}

TEST(TerminalSafe, OtherTextStaysAsItIs) {
  for (const char* each :
       {"Déclaration de la délégation", "軍縮に関する声明", "می‌خواهیم",
        "co\xC2\xADoperation", "👩\xE2\x80\x8D🚀", "� is a character too"}) {
    const std::string text = each;
    EXPECT_EQ(terminal_safe(text), text);
    EXPECT_EQ(terminal_escaped(text), text);
    EXPECT_EQ(in_quotes(text), "'" + text + "'");
  }
}

TEST(TerminalSafe, RunningTextKeepsItsPlaces) {
  EXPECT_EQ(terminal_safe("a\nb\tc"), "a b c");
  EXPECT_EQ(terminal_safe("a\x1B[2Jb"), "a\xEF\xBF\xBD[2Jb");
  EXPECT_EQ(terminal_safe("a\xE2\x80\xAE"
                          "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(terminal_safe("a\xE2\x80\x8F"
                          "b"),
            "ab")
      << "a mark of direction has no sign";
  EXPECT_EQ(terminal_safe("a\xFF"
                          "b\xE2\x80"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD")
      << "no UTF-8";
}

TEST(TerminalEscaped, TellsEveryByte) {
  EXPECT_EQ(terminal_escaped("a\x1B[2J\n"), "a\\x1b[2J\\x0a");
  EXPECT_EQ(terminal_escaped("a\xC2\x9B"
                             "b"),
            "a\\xc2\\x9bb");
  EXPECT_EQ(terminal_escaped("gpj\xE2\x80\xAE.exe"), "gpj\\xe2\\x80\\xae.exe");
  EXPECT_EQ(terminal_escaped("caf\xE9"), "caf\\xe9");
}

TEST(InQuotes, CutsLongText) {
  EXPECT_EQ(in_quotes("two\nlines"), "'two lines'");
  EXPECT_EQ(in_quotes(std::string(61, 'x')), "'" + std::string(60, 'x') + "…'");
  EXPECT_EQ(in_quotes(std::string(60, 'x')), "'" + std::string(60, 'x') + "'");
}

}  // namespace
}  // namespace rostrum
