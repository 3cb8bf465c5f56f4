// Documents that are cut short or nested without end: what can be read is kept, and the rest told.
#include <gtest/gtest.h>

#include "indexer/extraction/office/office_text.hpp"
#include "indexer/extraction/old_office/old_office_text.hpp"
#include "indexer/extraction/packed/packed_files.hpp"
#include "indexer/extraction/pdf/pdf_text.hpp"
#include "indexer/extraction/rtf/rtf_text.hpp"
#include "indexer/extraction/web/html_text.hpp"
#include "indexer/extraction/web/mail_text.hpp"
#include "tests/support/compound_files.hpp"
#include "tests/support/documents.hpp"
#include "tests/support/extracted_lines.hpp"
#include "tests/support/mails.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

using testing::Lines;
using testing::lines_of;
using testing::mail_part;
using testing::make_docx;
using testing::make_mail;
using testing::make_odt;

std::string times(std::string_view text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

/// What stands within so many levels of marks, and before and behind them.
std::string nested(std::string_view before, std::string_view begin, std::string_view within,
                   std::string_view end, std::string_view behind, int levels) {
  std::string all(before);
  return all.append(times(begin, levels)).append(within).append(times(end, levels)).append(behind);
}

const Lines kThree{"One.", "Two within.", "Three."};

TEST(NestedDocuments, OfWordAreReadToTheirDepth) {
  const auto paragraph = [](const std::string& text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  };
  for (const int levels : {10, 300, 500, 30'000}) {
    for (const auto& [begin, end] : {std::pair{"<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"},
                                     std::pair{"<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"}}) {
      EXPECT_EQ(
          lines_of(office_text(make_docx(nested(paragraph("One."), begin, paragraph("Two within."),
                                                end, paragraph("Three."), levels)))),
          kThree)
          << levels << begin;
    }
    EXPECT_EQ(lines_of(office_text(
                  make_docx(nested("<w:p>", "<w:ins>", "<w:r><w:t>Two within.</w:t></w:r>",
                                   "</w:ins>", "</w:p>", levels)))),
              Lines{"Two within."})
        << levels;
  }
  // What is deleted there is deleted.
  EXPECT_EQ(
      lines_of(office_text(make_docx(nested(
          "<w:p>", "<w:ins>", "<w:r><w:t>Kept.</w:t></w:r><w:del><w:r><w:t>no</w:t></w:r></w:del>",
          "</w:ins>", "</w:p>", 1000)))),
      Lines{"Kept."});
}

TEST(NestedDocuments, OfOpenDocumentAreReadToTheirDepth) {
  const auto paragraph = [](const std::string& text) { return "<text:p>" + text + "</text:p>"; };
  for (const int levels : {10, 300, 500, 30'000}) {
    for (const auto& [begin, end] :
         {std::pair{"<text:section>", "</text:section>"},
          std::pair{"<text:list><text:list-item>", "</text:list-item></text:list>"},
          std::pair{"<table:table><table:table-row><table:table-cell>",
                    "</table:table-cell></table:table-row></table:table>"}}) {
      EXPECT_EQ(
          lines_of(office_text(make_odt(nested(paragraph("One."), begin, paragraph("Two within."),
                                               end, paragraph("Three."), levels)))),
          kThree)
          << levels << begin;
    }
    EXPECT_EQ(lines_of(office_text(make_odt(nested("<text:p>One, ", "<text:span>", "two",
                                                   "</text:span>", ", three.</text:p>", levels)))),
              Lines{"One, two, three."})
        << levels;
  }
}

TEST(NestedDocuments, OfTheWebAreReadToTheirDepth) {
  for (const int levels : {10, 250, 500, 30'000}) {
    for (const auto& [begin, end] :
         {std::pair{"<div>", "</div>"}, std::pair{"<table><tr><td>", "</td></tr></table>"},
          std::pair{"<ul><li>", "</li></ul>"}}) {
      EXPECT_EQ(lines_of(html_text(nested("<body><p>One.</p>", begin, "<p>Two within.</p>", end,
                                          "<p>Three.</p></body>", levels))),
                kThree)
          << levels << begin;
    }
  }
  // Marks that never end.
  std::string page = "<body>";
  for (int i = 0; i < 2000; ++i) page += "<p><font size=2><b>Paragraph " + std::to_string(i);
  const Lines lines = lines_of(html_text(page + "</body>"));
  ASSERT_EQ(lines.size(), 2000U);
  EXPECT_EQ(lines[1999], "Paragraph 1999");
}

TEST(NestedDocuments, OfRtfAreReadToTheirDepthAndTooManyGroupsAreTold) {
  for (const int levels : {10, 3000, 30'000}) {
    const ExtractedText text = rtf_text(
        nested("{\\rtf1 One.\\par ", "{\\b ", "Two within.", "}", "\\par Three.}", levels));
    EXPECT_EQ(lines_of(text), kThree) << levels;
    EXPECT_TRUE(text.notes.empty());
  }
  const ExtractedText text =
      rtf_text(nested("{\\rtf1 One.\\par ", "{", "no", "}", "Three.}", 1'000'001));
  EXPECT_EQ(lines_of(text), (Lines{"One.", "Three."}));
  EXPECT_EQ(text.notes,
            Lines{"the RTF has groups within groups, more than 1000000 deep; those are left out"});
  // Boxes within boxes are read however many there are.
  EXPECT_EQ(lines_of(rtf_text(nested("{\\rtf1 ", "{\\shp{\\*\\shpinst{\\shptxt ", "Two within.",
                                     "\\par}}}", "\\par}", 40))),
            Lines{"Two within."});
}

TEST(CutDocuments, OfTheWebAndRtfAreKeptAndTold) {
  const ExtractedText page = html_text("<html><body><p>One.</p><p>Two wi");
  EXPECT_EQ(lines_of(page), (Lines{"One.", "Two wi"}));
  EXPECT_EQ(page.damage, Lines{"the page begins and does not end; its end may be missing"});
  EXPECT_TRUE(html_text("<p>A piece of a page.</p>").damage.empty());
  EXPECT_TRUE(html_text("<HTML><BODY><P>One.</BODY>").damage.empty());
  EXPECT_EQ(rtf_text("{\\rtf1 One.\\par Two wi").damage,
            Lines{"the RTF ends before its last group does; its end may be missing"});
}

TEST(CutDocuments, OfTheWebWithBytesThatAreNoneAreTold) {
  const ExtractedText page = html_text("<p>“Déjà” – l’été \xE2\x80, à Genève.</p>");
  ASSERT_EQ(page.notes.size(), 1U);
  EXPECT_EQ(page.notes[0],
            "the page is damaged: 2 bytes have no meaning as UTF-8 and stand as '\uFFFD'");
}

TEST(DamagedRtf, ThatClosesAGroupTooManyIsReadToItsEnd) {
  const ExtractedText text = rtf_text("{\\rtf1 One.}\\par Two.\\par}{\\b Three.\\par}\\par }");
  EXPECT_EQ(lines_of(text), (Lines{"One.", "Two.", "Three."}));
  EXPECT_EQ(text.damage, Lines{"the RTF closes a group that is not open, as damaged ones do; what "
                               "stands behind is read all the same"});
  // What programs leave behind the end is none of the document.
  const ExtractedText garbage = rtf_text("{\\rtf1 One.\\par}\r\n\n  left over ");
  EXPECT_EQ(lines_of(garbage), Lines{"One."});
  EXPECT_TRUE(garbage.damage.empty());
}

TEST(DamagedArchives, OfGzipTellThatTheirCheckSumIsWrong) {
  const std::string whole =
      testing::read_bytes(testing::source_dir() / "tests/data/formats/talks.tar.gz");
  EXPECT_TRUE(packed_files(whole).damage.empty());
  std::string wrong = whole;
  wrong[wrong.size() - 6] ^= 1;  // of the check sum
  const ExtractedText text = packed_files(wrong);
  EXPECT_EQ(text.files.size(), packed_files(whole).files.size());
  EXPECT_EQ(text.damage, Lines{"its check sum is not that of what is in it, which may be wrong"});
}

TEST(CutMails, TellWhichPartIsCutAndKeepTheOthers) {
  const std::string attached =
      "Content-Type: text/plain\r\nContent-Disposition: attachment; filename=";
  const std::string mail =
      make_mail("multipart/mixed", mail_part("Content-Type: text/plain", "The body.") +
                                       mail_part(attached + "one.txt", "First attached.") +
                                       mail_part(attached + "two.txt", "Second attached."));
  EXPECT_TRUE(mail_text(mail).damage.empty());
  const ExtractedText cut = mail_text(mail.substr(0, mail.find(" attached.\r\n--b--")));
  EXPECT_EQ(lines_of(cut), Lines{"The body."});
  ASSERT_EQ(cut.files.size(), 2U);
  EXPECT_EQ(cut.files[1].bytes, "Second");
  EXPECT_EQ(cut.damage,
            Lines{"the mail ends before its last part does: 'two.txt' may be cut short, "
                  "and what came behind it is missing"});
  EXPECT_EQ(mail_text(mail.substr(0, mail.find("body"))).damage,
            Lines{"the mail ends before its last part does: its text may be cut short, and what "
                  "came behind it is missing"});
  // A mail of one part has no mark at its end, but base64 comes in fours.
  const std::string one =
      "Subject: x\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n"
      "VGhlIGJvZHku";
  EXPECT_TRUE(mail_text(one + "\r\n").damage.empty());
  EXPECT_EQ(mail_text(one + "VG").damage,
            Lines{"the mail is cut short or damaged: its text is not whole"});
}

TEST(CutMails, OfAMailboxAreTold) {
  const std::string box =
      "From a Mon\nSubject: x\n\nThe first.\n\nFrom b Mon\nSubject: y\n\nThe second.\n";
  EXPECT_TRUE(mailbox_files(box).damage.empty());
  const ExtractedText cut = mailbox_files(box.substr(0, box.size() - 4));
  EXPECT_EQ(cut.files.size(), 2U);
  EXPECT_EQ(cut.damage, Lines{"the mailbox ends within a line; its last mail may be cut short"});
}

TEST(CutMails, OfOutlookTellWhatIsThereAndCannotBeRead) {
  const std::string attached = "__attach_version1.0_#00000000/";
  const std::string mail =
      testing::make_outlook_mail({{"1000001F", "The body."},
                                  {attached + "3707001F", "talk.txt"},
                                  {attached + "37010102", std::string(60'000, 'x')}});
  std::size_t told = 0;
  for (std::size_t cut = mail.size() - 512; cut > 2048; cut -= 512) {
    try {
      const ExtractedText text = old_office_text(mail.substr(0, cut));
      if (text.files.size() == 1 && text.files[0].problem.empty() &&
          text.files[0].bytes.size() == 60'000) {
        continue;
      }
      EXPECT_FALSE(text.damage.empty()) << cut;
    } catch (const ExtractionError&) {
      ++told;
    }
  }
  EXPECT_GT(told, 0U);
}

TEST(CutArchives, WithoutAMarkAtTheirEndAreTold) {
  const std::string tar = testing::make_tar({{"a.txt", "first"}, {"b.txt", "second"}});
  EXPECT_TRUE(packed_files(tar).damage.empty());
  const ExtractedText cut = packed_files(tar.substr(0, 1024));  // between the two
  ASSERT_EQ(cut.files.size(), 1U);
  EXPECT_EQ(cut.damage, Lines{"the archive has no mark at its end; it may be cut short, and files "
                              "missing"});
}

/// Of the words that a document has, those that are there once it has lost its end, or the bytes of
/// a part of it were changed.
struct Damaged {
  std::string name;
  std::string bytes;
  std::size_t least = 0;  ///< paragraphs of it that are left
  std::string told;       ///< part of it
};

std::string paragraphs_of_word(int count) {
  std::string body;
  for (int i = 0; i < count; ++i) {
    body += "<w:p><w:r><w:t>Paragraph " + std::to_string(i) + " of the talk.</w:t></w:r></w:p>";
  }
  return body;
}

TEST(CutPackages, AreReadAsFarAsTheyGo) {
  const std::string word = make_docx(paragraphs_of_word(20));
  std::string broken = word;
  broken.replace(broken.find("Paragraph 15"), 9, "Para<</w>");
  const std::string book = testing::make_zip(
      {{"mimetype", "application/epub+zip"},
       {"META-INF/container.xml",
        "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>"},
       {"b.opf",
        "<package><manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>"
        "<item id=\"b\" href=\"b.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>"
        "<spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>"},
       {"a.xhtml", "<html><body><p>Paragraph 0</p></body></html>"},
       {"b.xhtml", "<html><body><p>Paragraph 1</p></body></html>"}});
  const std::string slides = testing::make_zip(
      {{"[Content_Types].xml", "<Types/>"},
       {"ppt/presentation.xml",
        "<p:presentation><p:sldIdLst><p:sldId r:id=\"r1\"/><p:sldId r:id=\"r2\"/></p:sldIdLst>"
        "</p:presentation>"},
       {"ppt/_rels/presentation.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"x/slide\" Target=\"slides/slide1.xml\"/>"
        "<Relationship Id=\"r2\" Type=\"x/slide\" Target=\"slides/slide2.xml\"/></Relationships>"},
       {"ppt/slides/slide1.xml",
        "<p:sld><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>Paragraph 0</a:t></a:r></a:p>"
        "</p:txBody></p:sp></p:spTree></p:cSld></p:sld>"},
       {"ppt/slides/slide2.xml", "<p:sld/>"}});
  const auto until = [](const std::string& bytes, std::string_view mark) {
    return bytes.substr(0, bytes.find(mark));
  };
  const Damaged cases[] = {
      {"within the text", until(word, "Paragraph 11"), 10, "cut short within word/document.xml"},
      {"before the list of entries", until(word, "PK\x01\x02"), 20, "cut short; parts of it"},
      {"within the list of entries", word.substr(0, word.size() - 30), 20, "cut short; parts"},
      {"changed within the text", broken, 15, "word/document.xml is broken"},
      {"a book", until(book, "b.xhtml<html>"), 1, "1 of the book's pages are missing"},
      {"slides", until(slides, "ppt/slides/slide2.xml<p:sld/>"), 1, "slide 2 is missing"},
  };
  for (const Damaged& each : cases) {
    const ExtractedText text = office_text(each.bytes);
    EXPECT_GE(text.blocks.size(), each.least) << each.name;
    EXPECT_EQ(text.blocks.front().text.substr(0, 11), "Paragraph 0") << each.name;
    EXPECT_NE(::testing::PrintToString(text.damage).find(each.told), std::string::npos)
        << each.name << ::testing::PrintToString(text.damage);
  }
  EXPECT_TRUE(office_text(word).damage.empty());
}

TEST(CutPackages, WithoutAnyTextAreRefusedWithTheReason) {
  const std::string word = make_docx(paragraphs_of_word(3));
  std::string problem;
  try {
    (void)office_text(word.substr(0, word.find("word/document.xml")));
  } catch (const ExtractionError& error) {
    problem = error.what();
  }
  EXPECT_NE(problem.find("cut short"), std::string::npos) << problem;
}

TEST(CutPackages, OfFilesGiveThoseAndTellIt) {
  const std::string zip =
      testing::make_zip({{"a.txt", "first"}, {"b.txt", "second that is longer"}});
  const ExtractedText cut = office_text(zip.substr(0, zip.find(" that is longer")));
  ASSERT_EQ(cut.files.size(), 2U);
  EXPECT_EQ(cut.files[0].bytes, "first");
  EXPECT_EQ(cut.files[0].problem, "");
  EXPECT_EQ(cut.files[1].bytes, "second");
  EXPECT_NE(cut.files[1].problem, "");
  EXPECT_FALSE(office_text(zip.substr(0, zip.size() - 25)).damage.empty());
  std::string wrong = zip;
  wrong[wrong.find("second")] = 'S';
  const ExtractedText changed = office_text(wrong);
  ASSERT_EQ(changed.files.size(), 2U);
  EXPECT_NE(changed.files[1].problem.find("CRC"), std::string::npos) << changed.files[1].problem;
}

TEST(DamagedPdf, IsReadAndTellsItsPages) {
  const std::string whole =
      testing::make_pdf({{"The first page says this."}, {"The second page says that."}});
  const ExtractedText sound = pdf_text(whole);
  EXPECT_TRUE(sound.damage.empty());
  EXPECT_TRUE(sound.damaged_pages.empty());
  // The font of the second page is not there, so that nothing is drawn with it.
  std::string broken = whole;
  const std::size_t shown = broken.rfind("(The second");
  ASSERT_NE(shown, std::string::npos);
  broken.replace(shown, 1, "<");
  const ExtractedText text = pdf_text(broken);
  EXPECT_EQ(text.damaged_pages, std::vector<int>{2});
  ASSERT_FALSE(text.blocks.empty());
  EXPECT_EQ(text.blocks.front().text, "The first page says this.");
  EXPECT_EQ(pdf_text(whole.substr(0, whole.rfind("xref"))).damage,
            Lines{"its list of objects is broken, and was made anew of what is left"});
}

TEST(DamagedPdf, WhosePageHasLostWhatItIsDrawnByTellsIt) {
  const std::string whole = testing::make_pdf({{"The first page."}, {"The second page."}});
  std::string broken = whole;
  const std::size_t contents = broken.rfind("/Contents ");
  ASSERT_NE(contents, std::string::npos);
  broken.replace(contents + 10, 1, "9");  // no object has this number
  EXPECT_EQ(pdf_text(broken).damaged_pages, std::vector<int>{2});
}

}  // namespace
}  // namespace rostrum
