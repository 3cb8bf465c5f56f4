// What a web page says, and what it only holds.
#include "indexer/extraction/web/html_text.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of(std::string_view page) {
  Lines all;
  for (const TextBlock& block : html_text(page).blocks) all.push_back(block.text);
  return all;
}

TEST(HtmlPage, ReadsWhatStandsInAForm) {
  EXPECT_EQ(lines_of("<body><form><input value=v><h1>Statement</h1><p>We speak.</p><select><option>"
                     "a</option></select><button>Go</button><textarea>t</textarea></form></body>"),
            (Lines{"Statement", "We speak."}));
}

TEST(HtmlPage, LeavesOutWhatStylesHide) {
  EXPECT_EQ(lines_of("<head><style>/* p */ .x, #y {display:none} em.z{visibility:hidden}"
                     "@media print {p{display:none}}</style></head><body><p>One.</p>"
                     "<p class='a x'>no</p><p id=y>no</p><p>Two <em class=z>no <b "
                     "style='visibility: visible'>and</b></em> three.</p><p hidden>no</p>"
                     "<p style='DISPLAY : none'>no</p></body>"),
            (Lines{"One.", "Two and three."}));
  // Scripts show what is hidden while a page loads.
  EXPECT_EQ(
      lines_of("<body style='display:none'><div style='display:none'><p>All.</p></div></body>"),
      Lines{"All."});
}

TEST(HtmlPage, KeepsBlanksWhereStylesDo) {
  EXPECT_EQ(lines_of("<body><p style='white-space:pre-wrap'>Mines:   3\n  Years: 2</p>"
                     "<p style='white-space:pre-line'>Mines:   3\n  Years: 2</p></body>"),
            (Lines{"Mines:   3\n  Years: 2", "Mines: 3\nYears: 2"}));
}

TEST(HtmlPage, ReadsWhatWordSaves) {
  EXPECT_EQ(
      lines_of("<html xmlns:o=\"o\"><body><!--[if gte mso 9]><xml>no</xml><![endif]-->"
               "<p class=MsoNormal>We clear<a href='#n'><span class=MsoFootnoteReference>"
               "<![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]>"
               "</span></a>\nmines.<o:p></o:p></p><p><![if !supportLists]><span "
               "style='mso-list:Ignore'>7.<span>&nbsp;&nbsp; </span></span><![endif]>Item</p>"
               "<p><![if !supportLists]><span style='mso-list:Ignore'>\xC2\xB7<span>&nbsp; </span>"
               "</span><![endif]>Point</p></body></html>"),
      (Lines{"We clear mines.", "7. Item", "Point"}));
}

TEST(HtmlPage, TakesTheHeaderOfAnArticleForText) {
  EXPECT_EQ(lines_of("<body><header>Site</header><article><header><h1>Statement</h1></header>"
                     "<p>We speak.</p></article></body>"),
            (Lines{"Statement", "We speak."}));
}

TEST(HtmlPage, KnowsTablesThatOnlyPutThingsSideBySide) {
  EXPECT_EQ(lines_of("<body><table><tr><td>Mission of Samplia</td><td>Check against delivery</td>"
                     "</tr></table><p>We speak.</p><p>Again.</p><table><caption>Areas</caption>"
                     "<tr><th>State</th><th>Area</th></tr><tr><td>Samplia</td><td>12</td></tr>"
                     "</table></body>"),
            (Lines{"Mission of Samplia", "Check against delivery", "We speak.", "Again.", "Areas",
                   "State\tArea", "Samplia\t12"}));
  EXPECT_EQ(lines_of("<body><table><tr><td class=menu>Home</td><td><h1>Statement</h1><p>One.</p>"
                     "<p>Two.</p></td></tr></table></body>"),
            (Lines{"Statement", "One.", "Two."}));
}

TEST(HtmlPage, KnowsRaisedFiguresFromWords) {
  EXPECT_EQ(lines_of("<body><p>clearance<sup>12</sup> of 5 km<sup>2</sup> by the 2<sup>nd</sup> "
                     "meeting<span style='vertical-align:super'>[3]</span>.</p></body>"),
            Lines{"clearance of 5 km² by the 2nd meeting."});
}

TEST(HtmlPage, JoinsChineseLinesWithoutBlank) {
  EXPECT_EQ(lines_of("<body><p>我们支持条\n约，并欢迎 NPT\n2025\n年的会议。</p></body>"),
            Lines{"我们支持条约，并欢迎 NPT 2025年的会议。"});
}

TEST(HtmlPage, KeepsTheLinesOfPreformattedText) {
  EXPECT_EQ(lines_of("<body><pre>\none\ntwo\n\nthree\n</pre></body>"),
            (Lines{"one\ntwo", "three"}));
}

