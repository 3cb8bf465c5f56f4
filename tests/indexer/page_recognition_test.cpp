// Which pages of a document are told as unread, and what rests on recognised ones.
#include "indexer/readers/documents/page_recognition.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "indexer/readers/documents/page_skew.hpp"
#include "indexer/readers/file_reader.hpp"
#include "indexer/readers/file_statements.hpp"
#include "schemas/base/error.hpp"
#include "tests/support/documents.hpp"

namespace rostrum {
namespace {

using testing::drawn_lines;
using testing::make_mixed_pdf;
using testing::PdfPage;

TEST(UnreadPages, AreToldByNumberAndReason) {
  EXPECT_EQ(in_words({3, {{2, "a picture"}}, true}),
            "page 2 of 3 (a picture); --ocr recognises it");
  EXPECT_EQ(in_words({9, {{1, "a picture"}, {4, "a picture"}, {5, "a picture"}}, false}),
            "pages 1, 4-5 of 9 (a picture)");
  EXPECT_EQ(in_words({9, {{1, "a picture"}, {2, "damaged"}, {3, "a picture"}}, true}),
            "pages 1, 3 of 9 (a picture), page 2 (damaged); --ocr recognises them");
  EXPECT_EQ(page_ranges({1, 2, 3, 7, 9, 10}), "1-3, 7, 9-10");
}

class PagesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    try {
      (void)DocumentChild().extract(DocumentKind::Html, "<html><body>x</body></html>");
    } catch (const Error& error) {
      GTEST_SKIP() << "skipped: " << error.what();
    }
  }
  static ReadResult read(const std::vector<PdfPage>& pages) {
    FileReader reader({.vocabulary = &Vocabulary::builtin()});
    return reader.read_file("talk.pdf", FileFormat::Pdf, make_mixed_pdf(pages), "");
  }
};

const std::vector<std::string>& talk() {
  static const std::vector<std::string> lines{
      "Statement by Norway", "", "Norway thanks all who cleared land in the past year,",
      "and asks those who have not joined yet to do so."};
  return lines;
}

/// A page of dark stripes, as lines are, that fall by so many degrees.
std::string stripes(double degrees) {
  constexpr int kSide = 800;
  std::string picture = "P5\n800 800\n255\n";
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const double level = y - x * std::tan(degrees * 3.14159265 / 180);
      const bool dark = std::fmod(level + 4000, 40) < 12 && x > 100 && x < 700;
      picture += dark ? '\0' : '\xFF';
    }
  }
  return picture;
}

TEST(PageSkew, IsFoundAndTakenAway) {
  for (const double degrees : {-3.0, -1.25, 0.0, 2.0, 3.0}) {
    EXPECT_NEAR(skew_of(stripes(degrees)), degrees, 0.26) << degrees;
    EXPECT_NEAR(skew_of(levelled(stripes(degrees), degrees)), 0, 0.26) << degrees;
  }
  EXPECT_EQ(skew_of("P5\n2 2\n255\n    "), 0);
  EXPECT_EQ(skew_of("no picture"), 0);
  EXPECT_EQ(levelled("no picture", 2), "no picture");
}

TEST_F(PagesTest, ForWhichNoTimeIsLeftAreToldByTheirNumbers) {
  FileReader reader({.vocabulary = &Vocabulary::builtin(),
                     .ocr = {.installed = {"eng"}, .chosen = "eng", .all = "eng"},
                     .ocr_time = std::chrono::minutes(0)});
  const ReadResult result = reader.read_file(
      "talk.pdf", FileFormat::Pdf,
      make_mixed_pdf(
          {{.lines = talk()}, {.drawing = drawn_lines(40)}, {.drawing = drawn_lines(40)}}),
      "");
  ASSERT_EQ(result.statements.size(), 1U);
  EXPECT_EQ(result.statements[0].source.unread_pages, (std::vector{2, 3}));
  ASSERT_EQ(result.unread.size(), 1U);
  EXPECT_EQ(in_words(result.unread[0]),
            "pages 2-3 of 3 (a picture without letters, and not recognised: those before it took "
            "the 0 minutes that one document may take; --ocr-minutes gives more)");
}

TEST_F(PagesTest, ThatAreUnreadAreToldBesideThoseThatAreRead) {
  const ReadResult result =
      read({{.drawing = drawn_lines(40)}, {.lines = talk()}, {.drawing = drawn_lines(40)}});
  ASSERT_EQ(result.statements.size(), 1U);
  const Source& source = result.statements[0].source;
  EXPECT_EQ(source.pages, 3);
  EXPECT_EQ(source.unread_pages, (std::vector{1, 3}));
  EXPECT_TRUE(source.recognised_pages.empty());
  ASSERT_EQ(result.unread.size(), 1U);
  EXPECT_EQ(in_words(result.unread[0]),
            "pages 1, 3 of 3 (a picture without letters); --ocr recognises them");
}

