#include "searcher/answers/svg_text.hpp"

#include "schemas/terminal_safe.hpp"
#include "searcher/answers/citation.hpp"
#include "searcher/answers/table_forms.hpp"
#include "searcher/answers/terminal_text.hpp"

namespace rostrum {

std::string xml_text(std::string_view text) {
  std::string safe;
  std::string shown = terminal_safe(text);
  // Two letters that Unicode has not, and XML refuses.
  for (const char* none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t place = 0; (place = shown.find(none, place)) != std::string::npos;) {
      shown.replace(place, 3, "\xEF\xBF\xBD");
    }
  }
  for (const char c : shown) {
    if (c == '&') {
      safe += "&amp;";
    } else if (c == '<') {
      safe += "&lt;";
    } else if (c == '>') {
      safe += "&gt;";
    } else if (c == '"') {
      safe += "&quot;";
    } else {
      safe += c;
    }
  }
  return safe;
}

std::string at(double value) { return plain_figure(value, 1); }

std::string svg_line(double x, double y, std::string_view text, const std::string& attributes) {
  return "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\"" + (attributes.empty() ? "" : " ") +
         attributes + ">" + xml_text(text) + "</text>\n";
}

std::string svg_begin(double width, double height, const std::string& title,
                      const std::string& description) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + at(width) + " " + at(height) +
         "\" width=\"" + at(width) + "\" height=\"" + at(height) +
         "\" role=\"img\" aria-labelledby=\"title description\" font-family=\"Helvetica, Arial, "
         "sans-serif\" font-size=\"12\" fill=\"#222\">\n<title id=\"title\">" +
         xml_text(title) + "</title>\n<desc id=\"description\">" + xml_text(description) +
         "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n";
}

std::string svg_source(const TableHeading& heading) {
  const TableQuestion& first = heading.questions.front();
  std::string source = "Source: " + plural(first.on_file, "statement", "statements") + " on file";
  if (!heading.first_date.empty()) {
    source += ", dated " + heading.first_date + " to " + heading.last_date;
  }
  for (const AppliedFilter& filter : first.filters) {
    std::vector<std::string> labels;
    for (const LabelledCode& value : filter.values) labels.push_back(value.label);
    source += "; " + filter.field + ": " + joined(labels, " or ");
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