TEST(HtmlPage, ReadsEncodingsAsBrowsersDo) {
  struct Case {
    const char* page;
    const char* text;
  };
  const Case cases[] = {
      {"<head><meta charset=iso-8859-1></head><body>l\x92\xE9t\xE9", "l’été"},
      {"<head><meta http-equiv='Content-Type' content='text/html; charset=us-ascii'></head>"
       "<body>l\x92\xE9t\xE9",
       "l’été"},
      {"<head><!-- <meta charset=koi8-r> --><meta charset=gb2312></head><body>\xE9\x46", "镕"},
      {"<head><meta charset=x-sjis></head><body>\x87\x40", "①"},
      {"<head><meta charset=koi8-r></head><body>Мир", "Мир"},
  };
  for (const auto& [page, text] : cases) EXPECT_EQ(lines_of(page), Lines{text});
  std::string wide = "\xFF\xFE";
  for (const char c : std::string_view("<html><body>Wide</body></html>")) wide += {c, '\0'};
  EXPECT_EQ(lines_of(wide), Lines{"Wide"});
}

TEST(HtmlPage, HasTheNumbersThatABrowserShows) {
  struct Case {
    const char* page;
    Lines lines;
  };
  const Case cases[] = {
      {"<ol><li>one<li>two</ol>", {"1. one", "2. two"}},
      {"<ol start=5><li>five<li value=20>twenty<li>next</ol>",
       {"5. five", "20. twenty", "21. next"}},
      {"<ol reversed><li>a<li>b<li>c</ol>", {"3. a", "2. b", "1. c"}},
      {"<ol reversed start=9><li>a<li>b</ol>", {"9. a", "8. b"}},
      {"<ol type=a start=26><li>x<li>y</ol>", {"z. x", "aa. y"}},
      {"<ol type=I><li>x<li type=i>y<li>z</ol>", {"I. x", "ii. y", "III. z"}},
      {"<ol style='list-style: upper-alpha inside'><li>x</ol>", {"A. x"}},
      {"<style>.law > li {} ol.law {list-style-type: lower-roman}</style><ol class=law><li>x</ol>",
       {"i. x"}},
      {"<ol style='list-style:none'><li>(1) x</ol>", {"(1) x"}},
      {"<ol type=1><li>1. written by hand<li>two</ol>", {"1. written by hand", "2. two"}},
      {"<ul><li>x</ul><ul style='list-style-type:decimal'><li>y</ul>", {"x", "1. y"}},
      {"<ol><li><p>first</p><p>more of it</p><li><ol type=a><li>inner</ol></ol>",
       {"1. first", "more of it", "2. a. inner"}},
      {"<ol><li>x<ul><li>bullet</ul><li>y</ol>", {"1. x", "bullet", "2. y"}},
      {"<ol><li><li>second</ol><p>Behind.</p>", {"2. second", "Behind."}},
      {"<ol start=-1><li>x<li>y</ol>", {"-1. x", "0. y"}},
      {"<ol start='99999999999999'><li>x</ol>", {"1000000000. x"}},
      {"<ol style='list-style:cjk-ideographic'><li>x<li>y</ol>", {"一、x", "二、y"}},
  };
  for (const auto& [page, lines] : cases) EXPECT_EQ(lines_of(page), lines) << page;
}

TEST(HtmlPage, PartsWhatStylesMakeBlocks) {
  EXPECT_EQ(lines_of("<head><style>.b{display:block}</style></head><body><span class=b>Statement"
                     "</span><span class=b>We speak.</span><a style='display:inline-block'>In"
                     "</a>side</body>"),
            (Lines{"Statement", "We speak.", "Inside"}));
}

TEST(HtmlPage, KeepsTheBlanksOfPreformattedText) {
  EXPECT_EQ(lines_of("<body><pre>Title\n   First,  and   more.\n   \n\tSecond.\n</pre></body>"),
            (Lines{"Title\n   First,  and   more.", "Second."}));
}

TEST(HtmlPage, IsReadInAnotherEncodingThanItSaysWhereThatIsSure) {
  const ExtractedText page = html_text(
      "<html><head><meta "
      "charset=iso-8859-1></"
      "head><body><p>"
      "\303\356\361\357\356\344\350\355\040\317\360\345\344\361\345\344\340\362\345\353\374\054\040"
      "\315\340\370\340\040\344\345\353\345\343\340\366\350\377\040\357\356\344\344\345\360\346\350"
      "\342\340\345\362\040\366\345\353\350\040\312\356\355\342\345\355\366\350\350\056"
      "</p></body></html>");
  ASSERT_EQ(page.blocks.size(), 1U);
  EXPECT_EQ(page.blocks[0].text,
            "Господин Председатель, Наша делегация поддерживает цели Конвенции.");
  EXPECT_EQ(page.notes, Lines{"the page says it is windows-1252; read as windows-1251, which its "
                              "letters point to"});
}

}  // namespace
}  // namespace rostrum
