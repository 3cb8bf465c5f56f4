#include "searcher/answers/tables/line_chart.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>

#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/tables/series_look.hpp"
#include "searcher/answers/tables/svg_text.hpp"

namespace rostrum {
namespace {

constexpr double kWidth = 760;
constexpr double kMargin = 16;
constexpr double kLeast = 64;  ///< room for figures at the left of the plot
constexpr double kRight = 20;
constexpr double kPlot = 280;
constexpr std::size_t kLongestLabel = 24;  ///< columns
constexpr double kLegendLine = 20;
constexpr double kSmall = 10;

struct Point {
  bool known = false;  ///< false: nothing is on file, so that there is no figure
  double value = 0;
};

/// 1, 2 or 5 times a power of ten: about five steps up to `largest`.
double nice_step(double largest) {
  const double rough = largest / 5;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough) return factor * power;
  }
  return 10 * power;
}

class LineChart : public TableSink {
 public:
  explicit LineChart(std::ostream& out) : out_(out) {}

  void begin(const TableHeading& heading) override { heading_ = heading; }

  void row(const TableRow& row) override {
    const TableChart& chart = heading_.chart;
    const std::string x = text_in(row.cells[chart.x]);
    const std::string name = text_in(row.cells[chart.series]);
    if (std::find(xs_.begin(), xs_.end(), x) == xs_.end()) xs_.push_back(x);
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
    const TableCell& cell = row.cells[chart.value];
    points_[{name, x}] = {!std::holds_alternative<std::monostate>(cell), figure_in(cell)};
    largest_ = std::max(largest_, figure_in(cell));
  }

  void end() override {
    constexpr double kTitle = 15;
    const SvgBlock title(heading_.title, kMargin, kWidth - 2 * kMargin, kTitle,
                         "font-weight=\"bold\"");
    const SvgBlock source(svg_source(heading_), kMargin, kWidth - 2 * kMargin, kSmall,
                          "fill=\"#555\"");
    measure();
    const double axis = 24 + title.height();
    const double bottom = axis + 12 + kPlot;
    const double legend_top = bottom + labels_;
    const double source_top = legend_top + legend_height() + 18;
    out_ << svg_begin(kWidth, source_top + source.height(), heading_, description())
         << title.drawn(24) << svg_line(kMargin, axis, heading_.chart.axis, "fill=\"#555\"");
    draw_axes(bottom);
    for (std::size_t i = 0; i < names_.size(); ++i) draw_line(i, bottom);
    draw_legend(legend_top);
    out_ << source.drawn(source_top) << "</svg>\n";
  }

 private:
  /// Labels below the axis stand upright where there is room, else they are turned, and the first
  /// of them leans to the left of the plot.
  void measure() {
    std::size_t longest = 0;
    for (const std::string& x : xs_) {
      longest = std::max(longest, terminal_columns(std::string_view(x)));
    }
    longest = std::min(longest, kLongestLabel);
    const double label = 0.56 * 12 * static_cast<double>(longest);
    turned_ = (label + 8) * static_cast<double>(xs_.size()) > kWidth - kLeast - kRight;
    left_ = turned_ ? std::max(kLeast, label * 0.5 + kMargin) : kLeast;
    labels_ = turned_ ? 24 + label * 0.87 : 28;
    double widest = 0;
    for (const std::string& name : names_) widest = std::max(widest, svg_width(name, 12));
    constexpr double kSign = 54;
    const double room = kWidth - left_ - kRight;
    const double wanted = std::floor(room / (widest + kSign));
    legend_columns_ = static_cast<std::size_t>(std::clamp(wanted, 1.0, 4.0));
  }

  [[nodiscard]] double legend_height() const {
    if (names_.size() < 2) return 0;
    const std::size_t rows = (names_.size() + legend_columns_ - 1) / legend_columns_;
    return kLegendLine * static_cast<double>(rows);
  }

