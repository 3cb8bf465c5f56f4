/// A query text into tokens: what is a bracket, an operator, a word, a phrase, a field's value.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/base/error.hpp"
#include "schemas/index/fields.hpp"

namespace rostrum {

enum class QueryTokenKind { Value, Open, Close, Plus, Minus, Not, And, Or, Near, Adjacent };

struct QueryToken {
  QueryTokenKind kind = QueryTokenKind::Value;
  /// Value: what was typed, without field and quotation marks. Otherwise the token itself.
  std::string_view text;
  std::string_view field = "text";  ///< Value: name in kFields, or "from" or "to"
  FieldKind field_kind = FieldKind::FreeText;
  bool quoted = false;       ///< Value: stood in quotation marks
  int distance = 0;          ///< Near, Adjacent
  std::size_t position = 0;  ///< of its first byte in the query
};

/// Distance of NEAR and ADJ without a number.
inline constexpr int kNearByDefault = 10;
inline constexpr int kAdjacentByDefault = 1;

/// The tokens point into `query`. Linear in its length.
/// Throws Error(InvalidInput) with position and way out: unclosed quotation marks, unknown fields,
/// fields without a value, NEAR/n out of range, operators of other query languages.
/// REQUIRES: UTF-8.
[[nodiscard]] std::vector<QueryToken> query_tokens(std::string_view query);

/// Where a byte of the query is, as messages say it: "at 7", in characters from 1.
[[nodiscard]] std::string at(std::string_view query, std::size_t byte);

/// `query: MESSAGE`, InvalidInput.
[[nodiscard]] Error query_error(const std::string& message);

}  // namespace rostrum