TEST_F(PagesTest, WithoutAStatementMakeNone) {
  struct Case {
    const char* what;
    std::vector<PdfPage> pages;
    const char* told;
  };
  const Case cases[] = {
      {"scans alone",
       {{.drawing = drawn_lines(40)}, {.drawing = drawn_lines(40)}},
       "no text of a statement is in it; not read: pages 1-2 of 2 (a picture without letters); "
       "--ocr recognises them"},
      {"a scan behind a cover with a stamp",
       {{.lines = {"Received 12/34"}}, {.drawing = drawn_lines(40)}},
       "no text of a statement is in it; not read: page 2 of 2 (a picture without letters); --ocr "
       "recognises it"},
      {"glyphs",
       {{.lines = std::vector<std::string>(20, "samplia thanks all who cleared land last year"),
         .without_unicode = true}},
       "no text of a statement is in it; not read: page 1 of 1 (letters of a font that does not "
       "say which they are); --ocr recognises it"},
      {"a number", {{.lines = {"12/34"}}}, "no text of a statement is in it"},
      {"numbers of pages", {{.lines = {"1"}}, {.lines = {"2"}}}, "no text of a statement is in it"},
  };
  for (const Case& each : cases) {
    const ReadResult result = read(each.pages);
    EXPECT_TRUE(result.statements.empty()) << each.what;
    ASSERT_EQ(result.skipped.size(), 1U) << each.what;
    EXPECT_EQ(result.skipped[0].message, each.told) << each.what;
  }
}

TEST_F(PagesTest, OfAShortStatementAreNoStamp) {
  const ReadResult result = read({{.lines = {"Norway agrees."}}});
  ASSERT_EQ(result.statements.size(), 1U);
  EXPECT_TRUE(result.unread.empty());
}

Statement half_recognised() {
  Statement statement;
  statement.text =
      "Statement by Norway\n2 December 2025\n\nWe clear land.\n\nWe thank those who help.\nAll.";
  statement.recognised = {1, 3};
  return statement;
}

/// Recognition by tesseract, where it is installed.
class RecognitionTest : public PagesTest {
 protected:
  void SetUp() override {
    PagesTest::SetUp();
    if (IsSkipped()) return;
    try {
      languages_ = ocr_languages("");
    } catch (const Error& error) {
      GTEST_SKIP() << "skipped: " << error.what();
    }
  }
  [[nodiscard]] bool lacks(const char* language) const {
    return !is_installed(language, languages_);
  }
  /// In English, which is quicker than finding that out.
  void choose_english() {
    if (lacks("eng")) GTEST_SKIP() << "skipped: tesseract has no data for English";
    languages_.chosen = "eng";
  }
  [[nodiscard]] ReadResult recognise(const std::string& pdf) const {
    FileReader reader({.vocabulary = &Vocabulary::builtin(), .ocr = languages_});
    return reader.read_file("talk.pdf", FileFormat::Pdf, pdf, "");
  }
  static std::string picture_of(const std::vector<std::string>& lines) {
    return DocumentChild().picture(make_mixed_pdf({{.lines = lines}}), 1).picture;
  }
  OcrLanguages languages_;
};

const std::vector<std::string>& second_page() {
  static const std::vector<std::string> lines{
      "and who told others how it is done, so that their land may be cleared as well.", "",
      "Norway regrets that some States withdraw from the Convention. It asks them to think",
      "again, and to tell those who live near the mined land what will become of them."};
  return lines;
}

