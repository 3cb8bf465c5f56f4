// Sessions as filters: what is on file goes first, and several conventions share names.
#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/base/terminal_safe.hpp"
#include "schemas/index/facet_entries.hpp"
#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/given_session.hpp"
#include "searcher/filters/filter_lookup.hpp"

namespace rostrum {
namespace {

bool is_chosen(const FilterLookup& lookup, std::string_view code) {
  return lookup.conventions.empty() ||
         std::any_of(lookup.conventions.begin(), lookup.conventions.end(),
                     [code](const std::string& convention) {
                       return code.size() > convention.size() && code.starts_with(convention) &&
                              code[convention.size()] == '/';
                     });
}

bool has_value(const FilterLookup& lookup, std::string_view code) {
  const auto& values = lookup.index.values(lookup.field);
  return std::any_of(values.begin(), values.end(),
                     [code](const FacetValue& value) { return value.value == code; });
}

/// Sessions on file whose code is the text behind the name of their convention: 35, 22MSP.
std::vector<FacetValue> coded_on_file(const FilterLookup& lookup) {
  std::vector<FacetValue> found;
  const std::string code = fold(lookup.typed);
  for (const FacetValue& value : lookup.index.values(lookup.field)) {
    const std::string whole = fold(value.value);
    const std::size_t slash = whole.rfind('/');
    if (slash != std::string::npos && whole.substr(slash + 1) == code) found.push_back(value);
  }
  return found;
}

/// Whether a part of a code is meant by a text: 2022, or the number of 22MSP.
bool is_called(std::string_view part, std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!part.starts_with(text)) return false;
  return part.size() == text.size() ||
         (std::all_of(text.begin(), text.end(), is_digit) && !is_digit(part[text.size()]));
}

/// Sessions on file, of the conventions that are asked for, with the text in their code: RC-2022
/// of 2022, 22MSP of 22.
std::vector<FacetValue> with_part_on_file(const FilterLookup& lookup) {
  std::vector<FacetValue> found;
  if (lookup.conventions.empty()) return found;
  const std::string wanted = fold(lookup.typed);
  for (const FacetValue& value : lookup.index.values(lookup.field)) {
    const std::string code = fold(value.value);
    const std::size_t slash = code.rfind('/');
    if (slash == std::string::npos || !is_chosen(lookup, value.value)) continue;
    std::string_view parts = std::string_view(code).substr(slash + 1);
    while (!parts.empty() && !is_called(parts.substr(0, parts.find('-')), wanted)) {
      parts.remove_prefix(std::min(parts.find('-'), parts.size() - 1) + 1);
    }
    if (!parts.empty()) found.push_back(value);
  }
  return found;
}

/// Sessions that the text names. Among those of several conventions, the ones on file.
/// Throws Error(InvalidInput) if it names two of one convention.
std::vector<FacetValue> by_name(const FilterLookup& lookup) {
  std::optional<SessionFinder> made;
  SessionFinder& finder =
      lookup.finder != nullptr ? *lookup.finder : made.emplace(lookup.vocabulary);
  const std::vector<Session> found =
      sessions_called(lookup.typed, lookup.conventions, 0, lookup.vocabulary, finder);
  if (const std::string two = two_of_one_convention(lookup.typed, found); !two.empty()) {
    throw Error(ErrorKind::InvalidInput, "session: " + two + "; write one of the two");
  }
  std::vector<FacetValue> sessions;
  std::vector<FacetValue> on_file;
  for (const Session& session : found) {
    sessions.push_back({.value = session.code, .label = session.label});
    if (has_value(lookup, session.code)) on_file.push_back(sessions.back());
  }
  return on_file.empty() ? sessions : on_file;
}

}  // namespace

ResolvedFilter resolve_session(const FilterLookup& lookup) {
  if (const auto session = lookup.vocabulary.session(lookup.typed)) {
    return resolved(lookup, session->code, session->label);
  }
  std::vector<FacetValue> same = in_index(lookup);
  for (FacetValue& each : coded_on_file(lookup)) {
    if (std::find(same.begin(), same.end(), each) == same.end()) same.push_back(std::move(each));
  }
  std::vector<FacetValue> chosen;
  std::copy_if(same.begin(), same.end(), std::back_inserter(chosen), [&](const FacetValue& value) {
    return value.value.find('/') == std::string::npos || is_chosen(lookup, value.value);
  });
  if (!chosen.empty()) return resolved(lookup, chosen);
  const std::vector<FacetValue> named = by_name(lookup);
  if (!named.empty()) return resolved(lookup, named);
  const std::vector<FacetValue> parts = with_part_on_file(lookup);
  if (!parts.empty()) return resolved(lookup, parts);
  // A session on file of another convention than the one asked for: both together find nothing.
  if (!same.empty()) return resolved(lookup, same);
  throw refusal(lookup, "no session is called " + in_quotes(lookup.typed));
}

}  // namespace rostrum
