/// The fields that a query may name before a colon.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/index/fields.hpp"

namespace rostrum {

/// A row of kFields that is for queries, or one of the two ends of a range of dates.
struct QueryField {
  std::string_view name;
  FieldKind kind = FieldKind::FreeText;
};

/// Where words are looked for that stand without a field.
inline constexpr QueryField kQueryText{"text", FieldKind::FreeText};

/// By name or alias, in any case, a hyphen as good as an underscore; nullopt if there is none.
[[nodiscard]] std::optional<QueryField> query_field(std::string_view name);

/// True if someone may have meant a field by it: letters alone. 10:30 and A/C.1/78:2 have none.
/// REQUIRES: UTF-8.
[[nodiscard]] bool may_mean_a_field(std::string_view name);

/// Names of fields like it, nearest first.
[[nodiscard]] std::vector<std::string> query_fields_near(std::string_view name);

}  // namespace rostrum
