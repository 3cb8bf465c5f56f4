#include "schemas/program/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <iostream>
#include <map>

#include "schemas/base/joined.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/base/shell_quoted.hpp"
#include "schemas/base/standard_output.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/program/completion.hpp"
#include "schemas/program/settings.hpp"
#include "schemas/program/typed_words.hpp"

namespace rostrum {
namespace {

using Rows = std::map<const CLI::App*, const CommandRow*>;

/// Behind it there are no options.
constexpr std::string_view kDashes = "--";

/// What settings add to a question, as it would be typed.
std::string configured_words(const std::vector<std::string>& configured, const GivenValues& given) {
  std::string words;
  for (const SettingRow& row : setting_rows()) {
    const std::string name(row.option.name);
    if (!row.asks || std::find(configured.begin(), configured.end(), name) == configured.end())
      continue;
    for (const std::string& value : given.texts(name)) {
      words += " --" + name;
      if (row.option.kind != Option::Kind::Flag) words += '=' + shell_quoted(value);
    }
  }
  return words;
}

/// What was typed, so that it can be typed again; options that were not stand before --.
std::string typed_command(const Program& program, int argc, char** argv,
                          const std::string& configured) {
  std::string command(program.name);
  const auto dashes =
      std::find_if(argv + 1, argv + argc, [](const char* word) { return word == kDashes; });
  for (char** word = argv + 1; word != dashes; ++word) command += ' ' + shell_quoted(*word);
  command += configured;
  for (char** word = dashes; word != argv + argc; ++word) command += ' ' + shell_quoted(*word);
  return command;
}

/// A value of the configuration is refused as those in it are: with the place where it stands.
int run_row(const CommandCall& call) {
  try {
    return call.row.run(call);
  } catch (const Error& error) {
    const std::string message = error.what();
    for (const std::string& name : call.configured) {
      if (!message.starts_with(name + ": ")) continue;
      throw Error(error.kind(), call.settings.find(name)->origin + ": " + message);
    }
    throw;
  }
}

CLI::Validator validator_of(const Option& option) {
  return CLI::Validator([&option](const std::string& value) { return problem_with(option, value); },
                        "");
}

/// A flag with nothing behind it is a slip, as of a variable that is not set.
std::string problem_with_flag(const Option& option, const std::string& value) {
  return value.empty() ? "its value is empty; leave it out or give one"
                       : problem_with(option, value);
}

void add_option(const Option& option, CLI::App& command, GivenValues& given) {
  const std::string flag = "--" + std::string(option.name);
  std::vector<std::string>& values = given.values[std::string(option.name)];
  CLI::Option* added = nullptr;
  if (option.kind == Option::Kind::Flag) {
    added = command.add_flag_callback(
        flag, [&values] { values = {"true"}; }, help_with_default(option));
  } else {
    added =
        command.add_option(flag, values, help_with_default(option))
            ->type_name(value_name(option))
            ->check(CLI::Validator(
                [&option](const std::string& value) { return problem_with_flag(option, value); },
                ""));
    if (option.kind != Option::Kind::Texts) {
      added->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    }
    added->allow_extra_args(false);  // what follows is none of its values
  }
  if (!option.group.empty()) added->group(std::string(option.group));
}

void add_argument(const Option& argument, CLI::App& command, GivenValues& given) {
  const std::string name(argument.name);
  CLI::Option* added = command.add_option(name, given.values[name], std::string(argument.help))
                           ->type_name("")
                           ->check(validator_of(argument))
                           ->required(argument.needed);
  // What follows belongs to the next one.
  if (argument.kind != Option::Kind::Texts) added->expected(1)->allow_extra_args(false);
}

/// What help of one command ends with.
std::string footer_of(const Program& program, const CommandRow& row) {
  std::string text;
  for (const CommandExample& each : row.examples) {
    text += (text.empty() ? "Examples:\n  " : "\n  ") + std::string(each.command);
    if (!each.what.empty()) text += "\n      " + std::string(each.what);
  }
  return text + (text.empty() ? "" : "\n\n") + std::string(program.footer);
}

/// The command that a row's name puts it under.
CLI::App& parent_of(CLI::App& app, const std::string& name) {
  const std::size_t blank = name.rfind(' ');
  return blank == std::string::npos ? app : *app.get_subcommand(name.substr(0, blank));
}

Rows add_commands(const Program& program, CLI::App& app, GivenValues& given) {
  Rows rows;
  for (const CommandRow& row : program.commands) {
    CLI::App* const command =
        parent_of(app, row.name)
            .add_subcommand(row.name.substr(row.name.rfind(' ') + 1), std::string(row.summary));
    command->footer(footer_of(program, row));
    if (row.run == nullptr) command->require_subcommand(1);
    for (const Option& each : row.arguments) add_argument(each, *command, given);
    for (const Option& each : row.options) add_option(each, *command, given);
    rows[command] = &row;
  }
  return rows;
}

/// The row of the command that was named, the innermost one.
const CommandRow& named_row(const CLI::App& app, const Rows& rows) {
  const CLI::App* command = app.get_subcommands().front();
  while (!command->get_subcommands().empty()) command = command->get_subcommands().front();
  return *rows.at(command);
}

/// `help COMMAND` is COMMAND --help; `help` alone is --help. Of a topic, `help` is a command.
void ask_for_help(const Program& program, std::vector<std::string>& words) {
  if (words.empty() || words.front() != "help") return;
  std::vector<std::string> rest(words.begin() + 1, words.end());
  std::erase_if(rest, [](const std::string& word) { return word.starts_with('-'); });
  if (rest.empty() && words.size() > 1) return;
  if (!rest.empty() && find_command(program, joined(rest, " ")) == nullptr) return;
  words = rest;
  words.emplace_back("--help");
}

/// What help of the whole program ends with.
std::string topics_of(const Program& program) {
  std::string text;
  for (const HelpTopic& each : program.topics) {
    text += (text.empty() ? "" : ", ") + std::string(each.name);
  }
  return text.empty()
             ? ""
             : "Topics of '" + std::string(program.name) + " help TOPIC': " + text + "\n\n";
}
/// Tells on standard error what a command works with, and how long it took.
class Account {
 public:
  Account(const Program& program, const CommandCall& call)
      : name_(program.name), wanted_(call.given.flag(kVerboseOption.name)) {
    if (!wanted_) return;
    const Settings& settings = call.settings;
    tell("configuration: " + path_text(settings.file()) +
         (settings.has_file() ? "" : " (there is none)"));
    const Setting* const index = settings.find("index");
    if (call.given.has("index")) {
      tell("index: " + call.given.text("index") + ", by --index");
    } else if (index != nullptr) {
      tell("index: " + index->values.back() + ", by " + index->origin);
    } else {
      tell("index: the usual one");
    }
  }

