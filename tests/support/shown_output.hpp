/// What a document shows of a program's output, against what is printed.
#pragma once

#include <sstream>
#include <string>
#include <vector>

namespace rostrum::testing {

/// Without blanks at their ends, and without empty lines at the end.
[[nodiscard]] inline std::vector<std::string> lines_of_text(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    line.erase(line.find_last_not_of(" \r") + 1);
    lines.push_back(line);
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

/// A line "…" stands for any lines that are left out. Returns the first line that is not there.
[[nodiscard]] inline std::string first_difference(const std::vector<std::string>& shown,
                                                  const std::vector<std::string>& printed) {
  std::size_t at = 0;
  bool skips = false;
  for (const std::string& line : shown) {
    if (line == "…") {
      skips = true;
      continue;
    }
    if (skips) {
      while (at < printed.size() && printed[at] != line) ++at;
    }
    skips = false;
    if (at == printed.size() || printed[at] != line) return line;
    ++at;
  }
  if (!skips && at < printed.size()) return "(more is printed: " + printed[at] + ")";
  return "";
}

}  // namespace rostrum::testing
