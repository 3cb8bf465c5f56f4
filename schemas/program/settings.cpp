#include "schemas/program/settings.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "schemas/base/joined.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/base/user_folder.hpp"
#include "schemas/program/config_file.hpp"
#include "schemas/text/nearest_names.hpp"

namespace rostrum {
namespace {

using Kind = Option::Kind;

/// Of a variable that is set and not empty.
std::string variable(const char* name) {
  const char* const value = name == nullptr ? nullptr : std::getenv(name);
  return value == nullptr ? "" : value;
}

std::filesystem::path file_of_user() {
  const std::filesystem::path folder = user_folder("XDG_CONFIG_HOME", ".config");
  return folder.empty() ? folder : folder / "rostrum/config.toml";
}

/// Why there are no settings of a file; "" if it is there. One that may not be reached is none: who
/// runs the program as somebody else has left their own folder.
std::string absence_of(const std::filesystem::path& file) {
  if (file.empty()) return "neither $XDG_CONFIG_HOME nor $HOME names a folder";
  std::error_code problem;
  const auto kind = std::filesystem::status(file, problem).type();
  if (kind == std::filesystem::file_type::not_found) return "there is none";
  return problem ? "it cannot be reached: " + problem.message() : "";
}

const SettingRow* row_named(std::string_view name) {
  const auto& rows = setting_rows();
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const SettingRow& row) { return row.option.name == name; });
  return found == rows.end() ? nullptr : &*found;
}

Error mistake(const std::filesystem::path& file, const ConfigEntry& entry,
              const std::string& what) {
  return {ErrorKind::InvalidInput,
          path_text(file) + ':' + std::to_string(entry.line) + ": " + entry.key + ": " + what};
}

Error no_such_key(const std::filesystem::path& file, const ConfigEntry& entry) {
  std::vector<std::pair<std::string, std::string>> names;
  std::string all;
  for (const SettingRow& row : setting_rows()) {
    names.emplace_back(row.option.name, row.option.name);
    all += (all.empty() ? "" : ", ") + std::string(row.option.name);
  }
  const std::string near = did_you_mean(nearest_names(entry.key, names));
  return mistake(file, entry, "no such key" + (near.empty() ? "; one of: " + all : near));
}

/// A folder is below that of the file, so that it is the same wherever a program is started.
std::string folder_in(const std::filesystem::path& file, const std::string& value) {
  if (value == "~" || value.starts_with("~/")) {
    const std::string home = variable("HOME");
    if (home.empty()) {
      throw Error(ErrorKind::InvalidInput,
                  path_text(file) + ": '" + value + "': $HOME is not set; write the whole path");
    }
    return home + value.substr(1);
  }
  return (file.parent_path() / value).lexically_normal().string();
}

Setting checked(const std::filesystem::path& file, const SettingRow& row, ConfigEntry entry) {
  const Kind kind = row.option.kind;
  if (kind == Kind::Flag && entry.kind != ConfigEntry::Kind::Truth) {
    throw mistake(file, entry, "its value is true or false, without quotes");
  }
  const bool list = entry.kind == ConfigEntry::Kind::Texts;
  if (kind != Kind::Flag &&
      (entry.kind == ConfigEntry::Kind::Truth || (list && kind != Kind::Texts))) {
    throw mistake(file, entry,
                  kind == Kind::Texts ? "its value is a text in quotes, or a list of them in [ ]"
                                      : "its value is one text in quotes");
  }
  for (const std::string& value : entry.values) {
    if (const std::string problem = problem_with(row.option, value); !problem.empty()) {
      throw mistake(file, entry, problem);
    }
  }
  if (row.option.name == "index") {
    if (entry.values.front().empty()) throw mistake(file, entry, "it is empty; name a folder");
    entry.values = {folder_in(file, entry.values.front())};
  }
  return {.values = std::move(entry.values),
          .origin = path_text(file) + ':' + std::to_string(entry.line)};
}

/// What the environment says; NO_COLOR says it whatever its value is.
std::optional<Setting> from_environment(const SettingRow& row) {
  for (const char* const name : row.variables) {
    if (name == nullptr || std::getenv(name) == nullptr) continue;
    std::string value = std::getenv(name);
    // An empty pager is none; other variables say nothing where they are empty.
    if (value.empty() && row.option.name != "pager") continue;
    if (row.option.name == "color") value = "never";
    return Setting{.values = {std::move(value)}, .origin = '$' + std::string(name)};
  }
  return std::nullopt;
}

}  // namespace

const std::vector<SettingRow>& setting_rows() {
  static const std::vector<SettingRow> rows = {
      {.option = {.name = "index", .help = "Folder of the index"}, .variables = {"ROSTRUM_INDEX"}},
      {.option = {.name = "pager", .help = "Program that shows long answers; \"\" for none"},
       .variables = {"ROSTRUM_PAGER", "PAGER"}},
      {.option = {.name = "color", .choices = "auto|always|never", .help = "Colours in answers"},
       .variables = {"NO_COLOR"},
       .as_typed = true},
      {.option = {.name = "facets", .kind = Kind::Texts, .help = "Facets that query counts"},
       .as_typed = true,
       .asks = true},
      {.option = {.name = "synonyms",
                  .kind = Kind::Flag,
                  .help = "Also find the other names of a concept"},
       .as_typed = true,
       .asks = true}};
  return rows;
}

Settings Settings::of_user() {
  Settings settings;
  settings.file_ = file_of_user();
  settings.absence_ = absence_of(settings.file_);
  if (settings.absence_.empty()) {
    for (ConfigEntry& entry : config_entries(settings.file_)) {
      const SettingRow* const row = row_named(entry.key);
      if (row == nullptr) throw no_such_key(settings.file_, entry);
      const std::string name = entry.key;
      settings.settings_[name] = checked(settings.file_, *row, std::move(entry));
    }
  }
  for (const SettingRow& row : setting_rows()) {
    if (auto setting = from_environment(row)) {
      settings.settings_[std::string(row.option.name)] = std::move(*setting);
    }
  }
  return settings;
}

std::string Settings::told_file() const {
  return joined({path_text(file_), absence_.empty() ? "" : '(' + absence_ + ')'}, " ");
}

const Setting* Settings::find(std::string_view name) const {
  const auto known = settings_.find(name);
  return known == settings_.end() ? nullptr : &known->second;
}

std::string Settings::text(std::string_view name) const {
  const Setting* const setting = find(name);
  return setting == nullptr || setting->values.empty() ? "" : setting->values.back();
}

std::vector<std::string> Settings::fill(std::span<const Option> options, GivenValues& given) const {
  std::vector<std::string> filled;
  for (const SettingRow& row : setting_rows()) {
    const std::string_view name = row.option.name;
    const Setting* const setting = find(name);
    if (!row.as_typed || setting == nullptr || find_option(options, name) == nullptr) continue;
    const bool refused = given.has(name) || given.flag(opposite_of(name));
    const bool nothing = row.option.kind == Kind::Flag && setting->values.back() == "false";
    if (refused || nothing || setting->values.empty()) continue;
    given.set(name, setting->values);
    filled.emplace_back(name);
  }
  return filled;
}

std::string wanted_pager(const Settings& settings) {
  const std::string terminal = variable("TERM");
  if (terminal.empty() || terminal == "dumb") return "";
  if (settings.find("pager") == nullptr) return "less";
  const std::string command = settings.text("pager");
  return command == "cat" ? "" : command;
}

}  // namespace rostrum
