// What a Word or OpenDocument file says, and what it only holds.
#include "indexer/extraction/office/office_text.hpp"

#include <gtest/gtest.h>

#include "tests/support/documents.hpp"
#include "tests/support/extracted_lines.hpp"

namespace rostrum {
namespace {

using testing::make_docx;
using testing::make_odt;
using testing::make_zip;

using testing::Lines;
using testing::lines_of;
using Entries = std::vector<std::pair<std::string, std::string>>;

Lines word(const std::string& body) { return lines_of(office_text(make_docx(body))); }
Lines open(const std::string& body) { return lines_of(office_text(make_odt(body))); }

std::string run(std::string_view text, std::string_view properties = "") {
  std::string xml = "<w:r>";
  if (!properties.empty()) xml += "<w:rPr>" + std::string(properties) + "</w:rPr>";
  return xml + "<w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>";
}
std::string par(std::string_view text, std::string_view properties = "") {
  std::string xml = "<w:p>";
  if (!properties.empty()) xml += "<w:pPr>" + std::string(properties) + "</w:pPr>";
  return xml + run(text) + "</w:p>";
}
std::string cell(std::string_view text) { return "<w:tc>" + par(text) + "</w:tc>"; }
std::string control(std::string_view inside, std::string_view properties = "") {
  return "<w:sdt><w:sdtPr>" + std::string(properties) + "</w:sdtPr><w:sdtContent>" +
         std::string(inside) + "</w:sdtContent></w:sdt>";
}

/// A package whose parts have the names that its relationships give them.
std::string package(Entries parts, std::string_view relationships,
                    const std::string& main = "story/main.xml") {
  parts.emplace_back("_rels/.rels",
                     "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" "
                     "Target=\"" +
                         main + "\"/></Relationships>");
  const std::size_t slash = main.rfind('/');
  parts.emplace_back(main.substr(0, slash) + "/_rels/" + main.substr(slash + 1) + ".rels",
                     "<Relationships>" + std::string(relationships) + "</Relationships>");
  return make_zip(parts);
}
std::string part(std::string_view root, std::string_view inside) {
  return "<w:" + std::string(root) + " xmlns:w=\"w\" xmlns:r=\"r\">" + std::string(inside) +
         "</w:" + std::string(root) + ">";
}
std::string related(std::string_view id, std::string_view type, std::string_view target) {
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"http://x/" + std::string(type) +
         "\" Target=\"" + std::string(target) + "\"/>";
}

TEST(WordText, ReadsThePartThatThePackageNames) {
  const std::string main = part("document", "<w:body>" + par("Named elsewhere.") + "</w:body>");
  EXPECT_EQ(
      lines_of(office_text(package(
          {{"story/main.xml", main}, {"word/document.xml", part("document", par("Old."))}}, ""))),
      Lines{"Named elsewhere."});
}

TEST(WordText, ReadsContentControlsAtEveryLevel) {
  const std::string table =
      "<w:tbl><w:tr>" + cell("a") + control(cell("b")) + "</w:tr>" +
      control("<w:tr>" + cell("c") + "<w:customXml>" + cell("d") + "</w:customXml></w:tr>") +
      "</w:tbl>";
  EXPECT_EQ(word(par("One.") + control(par("Two.")) + "<w:p><w:smartTag>" + run("Three") +
                 "</w:smartTag>" + control(run(" and four.")) + "</w:p>" + control(table)),
            (Lines{"One.", "Two.", "Three and four.", "a\tb", "c\td"}));
  EXPECT_EQ(word(par("Said.") + control(par("Click here."), "<w:showingPlcHdr/>")), Lines{"Said."});
}

TEST(WordText, LeavesHiddenTextOut) {
  const std::string styles = part(
      "styles",
      "<w:style w:type=\"character\" w:styleId=\"Inner\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Outer\"><w:basedOn w:val=\"Inner\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Note\"><w:rPr><w:vanish/></w:rPr></w:style>");
  const std::string body = "<w:p>" + run("Shown") + run(" not", "<w:vanish/>") +
                           run(" not", "<w:rStyle w:val=\"Outer\"/>") +
                           run(" again.", "<w:rStyle w:val=\"Outer\"/><w:vanish w:val=\"0\"/>") +
                           "</w:p>" + par("Not.", "<w:pStyle w:val=\"Note\"/>") + par("End.");
  EXPECT_EQ(lines_of(office_text(
                package({{"story/main.xml", part("document", "<w:body>" + body + "</w:body>")},
                         {"story/looks.xml", styles}},
                        related("s", "styles", "looks.xml")))),
            (Lines{"Shown again.", "End."}));
}

TEST(WordText, LeavesRaisedFiguresOut) {
  const std::string raised = "<w:vertAlign w:val=\"superscript\"/>";
  EXPECT_EQ(word("<w:p>" + run("the clearance") + run("1", raised) + run(" of the 2") +
                 run("nd", raised) + run(" area") + run("2", "<w:position w:val=\"6\"/>") +
                 run(".") + "</w:p>"),
            Lines{"the clearance of the 2nd area."});
}

TEST(WordText, JoinsWhatADeletedOrHiddenMarkParted) {
  EXPECT_EQ(word("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("One ") + "</w:p>" +
                 par("sentence.")),
            Lines{"One sentence."});
}

TEST(WordText, WritesSymbolsHyphensAndFields) {
  EXPECT_EQ(word("<w:p><w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>5 anti</w:t>"
                 "<w:noBreakHyphen/><w:t>tank dis</w:t><w:softHyphen/><w:t>armament</w:t></w:r>"
                 "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" +
                 run("not shown") + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                 run(" shown") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"),
            Lines{"≥5 anti-tank disarmament shown"});
}

TEST(WordText, ReadsTextBoxesOnce) {
  const std::string box = "<w:txbxContent>" + par("Boxed.") + "</w:txbxContent>";
  EXPECT_EQ(
      word("<w:p>" + run("Before") +
           "<w:r><mc:AlternateContent><mc:Choice><wpg:wgp xmlns:wpg=\"g\">" + box +
           "</wpg:wgp></mc:Choice><mc:Fallback><w:pict>" + box +
           "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run(" behind.") + "</w:p>"),
      (Lines{"Before behind.", "Boxed."}));
  EXPECT_EQ(word("<w:p><w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict>" + box +
                 "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"),
            Lines{"Boxed."});
}

TEST(WordText, WritesTheNumbersOfLists) {
  const std::string numbering =
      part("numbering",
           "<w:abstractNum w:abstractNumId=\"1\">"
           "<w:lvl w:ilvl=\"0\"><w:start w:val=\"7\"/><w:numFmt w:val=\"decimal\"/><w:lvlText "
           "w:val=\"%1.\"/></w:lvl>"
           "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText "
           "w:val=\"(%2)\"/></w:lvl></w:abstractNum>"
           "<w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/>"
           "<w:lvlText w:val=\"o\"/></w:lvl></w:abstractNum>"
           "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>"
           "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"2\"/></w:num>");
  const auto item = [](const char* text, const char* list, const char* level) {
    return par(text, std::string("<w:numPr><w:ilvl w:val=\"") + level + "\"/><w:numId w:val=\"" +
                         list + "\"/></w:numPr>");
  };
  const std::string body = item("Clearance", "3", "0") + item("of land", "3", "1") +
                           item("of water", "3", "1") + item("Victims", "3", "0") +
                           item("of mines", "3", "1") + item("point", "4", "0");
  EXPECT_EQ(lines_of(office_text(
                package({{"story/main.xml", part("document", "<w:body>" + body + "</w:body>")},
                         {"story/lists.xml", numbering}},
                        related("n", "numbering", "lists.xml")))),
            (Lines{"7. Clearance", "(a) of land", "(b) of water", "8. Victims", "(a) of mines",
                   "point"}));
}

TEST(WordText, TakesTheFirstHeaderForTheLetterheadAlone) {
  const std::string section =
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"d\"/><w:headerReference "
      "w:type=\"first\" r:id=\"f\"/>%</w:sectPr>";
  const auto read = [&](const std::string& title_page) {
    std::string body = par("We speak.") + section;
    body.replace(body.find('%'), 1, title_page);
    return office_text(
        package({{"story/main.xml", part("document", "<w:body>" + body + "</w:body>")},
                 {"story/h1.xml", part("hdr", par("Running head") + par("3"))},
                 {"story/h2.xml", part("hdr", par("Mission of Samplia"))}},
                related("d", "header", "h1.xml") + related("f", "header", "h2.xml")));
  };
  EXPECT_EQ(read("<w:titlePg/>").letterhead, "Mission of Samplia");
  EXPECT_EQ(read("").letterhead, "Running head");
  EXPECT_EQ(lines_of(read("<w:titlePg/>")), Lines{"We speak."});
}

TEST(WordText, ReadsEmbeddedDocuments) {
  const std::string body = "<w:body>" + par("Around.") + "<w:altChunk r:id=\"h\"/>" +
                           "<w:altChunk r:id=\"w\"/><w:altChunk r:id=\"t\"/>"
                           "<w:altChunk r:id=\"m\"/></w:body>";
  const ExtractedText found = office_text(
      package({{"story/main.xml", part("document", body)},
               {"story/a.html", "<html><body><p>From a page.</p></body></html>"},
               {"story/b.docx", make_docx(par("From Word."))},
               {"story/c.txt", "From text.\n"},
               {"story/d.mht",
                "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
                "--b\nContent-Type: text/html; charset=utf-8\n\n<p>From a saved "
                "page.</p>\n--b--\n"}},
              related("h", "aFChunk", "a.html") + related("w", "aFChunk", "b.docx") +
                  related("t", "aFChunk", "/story/c.txt") + related("m", "aFChunk", "d.mht")));
  EXPECT_EQ(lines_of(found),
            (Lines{"Around.", "From a page.", "From Word.", "From text.", "From a saved page."}));
}

TEST(WordText, ReadsPartsInUtf16) {
  std::string wide = "\xFF\xFE";
  for (const char c : part("document", par("Wide."))) wide += {c, '\0'};
  EXPECT_EQ(lines_of(office_text(make_zip({{"word/document.xml", wide}}))), Lines{"Wide."});
}

TEST(WordText, ReadsTheCellsOfALetterheadAsLines) {
  const std::string head = "<w:tbl><w:tr>" + cell("Mission of Samplia") +
                           cell("Check against delivery") + "</w:tr></w:tbl>";
  const std::string figures =
      "<w:tbl><w:tr>" + cell("Samplia") + cell("1,234") + cell("2030") + "</w:tr></w:tbl>";
  EXPECT_EQ(
      word(head + par("Statement") + figures),
      (Lines{"Mission of Samplia", "Check against delivery", "Statement", "Samplia\t1,234\t2030"}));
}

TEST(OpenText, LeavesHiddenAndDeletedTextOut) {
  const std::string styles =
      "<office:automatic-styles><style:style style:name=\"T1\" style:family=\"text\">"
      "<style:text-properties text:display=\"none\"/></style:style>"
      "<style:style style:name=\"T2\" style:family=\"text\" style:parent-style-name=\"Up\"/>"
      "<style:style style:name=\"Up\" style:family=\"text\"><style:text-properties "
      "style:text-position=\"super 58%\"/></style:style></office:automatic-styles>";
  const std::string body =
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
      "</text:deletion></text:changed-region></text:tracked-changes>"
      "<text:p>Shown<text:span text:style-name=\"T1\"> not</text:span><text:change/> here"
      "<text:span text:style-name=\"T2\">12</text:span>.</text:p>"
      "<text:section text:display=\"none\"><text:p>not</text:p></text:section>"
      "<text:p>Not<text:hidden-paragraph text:is-hidden=\"true\"/></text:p>"
      "<text:p>A picture<draw:frame><svg:title>not</svg:title><draw:text-box><text:p>boxed"
      "</text:p></draw:text-box></draw:frame></text:p>";
  const std::string xml = "<office:document-content>" + styles + "<office:body><office:text>" +
                          body + "</office:text></office:body></office:document-content>";
  EXPECT_EQ(lines_of(office_text(make_zip({{"content.xml", xml}}))),
            (Lines{"Shown here.", "A picture", "boxed"}));
}

TEST(OpenText, NumbersItsLists) {
  const std::string xml =
      "<office:document-content><office:automatic-styles><text:list-style style:name=\"L1\">"
      "<text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
      "style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" "
      "style:num-format=\"a\" style:num-suffix=\")\"/></text:list-style></office:automatic-styles>"
      "<office:body><office:text><text:list text:style-name=\"L1\"><text:list-item><text:p>one"
      "</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list>"
      "</text:list-item><text:list-item><text:p>two</text:p><text:p>more</text:p>"
      "</text:list-item></text:list></office:text></office:body></office:document-content>";
  EXPECT_EQ(lines_of(office_text(make_zip({{"content.xml", xml}}))),
            (Lines{"1. one", "a) inner", "2. two", "more"}));
}

TEST(OpenText, HasTheHeaderOfItsFirstPage) {
  const std::string styles =
      "<office:document-styles><office:master-styles><style:master-page style:name=\"Standard\">"
      "<style:header><text:p>Samplia</text:p></style:header></style:master-page>"
      "</office:master-styles></office:document-styles>";
  const std::string content =
      "<office:document-content><office:body><office:text><text:p>We speak.</text:p>"
      "</office:text></office:body></office:document-content>";
  const ExtractedText found =
      office_text(make_zip({{"content.xml", content}, {"styles.xml", styles}}));
  EXPECT_EQ(found.letterhead, "Samplia");
  EXPECT_EQ(lines_of(found), Lines{"We speak."});
}

TEST(OpenText, ReadsOneFlatFile) {
  const std::string xml =
      "<?xml version=\"1.0\"?>\n<office:document>\n <office:body>\n  <office:text>\n   "
      "<text:p>Flat\n"
      "     text.</text:p>\n  </office:text>\n </office:body>\n</office:document>\n";
  EXPECT_EQ(lines_of(office_text(xml)), Lines{"Flat text."});
  EXPECT_EQ(open("<text:p>a</text:p>"), Lines{"a"});
}

}  // namespace
}  // namespace rostrum
