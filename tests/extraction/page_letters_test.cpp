// Which pages say what their letters say, and which hold more than that, or something else.
#include <gtest/gtest.h>

#include <optional>

#include "indexer/extraction/pdf/letter_sense.hpp"
#include "indexer/extraction/pdf/page_ink.hpp"
#include "indexer/extraction/pdf/pdf_text.hpp"
#include "tests/support/documents.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

using testing::drawn_lines;
using testing::make_mixed_pdf;
using testing::PdfPage;

/// Written for these tests; delivered by nobody.
const std::vector<std::string>& some_lines() {
  static const std::vector<std::string> lines = [] {
    std::vector<std::string> all{"Statement by Samplia", ""};
    for (int i = 0; i < 16; ++i) {
      all.emplace_back("The delegation of Samplia thanks all who cleared land in the past year,");
      all.emplace_back("and asks those who have not joined yet to do so before the next meeting.");
    }
    return all;
  }();
  return lines;
}

const std::string& scanned_lines() {
  static const std::string picture =
      page_picture(make_mixed_pdf({{.lines = some_lines()}}), 1).bytes;
  return picture;
}

/// Neighbouring dots differ, as in a photograph of leaves.
std::string photograph() {
  std::string picture = "P5\n400 560\n255\n";
  unsigned state = 1;
  for (int i = 0; i < 400 * 560; ++i) {
    state = state * 1'664'525U + 1'013'904'223U;
    const int broad = 40 + 170 * ((i / 400 / 70 + i % 400 / 80) % 3) / 2;
    picture.push_back(static_cast<char>(broad / 2 + static_cast<int>(state >> 25)));
  }
  return picture;
}

TEST(PageLetters, AreToldPageByPage) {
  const std::string scan = scanned_lines();
  const std::vector<std::string> glyphs(20, "samplia thanks all who cleared land in the past year");
  struct Case {
    const char* what;
    PdfPage page;
    std::optional<Unread> unread;
    bool keeps_letters;
  };
  const Case cases[] = {
      {"text", {.lines = some_lines()}, std::nullopt, true},
      {"a short last page", {.lines = {"I thank you, Chair."}}, std::nullopt, true},
      {"blank", {}, std::nullopt, false},
      {"a rule", {.drawing = "60 60 m 540 60 l S"}, std::nullopt, false},
      {"a frame", {.drawing = "30 30 535 780 re S"}, std::nullopt, false},
      {"a coloured ground", {.drawing = "0.7 0.8 1 rg 0 0 595 842 re f"}, std::nullopt, false},
      {"a scan", {.picture = scan}, Unread::Picture, false},
      {"a scan with a stamp", {.lines = {"12/34"}, .picture = scan}, Unread::Picture, false},
      {"a scan under typed heads",
       {.lines = {"Permanent Mission of Samplia", "to the Example Office", "Example Street 12"},
        .picture = scan},
       Unread::Beside,
       true},
      {"a scan with its letters behind it",
       {.lines = some_lines(), .picture = scan, .invisible = true},
       std::nullopt,
       true},
      {"outlines", {.drawing = drawn_lines(40)}, Unread::Picture, false},
      {"glyphs without letters", {.lines = glyphs, .without_unicode = true}, Unread::Glyphs, false},
      {"letters that their font calls others",
       {.lines = some_lines(), .private_letters = true},
       Unread::Glyphs,
       false},
      {"a photograph", {.picture = photograph()}, Unread::Picture, false},
      {"a photograph behind text",
       {.lines = some_lines(), .picture = photograph()},
       std::nullopt,
       true},
      {"a number alone", {.lines = {"12/34"}}, std::nullopt, false},
      {"a number and a word", {.lines = {"12/34", "End."}}, std::nullopt, true},
      {"a photograph behind a title",
       {.lines = {"Statement by Samplia", "at the Example Meeting of the year"},
        .picture = photograph()},
       std::nullopt,
       true},
  };
  for (const Case& each : cases) {
    const ExtractedText found = pdf_text(make_mixed_pdf({{.lines = {"First."}}, each.page}));
    std::vector<UnreadPage> unread;
    if (each.unread) unread.push_back({2, *each.unread});
    EXPECT_EQ(found.unread_pages, unread) << each.what;
    const bool keeps = !found.blocks.empty() && found.blocks.back().page == 2;
    EXPECT_EQ(keeps, each.keeps_letters) << each.what;
    EXPECT_EQ(found.page_count, 2) << each.what;
  }
}

