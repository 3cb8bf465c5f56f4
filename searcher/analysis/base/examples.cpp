#include "searcher/analysis/base/examples.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "schemas/base/error.hpp"
#include "searcher/analysis/base/statement_cells.hpp"
#include "searcher/request/named_facet.hpp"

namespace rostrum {

namespace {

std::uint32_t document_of(std::uint32_t document) { return document; }
std::uint32_t document_of(const WordPlace& place) { return place.document; }

}  // namespace

template <typename Each, typename PassageOf>
std::vector<TableExample> Examples::of_earliest(const std::vector<Each>& all,
                                                const PassageOf& passage_of) {
  std::vector<TableExample> examples;
  if (!wanted()) return examples;
  if (days_.empty()) days_ = context_.index.days();
  const auto day = [&](const Each& each) {
    const int first = days_[document_of(each)].first;
    return first == 0 ? std::numeric_limits<int>::max() : first;
  };
  std::vector<Each> order = all;
  std::stable_sort(order.begin(), order.end(),
                   [&](const Each& a, const Each& b) { return day(a) < day(b); });
  for (const Each& each : order) {
    if (examples.size() == most_) break;
    const Statement statement = context_.index.statement(document_of(each));
    const std::optional<Snippet> passage = passage_of(statement, each);
    if (passage) examples.push_back(example_of(context_.index.hit(document_of(each)), *passage));
  }
  return examples;
}

std::vector<TableExample> Examples::of(const std::vector<std::uint32_t>& documents,
                                       const Matches& matches) {
  return of_earliest(documents, [&](const Statement& statement, std::uint32_t) {
    const std::vector<Snippet> best = context_.index.best_passages(matches, statement, 1);
    return best.empty() ? std::nullopt : std::optional(best.front());
  });
}

std::vector<TableExample> Examples::of_phrase(const std::vector<std::uint32_t>& documents,
                                              const std::string& phrase) {
  return of_earliest(documents, [&](const Statement& statement, std::uint32_t) {
    return sentence_with(statement, phrase, analyser_);
  });
}

std::vector<TableExample> Examples::at(const std::vector<WordPlace>& places, std::size_t words) {
  return of_earliest(places, [&](const Statement& statement, const WordPlace& place) {
    return sentence_at(statement, place.position, words, analyser_);
  });
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
  return named_facet(name, options.text(name));
}

}  // namespace rostrum
