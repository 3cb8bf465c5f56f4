/// Tables of comma-separated values (RFC 4180), also with semicolons, tabs or bars.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

struct CsvRow {
  int line = 1;  ///< of its beginning
  std::vector<std::string> cells;
};

/// Rows, the first of them names. The separator is the one that a line "sep=;" above them names, or
/// of commas, semicolons, tabs and bars the one that the first row has most of. Cells
/// may be quoted, and then hold separators, line feeds, and quotation marks written twice. Blank
/// lines are passed over. Throws Error(InvalidInput) with the line of a quotation that does not
/// end.
[[nodiscard]] std::vector<CsvRow> csv_rows(std::string_view text);

}  // namespace rostrum