  void tell_end(int status) const {
    if (!wanted_) return;
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - start_);
    tell("took " + std::to_string(took.count()) + " ms, exit status " + std::to_string(status));
  }

 private:
  void tell(const std::string& line) const {
    std::cerr << name_ << ": " << terminal_escaped(line) << '\n';
  }

  std::string name_;
  bool wanted_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

int run_command(const Program& program, int argc, char** argv) {
  CLI::App app{std::string(program.summary)};
  app.name(std::string(program.name));
  app.set_version_flag("--version", std::string(program.name) + " " + ROSTRUM_VERSION);
  app.require_subcommand(1);
  app.footer(topics_of(program) + std::string(program.footer));
  GivenValues given;
  const Rows rows = add_commands(program, app, given);
  std::vector<std::string> words(argv + 1, argv + argc);
  ask_for_help(program, words);
  words = arranged_words(program, words);
  std::reverse(words.begin(), words.end());  // as CLI11 takes them
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      app.exit(error);  // help was asked for
      return kExitDone;
    }
    const bool lacks = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
    throw Error(ErrorKind::InvalidInput,
                error.what() + (lacks ? "; see '" + std::string(program.name) + ' ' +
                                            named_row(app, rows).name + " --help'"
                                      : std::string()));
  }
  take_guards(given);
  std::erase_if(given.values, [](const auto& each) { return each.second.empty(); });
  if (given.text("output") == "-") given.values.erase("output");  // as where none is named
  const CommandRow& row = named_row(app, rows);
  const Settings settings = Settings::of_user();
  const std::vector<std::string> configured = settings.fill(row.options, given);
  const std::string added = configured_words(configured, given);
  const CommandCall call{.program = program,
                         .row = row,
                         .settings = settings,
                         .given = std::move(given),
                         .configured = configured,
                         .typed = typed_command(program, argc, argv, added)};
  const Account account(program, call);
  const int status = run_row(call);
  account.tell_end(status);
  return status;
}

}  // namespace

int run_program(const Program& program, int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  if (argc > 1 && std::string_view(argv[1]) == "complete") {
    return tell_completion(program, {argv + 2, argv + argc});
  }
  StandardOutput output;
  try {
    return output.finish(run_command(program, argc, argv));
  } catch (const std::exception& error) {
    std::cerr << program.name << ": " << terminal_escaped(error.what()) << '\n';
    return kExitFailed;
  }
}

}  // namespace rostrum
