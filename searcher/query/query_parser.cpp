#include "searcher/query/query_parser.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schemas/base/error.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "searcher/query/query_characters.hpp"
#include "searcher/query/query_joins.hpp"
#include "searcher/query/query_lexer.hpp"
#include "searcher/query/query_synonyms.hpp"
#include "searcher/query/query_terms.hpp"

namespace rostrum {
namespace {

/// A token, and the node of it if it is a value.
struct Item {
  QueryToken token;
  QueryNode node;
};

std::string lower(std::string_view operator_token) {
  return fold(operator_token.substr(0, operator_token.find('/')));
}

/// query      := expression
/// expression := run                     words joined with AND by default
///             | run run*                words joined with OR by default
/// run        := chain ("OR" chain)*
/// chain      := link ("AND"? link)*     without "AND" only where it is the default
/// link       := "NOT" proximity | ("+" | "-") primary | proximity
/// proximity  := primary (NEAR primary)* | primary (ADJ primary)*
/// primary    := value | "(" expression ")"
/// It calls itself for brackets alone, and no deeper than the limit.
class Grammar {
 public:
  Grammar(std::string_view query, std::vector<Item> items, const ParseOptions& options)
      : query_(query), items_(std::move(items)), options_(options) {}

  QueryNode whole() {
    QueryNode root = expression(0);
    if (const Item* extra = next()) {  // nothing else ends an expression
      throw query_error("the bracket " + where(*extra) +
                        " was never opened; add '(' before it, or remove it");
    }
    return root;
  }

 private:
  [[nodiscard]] const Item* next() const {
    return next_ < items_.size() ? &items_[next_] : nullptr;
  }
  [[nodiscard]] bool next_is(QueryTokenKind kind) const {
    return next() != nullptr && next()->token.kind == kind;
  }
  /// The next item if it is of that kind, which is then passed; else null.
  const Item* take(QueryTokenKind kind) {
    if (!next_is(kind)) return nullptr;
    return &items_[next_++];
  }
  const Item* take_proximity() {
    const Item* near = take(QueryTokenKind::Near);
    return near != nullptr ? near : take(QueryTokenKind::Adjacent);
  }
  const Item* take_sign() {
    for (const auto kind : {QueryTokenKind::Not, QueryTokenKind::Plus, QueryTokenKind::Minus}) {
      if (const Item* sign = take(kind)) return sign;
    }
    return nullptr;
  }
  [[nodiscard]] bool operand_follows() const {
    return next_is(QueryTokenKind::Value) || next_is(QueryTokenKind::Open) ||
           next_is(QueryTokenKind::Not) || next_is(QueryTokenKind::Plus) ||
           next_is(QueryTokenKind::Minus);
  }
  [[nodiscard]] std::string where(const Item& item) const {
    return at(query_, item.token.position);
  }

  /// REQUIRES: an operand should follow here, after `before` (null at the start of an expression).
  void expect_operand(const Item* before) const {
    if (operand_follows()) return;
    const bool misses_left = before == nullptr && next() != nullptr;
    const Item& lonely = misses_left ? *next() : *before;
    if (lonely.token.kind == QueryTokenKind::Close) {
      throw query_error("the bracket " + where(lonely) +
                        " was never opened; add '(' before it, or remove it");
    }
    const std::string name(lonely.token.text);
    throw query_error(name + " " + where(lonely) + " has nothing to search for " +
                      (misses_left ? "before" : "after") + " it; add a word there, or write '" +
                      lower(name) + "' to search for the word");
  }

  QueryNode expression(std::size_t depth) {
    expect_operand(nullptr);
    std::vector<QueryPart> runs;
    do {
      runs.push_back(run(depth));
    } while (options_.any && operand_follows());
    return options_.any ? joined_by_any(std::move(runs), query_)
                        : joined_by_all(std::move(runs), query_);
  }

  /// One link alone keeps its sign, for the expression to join it by.
  QueryPart run(std::size_t depth) {
    std::vector<QueryPart> first = chain(depth);
    if (!next_is(QueryTokenKind::Or) && first.size() == 1) return std::move(first.front());
    std::vector<QueryNode> nodes;
    nodes.push_back(joined_by_all(std::move(first), query_));
    while (const Item* op = take(QueryTokenKind::Or)) {
      expect_operand(op);
      nodes.push_back(joined_by_all(chain(depth), query_));
    }
    return {.node = joined_by_or(std::move(nodes))};
  }

