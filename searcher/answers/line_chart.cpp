#include "searcher/answers/line_chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <ostream>

#include "searcher/answers/citation.hpp"
#include "searcher/answers/svg_text.hpp"
#include "searcher/answers/table_forms.hpp"
#include "searcher/answers/terminal_text.hpp"

namespace rostrum {
namespace {

/// Told apart by those who do not see all colours too (Okabe and Ito 2008), and by dashes in print.
struct Look {
  const char* colour;
  const char* dashes;
};
constexpr std::array kLooks{Look{"#0072B2", ""},     Look{"#D55E00", "6 3"},
                            Look{"#009E73", "2 2"},  Look{"#CC79A7", "8 3 2 3"},
                            Look{"#E69F00", "10 4"}, Look{"#56B4E9", "4 4"},
                            Look{"#000000", "1 3"}};

constexpr double kWidth = 760;
constexpr double kLeft = 64;
constexpr double kRight = 20;
constexpr double kTop = 56;
constexpr double kPlot = 280;

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
    const double legend = names_.size() > 1 ? 20.0 * static_cast<double>(names_.size()) : 0;
    std::size_t longest = 0;
    for (const std::string& x : xs_)
      longest = std::max(longest, terminal_columns(std::string_view(x)));
    turned_ = 7 * static_cast<double>(xs_.size() * (longest + 1)) > kWidth - kLeft - kRight;
    const double labels =
        turned_ ? 12 + 6.5 * static_cast<double>(std::min<std::size_t>(longest, 24)) : 24;
    const double bottom = kTop + kPlot;
    const double height = bottom + labels + legend + 40;
    out_ << svg_begin(kWidth, height, heading_.title, description());
    out_ << svg_line(kLeft, 24, heading_.title, "font-size=\"15\" font-weight=\"bold\"");
    out_ << svg_line(kLeft, 44, heading_.chart.axis, "fill=\"#555\"");
    draw_axes(bottom);
    for (std::size_t i = 0; i < names_.size(); ++i) draw_line(i, bottom);
    for (std::size_t i = 0; legend > 0 && i < names_.size(); ++i) {
      const double y = bottom + labels + 20 * static_cast<double>(i) + 14;
      const Look& look = kLooks[i % kLooks.size()];
      out_ << "<path d=\"M" << at(kLeft) << ' ' << at(y - 4) << " h32\" fill=\"none\" stroke=\""
           << look.colour << "\" stroke-width=\"2\" stroke-dasharray=\"" << look.dashes << "\"/>\n"
           << svg_line(kLeft + 42, y, names_[i], "");
    }
    out_ << svg_line(kLeft, height - 14, svg_source(heading_), "font-size=\"10\" fill=\"#555\"")
         << "</svg>\n";
  }

 private:
  [[nodiscard]] double x_of(std::size_t i) const {
    const double room = kWidth - kLeft - kRight;
    return kLeft + room * (static_cast<double>(i) + 0.5) / static_cast<double>(xs_.size());
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
      out_ << "<path d=\"M" << at(kLeft) << ' ' << at(y) << " H" << at(kWidth - kRight)
           << "\" stroke=\"" << (i == 0 ? "#222" : "#ddd") << "\"/>\n"
           << svg_line(kLeft - 8, y + 4,
                       decimals > 0 ? plain_figure(step * i, decimals)
                                    : grouped(static_cast<std::size_t>(std::llround(step * i))),
                       "text-anchor=\"end\"");
    }
    constexpr std::size_t kMostLabels = 48;
    const std::size_t every = (xs_.size() + kMostLabels - 1) / kMostLabels;
    for (std::size_t i = 0; i < xs_.size(); i += std::max<std::size_t>(1, every)) {
      const double x = x_of(i);
      const std::string turn =
          turned_ ? " transform=\"rotate(-60 " + at(x) + " " + at(bottom + 14) + ")\"" : "";
      std::string label = xs_[i];
      if (terminal_columns(std::string_view(label)) > 24) label = fitted(label, 24);
      out_ << svg_line(x, bottom + 16, label,
                       (turned_ ? "text-anchor=\"end\"" : "text-anchor=\"middle\"") + turn);
    }
  }

  /// Broken where there is no figure; a point stands at each, with what it says.
  void draw_line(std::size_t series, double bottom) {
    const Look& look = kLooks[series % kLooks.size()];
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
              xml_text(names_[series] + ", " + xs_[i] + ": " + value_text(known->second.value)) +
              "</title></circle>\n";
    }
    if (path.empty()) return;
    out_ << "<path d=\"" << path.substr(1) << "\" fill=\"none\" stroke=\"" << look.colour
         << "\" stroke-width=\"2\" stroke-dasharray=\"" << look.dashes << "\"/>\n<g fill=\""
         << look.colour << "\">\n"
         << dots << "</g>\n";
  }

  [[nodiscard]] std::string value_text(double value) const {
    const TableColumn& column = heading_.columns[heading_.chart.value];
    return plain_figure(value, column.type == ColumnType::Count ? 0 : column.decimals);
  }

  /// All figures in words: a picture of a few dozen points can be read aloud.
  [[nodiscard]] std::string description() const {
    std::string text = "Line chart, " + heading_.chart.axis + ".";
    for (const std::string& name : names_) {
      text += ' ' + name + ':';
      for (const std::string& x : xs_) {
        const auto known = points_.find({name, x});
        const bool told = known != points_.end() && known->second.known;
        text += ' ' + x + ' ' + (told ? value_text(known->second.value) : "nothing on file") + ';';
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
};

}  // namespace

std::unique_ptr<TableSink> line_chart(std::ostream& out) {
  return std::make_unique<LineChart>(out);
}

}  // namespace rostrum
