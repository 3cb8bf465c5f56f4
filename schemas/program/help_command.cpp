#include "schemas/program/help_command.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "schemas/base/error.hpp"
#include "schemas/base/joined.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/program/help_text.hpp"
#include "schemas/program/manual_page.hpp"
#include "schemas/program/settings.hpp"
#include "schemas/terminal/pager.hpp"
#include "schemas/terminal/terminal_lines.hpp"
#include "schemas/text/nearest_names.hpp"

namespace rostrum {
namespace {

[[noreturn]] void refuse_topic(const Program& program, const std::string& name) {
  std::vector<std::string> topics;
  std::vector<std::pair<std::string, std::string>> names;
  for (const HelpTopic& each : program.topics) {
    topics.emplace_back(each.name);
    names.emplace_back(each.name, each.name);
  }
  for (const CommandRow& each : program.commands) names.emplace_back(each.name, each.name);
  const std::string near = did_you_mean(nearest_names(name, names));
  throw Error(ErrorKind::InvalidInput,
              "help: no command or topic " + in_quotes(name) +
                  (near.empty() ? "; topics are: " + joined(topics, ", ") : near));
}

/// Its words may stand apart: "exit status".
const HelpTopic& topic_named(const Program& program, const std::vector<std::string>& words) {
  const std::string name = joined(words, "-");
  const auto found = std::find_if(program.topics.begin(), program.topics.end(),
                                  [&](const HelpTopic& each) { return each.name == name; });
  if (found == program.topics.end()) refuse_topic(program, joined(words, " "));
  return *found;
}

int tell_help(const CommandCall& call) {
  const std::vector<std::string> words = call.given.texts("TOPIC");
  if (call.given.text("format") == "man") {
    const bool whole = words.empty() || find_command(call.program, joined(words, " ")) != nullptr;
    std::cout << (whole ? manual_page(call.program)
                        : manual_page(topic_named(call.program, words)));
    return kExitDone;
  }
  const HelpTopic& topic = topic_named(call.program, words);
  const TerminalSize terminal = terminal_size(STDOUT_FILENO);
  const bool paged = terminal.rows > 0 && !call.given.flag(kNoPagerOption.name);
  Pager pager(call.program.name, paged ? wanted_pager(call.settings) : "", terminal.rows,
              terminal.columns, std::cout);
  pager.stream() << help_text(topic.text, reading_columns(output_columns()));
  return kExitDone;
}

}  // namespace

int tell_version(const Program& program) {
  std::cout << program.name << ' ' << ROSTRUM_VERSION << '\n';
  return kExitDone;
}

CommandRow version_row(CommandExample example) {
  return {.name = "version",
          .summary = "Which version this is",
          .options = {},
          .examples = {example},
          .run = [](const CommandCall& call) { return tell_version(call.program); }};
}

CommandRow help_row(CommandExample example) {
  constexpr Option kForm{.name = "format",
                         .choices = "text|man",
                         .help = "text for a terminal, man for a manual page",
                         .usual = "text"};
  return {.name = "help",
          .summary = "Help of a command, or of a topic",
          .options = {kForm, kNoPagerOption},
          .arguments = {{.name = "TOPIC",
                         .kind = Option::Kind::Texts,
                         .help = "A command or a topic; none for a list of both",
                         .takes = kTakesTopic}},
          .examples = {example},
          .run = tell_help};
}

}  // namespace rostrum
