#include "searcher/filters/filter_lookup.hpp"

#include <algorithm>
#include <iterator>

#include "schemas/base/terminal_safe.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {

std::vector<FacetValue> in_index(const FilterLookup& lookup) {
  const std::vector<FacetValue>& values = lookup.index.values(lookup.field);
  const std::string code = fold(lookup.typed);
  const auto coded = std::find_if(values.begin(), values.end(), [&](const FacetValue& value) {
    return fold(value.value) == code;
  });
  if (coded != values.end()) return {*coded};
  std::vector<FacetValue> labelled;
  const std::string name = fold_name(lookup.typed);
  if (name.empty()) return labelled;
  std::copy_if(values.begin(), values.end(), std::back_inserter(labelled),
               [&name](const FacetValue& value) { return fold_name(value.label) == name; });
  return labelled;
}

std::string label_in_index(const FilterLookup& lookup, std::string_view code,
                           std::string_view otherwise) {
  const std::vector<FacetValue>& values = lookup.index.values(lookup.field);
  const auto row = std::find_if(values.begin(), values.end(),
                                [code](const FacetValue& value) { return value.value == code; });
  if (row == values.end() || row->label.empty()) return std::string(otherwise);
  return row->label;
}

ResolvedFilter resolved(const FilterLookup& lookup, std::string code, std::string label) {
  return {.field = std::string(lookup.field.name),
          .codes = {std::move(code)},
          .labels = {std::move(label)},
          .typed = lookup.typed};
}

ResolvedFilter resolved(const FilterLookup& lookup, const std::vector<FacetValue>& values) {
  ResolvedFilter filter{.field = std::string(lookup.field.name), .typed = lookup.typed};
  for (const FacetValue& value : values) {
    filter.codes.push_back(value.value);
    filter.labels.push_back(value.label.empty() ? value.value : value.label);
  }
  return filter;
}

Error refusal(const FilterLookup& lookup, const std::string& problem, NamesToOffer names) {
  for (const FacetValue& value : lookup.index.values(lookup.field)) {
    const std::string& shown = value.label.empty() ? value.value : value.label;
    names.emplace_back(fold_name(value.value), shown);
    names.emplace_back(fold_name(shown), shown);
  }
  const std::string near = did_you_mean(nearest_names(lookup.typed, names));
  const std::string field(lookup.field.name);
  return {ErrorKind::InvalidInput, field + ": " + problem + near + (near.empty() ? "; " : " ") +
                                       "see 'rostrum-search values " + field + "'"};
}

}  // namespace rostrum
