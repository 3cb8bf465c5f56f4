// A table for a person at a terminal.
#include <algorithm>
#include <numeric>
#include <ostream>
#include <sstream>

#include "schemas/base/display_width.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/answers/base/answer_origin.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/understood_text.hpp"
#include "searcher/answers/tables/difference_text.hpp"
#include "searcher/answers/tables/heat_map.hpp"
#include "searcher/answers/tables/table_forms.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kGap = 2;
/// Of a column of texts that goes over several lines: its longest word, but within these.
constexpr std::size_t kNarrowest = 8;
constexpr std::size_t kLongestWord = 20;
constexpr std::size_t kLeastBar = 6;
constexpr std::size_t kMostBar = 32;

bool is_figure(const TableColumn& column) {
  return column.type == ColumnType::Count || column.type == ColumnType::Number;
}

std::string text_of(const TableCell& cell, const TableColumn& column) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* count = std::get_if<std::uint64_t>(&cell)) return grouped(*count);
  if (const auto* value = std::get_if<double>(&cell)) return plain_figure(*value, column.decimals);
  if (const auto* list = std::get_if<std::vector<std::string>>(&cell)) return joined(*list, ", ");
  return is_figure(column) ? "-" : "";
}

double figure_of(const TableCell& cell) {
  if (const auto* count = std::get_if<std::uint64_t>(&cell)) return static_cast<double>(*count);
  if (const auto* value = std::get_if<double>(&cell)) return *value;
  return 0;
}

std::size_t longest_word(const std::string& text) {
  std::size_t longest = 0;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    longest = std::max(longest, terminal_columns(std::string_view(word)));
  }
  return longest;
}

class TextTable : public TableSink {
 public:
  TextTable(const TextStyle& style, std::ostream& out) : style_(style), out_(out) {}

  void begin(const TableHeading& heading) override {
    heading_ = heading;
    write_heading();
    for (std::size_t i = 0; i < heading_.columns.size(); ++i) {
      if (!heading_.columns[i].shown) continue;
      (heading_.columns[i].below ? below_ : shown_).push_back(i);
    }
    if (heading.chart.kind == TableChart::Kind::Texts) return;
    streams_ = heading.chart.kind != TableChart::Kind::HeatMap &&
               std::all_of(shown_.begin(), shown_.end(),
                           [&](std::size_t i) { return heading_.columns[i].width > 0; });
    if (!streams_) return;
    for (const std::size_t i : shown_) widths_.push_back(heading_.columns[i].width);
    write_names();
  }

  void row(const TableRow& row) override {
    if (heading_.chart.kind == TableChart::Kind::HeatMap) {
      grid_.add(row, heading_.chart);
    } else if (heading_.chart.kind == TableChart::Kind::Texts) {
      write_texts(row.difference);
    } else if (streams_) {
      write_row(row);
    } else {
      rows_.push_back(row);
    }
  }

  void end() override {
    if (heading_.chart.kind == TableChart::Kind::HeatMap) {
      write_heat_map(grid_, heading_, style_, out_);
    } else if (!streams_ && heading_.chart.kind != TableChart::Kind::Texts) {
      measure();
      if (!rows_.empty() && !as_paragraphs_) write_names();
      for (const TableRow& each : rows_) {
        if (as_paragraphs_) write_paragraph(each);
        write_row(each);
      }
      if (!left_out_.empty()) {
        out_ << '\n'
             << dim(wrapped(
                        "no room for " + left_out_ + ": a wider terminal or --format csv has it",
                        {}, 2, style_),
                    style_)
             << '\n';
      }
    }
    out_ << '\n';
    write_origin({.command = heading_.command,
                  .version = heading_.version,
                  .revision = heading_.revision,
                  .statements = heading_.statements},
                 style_, out_);
  }

