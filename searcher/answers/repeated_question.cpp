#include "searcher/answers/repeated_question.hpp"

#include <span>
#include <string>

#include "searcher/request/question_options.hpp"

namespace rostrum {
namespace {

/// Flags of a question, in the order in which help names them.
std::string flags_of(const RepeatedQuestion& question) {
  std::string flags;
  const GivenValues values = values_of(question.request);
  for (const std::span<const Option> options :
       {filter_options(), word_options(), size_options(), budget_options()}) {
    for (const Option& each : options) {
      if (each.kind == Option::Kind::Flag) {
        if (values.flag(each.name)) flags += " --" + std::string(each.name);
        continue;
      }
      for (const std::string& value : values.texts(each.name)) {
        flags += flag_with(each.name, value);
      }
    }
  }
  if (!question.index.empty()) flags += flag_with("index", question.index);
  if (!question.vocabulary.empty()) flags += flag_with("vocabulary", question.vocabulary);
  return flags;
}

}  // namespace

std::string repeated(std::string_view command, const RepeatedQuestion& question,
                     const std::vector<std::string>& more) {
  const std::string& asked = question.request.text;
  std::string text = "rostrum-search " + std::string(command);
  if (!asked.empty() && !asked.starts_with('-')) text += ' ' + shell_quoted(asked);
  text += flags_of(question);
  for (const std::string& each : more) text += ' ' + shell_quoted(each);
  if (asked.starts_with('-')) text += " -- " + shell_quoted(asked);
  return text;
}

}  // namespace rostrum
