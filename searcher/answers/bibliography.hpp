/// Rows about statements as entries for reference managers. A statement or passage a row has one
/// entry; its fields are taken from the columns of statement_cells.hpp.
#pragma once

#include <iosfwd>
#include <memory>

#include "searcher/answers/tables/table.hpp"

namespace rostrum {

[[nodiscard]] std::unique_ptr<TableSink> bibtex_table(std::ostream& out);
[[nodiscard]] std::unique_ptr<TableSink> ris_table(std::ostream& out);
[[nodiscard]] std::unique_ptr<TableSink> csl_json_table(std::ostream& out);

/// The cell `citation` of each row alone; in Markdown with a link to the address, below the text
/// where the row has one.
[[nodiscard]] std::unique_ptr<TableSink> citation_lines(bool markdown, std::ostream& out);

}  // namespace rostrum
