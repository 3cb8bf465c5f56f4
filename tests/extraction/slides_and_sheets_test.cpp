// Slides, workbooks and books: as LibreOffice writes them, as others do, and broken.
#include <gtest/gtest.h>

#include "indexer/extraction/office/office_text.hpp"
#include "indexer/extraction/office/open_text.hpp"
#include "tests/support/broken_bytes.hpp"
#include "tests/support/documents.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

using testing::make_zip;

using Lines = std::vector<std::string>;
using Entries = std::vector<std::pair<std::string, std::string>>;

ExtractedText sample(const std::string& name) {
  return office_text(testing::read_bytes(testing::source_dir() / "tests/data/formats" / name));
}

Lines lines_of(const ExtractedText& text) {
  Lines all;
  for (const TextBlock& block : text.blocks) {
    all.push_back(std::to_string(block.page) + " " + block.text);
  }
  return all;
}

Lines rows_of(const Sheet& sheet) {
  Lines all;
  for (const SheetRow& row : sheet.rows) {
    std::string line = std::to_string(row.line);
    for (const std::string& cell : row.cells) line += "|" + cell;
    all.push_back(line);
  }
  return all;
}

std::string problem_of(const std::string& bytes) {
  try {
    (void)office_text(bytes);
  } catch (const ExtractionError& error) {
    return error.what();
  }
  return "";
}

TEST(Slides, ArePagesWithTheirTitleFirstAndTheirNotesLast) {
  const Lines expected{"1 Statement by Norway",   "1 Geneva, 2 December 2025",
                       "1 We clear what we laid", "1 Thank the host country.",
                       "3 What was done",         "3 Year\tCleared",
                       "3 2024\t12 km",           "3 In a shape of a group"};
  for (const char* name : {"slides.pptx", "slides.odp", "slides.fodp"}) {
    const ExtractedText text = sample(name);
    EXPECT_EQ(lines_of(text), expected) << name;
    EXPECT_EQ(text.page_count, 3) << name;
    EXPECT_NE(text.media_type.find("presentation"), std::string::npos) << name;
  }
}

std::string shape(const std::string& kind, const std::string& text) {
  const std::string place = kind.empty() ? "" : "<p:ph type=\"" + kind + "\"/>";
  return "<p:sp><p:nvSpPr><p:cNvPr id=\"1\"/><p:nvPr>" + place +
         "</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:rPr/><a:t>" + text +
         "</a:t></a:r></a:p></p:txBody></p:sp>";
}

/// One slide, and the relationships of its part.
std::string deck(const std::string& shapes, Entries more = {}, const std::string& related = "") {
  more.emplace_back("_rels/.rels",
                    "<R><Relationship Id=\"a\" Type=\"x/officeDocument\" "
                    "Target=\"/ppt/presentation.xml\"/></R>");
  more.emplace_back("ppt/presentation.xml",
                    "<p:presentation><p:sldIdLst><p:sldId id=\"256\" r:id=\"s\"/></p:sldIdLst>"
                    "</p:presentation>");
  more.emplace_back("ppt/_rels/presentation.xml.rels",
                    "<R><Relationship Id=\"s\" Type=\"x/slide\" Target=\"slides/a.xml\"/></R>");
  more.emplace_back("ppt/slides/a.xml",
                    "<p:sld><p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld></p:sld>");
  more.emplace_back("ppt/slides/_rels/a.xml.rels", "<R>" + related + "</R>");
  return make_zip(more);
}

TEST(Slides, OfOpenDocumentHaveTheirShapesInTheOrderOfReading) {
  const auto shape = [](const char* place, const char* size, const char* text) {
    return "<draw:frame " + std::string(place) + ' ' + size + "><draw:text-box><text:p>" + text +
           "</text:p></draw:text-box></draw:frame>";
  };
  const char* half = R"(svg:width="11cm" svg:height="4cm")";
  const char* whole = R"(svg:width="24cm" svg:height="20mm")";
  const std::string page = shape(R"(svg:x="1cm" svg:y="14cm")", whole, "Last.") +
                           shape(R"(svg:x="14cm" svg:y="4cm")", half, "Right, above.") +
                           shape(R"(svg:x="1cm" svg:y="9cm")", half, "Left, below.") + "<draw:g>" +
                           shape(R"(svg:x="1cm" svg:y="4cm")", half, "Left, above.") + "</draw:g>" +
                           shape(R"(svg:x="14cm" svg:y="9cm")", half, "Right, below.") +
                           shape(R"(svg:x="1cm" svg:y="1cm")", whole, "First.") +
                           "<office:forms/>" + shape("", "", "Behind the first.");
  const ExtractedText text = flat_open_text(
      "<office:document xmlns:office=\"o\" xmlns:draw=\"d\" xmlns:svg=\"s\" xmlns:text=\"t\">"
      "<office:body><office:presentation><draw:page>" +
      page + "</draw:page></office:presentation></office:body></office:document>");
  Lines lines;
  for (const TextBlock& block : text.blocks) lines.push_back(block.text);
  EXPECT_EQ(lines, (Lines{"First.", "Behind the first.", "Left, above.", "Left, below.",
                          "Right, above.", "Right, below.", "Last."}));
}