TEST_F(RecognitionTest, PutsTheTextOfAScanBetweenItsNeighbours) {
  std::vector<std::string> first = talk();
  first.back() = "and asks those who have not joined yet to do so. It thanks those who cleared the";
  const ReadResult result = recognise(make_mixed_pdf({{.lines = first},
                                                      {.picture = picture_of(second_page())},
                                                      {.lines = {"Norway thanks you."}}}));
  ASSERT_EQ(result.statements.size(), 1U);
  const Statement& statement = result.statements[0];
  EXPECT_TRUE(result.unread.empty());
  EXPECT_TRUE(statement.source.unread_pages.empty());
  EXPECT_EQ(statement.source.recognised_pages, std::vector{2});
  const std::string& text = statement.text;
  EXPECT_NE(text.find("cleared the and who told others"), std::string::npos) << text;
  EXPECT_NE(text.find("withdraw from the Convention. It asks them to think again"),
            std::string::npos)
      << text;
  EXPECT_LT(text.find("become of them."), text.find("Norway thanks you.")) << text;
  // The paragraph that both pages share is marked, and those of the scan; no other is.
  ASSERT_EQ(statement.pages.size(), 4U) << text;
  EXPECT_EQ(statement.pages, (std::vector{1, 1, 2, 3}));
  EXPECT_EQ(statement.recognised, (std::vector{2, 3}));
  ASSERT_TRUE(statement.delivered_by);
  for (const Evidence& each : statement.evidence) {
    if (each.field == "delivered_by") {
      EXPECT_FALSE(each.recognised);
    }
    if (each.field == "text") {
      EXPECT_EQ(each.value, "recognised on page 2");
      EXPECT_EQ(each.quote, "eng");
      EXPECT_GT(each.confidence, 0.7);
    }
  }
}

TEST_F(RecognitionTest, ReadsWhatIsDrawnWhereLettersDoNotTellIt) {
  choose_english();
  if (IsSkipped()) return;
  struct Case {
    const char* what;
    PdfPage page;
    bool heading = true;  ///< is not under the stamp
  };
  std::vector<std::string> lines = talk();
  lines.insert(lines.end(), second_page().begin(), second_page().end());
  const std::string picture = picture_of(lines);
  const Case cases[] = {
      {"a scan", {.picture = picture}},
      {"a scan with a stamp", {.lines = {"12/34"}, .picture = picture}, false},
      {"letters that their font calls others", {.lines = lines, .private_letters = true}},
  };
  for (const Case& each : cases) {
    const ReadResult result = recognise(make_mixed_pdf({each.page}));
    ASSERT_EQ(result.statements.size(), 1U) << each.what;
    const Statement& statement = result.statements[0];
    EXPECT_NE(statement.text.find("withdraw from the Convention"), std::string::npos)
        << each.what << statement.text;
    if (each.heading) {
      ASSERT_TRUE(statement.delivered_by) << each.what << statement.text;
      EXPECT_EQ(statement.delivered_by->code, "NOR") << each.what;
    }
    EXPECT_EQ(statement.text.find("12/34"), std::string::npos) << each.what;
    EXPECT_EQ(statement.recognised.size(), statement.pages.size()) << each.what;
  }
}

TEST_F(RecognitionTest, KeepsTypedHeadsAboveAScan) {
  choose_english();
  if (IsSkipped()) return;
  std::vector<std::string> scanned(8, "");
  scanned.insert(scanned.end(), second_page().begin(), second_page().end());
  for (int i = 0; i < 12; ++i) {
    scanned.push_back("The delegation thanks all who cleared land in the past year, and goes on.");
  }
  const ReadResult result =
      recognise(make_mixed_pdf({{.lines = {"Permanent Mission of Norway", "Statement by Norway"},
                                 .picture = picture_of(scanned)}}));
  ASSERT_EQ(result.statements.size(), 1U);
  const Statement& statement = result.statements[0];
  EXPECT_TRUE(statement.text.starts_with("Permanent Mission of Norway")) << statement.text;
  EXPECT_NE(statement.text.find("withdraw from the Convention"), std::string::npos);
  EXPECT_FALSE(is_recognised(statement, 1)) << statement.text;
  EXPECT_FALSE(statement.recognised.empty());
  EXPECT_EQ(statement.source.recognised_pages, std::vector{1});
}

TEST_F(RecognitionTest, DropsRunningHeadsAndNumbersOfPages) {
  choose_english();
  if (IsSkipped()) return;
  std::vector<std::string> pictures;
  for (int page = 1; page <= 3; ++page) {
    std::vector<std::string> lines{"Example Conference, general debate", "", "", "", "", ""};
    const std::string number(static_cast<std::size_t>(page), 'I');
    lines.push_back("Paragraph " + number + " of the example tells what became of the land.");
    lines.push_back("Those who cleared area " + number + " of it tell how they did so.");
    while (lines.size() < 50) lines.emplace_back();
    lines.push_back("Page " + std::to_string(page) + " of 3");
    pictures.push_back(picture_of(lines));
  }
  const ReadResult result = recognise(testing::make_scan(pictures));
  ASSERT_EQ(result.statements.size(), 1U) << result.skipped.front().message;
  const std::string& text = result.statements[0].text;
  EXPECT_EQ(text.find("general debate"), std::string::npos) << text;
  EXPECT_EQ(text.find("of 3"), std::string::npos) << text;
}

