#include "searcher/request/question_options.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "schemas/base/joined.hpp"
#include "schemas/index/fields.hpp"

namespace rostrum {
namespace {

using Kind = Option::Kind;

constexpr Option kFrom{.name = "from",
                       .help = "First day: YYYY, YYYY-MM, YYYY-MM-DD, or a date in words",
                       .group = "Filters",
                       .takes = "DATE"};
constexpr Option kTo{
    .name = "to", .help = "Last day, likewise", .group = "Filters", .takes = "DATE"};
constexpr Option kWithGroups{
    "with-groups", Kind::Flag, "", "", "Count a group's statements for its members of that day",
    "Filters"};
constexpr std::array kWordOptions{
    Option{"any", Kind::Flag, "", "", "Any of the words is enough"},
    Option{"synonyms", Kind::Flag, "", "",
           "Also find the other names of a concept, in six languages"}};

struct SizeRow {
  std::string_view name;
  std::string_view help;
  std::size_t QueryLimits::*value;
};
constexpr std::array kSizes{
    SizeRow{"max-query-bytes", "Most bytes of all words and values together", &QueryLimits::bytes},
    SizeRow{"max-text-bytes", "Most bytes of the query as typed", &QueryLimits::text_bytes},
    SizeRow{"max-depth", "Deepest nesting of brackets", &QueryLimits::depth},
    SizeRow{"max-terms", "Most words and values", &QueryLimits::terms},
    SizeRow{"min-wildcard", "Fewest letters before the star of a wildcard",
            &QueryLimits::wildcard_prefix},
    SizeRow{"max-expansions", "Most words that all wildcards together may match",
            &QueryLimits::wildcard_expansions},
    SizeRow{"max-open-endings", "Most words that the end of a hyphenated wildcard may match",
            &QueryLimits::wildcard_open_endings}};

constexpr std::array kBudgetOptions{
    Option{.name = "timeout",
           .kind = Kind::Seconds,
           .help = "Most seconds for an answer; 0 for no limit",
           .group = "Limits",
           .usual = "60; for an analysis 600"},
    Option{.name = "max-memory",
           .kind = Kind::Number,
           .help = "Most MB of memory for an answer; 0 for no limit",
           .group = "Limits",
           .usual = "1024"}};

constexpr std::array kPagingOptions{
    Option{.name = "sort",
           .choices = "relevance|newest|oldest",
           .help = "Order of the hits",
           .usual = "relevance; newest if there are no words"},
    Option{.name = "limit",
           .kind = Kind::Number,
           .fallback = "10",
           .help = "Most hits to show; with --offset at most 10,000",
           .most = kMostHits},
    Option{.name = "offset",
           .kind = Kind::Number,
           .help = "Hits to skip",
           .most = kMostHits,
           .usual = "0"},
    Option{.name = "snippets",
           .kind = Kind::Number,
           .fallback = "3",
           .help = "Most passages per hit",
           .most = kMostSnippets},
    Option{.name = "facets",
           .kind = Kind::Texts,
           .help = "Facets to count, separated by commas, or none; a number or all: how "
                   "many values to list",
           .takes = kTakesFields,
           .usual = "the usual ones"}};

/// The choices of `sort`, in their order.
constexpr std::array kSorts{SortBy::Relevance, SortBy::Newest, SortBy::Oldest};

std::vector<Option> make_filter_options() {
  static std::deque<std::string> texts;  // names and helps that options point to
  std::vector<Option> options;
  for (const Field& each : kFields) {
    if (!has_values(each)) continue;
    const std::string& name = texts.emplace_back(option_name(each.name));
    const std::string& help =
        texts.emplace_back(std::string(each.label) + ": code, name or alias; repeatable");
    options.push_back(
        {.name = name, .kind = Kind::Texts, .help = help, .group = "Filters", .takes = "VALUE"});
  }
  options.insert(options.end(), {kFrom, kTo, kWithGroups});
  return options;
}

std::vector<Option> make_size_options() {
  static std::deque<std::string> texts;  // numbers that options point to
  std::vector<Option> options;
  for (const SizeRow& each : kSizes) {
    const std::string& usual = texts.emplace_back(std::to_string(QueryLimits{}.*each.value));
    options.push_back({.name = each.name,
                       .kind = Kind::Number,
                       .help = each.help,
                       .group = "Limits",
                       .usual = usual});
  }
  return options;
}

std::optional<SortBy> sort_of(const std::string& name) {
  const std::vector<std::string> names = choices_in(kPagingOptions.front().choices);
  for (std::size_t i = 0; i < kSorts.size(); ++i) {
    if (names[i] == name) return kSorts[i];
  }
  return std::nullopt;
}

bool is_number(const std::string& word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string::npos;
}

/// How many values of each facet are listed.
std::size_t values_in(const std::string& word) {
  constexpr std::size_t kMostDigits = 6;
  if (word.size() > kMostDigits || std::stoul(word) == 0) {
    throw OptionError("facets", "'" + word + "' values are not to be shown; 1 to 999999, or all");
  }
  return std::stoul(word);
}

void read_facets(const GivenValues& given, SearchRequest& request) {
  for (const std::string& list : given.texts("facets")) {
    for (std::string& word : parts_of(list, ',')) {
      if (word == "all") {
        request.listed_values = std::numeric_limits<std::size_t>::max();
      } else if (is_number(word)) {
        request.listed_values = values_in(word);
      } else if (!word.empty()) {
        request.facets.push_back(std::move(word));
      }
    }
  }
  const auto none = std::find(request.facets.begin(), request.facets.end(), "none");
  request.no_facets = none != request.facets.end();
  if (!request.no_facets) return;
  if (request.facets.size() > 1 || request.listed_values) {
    throw OptionError("facets", "none stands alone");
  }
  request.facets.clear();
}

void put_number(std::string_view name, std::size_t value, std::size_t usual, GivenValues& values) {
  if (value != usual) values.set(name, {std::to_string(value)});
}

}  // namespace

std::span<const Option> filter_options() {
  static const std::vector<Option> options = make_filter_options();
  return options;
}

std::span<const Option> word_options() { return kWordOptions; }
std::span<const Option> size_options() {
  static const std::vector<Option> options = make_size_options();
  return options;
}
std::span<const Option> budget_options() { return kBudgetOptions; }
std::span<const Option> paging_options() { return kPagingOptions; }

SearchRequest request_from(const GivenValues& given, const Thesaurus* thesaurus,
                           const QueryLimits& limits) {
  SearchRequest request;
  request.limits = limits;
  request.text = joined(given.texts("q"), " ");
  for (const Field& each : kFields) {
    if (!has_values(each)) continue;
    for (std::string& value : given.texts(option_name(each.name))) {
      request.filters.push_back({std::string(each.name), std::move(value)});
    }
  }
  request.from = given.text("from");
  request.to = given.text("to");
  request.with_groups = given.flag("with-groups");
  request.any = given.flag("any");
  if (given.flag("synonyms")) request.synonyms = thesaurus;
  for (const SizeRow& each : kSizes) {
    std::size_t& limit = request.limits.*each.value;
    limit = given.number(each.name, limit);
  }
  request.limits.seconds = given.seconds("timeout", limits.seconds);
  request.limits.memory_mb = given.number("max-memory", limits.memory_mb);
  return request;
}

void read_paging(const GivenValues& given, SearchRequest& request) {
  request.sort = sort_of(given.text("sort"));
  request.limit = given.number("limit", request.limit);
  request.offset = given.number("offset", request.offset);
  request.snippets = given.number("snippets", request.snippets);
  read_facets(given, request);
}

GivenValues values_of(const SearchRequest& request) {
  const SearchRequest usual;
  GivenValues values;
  const auto put = [&](const char* name, const std::string& value) {
    if (!value.empty()) values.set(name, {value});
  };
  put("q", request.text);
  for (const FilterValue& each : request.filters) {
    values.values[option_name(each.field)].push_back(each.value);
  }
  put("from", request.from);
  put("to", request.to);
  put("with-groups", request.with_groups ? "true" : "");
  put("any", request.any ? "true" : "");
  put("synonyms", request.synonyms != nullptr ? "true" : "");
  for (const SizeRow& each : kSizes) {
    put_number(each.name, request.limits.*each.value, usual.limits.*each.value, values);
  }
  if (request.limits.seconds != usual.limits.seconds) {
    put("timeout", fmt::format("{}", request.limits.seconds));
  }
  put_number("max-memory", request.limits.memory_mb, usual.limits.memory_mb, values);
  return values;
}

}  // namespace rostrum
