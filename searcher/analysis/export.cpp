#include "searcher/analysis/export.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "searcher/analysis/base/document_order.hpp"
#include "searcher/analysis/base/statement_cells.hpp"
#include "searcher/answers/base/citation.hpp"

namespace rostrum {
namespace {

constexpr std::array kOptions{
    Option{"what", Option::Kind::Text, "statements", "statements|passages|sentences",
           "Whole statements, or the paragraphs or sentences that match"},
    Option{"versions", Option::Kind::Flag, "", "",
           "Translations and copies too, each as a separate statement"},
};

class Exporter {
 public:
  Exporter(const AnalysisContext& context, const Matches& matches, TableSink& sink)
      : context_(context), matches_(matches), sink_(sink) {}

  void statement(std::uint32_t document) {
    Hit hit = context_.index.hit(document);
    const Statement whole = context_.index.statement(document);
    TableRow row;
    add_statement_cells(hit, row.cells);
    row.add_place(whole.source.pages);
    row.add(whole.text);
    row.add(citation_of(hit, nullptr));
    row.json = to_json(whole).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    sink_.row(row);
    ++rows_;
  }

  void passages(std::uint32_t document, PassageUnit unit) {
    const Statement whole = context_.index.statement(document);
    Hit hit;
    for (const Snippet& passage : context_.index.passages(matches_, whole, unit)) {
      if (hit.statement.id.empty()) hit = context_.index.hit(document);
      TableRow row;
      add_statement_cells(hit, row.cells);
      row.add(static_cast<std::uint64_t>(passage.paragraph));
      row.add_place(passage.page);
      row.add(passage.recognised ? "recognised" : "");
      row.add(passage.text);
      row.add(citation_of(hit, &passage));
      sink_.row(row);
      ++rows_;
    }
  }

  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  const AnalysisContext& context_;
  const Matches& matches_;
  TableSink& sink_;
  std::size_t rows_ = 0;
};

bool run_export(const AnalysisContext& context, TableSink& sink) {
  const IndexView& index = context.index;
  const Matches matches = index.ask(context.request);
  const std::string what = context.options.text("what");
  TableHeading heading = heading_of(export_analysis(), context, {&matches});
  heading.title = "Export: " + what;
  heading.columns = statement_columns();
  if (what == "statements") {
    heading.columns.push_back({.name = "pages", .label = "Pages", .type = ColumnType::Count});
  } else {
    heading.columns.push_back(
        {.name = "paragraph", .label = "Paragraph", .type = ColumnType::Count});
    heading.columns.push_back({.name = "page", .label = "Page", .type = ColumnType::Count});
    heading.columns.push_back({.name = "recognised", .label = "Recognised"});
  }
  heading.columns.push_back({.name = "text", .label = "Text"});
  heading.columns.push_back({.name = "citation", .label = "Citation"});
  for (TableColumn& column : heading.columns) {
    column.shown = column.name == "date" || column.name == "delivered_by_label" ||
                   column.name == "session" || column.name == "paragraph" ||
                   column.name == "text" || column.name == "citation";
  }
  sink.begin(heading);
  const std::vector<std::uint32_t> documents = by_date(
      context.options.flag("versions") ? matches.documents : index.once(matches.documents), index);
  Exporter exporter(context, matches, sink);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    context.progress(i, documents.size());
    if (what == "statements") {
      exporter.statement(documents[i]);
    } else {
      exporter.passages(documents[i],
                        what == "passages" ? PassageUnit::Paragraph : PassageUnit::Sentence);
    }
  }
  context.progress(documents.size(), documents.size());
  sink.end();
  return exporter.rows() > 0;
}

}  // namespace

Analysis export_analysis() {
  return {.name = "export",
          .summary = "Every statement, passage or sentence, for other programs",
          .words = "",
          .options = kOptions,
          .forms = "jsonl|json|csv|markdown|text|bibtex|ris|csl-json",
          .example =
              "rostrum-search export withdraw --what sentences --format csv --output withdraw.csv",
          .texts_are_files = true,
          .run = run_export};
}

}  // namespace rostrum