  std::vector<QueryPart> chain(std::size_t depth) {
    std::vector<QueryPart> parts;
    bool by_and = false;
    for (;;) {
      parts.push_back(link(depth));
      parts.back().by_and = by_and;
      const Item* op = take(QueryTokenKind::And);
      by_and = op != nullptr;
      if (by_and) {
        expect_operand(op);
        parts.back().by_and = true;
      } else if (options_.any || !operand_follows()) {
        return parts;
      }
    }
  }

  /// REQUIRES: an operand follows.
  QueryPart link(std::size_t depth) {
    const Item* sign = take_sign();
    if (sign == nullptr) return {.node = proximity(depth)};
    if (const Item* second = take_sign()) {
      throw query_error("the signs " + where(*sign) + " and " + where(*second) +
                        " contradict or double each other; keep one of +, - and NOT");
    }
    if (sign->token.kind == QueryTokenKind::Not) {
      expect_operand(sign);
      return {.node = proximity(depth), .sign = QueryPart::Sign::Excluded};
    }
    QueryNode node = primary(depth);
    if (const Item* op = take_proximity()) {
      throw query_error("the sign " + where(*sign) + " stands before a part of " +
                        std::string(op->token.text) + "; put brackets around the whole, as in " +
                        std::string(sign->token.text) + "(a " + std::string(op->token.text) +
                        " b)");
    }
    return {.node = std::move(node),
            .sign = sign->token.kind == QueryTokenKind::Plus ? QueryPart::Sign::Required
                                                             : QueryPart::Sign::Excluded};
  }

  QueryNode proximity(std::size_t depth) {
    QueryNode first = primary(depth);
    const Item* op = take_proximity();
    if (op == nullptr) return first;
    QueryNode node{.op = op->token.kind == QueryTokenKind::Near ? QueryOp::Near : QueryOp::Adjacent,
                   .distance = op->token.distance,
                   .position = first.position};
    node.children.push_back(std::move(first));
    for (const Item* each = op; each != nullptr; each = take_proximity()) {
      if (each->token.kind != op->token.kind || each->token.distance != op->token.distance) {
        throw query_error(std::string(each->token.text) + " " + where(*each) + " follows " +
                          std::string(op->token.text) +
                          "; write one distance for all of them, or join two of them with AND");
      }
      expect_operand(each);
      if (const Item* sign = take_sign()) {
        throw query_error("the sign " + where(*sign) + " stands after " +
                          std::string(each->token.text) +
                          ", which has no place for it; write NOT before the whole in brackets");
      }
      node.children.push_back(primary(depth));
    }
    check_positions(node, *op);
    return node;
  }

  void check_positions(const QueryNode& node, const Item& op) const {
    for (const QueryNode& child : node.children) {
      if (has_positions(child)) continue;
      throw query_error(std::string(op.token.text) + " " + where(op) +
                        " cannot measure a distance to what stands " + at(query_, child.position) +
                        "; it takes words, wildcards, phrases, and such joined with OR in "
                        "brackets");
    }
    if (field_of_words(node).empty()) {
      throw query_error(std::string(op.token.text) + " " + where(op) +
                        " joins words of different fields; write the same field before each, or "
                        "AND between them");
    }
  }

  /// REQUIRES: a value or an opening bracket follows.
  QueryNode primary(std::size_t depth) {
    if (take(QueryTokenKind::Value) != nullptr) return std::move(items_[next_ - 1].node);
    const Item& open = *take(QueryTokenKind::Open);
    if (depth == options_.limits.depth) throw too_deep(open.token.position);
    if (next_is(QueryTokenKind::Close)) {
      throw query_error("the brackets " + where(open) + " and " + where(*next()) +
                        " hold nothing to search for; put a word between them, or remove them");
    }
    if (next() == nullptr) throw not_closed(open);
    QueryNode inner = expression(depth + 1);
    if (take(QueryTokenKind::Close) == nullptr) throw not_closed(open);
    return inner;
  }

  [[nodiscard]] Error not_closed(const Item& open) const {
    return query_error("the bracket " + where(open) + " is not closed; add ')' or remove it");
  }

  [[nodiscard]] Error too_deep(std::size_t position) const {
    return query_error("brackets and operators are nested more than " +
                       std::to_string(options_.limits.depth) + " deep " + at(query_, position) +
                       "; use fewer of them");
  }

