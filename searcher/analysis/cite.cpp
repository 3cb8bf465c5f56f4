#include "searcher/analysis/cite.hpp"

#include <array>

#include "schemas/base/error.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/analysis/base/one_statement.hpp"
#include "searcher/analysis/base/statement_cells.hpp"
#include "searcher/answers/base/citation.hpp"

namespace rostrum {
namespace {

constexpr std::array kOptions{
    Option{.name = "paragraph",
           .kind = Option::Kind::Number,
           .help = "Number of a paragraph, as query and show give it",
           .least = 1},
};

bool run_cite(const AnalysisContext& context, TableSink& sink) {
  if (context.words.size() != 1) {
    throw Error(ErrorKind::InvalidInput, "cite: name the id of one statement");
  }
  const std::string& id = context.words.front();
  const OneStatement named = statement_named(id, context.index);
  const std::uint32_t document = named.document;
  const Hit hit = context.index.hit(document);
  Snippet place;
  if (!context.options.text("paragraph").empty()) {
    const std::size_t number = context.options.number("paragraph");
    const std::string text = context.index.statement(document).text;
    const std::vector<Span> all = paragraphs(text);
    if (number > all.size()) {
      throw Error(ErrorKind::InvalidInput,
                  "paragraph: " + id + " has paragraphs 1 to " + std::to_string(all.size()));
    }
    place.paragraph = static_cast<int>(number);
    if (number <= hit.statement.pages.size()) place.page = hit.statement.pages[number - 1];
    place.recognised = is_recognised(hit.statement, place.paragraph);
    place.text = text.substr(all[number - 1].begin, all[number - 1].end - all[number - 1].begin);
  }
  TableHeading heading = heading_of(cite_analysis(), context, {&named.matches});
  heading.title = "Citation";
  heading.columns = statement_columns();
  for (TableColumn& each : heading.columns) each.shown = false;
  heading.columns.push_back(
      {.name = "paragraph", .label = "Paragraph", .type = ColumnType::Count, .shown = false});
  heading.columns.push_back(
      {.name = "page", .label = "Page", .type = ColumnType::Count, .shown = false});
  heading.columns.push_back({.name = "recognised", .label = "Recognised", .shown = false});
  heading.columns.push_back({.name = "text", .label = "Text", .shown = false});
  heading.columns.push_back({.name = "citation", .label = "Citation"});
  sink.begin(heading);
  TableRow row;
  add_statement_cells(hit, row.cells);
  row.add_place(place.paragraph);
  row.add_place(place.page);
  row.add(place.recognised ? "recognised" : "");
  row.add(place.text);
  row.add(citation_of(hit, place.paragraph > 0 ? &place : nullptr));
  sink.row(row);
  sink.end();
  return true;
}

}  // namespace

Analysis cite_analysis() {
  return {.name = "cite",
          .summary = "A statement or paragraph as a citation",
          .words = "Id of the statement",
          .options = kOptions,
          .forms = "text|markdown|bibtex|ris|csl-json|json|jsonl|csv",
          .example = "rostrum-search cite ID --format bibtex",
          .citations = true,
          .run = run_cite};
}

}  // namespace rostrum
