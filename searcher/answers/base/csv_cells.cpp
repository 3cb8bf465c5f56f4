#include "searcher/answers/base/csv_cells.hpp"

namespace rostrum {

std::string csv_text(std::string_view text) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
  return formula ? csv_figure("'" + std::string(text)) : csv_figure(text);
}

std::string csv_figure(std::string_view figure) {
  if (figure.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(figure);
  std::string quoted = "\"";
  for (const char c : figure) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  return quoted + "\"";
}

}  // namespace rostrum
