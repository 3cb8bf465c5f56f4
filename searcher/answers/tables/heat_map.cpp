#include "searcher/answers/tables/heat_map.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "schemas/base/terminal_safe.hpp"
#include "searcher/answers/tables/svg_text.hpp"
#include "searcher/answers/tables/table_forms.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kLabelColumns = 40;  ///< no label is cut below it
constexpr std::size_t kLongestCode = 6;    ///< longer ones are numbered, and told below

/// Light to dark, in the 256 colours that terminals have; letters on them are black or white.
constexpr std::array kShades{"\x1B[48;5;189;38;5;16m", "\x1B[48;5;147;38;5;16m",
                             "\x1B[48;5;69;38;5;231m", "\x1B[48;5;25;38;5;231m"};
constexpr const char* kPlain = "\x1B[0m";

std::string right(const std::string& text, std::size_t width) {
  const std::size_t used = terminal_columns(std::string_view(text));
  return std::string(width > used ? width - used : 0, ' ') + text;
}

std::string sign_of(const HeatGrid::Square& square, const TableHeading& heading,
                    const TextStyle& style) {
  if (!square.zero) return heat_figure(square.value, heading);
  if (square.by_group) return "g";
  return square.known ? (style.unicode ? "·" : ".") : "";
}

std::string shaded(const std::string& text, double part, const TextStyle& style) {
  if (!style.colour) return text;
  const auto shade =
      std::min<std::size_t>(kShades.size() - 1, static_cast<std::size_t>(part * kShades.size()));
  return kShades[shade] + text + kPlain;
}

}  // namespace

void HeatGrid::add(const TableRow& row, const TableChart& chart) {
  const std::string code = text_in(row.cells[chart.series]);
  const auto [known, fresh] = row_of_.try_emplace(code, rows_.size());
  if (fresh) {
    rows_.push_back({code, text_in(row.cells[chart.series_label]),
                     figure_in(row.cells[chart.total]), text_in(row.cells[chart.first]),
                     text_in(row.cells[chart.last])});
  }
  const std::string top = text_in(row.cells[chart.x]);
  const auto [column, new_column] = column_of_.try_emplace(top, columns_.size());
  if (new_column) columns_.push_back({top, text_in(row.cells[chart.x_label]), 0, "", ""});
  const std::string why = text_in(row.cells[chart.mark]);
  Square square{.value = figure_in(row.cells[chart.value]),
                .known = why != "nothing_on_file",
                .zero = !why.empty(),
                .by_group = why == "covered_by_group",
                .examples = row.examples};
  if (!square.zero) largest_ = std::max(largest_, square.value);
  squares_[{known->second, column->second}] = std::move(square);
}

const HeatGrid::Square& HeatGrid::at(std::size_t row, std::size_t column) const {
  static const Square kNothing;
  const auto known = squares_.find({row, column});
  return known == squares_.end() ? kNothing : known->second;
}

std::string heat_figure(double value, const TableHeading& heading) {
  const TableColumn& column = heading.columns[heading.chart.value];
  return column.type == ColumnType::Count ? grouped(static_cast<std::size_t>(value))
                                          : plain_figure(value, 0);
}

