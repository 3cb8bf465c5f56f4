// The process that reads documents, and what becomes of its owner when it fails.
#include "indexer/readers/documents/document_child.hpp"

#include <gtest/gtest.h>

#include <unistd.h>
#include <algorithm>

#include <csignal>
#include <filesystem>

#include "indexer/readers/file_reader.hpp"
#include "schemas/base/error.hpp"
#include "tests/support/documents.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

const std::string& small_pdf() {
  static const std::string bytes = testing::make_pdf({{"Statement by Samplia", "", "It agrees."}});
  return bytes;
}

/// The processes that this one has started, by the system's account.
std::vector<pid_t> children() {
  std::vector<pid_t> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::error_code none;
    if (!std::filesystem::exists(entry.path() / "stat", none)) continue;
    const std::string stat = testing::read_bytes(entry.path() / "stat");
    const std::size_t end = stat.rfind(") ");
    if (end == std::string::npos || stat.find("(rostrum-extract") == std::string::npos) continue;
    if (std::atoi(stat.c_str() + end + 4) == getpid()) found.push_back(std::atoi(name.c_str()));
  }
  return found;
}

std::string problem_of(DocumentChild& child, DocumentKind kind, std::string_view bytes) {
  try {
    (void)child.extract(kind, bytes);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

/// Where the system allows no confined process, no document is read, and there is nothing to test.
bool reads_documents() {
  DocumentChild child;
  return problem_of(child, DocumentKind::Pdf, small_pdf()).find("no filter of system calls") ==
         std::string::npos;
}

class DocumentChildTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!reads_documents()) {
      GTEST_SKIP() << "skipped: this system allows no filter of system calls";
    }
  }
};
using Documents = DocumentChildTest;

TEST_F(DocumentChildTest, ReadsManyDocumentsInOneProcess) {
  DocumentChild child;
  for (int i = 0; i < 5; ++i) {
    const ExtractedText text = child.extract(DocumentKind::Pdf, small_pdf());
    ASSERT_EQ(text.blocks.size(), 2U);
    EXPECT_EQ(text.blocks[1].text, "It agrees.");
  }
  EXPECT_EQ(children().size(), 1U);
}

TEST_F(DocumentChildTest, IsReplacedAfterACrash) {
  DocumentChild child;
  (void)child.extract(DocumentKind::Pdf, small_pdf());
  ASSERT_EQ(children().size(), 1U);
  kill(children().front(), SIGSEGV);
  while (!children().empty() && problem_of(child, DocumentKind::Html, "<p>x</p>").empty()) {
  }
  EXPECT_EQ(child.extract(DocumentKind::Pdf, small_pdf()).blocks.size(), 2U);
}

TEST_F(DocumentChildTest, IsEndedWhenItHangs) {
  DocumentChild child(1);
  (void)child.extract(DocumentKind::Pdf, small_pdf());
  kill(children().front(), SIGSTOP);
  EXPECT_EQ(problem_of(child, DocumentKind::Html, "<p>x</p>"), "reading it took more than 1 s");
  EXPECT_EQ(child.extract(DocumentKind::Pdf, small_pdf()).blocks.size(), 2U);
}

/// Pages are drawn to see what stands on them; what goes wrong there must not cost the letters.
TEST_F(DocumentChildTest, ReadsAPdfAgainWithoutDrawingIt) {
  DocumentChild child(1);
  (void)child.extract(DocumentKind::Pdf, small_pdf());
  kill(children().front(), SIGSTOP);
  EXPECT_EQ(child.extract(DocumentKind::Pdf, small_pdf()).blocks.size(), 2U);
}

TEST_F(DocumentChildTest, LeavesNoProcessBehind) {
  {
    DocumentChild child;
    (void)child.extract(DocumentKind::Html, "<html><body>x</body></html>");
  }
  EXPECT_TRUE(children().empty());
}

