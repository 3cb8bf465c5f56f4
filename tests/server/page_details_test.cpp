// Small things of pages and addresses that people meet: links, charts, what browsers ask for.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "tests/support/served_sample.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

class PageDetails : public ServedSampleTest {
 protected:
  static std::string get(const std::string& target) { return server_->get(target).body; }
  static bool has(const std::string& page, const std::string& text) {
    return page.find(text) != std::string::npos;
  }
};

TEST_F(PageDetails, WhatHasNoOrderIsDrawnAsBars) {
  const std::string bars = get("/api/v1/trend?q=withdraw&by=country&format=svg");
  EXPECT_TRUE(has(bars, "<desc id=\"description\">Bar chart"));
  EXPECT_FALSE(has(bars, "<circle"));
  EXPECT_TRUE(has(get("/api/v1/trend?q=withdraw&format=svg"), "Line chart"));
  // The most first, each by its name.
  EXPECT_LT(bars.find(">Norway</text>"), bars.find(">Switzerland</text>"));
}

TEST_F(PageDetails, ChartsSpeakTheLanguageOfTheirPage) {
  EXPECT_TRUE(
      has(get("/trend?q=withdraw&ui=ru"), "<img src=\"/chart/trend?q=withdraw&amp;ui=ru\""));
  const HttpAnswer chart = server_->get("/chart/trend?q=withdraw&by=country&ui=ru");
  EXPECT_EQ(chart.headers.at("content-type"), "image/svg+xml");
  EXPECT_TRUE(has(chart.body, "Динамика: withdraw, признак: страна"));
  EXPECT_TRUE(has(chart.body, ">Норвегия</text>"));
  EXPECT_TRUE(has(chart.body, "Источник: выступлений в фонде: 96"));
  EXPECT_EQ(server_->get("/chart/trend?by=colour").status, 400);
  EXPECT_EQ(server_->get("/chart/compare").status, 404);
}

TEST_F(PageDetails, WhatNeverSaidItLeadsToItsStatements) {
  const std::string never = get("/matrix?q=withdraw&never=true&convention=NPT");
  EXPECT_TRUE(std::regex_search(
      never, std::regex("<a href=\"/search\\?convention=NPT&amp;country=[A-Z]{3}\"")))
      << never;
  EXPECT_TRUE(has(get("/coverage?by=delegation&ui=fr"), "href=\"/search?country=NOR&amp;ui=fr\""));
  EXPECT_TRUE(has(get("/coverage?by=delegation&ui=fr"), ">Norvège</a>"));
}

TEST_F(PageDetails, RowsOfCoverageLeadToAsManyStatementsAsTheySay) {
  const std::regex row(
      "<a href=\"(/search[^\"]*)\"[^>]*>[^<]*</a></td><td class=\"figure\">(\\d+)<");
  for (const char* target : {"/coverage", "/coverage?by=item", "/coverage?gaps=true&by=item",
                             "/coverage?gaps=true&by=delegation", "/coverage?by=language"}) {
    const std::string page = get(target);
    std::sregex_iterator each(page.begin(), page.end(), row);
    ASSERT_NE(each, std::sregex_iterator()) << target;
    for (int rows = 0; rows < 8 && each != std::sregex_iterator(); ++rows, ++each) {
      const std::string link = std::regex_replace((*each)[1].str(), std::regex("&amp;"), "&");
      EXPECT_TRUE(has(get(link), "role=\"status\">" + (*each)[2].str() + " of "))
          << target << ' ' << link << ' ' << (*each)[2];
    }
  }
  EXPECT_TRUE(has(get("/coverage?gaps=true&by=delegation"), ">Not at</th>"));
  EXPECT_TRUE(has(get("/coverage?by=item"), ">Meeting</th>"));
}

TEST_F(PageDetails, WhatFoundNothingIsNoDownloadAndAFeedOfToday) {
  EXPECT_TRUE(has(get("/search?q=withdraw"), "/api/v1/export?q=withdraw"));
  EXPECT_FALSE(has(get("/search?q=zzzz"), "/api/v1/export"));
  EXPECT_TRUE(has(get("/feed?q=zzzz"), "<updated>2"));
}

TEST_F(PageDetails, AnAddressThatCannotBeReadKeepsWhatCan) {
  const HttpAnswer answer = server_->get("/search?q=withdraw&country=%zz&ui=fr");
  EXPECT_EQ(answer.status, 400);
  EXPECT_TRUE(has(answer.body, "lang=\"fr\""));
  EXPECT_TRUE(has(answer.body, "value=\"withdraw\"")) << answer.body;
}

TEST_F(PageDetails, AuthorsBesideLinesAreReadTheirOwnWay) {
  EXPECT_TRUE(has(get("/concordance?q=withdraw&ui=ar"), "<td class=\"plain\" dir=\"rtl\"><bdi>"));
  EXPECT_TRUE(has(get("/concordance?q=withdraw"), "<td class=\"plain\" dir=\"ltr\"><bdi>"));
}

