// One maker of requests: what is given comes to stand in the request, and back.
#include "searcher/request/question_options.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

/// Each option of a question with a value that is not the usual one.
GivenValues all_given() {
  GivenValues given;
  given.set("q", {"mines"});
  for (const auto options : {filter_options(), word_options(), size_options(), budget_options()}) {
    for (const Option& each : options) {
      using Kind = Option::Kind;
      std::vector<std::string>& values = given.values[std::string(each.name)];
      if (each.kind == Kind::Flag) values = {"true"};
      if (each.kind == Kind::Number) values = {"7"};
      if (each.kind == Kind::Seconds) values = {"2.5"};
      if (each.kind == Kind::Text) values = {"2020"};
      if (each.kind == Kind::Texts) values = {"a", "-b"};
    }
  }
  return given;
}

TEST(QuestionOptions, EachComesToStandInTheRequest) {
  const GivenValues given = all_given();
  const SearchRequest request = request_from(given, &Thesaurus::builtin());
  EXPECT_EQ(values_of(request).values, given.values);
  EXPECT_TRUE(values_of({}).values.empty());
}

TEST(QuestionOptions, WhatIsNotGivenIsAsInTheRequest) {
  GivenValues given;
  add_fallbacks(paging_options(), given);
  SearchRequest request = request_from(given, nullptr, {.seconds = 600});
  read_paging(given, request);
  const SearchRequest usual;
  EXPECT_EQ(request.limit, usual.limit);
  EXPECT_EQ(request.snippets, usual.snippets);
  EXPECT_EQ(request.sort, usual.sort);
  EXPECT_EQ(request.limits.seconds, 600);
  EXPECT_TRUE(request.facets.empty());
  EXPECT_FALSE(request.no_facets);
}

TEST(QuestionOptions, SeveralWordsAreOneQuestion) {
  GivenValues given;
  given.set("q", {"cluster", "munitions"});
  EXPECT_EQ(request_from(given, nullptr).text, "cluster munitions");
}

TEST(QuestionOptions, ErrorsNameTheOption) {
  const struct {
    const char* name;
    std::vector<std::string> values;
    const char* message;
  } cases[] = {
      {"max-depth", {"deep"}, "max-depth: 'deep' is no whole number; write digits alone"},
      {"max-depth", {"1", "2"}, "max-depth: it stands there twice; keep one of them"},
      {"timeout", {"soon"}, "timeout: 'soon' is no number of seconds from 0 to 1000000000"},
      {"timeout", {"-1"}, "timeout: '-1' is no number of seconds from 0 to 1000000000"},
  };
  std::vector<Option> options(size_options().begin(), size_options().end());
  options.insert(options.end(), budget_options().begin(), budget_options().end());
  for (const auto& each : cases) {
    GivenValues given;
    given.set(each.name, each.values);
    try {
      (void)checked_values(options, given);
      ADD_FAILURE() << each.message;
    } catch (const OptionError& error) {
      EXPECT_STREQ(error.what(), each.message);
      EXPECT_EQ(error.name(), each.name);
    }
  }
}

}  // namespace
}  // namespace rostrum
