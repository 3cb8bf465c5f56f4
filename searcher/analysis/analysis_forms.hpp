/// The forms of tables: one row for each, by which commands write them and the server sends them.
#pragma once

#include <iosfwd>
#include <memory>
#include <span>
#include <string_view>

#include "searcher/analysis/base/analysis.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/tables/table_forms.hpp"

namespace rostrum {

struct TableForm {
  std::string_view name;  ///< as --format has it
  const char* media_type;
  const char* extension;    ///< of the file that a browser saves; null where it shows the answer
  bool rows_alone = false;  ///< without heading: what a table rests on is written beside it
  std::unique_ptr<TableSink> (*make)(const CsvForm& csv, const TextStyle& style,
                                     std::ostream& out) = nullptr;
};

[[nodiscard]] std::span<const TableForm> table_forms();
/// REQUIRES: there is one of that name.
[[nodiscard]] const TableForm& table_form(std::string_view name);

/// REQUIRES: `form` is one of analysis.forms, and no folder of files.
[[nodiscard]] std::unique_ptr<TableSink> table_sink(const Analysis& analysis, std::string_view form,
                                                    const CsvForm& csv, const TextStyle& style,
                                                    std::ostream& out);

}  // namespace rostrum
