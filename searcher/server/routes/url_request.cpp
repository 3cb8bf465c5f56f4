#include "searcher/server/routes/url_request.hpp"

#include <algorithm>

#include "schemas/base/joined.hpp"
#include "schemas/index/fields.hpp"
#include "searcher/answers/repeated_question.hpp"

namespace rostrum {
namespace {

/// An alias of a field is its name.
std::string known_name(std::string_view name) {
  const Field* row = find_field(name);
  return row != nullptr && has_values(*row) ? option_name(row->name) : option_name(name);
}

bool takes_no_value(std::string_view flag) {
  for (const Analysis& analysis : analyses()) {
    if (const Option* const own = find_option(analysis.options, flag)) {
      return own->kind == Option::Kind::Flag;
    }
  }
  const std::vector<Option> usual = question_parameters();
  const Option* const own = find_option(usual, flag);
  return own != nullptr && own->kind == Option::Kind::Flag;
}

}  // namespace

GivenValues read_parameters(const UrlParameters& parameters, std::span<const Option> options) {
  GivenValues given;
  for (const UrlParameter& each : parameters) {
    if (!each.value.empty()) given.values[known_name(each.name)].push_back(each.value);
  }
  return checked_values(options, given);
}

GivenValues read_all_parameters(const UrlParameters& parameters, std::span<const Option> options) {
  GivenValues given = read_parameters(parameters, options);
  for (const UrlParameter& each : parameters) {
    const std::string name = known_name(each.name);
    if (each.value.empty() || find_option(options, name) != nullptr) continue;
    std::vector<std::string> names;
    for (const Option& option : options) names.emplace_back(option.name);
    std::sort(names.begin(), names.end());
    throw OptionError(
        name, names.empty() ? "nothing can be asked for here; leave it out"
                            : "there is no such parameter here; one of: " + joined(names, ", "));
  }
  return given;
}

std::vector<Option> question_parameters() {
  std::vector<Option> options = {kWordsOption};
  options.front().kind = Option::Kind::Text;
  for (const auto more : {filter_options(), word_options()}) {
    options.insert(options.end(), more.begin(), more.end());
  }
  return options;
}

std::vector<Option> query_parameters() {
  std::vector<Option> options = question_parameters();
  const auto window = paging_options();
  options.insert(options.end(), window.begin(), window.end());
  return options;
}

std::vector<Option> analysis_parameters(const Analysis& analysis) {
  std::vector<Option> options = question_parameters();
  options.front() = kWordsOption;
  options.insert(options.end(), analysis.options.begin(), analysis.options.end());
  return options;
}

std::string command_of(std::string_view name, const UrlParameters& parameters,
                       const std::vector<std::string>& words) {
  std::string command = "rostrum-search " + std::string(name);
  for (const UrlParameter& each : parameters) {
    const std::string flag = known_name(each.name);
    if (flag == "q" || each.value.empty()) continue;
    if (!takes_no_value(flag)) {
      command += " --" + flag + ' ' + shell_quoted(each.value);
    } else if (is_true(each.value)) {
      command += " --" + flag;
    }
  }
  // Behind --, a question that begins with a minus is none of the flags.
  const bool minus = std::any_of(words.begin(), words.end(),
                                 [](const std::string& each) { return each.starts_with('-'); });
  if (minus) command += " --";
  for (const std::string& each : words) command += ' ' + shell_quoted(each);
  return command;
}

}  // namespace rostrum
