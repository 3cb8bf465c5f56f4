/// Commands of a program as data: the command line is read by these rows, and help, man pages and
/// completions are made from them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/program/option.hpp"

namespace rostrum {

struct CommandRow;
struct Program;
class Settings;

/// One use of a command.
struct CommandCall {
  const Program& program;
  const CommandRow& row;
  const Settings& settings;
  GivenValues given;  ///< of options and arguments, by name, without fallbacks
  /// Those of `given` that were not typed: settings gave them.
  std::vector<std::string> configured;
  /// So that it can be typed again, with what settings add to the question.
  std::string typed;

  /// Given on the command line itself.
  [[nodiscard]] bool is_typed(std::string_view option) const;
};

struct CommandExample {
  std::string_view command;  ///< as it is typed
  std::string_view what;     ///< what it gives, one line
};

/// Texts are literals, or live as long as the table.
struct CommandRow {
  std::string name;             ///< "query"; "saved run" for one under another
  std::string_view summary;     ///< one line
  std::vector<Option> options;  ///< in the order in which help has them
  std::vector<Option> arguments =
      {};  ///< what stands behind the name; Texts takes all that is left
  std::vector<CommandExample> examples = {};
  /// Returns the exit status. Throws Error. Null for a command that others stand under.
  int (*run)(const CommandCall& call) = nullptr;
};

/// What `help` tells of more than one command.
struct HelpTopic {
  std::string_view name;     ///< "exit-status"
  std::string_view summary;  ///< one line
  std::string_view text;     ///< Markdown, as help_blocks reads it
  bool page = false;         ///< it has a manual page of its own
};

/// Something that may stand where a word has been begun.
struct Candidate {
  std::string text;
  std::string what;  ///< one line; "" for none
};

struct Program {
  std::string_view name;
  std::string_view summary;
  std::string_view footer;               ///< what help of each command ends with
  std::string_view usual_command;        ///< the one that words alone are meant for
  std::string_view other_name = {};      ///< of the program beside it
  std::string_view other_commands = {};  ///< its own ones, with | between
  const std::vector<CommandRow>& commands;
  std::vector<HelpTopic> topics = {};
  /// Values of an option or argument that begin so, beside its choices, files and folders. What
  /// else is given stands in `given`. May throw: whoever presses TAB is told of nothing.
  std::vector<Candidate> (*values_of)(const Option& option, const GivenValues& given,
                                      std::string_view begun) = nullptr;
};

/// Options that most commands of both programs have.
inline constexpr Option kIndexOption{
    .name = "index", .help = "Folder of the index", .takes = kTakesFolder};
inline constexpr Option kVocabularyOption{.name = "vocabulary",
                                          .help = "Folder of your own vocabularies",
                                          .takes = kTakesFolder,
                                          .usual = "the built-in ones"};
/// Of those whose answers may be longer than the screen.
inline constexpr Option kNoPagerOption{
    .name = "no-pager", .kind = Option::Kind::Flag, .help = "Do not show long answers in a pager"};
/// Of every command.
inline constexpr Option kVerboseOption{
    .name = "verbose",
    .kind = Option::Kind::Flag,
    .help = "Print to standard error which index and configuration are used, and the time (-v)"};

/// One after the other, in one list.
[[nodiscard]] std::vector<Option> options_in(std::initializer_list<std::span<const Option>> lists);

/// The rows, each that can be run with the options that all commands have.
[[nodiscard]] std::vector<CommandRow> with_common_options(std::vector<CommandRow> rows);

/// "TEXT", "N", "{text|json}": how help calls the value of an option; "" for a flag.
[[nodiscard]] std::string value_name(const Option& option);

/// "Hits [10]": what help says of an option, and what stands where it is not given.
[[nodiscard]] std::string help_with_default(const Option& option);

/// The row of that name, or null.
[[nodiscard]] const CommandRow* find_command(const Program& program, std::string_view name);

}  // namespace rostrum
