// What an RTF file says, and what it only holds.
#include "indexer/extraction/rtf/rtf_text.hpp"

#include <gtest/gtest.h>

#include "tests/support/broken_bytes.hpp"
#include "tests/support/extracted_lines.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

using testing::Lines;
using testing::lines_of;

/// Of a body, in a document whose fonts are those that the tests name.
ExtractedText read(const std::string& body) {
  return rtf_text(
      "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 Times;}"
      "{\\f1\\fnil\\fcharset204{\\*\\falt Other;}Arial Cyr;}{\\f2\\fnil\\fcharset2 Symbol;}"
      "{\\f3\\fnil\\fcharset128 Gothic;}{\\f4\\fnil\\fcharset178 Arabic;}}"
      "{\\stylesheet{\\s0 Normal;}}{\\info{\\title none of the text}}" +
      body + "}");
}
Lines lines(const std::string& body) { return lines_of(read(body)); }

TEST(RtfText, ReadsLettersInTheEncodingOfTheirFont) {
  const std::pair<const char*, const char*> cases[] = {
      {"caf\\'e9 \\'93x\\'94", "café “x”"},
      {"\\f1 \\'cc\\'e8\\'f0 \\f0 x", "Мир x"},
      {"{\\f3 \\'83\\'65\\'83X\\'83\\'67}", "テスト"},
      {"\\f2\\'b3\\f0 5", "≥5"},
      {"\\u1052?\\u1080?\\u1088?", "Мир"},
      {"\\uc2\\u1052 ab\\u1080\\'3f\\'3fx", "Миx"},
      {"\\uc0\\u-10188\\u-8930  end", "𝄞 end"},
      {"\\f2\\u-3913?\\f0 5", "•5"},
      {"\\rtlch\\fcs1\\af4 \\ltrch\\fcs0\\f1 \\'cc", "М"},
      {"\\ltrch\\fcs0\\f1\\rtlch\\fcs1\\af4 \\'c7", "ا"},
      {"{\\upr{gone}{\\*\\ud{\\u1059?nicode}}}", "Уnicode"},
      {"a\\~b\\_c\\-d\\emdash e\\{f\\}\\\\", "a\u00A0b-cd—e{f}\\"},
  };
  for (const auto& [body, expected] : cases) {
    EXPECT_EQ(lines(body), Lines{expected}) << body;
  }
}

TEST(RtfText, LeavesOutWhatIsNotSaid) {
  const std::pair<const char*, const char*> cases[] = {
      {"shown{\\v  hidden}\\v  too\\v0  again", "shown again"},
      {"kept{\\deleted  gone}", "kept"},
      {"clearance{\\super 1} of 10{\\super 6} m{\\up6 2}", "clearance of 10⁶ m²"},
      {"see {\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt the pages}}", "see the pages"},
      {"a{\\*\\unknown gone}{\\pict\\bin5 }}}}}b}c{\\xe index}d", "acd"},
      {"said{\\*\\annotation no}{\\annotation no}{\\*\\bkmkstart x}", "said"},
      {"one \\v\\par\\v0 sentence", "one sentence"},
      {"{\\pard\\dropcapli2 T\\par}\\pard he State", "The State"},
  };
  for (const auto& [body, expected] : cases) {
    EXPECT_EQ(lines(body), Lines{expected}) << body;
  }
}

TEST(RtfText, HasTablesBoxesNotesAndNumbers) {
  EXPECT_EQ(lines("Before all of it.\\par Words.\\par\\trowd\\intbl Year\\cell Cleared\\cell\\row"
                  "\\trowd\\intbl 2024\\cell 12{\\super 1}\\cell\\row\\pard After\\par"),
            (Lines{"Before all of it.", "Words.", "Year\tCleared", "2024\t12", "After"}));
  const std::string running(300, 'x');
  EXPECT_EQ(lines(running +
                  "\\par\\trowd\\intbl a\\cell "
                  "{\\pard\\intbl\\itap2 b\\nestcell c\\nestcell{\\*\\nesttableprops\\trowd"
                  "\\nestrow}{\\nonesttables\\par}}\\pard\\intbl d\\cell\\row\\pard After\\par"),
            (Lines{running, "a\tb\tc d", "After"}));
  EXPECT_EQ(lines("Text{\\super\\chftn}{\\*\\footnote\\pard\\plain{\\super\\chftn} Foot.\\par} "
                  "goes{\\footnote\\ftnalt End.} on."),
            (Lines{"Text goes on.", "Foot.", "End."}));
  EXPECT_EQ(lines("{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt Boxed.\\par}}{\\shprslt "
                  "Boxed.}}Beside.\\par"),
            (Lines{"Beside.", "Boxed."}));
  EXPECT_EQ(lines("{\\listtext\\pard 7.\\tab}Clearance\\par{\\pntext\\f2\\'b7\\tab}point\\par"),
            (Lines{"7. Clearance", "point"}));
}

TEST(RtfText, TakesTheFirstHeaderForTheLetterheadAlone) {
  const std::string body =
      "{\\header Running head\\par}{\\headerf Mission of Samplia\\par}{\\footer 1\\par}We speak."
      "\\sect\\sectd{\\header Another\\par}More.";
  EXPECT_EQ(read("\\titlepg" + body).letterhead, "Mission of Samplia");
  EXPECT_EQ(read(body).letterhead, "Running head");
  EXPECT_EQ(lines(body), (Lines{"We speak.", "More."}));
}

TEST(RtfText, ReadsWhatLibreOfficeWrites) {
  const ExtractedText text =
      rtf_text(testing::read_bytes(testing::source_dir() / "tests/data/formats/kinds.rtf"));
  EXPECT_EQ(lines_of(text),
            (Lines{"Statement of the kinds",
                   "We say this aloud, with a note and another, in 10⁶ words — «мир», 𝄞, ﻻ.",
                   "A box stands here.", "Words in the box.", "I. First point", "(a) inner point",
                   "II. Second point", "Bulleted point", "Year\tCleared", "2024\tnorth 12 south 15",
                   "See our pages.\nA second line, and a non-breaking hyphen.",
                   "The foot of the matter.", "The end of the matter."}));
  EXPECT_EQ(text.letterhead, "Running head of Samplia");  // it writes no other into RTF
}

TEST(RtfText, ReadsWhatIsCutShortAndSaysSo) {
  const ExtractedText cut = rtf_text("{\\rtf1 The beginning {\\b is");
  EXPECT_EQ(lines_of(cut), Lines{"The beginning is"});
  ASSERT_EQ(cut.damage.size(), 1U);
  EXPECT_NE(cut.damage[0].find("its end may be missing"), std::string::npos);
  EXPECT_THROW((void)rtf_text("plain text"), ExtractionError);
  EXPECT_EQ(lines_of(rtf_text("{\\rtf1 \\u99999999?\\uc-5\\f-1\\bin-7 x\\bin99999999 y}")),
            Lines{"x"});
}

TEST(RtfText, SurvivesDeepNestingAndBrokenBytes) {
  std::string deep = "{\\rtf1 ";
  for (int i = 0; i < 300'000; ++i) deep += "{\\shptxt{\\footnote\\intbl\\itap900 ";
  EXPECT_NO_THROW((void)rtf_text(deep + "deep\\cell"));
  const std::string whole =
      testing::read_bytes(testing::source_dir() / "tests/data/formats/kinds.rtf");
  testing::each_broken(whole, 150, [](const std::string& bytes) {
    try {
      (void)rtf_text(bytes);
    } catch (const ExtractionError&) {  // NOLINT: told, and that is all
    }
  });
}

}  // namespace
}  // namespace rostrum
