#include "searcher/analysis/examples.hpp"

#include <algorithm>
#include <limits>

#include "schemas/error.hpp"
#include "searcher/analysis/statement_cells.hpp"

namespace rostrum {

std::vector<TableExample> examples_of(const std::vector<std::uint32_t>& documents,
                                      const Matches& matches, const AnalysisContext& context) {
  std::vector<TableExample> examples;
  const std::size_t most = context.options.number("examples");
  if (most == 0) return examples;
  std::vector<std::pair<int, std::uint32_t>> order;
  for (const std::uint32_t each : documents) {
    const auto date = context.index.hit(each).statement.date;
    order.emplace_back(date ? date->first_day() : std::numeric_limits<int>::max(), each);
  }
  std::sort(order.begin(), order.end());
  for (const auto& [day, document] : order) {
    if (examples.size() == most) break;
    const Statement statement = context.index.statement(document);
    const std::vector<Snippet> best = context.index.best_passages(matches, statement, 1);
    if (!best.empty()) {
      examples.push_back(example_of(context.index.hit(document), best.front()));
    }
  }
  return examples;
}

std::vector<std::string> ids_of(const std::vector<std::uint32_t>& documents,
                                const IndexView& index) {
  std::vector<std::string> ids;
  ids.reserve(documents.size());
  for (const std::uint32_t each : documents) ids.push_back(index.id(each));
  return ids;
}

const Field& facet_named(std::string_view name) {
  const Field* row = find_field(name);
  if (row == nullptr || row->kind != FieldKind::Facet) {
    // Groups and regions are not stored with a statement, and make no rows here.
    std::string names;
    for (const Field& each : kFields) {
      if (each.kind == FieldKind::Facet)
        names += (names.empty() ? "" : ", ") + std::string(each.name);
    }
    throw Error(ErrorKind::InvalidInput,
                "no such facet: '" + std::string(name) + "'; one of: " + names);
  }
  return *row;
}

}  // namespace rostrum