TEST_F(Documents, AreReadByTheirContentNotTheirName) {
  FileReader reader({.vocabulary = &Vocabulary::builtin()});
  const auto read = [&](const char* name, const std::string& bytes) {
    const FileFormat format = format_of(name, bytes);
    return reader.read_file(name, format, bytes, "");
  };
  const ReadResult pdf = read("talk.txt", small_pdf());
  ASSERT_EQ(pdf.statements.size(), 1U);
  EXPECT_EQ(pdf.statements[0].source.media_type, "application/pdf");
  EXPECT_EQ(pdf.statements[0].pages, (std::vector<int>{1, 1}));
  const ReadResult docx =
      read("talk.pdf", testing::make_docx("<w:p><w:r><w:t>Statement by Norway</w:t></w:r></w:p>"));
  ASSERT_EQ(docx.statements.size(), 1U);
  ASSERT_TRUE(docx.statements[0].delivered_by);
  EXPECT_EQ(docx.statements[0].delivered_by->code, "NOR");
  EXPECT_EQ(docx.statements[0].source.media_type,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  const ReadResult odt = read("talk", testing::make_odt("<text:p>Statement by Norway</text:p>"));
  ASSERT_EQ(odt.statements.size(), 1U);
  EXPECT_EQ(odt.statements[0].source.media_type, "application/vnd.oasis.opendocument.text");
  const ReadResult page =
      read("talk.txt", "<!-- saved -->\n<!DOCTYPE html><p>Statement by Norway</p>");
  ASSERT_EQ(page.statements.size(), 1U);
  EXPECT_EQ(page.statements[0].text, "Statement by Norway");
  EXPECT_EQ(format_of("talk.pdf", "plain text"), FileFormat::Text);
}

TEST_F(Documents, HaveALetterheadForTheirHeadingAlone) {
  const std::string document =
      "<w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body><w:p><w:r><w:t>We speak of "
      "mines.</w:t></w:r></w:p><w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/>"
      "</w:sectPr></w:body></w:document>";
  const std::string header =
      "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>Statement by Norway</w:t></w:r></w:p></w:hdr>";
  const std::string relationships =
      "<Relationships><Relationship Id=\"h\" Type=\"x/header\" "
      "Target=\"head.xml\"/></Relationships>";
  const std::string bytes = testing::make_zip({{"word/document.xml", document},
                                               {"word/head.xml", header},
                                               {"word/_rels/document.xml.rels", relationships}});
  FileReader reader({.vocabulary = &Vocabulary::builtin()});
  const ReadResult read = reader.read_file("talk.docx", FileFormat::Office, bytes, "");
  ASSERT_EQ(read.statements.size(), 1U);
  const Statement& statement = read.statements[0];
  EXPECT_EQ(statement.text, "We speak of mines.");
  ASSERT_TRUE(statement.delivered_by);
  EXPECT_EQ(statement.delivered_by->code, "NOR");
  const auto found =
      std::find_if(statement.evidence.begin(), statement.evidence.end(),
                   [](const Evidence& each) { return each.field == "delivered_by"; });
  ASSERT_NE(found, statement.evidence.end());
  EXPECT_EQ(found->rule, "letterhead.author");
  EXPECT_EQ(found->line, 0);
  EXPECT_EQ(found->quote, "Statement by Norway");
  // Nor does the next document have it.
  const ReadResult next =
      reader.read_file("talk.html", FileFormat::Html, "<html><body>We agree.</body></html>", "");
  ASSERT_EQ(next.statements.size(), 1U);
  EXPECT_FALSE(next.statements[0].delivered_by);
}

TEST_F(Documents, OfTablesAreAStatementARow) {
  FileReader reader({.vocabulary = &Vocabulary::builtin()});
  const ReadResult result = reader.read_file(
      "talks.csv", FileFormat::Csv,
      "country;text;date\nNorway;\"One; and \"\"two\"\"\nlines\";2025-06-17\nNorwey;x;\n;;;;\n",
      "");
  ASSERT_EQ(result.statements.size(), 2U);
  EXPECT_EQ(result.statements[0].text, "One; and \"two\"\nlines");
  EXPECT_EQ(result.statements[0].delivered_by->code, "NOR");
  EXPECT_EQ(result.statements[0].source.line, 2);
  EXPECT_EQ(result.statements[1].source.line, 4);
  ASSERT_EQ(result.notes.size(), 1U);
  EXPECT_EQ(result.notes[0].line, 4);
  ASSERT_EQ(result.skipped.size(), 1U);
  EXPECT_EQ(result.skipped[0].line, 5);
  const ReadResult open =
      reader.read_file("talks.csv", FileFormat::Csv, "text\n\"never ends\n", "");
  EXPECT_TRUE(open.skipped.empty());
  ASSERT_EQ(open.statements.size(), 1U);
  ASSERT_EQ(open.notes.size(), 1U);
  EXPECT_EQ(open.notes[0].line, 2);
}

/// Files that have broken other readers: encrypted, cut short, fuzzed.
TEST_F(Documents, OfOthersAreReadOrRefusedWithAReason) {
  const auto data = testing::shared_data();
  if (!data) GTEST_SKIP() << testing::kNoSharedData;
  FileReader reader({.vocabulary = &Vocabulary::builtin()});
  std::size_t files = 0;
  std::size_t encrypted = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*data / "documents")) {
    if (!entry.is_regular_file()) continue;
    const std::string bytes = testing::read_bytes(entry.path());
    const FileFormat format = format_of(entry.path(), bytes.substr(0, 4096));
    const ReadResult result = reader.read_file(entry.path(), format, bytes, "");
    ++files;
    EXPECT_EQ(result.statements.size() + result.skipped.size(), 1U) << entry.path();
    for (const Problem& problem : result.skipped) {
      encrypted += problem.message.find("encrypted") != std::string::npos ? 1 : 0;
      EXPECT_EQ(problem.message.find("the process that read it"), std::string::npos)
          << entry.path() << ": " << problem.message;
    }
  }
  EXPECT_GT(files, 50U);
  EXPECT_GT(encrypted, 0U);
}

TEST_F(DocumentChildTest, TellsAScanAndDrawsItsPages) {
  DocumentChild child;
  const DrawnPage drawn = child.picture(small_pdf(), 1);
  EXPECT_EQ(drawn.dots, 300);
  const std::string& picture = drawn.picture;
  EXPECT_TRUE(picture.starts_with("P5\n2480 3509\n255\n") || picture.starts_with("P5\n2479 3508"))
      << picture.substr(0, 20);
  EXPECT_THROW((void)child.picture(small_pdf(), 2), Error);
  EXPECT_THROW((void)child.picture("no PDF", 1), Error);
  const ExtractedText scan =
      child.extract(DocumentKind::Pdf, testing::make_scan({picture, picture}));
  EXPECT_TRUE(scan.blocks.empty());
  EXPECT_EQ(scan.page_count, 2);
  EXPECT_EQ(scan.unread_pages,
            (std::vector<UnreadPage>{{1, Unread::Picture}, {2, Unread::Picture}}));
}

}  // namespace
}  // namespace rostrum
