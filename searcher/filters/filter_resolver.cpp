#include "searcher/filters/filter_resolver.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <optional>
#include <span>

#include "schemas/base/terminal_safe.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/text/language.hpp"
#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/document_symbol.hpp"
#include "schemas/vocabulary/item_number.hpp"
#include "searcher/filters/filter_lookup.hpp"
#include "searcher/query/query_characters.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {
namespace {

using Kinds = std::span<const DelegationKind>;

NamesToOffer delegation_names(const Vocabulary& vocabulary, Kinds kinds) {
  NamesToOffer names;
  for (const auto& [name, code] : vocabulary.delegation_names()) {
    const Delegation* delegation = vocabulary.delegation(code);
    if (std::find(kinds.begin(), kinds.end(), delegation->kind) != kinds.end()) {
      names.emplace_back(name, delegation->label);
    }
  }
  return names;
}

/// A delegation of the right kind; the index; else the refusal, which knows of the other kinds.
ResolvedFilter resolve_delegation(const FilterLookup& lookup, const Delegation* found,
                                  std::string_view noun, Kinds kinds) {
  const bool right =
      found != nullptr && std::find(kinds.begin(), kinds.end(), found->kind) != kinds.end();
  if (right) return resolved(lookup, found->code, found->label);
  const std::vector<FacetValue> values = in_index(lookup);
  if (!values.empty()) return resolved(lookup, values);
  if (found != nullptr) {
    const std::string other =
        found->kind == DelegationKind::State ? "country" : std::string(name_of(found->kind));
    throw Error(ErrorKind::InvalidInput, std::string(lookup.field.name) + ": " +
                                             in_quotes(lookup.typed) + " is the " +
                                             std::string(name_of(found->kind)) + " " +
                                             found->label + "; use the field " + other);
  }
  throw refusal(lookup, "no " + std::string(noun) + " called " + in_quotes(lookup.typed),
                delegation_names(lookup.vocabulary, kinds));
}

ResolvedFilter resolve_country(const FilterLookup& lookup) {
  constexpr std::array kKinds{DelegationKind::State};
  // Among states first: there "NAM" is Namibia.
  const Delegation* found = lookup.vocabulary.find_state(lookup.typed);
  if (found == nullptr) found = lookup.vocabulary.find_delegation(lookup.typed);
  return resolve_delegation(lookup, found, "state", kKinds);
}

ResolvedFilter resolve_group(const FilterLookup& lookup) {
  constexpr std::array kKinds{DelegationKind::Group};
  return resolve_delegation(lookup, lookup.vocabulary.find_delegation(lookup.typed), "group",
                            kKinds);
}

ResolvedFilter resolve_organisation(const FilterLookup& lookup) {
  constexpr std::array kKinds{DelegationKind::Organisation};
  return resolve_delegation(lookup, lookup.vocabulary.find_delegation(lookup.typed), "organisation",
                            kKinds);
}

ResolvedFilter resolve_aligned(const FilterLookup& lookup) {
  constexpr std::array kKinds{DelegationKind::State, DelegationKind::Group,
                              DelegationKind::Organisation};
  return resolve_delegation(lookup, lookup.vocabulary.find_delegation(lookup.typed),
                            "state or group", kKinds);
}

ResolvedFilter resolve_convention(const FilterLookup& lookup) {
  const Vocabulary& vocabulary = lookup.vocabulary;
  if (const Convention* found = vocabulary.find_convention(lookup.typed)) {
    return resolved(lookup, found->code, found->label);
  }
  const std::vector<FacetValue> values = in_index(lookup);
  if (!values.empty()) return resolved(lookup, values);
  NamesToOffer names;
  for (const auto& [name, code] : vocabulary.convention_names()) {
    names.emplace_back(name, vocabulary.convention(code)->label);
  }
  throw refusal(lookup, "no convention called " + in_quotes(lookup.typed), std::move(names));
}

ResolvedFilter resolve_topic(const FilterLookup& lookup) {
  const Vocabulary& vocabulary = lookup.vocabulary;
  if (const Topic* found = vocabulary.find_topic(lookup.typed)) {
    return resolved(lookup, found->code, found->label);
  }
  const std::vector<FacetValue> values = in_index(lookup);
  if (!values.empty()) return resolved(lookup, values);
  NamesToOffer names;
  for (const auto& [name, code] : vocabulary.topic_names()) {
    names.emplace_back(name, vocabulary.topic(code)->label);
  }
  throw refusal(lookup, "no topic called " + in_quotes(lookup.typed), std::move(names));
}

ResolvedFilter resolve_item(const FilterLookup& lookup) {
  if (const std::vector<std::string> numbers = item_numbers(lookup.typed); !numbers.empty()) {
    std::vector<FacetValue> items;
    for (const std::string& number : numbers) {
      items.push_back({.value = number, .label = label_in_index(lookup, number, number)});
    }
    return resolved(lookup, items);
  }
  const std::vector<FacetValue> values = in_index(lookup);
  if (!values.empty()) return resolved(lookup, values);
  // The labels of items begin with their numbers, but people remember the titles.
  NamesToOffer titles;
  for (const FacetValue& value : lookup.index.values(lookup.field)) {
    if (value.label.size() <= value.value.size()) continue;
    titles.emplace_back(fold_name(value.label.substr(value.value.size())), value.label);
  }
  throw refusal(
      lookup,
      in_quotes(lookup.typed) + " is not the number of an agenda item, such as 7, 7a or cluster 1",
      std::move(titles));
}

/// Whole, or by its beginning and a star. What stands below a slash is one value of the index.
ResolvedFilter resolve_symbol(const FilterLookup& lookup) {
  const auto& values = lookup.index.values(lookup.field);
  if (lookup.typed.ends_with('*')) {
    const std::string beginning = fold(lookup.typed.substr(0, lookup.typed.size() - 1));
    const auto begins_so = [&](const std::string& value) {
      return !value.empty() && fold(value).starts_with(beginning);
    };
    std::vector<FacetValue> found;
    for (const FacetValue& value : values) {
      if (begins_so(value.value) && !begins_so(value.parent)) found.push_back(value);
    }
    if (!found.empty() && !beginning.empty()) return resolved(lookup, found);
    throw refusal(lookup, "no symbol on file begins with " +
                              in_quotes(lookup.typed.substr(0, lookup.typed.size() - 1)));
  }
  const std::string symbol = document_symbol(lookup.typed).value_or(lookup.typed);
  const std::string folded = fold(symbol);
  for (const FacetValue& value : values) {
    if (fold(value.value) == folded) return resolved(lookup, value.value, value.value);
  }
  for (const FacetValue& value : values) {
    if (fold(value.value) != folded + "/") continue;
    throw Error(ErrorKind::InvalidInput, "symbol: no document on file is " + in_quotes(symbol) +
                                             "; '" + value.value + "*' finds those below it");
  }
  if (document_symbol(lookup.typed)) return resolved(lookup, symbol, symbol);
  throw refusal(lookup, in_quotes(lookup.typed) + " is no symbol of a document");
}

/// One of a closed list: case, hyphens and spaces do not matter.
ResolvedFilter resolve_listed(const FilterLookup& lookup, std::span<const std::string_view> list) {
  const std::string name = fold_name(lookup.typed);
  std::string all;
  for (const std::string_view value : list) {
    if (fold_name(value) == name) {
      return resolved(lookup, std::string(value), label_in_index(lookup, value, value));
    }
    all += (all.empty() ? "" : ", ") + std::string(value);
  }
  throw Error(ErrorKind::InvalidInput, std::string(lookup.field.name) + ": no value is called " +
                                           in_quotes(lookup.typed) + "; use one of " + all);
}

ResolvedFilter resolve_kind(const FilterLookup& lookup) {
  return resolve_listed(lookup, kStatementKinds);
}

ResolvedFilter resolve_delivery(const FilterLookup& lookup) {
  return resolve_listed(lookup, kDeliveries);
}

ResolvedFilter resolve_language(const FilterLookup& lookup) {
  if (auto code = find_language(lookup.typed)) {
    std::string label = language_label(*code);
    return resolved(lookup, std::move(*code), std::move(label));
  }
  const std::vector<FacetValue> values = in_index(lookup);
  if (!values.empty()) return resolved(lookup, values);
  throw refusal(lookup, "no language called " + in_quotes(lookup.typed) +
                            ", write a code such as 'en' or a name such as 'French'");
}

ResolvedFilter resolve_year(const FilterLookup& lookup) {
  const bool digits = lookup.typed.size() == 4 && lookup.typed.front() != '0' &&
                      lookup.typed.find_first_not_of("0123456789") == std::string::npos;
  if (digits) return resolved(lookup, lookup.typed, lookup.typed);
  throw Error(ErrorKind::InvalidInput, "year: " + in_quotes(lookup.typed) +
                                           " is not a year of four digits; write several years as "
                                           "date:2020..2024");
}

struct Resolver {
  FieldId field;
  ResolvedFilter (*resolve)(const FilterLookup& lookup);
};
constexpr std::array kResolvers{
    Resolver{FieldId::Convention, resolve_convention},
    Resolver{FieldId::Session, resolve_session},
    Resolver{FieldId::Country, resolve_country},
    Resolver{FieldId::Group, resolve_group},
    Resolver{FieldId::Organisation, resolve_organisation},
    Resolver{FieldId::Item, resolve_item},
    Resolver{FieldId::Symbol, resolve_symbol},
    Resolver{FieldId::Topic, resolve_topic},
    Resolver{FieldId::Kind, resolve_kind},
    Resolver{FieldId::Delivery, resolve_delivery},
    Resolver{FieldId::Language, resolve_language},
    Resolver{FieldId::Year, resolve_year},
    Resolver{FieldId::Aligned, resolve_aligned},
    Resolver{FieldId::MemberOf, resolve_member_of},
    Resolver{FieldId::Region, resolve_region},
};

/// Every field with values has its row; a new one without would not compile.
constexpr bool every_field_with_values_has_a_resolver() {
  for (const Field& each : kFields) {
    bool found = !has_values(each);
    for (const Resolver& row : kResolvers) found = found || row.field == each.id;
    if (!found) return false;
  }
  return true;
}
static_assert(every_field_with_values_has_a_resolver(),
              "a field of kFields has no row in kResolvers");

}  // namespace

