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

struct CsvTable {
  std::vector<CsvRow> rows;   ///< the first of them names
  std::vector<int> unclosed;  ///< lines on which a quotation is opened that is not closed
};

/// All rows of a table. The separator is the one that a line "sep=;" above them names, or
/// of commas, semicolons, tabs and bars the one that the first row has most of. Cells
/// may be quoted, and then hold separators, line feeds, and quotation marks written twice. Blank
/// lines are passed over. A quotation that is not closed costs its own row alone: the mark is read
/// as a letter, and the cell ends with its line.
[[nodiscard]] CsvTable csv_table(std::string_view text);

}  // namespace rostrum
