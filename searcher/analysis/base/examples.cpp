#include "searcher/analysis/base/examples.hpp"

#include <algorithm>
#include <limits>

#include "schemas/base/error.hpp"
#include "searcher/analysis/base/statement_cells.hpp"

namespace rostrum {

template <typename Each, typename DocumentOf>
std::vector<Each> Examples::earliest(const std::vector<Each>& all, const DocumentOf& document_of) {
  if (days_.empty()) days_ = context_.index.days();
  std::vector<Each> order = all;
  std::stable_sort(order.begin(), order.end(), [&](const Each& a, const Each& b) {
    const auto day = [&](const Each& each) {
      const int first = days_[document_of(each)].first;
      return first == 0 ? std::numeric_limits<int>::max() : first;
    };
    return day(a) < day(b);
  });
  return order;
}

std::vector<TableExample> Examples::of(const std::vector<std::uint32_t>& documents,
                                       const Matches& matches) {
  std::vector<TableExample> examples;
  if (!wanted()) return examples;
  for (const std::uint32_t document :
       earliest(documents, [](std::uint32_t each) { return each; })) {
    if (examples.size() == most_) break;
    const Statement statement = context_.index.statement(document);
    const std::vector<Snippet> best = context_.index.best_passages(matches, statement, 1);
    if (!best.empty()) {
      examples.push_back(example_of(context_.index.hit(document), best.front()));
    }
  }
  return examples;
}

std::vector<TableExample> Examples::of_phrase(const std::vector<std::uint32_t>& documents,
                                              const std::string& phrase) {
  std::vector<TableExample> examples;
  if (!wanted()) return examples;
  for (const std::uint32_t document :
       earliest(documents, [](std::uint32_t each) { return each; })) {
    if (examples.size() == most_) break;
    const Statement statement = context_.index.statement(document);
    examples.push_back(
        example_of(context_.index.hit(document), sentence_with(statement, phrase, analyser_)));
  }
  return examples;
}

std::vector<TableExample> Examples::at(const std::vector<WordPlace>& places, std::size_t words) {
  std::vector<TableExample> examples;
  if (!wanted()) return examples;
  for (const WordPlace& place :
       earliest(places, [](const WordPlace& each) { return each.document; })) {
    if (examples.size() == most_) break;
    const Statement statement = context_.index.statement(place.document);
    examples.push_back(example_of(context_.index.hit(place.document),
                                  sentence_at(statement, place.position, words, analyser_)));
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

std::vector<std::string> ids_of(const std::vector<WordPlace>& places, const IndexView& index) {
  std::vector<std::string> ids;
  ids.reserve(places.size());
  for (const WordPlace& each : places) ids.push_back(index.id(each.document));
  return ids;
}

const Field& facet_given(const GivenValues& options, std::string_view name) {
  const std::string value = options.text(name);
  const Field* row = find_field(value);
  if (row == nullptr || !has_values(*row)) {
    throw OptionError(std::string(name),
                      "no such facet: '" + value + "'; one of: " + names_of_fields_with_values());
  }
  return *row;
}

}  // namespace rostrum
