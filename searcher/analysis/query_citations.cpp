#include "searcher/analysis/query_citations.hpp"

#include <memory>
#include <ostream>

#include "searcher/analysis/base/statement_cells.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/bibliography.hpp"

namespace rostrum {
namespace {

std::unique_ptr<TableSink> sink_for(std::string_view form, std::ostream& out) {
  if (form == "bibtex") return bibtex_table(out);
  if (form == "ris") return ris_table(out);
  if (form == "csl-json") return csl_json_table(out);
  return citation_lines(true, out);
}

}  // namespace

void write_citations(const SearchResponse& response, std::string_view form,
                     const AnswerOrigin& origin, std::ostream& out) {
  TableHeading heading;
  heading.command = origin.command;
  heading.version = origin.version;
  heading.revision = response.revision;
  heading.columns = statement_columns();
  heading.columns.push_back({.name = "text", .label = "Text"});
  heading.columns.push_back({.name = "citation", .label = "Citation"});
  const auto sink = sink_for(form, out);
  sink->begin(heading);
  for (const Hit& hit : response.hits) {
    const auto write = [&](const Snippet* passage) {
      TableRow row;
      add_statement_cells(hit, row.cells);
      row.add(passage != nullptr ? passage->text : "");
      row.add(citation_of(hit, passage));
      sink->row(row);
    };
    if (form != "markdown" || hit.snippets.empty()) {
      write(nullptr);
    } else {
      for (const Snippet& passage : hit.snippets) write(&passage);
    }
  }
  sink->end();
}

}  // namespace rostrum
