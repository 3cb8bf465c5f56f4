/// Tables in each form that they are asked for.
#pragma once

#include <iosfwd>
#include <memory>
#include <string_view>

#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/tables/table.hpp"

namespace rostrum {

struct CsvForm {
  bool byte_order_mark = false;  ///< in front: Excel reads UTF-8 by it
  bool as_it_is = false;         ///< no apostrophe in front of what looks like a formula
};

/// Rows alone: what they rest on is the business of write_metadata.
[[nodiscard]] std::unique_ptr<TableSink> csv_table(const CsvForm& form, std::ostream& out);
[[nodiscard]] std::unique_ptr<TableSink> jsonl_table(std::ostream& out);
/// As schemas/table.schema.json says.
[[nodiscard]] std::unique_ptr<TableSink> json_table(std::ostream& out);
[[nodiscard]] std::unique_ptr<TableSink> markdown_table(std::ostream& out);
/// The chart of the heading. Throws Error(InvalidInput) if it has none.
[[nodiscard]] std::unique_ptr<TableSink> svg_table(std::ostream& out);
[[nodiscard]] std::unique_ptr<TableSink> text_table(const TextStyle& style, std::ostream& out);

/// The heading as JSON: all of a JSON answer but its rows. For files of rows alone.
void write_metadata(const TableHeading& heading, std::ostream& out);

/// What Markdown would take for a sign of its own stands behind a stroke.
[[nodiscard]] std::string markdown_text(const std::string& text);

/// A figure as JSON and CSV write it: digits and a point, `decimals` of them behind it.
[[nodiscard]] std::string plain_figure(double value, int decimals);

}  // namespace rostrum
