// Which pages of a document are told as unread, and what rests on recognised ones.
#include "indexer/readers/page_recognition.hpp"

#include <gtest/gtest.h>

#include "indexer/readers/file_reader.hpp"
#include "indexer/readers/file_statements.hpp"
#include "schemas/error.hpp"
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