TEST_F(PageDetails, QuotedTextOfAnalysesTellsItsLanguage) {
  EXPECT_TRUE(has(get("/changes?q=country:MNE"), "<span lang=\"en\">"));
  EXPECT_TRUE(has(get("/shared?q=country:BIH&q=-country:BIH"), "<span lang=\"en\">"));
  EXPECT_TRUE(
      has(get("/concordance?q=withdraw&ui=ar"), "<td class=\"left\" lang=\"en\" dir=\"ltr\">"));
  EXPECT_TRUE(has(get("/trend?q=withdraw&examples=1&ui=ar"), "<span lang=\"en\" dir=\"auto\">"));
}

TEST_F(PageDetails, WideTablesAreRegionsThatSayThatTheyScroll) {
  for (const char* target : {"/matrix?q=withdraw", "/concordance?q=withdraw", "/coverage"}) {
    const std::string page = get(target);
    const std::size_t hint = page.find("<p class=\"note scroll-hint\" hidden>Scroll sideways");
    const std::size_t region =
        page.find("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
    EXPECT_NE(hint, std::string::npos) << target;
    EXPECT_LT(hint, region) << target;
  }
}

TEST_F(PageDetails, ATableOfMoreThanAPageHoldsSaysHowMuchOfItIsThere) {
  const std::string matrix = get("/matrix");
  EXPECT_TRUE(
      std::regex_search(matrix, std::regex("60 of \\d+ rows and \\d+ of \\d+ columns are shown")));
  EXPECT_EQ(get("/matrix?q=withdraw").find("columns are shown"), std::string::npos);
}

TEST_F(PageDetails, BrowsersAndRobotsFindWhatTheyAskFor) {
  const HttpAnswer icon = server_->get("/favicon.ico");
  EXPECT_EQ(icon.status, 200);
  EXPECT_EQ(icon.headers.at("content-type"), "image/svg+xml");
  const HttpAnswer robots = server_->get("/robots.txt");
  EXPECT_EQ(robots.status, 200);
  EXPECT_TRUE(has(robots.body, "User-agent: *\nDisallow: /search\n"));
  const HttpAnswer api = server_->get("/api/v1");
  EXPECT_EQ(api.status, 308);
  EXPECT_EQ(api.headers.at("location"), "/api/v1/");
}

TEST_F(PageDetails, MistakesNameAddressesAndNoCommands) {
  for (const char* target :
       {"query?country=Norwey", "query?topic=zzzz", "query?q=zzz:a", "query?member-of=Nowhere",
        "compare", "shared?q=a&q=b&q=c", "matrix?rows=country&columns=country", "trend?by=colour",
        "concordance", "similar?q=none", "values?field=x", "query?zzzz=1"}) {
    const json told = json::parse(get(std::string("/api/v1/") + target));
    const std::string detail = told.at("detail");
    EXPECT_TRUE(told.contains("parameter")) << target << ' ' << detail;
    EXPECT_FALSE(has(detail, "rostrum-")) << detail;
    EXPECT_FALSE(has(detail, "--")) << detail;
  }
  const json told = json::parse(get("/api/v1/query?topic=zzzz"));
  EXPECT_EQ(told.at("detail"), "topic: no topic called 'zzzz'; see '/api/v1/values?field=topic'");
}

TEST_F(PageDetails, NamesThatMayHaveBeenMeantAreInTheLanguageOfThePage) {
  EXPECT_TRUE(has(get("/search?q=mines&country=Norwey&ui=ru"),
                  "href=\"/search?q=mines&amp;country=Norway&amp;ui=ru\" dir=\"auto\">Норвегия<"));
}

TEST_F(PageDetails, DatesOfHeadlinesAreInTheLanguageOfThePage) {
  EXPECT_TRUE(has(get("/changes?q=country:MNE&ui=es"), "22 de agosto de 2023 → 21 de agosto"));
  EXPECT_TRUE(has(get("/shared?q=country:BIH&q=-country:BIH&ui=fr"), "22 août 2023"));
}

TEST_F(PageDetails, AMistypedIdLeadsToTheRightOne) {
  const std::string page = get("/statement?id=npt-rc-2022-aus-2022-08-12");
  EXPECT_TRUE(has(page, "href=\"/statement?id=npt-rc-2022-aus-2022-08-11\"")) << page;
  EXPECT_TRUE(has(get("/similar?q=npt-rc-2022-aus-2022-08-12"),
                  "href=\"/similar?q=npt-rc-2022-aus-2022-08-11\""));
}

TEST_F(PageDetails, ALongQuestionIsShownAroundItsMistake) {
  const std::string page = get("/search?q=" + std::string(4000, '('));
  const std::size_t begin = page.find("<p class=\"place\"");
  ASSERT_NE(begin, std::string::npos);
  EXPECT_LT(page.find("</p>", begin) - begin, 1000U);
}

}  // namespace
}  // namespace rostrum::testing