ResolvedFilter resolve_filter(const Field& field, std::string_view typed,
                              const Vocabulary& vocabulary, const IndexValues& index,
                              const std::vector<std::string>& conventions, SessionFinder* finder) {
  if (!is_utf8(typed)) {
    throw Error(ErrorKind::InvalidInput,
                std::string(field.name) + ": the value is not UTF-8; send it in UTF-8");
  }
  const FilterLookup lookup{.field = field,
                            .typed = with_plain_spaces(typed),
                            .vocabulary = vocabulary,
                            .index = index,
                            .conventions = conventions,
                            .finder = finder};
  if (lookup.typed.empty()) {
    throw Error(ErrorKind::InvalidInput, std::string(field.name) +
                                             ": the value is blank; see "
                                             "'rostrum-search values " +
                                             std::string(field.name) + "'");
  }
  if (fold(lookup.typed) == kNoValue && has_values(field)) {
    ResolvedFilter none = resolved(lookup, std::string(kNoValue), std::string(kNoValueLabel));
    none.no_value = true;
    return none;
  }
  const auto* row = std::find_if(kResolvers.begin(), kResolvers.end(),
                                 [&field](const Resolver& each) { return each.field == field.id; });
  if (row != kResolvers.end()) return row->resolve(lookup);
  assert(field.kind == FieldKind::Id);
  return resolved(lookup, lookup.typed, lookup.typed);
}

}  // namespace rostrum
