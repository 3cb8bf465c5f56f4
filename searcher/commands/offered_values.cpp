#include "searcher/commands/offered_values.hpp"

#include <algorithm>
#include <cctype>
#include <memory>

#include "schemas/base/counted.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/program/index_path.hpp"
#include "schemas/program/settings.hpp"
#include "schemas/vocabulary/facts.hpp"
#include "searcher/commands/saved_rows.hpp"
#include "searcher/engine/searcher.hpp"
#include "searcher/saved/saved_searches.hpp"

namespace rostrum {
namespace {

/// Whoever presses TAB waits no longer.
constexpr double kMostSecondsOfTab = 2;

/// Letters of ASCII in any case: a shell puts in what is offered for what was typed.
bool begins_so(std::string_view text, std::string_view begun) {
  const auto lower = [](char letter) { return std::tolower(static_cast<unsigned char>(letter)); };
  return text.size() >= begun.size() &&
         std::equal(begun.begin(), begun.end(), text.begin(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

/// Names of fields; behind the last comma, where there are several.
std::vector<Candidate> fields_that_begin(std::string_view begun) {
  const std::size_t comma = begun.rfind(',');
  const std::string before(begun.substr(0, comma == begun.npos ? 0 : comma + 1));
  std::vector<Candidate> offered;
  for (const Field& each : kFields) {
    const std::string name = option_name(each.name);
    if (has_values(each) && begins_so(name, begun.substr(before.size()))) {
      offered.push_back({before + name, std::string(each.label)});
    }
  }
  return offered;
}

std::vector<Candidate> saved_that_begin(const GivenValues& given, std::string_view begun) {
  const std::filesystem::path file =
      given.has("file") ? std::filesystem::path(given.text("file")) : saved_searches_file();
  SavedSearches saved(file, SavedSearches::Access::Read);
  std::vector<Candidate> offered;
  for (const SavedSearch& each : saved.all()) {
    if (begins_so(each.name, begun)) offered.push_back({each.name, each.question.text("q")});
  }
  return offered;
}

std::vector<Candidate> values_that_begin(const Field& field, const GivenValues& given,
                                         std::string_view begun) {
  const Facts facts(given.text("vocabulary"));
  const std::unique_ptr<Searcher> searcher = open_searcher(
      index_path(given.text("index"), Settings::of_user().text("index")), facts.vocabulary());
  SearchRequest request;
  request.limits.seconds = kMostSecondsOfTab;
  std::vector<Candidate> offered;
  const Facet facet = searcher->values(std::string(field.name), request);
  for (const FacetCount& each : facet.values) {
    const std::string count = plural(each.count, "statement", "statements");
    // Of a symbol's beginning: all that stands below it.
    const std::string value = std::string(each.value) + (each.value.ends_with('/') ? "*" : "");
    const bool by_label = each.value != kNoValue && value == each.value;
    if (by_label && begins_so(each.label, begun)) {
      offered.push_back({std::string(each.label), value + ", " + count});
    } else if (begins_so(value, begun)) {
      offered.push_back({value, std::string(each.label) + ", " + count});
    }
  }
  return offered;
}

}  // namespace

std::vector<Candidate> offered_values(const Option& option, const GivenValues& given,
                                      std::string_view begun) {
  if (option.takes == kTakesField || option.takes == kTakesFields) return fields_that_begin(begun);
  if (option.takes == kTakesSaved) return saved_that_begin(given, begun);
  for (const Field& each : kFields) {
    if (has_values(each) && option_name(each.name) == option.name) {
      return values_that_begin(each, given, begun);
    }
  }
  return {};
}

}  // namespace rostrum
