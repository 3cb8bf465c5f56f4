// Documents of each format to text, whole and broken, in this process.
#include <gtest/gtest.h>

#include "indexer/extraction/office/office_text.hpp"
#include "indexer/extraction/pdf/pdf_text.hpp"
#include "indexer/extraction/web/html_text.hpp"
#include "tests/support/documents.hpp"

namespace rostrum {
namespace {

using testing::make_docx;
using testing::make_odt;
using testing::make_pdf;
using testing::make_zip;

std::vector<std::string> texts(const ExtractedText& text) {
  std::vector<std::string> all;
  for (const TextBlock& block : text.blocks) all.push_back(block.text);
  return all;
}

template <typename Work>
std::string problem_of(const Work& work) {
  try {
    (void)work();
  } catch (const ExtractionError& error) {
    return error.what();
  }
  return "";
}

using Lines = std::vector<std::string>;

TEST(PdfText, ReadsPagesInOrder) {
  const ExtractedText found =
      pdf_text(make_pdf({{"Statement by Samplia", "", "First page."}, {"Second page."}}));
  ASSERT_EQ(found.blocks.size(), 3U) << ::testing::PrintToString(texts(found));
  EXPECT_EQ(texts(found), (Lines{"Statement by Samplia", "First page.", "Second page."}));
  EXPECT_EQ(found.blocks[0].page, 1);
  EXPECT_EQ(found.blocks[2].page, 2);
}

TEST(PdfText, SaysWhyThereIsNone) {
  EXPECT_NE(problem_of([] { return pdf_text("%PDF-1.4 and nothing else"); }).find("damaged"),
            std::string::npos);
  const ExtractedText empty = pdf_text(make_pdf({{}, {}}));
  EXPECT_TRUE(empty.blocks.empty());
  EXPECT_EQ(empty.page_count, 2);
  EXPECT_TRUE(empty.unread_pages.empty());
}

TEST(WordText, HasBodyTablesBoxesAndNotes) {
  const std::string body =
      "<w:p><w:r><w:t>Statement by</w:t></w:r><w:r><w:tab/><w:t>Samplia</w:t></w:r>"
      "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
      "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></"
      "w:r></w:del></w:p>"
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></"
      "w:r></w:p></w:tc></w:tr></w:tbl>"
      "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></"
      "w:p></w:txbxContent></mc:Choice>"
      "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></"
      "mc:Fallback></mc:AlternateContent></w:r></w:p>";
  const std::string notes =
      "<w:footnote w:type=\"separator\"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>"
      "<w:footnote w:id=\"2\"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>";
  EXPECT_EQ(texts(office_text(make_docx(body, notes))),
            (Lines{"Statement by\tSamplia", "one\ntwo", "a\tb", "boxed", "A note."}));
}

TEST(OpenText, HasBodyTablesAndNotes) {
  const std::string body =
      "<text:h>Statement by<text:s text:c=\"2\"/>Samplia</text:h>"
      "<text:p>One<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A "
      "note.</text:p></text:note-body></text:note> two.</text:p>"
      "<table:table><table:table-row><table:table-cell><text:p>a</text:p></"
      "table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></"
      "table:table>";
  EXPECT_EQ(texts(office_text(make_odt(body))),
            (Lines{"Statement by  Samplia", "One two.", "a\tb", "A note."}));
}

TEST(OfficeText, SaysWhyThereIsNone) {
  const auto why = [](const std::string& bytes) {
    return problem_of([&] { return office_text(bytes); });
  };
  EXPECT_NE(why("PK\x03\x04 broken").find("damaged"), std::string::npos);
  EXPECT_NE(why(make_zip({{"word/document.xml", "<w:document><w:p>"}})).find("damaged"),
            std::string::npos);
  EXPECT_NE(why(make_docx("")).find("empty"), std::string::npos);
  EXPECT_NE(
      why(make_zip({{"content.xml", "<a/>"}, {"META-INF/manifest.xml", "<encryption-data/>"}}))
          .find("encrypted"),
      std::string::npos);
}

TEST(OfficeText, ExpandsNoEntities) {
  const std::string bomb =
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document "
      "xmlns:w=\"w\"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>";
  EXPECT_EQ(texts(office_text(make_zip({{"word/document.xml", bomb}}))), Lines{"&b;"});
}

TEST(HtmlText, TakesTheContentAndLeavesTheFurniture) {
  const std::string page =
      "<!DOCTYPE html><html><head><title>t</title><script>var x</script></head><body>"
      "<nav>Home | News</nav><div class=\"menu main-menu\">Menu</div>"
      "<div id=\"wrapper\" class=\"has-sidebar\"><h1>Statement by Samplia<sup>1</sup></h1>"
      "<p>First   line<br>second line</p><ul><li>one</li><li>two</li></ul>"
      "<table><tr><td>a</td><td>b</td></tr></table></div>"
      "<footer>Imprint</footer></body></html>";
  EXPECT_EQ(texts(html_text(page)),
            (Lines{"Statement by Samplia", "First line\nsecond line", "one", "two", "a\tb"}));
}

TEST(HtmlText, PrefersMain) {
  EXPECT_EQ(texts(html_text("<body><p>Around</p><main><p>Inside</p></main></body>")),
            Lines{"Inside"});
  EXPECT_EQ(texts(html_text("<body><p>Around</p><article>Only</article></body>")), Lines{"Only"});
}

TEST(HtmlText, ReadsTheEncodingThatIsMeant) {
  const std::string latin = "<html><body><p>R\xE9publique \x93x\x94</p></body></html>";
  EXPECT_EQ(texts(html_text(latin)), Lines{"République “x”"});
  EXPECT_EQ(texts(html_text(
                "<html><head><meta charset=\"koi8-r\"></head><body>\xED\xC9\xD2</body></html>")),
            Lines{"Мир"});
  EXPECT_EQ(
      texts(html_text("<html><head><meta charset=\"latin1\"></head><body>裁军</body></html>")),
      Lines{"裁军"});
}

TEST(HtmlText, SurvivesDeepNesting) {
  std::string page = "<body>";
  for (int i = 0; i < 100'000; ++i) page += "<div>";
  page += "deep";
  std::string found = problem_of([&] { return html_text(page + "<p>x"); });
  EXPECT_TRUE(found.empty() || found.find("no text") != std::string::npos) << found;
}

}  // namespace
}  // namespace rostrum
