#include "schemas/program/completion.hpp"

#include <algorithm>
#include <iostream>
#include <utility>

#include "schemas/base/error.hpp"
#include "schemas/base/terminal_safe.hpp"

namespace rostrum {
namespace {

/// The line as far as it has been typed.
struct TypedLine {
  std::string command;               ///< "saved run", or as far as it goes: ""
  const CommandRow* row = nullptr;   ///< null if none is named
  const Option* awaiting = nullptr;  ///< the option whose value comes next
  GivenValues given;
  std::size_t arguments = 0;  ///< how many stand there
  bool words_alone = false;   ///< behind --
};

void take_value(TypedLine& line, const Option& option, const std::string& value) {
  line.given.values[std::string(option.name)].push_back(value);
}

void take_flag(TypedLine& line, std::string_view word) {
  word.remove_prefix(2);
  const std::size_t equals = word.find('=');
  const Option* const option = find_option(line.row->options, word.substr(0, equals));
  if (option == nullptr) return;
  if (equals != word.npos) {
    take_value(line, *option, std::string(word.substr(equals + 1)));
  } else if (option->kind == Option::Kind::Flag) {
    take_value(line, *option, "true");
  } else {
    line.awaiting = option;
  }
}

void take_word(const Program& program, TypedLine& line, const std::string& word) {
  if (line.awaiting != nullptr) {
    take_value(line, *std::exchange(line.awaiting, nullptr), word);
    return;
  }
  const std::string longer = line.command.empty() ? word : line.command + " " + word;
  const CommandRow* const row = line.arguments == 0 ? find_command(program, longer) : nullptr;
  if (row != nullptr) {
    line.command = longer;
    line.row = row;
  } else if (line.row == nullptr) {
    return;  // an option in front of the command, or a mistake
  } else if (word == "--" && !line.words_alone) {
    line.words_alone = true;
  } else if (word.starts_with("--") && !line.words_alone) {
    take_flag(line, word);
  } else {
    ++line.arguments;
  }
}

/// Names of commands that come next.
void add_commands(const Program& program, const TypedLine& line, std::string_view begun,
                  std::vector<Candidate>& candidates) {
  const std::string above = line.command.empty() ? "" : line.command + " ";
  for (const CommandRow& row : program.commands) {
    if (!row.name.starts_with(above)) continue;
    const std::string name = row.name.substr(above.size());
    if (name.find(' ') == name.npos && name.starts_with(begun)) {
      candidates.push_back({name, std::string(row.summary)});
    }
  }
}

void add_flags(const TypedLine& line, std::string_view begun, std::vector<Candidate>& candidates) {
  const auto add = [&](std::string_view name, std::string_view what) {
    const std::string flag = "--" + std::string(name);
    if (flag.starts_with(begun)) candidates.push_back({flag, std::string(what)});
  };
  if (line.row == nullptr) {
    add("version", "Which version this is");
  } else {
    for (const Option& each : line.row->options) {
      const bool again = each.kind == Option::Kind::Texts || !line.given.has(each.name);
      if (again) add(each.name, help_with_default(each));
    }
  }
  add("help", "Print this help message and exit");
}

/// Values of one option or argument, each behind `prefix` ("--country=").
Completion values_of(const Program& program, const Option& option, const GivenValues& given,
                     std::string_view begun, const std::string& prefix) {
  Completion completion;
  if (option.takes == kTakesFile || option.takes == kTakesPath) {
    completion.kind = Completion::Kind::Files;
  } else if (option.takes == kTakesFolder) {
    completion.kind = Completion::Kind::Folders;
  } else if (option.takes == kTakesTopic) {
    add_commands(program, {}, begun, completion.candidates);
    for (const HelpTopic& each : program.topics) {
      if (!each.name.starts_with(begun)) continue;
      completion.candidates.push_back({std::string(each.name), std::string(each.summary)});
    }
  } else if (!option.choices.empty()) {
    for (const std::string& each : choices_in(option.choices)) {
      if (each.starts_with(begun)) completion.candidates.push_back({prefix + each, ""});
    }
  } else if (program.values_of != nullptr) {
    completion.candidates = program.values_of(option, given, begun);
    for (Candidate& each : completion.candidates) each.text.insert(0, prefix);
  }
  return completion;
}

/// The argument that comes next; the last one if it takes all that is left; null for none.
const Option* next_argument(const TypedLine& line) {
  if (line.row == nullptr || line.row->arguments.empty()) return nullptr;
  const std::vector<Option>& arguments = line.row->arguments;
  if (line.arguments < arguments.size()) return &arguments[line.arguments];
  return arguments.back().kind == Option::Kind::Texts ? &arguments.back() : nullptr;
}

}  // namespace

Completion completion_of(const Program& program, std::vector<std::string> words) {
  if (words.empty()) words.emplace_back();
  const std::string begun = std::move(words.back());
  words.pop_back();
  TypedLine line;
  for (const std::string& each : words) take_word(program, line, each);
  if (line.awaiting != nullptr) return values_of(program, *line.awaiting, line.given, begun, "");
  Completion completion;
  if (begun.starts_with('-') && !line.words_alone) {
    const std::size_t equals = begun.find('=');
    const Option* option = nullptr;
    if (equals != begun.npos && line.row != nullptr) {
      option = find_option(line.row->options, std::string_view(begun).substr(2, equals - 2));
    }
    if (option != nullptr) {
      return values_of(program, *option, line.given, begun.substr(equals + 1),
                       begun.substr(0, equals + 1));
    }
    add_flags(line, begun, completion.candidates);
    return completion;
  }
  if (line.arguments == 0) add_commands(program, line, begun, completion.candidates);
  if (const Option* const argument = next_argument(line)) {
    return values_of(program, *argument, line.given, begun, "");
  }
  return completion;
}

int tell_completion(const Program& program, const std::vector<std::string>& words) {
  try {
    const Completion completion = completion_of(program, words);
    std::string text = completion.kind == Completion::Kind::Files     ? "files\n"
                       : completion.kind == Completion::Kind::Folders ? "folders\n"
                                                                      : "values\n";
    for (const Candidate& each : completion.candidates) {
      text += terminal_escaped(each.text) + "\t" + terminal_escaped(each.what) + "\n";
    }
    std::cout << text << std::flush;
  } catch (const std::exception&) {
    return kExitDone;  // whoever types is not to be disturbed
  }
  return kExitDone;
}

}  // namespace rostrum
