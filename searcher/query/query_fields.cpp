#include "searcher/query/query_fields.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "schemas/text/nearest_names.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/query/query_characters.hpp"

namespace rostrum {
namespace {

constexpr std::array kRangeEnds{QueryField{"from", FieldKind::Date},
                                QueryField{"to", FieldKind::Date}};

}  // namespace

std::optional<QueryField> query_field(std::string_view name) {
  const std::string wanted = fold(name);
  for (const QueryField& end : kRangeEnds) {
    if (wanted == end.name) return end;
  }
  const Field* field = find_field(wanted);
  if (field == nullptr || field->kind == FieldKind::Internal) return std::nullopt;
  return QueryField{field->name, field->kind};
}

bool may_mean_a_field(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = code_point_at(name, at);
    const bool letter = is_word_character(c.value) && !(c.value >= U'0' && c.value <= U'9');
    const bool joint = at > 0 && (c.value == U'_' || c.value == U'-');
    if (!letter && !joint) return false;
    at += c.bytes;
  }
  return !name.empty();
}

std::vector<std::string> query_fields_near(std::string_view name) {
  std::vector<std::pair<std::string, std::string>> names;
  names.reserve(kRangeEnds.size() + 2 * kFields.size());
  for (const QueryField& end : kRangeEnds) names.emplace_back(end.name, end.name);
  for (const Field& field : kFields) {
    if (field.kind == FieldKind::Internal) continue;
    names.emplace_back(field.name, field.name);
    if (!field.alias.empty()) names.emplace_back(field.alias, field.name);
  }
  return nearest_names(name, names);
}

}  // namespace rostrum