TEST(Slides, OfPowerPointHaveTheirShapesInTheOrderOfReading) {
  const auto placed = [](int x, int y, int width, const std::string& text,
                         const std::string& place = "") {
    const std::string at = "<p:spPr><a:xfrm><a:off x=\"" + std::to_string(x) + "\" y=\"" +
                           std::to_string(y) + "\"/><a:ext cx=\"" + std::to_string(width) +
                           "\" cy=\"400\"/></a:xfrm></p:spPr>";
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"1\"/><p:nvPr>" + place + "</p:nvPr></p:nvSpPr>" +
           (x < 0 ? "" : at) + "<p:txBody><a:p><a:r><a:t>" + text +
           "</a:t></a:r></a:p></p:txBody></p:sp>";
  };
  const std::string slide = placed(100, 1400, 2400, "Last.") +
                            placed(1400, 400, 1100, "Right, above.") +
                            placed(-1, 0, 0, "Left, below.", "<p:ph type=\"body\" idx=\"7\"/>") +
                            placed(1400, 900, 1100, "Right, below.") +
                            "<p:grpSp><p:grpSpPr><a:xfrm><a:off x=\"100\" "
                            "y=\"400\"/><a:ext cx=\"1100\" cy=\"400\"/></a:xfrm></p:grpSpPr>" +
                            placed(5, 9, 10, "Left, above.") + "</p:grpSp>" +
                            placed(100, 0, 2400, "Title.", "<p:ph type=\"title\"/>");
  const std::string layout = "<p:sldLayout><p:cSld><p:spTree>" +
                             placed(100, 900, 1100, "", "<p:ph type=\"body\" idx=\"7\"/>") +
                             "</p:spTree></p:cSld></p:sldLayout>";
  EXPECT_EQ(lines_of(office_text(deck(
                slide, {{"ppt/layouts/a.xml", layout}},
                "<Relationship Id=\"l\" Type=\"x/slideLayout\" Target=\"../layouts/a.xml\"/>"))),
            (Lines{"1 Title.", "1 Left, above.", "1 Left, below.", "1 Right, above.",
                   "1 Right, below.", "1 Last."}));
}

TEST(Slides, LeaveOutWhatComesBackOnEach) {
  EXPECT_EQ(lines_of(office_text(
                deck(shape("body", "Said.") + shape("sldNum", "3") + shape("dt", "today") +
                     shape("ftr", "Samplia") + shape("ctrTitle", "Title") + "<p:grpSp><p:grpSp>" +
                     shape("", "Grouped.") + "</p:grpSp></p:grpSp>" +
                     "<p:sp><p:nvSpPr><p:cNvPr hidden=\"1\"/></p:nvSpPr><p:txBody><a:p><a:r><a:t>no"
                     "</a:t></a:r></a:p></p:txBody></p:sp>"))),
            (Lines{"1 Title", "1 Said.", "1 Grouped."}));
}

TEST(Slides, HaveRaisedFiguresFieldsAndDiagrams) {
  const std::string text =
      "<p:sp><p:txBody><a:p><a:r><a:t>We clear</a:t></a:r><a:r><a:rPr baseline=\"30000\"/><a:t>2"
      "</a:t></a:r><a:br/><a:fld type=\"slidenum\"><a:t>9</a:t></a:fld><a:r><a:t>all.</a:t></a:r>"
      "</a:p></p:txBody></p:sp>"
      "<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds r:dm=\"d\"/></a:graphicData>"
      "</a:graphic></p:graphicFrame>";
  const std::string diagram =
      "<dgm:dataModel><dgm:ptLst><dgm:pt type=\"doc\"><dgm:t><a:p><a:r><a:t>no</a:t></a:r></a:p>"
      "</dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>Survey</a:t></a:r></a:p></dgm:t></dgm:pt>"
      "</dgm:ptLst></dgm:dataModel>";
  EXPECT_EQ(lines_of(office_text(deck(text, {{"ppt/diagrams/data1.xml", diagram}},
                                      "<Relationship Id=\"d\" Type=\"x/diagramData\" "
                                      "Target=\"../diagrams/data1.xml\"/>"))),
            (Lines{"1 We clear\nall.", "1 Survey"}));
}

