#include "schemas/program/config_command.hpp"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "schemas/base/error.hpp"
#include "schemas/base/joined.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/program/index_path.hpp"
#include "schemas/program/settings.hpp"
#include "schemas/terminal/terminal_lines.hpp"

namespace rostrum {
namespace {

constexpr std::string_view kUsual = "usual";

/// What a setting is where nobody says anything.
std::string usual_of(const SettingRow& row) {
  if (row.option.name == "index") return path_text(usual_index());
  if (row.option.name == "pager") return "less";
  if (row.option.name == "color") return "auto";
  return row.option.kind == Option::Kind::Flag ? "false" : "";
}

Setting setting_of(const CommandCall& call, const SettingRow& row) {
  const std::string_view name = row.option.name;
  if (call.is_typed(name)) {
    return {.values = call.given.texts(name), .origin = "--" + std::string(name)};
  }
  if (const Setting* const setting = call.settings.find(name)) return *setting;
  return {.values = {usual_of(row)}, .origin = std::string(kUsual)};
}

std::string file_of(const CommandCall& call) { return path_text(call.settings.file()); }

void write_text(const CommandCall& call) {
  const std::size_t columns = output_columns();
  std::cout << filled(terminal_safe(call.settings.told_file()), 10, "configuration: ", columns);
  constexpr std::size_t kName = 10;
  constexpr std::size_t kValue = 30;
  for (const SettingRow& row : setting_rows()) {
    const Setting setting = setting_of(call, row);
    const std::string name(row.option.name);
    const std::string value = terminal_safe(joined(setting.values, ", "));
    const std::string origin = terminal_safe(setting.origin);
    const bool beside =
        columns == 0 || kName + std::max(kValue, value.size() + 1) + 1 + origin.size() <= columns;
    std::cout << name << std::string(kName - name.size(), ' ') << value
              << (beside ? std::string(value.size() < kValue ? kValue - value.size() : 1, ' ') + ' '
                         : "\n" + std::string(kName, ' '))
              << origin << '\n';
  }
}

void write_json(const CommandCall& call) {
  nlohmann::ordered_json settings = nlohmann::ordered_json::object();
  for (const SettingRow& row : setting_rows()) {
    const Setting setting = setting_of(call, row);
    settings[std::string(row.option.name)] = {{"value", joined(setting.values, ", ")},
                                              {"origin", setting.origin}};
  }
  const nlohmann::ordered_json document = {{"file", file_of(call)},
                                           {"has_file", call.settings.has_file()},
                                           {"settings", std::move(settings)}};
  std::cout << document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

/// As those of other commands that settings stand in for, so that they can be tried.
std::vector<Option> show_options() {
  std::vector<Option> options = {kIndexOption,
                                 {.name = "format",
                                  .fallback = "text",
                                  .choices = "text|json",
                                  .help = "Format of the output"}};
  for (const SettingRow& row : setting_rows()) {
    if (row.as_typed) options.push_back(row.option);
  }
  return options;
}

int run_show(const CommandCall& call) {
  call.given.text("format") == "json" ? write_json(call) : write_text(call);
  return kExitDone;
}

}  // namespace

std::vector<CommandRow> config_rows(CommandExample example) {
  return {
      {.name = "config", .summary = "Settings in effect, and where they come from", .options = {}},
      {.name = "config show",
       .summary =
           "Each setting, and whether a flag, the environment, the file or the default gives it",
       .options = show_options(),
       .examples = {example},
       .run = run_show}};
}

}  // namespace rostrum
