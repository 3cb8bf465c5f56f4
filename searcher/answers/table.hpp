/// What an analysis answers with: a heading that says what it rests on, then rows, one by one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "searcher/engine/search_request.hpp"

namespace rostrum {

enum class ColumnType {
  Text,
  Count,   ///< whole numbers
  Number,  ///< with `decimals` behind the point
  List,    ///< of texts: ids, codes
};

struct TableColumn {
  std::string name;   ///< in JSON and CSV: snake_case
  std::string label;  ///< for people
  ColumnType type = ColumnType::Text;
  int decimals = 2;
  /// In the terminal and in Markdown; ids and codes are left to the other forms.
  bool shown = true;
  /// Of terminal columns; 0 for as wide as its longest cell. If all shown columns have one, rows
  /// are written as they come.
  std::size_t width = 0;
  bool keep_end = false;  ///< text stands at the right, and is cut at its beginning
  bool with_bar = false;  ///< a bar stands behind the figure in the terminal
  bool emphasised = false;
};

/// Empty: there is no figure, as of a rate without a denominator.
using TableCell =
    std::variant<std::monostate, std::string, std::uint64_t, double, std::vector<std::string>>;

/// A sentence that a row rests on.
struct TableExample {
  std::string id;
  int paragraph = 0;
  int page = 0;
  std::string text;
  std::vector<CodePointSpan> highlights;
  std::string citation;
};

struct TableRow {
  std::vector<TableCell> cells;  ///< one a column
  std::vector<TableExample> examples;
  std::string json;  ///< the row in JSON, where that is more than its cells; "" for the cells
};

/// One question of the table, as it was understood.
struct TableQuestion {
  std::string text;
  std::string parsed;
  std::vector<AppliedFilter> filters;
  std::vector<Expansion> expanded;
  std::size_t found = 0;    ///< statements
  std::size_t on_file = 0;  ///< statements that pass its filters, whatever their words
};

/// What rows are drawn as, in the terminal and as SVG.
struct TableChart {
  enum class Kind { None, Lines, HeatMap };
  Kind kind = Kind::None;
  std::size_t x = 0;       ///< column: of Lines along the axis, of HeatMap along the top
  std::size_t series = 0;  ///< column: a line each, a row each
  std::size_t value = 0;   ///< column: the figure
  std::size_t mark = 0;    ///< column, of HeatMap: why a figure is zero
};

struct TableHeading {
  std::string analysis;  ///< name of the command
  std::string title;     ///< one line
  std::string command;   ///< that makes it again
  std::string version;   ///< of the program
  std::uint64_t revision = 0;
  std::size_t statements = 0;  ///< in the whole index
  std::vector<TableQuestion> questions;
  std::string first_date;  ///< of the statements on file that pass the filters; "" for none
  std::string last_date;
  std::vector<std::string> notes;  ///< what is to be known when figures are read; warnings
  std::vector<TableColumn> columns;
  TableChart chart;
};

/// Takes a table: the heading once, its rows, and the end once.
class TableSink {
 public:
  TableSink() = default;
  TableSink(const TableSink&) = delete;
  TableSink& operator=(const TableSink&) = delete;
  virtual ~TableSink() = default;

  virtual void begin(const TableHeading& heading) = 0;
  virtual void row(const TableRow& row) = 0;
  virtual void end() = 0;
};

}  // namespace rostrum
