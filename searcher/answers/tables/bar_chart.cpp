#include "searcher/answers/tables/bar_chart.hpp"

#include <algorithm>
#include <map>
#include <ostream>

#include "searcher/answers/tables/series_look.hpp"
#include "searcher/answers/tables/svg_text.hpp"

namespace rostrum {
namespace {

constexpr double kWidth = 760;
constexpr double kMargin = 16;
constexpr double kNames = 236;
constexpr double kFigure = 70;  ///< room for figures behind the bars
constexpr double kBar = 14;
constexpr double kBetween = 6;
constexpr double kSmall = 10;
/// As many as are looked at; the table has all.
constexpr std::size_t kMostRows = 40;

class BarChart : public TableSink {
 public:
  explicit BarChart(std::ostream& out) : out_(out) {}

  void begin(const TableHeading& heading) override { heading_ = heading; }

  void row(const TableRow& row) override {
    const TableChart& chart = heading_.chart;
    const TableCell& cell = row.cells[chart.value];
    const std::string name = text_in(row.cells[chart.series]);
    const std::string code = text_in(row.cells[chart.x]);
    if (std::find(series_.begin(), series_.end(), name) == series_.end()) series_.push_back(name);
    const auto known = places_.try_emplace(code, rows_.size()).first;
    if (known->second == rows_.size()) {
      const std::string label = text_in(row.cells[chart.x_label]);
      rows_.push_back({label.empty() ? code : label, {}});
    }
    if (std::holds_alternative<std::monostate>(cell)) return;
    rows_[known->second].values[name] = figure_in(cell);
    largest_ = std::max(largest_, figure_in(cell));
  }

  void end() override {
    choose();
    const SvgBlock title(heading_.title, kMargin, kWidth - 2 * kMargin, 15, "font-weight=\"bold\"");
    const SvgBlock source(svg_source(heading_), kMargin, kWidth - 2 * kMargin, kSmall,
                          "fill=\"#555\"");
    const double axis = 24 + title.height();
    const double top = axis + 14;
    const double row = kBar * static_cast<double>(series_.size()) + kBetween;
    const double bottom = top + row * static_cast<double>(rows_.size());
    const double legend = series_.size() > 1 ? 20 * static_cast<double>(series_.size()) + 8 : 0;
    const double below = bottom + legend + 18;
    out_ << svg_begin(kWidth, below + source.height(), heading_, description()) << title.drawn(24)
         << svg_line(kMargin, axis, heading_.chart.axis, "fill=\"#555\"");
    for (std::size_t i = 0; i < rows_.size(); ++i)
      draw(rows_[i], top + row * static_cast<double>(i));
    if (series_.size() > 1) draw_legend(bottom + 8);
    out_ << source.drawn(below) << "</svg>\n";
  }

 private:
  struct Row {
    std::string label;
    std::map<std::string, double> values;  ///< of each series; none where nothing is on file
  };

  /// By the first question, the most first.
  void choose() {
    const auto first = [&](const Row& each) {
      const auto known = each.values.find(series_.front());
      return known == each.values.end() ? -1.0 : known->second;
    };
    std::stable_sort(rows_.begin(), rows_.end(),
                     [&](const Row& a, const Row& b) { return first(a) > first(b); });
    std::erase_if(rows_, [](const Row& each) {
      return std::all_of(each.values.begin(), each.values.end(),
                         [](const auto& value) { return value.second <= 0; });
    });
    if (rows_.size() > kMostRows) rows_.resize(kMostRows);
  }

  void draw(const Row& row, double y) {
    const double height = kBar * static_cast<double>(series_.size());
    out_ << svg_line(kNames - 8, y + height / 2 + 4,
                     svg_fitted(row.label, kNames - 8 - kMargin, 12), "text-anchor=\"end\"");
    for (std::size_t i = 0; i < series_.size(); ++i) {
      const auto known = row.values.find(series_[i]);
      if (known == row.values.end()) continue;
      const double room = kWidth - kNames - kFigure - kMargin;
      const double width = largest_ > 0 ? room * known->second / largest_ : 0;
      const double own = y + kBar * static_cast<double>(i);
      out_ << "<rect x=\"" << at(kNames) << "\" y=\"" << at(own) << "\" width=\"" << at(width)
           << "\" height=\"" << at(kBar - 2) << "\" fill=\"" << series_look(i).colour << "\"/>\n"
           << svg_line(kNames + width + 6, own + kBar - 4, svg_figure(known->second, heading_),
                       "font-size=\"10\"");
    }
  }

  void draw_legend(double top) {
    for (std::size_t i = 0; i < series_.size(); ++i) {
      const double y = top + 20 * static_cast<double>(i);
      out_ << "<rect x=\"" << at(kNames) << "\" y=\"" << at(y) << "\" width=\"32\" height=\"12\" "
           << "fill=\"" << series_look(i).colour << "\"/>\n"
           << svg_line(kNames + 42, y + 10, svg_fitted(series_[i], kWidth - kNames - 60, 12), "");
    }
  }

  [[nodiscard]] std::string description() const {
    std::string text = heading_.chart.words.bars + ", " + heading_.chart.axis + ".";
    for (const Row& row : rows_) {
      text += ' ' + row.label + ':';
      for (const auto& [name, value] : row.values) {
        text += (series_.size() > 1 ? ' ' + name : "") + ' ' + svg_figure(value, heading_) + ';';
      }
    }
    return text;
  }

  std::ostream& out_;
  TableHeading heading_;
  std::vector<std::string> series_;
  std::vector<Row> rows_;
  std::map<std::string, std::size_t> places_;  ///< in rows_, by code
  double largest_ = 0;
};

}  // namespace

std::unique_ptr<TableSink> bar_chart(std::ostream& out) { return std::make_unique<BarChart>(out); }

}  // namespace rostrum
