#include "searcher/engine/facets.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

struct Row {
  FacetCount count;
  int start = 0;  ///< of a session
};

/// Numbers inside a text compare as numbers: 9 before 12, 7 before 7a.
std::vector<std::pair<int, std::string>> natural_key(const std::string& text) {
  constexpr int kMost = 1'000'000;
  std::vector<std::pair<int, std::string>> key;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] >= '0' && text[i] <= '9') {
      int number = 0;
      for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
        number = std::min(number * 10 + (text[i] - '0'), kMost);
      }
      key.emplace_back(number, "");
    } else {
      // Behind every number, so that "cluster 1" follows the numbered items.
      std::string letters;
      for (; i < text.size() && (text[i] < '0' || text[i] > '9'); ++i) letters.push_back(text[i]);
      key.emplace_back(kMost + 1, std::move(letters));
    }
  }
  return key;
}

bool by_time(const Row& a, const Row& b) {
  // Sessions of unknown date come last.
  const auto key = [](const Row& row) {
    return std::make_tuple(row.start == 0, row.start, natural_key(row.count.value));
  };
  return key(a) < key(b);
}

bool by_number(const Row& a, const Row& b) {
  return natural_key(a.count.value) < natural_key(b.count.value);
}

bool by_count(const Row& a, const Row& b) {
  if (a.count.count != b.count.count) return a.count.count > b.count.count;
  return std::make_pair(fold(a.count.label), a.count.value) <
         std::make_pair(fold(b.count.label), b.count.value);
}

/// Puts each row behind its parent, in the order that the rows have.
std::vector<Row> as_tree(std::vector<Row> rows) {
  std::multimap<std::string, Row> children;
  std::set<std::string> present;
  for (const Row& row : rows) present.insert(row.count.value);
  std::vector<Row> roots;
  for (Row& row : rows) {
    // A value whose parent is not there stands by itself.
    if (present.count(row.count.parent) == 0) {
      roots.push_back(std::move(row));
    } else {
      const std::string parent = row.count.parent;
      children.emplace(parent, std::move(row));
    }
  }
  std::vector<Row> tree;
  std::vector<Row> open(std::make_move_iterator(roots.rbegin()),
                        std::make_move_iterator(roots.rend()));
  while (!open.empty()) {
    Row row = std::move(open.back());
    open.pop_back();
    const auto [first, last] = children.equal_range(row.count.value);
    std::vector<Row> below;
    for (auto child = first; child != last; ++child) below.push_back(std::move(child->second));
    children.erase(first, last);
    std::move(below.rbegin(), below.rend(), std::back_inserter(open));
    tree.push_back(std::move(row));
  }
  return tree;
}

std::vector<Row> in_order(const Field& facet, std::vector<Row> rows) {
  const auto before = facet.name == "session"                        ? by_time
                      : facet.name == "item" || facet.name == "year" ? by_number
                                                                     : by_count;
  std::sort(rows.begin(), rows.end(), before);
  return facet.hierarchical ? as_tree(std::move(rows)) : rows;
}

}  // namespace

Facet count_facet(const Field& facet, const DocSet& set, const std::vector<LabelledCode>& selected,
                  const Snapshot& snapshot) {
  std::map<std::string, LabelledCode> wanted;
  for (const LabelledCode& each : selected) wanted.emplace(facet_term(facet, each.code), each);
  const std::size_t size = set.count();
  std::vector<Row> rows;
  const std::string prefix(facet.prefix);
  const auto end = snapshot.database().allterms_end(prefix);
  for (auto it = snapshot.database().allterms_begin(prefix); it != end; ++it) {
    const std::string term = *it;
    const std::size_t count = size == 0 ? 0 : snapshot.count_with_term(term, set, size);
    const bool is_selected = wanted.erase(term) > 0;
    if (count == 0 && !is_selected) continue;
    FacetValue value = snapshot.value_of(facet, term);
    rows.push_back({.count = {.value = std::move(value.value),
                              .label = std::move(value.label),
                              .parent = std::move(value.parent),
                              .count = count,
                              .selected = is_selected},
                    .start = value.start});
  }
  for (auto& [term, value] : wanted) {
    rows.push_back(
        {.count = {.value = value.code, .label = value.label, .count = 0, .selected = true}});
  }
  Facet counted{.field = std::string(facet.name)};
  for (Row& row : in_order(facet, std::move(rows))) counted.values.push_back(std::move(row.count));
  return counted;
}

}  // namespace rostrum
