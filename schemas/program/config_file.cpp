#include "schemas/program/config_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "schemas/base/error.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/base/regular_file.hpp"
#include "schemas/text/one_line.hpp"

namespace rostrum {
namespace {

Error mistake(const std::filesystem::path& file, std::size_t line, const std::string& what) {
  return {ErrorKind::InvalidInput, path_text(file) + ':' + std::to_string(line) + ": " + what};
}

std::string text_of(const std::filesystem::path& file) {
  try {
    return read_whole(file);
  } catch (const Error& error) {
    throw Error(error.kind(),
                path_text(file) + ": the configuration cannot be read: " + error.what());
  }
}

/// The line itself: it has the key.
std::string line_of(const std::string& text, std::size_t number) {
  std::istringstream lines(text);
  std::string line;
  for (std::size_t i = 0; i < number && std::getline(lines, line); ++i) continue;
  return one_line(line);
}

bool are_texts(const toml::node& value) {
  const toml::array* const list = value.as_array();
  return list != nullptr && std::all_of(list->begin(), list->end(),
                                        [](const toml::node& each) { return each.is_string(); });
}

}  // namespace

std::vector<ConfigEntry> config_entries(const std::filesystem::path& file) {
  std::error_code none;
  if (!std::filesystem::exists(file, none)) return {};
  const std::string text = text_of(file);
  toml::table table;
  try {
    table = toml::parse(text);
  } catch (const toml::parse_error& error) {
    const std::size_t line = error.source().begin.line;
    throw mistake(file, line,
                  "'" + line_of(text, line) + "' is no TOML; texts stand in quotes (" +
                      std::string(error.description()) + ")");
  }
  std::vector<ConfigEntry> entries;
  for (const auto& [name, value] : table) {
    ConfigEntry entry{.key = std::string(name.str()), .line = name.source().begin.line};
    if (const auto one = value.value_exact<std::string>()) {
      entry.values = {*one};
    } else if (const auto truth = value.value_exact<bool>()) {
      entry.kind = ConfigEntry::Kind::Truth;
      entry.values = {*truth ? "true" : "false"};
    } else if (are_texts(value)) {
      entry.kind = ConfigEntry::Kind::Texts;
      for (const toml::node& each : *value.as_array()) {
        entry.values.push_back(each.value_or(std::string()));
      }
    } else if (value.is_table()) {
      throw mistake(file, entry.line,
                    entry.key + ": no such section; keys stand by themselves, as index = \"DIR\"");
    } else {
      throw mistake(file, entry.line,
                    entry.key +
                        ": its value is neither a text in quotes, true or false, nor a "
                        "list of texts in [ ]");
    }
    entries.push_back(std::move(entry));
  }
  std::sort(entries.begin(), entries.end(),
            [](const ConfigEntry& a, const ConfigEntry& b) { return a.line < b.line; });
  return entries;
}

}  // namespace rostrum
