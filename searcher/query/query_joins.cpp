#include "searcher/query/query_joins.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "searcher/query/query_terms.hpp"

namespace rostrum {
namespace {

using Sign = QueryPart::Sign;

bool is_value(const QueryNode& node) {
  return node.op == QueryOp::Filter || node.op == QueryOp::Dates;
}

/// True if no word is in it: only values of fields.
bool is_made_of_values(const QueryNode& node) {
  if (is_value(node) || node.op == QueryOp::All) return true;
  return !node.children.empty() &&
         std::all_of(node.children.begin(), node.children.end(), is_made_of_values);
}

QueryNode group(QueryOp op, std::vector<QueryNode> children) {
  QueryNode node{.op = op, .position = children.front().position};
  node.children = std::move(children);
  return node;
}

/// from:2020 to:2021 is one range. More of them, or one beside date:, each hold for themselves.
void join_range(std::vector<QueryPart>& parts, std::string_view query) {
  const auto only = [&parts](std::string_view field) {
    const auto is_it = [field](const QueryPart& part) {
      return part.node.op == QueryOp::Dates && part.node.field == field &&
             part.sign != Sign::Excluded;
    };
    const auto found = std::find_if(parts.begin(), parts.end(), is_it);
    const bool alone =
        found != parts.end() && std::find_if(std::next(found), parts.end(), is_it) == parts.end();
    return alone ? found : parts.end();
  };
  const auto from = only("from");
  const auto to = only("to");
  if (from == parts.end() || to == parts.end()) return;
  const auto first = std::min(from, to);
  const auto second = std::max(from, to);
  QueryNode& range = first->node;
  range.field = "from";  // not "date": it is not joined with Or to what stands beside it
  range.from = from->node.from;
  range.to = to->node.to;
  check_range(range, query);
  parts.erase(second);
}

bool is_group_of_one_field(const QueryNode& node) {
  if (is_value(node)) return true;
  return node.op == QueryOp::Or &&
         std::all_of(node.children.begin(), node.children.end(), [&node](const QueryNode& child) {
           return is_value(child) && child.field == node.children.front().field;
         });
}

const std::string& field_of_group(const QueryNode& node) {
  return node.op == QueryOp::Or ? node.children.front().field : node.field;
}

/// country:Norway country:Sweden: one Or, where the first of them stands.
void join_values_of_one_field(std::vector<QueryPart>& parts) {
  const auto may_join = [](const QueryPart& part) {
    return part.sign == Sign::None && !part.by_and && is_group_of_one_field(part.node) &&
           field_of_group(part.node) != "from" && field_of_group(part.node) != "to";
  };
  std::vector<QueryPart> kept;
  for (QueryPart& part : parts) {
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const QueryPart& earlier) {
      return may_join(earlier) && field_of_group(earlier.node) == field_of_group(part.node);
    });
    if (!may_join(part) || same == kept.end()) {
      kept.push_back(std::move(part));
      continue;
    }
    std::vector<QueryNode> both;
    both.push_back(std::move(same->node));
    both.push_back(std::move(part.node));
    same->node = joined_by_or(std::move(both));
  }
  parts = std::move(kept);
}

/// from: and to: were told apart while operands were joined; in the tree both are dates.
void name_dates(QueryNode& node) {
  if (node.op == QueryOp::Dates) node.field = "date";
  for (QueryNode& child : node.children) name_dates(child);
}

QueryNode all_of(std::vector<QueryNode> children) {
  const bool only_exclusions =
      std::all_of(children.begin(), children.end(),
                  [](const QueryNode& child) { return child.op == QueryOp::Not; });
  if (only_exclusions) {
    QueryNode all;
    if (children.empty()) return all;
    all.position = children.front().position;
    children.insert(children.begin(), std::move(all));
  }
  if (children.size() == 1) return std::move(children.front());
  return group(QueryOp::And, std::move(children));
}

}  // namespace

