// Exports of library catalogues and reference managers: an entry a statement, and what is broken
// costs itself alone.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "indexer/readers/file_reader.hpp"
#include "indexer/readers/library/latex_text.hpp"

namespace rostrum {
namespace {

ReadResult read(const char* file, const std::string& bytes, bool strict = false) {
  return FileReader({.vocabulary = &Vocabulary::builtin(), .strict = strict})
      .read_file(file, format_of(file, bytes.substr(0, 4096)), bytes, "");
}

bool any_holds(const std::vector<Problem>& problems, int line, const std::string& part) {
  return std::any_of(problems.begin(), problems.end(), [&](const Problem& each) {
    return each.line == line && each.message.find(part) != std::string::npos;
  });
}

/// What each format says of the same statement.
void expect_latvia(const ReadResult& result) {
  ASSERT_EQ(result.statements.size(), 1U)
      << (result.skipped.empty() ? "" : result.skipped.front().message);
  EXPECT_TRUE(result.skipped.empty());
  const Statement& statement = result.statements.front();
  EXPECT_EQ(statement.title, "Statement by Latvia on clearance");
  EXPECT_EQ(statement.text, "Latvia asks for a map of what is left, and offers two teams.");
  ASSERT_TRUE(statement.delivered_by);
  EXPECT_EQ(statement.delivered_by->code, "LVA");
  EXPECT_EQ(statement.speaker.name, "Anna Example");
  ASSERT_TRUE(statement.date);
  EXPECT_EQ(statement.date->text(), "2020-11-17");
  EXPECT_EQ(statement.symbols, std::vector<std::string>{"APLC/MSP.18/2020/WP.9"});
  ASSERT_TRUE(statement.session);
  EXPECT_EQ(statement.session->code, "APMBC/18MSP");
  EXPECT_EQ(statement.convention, "APMBC");
  EXPECT_EQ(statement.language, "en");
  EXPECT_EQ(statement.source.url, "https://example.org/latvia.pdf");
  EXPECT_TRUE(std::any_of(
      statement.evidence.begin(), statement.evidence.end(),
      [](const Evidence& each) { return each.field == "text" && each.value == "abstract"; }));
}

const char* const kMarcXml = R"(<?xml version="1.0" encoding="UTF-8"?>
<collection xmlns="http://www.loc.gov/MARC21/slim">
<record>
  <leader>00000nam a2200000 a 4500</leader>
  <controlfield tag="001">77</controlfield>
  <datafield tag="041" ind1=" " ind2=" "><subfield code="a">eng</subfield></datafield>
  <datafield tag="191" ind1=" " ind2=" "><subfield code="a">APLC/MSP.18/2020/WP.9</subfield>
    <subfield code="b">APLC/</subfield></datafield>
  <datafield tag="245" ind1="1" ind2="0"><subfield code="a">Statement by Latvia :</subfield><subfield code="b">on clearance /</subfield></datafield>
  <datafield tag="269" ind1=" " ind2=" "><subfield code="a">2020-11-17</subfield></datafield>
  <datafield tag="520" ind1=" " ind2=" "><subfield code="a">Latvia asks for a map of what is left, and offers two teams.</subfield></datafield>
  <datafield tag="700" ind1="1" ind2=" "><subfield code="a">Example, Anna</subfield><subfield code="g">Latvia</subfield></datafield>
  <datafield tag="856" ind1="4" ind2=" "><subfield code="u">https://example.org/latvia.pdf</subfield><subfield code="y">English</subfield></datafield>
</record>
</collection>
)";

TEST(MarcXml, IsRead) {
  std::string xml = kMarcXml;
  // The title's parts keep the colon between them.
  xml.replace(xml.find("Latvia :"), 8, "Latvia");
  xml.replace(xml.find("clearance /"), 11, "clearance /");
  expect_latvia(read("export.xml", xml));
  // Prefixes of name spaces are their authors' choice.
  std::string prefixed;
  for (std::size_t i = 0; i < xml.size(); ++i) {
    prefixed += xml[i];
    if (xml[i] == '<' && xml[i + 1] != '?' && xml[i + 1] != '/') prefixed += "m:";
    if (xml[i] == '/' && xml[i - 1] == '<') prefixed += "m:";
  }
  expect_latvia(read("export.xml", prefixed));
}

TEST(MarcXml, KeepsWhatStandsAroundABrokenRecord) {
  const std::string record =
      "<record><datafield tag=\"245\"><subfield code=\"a\">On &lt;mines&gt; &amp; maps "
      "&#233;t&#xE9;</subfield></datafield></record>\n";
  const std::string xml = "<collection xmlns=\"http://www.loc.gov/MARC21/slim\">\n" + record +
                          "<record><datafield tag=\"245\"><subfield code=\"a\">A < B and no end\n" +
                          record + "<!-- <record> --><record/>\n" + record +
                          "<record><datafield tag=\"245\">";
  const ReadResult result = read("export.xml", xml);
  ASSERT_EQ(result.statements.size(), 4U);
  EXPECT_EQ(result.statements[0].title, "On <mines> & maps été");
  EXPECT_EQ(result.statements[1].title, "A < B and no end");
  EXPECT_EQ(result.statements[2].source.line, 4);
  EXPECT_TRUE(any_holds(result.skipped, 3, "does not end"));
  EXPECT_TRUE(any_holds(result.skipped, 5, "text: missing or empty"));
  EXPECT_TRUE(any_holds(result.skipped, 7, "the file ends within this record"));
}

TEST(MarcXml, ExpandsNoEntityOfItsOwn) {
  const std::string xml =
      "<!DOCTYPE c [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n"
      "<collection xmlns=\"http://www.loc.gov/MARC21/slim\"><record><datafield tag=\"245\">"
      "<subfield code=\"a\">x &b; y</subfield></datafield></record></collection>";
  const ReadResult result = read("export.xml", xml);
  ASSERT_EQ(result.statements.size(), 1U);
  EXPECT_EQ(result.statements[0].title, "x &b; y");
}

/// A record of ISO 2709 with these fields.
std::string marc(const std::vector<std::pair<std::string, std::string>>& fields) {
  const auto figures = [](std::size_t number, std::size_t width) {
    std::string text = std::to_string(number);
    return std::string(width - text.size(), '0') + text;
  };
  std::string directory;
  std::string data;
  for (const auto& [tag, value] : fields) {
    directory += tag + figures(value.size() + 1, 4) + figures(data.size(), 5);
    data += value + '\x1E';
  }
  const std::size_t base = 24 + directory.size() + 1;
  return figures(base + data.size() + 1, 5) + "nam a22" + figures(base, 5) + " a 4500" + directory +
         '\x1E' + data + '\x1D';
}

std::string field(const std::string& parts) {
  std::string text = "  ";
  for (const char c : parts) text += c == '$' ? '\x1F' : c;
  return text;
}

TEST(MarcFile, IsRead) {
  const std::string latvia =
      marc({{"001", "77"},
            {"041", field("$aeng")},
            {"191", field("$aAPLC/MSP.18/2020/WP.9")},
            {"245", field("$aStatement by Latvia$bon clearance /")},
            {"269", field("$a2020-11-17")},
            {"520", field("$aLatvia asks for a map of what is left, and offers two teams.")},
            {"700", field("$aExample, Anna$gLatvia")},
            {"856", field("$uhttps://example.org/latvia.pdf")}});
  expect_latvia(read("export.mrc", latvia));

  const ReadResult broken =
      read("export.mrc", latvia + "00100 damaged\x1D" + latvia +
                             marc({{"245", field("$acaf\xE9")}}) + latvia.substr(0, 200));
  EXPECT_EQ(broken.statements.size(), 2U);
  EXPECT_TRUE(any_holds(broken.skipped, 2, "damaged"));
  EXPECT_TRUE(any_holds(broken.skipped, 4, "not UTF-8"));
  EXPECT_TRUE(any_holds(broken.skipped, 5, "the file ends within"));
}

TEST(Ris, IsRead) {
  const std::string entry =
      "TY  - RPRT\r\nTI  - Statement by Latvia on clearance\r\nAU  - Latvia\r\nAU  - Example, "
      "Anna\r\nPY  - 2020\r\nDA  - 2020/11/17/\r\nAB  - Latvia asks for a map of what is left,\r\n"
      "and offers two teams.\r\nCN  - APLC/MSP.18/2020/WP.9\r\nLA  - eng\r\n"
      "UR  - https://example.org/latvia.pdf\r\nER  - \r\n";
  expect_latvia(read("export.ris", entry));
  expect_latvia(read("export.txt", "\xEF\xBB\xBF\r\n" + entry));

  const ReadResult broken =
      read("export.ris",
           "no line of it\nTY  - RPRT\nTI  - One\nAB  - First.\nTY  - RPRT\n"
           "TI  - Two\nAB  - Second.\nER  - \nTI  - stray\nTY  - RPRT\nAB  - Third.");
  ASSERT_EQ(broken.statements.size(), 3U);
  EXPECT_EQ(broken.statements[2].text, "Third.");
  EXPECT_EQ(broken.statements[1].source.line, 5);
  EXPECT_TRUE(any_holds(broken.skipped, 1, "not a line of RIS"));
  EXPECT_TRUE(any_holds(broken.skipped, 2, "does not end with 'ER"));
  EXPECT_TRUE(any_holds(broken.skipped, 9, "before any 'TY"));
  EXPECT_TRUE(any_holds(broken.skipped, 10, "the file ends within"));
}

TEST(Bibtex, IsRead) {
  const std::string entry =
      "% of our own\n@string{two = \"two teams\"}\n@comment{ @misc{no} }\n"
      "@TechReport{latvia2020,\n  title = {{Statement} by {L}atvia on clearance},\n"
      "  author = {{Latvia} and Example, Anna},\n  year = 2020, month = nov, day = {17},\n"
      "  abstract = \"Latvia asks for a map of what is left, and offers \" # two # {.},\n"
      "  number = {APLC/MSP.18/2020/WP.9},\n  language = {english},\n"
      "  howpublished = {\\url{https://example.org/latvia.pdf}},\n}\n";
  expect_latvia(read("export.bib", entry));

  const ReadResult broken =
      read("export.bib",
           "@misc{a, abstract = {First.}}\n@misc{b, abstract = {no end\n"
           "@misc{c, abstract = {Second.}}\n@misc{d, abstract {x}}\n@misc e\n"
           "@misc(f, abstract = \"Third.\")\n@misc{g, title = {T}, abstract = ");
  ASSERT_EQ(broken.statements.size(), 3U);
  EXPECT_EQ(broken.statements[1].text, "Second.");
  EXPECT_EQ(broken.statements[2].source.line, 6);
  EXPECT_TRUE(any_holds(broken.skipped, 2, "not closed"));
  EXPECT_TRUE(any_holds(broken.skipped, 4, "not 'name = {value}'"));
  EXPECT_TRUE(any_holds(broken.skipped, 5, "not followed by a brace"));
  EXPECT_TRUE(any_holds(broken.skipped, 7, "a value is missing"));
}

TEST(PlainLatex, HasLettersForItsCommands) {
  const std::pair<const char*, const char*> cases[] = {
      {"{\\'e}t{\\'{e}}", "été"},
      {"M{\\\"u}ller", "Müller"},
      {"\\c{c}a", "ça"},
      {"\\v{C}apek", "Čapek"},
      {"Stra{\\ss}e", "Straße"},
      {"\\O{}re", "Øre"},
      {"A \\& B 5\\% \\_x", "A & B 5% _x"},
      {"a--b---c", "a–b—c"},
      {"``so''", "\"so\""},
      {"no~break", "no break"},
      {"\\emph{word} x", "word x"},
      {"\\", ""},
      {"{{Nested}}", "Nested"},
      {"\\~n", "ñ"},
      {"\\'", "'"},
  };
  for (const auto& [latex, plain] : cases) EXPECT_EQ(plain_latex(latex), plain) << latex;
}

TEST(CslJson, IsRead) {
  const std::string item =
      R"({"id":"x","type":"report","title":"Statement by Latvia on clearance",
 "author":[{"literal":"Latvia"},{"family":"Example","given":"Anna"}],
 "issued":{"date-parts":[["2020",11,17]]},"number":"APLC/MSP.18/2020/WP.9","language":"en",
 "abstract":"Latvia asks for a map of what is left, and offers two teams.",
 "URL":"https://example.org/latvia.pdf"})";
  expect_latvia(read("export.json", "[" + item + "]"));
  expect_latvia(read("export.json", item));

  const ReadResult broken = read("export.json",
                                 "[\n{\"type\":\"x\",\"abstract\":\"First.\"},\n"
                                 "{\"type\": broken},\n17,\n"
                                 "{\"text\":\"A record.\",\"country\":\"Malta\"},\n"
                                 "{\"text\":\"never ends");
  ASSERT_EQ(broken.statements.size(), 2U);
  EXPECT_EQ(broken.statements[1].delivered_by->code, "MLT");
  EXPECT_EQ(broken.statements[1].source.line, 5);
  EXPECT_TRUE(any_holds(broken.skipped, 3, "not JSON"));
  EXPECT_TRUE(any_holds(broken.skipped, 4, "expected an object"));
  EXPECT_TRUE(any_holds(broken.skipped, 6, "the file ends within this object"));
  EXPECT_TRUE(any_holds(read("x.json", "17").skipped, 0, "no list of JSON objects"));
}