 private:
  void write_heading() {
    out_ << bold(wrapped(heading_.title, {}, 0, style_), style_) << '\n';
    bool first = true;
    for (const TableQuestion& each : heading_.questions) {
      const auto id =
          std::find_if(each.filters.begin(), each.filters.end(),
                       [](const AppliedFilter& filter) { return filter.field == "id"; });
      if (each.text.empty() && id != each.filters.end()) {
        out_ << wrapped("the statement " + id->typed, {}, 2, style_) << '\n';
        continue;
      }
      const std::string asked = each.text.empty() ? "every statement" : each.text;
      out_ << wrapped(asked + ": " + grouped(each.found) + " of " +
                          plural(each.on_file, "statement on file", "statements on file"),
                      {}, 2, style_)
           << '\n';
      if (first) write_filters(each.filters, style_, out_);
      first = false;
      write_expansions(each.expanded, style_, out_);
    }
    if (!heading_.first_date.empty()) {
      out_ << "  dated " << heading_.first_date << " to " << heading_.last_date << '\n';
    }
    for (const TableNote& note : heading_.notes) {
      out_ << wrapped("note: " + note.text, {}, 2, style_) << '\n';
    }
    out_ << '\n';
  }

  /// As wide as the longest cell; where that is too much, the widest columns of texts give way.
  void measure() {
    for (const std::size_t i : shown_) {
      const TableColumn& column = heading_.columns[i];
      std::size_t width = terminal_columns(std::string_view(column.label));
      std::size_t word = std::max(kNarrowest, width);
      for (const TableRow& row : rows_) {
        const std::string text = terminal_safe(text_of(row.cells[i], column));
        width = std::max(width, terminal_columns(std::string_view(text)));
        word = std::max(word, std::min(longest_word(text), kLongestWord));
      }
      widths_.push_back(width);
      const bool gives_way = !is_figure(column) && !column.whole;
      least_.push_back(gives_way ? std::min(word, width) : width);
    }
    const auto total = [&] {
      return std::accumulate(widths_.begin(), widths_.end(), kGap * (widths_.size() - 1));
    };
    const std::vector<std::size_t> all = shown_;
    leave_out_spare();
    if (least() > style_.line) {
      as_paragraphs_ = true;
      paragraph_ = all;
      shown_.clear();
      left_out_.clear();
      return;
    }
    while (total() > style_.line) {
      std::size_t widest = widths_.size();
      for (std::size_t k = 0; k < shown_.size(); ++k) {
        if (widths_[k] > least_[k] && (widest == widths_.size() || widths_[k] > widths_[widest])) {
          widest = k;
        }
      }
      if (widest == widths_.size()) break;
      --widths_[widest];
    }
    const auto barred = std::find_if(shown_.begin(), shown_.end(),
                                     [&](std::size_t i) { return heading_.columns[i].with_bar; });
    if (barred == shown_.end() || total() + kGap + kLeastBar > style_.line) return;
    bar_ = *barred;
    bar_columns_ = std::min(kMostBar, style_.line - total() - kGap);
    for (const TableRow& row : rows_) largest_ = std::max(largest_, figure_of(row.cells[bar_]));
  }

  /// Columns that the table cannot do without.
  [[nodiscard]] std::size_t least() const {
    return std::accumulate(least_.begin(), least_.end(), kGap * (least_.size() - 1));
  }

  /// What is left out is told: cut words and lines that run on are read wrongly.
  void leave_out_spare() {
    while (least() > style_.line) {
      const auto spare =
          std::max_element(shown_.begin(), shown_.end(), [&](std::size_t a, std::size_t b) {
            return heading_.columns[a].spare < heading_.columns[b].spare;
          });
      const int least_needed = heading_.columns[*spare].spare;
      if (least_needed == 0) return;
      // Figures of one kind go together: one alone would say little.
      for (std::size_t k = shown_.size(); k-- > 0;) {
        const TableColumn& column = heading_.columns[shown_[k]];
        if (column.spare != least_needed) continue;
        left_out_ = column.label + (left_out_.empty() ? "" : ", " + left_out_);
        widths_.erase(widths_.begin() + static_cast<std::ptrdiff_t>(k));
        least_.erase(least_.begin() + static_cast<std::ptrdiff_t>(k));
        shown_.erase(shown_.begin() + static_cast<std::ptrdiff_t>(k));
      }
    }
  }

  [[nodiscard]] std::string cell(const std::string& text, const TableColumn& column,
                                 std::size_t width, bool last) const {
    if (is_figure(column)) {
      const std::size_t used = terminal_columns(std::string_view(text));
      return std::string(width > used ? width - used : 0, ' ') + text;
    }
    if (column.keep_end) return fitted_end(text, width);
    std::string shown = fitted(text, width);
    if (last) shown.erase(shown.find_last_not_of(' ') + 1);
    return shown;
  }

