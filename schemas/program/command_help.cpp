#include "schemas/program/command_help.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "schemas/base/display_width.hpp"
#include "schemas/base/joined.hpp"
#include "schemas/terminal/terminal_lines.hpp"

namespace rostrum {
namespace {

struct Definition {
  std::string term;
  std::string meaning;
};

/// Where meanings begin: behind the longest term, but for those that leave them too little room.
std::size_t column_of(const std::vector<Definition>& definitions) {
  constexpr std::size_t kMost = 28;
  std::size_t column = 0;
  for (const Definition& each : definitions) {
    const std::size_t needed = terminal_columns(each.term) + 4;
    if (needed <= kMost) column = std::max(column, needed);
  }
  return std::max<std::size_t>(column, 16);
}

/// Each term with its meaning beside it; below it where the lines are short or the term is long.
std::string definition_list(const std::vector<Definition>& definitions, std::size_t column,
                            std::size_t width) {
  constexpr std::size_t kLeastBeside = 60;
  constexpr std::size_t kBelow = 6;
  const bool beside = width == 0 || width >= kLeastBeside;
  const std::size_t indent = beside ? column : kBelow;
  std::string text;
  for (const Definition& each : definitions) {
    const std::string term = "  " + each.term;
    if (beside && terminal_columns(term) + 2 <= column) {
      text += filled(each.meaning, indent, term, width);
    } else {
      text += filled(each.term, 2, "", width) + filled(each.meaning, indent, "", width);
    }
  }
  return text;
}

/// Options under their headings, in order.
std::string option_lists(const CommandRow& row, std::size_t width) {
  std::vector<std::pair<std::string, std::vector<Definition>>> groups;
  std::vector<Definition> all;
  for (const Option& each : row.options) {
    const std::string group = each.group.empty() ? "Options" : std::string(each.group);
    auto found = std::find_if(groups.begin(), groups.end(),
                              [&](const auto& known) { return known.first == group; });
    if (found == groups.end()) found = groups.insert(groups.end(), {group, {}});
    const std::string value = value_name(each);
    found->second.push_back({"--" + std::string(each.name) + (value.empty() ? "" : " " + value),
                             help_with_default(each)});
    all.push_back(found->second.back());
  }
  const std::size_t column = column_of(all);
  std::string text;
  for (const auto& [name, definitions] : groups) {
    text += "\n" + name + ":\n" + definition_list(definitions, column, width);
  }
  return text;
}

std::string usage(const Program& program, const CommandRow& row, std::size_t width) {
  std::string line = std::string(program.name) + " " + row.name;
  if (row.run == nullptr) line += " COMMAND";
  if (!row.options.empty()) line += " [OPTIONS]";
  for (const Option& each : row.arguments) {
    const std::string name =
        std::string(each.name) + (each.kind == Option::Kind::Texts ? "..." : "");
    line += each.needed ? " " + name : " [" + name + "]";
  }
  return filled(line, 7, "Usage: ", width);
}

std::string command_list(const Program& program, const std::string& parent, std::size_t width) {
  std::vector<Definition> commands;
  for (const CommandRow& row : program.commands) {
    if (!row.name.starts_with(parent)) continue;
    const std::string name = row.name.substr(parent.size());
    if (name.find(' ') == std::string::npos) commands.push_back({name, std::string(row.summary)});
  }
  return "\nCommands:\n" + definition_list(commands, column_of(commands), width);
}

std::string examples(const CommandRow& row, std::size_t width) {
  std::string text;
  for (const CommandExample& each : row.examples) {
    text += folded_command(each.command, 2, width) + "\n";
    if (!each.what.empty()) text += filled(each.what, 6, "", width);
  }
  return text.empty() ? "" : "\nExamples:\n" + text;
}

std::string footer_lines(const Program& program, std::size_t width) {
  std::string text = "\n";
  for (const std::string& line : parts_of(program.footer, '\n')) text += filled(line, 0, "", width);
  return text;
}

}  // namespace

std::string program_help(const Program& program, std::size_t width) {
  const std::string name(program.name);
  std::string text = filled(program.summary, 0, "", width) + "\n" +
                     filled(name + " COMMAND [OPTIONS] ...", 7, "Usage: ", width) +
                     command_list(program, "", width);
  text += "\nOptions:\n" + definition_list({{"--help", "This text; of a command behind it"},
                                            {"--version", "Which version this is"}},
                                           16, width);
  std::vector<std::string> topics;
  for (const HelpTopic& each : program.topics) topics.emplace_back(each.name);
  if (!topics.empty()) {
    text +=
        "\n" + filled("Topics of '" + name + " help TOPIC': " + joined(topics, ", "), 0, "", width);
  }
  return text + footer_lines(program, width);
}

std::string command_help(const Program& program, const CommandRow& row, std::size_t width) {
  std::string text = filled(row.summary, 0, "", width) + "\n" + usage(program, row, width);
  if (row.run == nullptr) text += command_list(program, row.name + " ", width);
  std::vector<Definition> arguments;
  for (const Option& each : row.arguments) {
    arguments.push_back({std::string(each.name), std::string(each.help)});
  }
  if (!arguments.empty()) {
    text += "\nArguments:\n" + definition_list(arguments, column_of(arguments), width);
  }
  return text + option_lists(row, width) + examples(row, width) + footer_lines(program, width);
}

}  // namespace rostrum
