#include "searcher/query/query_parser.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schemas/base/error.hpp"
#include "searcher/query/query_text.hpp"

namespace rostrum {
namespace {

ParsedQuery parse(const std::string& text, bool any = false) {
  static TextAnalyser analyser;
  return parse_query(text, {.any = any, .limits = {}, .analyser = analyser});
}

struct Reading {
  std::string typed;
  std::string read_as;
};

void expect_readings(const std::vector<Reading>& readings, bool any = false) {
  for (const auto& [typed, read_as] : readings) {
    try {
      EXPECT_EQ(to_text(parse(typed, any)), read_as) << "from: " << typed;
    } catch (const Error& error) {
      ADD_FAILURE() << error.what() << "\nfrom: " << typed;
    }
  }
}

TEST(ParseQuery, JoinsWordsWithAnd) {
  expect_readings({
      {"withdraw", "withdraw"},
      {"withdraw convention", "withdraw AND convention"},
      {"  withdraw\t\n convention\xC2\xA0treaty ", "withdraw AND convention AND treaty"},
      {"withdraw AND convention", "withdraw AND convention"},
      {"(withdraw) (convention treaty)", "withdraw AND convention AND treaty"},
      {"(((withdraw)))", "withdraw"},
      {"+withdraw +convention", "withdraw AND convention"},
  });
}

TEST(ParseQuery, ReadsEveryCaseAndAccentAlike) {
  expect_readings({
      {"WITHDRAW Withdraw", "withdraw AND withdraw"},
      {"Türkiye déclaration", "turkiye AND declaration"},
      {"ＷＩＴＨＤＲＡＷ", "withdraw"},
      {"РАЗОРУЖЕНИЕ", "разоружение"},
      {"withdraw and or not near adj", "withdraw AND and AND or AND not AND near AND adj"},
  });
}

TEST(ParseQuery, GroupsByPrecedence) {
  expect_readings({
      {"a OR b", "a OR b"},
      {"a OR b OR c", "a OR b OR c"},
      {"a OR (b OR c)", "a OR b OR c"},
      {"a b OR c d", "(a AND b) OR (c AND d)"},
      {"a AND b OR c", "(a AND b) OR c"},
      {"a AND (b OR c)", "a AND (b OR c)"},
      {"a (b OR c) d", "a AND (b OR c) AND d"},
      {"a OR (b (c OR d))", "a OR (b AND (c OR d))"},
  });
}

TEST(ParseQuery, LeavesOutWhatIsExcluded) {
  expect_readings({
      {"a -b", "a AND NOT b"},
      {"a NOT b", "a AND NOT b"},
      {"a AND NOT b", "a AND NOT b"},
      {"a AND -b", "a AND NOT b"},
      {"-b a", "NOT b AND a"},
      {"a −b", "a AND NOT b"},
      {"a -(b OR c)", "a AND NOT (b OR c)"},
      {"a -(b c)", "a AND NOT (b AND c)"},
      {"a -\"b c\"", "a AND NOT \"b c\""},
      {"a NOT b NEAR c", "a AND NOT (b NEAR/10 c)"},
      {"a -country:NOR", "a AND NOT country:NOR"},
      {"-NOT", "NOT not"},
      {"a OR NOT b", "a OR NOT b"},
      {"a OR -b", "a OR NOT b"},
      {"a OR (-b -c)", "a OR (NOT b AND NOT c)"},
      {"NOT (NOT a)", "NOT (NOT a)"},
      {"a (b -c)", "a AND b AND NOT c"},
  });
}

TEST(ParseQuery, NeverTurnsAnExclusionIntoASearch) {
  for (const char* text : {"-x", "NOT x", "(-x)", "NOT(x)", "-(x)", "−x", "－x", "‐x", "-\u200Fx",
                           "\u200F-\u200Fx\u200F"}) {
    const ParsedQuery query = parse(text);
    ASSERT_EQ(query.root.op, QueryOp::And) << "from: " << text;
    ASSERT_EQ(query.root.children.size(), 2u) << "from: " << text;
    EXPECT_EQ(query.root.children[0].op, QueryOp::All) << "from: " << text;
    EXPECT_EQ(query.root.children[1].op, QueryOp::Not) << "from: " << text;
    EXPECT_EQ(to_text(query), "NOT x") << "from: " << text;
  }
}

TEST(ParseQuery, PutsEveryStatementBeforeExclusionsThatStandAlone) {
  const QueryNode joined = parse("(-b) a").root;
  ASSERT_EQ(joined.children.size(), 2u);
  EXPECT_EQ(joined.children[0].op, QueryOp::Not);
  EXPECT_EQ(joined.children[1].op, QueryOp::Word);
  const ParsedQuery filtered = parse("-b country:NOR");
  ASSERT_EQ(filtered.root.children.size(), 2u);
  EXPECT_EQ(filtered.root.children[0].op, QueryOp::All);
  EXPECT_EQ(filtered.filters.size(), 1u);
}

TEST(ParseQuery, ReadsPhrasesInEveryKindOfQuotationMarks) {
  for (const char* text :
       {"\"Nuclear Weapons\"", "“Nuclear Weapons”", "”Nuclear Weapons”", "„Nuclear Weapons“",
        "„Nuclear Weapons”", "«Nuclear Weapons»", "« Nuclear Weapons »", "»Nuclear Weapons«",
        "“Nuclear Weapons\"", "＂Nuclear Weapons＂", "\"Nuclear\n\nWeapons\""}) {
    const ParsedQuery query = parse(text);
    ASSERT_EQ(query.root.op, QueryOp::Phrase) << "from: " << text;
    EXPECT_EQ(query.root.words, (std::vector<std::string>{"nuclear", "weapons"})) << text;
    EXPECT_EQ(query.root.field, "text") << "from: " << text;
  }
  expect_readings({
      {"\"withdraw\"", "\"withdraw\""},
      {"\"AND (not) an -operator\"", "\"and not an operator\""},
      {"a\"b c\"d", "a AND \"b c\" AND d"},
      {"\"the “Ottawa” Convention\"", "\"the ottawa convention\""},
  });
}

TEST(ParseQuery, ReadsNearAndAdjacent) {
  expect_readings({
      {"a NEAR b", "a NEAR/10 b"},
      {"a ADJ b", "a ADJ/1 b"},
      {"a NEAR/5 b", "a NEAR/5 b"},
      {"a NEAR/5 b NEAR/5 c", "a NEAR/5 b NEAR/5 c"},
      {"a ADJ/3 withdr*", "a ADJ/3 withdr*"},
      {"a NEAR/99 \"b c\"", "a NEAR/99 \"b c\""},
      {"(a OR b) NEAR/5 (c OR \"d e\")", "(a OR b) NEAR/5 (c OR \"d e\")"},
      {"NPT/CONF NEAR/5 treaty", "(npt ADJ/1 conf) NEAR/5 treaty"},
      {"a b NEAR c d", "a AND (b NEAR/10 c) AND d"},
      {"a OR b NEAR c", "a OR (b NEAR/10 c)"},
      {"title:a NEAR/2 title:b", "title:a NEAR/2 title:b"},
      {"-(a NEAR b)", "NOT (a NEAR/10 b)"},
  });
}

TEST(ParseQuery, ReadsWildcardsAtTheEndOfWords) {
  const ParsedQuery query = parse("Withdr*");
  EXPECT_EQ(query.root.op, QueryOp::Wildcard);
  EXPECT_EQ(query.root.text, "withdr");
  expect_readings({
      {"withdr* treaty", "withdr* AND treaty"},
      {"title:withdr*", "title:withdr*"},
      {"anti-person*", "anti-person*"},
      {"NPT/conf*", "npt ADJ/1 conf*"},
      {"withdr＊", "withdr*"},
  });
  EXPECT_EQ(parse("anti-person*").root.text, "antiperson");
}

TEST(ParseQuery, KeepsTheWordsOfOneTypedWordTogether) {
  expect_readings({
      {"anti-personnel", "anti-personnel"},
      {"Anti‐Personnel", "anti-personnel"},
      {"state's", "state"},
      {"state’s", "state"},
      {"l'Union", "l ADJ/1 union"},
      {"U.N.", "un"},
      {"NPT/CONF.2020/1", "npt ADJ/1 conf ADJ/1 2020 ADJ/1 1"},
      {"A/C.1/78", "a ADJ/1 c ADJ/1 1 ADJ/1 78"},
      {"10:30", "10 ADJ/1 30"},
      {"State(s)", "state ADJ/1 s"},
      {"https://disarmament.unoda.org/a?b=c",
       "https ADJ/1 disarmament ADJ/1 unoda ADJ/1 org ADJ/1 a ADJ/1 b ADJ/1 c"},
      {"核裁军谈判会议", "\"核裁军谈判会议\""},
      {"核裁軍*", "\"核裁军\""},
      {"AK47步枪", "ak47 ADJ/1 \"步枪\""},
      {"支持，全面", "\"支持\" ADJ/1 \"全面\""},
      {"핵무기", "\"핵무기\""},
      {"핵무기*", "핵무기*"},
      {"NPT를", "npt ADJ/1 \"를\""},
      {"C++", "c"},
      {"14.5", "14.5"},
  });
  const QueryNode compound = parse("anti-personnel").root;
  EXPECT_EQ(compound.op, QueryOp::Word);
  EXPECT_EQ(compound.text, "antipersonnel");
  EXPECT_EQ(compound.words, (std::vector<std::string>{"anti", "personnel"}));
  const QueryNode sequence = parse("x NPT/CONF").root.children[1];
  EXPECT_EQ(sequence.op, QueryOp::Adjacent);
  EXPECT_EQ(sequence.distance, 1);
  EXPECT_EQ(sequence.position, 2u);
  EXPECT_EQ(sequence.children[1].position, 6u);
}

TEST(ParseQuery, PassesOverMarksAmongWords) {
  expect_readings({
      {"mines - and , bombs !", "mines AND and AND bombs"},
      {"a + b", "a AND b"},
      {"a – b", "a AND b"},
      {"Arms & Ammunition", "arms AND ammunition"},
      {"a -, b", "a AND b"},
      {"a -\"…\" b", "a AND b"},
      {"why?", "why"},
      {"country:NOR ?", "country:NOR"},
  });
}

TEST(ParseQuery, ReadsBlankTextAsEveryStatement) {
  for (const char* text : {"", " ", "\n\t", "\xE3\x80\x80", "\xEF\xBB\xBF"}) {
    const ParsedQuery query = parse(text);
    EXPECT_EQ(query.root.op, QueryOp::All) << "from: " << text;
    EXPECT_TRUE(query.filters.empty()) << "from: " << text;
    EXPECT_EQ(to_text(query), "");
  }
}

TEST(ParseQuery, ReadsFieldsOfWords) {
  expect_readings({
      {"title:mine", "title:mine"},
      {"TITLE:Mine", "title:mine"},
      {"title:\"mine action\"", "title:\"mine action\""},
      {"title:“mine action”", "title:\"mine action\""},
      {"speaker:Halvorsen treaty", "speaker:halvorsen AND treaty"},
      {"text:mine", "mine"},
      {"text:note", "note"},
      {"title:anti-personnel", "title:anti-personnel"},
      {"title:NPT/CONF", "title:npt ADJ/1 title:conf"},
      {"title:a OR b", "title:a OR b"},
      {"title：mine", "title:mine"},
  });
}

TEST(ParseQuery, TakesFieldValuesAtTheTopApart) {
  const ParsedQuery query =
      parse("withdraw country:Norway session:\"intersessional 2025\" country:SWE -lang:fr");
  EXPECT_EQ(to_text(query.root), "withdraw AND NOT lang:fr");
  ASSERT_EQ(query.filters.size(), 3u);
  EXPECT_EQ(query.filters[0].field, "country");
  EXPECT_EQ(query.filters[0].text, "Norway");
  EXPECT_EQ(query.filters[1].text, "SWE");
  EXPECT_EQ(query.filters[2].field, "session");
  EXPECT_EQ(query.filters[2].text, "intersessional 2025");
  expect_readings({
      {"country:Norway", "country:Norway"},
      {"+country:Norway", "country:Norway"},
      {"(country:Norway) withdraw", "withdraw AND country:Norway"},
      {"withdraw AND country:Norway", "withdraw AND country:Norway"},
      {"country:NOR country:SWE", "country:NOR OR country:SWE"},
      {"country:NOR OR country:SWE", "country:NOR OR country:SWE"},
      {"a (country:NOR OR country:SWE)", "a AND (country:NOR OR country:SWE)"},
      {"country:NOR a country:SWE", "a AND (country:NOR OR country:SWE)"},
      {"a OR b country:NOR", "a OR (b AND country:NOR)"},
      {"item:7(a)", "item:\"7(a)\""},
      {"(item:7(a) OR item:9(f)(ii)) x", "x AND (item:\"7(a)\" OR item:\"9(f)(ii)\")"},
      {"item:\"9 f\"", "item:\"9 f\""},
      {"session:APMBC/IM-2025", "session:APMBC/IM-2025"},
      {"agenda_item:7 agenda-item:8", "item:7 OR item:8"},
      {"language:fr", "lang:fr"},
      {"id:apmbc-2025-norway", "id:apmbc-2025-norway"},
      {"country：挪威", "country:\"挪威\""},
      {"-country:NOR", "NOT country:NOR"},
  });
}

TEST(ParseQuery, KeepsFieldValuesThatAndJoinsInTheTree) {
  for (const char* text : {"country:NOR AND country:SWE", "+country:NOR +country:SWE",
                           "(country:NOR AND country:SWE)"}) {
    const ParsedQuery query = parse(text);
    EXPECT_TRUE(query.filters.empty()) << "from: " << text;
    EXPECT_EQ(query.root.op, QueryOp::And) << "from: " << text;
    EXPECT_EQ(to_text(query), "country:NOR AND country:SWE") << "from: " << text;
  }
  const ParsedQuery nested = parse("a OR (b country:NOR country:SWE)");
  EXPECT_TRUE(nested.filters.empty());
  EXPECT_EQ(to_text(nested), "a OR (b AND (country:NOR OR country:SWE))");
}

TEST(ParseQuery, ReadsDates) {
  struct Range {
    std::string typed;
    std::string from;
    std::string to;
  };
  const Range ranges[] = {
      {"date:2020..2025", "2020", "2025"},
      {"date:2020-03..", "2020-03", ""},
      {"date:..2021", "", "2021"},
      {"date:2024", "2024", "2024"},
      {"date:\"2020 .. 2021\"", "2020", "2021"},
      {"date:\"3 May 2020 .. 2021/2\"", "2020-05-03", "2021-02"},
      {"date:\"03/05/2020\"", "", ""},
      {"date:2020…2021", "2020", "2021"},
      {"date:2024-06-17T10:00", "2024-06-17", "2024-06-17"},
      {"from:2020", "2020", ""},
      {"to:2021-05", "", "2021-05"},
      {"from:2020 to:2021", "2020", "2021"},
      {"from:2020 AND to:2021", "2020", "2021"},
      {"to:2021 from:2020", "2020", "2021"},
      {"date:2020..2020-06", "2020", "2020-06"},
  };
  for (const auto& [typed, from, to] : ranges) {
    if (from.empty() && to.empty()) {
      EXPECT_THROW((void)parse(typed), Error) << "from: " << typed;
      continue;
    }
    const ParsedQuery query = parse(typed);
    ASSERT_EQ(query.filters.size(), 1u) << "from: " << typed;
    EXPECT_EQ(query.filters[0].op, QueryOp::Dates) << "from: " << typed;
    EXPECT_EQ(query.filters[0].field, "date") << "from: " << typed;
    EXPECT_EQ(query.filters[0].from, from) << "from: " << typed;
    EXPECT_EQ(query.filters[0].to, to) << "from: " << typed;
  }
  expect_readings({
      {"mine date:2020 date:2022", "mine AND (date:2020 OR date:2022)"},
      {"mine from:2020 to:2021", "mine AND date:2020..2021"},
      {"mine -date:2020", "mine AND NOT date:2020"},
      {"from:2020 date:2021", "date:2020.. AND date:2021"},
      {"from:2020 from:2021", "date:2020.. AND date:2021.."},
      {"mine OR from:2020", "mine OR date:2020.."},
  });
}

TEST(ParseQuery, JoinsWordsWithOrWhenAsked) {
  expect_readings(
      {
          {"a b c", "a OR b OR c"},
          {"a b AND c", "a OR (b AND c)"},
          {"a OR b c", "a OR b OR c"},
          {"+a b c", "a AND (b OR c)"},
          {"a b -c", "(a OR b) AND NOT c"},
          {"a NOT b c", "(a OR c) AND NOT b"},
          {"a b country:NOR", "(a OR b) AND country:NOR"},
          {"a b (country:NOR OR country:SWE)", "(a OR b) AND (country:NOR OR country:SWE)"},
          {"a country:NOR country:SWE", "a AND (country:NOR OR country:SWE)"},
          {"a title:b", "a OR title:b"},
          {"(a b) (c -d)", "a OR b OR (c AND NOT d)"},
          {"-a", "NOT a"},
          {"a OR -b", "a OR NOT b"},
          {"l'Union a", "(l ADJ/1 union) OR a"},
          {"a AND b", "a AND b"},
      },
      true);
}

TEST(ParseQuery, ReadsFullWidthBrackets) { expect_readings({{"a （b OR c）", "a AND (b OR c)"}}); }

TEST(ParseQuery, TellsWhereEachPartBegins) {
  const ParsedQuery query = parse("aé  \"b c\" OR country:NOR");
  ASSERT_EQ(query.root.op, QueryOp::Or);
  EXPECT_EQ(query.root.position, 0u);
  EXPECT_EQ(query.root.children[0].children[1].position, 5u);
  EXPECT_EQ(query.root.children[1].position, 14u);
}

}  // namespace
}  // namespace rostrum