QueryNode joined_by_all(std::vector<QueryPart> parts, std::string_view query) {
  join_range(parts, query);
  join_values_of_one_field(parts);
  std::vector<QueryNode> children;
  for (QueryPart& part : parts) {
    if (part.sign == Sign::Excluded) {
      std::vector<QueryNode> excluded;
      excluded.push_back(std::move(part.node));
      children.push_back(group(QueryOp::Not, std::move(excluded)));
    } else if (part.node.op == QueryOp::And) {
      for (QueryNode& inner : part.node.children) {
        if (inner.op != QueryOp::All) children.push_back(std::move(inner));
      }
    } else {
      children.push_back(std::move(part.node));
    }
  }
  return all_of(std::move(children));
}

QueryNode joined_by_any(std::vector<QueryPart> parts, std::string_view query) {
  std::vector<QueryPart> all;
  std::vector<QueryNode> words;
  std::size_t place_of_words = 0;
  for (QueryPart& part : parts) {
    if (part.sign != Sign::None || is_made_of_values(part.node)) {
      all.push_back(std::move(part));
    } else {
      if (words.empty()) place_of_words = all.size();
      words.push_back(std::move(part.node));
    }
  }
  if (!words.empty()) {
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(place_of_words),
               QueryPart{.node = joined_by_or(std::move(words))});
  }
  return joined_by_all(std::move(all), query);
}

QueryNode joined_by_or(std::vector<QueryNode> nodes) {
  if (nodes.size() == 1) return std::move(nodes.front());
  std::vector<QueryNode> children;
  for (QueryNode& node : nodes) {
    if (node.op == QueryOp::Or) {
      std::move(node.children.begin(), node.children.end(), std::back_inserter(children));
    } else {
      children.push_back(std::move(node));
    }
  }
  return group(QueryOp::Or, std::move(children));
}

ParsedQuery with_filters_apart(QueryNode root) {
  name_dates(root);
  std::vector<QueryNode> top;
  if (root.op == QueryOp::And) {
    top = std::move(root.children);
  } else {
    top.push_back(std::move(root));
  }
  const auto stands_once = [&top](const QueryNode& node) {
    return std::count_if(top.begin(), top.end(), [&node](const QueryNode& other) {
             return is_group_of_one_field(other) && field_of_group(other) == field_of_group(node);
           }) == 1;
  };
  // Told for all of them before the first is moved from.
  std::vector<bool> apart(top.size());
  std::transform(top.begin(), top.end(), apart.begin(), [&](const QueryNode& node) {
    return is_group_of_one_field(node) && stands_once(node);
  });
  ParsedQuery query;
  std::vector<QueryNode> rest;
  for (std::size_t i = 0; i < top.size(); ++i) {
    QueryNode& node = top[i];
    if (!apart[i]) {
      if (node.op != QueryOp::All) rest.push_back(std::move(node));
    } else if (node.op == QueryOp::Or) {
      std::move(node.children.begin(), node.children.end(), std::back_inserter(query.filters));
    } else {
      query.filters.push_back(std::move(node));
    }
  }
  query.root = all_of(std::move(rest));
  return query;
}

bool has_positions(const QueryNode& node) {
  switch (node.op) {
    case QueryOp::Word:
    case QueryOp::Wildcard:
    case QueryOp::Phrase:
      return true;
    case QueryOp::Adjacent:
      return node.distance == 1 &&
             std::all_of(node.children.begin(), node.children.end(), [](const QueryNode& child) {
               return child.op == QueryOp::Word || child.op == QueryOp::Wildcard ||
                      child.op == QueryOp::Phrase ||
                      (child.op == QueryOp::Synonyms && has_positions(child));
             });
    case QueryOp::Or:
    case QueryOp::Synonyms:
      return std::all_of(node.children.begin(), node.children.end(), has_positions);
    default:
      return false;
  }
}

std::string_view field_of_words(const QueryNode& node) {
  if (node.children.empty()) return node.field;
  const std::string_view first = field_of_words(node.children.front());
  const bool same =
      std::all_of(node.children.begin(), node.children.end(),
                  [first](const QueryNode& child) { return field_of_words(child) == first; });
  return same ? first : std::string_view();
}

std::size_t levels(const QueryNode& node) {
  if (node.op == QueryOp::Synonyms) return levels(node.children.front());
  std::size_t deepest = 0;
  for (const QueryNode& child : node.children) deepest = std::max(deepest, levels(child) + 1);
  return deepest;
}

}  // namespace rostrum
