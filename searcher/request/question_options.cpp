#include "searcher/request/question_options.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <string>
#include <utility>

#include "schemas/base/joined.hpp"
#include "schemas/index/fields.hpp"

namespace rostrum {
namespace {

using Kind = Option::Kind;

constexpr Option kFrom{
    "from", Kind::Text, "", "", "First day: YYYY, YYYY-MM, YYYY-MM-DD or in words", "Filters"};
constexpr Option kTo{"to", Kind::Text, "", "", "Last day", "Filters"};
constexpr Option kWithGroups{"with-groups",
                             Kind::Flag,
                             "",
                             "",
                             "A country's groups count as the country while it was a member",
                             "Filters"};
constexpr std::array kWordOptions{
    Option{"any", Kind::Flag, "", "", "Any of the words instead of all"},
    Option{"synonyms", Kind::Flag, "", "",
           "Words that name a concept of the thesaurus find all of its names, in six languages"}};

constexpr std::array kSizeOptions{
    Option{"max-query-bytes", Kind::Number, "", "", "Bytes of all words and values", "Limits"},
    Option{"max-text-bytes", Kind::Number, "", "", "Bytes with operators, brackets and blanks",
           "Limits"},
    Option{"max-depth", Kind::Number, "", "", "Brackets within brackets", "Limits"},
    Option{"max-terms", Kind::Number, "", "", "Words and values", "Limits"},
    Option{"min-wildcard", Kind::Number, "", "", "Letters before a star", "Limits"},
    Option{"max-expansions", Kind::Number, "", "", "Words that all stars together may stand for",
           "Limits"},
    Option{"max-open-endings", Kind::Number, "", "",
           "Words that the last part of a hyphenated star may stand for", "Limits"}};
/// Where the value of each of them goes.
constexpr std::array kSizes{&QueryLimits::bytes,
                            &QueryLimits::text_bytes,
                            &QueryLimits::depth,
                            &QueryLimits::terms,
                            &QueryLimits::wildcard_prefix,
                            &QueryLimits::wildcard_expansions,
                            &QueryLimits::wildcard_open_endings};
static_assert(kSizes.size() == kSizeOptions.size());

constexpr std::array kBudgetOptions{
    Option{"timeout", Kind::Seconds, "", "",
           "Seconds that an answer may take [60, of an analysis 600]; 0 for any time", "Limits"},
    Option{"max-memory", Kind::Number, "", "", "MB of memory that it may take; 0 for all there is",
           "Limits"}};

constexpr std::array kPagingOptions{
    Option{"sort", Kind::Text, "", "relevance|newest|oldest", "Order of the hits"},
    Option{"limit", Kind::Number, "10", "", "Hits"},
    Option{"offset", Kind::Number, "", "", "Hits to pass over"},
    Option{"snippets", Kind::Number, "3", "", "Passages a hit"},
    Option{"facets", Kind::Texts, "", "",
           "Facets to count, with commas between; none for none; with a number or all, so many "
           "values of each"}};

/// The choices of `sort`, in their order.
constexpr std::array kSorts{SortBy::Relevance, SortBy::Newest, SortBy::Oldest};

std::vector<Option> make_filter_options() {
  static std::deque<std::string> texts;  // names and helps that options point to
  std::vector<Option> options;
  for (const Field& each : kFields) {
    if (!has_values(each)) continue;
    const std::string& name = texts.emplace_back(option_name(each.name));
    const std::string& help =
        texts.emplace_back(std::string(each.label) + ": code, name or alias; repeat for OR");
    options.push_back({.name = name, .kind = Kind::Texts, .help = help, .group = "Filters"});
  }
  options.insert(options.end(), {kFrom, kTo, kWithGroups});
  return options;
}

std::optional<SortBy> sort_of(const std::string& name) {
  const std::vector<std::string> names = choices_in(kPagingOptions.front().choices);
  for (std::size_t i = 0; i < kSorts.size(); ++i) {
    if (names[i] == name) return kSorts[i];
  }
  return std::nullopt;
}

void read_facets(const GivenValues& given, SearchRequest& request) {
  for (const std::string& list : given.texts("facets")) {
    for (std::string& name : parts_of(list, ',')) {
      if (!name.empty()) request.facets.push_back(std::move(name));
    }
  }
  const auto none = std::find(request.facets.begin(), request.facets.end(), "none");
  request.no_facets = none != request.facets.end();
  if (!request.no_facets) return;
  if (request.facets.size() > 1) throw OptionError("facets", "none stands alone");
  request.facets.clear();
}

void put_number(const char* name, std::size_t value, std::size_t usual, GivenValues& values) {
  if (value != usual) values.set(name, {std::to_string(value)});
}

}  // namespace

std::span<const Option> filter_options() {
  static const std::vector<Option> options = make_filter_options();
  return options;
}

std::span<const Option> word_options() { return kWordOptions; }
std::span<const Option> size_options() { return kSizeOptions; }
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
  for (std::size_t i = 0; i < kSizes.size(); ++i) {
    std::size_t& limit = request.limits.*kSizes[i];
    limit = given.number(kSizeOptions[i].name, limit);
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
  for (std::size_t i = 0; i < kSizes.size(); ++i) {
    put_number(kSizeOptions[i].name.data(), request.limits.*kSizes[i], usual.limits.*kSizes[i],
               values);
  }
  if (request.limits.seconds != usual.limits.seconds) {
    put("timeout", fmt::format("{}", request.limits.seconds));
  }
  put_number("max-memory", request.limits.memory_mb, usual.limits.memory_mb, values);
  return values;
}

}  // namespace rostrum
