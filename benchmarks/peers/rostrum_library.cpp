// Rostrum through its library, with the interface of the peers. Its index is made by rostrum-index.
#include "benchmarks/peers/peer_program.hpp"
#include "schemas/base/error.hpp"
#include "searcher/engine/search_engine.hpp"

namespace rostrum::bench {
namespace {

/// Our name of a facet that all engines count.
std::string field_of(std::string_view facet) {
  return facet == "language" ? "lang" : std::string(facet);
}

std::string day(int date) {
  if (date == 0) return "";
  return Date{date / 10'000, date / 100 % 100, date % 100}.text();
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

SearchRequest request_of(const PeerQuery& query) {
  SearchRequest request;
  if (query.op == "or") {
    request.text = joined(query.words, " OR ");
  } else if (query.op == "near") {
    request.text = joined(query.words, " NEAR/" + std::to_string(query.distance) + " ");
  } else if (query.op == "phrase") {
    request.text = "\"" + joined(query.words, " ") + "\"";
  } else if (query.op == "prefix") {
    request.text = query.words.front() + "*";
  } else {
    request.text = joined(query.words, " ");
  }
  for (const PeerFilter& filter : query.filters) {
    request.filters.push_back({field_of(kFacets[filter.facet]), filter.value});
  }
  request.from = day(query.from);
  request.to = day(query.to);
  request.no_facets = !query.facets;
  if (query.facets) {
    for (const std::string_view facet : kFacets) request.facets.push_back(field_of(facet));
  }
  request.snippets = static_cast<std::size_t>(query.snippets);
  return request;
}

PeerAnswer answer(SearchEngine& engine, const PeerQuery& query) {
  SearchResponse response = engine.search(request_of(query));
  PeerAnswer answer{.total = response.total};
  for (const Hit& hit : response.hits) {
    answer.hits.push_back(hit.statement.id);
    for (const Snippet& snippet : hit.snippets) answer.snippet_bytes += snippet.text.size();
  }
  for (std::size_t i = 0; i < response.facets.size(); ++i) {
    for (const FacetCount& value : response.facets[i].values) {
      if (value.value == kNoValue) continue;  // which the others do not count
      answer.facets[i].emplace_back(value.value, value.count);
    }
  }
  return answer;
}

void run(const PeerOptions& options) {
  if (options.command == "index") {
    throw Error(ErrorKind::InvalidInput, "index: is done by 'rostrum-index add CORPUS'");
  }
  SearchEngine engine(options.paths[0], Vocabulary::builtin());
  time_queries(options, [&](const PeerQuery& query) { return answer(engine, query); });
}

}  // namespace
}  // namespace rostrum::bench

int main(int argc, char** argv) {
  return rostrum::bench::peer_main("rostrum-bench-rostrum", [&] {
    rostrum::bench::run(rostrum::bench::peer_options(argc, argv));
  });
}
