#include "schemas/program/help_command.hpp"

#include <algorithm>
#include <ostream>

#include "schemas/base/error.hpp"
#include "schemas/base/joined.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "schemas/program/help_text.hpp"
#include "schemas/program/manual_page.hpp"
#include "schemas/program/terminal_lines.hpp"
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
  throw Error(ErrorKind::InvalidInput, "help: no command or topic " + in_quotes(name) +
                                           did_you_mean(nearest_names(name, names)) +
                                           "; topics are: " + joined(topics, ", "));
}

const HelpTopic& topic_named(const Program& program, const std::string& name) {
  const auto found = std::find_if(program.topics.begin(), program.topics.end(),
                                  [&](const HelpTopic& each) { return each.name == name; });
  if (found == program.topics.end()) refuse_topic(program, name);
  return *found;
}

}  // namespace

CommandRow help_row(int (*run)(const CommandCall&), CommandExample example,
                    std::span<const Option> own) {
  static constexpr Option kForm{.name = "format",
                                .choices = "text|man",
                                .help = "text for a terminal, man for a manual page",
                                .usual = "text"};
  return {.name = "help",
          .summary = "Help of a command, or of a topic",
          .options = options_in({{&kForm, 1}, own}),
          .arguments = {{.name = "TOPIC",
                         .kind = Option::Kind::Texts,
                         .help = "A command or a topic; none for a list of both",
                         .takes = kTakesTopic}},
          .examples = {example},
          .run = run};
}

int tell_help(const CommandCall& call, std::ostream& out) {
  const std::string topic = joined(call.given.texts("TOPIC"), "-");
  if (call.given.text("format") == "man") {
    const bool whole = topic.empty() || find_command(call.program, topic) != nullptr;
    out << (whole ? manual_page(call.program) : manual_page(topic_named(call.program, topic)));
  } else {
    out << help_text(topic_named(call.program, topic).text, reading_columns(output_columns()));
  }
  return kExitDone;
}

}  // namespace rostrum