  void write_names() {
    std::string line;
    for (std::size_t k = 0; k < shown_.size(); ++k) {
      const TableColumn& column = heading_.columns[shown_[k]];
      line += std::string(k == 0 ? 0 : kGap, ' ') +
              cell(column.label, column, widths_[k], k + 1 == shown_.size());
    }
    out_ << bold(line, style_) << '\n';
  }

  /// The keyword begins in the same column of each line. Where the text is read from the right,
  /// what comes before stands at the right, each part by itself, as marks of direction say.
  [[nodiscard]] std::string keyword_line(const TableRow& row) const {
    const TableChart& chart = heading_.chart;
    const std::string keyword =
        terminal_safe(text_of(row.cells[chart.series], heading_.columns[chart.series]));
    std::string before = text_of(row.cells[chart.x], heading_.columns[chart.x]);
    std::string after = text_of(row.cells[chart.value], heading_.columns[chart.value]);
    const auto ends_in_blank = [](const std::string& text) {
      return text.empty() || std::string_view(" \t\n").find(text.back()) != std::string_view::npos;
    };
    const bool blank_before = ends_in_blank(before);
    const bool blank_behind = ends_in_blank(after.substr(0, 1));
    before.erase(before.find_last_not_of(" \t\n") + 1);
    after.erase(0, std::min(after.size(), after.find_first_not_of(" \t\n")));
    const std::size_t used = terminal_columns(std::string_view(keyword));
    const std::size_t room = heading_.columns[chart.value].width;
    const std::size_t behind = room > used + 1 ? room - used : 1;
    // What the side of a long keyword does not hold is taken from the other.
    const std::size_t taken = used + behind - std::min(room, used + behind);
    const std::size_t before_columns = heading_.columns[chart.x].width;
    const std::size_t width = before_columns - std::min(before_columns - 1, taken);
    if (!reads_from_right(keyword)) {
      // Where the text has no blank beside it, as before a full stop or in Chinese, there is none.
      return fitted_end(before, blank_before ? width : width + 1) + (blank_before ? " " : "") +
             marked(keyword, style_) + (blank_behind ? " " : "") +
             fitted(after, blank_behind ? behind : behind + 1);
    }
    const auto isolated = [](const std::string& text) { return "\u2068" + text + "\u2069"; };
    const auto without_blanks = [](std::string text) {
      text.erase(text.find_last_not_of(' ') + 1);
      return text.substr(std::min(text.size(), text.find_first_not_of(' ')));
    };
    const std::string left = without_blanks(fitted(after, width));
    const std::string right = without_blanks(fitted_end(before, behind));
    return std::string(width - terminal_columns(std::string_view(left)), ' ') + isolated(left) +
           ' ' + isolated(marked(keyword, style_)) + ' ' + isolated(right);
  }

  /// A text that its column does not hold goes on below; lines of a fixed form are cut.
  [[nodiscard]] std::vector<std::string> lines_of(const TableRow& row, std::size_t k) const {
    const TableColumn& column = heading_.columns[shown_[k]];
    const std::string text = terminal_safe(text_of(row.cells[shown_[k]], column));
    if (streams_ || is_figure(column) || column.keep_end) return {text};
    return folded_lines(text, widths_[k]);
  }

  [[nodiscard]] std::string bar_of(const TableRow& row) const {
    if (bar_columns_ == 0 || largest_ <= 0) return "";
    constexpr double kSteps = 1e6;
    const double part = figure_of(row.cells[bar_]) / largest_;
    return std::string(kGap, ' ') + bar(static_cast<std::size_t>(part * kSteps),
                                        static_cast<std::size_t>(kSteps), bar_columns_, style_);
  }

  /// A row that no line of the terminal holds, as running text.
  void write_paragraph(const TableRow& row) {
    constexpr std::size_t kHang = 2;
    std::string text;
    for (const std::size_t i : paragraph_) {
      const TableColumn& column = heading_.columns[i];
      const std::string value = text_of(row.cells[i], column);
      if (value.empty()) continue;
      const bool named = !column.label.empty() && !text.empty();
      text += (text.empty() ? "" : "; ") + (named ? column.label + ": " : "") + value;
    }
    out_ << wrapped(text, {}, kHang, style_).erase(0, kHang) << '\n';
  }

