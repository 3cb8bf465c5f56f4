#include "searcher/analysis/analysis_forms.hpp"

#include <algorithm>
#include <iterator>

#include "searcher/answers/bibliography.hpp"

namespace rostrum {
namespace {

using Sink = std::unique_ptr<TableSink>;

/// A form that nothing is to be said of.
template <Sink (*kMake)(std::ostream&)>
Sink plain(const CsvForm&, const TextStyle&, std::ostream& out) {
  return kMake(out);
}

Sink csv(const CsvForm& form, const TextStyle&, std::ostream& out) { return csv_table(form, out); }

Sink text(const CsvForm&, const TextStyle& style, std::ostream& out) {
  return text_table(style, out);
}

constexpr TableForm kForms[] = {
    {"text", "text/plain; charset=utf-8", nullptr, false, text},
    {"json", "application/json", nullptr, false, plain<json_table>},
    {"jsonl", "application/jsonl; charset=utf-8", "jsonl", true, plain<jsonl_table>},
    {"csv", "text/csv; charset=utf-8", "csv", true, csv},
    {"markdown", "text/markdown; charset=utf-8", nullptr, false, plain<markdown_table>},
    {"svg", "image/svg+xml", nullptr, false, plain<svg_table>},
    {"bibtex", "application/x-bibtex; charset=utf-8", "bib", false, plain<bibtex_table>},
    {"ris", "application/x-research-info-systems; charset=utf-8", "ris", true, plain<ris_table>},
    {"csl-json", "application/vnd.citationstyles.csl+json", "json", true, plain<csl_json_table>},
};

}  // namespace

std::span<const TableForm> table_forms() { return kForms; }

const TableForm& table_form(std::string_view name) {
  return *std::find_if(std::begin(kForms), std::end(kForms),
                       [&](const TableForm& each) { return each.name == name; });
}

std::unique_ptr<TableSink> table_sink(const Analysis& analysis, std::string_view form,
                                      const CsvForm& csv, const TextStyle& style,
                                      std::ostream& out) {
  if (analysis.citations && (form == "text" || form == "markdown")) {
    return citation_lines(form == "markdown", out);
  }
  return table_form(form).make(csv, style, out);
}

}  // namespace rostrum
