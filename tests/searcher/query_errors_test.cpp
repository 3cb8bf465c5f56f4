#include <gtest/gtest.h>

#include <string>

#include "schemas/base/error.hpp"
#include "searcher/query/query_parser.hpp"
#include "searcher/query/query_text.hpp"

namespace rostrum {
namespace {

std::string error_of(const std::string& text, const QueryLimits& limits = {}, bool any = false) {
  static TextAnalyser analyser;
  try {
    const ParsedQuery query =
        parse_query(text, {.any = any, .limits = limits, .analyser = analyser});
    return "no error, read as: " + to_text(query);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::InvalidInput);
    return error.what();
  }
}

struct Mistake {
  std::string typed;
  std::string message;
};

void expect_mistakes(const std::vector<Mistake>& mistakes) {
  for (const auto& [typed, message] : mistakes) {
    EXPECT_EQ(error_of(typed), message) << "from: " << typed;
  }
}

TEST(QueryErrors, BracketsAndQuotationMarks) {
  expect_mistakes({
      {"mines (ban", "query: the bracket at 7 is not closed; add ')' or remove it"},
      {"é (ban", "query: the bracket at 3 is not closed; add ')' or remove it"},
      {"(", "query: the bracket at 1 is not closed; add ')' or remove it"},
      {"mines ban)", "query: the bracket at 10 was never opened; add '(' before it, or remove it"},
      {")", "query: the bracket at 1 was never opened; add '(' before it, or remove it"},
      {"mines ()",
       "query: the brackets at 7 and at 8 hold nothing to search for; put a word between them, or "
       "remove them"},
      {"mines \"ban",
       "query: the quotation mark at 7 is not closed; add '\"' where the phrase ends, or remove "
       "it"},
      {"\"ban”",
       "query: the quotation mark at 1 is not closed; add '\"' where the phrase ends, or remove "
       "it"},
      {"session:\"2025",
       "query: the quotation mark at 9 is not closed; add '\"' where the phrase ends, or remove "
       "it"},
  });
}

TEST(QueryErrors, OperatorsWithoutOperands) {
  expect_mistakes({
      {"AND mines",
       "query: AND at 1 has nothing to search for before it; add a word there, or write 'and' to "
       "search for the word"},
      {"mines OR",
       "query: OR at 7 has nothing to search for after it; add a word there, or write 'or' to "
       "search for the word"},
      {"mines AND AND ban",
       "query: AND at 7 has nothing to search for after it; add a word there, or write 'and' to "
       "search for the word"},
      {"mines AND !",
       "query: AND at 7 has nothing to search for after it; add a word there, or write 'and' to "
       "search for the word"},
      {"NOT",
       "query: NOT at 1 has nothing to search for after it; add a word there, or write 'not' to "
       "search for the word"},
      {"(mines NEAR/5) ban",
       "query: NEAR/5 at 8 has nothing to search for after it; add a word there, or write 'near' "
       "to search for the word"},
      {"ADJ mines",
       "query: ADJ at 1 has nothing to search for before it; add a word there, or write 'adj' to "
       "search for the word"},
      {"mines (OR ban)",
       "query: OR at 8 has nothing to search for before it; add a word there, or write 'or' to "
       "search for the word"},
  });
}

TEST(QueryErrors, Signs) {
  expect_mistakes({
      {"--x",
       "query: the signs at 1 and at 2 contradict or double each other; keep one of +, - and NOT"},
      {"NOT -x",
       "query: the signs at 1 and at 5 contradict or double each other; keep one of +, - and NOT"},
      {"+-x",
       "query: the signs at 1 and at 2 contradict or double each other; keep one of +, - and NOT"},
      {"-a NEAR b",
       "query: the sign at 1 stands before a part of NEAR; put brackets around the whole, as in "
       "-(a NEAR b)"},
      {"a NEAR/3 -b",
       "query: the sign at 10 stands after NEAR/3, which has no place for it; write NOT before "
       "the whole in brackets"},
      {"\"anti\"-personnel",
       "query: the '-' at 7 follows a bracket or quotation mark at once; put a space before it, "
       "or on both sides"},
      {"(a)-b",
       "query: the '-' at 4 follows a bracket or quotation mark at once; put a space before it, "
       "or on both sides"},
      {"a –b",
       "query: the dash at 3 may be a minus or a mark of the text; write '-' to leave the word "
       "out, or put a space after the dash"},
      {"country:-NOR",
       "query: the sign after 'country:' at 1 stands in the wrong place; write it before the "
       "field, as in -country:…"},
  });
}

TEST(QueryErrors, NearAndAdjacent) {
  expect_mistakes({
      {"a NEAR/0 b",
       "query: 'NEAR/0' at 3 has no distance that can be searched; write NEAR/1 to NEAR/99"},
      {"a NEAR/100 b",
       "query: 'NEAR/100' at 3 has no distance that can be searched; write NEAR/1 to NEAR/99"},
      {"a ADJ/99999999999999999999 b",
       "query: 'ADJ/99999999999999999999' at 3 has no distance that can be searched; write ADJ/1 "
       "to ADJ/99"},
      {"a NEAR/ b",
       "query: 'NEAR/' at 3 has no distance that can be searched; write NEAR/1 to NEAR/99"},
      {"a NEAR/x b",
       "query: 'NEAR/x' at 3 has no distance that can be searched; write NEAR/1 to NEAR/99"},
      {"a near/5 b",
       "query: 'near/5' at 3 is not an operator; write NEAR/5, or put the words in quotation "
       "marks"},
      {"a ADJ3 b",
       "query: 'ADJ3' at 3 is not an operator; write ADJ/3, or put the words in quotation marks"},
      {"a NEAR/5 b NEAR/3 c",
       "query: NEAR/3 at 12 follows NEAR/5; write one distance for all of them, or join two of "
       "them with AND"},
      {"a NEAR b ADJ c",
       "query: ADJ at 10 follows NEAR; write one distance for all of them, or join two of them "
       "with AND"},
      {"a NEAR (b c)",
       "query: NEAR at 3 cannot measure a distance to what stands at 9; it takes words, "
       "wildcards, phrases, and such joined with OR in brackets"},
      {"a NEAR country:NOR",
       "query: NEAR at 3 cannot measure a distance to what stands at 8; it takes words, "
       "wildcards, phrases, and such joined with OR in brackets"},
      {"(a NEAR/3 b) NEAR/5 c",
       "query: NEAR/5 at 14 cannot measure a distance to what stands at 2; it takes words, "
       "wildcards, phrases, and such joined with OR in brackets"},
      {"a NEAR title:b",
       "query: NEAR at 3 joins words of different fields; write the same field before each, or "
       "AND between them"},
      {"(a OR title:b) NEAR c",
       "query: NEAR at 16 joins words of different fields; write the same field before each, or "
       "AND between them"},
  });
}

TEST(QueryErrors, Wildcards) {
  const std::string star_inside =
      " does not end a word; a wildcard is the beginning of a word and a star, as in withdr*";
  expect_mistakes({
      {"wi*", "query: the wildcard 'wi*' at 1 has 2 letters before its star; write at least 3"},
      {"*", "query: the wildcard '*' at 1 has 0 letters before its star; write at least 3"},
      {"mine action/*",
       "query: the wildcard 'action/*' at 6 has 0 letters before its star; write at least 3"},
      {"anti-p*",
       "query: the wildcard 'anti-p*' at 1 has 1 letter before its star; write at least 3"},
      {"*draw", "query: the star at 1" + star_inside},
      {"a wi*draw", "query: the star at 5" + star_inside},
      {"withdr**", "query: the star at 7" + star_inside},
      {"withdr*.", "query: the star at 7" + star_inside},
      {"\"withdr* from\"",
       "query: the star at 8 is no wildcard between quotation marks; write ADJ between the words, "
       "as in withdr* ADJ from"},
  });
}

TEST(QueryErrors, Fields) {
  expect_mistakes({
      {"note: the text",
       "query: no field is called 'note' at 1; to search for the text itself, put it in quotation "
       "marks: '\"note:\"'; 'rostrum-search fields' lists the fields"},
      {"a countri:Norway",
       "query: no field is called 'countri' at 3; to search for the text itself, put it in "
       "quotation marks: '\"countri:Norway\"'; did you mean 'country'?"},
      {"statement:x",
       "query: no field is called 'statement' at 1; to search for the text itself, put it in "
       "quotation marks: '\"statement:x\"'; 'rostrum-search fields' lists the fields"},
      {"batch:3",
       "query: no field is called 'batch' at 1; to search for the text itself, put it in "
       "quotation marks: '\"batch:3\"'; 'rostrum-search fields' lists the fields"},
      {"country: Norway",
       "query: nothing stands after 'country:' at 1; write the value at once after the colon, or "
       "put the words in quotation marks to search for them"},
      {"country:\" \"",
       "query: nothing stands between the quotation marks after 'country:' at 1; write a value, "
       "or leave the field out"},
      {"title:(mine action)",
       "query: a bracket after 'title:' at 1; write the field before each value, and put values "
       "that hold spaces or brackets in quotation marks"},
      {"country:Iran(Islamic Republic of)",
       "query: a bracket after 'country:' at 1; write the field before each value, and put values "
       "that hold spaces or brackets in quotation marks"},
      {"title:...",
       "query: there is nothing to search for in 'title:...'; write a word with "
       "letters or digits"},
  });
}

TEST(QueryErrors, Dates) {
  const std::string forms =
      " is not a date; write YYYY, YYYY-MM or YYYY-MM-DD, and a range as 2020..2021-06, 2020.. or "
      "..2021";
  expect_mistakes({
      {"date:2019-13-01", "query: '2019-13-01' after 'date:' at 1" + forms},
      {"a date:2020-2025", "query: '2020-2025' after 'date:' at 3" + forms},
      {"date:yesterday", "query: 'yesterday' after 'date:' at 1" + forms},
      {"from:Norway", "query: 'Norway' after 'from:' at 1" + forms},
      {"from:2020..2021", "query: '2020..2021' after 'from:' at 1" + forms},
      {"date:2020...2021", "query: '.2021' after 'date:' at 1" + forms},
      {"date:..",
       "query: the range after 'date:' at 1 has neither beginning nor end; write 2020.., ..2021 "
       "or 2020..2021"},
      {"a date:2021..2020", "query: the dates at 3 end before they begin; write 2020..2021"},
      {"from:2021 to:2020", "query: the dates at 1 end before they begin; write 2020..2021"},
  });
}

TEST(QueryErrors, OperatorsOfOtherLanguages) {
  expect_mistakes({
      {"a || b", "query: '||' at 3: '|' is not an operator here; write OR"},
      {"a|b", "query: 'a|b' at 1: '|' is not an operator here; write OR"},
      {"a && b", "query: '&&' at 3: '&&' is not an operator here; write AND"},
      {"a !b", "query: '!b' at 3: '!' is not an operator here; write - or NOT to leave a word out"},
      {"!\"b c\"",
       "query: '!' at 1: '!' is not an operator here; write - or NOT to leave a word out"},
      {"wom?n",
       "query: 'wom?n' at 1: '?' is not a wildcard here; write * at the end of a word, or OR "
       "between words"},
      {"mine~2",
       "query: 'mine~2' at 1: '~' and '^' are not operators here; write NEAR/n between words, or "
       "leave the mark out"},
      {"\"mine action\"~5",
       "query: '~5' at 14: '~' and '^' are not operators here; write NEAR/n between words, or "
       "leave the mark out"},
      {"title:mine^3",
       "query: 'mine^3' at 7: '~' and '^' are not operators here; write NEAR/n between words, or "
       "leave the mark out"},
  });
}

TEST(QueryErrors, NothingToSearchFor) {
  expect_mistakes({
      {"?!", "query: there is nothing to search for in '?!'; write a word with letters or digits"},
      {"-", "query: there is nothing to search for in '-'; write a word with letters or digits"},
      {"\"\"",
       "query: there is nothing to search for in '\"\"'; write a word with letters or digits"},
      {"☮ -☮",
       "query: there is nothing to search for in '☮ -☮'; write a word with letters or digits"},
  });
}

TEST(QueryErrors, BytesThatAreNoText) {
  expect_mistakes({
      {"ab \xFF", "query: the bytes at 4 are not UTF-8; send the text in UTF-8"},
      {"é\xC3", "query: the bytes at 2 are not UTF-8; send the text in UTF-8"},
      {"\xED\xA0\x80", "query: the bytes at 1 are not UTF-8; send the text in UTF-8"},
  });
}

TEST(QueryLimits, EachHasItsMessage) {
  EXPECT_EQ(error_of(std::string(8192, ' ') + "x"),
            "query: the text has 8193 bytes, and the limit is 8192; use fewer words");
  EXPECT_EQ(error_of("abcdef", {.text_bytes = 5}),
            "query: the text has 6 bytes, and the limit is 5; use fewer words");
  EXPECT_EQ(error_of("abc OR defg", {.bytes = 6}),
            "query: the words and values have more than 6 bytes; use fewer, the first too many "
            "stands at 8");
  EXPECT_EQ(error_of(std::string(17, '(') + "x" + std::string(17, ')')),
            "query: brackets and operators are nested more than 16 deep at 17; use fewer of them");
  EXPECT_EQ(error_of("a (b OR (c d))", {.depth = 2}),
            "query: brackets and operators are nested 3 deep, and the limit is 2; use fewer of "
            "them");
  EXPECT_EQ(error_of("a b c d", {.terms = 3}),
            "query: there are more than 3 words and values; use fewer, the first too many stands "
            "at 7");
  EXPECT_EQ(error_of("\"a b c d\"", {.terms = 3}),
            "query: there are more than 3 words and values; use fewer, the first too many stands "
            "at 1");
  EXPECT_EQ(error_of("a/b/c/d", {.terms = 3}),
            "query: there are more than 3 words and values; use fewer, the first too many stands "
            "at 1");
  EXPECT_EQ(error_of("with*", {.wildcard_prefix = 5}),
            "query: the wildcard 'with*' at 1 has 4 letters before its star; write at least 5");
}

TEST(QueryLimits, AdmitWhatStaysWithin) {
  EXPECT_EQ(error_of("a (b OR (c d))", {.depth = 3}), "no error, read as: a AND (b OR (c AND d))");
  EXPECT_EQ(error_of(std::string(16, '(') + "x" + std::string(16, ')')), "no error, read as: x");
  EXPECT_EQ(error_of("a b c", {.terms = 3}), "no error, read as: a AND b AND c");
}

TEST(QueryErrors, ShowALongTextShortAndOnOneLine) {
  const std::string message = error_of("\x1B[31m\n" + std::string(100, '?'));
  EXPECT_EQ(message.find('\x1B'), std::string::npos);
  EXPECT_EQ(message.find('\n'), std::string::npos);
  EXPECT_LT(message.size(), 200u);
}

}  // namespace
}  // namespace rostrum
