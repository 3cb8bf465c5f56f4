#include "indexer/readers/front_matter.hpp"

#include <nlohmann/json.hpp>

namespace rostrum {
namespace {

/// Front matter longer than this is taken for text.
constexpr int kMostLines = 100;

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") + 1 - first);
}

std::string unquoted(std::string_view text) {
  text = trimmed(text);
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
      text.back() == text.front()) {
    return std::string(text.substr(1, text.size() - 2));
  }
  if (const std::size_t comment = text.find(" #"); comment != std::string_view::npos) {
    text = trimmed(text.substr(0, comment));
  }
  return std::string(text);
}

nlohmann::json value_of(std::string_view text) {
  text = trimmed(text);
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']') {
    nlohmann::json list = nlohmann::json::array();
    std::string_view rest = text.substr(1, text.size() - 2);
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      if (!trimmed(rest.substr(0, comma)).empty()) list.push_back(unquoted(rest.substr(0, comma)));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return list;
  }
  return unquoted(text);
}

bool is_key(std::string_view key) {
  return !key.empty() && key.find_first_not_of(
                             "abcdefghijklmnopqrstuvwxyz"
                             "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_- ") == std::string_view::npos;
}

}  // namespace

FrontMatter read_front_matter(std::string_view text, nlohmann::json& object) {
  object = nlohmann::json::object();
  FrontMatter found;
  std::size_t at = 0;
  int line_number = 0;
  std::string list_key;
  std::string problem;
  while (at < text.size() && line_number < kMostLines) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trimmed(text.substr(at, end - at));
    ++line_number;
    at = std::min(end + 1, text.size());
    if (line_number == 1) {
      if (line != "---") return {};
      continue;
    }
    if (line == "---" || line == "...") {
      found.text_begin = at;
      found.lines = line_number;
      found.problem = problem;
      return found;
    }
    if (line.empty() || line.front() == '#') continue;
    if (line.starts_with("- ") && !list_key.empty()) {
      if (!object[list_key].is_array()) object[list_key] = nlohmann::json::array();
      object[list_key].push_back(unquoted(line.substr(2)));
      continue;
    }
    const std::size_t colon = line.find(':');
    const std::string_view key = trimmed(line.substr(0, std::min(colon, line.size())));
    if (colon == std::string_view::npos || !is_key(key)) {
      if (problem.empty()) {
        problem = "front matter, line " + std::to_string(line_number) +
                  ": not 'key: value'; the line is left out";
      }
      continue;
    }
    list_key = std::string(key);
    const nlohmann::json value = value_of(line.substr(colon + 1));
    if (value.is_array() || !value.get_ref<const std::string&>().empty()) object[list_key] = value;
  }
  object = nlohmann::json::object();
  return {};  // no end: then it is a rule, and all of it is text
}

}  // namespace rostrum