TEST(CatalogueTables, AreReadByTheirColumns) {
  expect_latvia(read("export.csv",
                     "001,041__a,191__a,245__a,245__b,269__a,520__a,700__a,700__g,856__u\n"
                     "77,eng,APLC/MSP.18/2020/WP.9,Statement by Latvia,on "
                     "clearance,2020-11-17,\"Latvia asks for a "
                     "map of what is left, and offers two teams.\",\"Example, Anna\",Latvia,"
                     "https://example.org/latvia.pdf\n"));
  const ReadResult named =
      read("export.csv",
           "Key,Title,Author,Date,Abstract Note,Document symbol,Language,Url\n"
           "K1,Statement by Latvia on clearance,\"Latvia; Example, Anna\",2020-11-17,\"Latvia asks "
           "for a "
           "map of what is left, and offers two teams.\",APLC/MSP.18/2020/WP.9,en,"
           "https://example.org/latvia.pdf\n");
  expect_latvia(named);
  EXPECT_EQ(named.unknown_fields, std::vector<std::string>{"Key"});
  // Figures are no tags.
  EXPECT_TRUE(read("figures.csv", "year,245,520\n2019,1,2\n").statements.empty());
  // A table of statements stays one, whatever else it has.
  const ReadResult own = read("own.csv", "text,symbol,country\nWe agree.,A/74/112,Malta\n");
  ASSERT_EQ(own.statements.size(), 1U);
  EXPECT_EQ(own.statements[0].text, "We agree.");
  EXPECT_EQ(own.statements[0].symbols, std::vector<std::string>{"A/74/112"});
}