TEST(Workbooks, HaveTheCellsOfTheirSheets) {
  for (const char* name : {"table.xlsx", "table.ods", "table.fods"}) {
    const ExtractedText text = sample(name);
    ASSERT_EQ(text.sheets.size(), 3U) << name;
    EXPECT_EQ(text.sheets[0].name, "Talks");
    EXPECT_EQ(rows_of(text.sheets[0]),
              (Lines{"1|country|text|date|year",
                     "2|Norway|We clear what we laid.\nAnd say where it lay.|2025-06-17|2025",
                     "4|Ghana|Ours is a free land, мир.||2024"}))
        << name;
    EXPECT_EQ(rows_of(text.sheets[1]), (Lines{"1|year|mines", "2|2024|0.1"})) << name;
    EXPECT_EQ(text.notes, Lines{"sheet 'Secret' is hidden, and left out"}) << name;
  }
}

/// A workbook of one sheet.
std::string workbook(const std::string& cells, const std::string& styles = "",
                     const std::string& properties = "") {
  return make_zip(
      {{"xl/workbook.xml",
        "<workbook>" + properties + "<sheets><sheet name=\"A\" r:id=\"s\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<R><Relationship Id=\"s\" Type=\"x/worksheet\" Target=\"a.xml\"/>"
        "<Relationship Id=\"t\" Type=\"x/styles\" Target=\"styles.xml\"/>"
        "<Relationship Id=\"u\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/></R>"},
       {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"},
       {"xl/strings.xml",
        "<sst><si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r><rPh><t>no</t></rPh></si></"
        "sst>"},
       {"xl/a.xml",
        "<worksheet><sheetData><row r=\"3\">" + cells + "</row></sheetData></worksheet>"}});
}

TEST(Workbooks, WriteWhatACellShows) {
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-409]d\\ mmmm&quot; of &quot;yyyy\"/>"
      "<numFmt numFmtId=\"165\" formatCode=\"0.00&quot; days&quot;\"/>"
      "<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf "
      "numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs>";
  const std::pair<const char*, const char*> cases[] = {
      {"<c t=\"s\"><v>0</v></c>", "one"},
      {"<c t=\"s\"><v>1</v></c>", "two"},
      {"<c t=\"s\"><v>2</v></c><c><v>7</v></c>", "|7"},
      {"<c t=\"inlineStr\"><is><t>here</t></is></c>", "here"},
      {"<c t=\"str\"><f>x</f><v>made</v></c>", "made"},
      {"<c t=\"b\"><v>1</v></c>", "TRUE"},
      {"<c t=\"e\"><v>#REF!</v></c><c><v>7</v></c>", "|7"},
      {"<c><v>0.30000000000000004</v></c>", "0.3"},
      {"<c><v>2025</v></c>", "2025"},
      {"<c s=\"1\"><v>45825</v></c>", "2025-06-17"},
      {"<c s=\"1\"><v>1</v></c>", "1900-01-01"},
      {"<c s=\"2\"><v>45825.75</v></c>", "2025-06-17"},
      {"<c s=\"3\"><v>12.5</v></c>", "12.5"},
      {"<c s=\"4\"><v>0.75</v></c>", "18:00"},
      {"<c s=\"99\"><v>5</v></c>", "5"},
      {"<c s=\"1\"><v>1e300</v></c>", "1e+300"},
      {"<c r=\"C3\"><v>5</v></c>", "||5"},
      {"<c r=\"ZZZZ3\"><v>5</v></c><c r=\"A3\"><v>6</v></c>", "6"},
  };
  for (const auto& [cells, expected] : cases) {
    const ExtractedText text = office_text(workbook(cells, styles));
    ASSERT_EQ(text.sheets.size(), 1U);
    EXPECT_EQ(rows_of(text.sheets[0]), Lines{"3|" + std::string(expected)}) << cells;
  }
  const ExtractedText old =
      office_text(workbook("<c s=\"1\"><v>44363</v></c>", styles, "<workbookPr date1904=\"1\"/>"));
  EXPECT_EQ(rows_of(old.sheets[0]), Lines{"3|2025-06-17"});
}

