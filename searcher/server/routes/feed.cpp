#include "searcher/server/routes/feed.hpp"

#include <algorithm>

#include "searcher/analysis/base/statement_cells.hpp"
#include "searcher/answers/atom_feed.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/saved/saved_searches.hpp"
#include "searcher/server/routes/bounded_text.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kEntries = 50;

/// A date of delivery as Atom wants it: the first moment that it can mean.
std::string moment_of(const Statement& statement) {
  std::string day = statement.date ? statement.date->text() : "1900";
  while (day.size() < 10) day += "-01";
  return day + "T00:00:00Z";
}

}  // namespace

HttpResponse feed(const Call& call) {
  const GivenValues given =
      read_all_parameters(without(call.url.parameters, "ui"), question_parameters());
  SearchRequest request = request_from(given, &call.thesaurus, call.limits);
  request.sort = SortBy::Newest;
  request.limit = kEntries;
  request.no_facets = true;
  const SearchResponse found = call.engine.search(request);

  const std::string root = whole_base(call);
  BoundedText out(call.most_bytes);
  const auto sink =
      atom_feed({.title = request.text.empty() ? "Rostrum" : "Rostrum: " + request.text,
                 .link = root + "/feed" + query_string(without(call.url.parameters, "ui")),
                 .time = now_utc()},
                out);
  TableHeading heading;
  heading.version = ROSTRUM_VERSION;
  heading.revision = found.revision;
  heading.questions.push_back({.text = found.text,
                               .parsed = found.parsed,
                               .filters = found.filters,
                               .found = found.total,
                               .on_file = found.statements});
  heading.columns = statement_columns();
  const auto url = static_cast<std::size_t>(
      std::find_if(heading.columns.begin(), heading.columns.end(),
                   [](const TableColumn& each) { return each.name == "url"; }) -
      heading.columns.begin());
  heading.columns.push_back({.name = "given", .label = "Date"});
  heading.columns.push_back({.name = "citation", .label = "Citation"});
  sink->begin(heading);
  for (const Hit& hit : found.hits) {
    TableRow row;
    add_statement_cells(hit, row.cells);
    UrlParameters parameters = {{"id", hit.statement.id}};
    if (!request.text.empty()) parameters.push_back({"q", request.text});
    // An entry leads to the statement here, where its source is named.
    row.cells[url] = root + "/statement" + query_string(parameters);
    row.add(moment_of(hit.statement));
    row.add(citation_of(hit, nullptr));
    for (const Snippet& each : hit.snippets) row.examples.push_back(example_of(hit, each));
    sink->row(row);
  }
  sink->end();
  HttpResponse response;
  response.set("Content-Type", "application/atom+xml; charset=utf-8");
  response.body = out.take();
  return response;
}

}  // namespace rostrum
