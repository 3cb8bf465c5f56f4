/// The table of an analysis as a page shows it: rows with links to what they rest on, a grid of
/// shades where two fields are crossed.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "searcher/answers/tables/heat_map.hpp"
#include "searcher/answers/tables/table.hpp"
#include "searcher/server/pages/page.hpp"

namespace rostrum {

/// Keeps the first rows of a table, and counts the others.
class TableView : public TableSink {
 public:
  /// `by` names the field that values of the column `value` are of, `rows` and `columns` those of a
  /// grid; "" where there are none, or where each row tells its own.
  struct Fields {
    std::string by;
    std::string rows;
    std::string columns;
  };
  TableView(const Page& page, Fields fields) : page_(page), fields_(std::move(fields)) {}

  void begin(const TableHeading& heading) override;
  void row(const TableRow& row) override;
  void end() override {}
  [[nodiscard]] bool full() const override;

  [[nodiscard]] const TableHeading& heading() const { return heading_; }
  /// Puts what was kept into the view of a page.
  void fill(nlohmann::ordered_json& view) const;

 private:
  [[nodiscard]] nlohmann::ordered_json line_of(const TableRow& row) const;
  /// That of its keyword, which all three parts of a line have; "" of other rows.
  [[nodiscard]] std::string direction_of_line(const TableRow& row) const;
  /// What a row is of: a value of a field, in one column, and its name, in the same or another.
  struct Subject {
    std::string field;      ///< "" for none
    std::size_t value = 0;  ///< column
    std::size_t name = 0;   ///< column in which it is named, and linked; then codes stay codes
    bool found = true;      ///< the question finds something of it
  };
  [[nodiscard]] Subject subject_of(const TableRow& row) const;
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> counted_in(
      const TableRow& row, const Subject& subject) const;
  [[nodiscard]] std::string name_in(const TableRow& row, const Subject& subject) const;
  [[nodiscard]] std::string cell_text(const TableRow& row, std::size_t column,
                                      const Subject& subject) const;
  [[nodiscard]] nlohmann::ordered_json cell_view(const TableRow& row, std::size_t column) const;
  [[nodiscard]] std::string link_of(const TableRow& row) const;
  [[nodiscard]] std::string language_of(const TableRow& row) const;
  [[nodiscard]] nlohmann::ordered_json examples_of(const TableRow& row, std::size_t width) const;
  [[nodiscard]] nlohmann::ordered_json grid_squares(std::size_t row,
                                                    const std::vector<std::size_t>& columns) const;
  [[nodiscard]] std::vector<std::size_t> grid_columns() const;
  [[nodiscard]] nlohmann::ordered_json ways_of(const TableNote& note) const;
  [[nodiscard]] nlohmann::ordered_json found_line(const TableQuestion& question) const;
  void fill_grid(nlohmann::ordered_json& view) const;
  [[nodiscard]] std::string text_of(const TableCell& cell, const TableColumn& column) const;
  /// The statements of values of fields; those that have the question's words, or all.
  [[nodiscard]] std::string link_with(const std::vector<std::pair<std::string, std::string>>& more,
                                      bool words = true) const;
  [[nodiscard]] std::size_t column_named(std::string_view name) const;

  const Page& page_;
  Fields fields_;
  TableHeading heading_;
  std::vector<TableRow> rows_;
  std::size_t count_ = 0;
  HeatGrid grid_;
};

}  // namespace rostrum
