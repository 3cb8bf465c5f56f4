#include "searcher/query/query_text.hpp"

#include <algorithm>
#include <string_view>

#include "schemas/base/joined.hpp"

namespace rostrum {
namespace {

/// "title:", or "" for the field that words are looked for in anyway.
std::string prefix(const QueryNode& node) { return node.field == "text" ? "" : node.field + ":"; }

/// A value that can be read back without quotation marks stays without.
std::string value_text(const std::string& value) {
  constexpr std::string_view kPlain =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/._-";
  const bool plain = value.find_first_not_of(kPlain) == std::string::npos &&
                     !value.starts_with('-') && !value.starts_with("//");
  return plain ? value : "\"" + value + "\"";
}

std::string dates_text(const QueryNode& node) {
  return "date:" + (node.from == node.to ? node.from : node.from + ".." + node.to);
}

std::size_t shown_children(const QueryNode& node) {
  return static_cast<std::size_t>(
      std::count_if(node.children.begin(), node.children.end(),
                    [](const QueryNode& child) { return child.op != QueryOp::All; }));
}

/// Brackets go around every group but one that is itself the one exclusion of an Or.
bool needs_brackets(const QueryNode& child, QueryOp parent) {
  switch (child.op) {
    case QueryOp::Near:
    case QueryOp::Adjacent:
    case QueryOp::Or:
      return true;
    case QueryOp::Synonyms:
      return child.text.find(' ') != std::string::npos && !child.text.starts_with('"');
    case QueryOp::And:
      return parent != QueryOp::Or || shown_children(child) > 1;
    default:
      return false;
  }
}

std::string operand_text(const QueryNode& child, QueryOp parent) {
  return needs_brackets(child, parent) ? "(" + to_text(child) + ")" : to_text(child);
}

std::string children_text(const QueryNode& node, std::string_view between) {
  std::string text;
  for (const QueryNode& child : node.children) {
    if (child.op == QueryOp::All) continue;  // NOT x alone stands for all but x
    if (!text.empty()) text += between;
    text += operand_text(child, node.op);
  }
  return text;
}

}  // namespace

std::string to_text(const QueryNode& node) {
  switch (node.op) {
    case QueryOp::Word:
    case QueryOp::Wildcard:
      return prefix(node) + (node.words.empty() ? node.text : joined(node.words, "-")) +
             (node.op == QueryOp::Wildcard ? "*" : "");
    case QueryOp::Phrase:
      return prefix(node) + "\"" + joined(node.words, " ") + "\"";
    case QueryOp::Near:
      return children_text(node, " NEAR/" + std::to_string(node.distance) + " ");
    case QueryOp::Adjacent:
      return children_text(node, " ADJ/" + std::to_string(node.distance) + " ");
    case QueryOp::And:
      return children_text(node, " AND ");
    case QueryOp::Or:
      return children_text(node, " OR ");
    case QueryOp::Synonyms:
      return prefix(node) + node.text;
    case QueryOp::Not:
      return "NOT " + children_text(node, "");
    case QueryOp::Filter:
      return node.field + ":" + value_text(node.text);
    case QueryOp::Dates:
      return dates_text(node);
    case QueryOp::All:
      return "";
  }
  return "";
}

std::string to_text(const ParsedQuery& query) {
  std::vector<QueryNode> parts;
  if (query.root.op != QueryOp::All) parts.push_back(query.root);
  std::vector<std::string> fields;
  for (const QueryNode& filter : query.filters) {
    if (std::find(fields.begin(), fields.end(), filter.field) != fields.end()) continue;
    fields.push_back(filter.field);
    QueryNode group{.op = QueryOp::Or};
    std::copy_if(query.filters.begin(), query.filters.end(), std::back_inserter(group.children),
                 [&filter](const QueryNode& other) { return other.field == filter.field; });
    parts.push_back(group.children.size() == 1 ? group.children.front() : std::move(group));
  }
  if (parts.size() == 1) return to_text(parts.front());
  std::string text;
  for (const QueryNode& part : parts) {
    if (!text.empty()) text += " AND ";
    const bool plain = part.op == QueryOp::And;
    text += plain ? to_text(part) : operand_text(part, QueryOp::And);
  }
  return text;
}

bool same_query(const QueryNode& a, const QueryNode& b) {
  return a.op == b.op && a.text == b.text && a.words == b.words && a.field == b.field &&
         a.distance == b.distance && a.from == b.from && a.to == b.to &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(),
                    [](const QueryNode& x, const QueryNode& y) { return same_query(x, y); });
}

bool same_query(const ParsedQuery& a, const ParsedQuery& b) {
  return same_query(a.root, b.root) &&
         std::equal(a.filters.begin(), a.filters.end(), b.filters.begin(), b.filters.end(),
                    [](const QueryNode& x, const QueryNode& y) { return same_query(x, y); });
}

}  // namespace rostrum