TEST(Catalogues, TellOfEntriesWithoutWordsOfTheirOwn) {
  const std::string entries =
      "TY  - RPRT\nTI  - Statement by Malta\nAU  - Malta\nER  - \n"
      "TY  - RPRT\nAU  - UN. Somebody's Office\nN1  - Notes alone.\nER  - \nTY  - RPRT\nER  - \n";
  const ReadResult result = read("export.ris", entries);
  ASSERT_EQ(result.statements.size(), 2U);
  EXPECT_EQ(result.statements[0].text, "Statement by Malta");
  EXPECT_TRUE(any_holds(result.notes, 1, "its title stands for it"));
  EXPECT_EQ(result.statements[1].text, "Notes alone.");
  EXPECT_TRUE(any_holds(result.notes, 5, "'UN. Somebody's Office' is no delegation"));
  EXPECT_TRUE(any_holds(result.skipped, 9, "text: missing or empty"));
  EXPECT_EQ(read("export.ris", entries, true).statements.size(), 0U);
}

TEST(Catalogues, SeveralStatesAreJoint) {
  const ReadResult result =
      read("export.ris",
           "TY  - RPRT\nAU  - Malta\nAU  - Norway. Permanent Mission to the UN\n"
           "AU  - Malta.\nAB  - Both agree.\nER  - \n");
  ASSERT_EQ(result.statements.size(), 1U);
  EXPECT_EQ(result.statements[0].delivered_by->code, "MLT");
  EXPECT_EQ(result.statements[0].joint_with, std::vector<std::string>{"NOR"});
}

