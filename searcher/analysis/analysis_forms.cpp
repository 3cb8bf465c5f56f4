#include "searcher/analysis/analysis_forms.hpp"

#include "searcher/answers/bibliography.hpp"

namespace rostrum {

std::unique_ptr<TableSink> table_sink(const Analysis& analysis, std::string_view form,
                                      const CsvForm& csv, const TextStyle& style,
                                      std::ostream& out) {
  if (form == "json") return json_table(out);
  if (form == "jsonl") return jsonl_table(out);
  if (form == "csv") return csv_table(csv, out);
  if (analysis.citations && (form == "text" || form == "markdown")) {
    return citation_lines(form == "markdown", out);
  }
  if (form == "bibtex") return bibtex_table(out);
  if (form == "ris") return ris_table(out);
  if (form == "csl-json") return csl_json_table(out);
  if (form == "svg") return svg_table(out);
  if (form == "markdown") return markdown_table(out);
  return text_table(style, out);
}

}  // namespace rostrum
