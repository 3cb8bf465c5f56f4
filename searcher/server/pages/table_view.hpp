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
  /// grid; "" where there are none.
  struct Fields {
    std::string by;
    std::string rows;
    std::string columns;
  };
  TableView(const Page& page, Fields fields) : page_(page), fields_(std::move(fields)) {}

  void begin(const TableHeading& heading) override;
  void row(const TableRow& row) override;
  void end() override {}

  [[nodiscard]] const TableHeading& heading() const { return heading_; }
  /// Puts what was kept into the view of a page.
  void fill(nlohmann::ordered_json& view) const;

 private:
  [[nodiscard]] nlohmann::ordered_json line_of(const TableRow& row) const;
  /// That of its keyword, which all three parts of a line have; "" of other rows.
  [[nodiscard]] std::string direction_of_line(const TableRow& row) const;
  /// The column in which a row is named, and linked: that of names, where it has one; then codes
  /// stay codes.
  [[nodiscard]] std::size_t names_of(const TableRow& row, std::size_t value) const;
  [[nodiscard]] nlohmann::ordered_json grid_squares(std::size_t row) const;
  [[nodiscard]] nlohmann::ordered_json ways_of(const TableNote& note) const;
  [[nodiscard]] nlohmann::ordered_json found_line(const TableQuestion& question) const;
  void fill_grid(nlohmann::ordered_json& view) const;
  [[nodiscard]] std::string text_of(const TableCell& cell, const TableColumn& column) const;
  [[nodiscard]] std::string link_with(
      const std::vector<std::pair<std::string, std::string>>& more) const;
  [[nodiscard]] std::size_t column_named(std::string_view name) const;

  const Page& page_;
  Fields fields_;
  TableHeading heading_;
  std::vector<TableRow> rows_;
  std::size_t count_ = 0;
  HeatGrid grid_;
};

}  // namespace rostrum