TEST(HocrGist, TellsTheWordsAndHowSureTheyAre) {
  const HocrGist gist = gist_of(
      "<html><head><title>x</title></head><body><div title='bbox 0 0 9 9'><span class='ocr_line' "
      "title='bbox 1 1 9 9; baseline 0 0'><span title='bbox 1 1 2 2; x_wconf 90'>two</span> <span "
      "title='bbox 1 1 2 2; x_wconf 50'><strong>w</strong></span></span></div></body></html>");
  EXPECT_EQ(gist.text, "\n two w");
  EXPECT_EQ(gist.certainty, 80);
  EXPECT_FALSE(gist.has_gutter);
  EXPECT_EQ(gist_of("").certainty, 0);
  EXPECT_EQ(gist_of("<body <bbox 1 < x_wconf").text, "");
}

TEST(HocrGist, KnowsAGutterFromBlanks) {
  // Ten lines of eight words; a wide gap behind the `gap`-th of each, moved by `drift` a line.
  const auto page = [](int gap, int drift) {
    std::string hocr = "<body>";
    for (int line = 0; line < 10; ++line) {
      hocr += "<span title='bbox 0 0 900 40; baseline 0 0'>";
      const int wide = (gap + drift * line) % 8;
      int x = 0;
      for (int word = 0; word < 8; ++word) {
        hocr += "<span title='bbox " + std::to_string(x) + " 0 " + std::to_string(x + 80) +
                " 40; x_wconf 90'>w</span>";
        x += word + 1 == wide ? 180 : 92;
      }
      hocr += "</span>";
    }
    return hocr + "</body>";
  };
  EXPECT_TRUE(gist_of(page(4, 0)).has_gutter);
  EXPECT_FALSE(gist_of(page(1, 0)).has_gutter);  // numbers of a list
  EXPECT_FALSE(gist_of(page(3, 3)).has_gutter);  // stretched lines
}

TEST_F(RecognitionTest, TurnsAPageThatLiesOnItsSide) {
  choose_english();
  if (IsSkipped()) return;
  std::vector<std::string> lines;
  for (int i = 0; i < 5; ++i) lines.insert(lines.end(), second_page().begin(), second_page().end());
  const std::string picture = turned(picture_of(lines), 1);
  EXPECT_EQ(turned(turned(picture, 3), 1), picture);
  try {
    ASSERT_EQ(turns_to_upright(picture, 300), 3);
  } catch (const Error& error) {
    GTEST_SKIP() << "skipped: how a page lies cannot be told: " << error.what();
  }
  const ReadResult result = recognise(testing::make_scan({picture}));
  ASSERT_EQ(result.statements.size(), 1U) << result.skipped.front().message;
  EXPECT_NE(result.statements[0].text.find("It asks them to think again"), std::string::npos)
      << result.statements[0].text;
}

TEST_F(RecognitionTest, TellsWhatItCannotMakeOut) {
  choose_english();
  if (IsSkipped()) return;
  const ReadResult result =
      recognise(make_mixed_pdf({{.lines = talk()}, {.drawing = drawn_lines(20)}}));
  ASSERT_EQ(result.statements.size(), 1U);
  EXPECT_EQ(result.statements[0].source.unread_pages, std::vector{2}) << result.statements[0].text;
  ASSERT_EQ(result.unread.size(), 1U);
  EXPECT_EQ(in_words(result.unread[0]),
            "page 2 of 2 (a picture without letters, and no letters were made out in it)");
  EXPECT_THROW((void)recognise_picture("no picture", 300, "eng"), Error);
  EXPECT_THROW((void)recognise_picture("P5\n10 10\n255\n", 300, "no-such-language"), Error);
}