void write_heat_map(const HeatGrid& grid, const TableHeading& heading, const TextStyle& style,
                    std::ostream& out) {
  std::vector<std::size_t> rows;
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < grid.rows().size(); ++i) {
    if (grid.rows()[i].total > 0) rows.push_back(i);
  }
  for (std::size_t k = 0; k < grid.columns().size(); ++k) {
    const bool shown =
        std::any_of(rows.begin(), rows.end(), [&](std::size_t i) { return !grid.at(i, k).zero; });
    if (shown) columns.push_back(k);
  }
  if (rows.empty()) return;
  std::size_t label = 0;
  std::size_t cell = 1;
  std::size_t longest = 0;
  for (const std::size_t k : columns) {
    longest = std::max(longest, terminal_columns(std::string_view(grid.columns()[k].code)));
  }
  const bool numbered = longest > kLongestCode;
  for (const std::size_t i : rows) {
    label =
        std::max(label, terminal_columns(std::string_view(terminal_safe(grid.rows()[i].label))));
    for (const std::size_t k : columns) {
      cell = std::max(cell,
                      terminal_columns(std::string_view(sign_of(grid.at(i, k), heading, style))));
    }
  }
  if (style.line < kNoEdge) label = std::min(label, kLabelColumns);
  cell = std::max(cell, numbered ? std::to_string(columns.size()).size() : longest) + 1;
  constexpr std::size_t kTotalColumns = 7;
  constexpr std::size_t kSpanColumns = 11;  // 1980–2025
  // Where there is no room for a square beside them, years are left out, and labels go on below.
  const bool with_years = label + kTotalColumns + kSpanColumns + cell <= style.width;
  const std::size_t span = with_years ? kSpanColumns : 0;
  if (label + kTotalColumns + span + cell > style.width) {
    label = std::max<std::size_t>(
        10, style.width - std::min(style.width, kTotalColumns + span + 2 * cell));
  }
  const std::size_t left = label + kTotalColumns + span;
  const std::size_t block =
      std::max<std::size_t>(1, style.width > left + cell ? (style.width - left) / cell : 1);
  for (std::size_t begin = 0; begin < columns.size(); begin += block) {
    const std::size_t end = std::min(begin + block, columns.size());
    if (begin > 0) out << '\n';
    std::string names = std::string(label, ' ') + right("found", kTotalColumns) +
                        (with_years ? right("years", kSpanColumns) : "");
    for (std::size_t k = begin; k < end; ++k) {
      names += right(
          numbered ? std::to_string(k + 1) : terminal_safe(grid.columns()[columns[k]].code), cell);
    }
    out << bold(names, style) << '\n';
    for (const std::size_t i : rows) {
      const HeatGrid::Head& row = grid.rows()[i];
      const std::string first = row.first.substr(0, 4);
      const std::string last = row.last.substr(0, 4);
      const std::vector<std::string> labels = folded_lines(row.label, label);
      const std::string years = first == last ? first : first + (style.unicode ? "–" : "-") + last;
      std::string line = fitted(labels.front(), label) +
                         right(grouped(static_cast<std::size_t>(row.total)), kTotalColumns) +
                         (with_years ? right(years, kSpanColumns) : "");
      for (std::size_t k = begin; k < end; ++k) {
        const HeatGrid::Square& square = grid.at(i, columns[k]);
        const std::string sign = right(sign_of(square, heading, style), cell - 1);
        line += ' ' + (square.zero ? sign : shaded(sign, square.value / grid.largest(), style));
      }
      line.erase(line.find_last_not_of(' ') + 1);
      out << line << '\n';
      for (std::size_t k = 1; k < labels.size(); ++k) out << "  " << labels[k] << '\n';
    }
  }
  out << '\n';
  if (numbered) {
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const HeatGrid::Head& column = grid.columns()[columns[k]];
      const std::string name =
          column.label == column.code ? column.code : column.code + ": " + column.label;
      out << wrapped(name, {}, 7, style).replace(0, 7, right(std::to_string(k + 1), 5) + "  ")
          << '\n';
    }
    out << '\n';
  }
  if (columns.size() < grid.columns().size()) {
    const std::size_t more = grid.columns().size() - columns.size();
    out << wrapped(grouped(more) + (more == 1 ? " more column" : " more columns") +
                       " on file, in which nobody said it, in the other forms",
                   {}, 2, style)
        << '\n';
  }
  out << wrapped(heading.chart.axis + "; " + (style.unicode ? "·" : ".") +
                     " on file without it; g said by a group that the state belonged to; blank: "
                     "nothing on file",
                 {}, 2, style)
      << '\n';
  for (const std::size_t i : rows) {
    for (const std::size_t k : columns) {
      for (const TableExample& each : grid.at(i, k).examples) {
        out << '\n'
            << wrapped(each.text, each.highlights, 4, style) << '\n'
            << dim(wrapped(each.citation, {}, 4, style), style) << '\n';
      }
    }
  }
}

}  // namespace rostrum
