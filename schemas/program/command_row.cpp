#include "schemas/program/command_row.hpp"

namespace rostrum {

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

}  // namespace rostrum