// WeasyPrint gives whole lines of Arabic for one glyph, and nothing for others.
TEST(PageLetters, OfAFontThatDoesNotSayThemAreLeftOutAndTold) {
  const ExtractedText found =
      pdf_text(testing::read_bytes(testing::source_dir() / "tests/data/formats/two-scripts.pdf"));
  EXPECT_EQ(found.unread_pages, (std::vector<UnreadPage>{{1, Unread::Font}}));
  ASSERT_EQ(found.blocks.size(), 2U);
  EXPECT_EQ(found.blocks[1].text, "We shall go on with it.");
}

TEST(PageLetters, DecideAloneWherePagesAreNotDrawn) {
  const ExtractedText found = pdf_text(
      make_mixed_pdf({{.lines = some_lines()}, {.picture = scanned_lines()}, {.lines = {"End."}}}),
      false);
  EXPECT_EQ(found.unread_pages, (std::vector<UnreadPage>{{2, Unread::Picture}}));
  EXPECT_EQ(found.blocks.back().text, "End.");
}

bool makes_no_sense(const std::u32string& line, int times) {
  LetterSense sense;
  for (int i = 0; i < times; ++i) {
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = std::min(line.find(U' ', at), line.size());
      sense.add(line.substr(at, end - at));
      at = end + 1;
    }
  }
  return sense.is_none();
}

TEST(LetterSense, KnowsWritingFromNumbersOfGlyphs) {
  const std::u32string sound[] = {
      U"The delegation of Samplia thanks all who cleared land",
      U"La délégation réaffirme l’élimination totale; où êtes-vous?",
      U"Делегация благодарит всех, кто очистил землю",
      U"يشكر الوفد كل من طهر الأرض في العام الماضي",
      U"中国代表团感谢所有在过去一年中为排雷作出努力的国家和人民，并希望尚未加入的国家",
      U"サンプリアの代表団は昨年に土地を除去したすべての人に感謝します",
      U"Čtvrť krk zmrzl, trh smrt vlk prst: slova bez samohlásek jsou vzácná",
      U"A/EX.1/72/L.56 CD/1234/Rev.1 EX/CONF/2021/WP.7 NPT CTBT MSP USD 1,234.50 12% (a) (b)",
      U"1990 12.5 37 1991 14.2 41 1992 13.9 44",
      U"Introduction ........................ 3 Annex .............. 17",
      U"\uF0B7 first point of several \uF0B7 second point of them",
  };
  for (const std::u32string& line : sound) EXPECT_FALSE(makes_no_sense(line, 12)) << line.size();
  const std::u32string none[] = {
      U"7KH GHOHJDWLRQ RI 6DPSOLD WKDQNV HYHU\\ 6WDWH WKDW KDV FOHDUHG LWV ODQG LQ WKH SDVW "
      U"\\HDU",  // a font's numbers taken for letters
      U"\u0001\u0002\u0003\u0004 \u0005\u0006 \u0007\u0008\u0002",
      U"\uF053\uF074\uF061\uF074\uF065 \uF062\uF079",
      U"\uFFFD\uFFFD\uFFFD \uFFFD\uFFFD\uFFFD\uFFFD",
      U"! \" # $% &' ( )* +,- $% &'",
      U"Äåëåãàöèÿ áëàãîäàðèò âñåõ, êòî î÷èñòèë çåìëþ",  // Cyrillic taken for Latin
      U"ǐǔǝǖǜǔ ǘǔǙǌǢǔǔ ǙǌǜǟǤǌǪǥǑǕ",
      U"齉龘靐齾爩鱻麤灪籲灩 爨癵驫鸝厵鬱龖虋讟钃",
  };
  for (const std::u32string& line : none) EXPECT_TRUE(makes_no_sense(line, 12)) << line.size();
  EXPECT_FALSE(makes_no_sense(U"12/34", 1));
}

TEST(PageInk, CountsOnlyWhatIsBesideTheLetters) {
  // Squares of half an inch, 36 dots: one of stripes both ways, one of a single rule.
  PagePicture picture{.width = 72, .height = 36, .dots = std::vector<std::uint8_t>(72 * 36, 255)};
  for (int y = 0; y < 36; ++y) {
    for (int x = 0; x < 36; ++x) {
      if (x % 6 == 0 && y % 9 < 6) picture.dots[static_cast<std::size_t>(y * 72 + x)] = 0;
    }
  }
  for (int x = 36; x < 72; ++x) picture.dots[static_cast<std::size_t>(18 * 72 + x)] = 0;
  EXPECT_EQ(ink_of(picture, {}).lines, 1);
  EXPECT_EQ(ink_of(picture, {}).busy, 0);
  const PageInk beside = ink_of(picture, {{.left = -5, .top = -5, .right = 20, .bottom = 900}});
  EXPECT_EQ(beside.lines, 0);
  EXPECT_EQ(beside.read, 1);
}

}  // namespace
}  // namespace rostrum