// Each of these made a reader look at the rest of the file again and again.
TEST(RecordLists, OfEndlessBeginningsAreReadInOnePass) {
  const std::pair<const char*, const char*> cases[] = {
      {"a.bib", "@misc{a, b = {\n"}, {"a.bib", "@misc{a, b = \"\n"},
      {"a.bib", "@a{b,c=\"}}\n"},    {"a.xml", "<record><subfield code=\"a\">&"},
      {"a.json", "{\"a\":"},         {"a.ris", "TY  - \n"},
  };
  for (const auto& [file, piece] : cases) {
    std::string bytes = std::string(file) == "a.json" ? "["
                        : std::string(file) == "a.xml"
                            ? "<c xmlns=\"http://www.loc.gov/MARC21/slim\">"
                            : "";
    for (int i = 0; i < 20'000; ++i) bytes += piece;
    const ReadResult result = read(file, bytes);
    EXPECT_FALSE(result.skipped.empty()) << file << " " << piece;
  }
}

TEST(RecordLists, HaveAnEnd) {
  std::string symbols = "[";
  for (int i = 0; i < 3'000; ++i) {
    symbols += std::string(i == 0 ? "" : ",") + "\"A/74/" + std::to_string(i) + "\"";
  }
  const ReadResult result =
      read("a.json", "[{\"text\":\"We agree.\",\"symbols\":" + symbols + "]}]");
  ASSERT_EQ(result.statements.size(), 1U);
  EXPECT_EQ(result.statements[0].symbols.size(), 1'000U);
  EXPECT_TRUE(any_holds(result.notes, 1, "more than 1,000 are given"));
}

TEST(RecordLists, AreKnownByWhatIsInThem) {
  EXPECT_EQ(format_of("a.xml", kMarcXml), FileFormat::MarcXml);
  EXPECT_EQ(format_of("a.xml", "<rss></rss>"), FileFormat::None);
  EXPECT_EQ(format_of("a.ris", "\nTY  - RPRT"), FileFormat::Ris);
  EXPECT_EQ(format_of("a.ris", "nothing of it"), FileFormat::Ris);
  EXPECT_EQ(format_of("a.txt", "TY  - RPRT\n"), FileFormat::Ris);
  EXPECT_EQ(format_of("a.bib", "of mine\n@book{x,"), FileFormat::Bibtex);
  EXPECT_EQ(format_of("a.txt", "@book{x,"), FileFormat::Bibtex);
  EXPECT_EQ(format_of("a.txt", "@all of you"), FileFormat::Text);
  EXPECT_EQ(format_of("a.json", "[{"), FileFormat::Json);
  EXPECT_EQ(format_of("a.meta.json", "{}"), FileFormat::None);
}

RC_GTEST_PROP(RecordListProperties, NoBytesDoHarm, ()) {
  static FileReader reader({.vocabulary = &Vocabulary::builtin()});
  const std::vector<std::string> pieces = {"TY  - ",
                                           "ER  - ",
                                           "AB  - x",
                                           "\n",
                                           "@misc{",
                                           "}",
                                           "{",
                                           "=",
                                           "\"",
                                           "#",
                                           ",",
                                           "<record>",
                                           "</record>",
                                           "<datafield tag=\"245\">",
                                           "<subfield code=\"a\">",
                                           "&#x110000;",
                                           "&amp",
                                           "<![CDATA[",
                                           "]]>",
                                           "<!--",
                                           "\x1E",
                                           "\x1D",
                                           "\x1F",
                                           "00100nam a2200049 a 4500",
                                           "[",
                                           "]",
                                           "{\"type\":",
                                           "\\",
                                           "\\'",
                                           "a",
                                           "\xC3\xA9",
                                           "\xFF"};
  std::string bytes;
  for (const std::string& piece :
       *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces))) {
    bytes += piece;
  }
  for (const FileFormat format : {FileFormat::Csv, FileFormat::Json, FileFormat::MarcXml,
                                  FileFormat::Marc, FileFormat::Ris, FileFormat::Bibtex}) {
    const ReadResult result = reader.read_file("list", format, bytes, "");
    for (const Statement& statement : result.statements) RC_ASSERT(!statement.text.empty());
  }
}

}  // namespace
}  // namespace rostrum
