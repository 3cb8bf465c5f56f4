#include "searcher/query/query_terms.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/record/date.hpp"
#include "schemas/record/written_date.hpp"
#include "searcher/query/query_atoms.hpp"
#include "searcher/query/query_characters.hpp"

namespace rostrum {
namespace {

/// Byte of the first star; npos if there is none.
std::size_t star_in(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); i += code_point_at(text, i).bytes) {
    if (is_star(code_point_at(text, i).value)) return i;
  }
  return std::string_view::npos;
}

/// One typed word as a node. Han letters, and Hangul with its particles, have no other forms: they
/// are searched as they stand.
QueryNode node_of(const TypedWord& typed, const QueryToken& token) {
  QueryNode node{.op = QueryOp::Word, .text = typed.text};
  node.field = token.field;
  if (is_han(typed.text) || is_hangul(typed.text)) {
    node.op = QueryOp::Phrase;
    node.words = {std::move(node.text)};
    node.text.clear();
  } else if (is_hyphenated(typed.text)) {
    node.words = open_words(typed.text);
    std::erase(node.text, '-');
  }
  return node;
}

/// The tokens of an unquoted word as one node. REQUIRES: there is at least one.
QueryNode sequence(const AnalysedText& analysed, const QueryToken& token, std::size_t text_begin) {
  std::vector<QueryNode> nodes;
  for (const TypedWord& typed : typed_words(analysed)) {
    nodes.push_back(node_of(typed, token));
    nodes.back().position = text_begin + analysed.tokens[typed.first_token].begin;
  }
  if (nodes.size() == 1) {
    nodes.front().position = token.position;
    return std::move(nodes.front());
  }
  QueryNode all{.op = QueryOp::Adjacent, .distance = 1, .position = token.position};
  all.children = std::move(nodes);
  return all;
}

/// Makes a wildcard of a word. A Han letter is found wherever it stands: the star adds nothing.
void add_star(QueryNode& node) {
  if (node.op == QueryOp::Phrase && is_han(node.words.front())) return;
  if (node.op == QueryOp::Phrase) node.text = std::move(node.words.front());
  if (node.op == QueryOp::Phrase) node.words.clear();
  node.op = QueryOp::Wildcard;
}

std::optional<QueryNode> word(const QueryToken& token, std::string_view query,
                              TextAnalyser& analyser, const QueryLimits& limits) {
  const auto text_begin = static_cast<std::size_t>(token.text.data() - query.data());
  const std::size_t star = star_in(token.text);
  const bool wildcard = star != std::string_view::npos;
  if (wildcard && star + code_point_at(token.text, star).bytes != token.text.size()) {
    throw query_error("the star " + at(query, text_begin + star) +
                      " does not end a word; a wildcard is the beginning of a word and a star, as "
                      "in withdr*");
  }
  const std::string_view typed = token.text.substr(0, star);
  const AnalysedText analysed = analyser.analyse(typed);
  if (analysed.tokens.empty() && !wildcard) return std::nullopt;
  // The star belongs to the last word, so nothing may stand between the two.
  const bool attached = !analysed.tokens.empty() && analysed.tokens.back().end == typed.size();
  const std::size_t letters = attached ? code_points(analysed.tokens.back().word) : 0;
  const bool anywhere = attached && is_han(analysed.tokens.back().word);
  if (wildcard && !anywhere && letters < limits.wildcard_prefix) {
    throw query_error("the wildcard " + in_quotes(token.text) + " " + at(query, text_begin) +
                      " has " + std::to_string(letters) + (letters == 1 ? " letter" : " letters") +
                      " before its star; write at least " + std::to_string(limits.wildcard_prefix));
  }
  QueryNode node = sequence(analysed, token, text_begin);
  if (wildcard) add_star(node.op == QueryOp::Adjacent ? node.children.back() : node);
  return node;
}

std::optional<QueryNode> phrase(const QueryToken& token, std::string_view query,
                                TextAnalyser& analyser) {
  const auto text_begin = static_cast<std::size_t>(token.text.data() - query.data());
  const std::size_t star = star_in(token.text);
  if (star != std::string_view::npos) {
    throw query_error("the star " + at(query, text_begin + star) +
                      " is no wildcard between quotation marks; write ADJ between the words, as in "
                      "withdr* ADJ from");
  }
  // A blank line would be a new paragraph to the analysis.
  const AnalysedText analysed = analyser.analyse(with_plain_spaces(token.text));
  if (analysed.tokens.empty()) return std::nullopt;
  QueryNode node{.op = QueryOp::Phrase, .position = token.position};
  node.field = token.field;
  for (TypedWord& each : typed_words(analysed)) node.words.push_back(std::move(each.text));
  return node;
}

