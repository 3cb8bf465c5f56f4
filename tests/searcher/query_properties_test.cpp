// What holds for every query: the canonical form reads back as the same tree, and no bytes do harm.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <ostream>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "schemas/base/error.hpp"
#include "searcher/query/query_characters.hpp"
#include "searcher/query/query_joins.hpp"
#include "searcher/query/query_parser.hpp"
#include "searcher/query/query_terms.hpp"
#include "searcher/query/query_text.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {

/// So that rapidcheck prints what it found.
void showValue(const ParsedQuery& query, std::ostream& stream) { stream << to_text(query); }

namespace {

ParsedQuery parse(const std::string& text, bool any = false, const QueryLimits& limits = {}) {
  static TextAnalyser analyser;
  return parse_query(text, {.any = any, .limits = limits, .analyser = analyser});
}

template <typename T>
T one_of(const std::vector<T>& values) {
  return *rc::gen::elementOf(values);
}

std::string some_word() {
  return one_of<std::string>({"withdraw", "mines", "treaty", "un", "and", "not", "near", "14.5",
                              "2020", "l", "разоружение", "نزع", "a", "etat"});
}

/// What only a phrase holds as one word.
std::string some_phrase_word() {
  return *rc::gen::inRange(0, 2) == 0 ? some_word()
                                      : one_of<std::string>({"裁军", "核", "anti-personnel",
                                                             "nuclear-weapon-free", "핵무기"});
}

QueryNode leaf(const std::string& field) {
  QueryNode node;
  node.field = field;
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      node.op = QueryOp::Phrase;
      for (int i = *rc::gen::inRange(1, 4); i > 0; --i) node.words.push_back(some_phrase_word());
      break;
    case 1:
      node.op = QueryOp::Wildcard;
      node.text = one_of<std::string>({"withdr", "разор", "mine2"});
      break;
    case 2:
      node.op = one_of<QueryOp>({QueryOp::Word, QueryOp::Wildcard});
      node.text = "nuclearweaponfree";
      node.words = {"nuclear", "weapon", "free"};
      break;
    default:
      node.op = QueryOp::Word;
      node.text = some_word();
  }
  return node;
}

std::string some_field() { return one_of<std::string>({"text", "text", "title", "speaker"}); }

QueryNode with_children(QueryOp op, std::vector<QueryNode> children) {
  QueryNode node{.op = op};
  node.children = std::move(children);
  return node;
}

QueryNode sequence(const std::string& field) {
  std::vector<QueryNode> words;
  for (int i = *rc::gen::inRange(2, 4); i > 0; --i) {
    QueryNode word{.op = QueryOp::Word, .text = some_word()};
    word.field = field;
    words.push_back(std::move(word));
  }
  QueryNode node = with_children(QueryOp::Adjacent, std::move(words));
  node.distance = 1;
  return node;
}

QueryNode positional(const std::string& field) {
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      return sequence(field);
    case 1:
      return with_children(QueryOp::Or, {leaf(field), sequence(field), leaf(field)});
    default:
      return leaf(field);
  }
}

QueryNode near() {
  const std::string field = some_field();
  std::vector<QueryNode> operands;
  for (int i = *rc::gen::inRange(2, 4); i > 0; --i) operands.push_back(positional(field));
  QueryNode node =
      with_children(one_of<QueryOp>({QueryOp::Near, QueryOp::Adjacent}), std::move(operands));
  node.distance = *rc::gen::inRange(1, static_cast<int>(kParagraphGap));
  return node;
}

/// Any text that can stand between quotation marks.
std::string some_value() {
  const std::vector<std::string> pieces = {"Norway", "NOR", "7",  "(a)",  " ", "“x”", "’", "/",
                                           ":",      "-",   "..", "挪威", "*", "«",   "é"};
  std::string value;
  for (int i = *rc::gen::inRange(1, 5); i > 0; --i) value += one_of(pieces);
  value = with_plain_spaces(value);
  return value.empty() ? "x" : value;
}

QueryNode dates() {
  const auto [from, to] = one_of<std::pair<std::string, std::string>>({{"2020", "2020"},
                                                                       {"2020", ""},
                                                                       {"", "2021-05"},
                                                                       {"2020-03-01", "2020-03"},
                                                                       {"1999", "2000"}});
  QueryNode node{.op = QueryOp::Dates};
  node.field = "date";
  node.from = from;
  node.to = to;
  return node;
}

