/// A table of crossed fields as a grid: in the terminal, and as a picture.
#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/tables/table.hpp"

namespace rostrum {

/// The rows of such a table, put where they belong.
class HeatGrid {
 public:
  struct Head {
    std::string code;
    std::string label;
    double total = 0;   ///< of a row
    std::string first;  ///< of a row: day of its first use
    std::string last;
  };
  struct Square {
    double value = 0;
    bool known = false;  ///< false: nothing is on file
    bool zero = true;
    bool by_group = false;  ///< zero, and a group said it
    std::vector<TableExample> examples;
  };

  void add(const TableRow& row, const TableChart& chart);

  [[nodiscard]] const std::vector<Head>& rows() const { return rows_; }
  [[nodiscard]] const std::vector<Head>& columns() const { return columns_; }
  [[nodiscard]] const Square& at(std::size_t row, std::size_t column) const;
  [[nodiscard]] double largest() const { return largest_; }

 private:
  std::vector<Head> rows_;
  std::vector<Head> columns_;
  std::map<std::string, std::size_t> row_of_;
  std::map<std::string, std::size_t> column_of_;
  std::map<std::pair<std::size_t, std::size_t>, Square> squares_;
  double largest_ = 0;
};

/// As it stands in a square.
[[nodiscard]] std::string heat_figure(double value, const TableHeading& heading);

/// Rows and columns in which it was said, in as many blocks as the width asks for, and a key to the
/// signs.
void write_heat_map(const HeatGrid& grid, const TableHeading& heading, const TextStyle& style,
                    std::ostream& out);

}  // namespace rostrum
