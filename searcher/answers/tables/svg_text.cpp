#include "searcher/answers/tables/svg_text.hpp"

#include <algorithm>
#include <sstream>

#include "schemas/base/display_width.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/index/fields.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/markup_escaped.hpp"
#include "searcher/answers/base/terminal_text.hpp"
#include "searcher/answers/tables/table_forms.hpp"

namespace rostrum {

std::string xml_text(std::string_view text) {
  std::string shown = terminal_safe(text);
  // Two letters that Unicode has not, and XML refuses.
  for (const char* none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t place = 0; (place = shown.find(none, place)) != std::string::npos;) {
      shown.replace(place, 3, "\xEF\xBF\xBD");
    }
  }
  return markup_escaped(shown);
}

std::string at(double value) { return plain_figure(value, 1); }

std::string svg_line(double x, double y, std::string_view text, const std::string& attributes) {
  std::string own = attributes;
  // A text that runs from the right begins there: where it stood at its beginning, it is to end.
  if (reads_from_right(text)) {
    constexpr std::string_view kEnd = "text-anchor=\"end\"";
    if (const std::size_t at = own.find(kEnd); at != std::string::npos) {
      own.erase(at, kEnd.size());
    } else if (own.find("text-anchor") == std::string::npos) {
      own += (own.empty() ? "" : " ") + std::string(kEnd);
    }
    own = "direction=\"rtl\"" + (own.empty() ? "" : ' ' + own);
  }
  return "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\"" + (own.empty() ? "" : " ") + own + ">" +
         xml_text(text) + "</text>\n";
}

double svg_width(std::string_view text, double font_size) {
  // Columns of a terminal tell letters from ideographs: these are twice as wide.
  return 0.56 * font_size * static_cast<double>(terminal_columns(text));
}

std::string svg_fitted(const std::string& text, double width, double font_size) {
  const auto columns = static_cast<std::size_t>(std::max(2.0, width / (0.56 * font_size)));
  const std::size_t used = terminal_columns(std::string_view(text));
  return used <= columns ? text : fitted(text, columns);
}

SvgBlock::SvgBlock(std::string_view text, double left, double room, double size,
                   const std::string& look)
    : x(left), width(room), font_size(size), attributes(look) {
  TextStyle style;
  style.width = static_cast<std::size_t>(std::max(21.0, room / (0.56 * size)));
  std::istringstream in(wrapped(std::string(text), {}, 0, style));
  for (std::string line; std::getline(in, line);) lines.push_back(line);
}

std::string SvgBlock::drawn(double y) const {
  std::string all;
  const std::string look =
      "font-size=\"" + at(font_size) + '"' + (attributes.empty() ? "" : " ") + attributes;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    all += svg_line(x, y + font_size * 1.35 * static_cast<double>(i), lines[i], look);
  }
  return all;
}

std::string svg_begin(double width, double height, const TableHeading& heading,
                      const std::string& description) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + at(width) + " " + at(height) +
         "\" width=\"" + at(width) + "\" height=\"" + at(height) +
         "\" role=\"img\" aria-labelledby=\"title description\" font-family=\"Helvetica, Arial, "
         "sans-serif\" font-size=\"12\" fill=\"#222\">\n<title id=\"title\">" +
         xml_text(heading.title) + "</title>\n<desc id=\"description\">" + xml_text(description) +
         "</desc>\n<metadata>" + xml_text(heading.command) + "</metadata>\n" +
         "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
}

std::string svg_figure(double value, int decimals, const ChartWords& words) {
  std::string text = plain_figure(value, decimals);
  const std::size_t point = std::min(text.find('.'), text.size());
  if (point < text.size()) text.replace(point, 1, words.point);
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (std::size_t at = point; at > first + 3;) text.insert(at -= 3, words.thousands);
  return text;
}

std::string svg_figure(double value, const TableHeading& heading) {
  const TableColumn& column = heading.columns[heading.chart.value];
  return svg_figure(value, column.type == ColumnType::Count ? 0 : column.decimals,
                    heading.chart.words);
}

std::string svg_source(const TableHeading& heading) {
  if (!heading.chart.words.source.empty()) return heading.chart.words.source;
  const TableQuestion& first = heading.questions.front();
  std::string source = "Source: " + plural(first.on_file, "statement", "statements") + " on file";
  if (!heading.first_date.empty()) {
    source += ", dated " + heading.first_date + " to " + heading.last_date;
  }
  for (const AppliedFilter& filter : first.filters) {
    std::vector<std::string> labels;
    for (const LabelledCode& value : filter.values) labels.push_back(value.label);
    source += "; " + std::string(field_named(filter.field).label) + ": " + joined(labels, " or ");
  }
  return source + "; index revision " + std::to_string(heading.revision) + ", Rostrum " +
         heading.version + ".";
}

double figure_in(const TableCell& cell) {
  if (const auto* count = std::get_if<std::uint64_t>(&cell)) return static_cast<double>(*count);
  if (const auto* value = std::get_if<double>(&cell)) return *value;
  return 0;
}

std::string text_in(const TableCell& cell) {
  const auto* text = std::get_if<std::string>(&cell);
  return text != nullptr ? *text : "";
}

}  // namespace rostrum
