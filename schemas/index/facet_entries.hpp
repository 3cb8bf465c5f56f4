/// The facet terms of a statement, and what their values are called.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/index/fields.hpp"
#include "schemas/record/statement.hpp"

namespace rostrum {

/// What a facet value is called. Kept in the index, so that a copy of the index answers by itself.
struct FacetValue {
  std::string value;   ///< code in its own spelling: "APMBC/IM-2025"
  std::string label;   ///< "Intersessional meetings 2025"
  std::string parent;  ///< value of the next higher one: "7" for "7a"
  /// Of sessions: the first day, from the vocabulary or else of its earliest statement, YYYYMMDD; 0
  /// if not known. Sessions are sorted by it.
  int start = 0;
  /// Statements give it different titles, as happens to agenda items from meeting to meeting: then
  /// the label is the bare value.
  bool several_labels = false;

  friend bool operator==(const FacetValue&, const FacetValue&) = default;
};
[[nodiscard]] std::string encode(const FacetValue& value);
[[nodiscard]] FacetValue decode_facet_value(std::string_view stored);

/// What a value is called, once another statement has named it: `known` with what `seen` adds.
[[nodiscard]] FacetValue merged(const FacetValue& known, const FacetValue& seen);

/// One facet term that a statement carries, with what it stands for. Ancestors are among them.
struct FacetEntry {
  FieldId field;
  std::string term;
  FacetValue value;
};
/// Every facet entry of a statement, each term once. The labels come from the vocabulary.
class Vocabulary;
[[nodiscard]] std::vector<FacetEntry> facet_entries(const Statement& statement,
                                                    const Vocabulary& vocabulary);

}  // namespace rostrum
