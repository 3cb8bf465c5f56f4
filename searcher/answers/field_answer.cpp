#include "searcher/answers/field_answer.hpp"

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "schemas/index/fields.hpp"

namespace rostrum {
namespace {

std::string flags_of(const Field& each) {
  return has_values(each) ? flag_of(each) : each.kind == FieldKind::Date ? "--from, --to" : "";
}

std::string kind_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::FreeText:
      return "words";
    case FieldKind::Facet:
    case FieldKind::Membership:
      return "facet";
    case FieldKind::Date:
      return "range";
    default:
      return "id";
  }
}

}  // namespace

void write_fields_text(const TextStyle& style, std::ostream& out) {
  constexpr std::size_t kLine = 72;
  for (const Field& each : kFields) {
    if (each.kind == FieldKind::Internal) continue;
    const std::string name =
        std::string(each.name) + (each.alias.empty() ? "" : ", " + std::string(each.alias));
    const std::string flags = flags_of(each);
    if (style.line >= kLine) {
      out << fitted(name, 26) << fitted(kind_of(each.kind), 8) << fitted(flags, 16) << each.label
          << '\n';
    } else {
      out << name << '\n'
          << wrapped(std::string(each.label) + ": " + kind_of(each.kind) +
                         (flags.empty() ? "" : ", " + flags),
                     {}, 4, style)
          << '\n';
    }
  }
  out << '\n'
      << wrapped(
             "in a query: field:value, field:\"several words\", date:2020..2025; "
             "'rostrum-search values FIELD' lists the values",
             {}, 0, style)
      << '\n';
}

void write_fields_json(std::ostream& out) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Field& each : kFields) {
    if (each.kind == FieldKind::Internal) continue;
    list.push_back({{"name", each.name},
                    {"alias", each.alias},
                    {"flag", flags_of(each)},
                    {"kind", kind_of(each.kind)},
                    {"label", each.label}});
  }
  out << list.dump(2) << '\n';
}

}  // namespace rostrum