TEST_F(RecognitionTest, GoesByTheLanguageOfTheNeighbours) {
  const std::vector<std::string> french{
      "La d\xE9l\xE9gation de la Suisse remercie tous ceux qui ont d\xE9pollu\xE9 des terres,",
      "et demande \xE0 ceux qui n'ont pas encore adh\xE9r\xE9 de le faire avant l'assembl\xE9"
      "e.",
      "Elle regrette que certains \xC9tats se retirent, et les prie de rester parmi nous."};
  const std::string pdf =
      make_mixed_pdf({{.lines = french}, {.picture = picture_of(french)}, {.lines = {"Merci."}}});
  // Data for another language alone makes no sense of it.
  languages_.installed = {"eng"};
  languages_.all = "eng";
  const ReadResult without = recognise(pdf);
  ASSERT_EQ(without.statements.size(), 1U) << without.skipped.front().message;
  ASSERT_EQ(without.unread.size(), 1U);
  EXPECT_EQ(in_words(without.unread[0]),
            "page 2 of 3 (a picture without letters, and the text beside it is in French, for "
            "which tesseract has no data; on Debian 'apt-get install tesseract-ocr-fra')");
  // What the user chooses is tried all the same.
  languages_.chosen = "eng";
  EXPECT_TRUE(recognise(pdf).unread.empty());
  languages_ = ocr_languages("");
  if (lacks("fra")) GTEST_SKIP() << "skipped in part: tesseract has no data for French";
  const ReadResult with = recognise(pdf);
  ASSERT_EQ(with.statements.size(), 1U);
  EXPECT_TRUE(with.unread.empty());
  for (const Evidence& each : with.statements[0].evidence) {
    if (each.field == "text") {
      EXPECT_EQ(each.quote, "fra");
    }
  }
}

TEST_F(RecognitionTest, KnowsLanguagesByNameAndCode) {
  if (lacks("eng")) GTEST_SKIP() << "skipped: tesseract has no data for English";
  for (const char* given : {"eng", "en", "English", "anglais"}) {
    EXPECT_EQ(ocr_languages(given).chosen, "eng") << given;
  }
  EXPECT_EQ(ocr_languages("en+eng").chosen, "eng+eng");
  const auto problem = [](const char* given) -> std::string {
    try {
      return ocr_languages(given).chosen;
    } catch (const Error& error) {
      return error.what();
    }
  };
  EXPECT_EQ(problem("1234"),
            "ocr-lang: '1234' is no language; give names or codes, joined by +, as in fra+eng");
  EXPECT_EQ(problem("en+xyz_abc"),
            "ocr-lang: tesseract has no data for 'xyz_abc'; on Debian 'apt-get install "
            "tesseract-ocr-xyz-abc'");
  if (lacks("kat")) {
    EXPECT_EQ(problem("ka"),
              "ocr-lang: tesseract has no data for 'ka' (Georgian); on Debian 'apt-get install "
              "tesseract-ocr-kat'");
  }
  EXPECT_EQ(ocr_name("zh", {.installed = {"chi_tra"}}), "chi_tra");
  EXPECT_EQ(ocr_name("zh", {}), "chi_sim");
  EXPECT_EQ(ocr_name("nb", {}), "nor");
  EXPECT_EQ(ocr_name("", {}), "");
}

TEST(RecognisedLines, AreThoseOfRecognisedParagraphs) {
  EXPECT_EQ(recognised_lines(half_recognised()),
            (std::vector<bool>{true, true, false, false, false, true, true}));
  EXPECT_TRUE(recognised_lines({.text = "We clear land."}).empty());
}

TEST(RecognisedLines, MarkTheEvidenceThatRestsOnThem) {
  Statement statement = half_recognised();
  statement.source.recognised_pages = {1};
  for (const int line : {0, 1, 2, 3, 4, 6, 7, 8}) {
    statement.evidence.push_back({.field = "date", .rule = "heading.date", .line = line});
  }
  statement.evidence.push_back({.field = "date", .rule = "letterhead.date"});
  mark_recognised(recognised_lines(statement), statement);
  std::vector<int> marked;
  for (const Evidence& each : statement.evidence) {
    if (each.recognised) marked.push_back(each.line);
    EXPECT_EQ(each.recognised, each.confidence < 1) << each.line;
  }
  EXPECT_EQ(marked, (std::vector{1, 2, 6, 7, 0}));
}

TEST(RecognisedParagraphs, AreCountedAnewInEachStatementOfAFile) {
  Statement whole;
  whole.text =
      "Verbatim record of the third meeting\n\nMs. Example (Norway): We clear land, and we ask all "
      "who can to help those who do it.\n\nWe thank those who help us.\n\nMr. Sample (Chile): We "
      "have cleared our land in the past year, and thank all who helped.\n\nWe go on.";
  whole.pages = {1, 1, 2, 2, 3};
  whole.recognised = {3, 4};
  HeadingReader headings(Vocabulary::builtin());
  const FileStatements read = statements_of(whole, "record.pdf", 0, headings);
  ASSERT_EQ(read.statements.size(), 2U);
  EXPECT_EQ(read.statements[0].recognised, std::vector{2});
  EXPECT_EQ(read.statements[0].pages, (std::vector{1, 2}));
  EXPECT_EQ(read.statements[1].recognised, std::vector{1});
}

}  // namespace
}  // namespace rostrum