/// The text of a date in its plain form; "" for an open end.
std::string end_of_range(std::string_view typed, const QueryToken& token, std::string_view query) {
  if (typed.empty()) return "";
  try {
    return read_date(typed).text();
  } catch (const Error&) {
    throw query_error(in_quotes(typed) + " after '" + std::string(token.field) + ":' " +
                      at(query, token.position) +
                      " is not a date; write YYYY, YYYY-MM or YYYY-MM-DD, and a range as "
                      "2020..2021-06, 2020.. or ..2021");
  }
}

QueryNode dates(const QueryToken& token, std::string_view query) {
  QueryNode node{.op = QueryOp::Dates, .position = token.position};
  node.field = token.field;
  const std::string typed = with_plain_spaces(token.text);
  if (token.field != "date") {
    (token.field == "from" ? node.from : node.to) = end_of_range(typed, token, query);
  } else {
    constexpr std::string_view kEllipsis = "…";  // what some keyboards make of two or three dots
    std::size_t dots = typed.find("..");
    std::size_t after = dots + 2;
    if (dots == std::string::npos) {
      dots = typed.find(kEllipsis);
      after = dots + kEllipsis.size();
    }
    node.from = end_of_range(typed.substr(0, dots), token, query);
    node.to =
        dots == std::string::npos ? node.from : end_of_range(typed.substr(after), token, query);
  }
  if (node.from.empty() && node.to.empty()) {
    throw query_error("the range after '" + std::string(token.field) + ":' " +
                      at(query, token.position) +
                      " has neither beginning nor end; write 2020.., "
                      "..2021 or 2020..2021");
  }
  check_range(node, query);
  return node;
}

std::optional<QueryNode> filter(const QueryToken& token, std::string_view query) {
  QueryNode node{
      .op = QueryOp::Filter, .text = with_plain_spaces(token.text), .position = token.position};
  node.field = token.field;
  if (node.text.empty()) {
    throw query_error("nothing stands between the quotation marks after '" + node.field + ":' " +
                      at(query, token.position) + "; write a value, or leave the field out");
  }
  return node;
}

}  // namespace

std::optional<QueryNode> query_operand(const QueryToken& token, std::string_view query,
                                       TextAnalyser& analyser, const QueryLimits& limits) {
  if (token.field_kind == FieldKind::Date) return dates(token, query);
  if (token.field_kind != FieldKind::FreeText) return filter(token, query);
  return token.quoted ? phrase(token, query, analyser) : word(token, query, analyser, limits);
}

std::size_t term_count(const QueryNode& node) {
  if (node.op == QueryOp::Phrase) {
    std::size_t words = 0;  // a word of Chinese has two letters, mostly
    for (const std::string& each : node.words) {
      const std::size_t open = open_words(each).size();
      words += is_han(each) ? (open + 1) / 2 : open;
    }
    return words;
  }
  if (node.op == QueryOp::Synonyms) return term_count(node.children.front());
  if (node.children.empty()) return node.op == QueryOp::All ? 0 : 1;
  std::size_t terms = 0;
  for (const QueryNode& child : node.children) terms += term_count(child);
  return terms;
}

std::size_t byte_count(const QueryNode& node) {
  std::size_t bytes = node.from.size() + node.to.size();
  if (node.words.empty()) bytes += node.text.size();  // else the text is the words, joined
  for (const std::string& word : node.words) bytes += word.size();
  for (const QueryNode& child : node.children) bytes += byte_count(child);
  return bytes;
}

void check_range(const QueryNode& dates, std::string_view query) {
  if (dates.from.empty() || dates.to.empty()) return;
  if (parse_date(dates.from).first_day() <= parse_date(dates.to).last_day()) return;
  throw query_error("the dates " + at(query, dates.position) + " end before they begin; write " +
                    dates.to + ".." + dates.from);
}

}  // namespace rostrum