QueryNode value_of(const std::string& field) {
  if (field == "date") return dates();
  QueryNode node{.op = QueryOp::Filter, .text = some_value()};
  node.field = field;
  return node;
}

const std::vector<std::string>& value_fields() {
  static const std::vector<std::string> fields = {"country", "session", "item",
                                                  "id",      "date",    "kind"};
  return fields;
}

QueryNode tree(int depth, bool and_allowed, bool or_allowed);

QueryNode excluded(int depth) { return with_children(QueryOp::Not, {tree(depth, true, true)}); }

QueryNode tree(int depth, bool and_allowed, bool or_allowed) {
  const int form = depth == 0 ? *rc::gen::inRange(0, 4) : *rc::gen::inRange(0, 8);
  if (form == 4 || form == 5) {
    if (!and_allowed) return leaf(some_field());
    std::vector<QueryNode> children;
    for (int i = *rc::gen::inRange(2, 4); i > 0; --i) {
      children.push_back(*rc::gen::inRange(0, 3) == 0 ? excluded(depth - 1)
                                                      : tree(depth - 1, false, true));
    }
    if (std::all_of(children.begin(), children.end(),
                    [](const QueryNode& child) { return child.op == QueryOp::Not; })) {
      children.insert(children.begin(), QueryNode{});
    }
    return with_children(QueryOp::And, std::move(children));
  }
  if (form == 6 || form == 7) {
    if (!or_allowed) return leaf(some_field());
    std::vector<QueryNode> children;
    for (int i = *rc::gen::inRange(2, 4); i > 0; --i) {
      children.push_back(tree(depth - 1, true, false));
    }
    return with_children(QueryOp::Or, std::move(children));
  }
  if (form == 3) return near();
  if (form == 2) return value_of(one_of(value_fields()));
  return leaf(some_field());
}

/// Values at the top are filters; so none may stand there in the tree by itself.
void keep_words(QueryNode& node) {
  const bool is_or = node.op == QueryOp::Or;
  const auto is_value = [](const QueryNode& each) {
    return each.op == QueryOp::Filter || each.op == QueryOp::Dates;
  };
  if (is_value(node) ||
      (is_or && std::all_of(node.children.begin(), node.children.end(), is_value))) {
    node = leaf(some_field());
  }
}

ParsedQuery some_query() {
  ParsedQuery query;
  query.root = tree(3, true, true);
  if (*rc::gen::inRange(0, 10) == 0) query.root = {};
  keep_words(query.root);
  if (query.root.op == QueryOp::And) {
    for (QueryNode& child : query.root.children) keep_words(child);
    if (*rc::gen::inRange(0, 4) == 0) {
      // Joined with AND, values of one field stay in the tree.
      query.root.children.push_back(value_of("topic"));
      query.root.children.push_back(value_of("topic"));
      if (query.root.children.front().op == QueryOp::All) {
        query.root.children.erase(query.root.children.begin());
      }
    }
  }
  for (const std::string& field : value_fields()) {
    if (*rc::gen::inRange(0, 4) != 0) continue;
    for (int i = *rc::gen::inRange(1, 4); i > 0; --i) query.filters.push_back(value_of(field));
  }
  return query;
}

RC_GTEST_PROP(QueryProperties, EveryTreeReadsBackFromItsText, ()) {
  const ParsedQuery query = *rc::gen::exec(some_query);
  const std::string text = to_text(query);
  const QueryLimits limits{.bytes = 1 << 20, .text_bytes = 1 << 20, .terms = 1 << 20};
  const bool any = *rc::gen::arbitrary<bool>();
  const ParsedQuery again = parse(text, any, limits);
  RC_LOG() << text << "\n" << to_text(again) << "\n";
  RC_ASSERT(same_query(query, again));
}

/// Reads `text`, and if it can be read, reads its canonical form in both ways.
void expect_canonical(const std::string& text, bool any) {
  ParsedQuery query;
  try {
    query = parse(text, any, {});
  } catch (const Error& error) {
    RC_ASSERT(error.kind() == ErrorKind::InvalidInput);
    RC_ASSERT(std::string(error.what()).starts_with("query: "));
    RC_ASSERT(is_utf8(error.what()));
    return;
  }
  RC_ASSERT(levels(query.root) <= QueryLimits{}.depth);
  const std::string canonical = to_text(query);
  RC_LOG() << "read as: " << canonical << "\n";
  for (const bool again_any : {false, true}) {
    const ParsedQuery again = parse(canonical, again_any);
    RC_ASSERT(same_query(query, again));
    RC_ASSERT(to_text(again) == canonical);
  }
}

