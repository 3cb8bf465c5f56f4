// Tables as SVG pictures: lines, or a grid of squares.
#include <algorithm>
#include <cmath>
#include <ostream>

#include "schemas/base/error.hpp"
#include "searcher/answers/tables/bar_chart.hpp"
#include "searcher/answers/tables/heat_map.hpp"
#include "searcher/answers/tables/line_chart.hpp"
#include "searcher/answers/tables/svg_text.hpp"
#include "searcher/answers/tables/table_forms.hpp"

namespace rostrum {
namespace {

class HeatMapPicture : public TableSink {
 public:
  explicit HeatMapPicture(std::ostream& out) : out_(out) {}
  void begin(const TableHeading& heading) override { heading_ = heading; }
  void row(const TableRow& row) override { grid_.add(row, heading_.chart); }

  void end() override {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < grid_.rows().size(); ++i) {
      if (grid_.rows()[i].total > 0) rows.push_back(i);
    }
    double figure = 0;
    std::size_t longest = 0;
    for (std::size_t k = 0; k < grid_.columns().size(); ++k) {
      longest = std::max(longest, terminal_columns(std::string_view(grid_.columns()[k].code)));
      for (const std::size_t row : rows) {
        const HeatGrid::Square& each = grid_.at(row, k);
        if (!each.zero) figure = std::max(figure, svg_width(heat_figure(each.value, heading_), 10));
      }
    }
    longest = std::min<std::size_t>(longest, 40);
    constexpr double kLabel = 182;
    constexpr double kLine = 18;
    constexpr double kMargin = 16;
    const double square = std::max(26.0, figure + 6);
    const double width =
        std::max(620.0, kLabel + square * static_cast<double>(grid_.columns().size()) + 24);
    const double room = width - 2 * kMargin;
    const SvgBlock title(heading_.title, kMargin, room, 15, "font-weight=\"bold\"");
    const SvgBlock source(
        "Figures: said; · on file without it; g said by a group that the state "
        "belonged to; blank: nothing on file. " +
            svg_source(heading_),
        kMargin, room, 10, "fill=\"#555\"");
    const double axis = 24 + title.height();
    const double head = axis + 16 + 5.8 * static_cast<double>(longest);
    const double below = head + kLine * static_cast<double>(rows.size()) + 24;
    out_ << svg_begin(width, below + source.height(), heading_, description(rows))
         << title.drawn(24) << svg_line(kMargin, axis, heading_.chart.axis, "fill=\"#555\"");
    for (std::size_t k = 0; k < grid_.columns().size(); ++k) {
      const double x = kLabel + square * (static_cast<double>(k) + 0.5) + 4;
      const std::string code = svg_fitted(grid_.columns()[k].code, 5.8 * 40, 10);
      out_ << svg_line(
          x, head - 6, code,
          "font-size=\"10\" transform=\"rotate(-90 " + at(x) + " " + at(head - 6) + ")\"");
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double y = head + kLine * static_cast<double>(i);
      out_ << svg_line(kLabel - 8, y + 13,
                       svg_fitted(grid_.rows()[rows[i]].label, kLabel - 8 - kMargin, 12),
                       "text-anchor=\"end\"");
      for (std::size_t k = 0; k < grid_.columns().size(); ++k) {
        draw(grid_.at(rows[i], k), kLabel + square * static_cast<double>(k), y, square, kLine);
      }
    }
    out_ << source.drawn(below) << "</svg>\n";
  }

 private:
  void draw(const HeatGrid::Square& square, double x, double y, double width, double height) {
    if (!square.zero) {
      const double part = grid_.largest() > 0 ? square.value / grid_.largest() : 0;
      // From light blue to dark: lightness alone tells, in print too.
      const auto mix = [&](int light, int dark) {
        return std::to_string(static_cast<int>(std::lround(light + part * (dark - light))));
      };
      out_ << "<rect x=\"" << at(x) << "\" y=\"" << at(y) << "\" width=\"" << at(width - 1)
           << "\" height=\"" << at(height - 1) << "\" fill=\"rgb(" << mix(222, 8) << ','
           << mix(235, 48) << ',' << mix(247, 107) << ")\"/>\n"
           << svg_line(x + width / 2, y + 13, heat_figure(square.value, heading_),
                       std::string("text-anchor=\"middle\" font-size=\"10\" fill=\"") +
                           (part > 0.5 ? "#fff" : "#222") + "\"");
      return;
    }
    const char* sign = square.by_group ? "g" : square.known ? "·" : "";
    if (*sign != '\0') {
      out_ << svg_line(x + width / 2, y + 13, sign,
                       "text-anchor=\"middle\" font-size=\"10\" fill=\"#777\"");
    }
  }

  [[nodiscard]] std::string description(const std::vector<std::size_t>& rows) const {
    std::string text = "Table of figures, " + heading_.chart.axis + ".";
    for (const std::size_t i : rows) {
      text += ' ' + grid_.rows()[i].label + ':';
      for (std::size_t k = 0; k < grid_.columns().size(); ++k) {
        const HeatGrid::Square& square = grid_.at(i, k);
        if (square.zero) continue;
        text += ' ' + grid_.columns()[k].code + ' ' + heat_figure(square.value, heading_) + ';';
      }
    }
    return text;
  }

  std::ostream& out_;
  TableHeading heading_;
  HeatGrid grid_;
};

/// Which picture it is, the heading says.
class Picture : public TableSink {
 public:
  explicit Picture(std::ostream& out) : out_(out) {}
  void begin(const TableHeading& heading) override {
    if (heading.chart.kind == TableChart::Kind::Lines) {
      picture_ = heading.chart.ordered ? line_chart(out_) : bar_chart(out_);
    } else if (heading.chart.kind == TableChart::Kind::HeatMap) {
      picture_ = std::make_unique<HeatMapPicture>(out_);
    } else {
      throw Error(ErrorKind::InvalidInput, "format: of this table there is no picture");
    }
    picture_->begin(heading);
  }
  void row(const TableRow& row) override { picture_->row(row); }
  void end() override { picture_->end(); }

 private:
  std::ostream& out_;
  std::unique_ptr<TableSink> picture_;
};

}  // namespace

std::unique_ptr<TableSink> svg_table(std::ostream& out) { return std::make_unique<Picture>(out); }

}  // namespace rostrum
