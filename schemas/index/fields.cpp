#include "schemas/index/fields.hpp"

#include <algorithm>
#include <cassert>

#include "schemas/base/error.hpp"
#include "schemas/base/sha256.hpp"
#include "schemas/index/index_format.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// Letters of the hash that ends a value too long for a term.
constexpr std::size_t kHashLetters = 32;

}  // namespace

const Field* find_field(std::string_view name) {
  std::string folded = fold(name);
  std::replace(folded.begin(), folded.end(), '-', '_');
  const auto* row = std::find_if(kFields.begin(), kFields.end(), [&](const Field& each) {
    return each.name == folded || (!each.alias.empty() && each.alias == folded);
  });
  return row == kFields.end() ? nullptr : row;
}

const Field& field_named(std::string_view name) {
  const auto* row = std::find_if(kFields.begin(), kFields.end(),
                                 [name](const Field& each) { return each.name == name; });
  if (row == kFields.end()) {
    throw Error(ErrorKind::InvalidInput, "no such field: '" + std::string(name) + "'");
  }
  return *row;
}

std::string names_of_fields_with_values() {
  std::string names;
  for (const Field& each : kFields) {
    if (!has_values(each)) continue;
    if (!names.empty()) names += ", ";
    names += each.name;
  }
  return names;
}

std::string flag_of(const Field& field) {
  std::string flag = "--" + std::string(field.name);
  std::replace(flag.begin(), flag.end(), '_', '-');
  return flag;
}

std::string facet_term(const Field& facet, std::string_view value) {
  assert(!facet.prefix.empty());
  std::string folded = fold(value);
  const std::size_t first = folded.find_first_not_of(' ');
  if (first == std::string::npos) {
    throw Error(ErrorKind::InvalidInput, std::string(facet.name) + ": the value is blank");
  }
  folded = folded.substr(first, folded.find_last_not_of(' ') + 1 - first);
  if (std::any_of(folded.begin(), folded.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20; })) {
    throw Error(ErrorKind::InvalidInput,
                std::string(facet.name) + ": the value holds control characters");
  }
  std::string term = std::string(facet.prefix) + folded;
  if (term.size() > kMaxTermBytes) {
    const std::string hash = sha256(folded).substr(0, kHashLetters);
    term = std::string(first_bytes(term, kMaxTermBytes - kHashLetters)) + hash;
  }
  return term;
}

std::string variant_term(std::string_view main_id) {
  return std::string(field(FieldId::Variant).prefix).append(main_id);
}

const Field* facet_of_term(std::string_view term) {
  const auto begins = [term](const Field& each) {
    // Values are folded: a capital letter behind a prefix belongs to a longer prefix.
    return each.kind == FieldKind::Facet && term.size() > each.prefix.size() &&
           term.starts_with(each.prefix) &&
           !(term[each.prefix.size()] >= 'A' && term[each.prefix.size()] <= 'Z');
  };
  const auto* row = std::find_if(kFields.begin(), kFields.end(), begins);
  return row == kFields.end() ? nullptr : row;
}

std::optional<std::string> parent_item(std::string_view item) {
  std::size_t digits = 0;
  while (digits < item.size() && item[digits] >= '0' && item[digits] <= '9') ++digits;
  if (digits == 0 || digits == item.size()) return std::nullopt;
  // 7a1 stands below 7a.
  std::size_t end = item.size();
  while (item[end - 1] >= '0' && item[end - 1] <= '9') --end;
  if (end < item.size() && item[end - 1] >= 'a' && item[end - 1] <= 'z') {
    return std::string(item.substr(0, end));
  }
  const bool letters = std::all_of(item.begin() + static_cast<std::ptrdiff_t>(digits), item.end(),
                                   [](char c) { return c >= 'a' && c <= 'z'; });
  if (!letters) return std::nullopt;
  return std::string(item.substr(0, digits));
}

}  // namespace rostrum