RC_GTEST_PROP(QueryProperties, WhatCanBeReadReadsBackFromItsText, ()) {
  const std::vector<std::string> pieces = {"a",
                                           "b",
                                           "withdraw",
                                           "c",
                                           "AND",
                                           "OR",
                                           "NOT",
                                           "NEAR",
                                           "NEAR/5",
                                           "ADJ",
                                           "ADJ/2",
                                           "(",
                                           ")",
                                           "(",
                                           ")",
                                           "+",
                                           "-",
                                           "−",
                                           "\"",
                                           "\"b c\"",
                                           "“b”",
                                           "*",
                                           "withdr*",
                                           "title:",
                                           "country:",
                                           "country:NOR",
                                           "country:SWE",
                                           "lang:fr",
                                           "date:2020..",
                                           "from:2020",
                                           "to:2021",
                                           "item:7(a)",
                                           "l'Union",
                                           "NPT/CONF",
                                           "anti-personnel",
                                           "核裁军",
                                           "نزع السلاح",
                                           "!",
                                           ",",
                                           "–",
                                           "’s",
                                           "10:30",
                                           "x:",
                                           "id:\"a b\"",
                                           "year:2020",
                                           "﷽",
                                           "\xC2\xA0",
                                           "é",
                                           "İ",
                                           "½",
                                           "ﬁ"};
  const auto text =
      *rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::map(
                        rc::gen::pair(rc::gen::elementOf(pieces), rc::gen::inRange(0, 3)),
                        [](const std::pair<std::string, int>& piece) {
                          return piece.first + (piece.second == 0 ? "" : " ");
                        })),
                    [](const std::vector<std::string>& parts) {
                      std::string joined;
                      for (const std::string& part : parts) joined += part;
                      return joined;
                    });
  expect_canonical(text, *rc::gen::arbitrary<bool>());
}

/// A query as people write them, by the grammar: it can nearly always be read.
class QueryWriter {
 public:
  explicit QueryWriter(std::uint32_t seed) : engine_(seed) {}

  std::string expression(int depth) {
    std::string text = link(depth);
    for (std::size_t i = below(4); i > 0; --i) {
      text += one({" ", " ", " AND ", " OR ", " AND NOT ", " NOT "}) + link(depth);
    }
    return text;
  }

 private:
  std::size_t below(std::size_t end) { return engine_() % end; }
  std::string one(const std::vector<std::string>& all) { return all[below(all.size())]; }

  std::string word() {
    return one({"withdraw",
                "mines",
                "treaty",
                "to-go",
                "anti-personnel",
                "withdr*",
                "nuclear-w*",
                "NPT/CONF.2020",
                "l'Union",
                "14.5",
                "\"outer space\"",
                "\"anti-personnel mine\"",
                "核裁军",
                "\"核裁军 条约\"",
                "핵무기",
                "NPT를",
                "معاهدة",
                "จะกระทำได้",
                "ការហាមឃាត់មីន",
                "ทำลาย*",
                "учёт",
                "title:mine",
                "title:\"mine action\"",
                "speaker:Smith",
                "note",
                "x\xC2\xAD"
                "y"});
  }
  std::string value() {
    return one({"country:NOR", "country:\"New Zealand\"", "lang:fr", "year:2020", "date:2020..",
                "from:2020", "to:2021", "item:7(a)", "country:SWE", "session:\"IM 2025\""});
  }
  std::string near() {
    const std::string op = one({" NEAR/5 ", " NEAR ", " ADJ ", " ADJ/2 "});
    const auto operand = [&] {
      return one({"a", "b*cd", "\"b c\"", "(a OR \"b c\" OR anti-tank)", "to-go", "核武器", "x/y",
                  "withdr*"});
    };
    std::string text = operand();
    for (std::size_t i = 1 + below(3); i > 0; --i) text += op + operand();
    return text;
  }
  std::string link(int depth) {
    switch (below(depth == 0 ? 5 : 9)) {
      case 0:
        return value();
      case 1:
        return one({"-", "+", "NOT "}) + word();
      case 2:
        return one({"", "", "NOT "}) + near();
      case 3:
      case 4:
        return word();
      default:
        return one({"", "", "-", "+", "NOT ", "NOT "}) + "(" + expression(depth - 1) + ")";
    }
  }

  std::mt19937 engine_;
};

