#include "searcher/server/routes/url_request.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "schemas/index/fields.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/repeated_question.hpp"

namespace rostrum {
namespace {

/// An alias of a field is its name.
std::string known_name(std::string_view name) {
  const Field* row = find_field(name);
  return row != nullptr && has_values(*row) ? parameter_name(row->name) : parameter_name(name);
}

bool is_true(std::string_view value) { return value == "true" || value == "1" || value == "on"; }

bool takes_no_value(std::string_view flag) {
  if (flag == "any" || flag == "with-groups" || flag == "synonyms") return true;
  for (const Analysis& analysis : analyses()) {
    for (const AnalysisOption& each : analysis.options) {
      if (each.name == flag) return each.kind == AnalysisOption::Kind::Flag;
    }
  }
  return false;
}

}  // namespace

std::string parameter_name(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', '-');
  return text;
}

ParameterReader::ParameterReader(const UrlParameters& given) {
  for (const UrlParameter& each : given) {
    if (!each.value.empty()) given_.push_back({known_name(each.name), each.value});
  }
}

std::vector<std::string> ParameterReader::texts(std::string_view name) {
  asked_.insert(std::string(name));
  std::vector<std::string> values;
  for (const UrlParameter& each : given_) {
    if (each.name == name) values.push_back(each.value);
  }
  return values;
}

std::string ParameterReader::text(std::string_view name) {
  std::vector<std::string> values = texts(name);
  if (values.empty()) return "";
  if (values.size() > 1) {
    throw ParameterError(std::string(name), "it stands there twice; keep one of them");
  }
  return std::move(values.front());
}

std::string ParameterReader::needed(std::string_view name, std::string_view what) {
  std::string value = text(name);
  if (value.empty()) {
    throw ParameterError(std::string(name), "it is needed: " + std::string(what));
  }
  return value;
}

bool ParameterReader::flag(std::string_view name) {
  const std::string value = text(name);
  if (value.empty() || value == "false" || value == "0") return false;
  if (is_true(value)) return true;
  throw ParameterError(std::string(name), "'" + value + "' is neither true nor false");
}

std::size_t ParameterReader::number(std::string_view name, std::size_t fallback) {
  const std::string digits = text(name);
  if (digits.empty()) return fallback;
  std::size_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) {
    throw ParameterError(std::string(name), "'" + digits + "' is no whole number");
  }
  return value;
}

std::string ParameterReader::choice(std::string_view name, std::string_view choices,
                                    std::string_view fallback) {
  const std::string value = text(name);
  if (value.empty()) return std::string(fallback);
  const std::vector<std::string> known = choices_in(choices);
  if (std::find(known.begin(), known.end(), value) != known.end()) return value;
  throw ParameterError(std::string(name), "'" + value + "' is none of: " + joined(known, ", "));
}

void ParameterReader::refuse_others() const {
  for (const UrlParameter& each : given_) {
    if (asked_.contains(each.name)) continue;
    const std::string all = joined({asked_.begin(), asked_.end()}, ", ");
    throw ParameterError(each.name, all.empty()
                                        ? "nothing can be asked for here; leave it out"
                                        : "there is no such parameter here; one of: " + all);
  }
}

SearchRequest read_question(ParameterReader& given, const Thesaurus& thesaurus,
                            const QueryLimits& limits) {
  SearchRequest request = read_filters(given, thesaurus, limits);
  request.text = given.text("q");
  return request;
}

SearchRequest read_filters(ParameterReader& given, const Thesaurus& thesaurus,
                           const QueryLimits& limits) {
  SearchRequest request;
  request.limits = limits;
  for (const Field& each : kFields) {
    if (!has_values(each)) continue;
    for (std::string& value : given.texts(parameter_name(each.name))) {
      request.filters.push_back({std::string(each.name), std::move(value)});
    }
  }
  request.from = given.text("from");
  request.to = given.text("to");
  request.with_groups = given.flag("with-groups");
  request.any = given.flag("any");
  if (given.flag("synonyms")) request.synonyms = &thesaurus;
  return request;
}

void read_window(ParameterReader& given, SearchRequest& request) {
  const std::string sort = given.choice("sort", "relevance|newest|oldest", "");
  if (!sort.empty()) {
    request.sort = sort == "newest"   ? SortBy::Newest
                   : sort == "oldest" ? SortBy::Oldest
                                      : SortBy::Relevance;
  }
  request.limit = given.number("limit", request.limit);
  request.offset = given.number("offset", request.offset);
  request.snippets = given.number("snippets", request.snippets);
  for (const std::string& list : given.texts("facets")) {
    for (std::size_t begin = 0; begin <= list.size();) {
      const std::size_t end = std::min(list.find(',', begin), list.size());
      if (end > begin) request.facets.push_back(list.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  request.no_facets = request.facets == std::vector<std::string>{"none"};
  if (request.no_facets) request.facets.clear();
}

AnalysisOptions read_options(const Analysis& analysis, ParameterReader& given) {
  AnalysisOptions options;
  for (const AnalysisOption& each : analysis.options) {
    std::vector<std::string>& values = options.values[std::string(each.name)];
    switch (each.kind) {
      case AnalysisOption::Kind::Flag:
        if (given.flag(each.name)) values = {"true"};
        break;
      case AnalysisOption::Kind::Texts:
        values = given.texts(each.name);
        break;
      case AnalysisOption::Kind::Number:
        if (std::string value = given.text(each.name); !value.empty()) {
          (void)given.number(each.name, 0);
          values = {std::move(value)};
        }
        break;
      case AnalysisOption::Kind::Text: {
        std::string value = each.choices.empty() ? given.text(each.name)
                                                 : given.choice(each.name, each.choices, "");
        if (!value.empty()) values = {std::move(value)};
        break;
      }
    }
    if (values.empty() && !each.fallback.empty()) values.emplace_back(each.fallback);
  }
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

std::vector<std::string> question_parameters() {
  std::vector<std::string> names = {"q"};
  for (const Field& each : kFields) {
    if (has_values(each)) names.push_back(parameter_name(each.name));
  }
  names.insert(names.end(), {"from", "to", "with-groups", "any", "synonyms"});
  return names;
}

std::vector<std::string> window_parameters() {
  return {"sort", "limit", "offset", "snippets", "facets"};
}

}  // namespace rostrum
