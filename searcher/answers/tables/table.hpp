/// What an analysis answers with: a heading that says what it rests on, then rows, one by one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "searcher/request/search_request.hpp"

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
  bool whole = false;  ///< never cut in the terminal: a word, a code that is to be typed again
  /// Where the terminal is too narrow for all columns, those with the highest number are left out
  /// first, all of one number together; 0 for one that never is.
  int spare = 0;
  bool keep_end = false;  ///< text stands at the right, and is cut at its beginning
  bool below = false;     ///< in the terminal it stands in lines of its own below the row
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
  std::string language = {};  ///< of the text
};

/// Two texts beside each other, word by word.
struct TableDifference {
  struct Run {
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    std::string text;  ///< as the second text has it, but of what is removed; blanks behind it too
    CodePointSpan from;  ///< in the first text; nothing for Added
    CodePointSpan to;    ///< in the second; nothing for Removed
  };
  std::string title;  ///< above it, for people; "" for none
  std::string mark;   ///< what has become of it, as one sign: "~"
  std::string place;  ///< "¶3"
  std::vector<Run> runs;
  std::vector<std::string> citations;
  std::string from_language = {};  ///< of the first text
  std::string to_language = {};
};

struct TableRow {
  template <typename Value>
  void add(Value&& value) {
    cells.emplace_back(std::forward<Value>(value));
  }
  /// `per` times the part of a whole; no figure where there is no whole.
  void add_rate(std::uint64_t part, std::uint64_t whole, double per) {
    cells.emplace_back();
    if (whole == 0) return;
    cells.back() = per * static_cast<double>(part) / static_cast<double>(whole);
  }
  /// A number of a page or line; none where it is 0.
  void add_place(int number) {
    cells.emplace_back();
    if (number > 0) cells.back() = static_cast<std::uint64_t>(number);
  }

  std::vector<TableCell> cells;  ///< one a column
  std::vector<TableExample> examples;
  TableDifference difference;
  std::string json;  ///< the row in JSON, where that is more than its cells; "" for the cells
};

/// What is to be known when figures are read.
struct TableNote {
  /// An option that changes what the note tells of, with the value that does it; "" where any may,
  /// or it is a flag.
  struct Way {
    std::string option;
    std::string value = {};
  };

  explicit TableNote(std::string told) : text(told), plain(std::move(told)) {}
  /// "3 rows are on file and never said it", {{"never"}}, "lists them".
  TableNote(std::string told, std::vector<Way> by, std::string_view does)
      : text(told), plain(std::move(told)), ways(std::move(by)) {
    text += ':';
    for (std::size_t i = 0; i < ways.size(); ++i) {
      text += (i == 0 ? " --" : " and --") + ways[i].option;
      if (!ways[i].value.empty()) text += ' ' + ways[i].value;
    }
    text += ' ';
    text += does;
  }

  std::string text;       ///< as a terminal tells it, with the flags
  std::string plain;      ///< where ways are links: without them
  std::vector<Way> ways;  ///< of the command's options, or "q" for another question
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

/// What a picture says of itself, beside its title.
struct ChartWords {
  std::string lines = "Line chart";
  std::string bars = "Bar chart";
  std::string nothing = "nothing on file";
  std::string none = "none";  ///< without a value
  std::string source = {};    ///< "" for what the heading makes of it
  std::string point = ".";
  std::string thousands = ",";
};

/// What rows are drawn as, in the terminal and as SVG. Numbers are those of columns.
struct TableChart {
  enum class Kind {
    None,
    Keyword,  ///< in its line: x before it, series itself, value behind it
    Lines,    ///< x along the axis, a line for each series; bars where x has no order
    HeatMap,  ///< x along the top, a row for each series
    Texts,    ///< no columns: the difference of each row, as a text with marks
  };
  Kind kind = Kind::None;
  std::string axis;  ///< what the figures are
  std::size_t x = 0;
  std::size_t series = 0;
  std::size_t value = 0;
  std::size_t x_label = 0;  ///< of HeatMap, and of Lines without an order
  bool ordered = true;      ///< Lines: each x follows the one before it
  ChartWords words = {};
  // Of HeatMap alone:
  std::size_t series_label = 0;
  std::size_t mark = 0;   ///< why a figure is zero
  std::size_t total = 0;  ///< of the whole row
  std::size_t first = 0;  ///< day of its first use
  std::size_t last = 0;
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
  std::vector<TableNote> notes;  ///< warnings among them
  std::vector<TableColumn> columns;
  TableChart chart;
  std::size_t rows = 0;  ///< that follow, where it is known before; 0 where it is not
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
  /// True if further rows would only be counted: who makes them may stop where the heading has
  /// told their number.
  [[nodiscard]] virtual bool full() const { return false; }
};

}  // namespace rostrum
