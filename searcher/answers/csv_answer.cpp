#include "searcher/answers/csv_answer.hpp"

#include <fmt/core.h>
#include <ostream>
#include <string>

#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/csv_cells.hpp"

namespace rostrum {
namespace {

void write_row(const std::vector<std::string>& cells, std::ostream& out, const CsvForm& form = {}) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out << (i == 0 ? "" : ",") << (form.as_it_is ? csv_figure(cells[i]) : csv_text(cells[i]));
  }
  out << "\r\n";
}

std::string joined(const std::vector<LabelledCode>& values) {
  std::string text;
  for (const LabelledCode& value : values) text += (text.empty() ? "" : ";") + value.code;
  return text;
}

std::string items_of(const Statement& statement) {
  std::string text;
  for (const AgendaItem& item : statement.agenda_items) {
    text += (text.empty() ? "" : ";") + (item.number.empty() ? item.title : item.number);
  }
  return text;
}

/// A row for each passage, so that each can be cited; `passage` is null for a hit without.
void write_passage(const Hit& hit, const Snippet* passage, const CsvForm& form, std::ostream& out) {
  const Statement& each = hit.statement;
  write_row({std::to_string(hit.rank),
             each.id,
             each.date ? each.date->text() : "",
             each.convention,
             each.session ? each.session->code : "",
             each.session ? each.session->label : "",
             each.delivered_by ? each.delivered_by->code : "",
             each.delivered_by ? each.delivered_by->label : "",
             joined(hit.countries),
             joined(hit.on_behalf_of),
             items_of(each),
             each.kind,
             each.language,
             each.sample ? "sample" : "",
             fmt::format("{:.4f}", hit.score),
             each.title,
             passage != nullptr ? std::to_string(passage->paragraph) : "",
             passage != nullptr ? passage->text : "",
             each.source.url,
             each.source.file,
             passage != nullptr && passage->page > 0 ? std::to_string(passage->page) : "",
             passage != nullptr && passage->recognised ? "recognised" : "",
             citation_of(hit, passage),
             each.source.note,
             rostrum::joined(each.symbols, ";")},
            out, form);
}

}  // namespace

void write_csv(const SearchResponse& response, const CsvForm& form, std::ostream& out) {
  if (form.byte_order_mark) out << "\xEF\xBB\xBF";
  write_row({"rank",         "id",
             "date",         "convention",
             "session",      "session_label",
             "delivered_by", "delivered_by_label",
             "countries",    "on_behalf_of",
             "agenda_items", "kind",
             "language",     "sample",
             "score",        "title",
             "paragraph",    "snippet",
             "url",          "file",
             "page",         "recognised",
             "citation",     "source",
             "symbols"},
            out);
  for (const Hit& hit : response.hits) {
    for (const Snippet& passage : hit.snippets) write_passage(hit, &passage, form, out);
    if (hit.snippets.empty()) write_passage(hit, nullptr, form, out);
  }
}

void write_csv(const Facet& facet, std::ostream& out) {
  write_row({"value", "label", "parent", "count"}, out);
  for (const FacetCount& each : facet.values) {
    write_row({std::string(each.value), std::string(each.label), std::string(each.parent),
               std::to_string(each.count)},
              out);
  }
}

}  // namespace rostrum
