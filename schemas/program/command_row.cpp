#include "schemas/program/command_row.hpp"

#include <algorithm>

namespace rostrum {

bool CommandCall::is_typed(std::string_view option) const {
  return given.has(option) &&
         std::find(configured.begin(), configured.end(), option) == configured.end();
}

std::vector<Option> options_in(std::initializer_list<std::span<const Option>> lists) {
  std::vector<Option> options;
  for (const std::span<const Option> each : lists) {
    options.insert(options.end(), each.begin(), each.end());
  }
  return options;
}

std::vector<CommandRow> with_common_options(std::vector<CommandRow> rows) {
  for (CommandRow& row : rows) {
    if (row.run != nullptr) row.options.push_back(kVerboseOption);
  }
  return rows;
}

std::string value_name(const Option& option) {
  if (!option.takes.empty()) return std::string(option.takes);
  switch (option.kind) {
    case Option::Kind::Flag:
      return "";
    case Option::Kind::Number:
      return "N";
    case Option::Kind::Seconds:
      return "SECONDS";
    case Option::Kind::Text:
    case Option::Kind::Texts:
      break;
  }
  return option.choices.empty() ? "TEXT" : "{" + std::string(option.choices) + "}";
}

std::string help_with_default(const Option& option) {
  const std::string_view value = option.fallback.empty() ? option.usual : option.fallback;
  const std::string help(option.help);
  return value.empty() ? help : help + " [" + std::string(value) + "]";
}

const CommandRow* find_command(const Program& program, std::string_view name) {
  const auto found = std::find_if(program.commands.begin(), program.commands.end(),
                                  [&](const CommandRow& each) { return each.name == name; });
  return found == program.commands.end() ? nullptr : &*found;
}

}  // namespace rostrum
