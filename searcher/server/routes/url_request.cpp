#include "searcher/server/routes/url_request.hpp"

#include <algorithm>

#include "schemas/base/joined.hpp"
#include "schemas/base/shell_quoted.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/text/nearest_names.hpp"

namespace rostrum {
namespace {

/// An alias of a field is its name.
std::string known_name(std::string_view name) {
  const Field* row = find_field(name);
  return row != nullptr && has_values(*row) ? option_name(row->name) : option_name(name);
}

/// What is there instead of a parameter that is not.
std::string known_instead(std::string_view name, std::span<const Option> options,
                          std::string (*called)(std::string_view)) {
  if (options.empty()) return "nothing can be asked for here; leave it out";
  std::vector<std::string> names;
  std::vector<std::pair<std::string, std::string>> compared;
  for (const Option& option : options) {
    names.push_back(called(option.name));
    compared.emplace_back(names.back(), names.back());
  }
  std::sort(names.begin(), names.end());
  const std::string nearest = did_you_mean(nearest_names(name, compared));
  return "there is no such parameter here" +
         (nearest.empty() ? "; one of: " + joined(names, ", ") : nearest);
}

GivenValues read_parameters(const UrlParameters& parameters, std::span<const Option> options) {
  GivenValues given;
  for (const UrlParameter& each : parameters) {
    if (!each.value.empty()) given.values[known_name(each.name)].push_back(each.value);
  }
  return checked_values(options, given);
}

}  // namespace

GivenValues read_all_parameters(const UrlParameters& parameters, std::span<const Option> options,
                                std::string (*called)(std::string_view)) {
  GivenValues given = read_parameters(parameters, options);
  for (const UrlParameter& each : parameters) {
    const std::string name = known_name(each.name);
    if (each.value.empty() || find_option(options, name) != nullptr) continue;
    throw OptionError(name, known_instead(name, options, called));
  }
  return given;
}

bool is_parameter(std::string_view name) {
  const std::span<const Analysis> all = analyses();
  return find_option(query_parameters(), name) != nullptr ||
         std::any_of(all.begin(), all.end(), [&](const Analysis& each) {
           return find_option(each.options, name) != nullptr;
         });
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
                       std::span<const Option> options, const std::vector<std::string>& words) {
  std::string command = "rostrum-search " + std::string(name);
  for (const UrlParameter& each : parameters) {
    const std::string flag = known_name(each.name);
    const Option* const known = find_option(options, flag);
    if (known == nullptr || flag == "q" || each.value.empty()) continue;
    if (known->kind != Option::Kind::Flag) {
      command += flag_with(flag, each.value);
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

AnalysisContext AskedAnalysis::context(const IndexView& index) const {
  return {
      .index = index, .request = request, .words = words, .options = options, .command = command};
}

AskedAnalysis asked_analysis(const Analysis& analysis, const GivenValues& given,
                             const UrlParameters& parameters, std::span<const Option> options,
                             const Thesaurus& thesaurus, const QueryLimits& limits) {
  AskedAnalysis asked{.request = request_from(given, &thesaurus, limits),
                      .words = given.texts("q"),
                      .options = options_for(analysis, given),
                      .command = {}};
  asked.command = command_of(analysis.name, parameters, options, asked.words);
  return asked;
}

std::size_t previous_offset(std::size_t offset, std::size_t limit, std::size_t total) {
  const std::size_t last = total == 0 ? 0 : (total - 1) / limit * limit;
  return std::min(offset - std::min(offset, limit), last);
}

}  // namespace rostrum
