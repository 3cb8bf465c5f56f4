#include "schemas/program/command_line.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "schemas/base/path_text.hpp"
#include "schemas/base/shell_quoted.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/program/command_help.hpp"
#include "schemas/program/completion.hpp"
#include "schemas/program/help_command.hpp"
#include "schemas/program/index_path.hpp"
#include "schemas/program/settings.hpp"
#include "schemas/program/typed_words.hpp"
#include "schemas/terminal/standard_output.hpp"
#include "schemas/terminal/terminal_lines.hpp"

namespace rostrum {
namespace {

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

/// Tells on standard error what a command works with, and how long it took.
class Account {
 public:
  Account(const Program& program, const CommandCall& call)
      : name_(program.name), wanted_(call.given.flag(kVerboseOption.name)) {
    if (!wanted_) return;
    const Settings& settings = call.settings;
    tell("configuration: " + settings.told_file());
    const Setting* const index = settings.find("index");
    if (call.given.has("index")) {
      tell("index: " + call.given.text("index") + ", by --index");
    } else if (index != nullptr) {
      tell("index: " + index->values.back() + ", by " + index->origin);
    } else {
      const std::string usual = path_text(usual_index());
      tell("index: " + (usual.empty() ? "none is named" : usual + ", as usual"));
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
  TypedCommand typed = read_words(program, {argv + 1, argv + argc});
  if (typed.wish == TypedCommand::Wish::Version) {
    return tell_version(program);
  }
  if (typed.wish == TypedCommand::Wish::Help) {
    const std::size_t width = reading_columns(output_columns());
    std::cout << (typed.row == nullptr ? program_help(program, width)
                                       : command_help(program, *typed.row, width));
    return kExitDone;
  }
  const CommandRow& row = *typed.row;
  GivenValues given = std::move(typed.given);
  if (given.text("output") == "-") given.values.erase("output");  // as where none is named
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
  hold_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);
  if (argc > 1 && std::string_view(argv[1]) == "complete") {
    return tell_completion(program, {argv + 2, argv + argc});
  }
  StandardOutput output;
  try {
    return output.finish(run_command(program, argc, argv));
  } catch (const std::exception& error) {
    std::cerr << message_lines(program.name, error.what(), terminal_size(STDERR_FILENO).columns);
    return kExitFailed;
  }
}

}  // namespace rostrum