TEST(QueryProperties, QueriesByTheGrammarReadBackFromTheirText) {
  constexpr std::uint32_t kQueries = 30'000;
  std::size_t read = 0;
  for (std::uint32_t seed = 0; seed < kQueries; ++seed) {
    const std::string text = QueryWriter(seed).expression(static_cast<int>(seed % 5));
    const bool any = seed % 3 == 0;
    ParsedQuery query;
    try {
      query = parse(text, any, {});
    } catch (const Error&) {
      continue;
    }
    ++read;
    const std::string canonical = to_text(query);
    for (const bool again_any : {false, true}) {
      ParsedQuery again;
      ASSERT_NO_THROW(again = parse(canonical, again_any)) << text << "\n" << canonical;
      ASSERT_TRUE(same_query(query, again)) << text << "\n" << canonical << "\n" << to_text(again);
      ASSERT_EQ(to_text(again), canonical);
    }
  }
  EXPECT_GT(read, kQueries / 3);
}

RC_GTEST_PROP(QueryProperties, AnyBytesAreReadOrRefused, ()) {
  expect_canonical(*rc::gen::arbitrary<std::string>(), *rc::gen::arbitrary<bool>());
}

RC_GTEST_PROP(QueryProperties, AnyCharactersAreReadOrRefused, ()) {
  // The scripts of the UN languages, and the punctuation that the language is made of.
  const auto character = rc::gen::oneOf(
      rc::gen::inRange<char32_t>(0x20, 0x7F), rc::gen::inRange<char32_t>(0xA0, 0x250),
      rc::gen::inRange<char32_t>(0x400, 0x460), rc::gen::inRange<char32_t>(0x600, 0x660),
      rc::gen::inRange<char32_t>(0x2000, 0x2070), rc::gen::inRange<char32_t>(0x4E00, 0x4F00),
      rc::gen::inRange<char32_t>(0xFF01, 0xFF5F));
  const auto letters = *rc::gen::container<std::u32string>(character);
  std::string text;
  for (const char32_t c : letters) {
    if (c < 0x80) {
      text += static_cast<char>(c);
    } else if (c < 0x800) {
      text += static_cast<char>(0xC0 | (c >> 6));
      text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      text += static_cast<char>(0xE0 | (c >> 12));
      text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      text += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  expect_canonical(text, *rc::gen::arbitrary<bool>());
}

TEST(QueryProperties, LongTextsOfEveryShapeAreReadOrRefused) {
  constexpr std::size_t kBytes = 200'000;
  for (const char* piece : {"(", ")", "-", "+", "\"", "a(", "a(b)", "a ", "a/", "a-", "NOT ",
                            "a:", "title:", "a NEAR ", "核", "* ", "-.", "“"}) {
    std::string text;
    while (text.size() < kBytes) text += piece;
    EXPECT_THROW((void)parse(text), Error) << "from: " << piece << "…";
    text.resize(QueryLimits{}.text_bytes);
    EXPECT_THROW((void)parse(text), Error) << "from: " << piece << "…";
  }
}

TEST(QueryProperties, StringsThatBreakProgramsAreReadOrRefused) {
  const auto data = testing::shared_data();
  if (!data) GTEST_SKIP() << testing::kNoSharedData;
  std::istringstream lines(testing::read_bytes(*data / "queries" / "naughty_strings.txt"));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    try {
      const ParsedQuery query = parse(line);
      EXPECT_TRUE(same_query(query, parse(to_text(query)))) << "from: " << line;
    } catch (const Error& error) {
      EXPECT_EQ(std::string(error.what()).substr(0, 7), "query: ") << "from: " << line;
    }
  }
  EXPECT_GT(count, 500u);
}

TEST(ToText, QuotesTheValuesThatNeedIt) {
  struct Case {
    const char* value;
    const char* text;
  };
  const Case cases[] = {
      {"NOR", "country:NOR"},
      {"APMBC/IM-2025", "country:APMBC/IM-2025"},
      {"New Zealand", "country:\"New Zealand\""},
      {"-x", "country:\"-x\""},
      {"7(a)", "country:\"7(a)\""},
      {"//x", "country:\"//x\""},
      {"Côte", "country:\"Côte\""},
  };
  for (const auto& [value, text] : cases) {
    QueryNode node{.op = QueryOp::Filter, .text = value};
    node.field = "country";
    EXPECT_EQ(to_text(node), text);
  }
}

}  // namespace
}  // namespace rostrum