  std::string_view query_;
  std::vector<Item> items_;
  const ParseOptions& options_;
  std::size_t next_ = 0;
};

void check_bytes(std::string_view text, const QueryLimits& limits) {
  if (text.size() > limits.text_bytes) {
    throw query_error("the text has " + std::to_string(text.size()) + " bytes, and the limit is " +
                      std::to_string(limits.text_bytes) + "; use fewer words");
  }
  if (is_utf8(text)) return;
  std::size_t good = 0;  // a character has four bytes at most
  for (std::size_t length = 1; length <= 4 && good + length <= text.size();) {
    const bool whole = is_utf8(text.substr(good, length));
    good += whole ? length : 0;
    length = whole ? 1 : length + 1;
  }
  throw query_error("the bytes " + at(text, good) + " are not UTF-8; send the text in UTF-8");
}

/// Words side by side that name a concept, as one item.
Item with_synonyms(const NamedConcept& named, const std::vector<QueryToken>& tokens,
                   std::vector<QueryNode> typed, const ParseOptions& options) {
  const QueryToken& first = tokens[named.first];
  const QueryToken& last = tokens[named.first + named.tokens - 1];
  const std::string_view spelling(
      first.text.data(),
      static_cast<std::size_t>(last.text.data() + last.text.size() - first.text.data()));
  QueryNode all = std::move(typed.front());
  if (typed.size() > 1) {
    typed.front() = std::move(all);
    all = {.op = options.any ? QueryOp::Or : QueryOp::And, .position = first.position};
    all.children = std::move(typed);
  }
  return {first, synonyms_node(*named.meant, std::move(all), spelling, first, options.analyser)};
}

/// The tokens with their nodes. Values without a letter or digit are left out, as are their signs.
/// Throws if that leaves nothing of a text that is not blank, and if there are too many terms.
std::vector<Item> read_items(std::string_view text, const ParseOptions& options) {
  std::vector<Item> items;
  std::size_t terms = 0;
  std::size_t bytes = 0;
  std::optional<std::string_view> empty;
  const std::vector<QueryToken> tokens = query_tokens(text);
  std::vector<NamedConcept> named;
  if (options.labels != nullptr) named = named_concepts(tokens, *options.labels, options.analyser);
  auto next_named = named.begin();
  std::vector<QueryNode> typed;  // of the concept that is being read
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const QueryToken& token = tokens[i];
    if (token.kind != QueryTokenKind::Value) {
      items.push_back({token, {}});
      continue;
    }
    auto node = query_operand(token, text, options.analyser, options.limits);
    if (!node) {
      empty = token.text;
      const auto is_sign = [](const Item& item) {
        return item.token.kind == QueryTokenKind::Plus || item.token.kind == QueryTokenKind::Minus;
      };
      while (!items.empty() && is_sign(items.back())) items.pop_back();
      continue;
    }
    terms += term_count(*node);
    if (terms > options.limits.terms) {
      throw query_error("there are more than " + std::to_string(options.limits.terms) +
                        " words and values; use fewer, the first too many stands " +
                        at(text, token.position));
    }
    // Of what is searched, not of what was typed: the canonical form, in which operators are
    // written out, passes no limit that the question did not.
    bytes += byte_count(*node);
    if (bytes > options.limits.bytes) {
      throw query_error("the words and values have more than " +
                        std::to_string(options.limits.bytes) +
                        " bytes; use fewer, the first too many stands " + at(text, token.position));
    }
    if (next_named == named.end() || i < next_named->first) {
      items.push_back({token, std::move(*node)});
      continue;
    }
    typed.push_back(std::move(*node));
    if (typed.size() < next_named->tokens) continue;
    items.push_back(with_synonyms(*next_named++, tokens, std::exchange(typed, {}), options));
  }
  if (terms == 0 && empty) {
    throw query_error("there is nothing to search for in " + in_quotes(text) +
                      "; write a word with letters or digits");
  }
  return items;
}

}  // namespace

ParsedQuery parse_query(std::string_view text, const ParseOptions& options) {
  check_bytes(text, options.limits);
  std::vector<Item> items = read_items(text, options);
  if (items.empty()) return {};
  ParsedQuery query = with_filters_apart(Grammar(text, std::move(items), options).whole());
  if (levels(query.root) > options.limits.depth) {
    throw query_error("brackets and operators are nested " + std::to_string(levels(query.root)) +
                      " deep, and the limit is " + std::to_string(options.limits.depth) +
                      "; use fewer of them");
  }
  return query;
}

}  // namespace rostrum