TEST(Workbooks, AreNotAsLargeAsTheySay) {
  const std::string huge =
      "<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">"
      "<office:body><office:spreadsheet><table:table table:name=\"A\"><table:table-row "
      "table:number-rows-repeated=\"99999999\"><table:table-cell "
      "table:number-columns-repeated=\"99999999\" office:value-type=\"string\"><text:p>x</text:p>"
      "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
      "</office:document>";
  const ExtractedText text = office_text(huge);
  ASSERT_EQ(text.sheets.size(), 1U);
  EXPECT_EQ(text.sheets[0].rows.size(), 1000U);
  EXPECT_EQ(text.sheets[0].rows[0].cells.size(), 1000U);
}

TEST(Epub, HasItsPagesInTheirOrder) {
  const ExtractedText whole = sample("kinds.epub");
  EXPECT_EQ(whole.media_type, "application/epub+zip");
  ASSERT_FALSE(whole.blocks.empty());
  EXPECT_EQ(whole.blocks[0].text, "Statement of the kinds");
  const std::string container =
      "<container><rootfiles><rootfile full-path=\"in/book.opf\"/></rootfiles></container>";
  const std::string package =
      "<package><manifest>"
      "<item id=\"n\" href=\"nav.xhtml\" properties=\"nav\" media-type=\"application/xhtml+xml\"/>"
      "<item id=\"b\" href=\"b%20c.xhtml\" media-type=\"application/xhtml+xml\"/>"
      "<item id=\"a\" href=\"text/a.xhtml\" media-type=\"application/xhtml+xml\"/>"
      "<item id=\"p\" href=\"text/p.xhtml\" media-type=\"application/xhtml+xml\"/>"
      "<item id=\"m\" href=\"text/m.xhtml\" media-type=\"application/xhtml+xml\"/>"
      "</manifest><spine><itemref idref=\"n\"/><itemref idref=\"a\"/><itemref idref=\"p\"/>"
      "<itemref idref=\"b\"/><itemref idref=\"b\"/><itemref idref=\"m\"/></spine></package>";
  const auto page = [](const char* text) {
    return "<html><body><p>" + std::string(text) + "</p></body></html>";
  };
  Entries entries{{"META-INF/container.xml", container},
                  {"in/book.opf", package},
                  {"in/nav.xhtml", page("Contents")},
                  {"in/text/a.xhtml", page("First.")},
                  {"in/text/p.xhtml", "<html><body><img src=\"x\"/></body></html>"},
                  {"in/b c.xhtml", page("Second.")}};
  const ExtractedText book = office_text(make_zip(entries));
  EXPECT_EQ(lines_of(book), (Lines{"0 First.", "0 Second."}));
  EXPECT_EQ(book.damage, Lines{"1 of the book's pages are missing in the file"});
  entries.emplace_back(
      "META-INF/encryption.xml",
      "<encryption><EncryptedData><EncryptionMethod "
      "Algorithm=\"http://www.idpf.org/2008/embedding\"/></EncryptedData><EncryptedData>"
      "<EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/>"
      "</EncryptedData></encryption>");
  EXPECT_NE(problem_of(make_zip(entries)).find("locked"), std::string::npos);
}

TEST(OtherPackages, AreToldWithWhatHelps) {
  EXPECT_NE(problem_of(make_zip({{"Index/Document.iwa", "x"}})).find("Pages"), std::string::npos);
  EXPECT_NE(problem_of(make_zip({{"xl/workbook.bin", "x"}})).find(".xlsx"), std::string::npos);
  EXPECT_NE(problem_of(make_zip({{"FixedDocSeq.fdseq", "x"}})).find("xpstopdf"), std::string::npos);
}

TEST(OtherPackages, SurviveBrokenBytes) {
  for (const char* name :
       {"slides.pptx", "slides.fodp", "table.xlsx", "table.ods", "table.fods", "kinds.epub"}) {
    testing::each_broken(testing::read_bytes(testing::source_dir() / "tests/data/formats" / name),
                         60, [](const std::string& bytes) {
                           try {
                             (void)office_text(bytes);
                           } catch (const ExtractionError&) {  // NOLINT: told, and that is all
                           }
                         });
  }
}

}  // namespace
}  // namespace rostrum