  /// Down the columns, as lists are read.
  void draw_legend(double top) {
    if (names_.size() < 2) return;
    const std::size_t rows = (names_.size() + legend_columns_ - 1) / legend_columns_;
    const double column = (kWidth - left_ - kRight) / static_cast<double>(legend_columns_);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const double x = left_ + column * static_cast<double>(i / rows);
      const double y = top + kLegendLine * static_cast<double>(i % rows) + 14;
      const SeriesLook look = series_look(i);
      out_ << "<path d=\"M" << at(x) << ' ' << at(y - 4) << " h32\" fill=\"none\" stroke=\""
           << look.colour << "\" stroke-width=\"2\" stroke-dasharray=\"" << look.dashes << "\"/>\n"
           << svg_line(x + 42, y, svg_fitted(names_[i], column - 50, 12), "");
    }
  }

  [[nodiscard]] double x_of(std::size_t i) const {
    const double room = kWidth - left_ - kRight;
    return left_ + room * (static_cast<double>(i) + 0.5) / static_cast<double>(xs_.size());
  }
  [[nodiscard]] double y_of(double value, double bottom) const {
    return bottom - kPlot * value / top_;
  }

  void draw_axes(double bottom) {
    const double step = largest_ > 0 ? nice_step(largest_) : 1;
    top_ = std::max(step, std::ceil(largest_ / step) * step);
    const int decimals = step < 1 ? static_cast<int>(std::ceil(-std::log10(step))) : 0;
    for (int i = 0; step * i <= top_ * 1.0001; ++i) {
      const double y = y_of(step * i, bottom);
      out_ << "<path d=\"M" << at(left_) << ' ' << at(y) << " H" << at(kWidth - kRight)
           << "\" stroke=\"" << (i == 0 ? "#222" : "#ddd") << "\"/>\n"
           << svg_line(left_ - 8, y + 4, svg_figure(step * i, decimals, heading_.chart.words),
                       "text-anchor=\"end\"");
    }
    constexpr std::size_t kMostLabels = 42;
    const std::size_t every = (xs_.size() + kMostLabels - 1) / kMostLabels;
    for (std::size_t i = 0; i < xs_.size(); i += std::max<std::size_t>(1, every)) {
      const double x = x_of(i);
      const std::string turn =
          turned_ ? " transform=\"rotate(-60 " + at(x) + " " + at(bottom + 14) + ")\"" : "";
      std::string label = xs_[i] == kNoValue ? heading_.chart.words.none : xs_[i];
      if (terminal_columns(std::string_view(label)) > kLongestLabel) {
        label = fitted(label, kLongestLabel);
      }
      out_ << svg_line(x, bottom + 16, label,
                       (turned_ ? "text-anchor=\"end\"" : "text-anchor=\"middle\"") + turn);
    }
  }

  /// Broken where there is no figure; a point stands at each, with what it says.
  void draw_line(std::size_t series, double bottom) {
    const SeriesLook look = series_look(series);
    std::string path;
    bool open = false;
    std::string dots;
    for (std::size_t i = 0; i < xs_.size(); ++i) {
      const auto known = points_.find({names_[series], xs_[i]});
      if (known == points_.end() || !known->second.known) {
        open = false;
        continue;
      }
      if (xs_[i] == kNoValue) open = false;  // what has no year does not follow the last one
      const double x = x_of(i);
      const double y = y_of(known->second.value, bottom);
      path += (open ? " L" : " M") + at(x) + ' ' + at(y);
      open = true;
      dots += "<circle cx=\"" + at(x) + "\" cy=\"" + at(y) + "\" r=\"2.5\"><title>" +
              xml_text(names_[series] + ", " + xs_[i] + ": " +
                       svg_figure(known->second.value, heading_)) +
              "</title></circle>\n";
    }
    if (path.empty()) return;
    out_ << "<path d=\"" << path.substr(1) << "\" fill=\"none\" stroke=\"" << look.colour
         << "\" stroke-width=\"2\" stroke-dasharray=\"" << look.dashes << "\"/>\n<g fill=\""
         << look.colour << "\">\n"
         << dots << "</g>\n";
  }

  /// All figures in words: a picture of a few dozen points can be read aloud.
  [[nodiscard]] std::string description() const {
    std::string text = heading_.chart.words.lines + ", " + heading_.chart.axis + ".";
    for (const std::string& name : names_) {
      text += ' ' + name + ':';
      for (const std::string& x : xs_) {
        const auto known = points_.find({name, x});
        const bool told = known != points_.end() && known->second.known;
        text += ' ' + x + ' ' +
                (told ? svg_figure(known->second.value, heading_) : heading_.chart.words.nothing) +
                ';';
      }
    }
    return text;
  }

  std::ostream& out_;
  TableHeading heading_;
  std::vector<std::string> xs_;
  std::vector<std::string> names_;
  std::map<std::pair<std::string, std::string>, Point> points_;
  double largest_ = 0;
  double top_ = 1;
  bool turned_ = false;
  double left_ = kLeast;
  double labels_ = 0;  ///< height of those below the axis
  std::size_t legend_columns_ = 1;
};

}  // namespace

std::unique_ptr<TableSink> line_chart(std::ostream& out) {
  return std::make_unique<LineChart>(out);
}

}  // namespace rostrum