  void write_row(const TableRow& row) {
    std::vector<std::vector<std::string>> texts;
    std::size_t height = shown_.empty() ? 0 : 1;
    for (std::size_t k = 0; k < shown_.size(); ++k) {
      texts.push_back(lines_of(row, k));
      height = std::max(height, texts.back().size());
    }
    for (std::size_t i = 0; i < height; ++i) {
      std::string line;
      for (std::size_t k = 0; k < shown_.size(); ++k) {
        const TableColumn& column = heading_.columns[shown_[k]];
        if (heading_.chart.kind == TableChart::Kind::Keyword && shown_[k] == heading_.chart.x) {
          line += std::string(kGap, ' ') + keyword_line(row);
          break;
        }
        const std::string text = cell(i < texts[k].size() ? texts[k][i] : "", column, widths_[k],
                                      k + 1 == shown_.size() && bar_columns_ == 0);
        line +=
            std::string(k == 0 ? 0 : kGap, ' ') + (column.emphasised ? marked(text, style_) : text);
      }
      if (i == 0) line += bar_of(row);
      line.erase(line.find_last_not_of(' ') + 1);
      out_ << line << '\n';
    }
    constexpr std::size_t kHang = 8;
    for (const std::size_t i : below_) {
      const TableColumn& column = heading_.columns[i];
      const std::string text = text_of(row.cells[i], column);
      if (!text.empty()) {
        out_ << wrapped(joined({column.label, text}, ": "), {}, kHang, style_) << '\n';
      }
    }
    for (std::size_t i = 0; i < row.examples.size(); ++i) {
      const TableExample& each = row.examples[i];
      std::string text = wrapped(each.text, each.highlights, kHang, style_);
      const std::string place =
          each.paragraph == 0 ? "title" : "¶" + std::to_string(each.paragraph);
      text.replace(0, kHang, "  " + fitted(place, kHang - 2));
      out_ << text << '\n';
      // Sentences of one statement are cited together, behind the last of them.
      if (i + 1 < row.examples.size() && row.examples[i + 1].id == each.id) continue;
      out_ << dim(wrapped(each.citation, {}, kHang, style_), style_) << '\n';
    }
  }

  void write_texts(const TableDifference& each) {
    constexpr std::size_t kHang = 9;
    if (!each.title.empty()) {
      if (any_text_) out_ << '\n';
      out_ << bold(wrapped(each.title, {}, 0, style_), style_) << '\n';
    }
    any_text_ = true;
    if (!each.runs.empty()) {
      DifferenceText shown = difference_text(each);
      if (each.runs.size() == 1) {
        // The sign in front says it of the whole.
        shown.text = each.runs.front().text;
        if (!shown.highlights.empty()) shown.highlights = {{0, code_points(shown.text)}};
      }
      std::string text = wrapped(shown.text, shown.highlights, kHang, style_);
      text.replace(0, kHang, fitted(each.mark + ' ' + each.place, kHang));
      out_ << text << '\n';
    }
    for (const std::string& citation : each.citations) {
      out_ << dim(wrapped(citation, {}, each.runs.empty() ? 2 : kHang, style_), style_) << '\n';
    }
  }

  TextStyle style_;
  std::ostream& out_;
  TableHeading heading_;
  bool any_text_ = false;
  std::vector<std::size_t> shown_;
  std::vector<std::size_t> below_;
  std::vector<std::size_t> widths_;
  std::vector<std::size_t> least_;  ///< widths that they do not fall below
  bool streams_ = false;
  std::vector<TableRow> rows_;
  std::string left_out_;  ///< names of columns
  bool as_paragraphs_ = false;
  std::vector<std::size_t> paragraph_;  ///< columns of it
  HeatGrid grid_;
  std::size_t bar_ = 0;
  std::size_t bar_columns_ = 0;
  double largest_ = 0;
};

}  // namespace

std::unique_ptr<TableSink> text_table(const TextStyle& style, std::ostream& out) {
  return std::make_unique<TextTable>(style, out);
}

}  // namespace rostrum
