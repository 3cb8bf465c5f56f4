#include "searcher/server/pages/base/value_names.hpp"

#include <algorithm>

#include "schemas/base/utf8.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/server/pages/base/texts.hpp"

namespace rostrum {
namespace {

/// Calls `visit(name, code)` for each name that the vocabulary has for values of the field.
template <typename Visit>
void for_each_name(std::string_view field, const Vocabulary& vocabulary, const Visit& visit) {
  if (field == "convention" || field == "topic") {
    for (const auto& [name, code] :
         field == "topic" ? vocabulary.topic_names() : vocabulary.convention_names()) {
      visit(name, code);
    }
  }
  if (field != "country" && field != "group" && field != "organisation") return;
  const DelegationKind kind = field == "country" ? DelegationKind::State
                              : field == "group" ? DelegationKind::Group
                                                 : DelegationKind::Organisation;
  for (const auto& [name, code] : vocabulary.delegation_names()) {
    const Delegation* const known = vocabulary.find_delegation(name);
    if (known != nullptr && known->kind == kind) visit(name, known->code);
  }
}

}  // namespace

FieldNames::FieldNames(std::string_view field, const Facet& facet, const Vocabulary& vocabulary) {
  std::map<std::string, std::uint32_t, std::less<>> numbers;
  for (const FacetCount& each : facet.values) {
    if (each.count == 0 || each.value == kNoValue || each.value.find('"') != std::string::npos) {
      continue;
    }
    const auto number = static_cast<std::uint32_t>(values_.size());
    numbers.emplace(each.value, number);
    values_.push_back({std::string(each.value), std::string(each.label), each.count});
    add_name(fold_name(each.value), number);
    add_name(fold_name(each.label), number);
    // Kinds, languages: their names are texts of the interface.
    const std::string key = std::string(field) + '.' + std::string(each.value);
    for (const std::string_view language : interface_languages()) {
      if (Texts::of(language).has(key)) add_name(fold_name(Texts::of(language).get(key)), number);
    }
  }
  for_each_name(field, vocabulary, [&](const std::string& name, const std::string& code) {
    if (const auto known = numbers.find(code); known != numbers.end()) {
      add_name(name, known->second);
    }
  });
  std::sort(begins_.begin(), begins_.end());
  begins_.erase(std::unique(begins_.begin(), begins_.end()), begins_.end());
}

void FieldNames::add_name(std::string_view name, std::uint32_t value) {
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t bytes = code_point_at(name, at).bytes;
    if (at == 0 || name[at - 1] == ' ' || is_han(name.substr(at, bytes))) {
      begins_.emplace_back(name.substr(at), value);
    }
    at += bytes;
  }
}

std::vector<const FieldNames::Value*> FieldNames::called(const std::string& typed) const {
  std::vector<std::uint32_t> numbers;
  for (auto each = std::lower_bound(begins_.begin(), begins_.end(), std::pair(typed, 0U));
       each != begins_.end() && each->first.starts_with(typed); ++each) {
    numbers.push_back(each->second);
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  std::vector<const Value*> values;
  for (const std::uint32_t each : numbers) values.push_back(&values_[each]);
  return values;
}

std::shared_ptr<const FieldNames> ValueNames::of(std::string_view field, Searcher& engine,
                                                 const Vocabulary& vocabulary,
                                                 const QueryLimits& limits) {
  const std::lock_guard lock(mutex_);
  const std::string commit = engine.current().commit;
  if (commit != commit_) {
    fields_.clear();
    commit_ = commit;
  }
  if (const auto known = fields_.find(field); known != fields_.end()) return known->second;
  const Facet facet = engine.values(std::string(field), {.limits = limits});
  auto made = std::make_shared<const FieldNames>(field, facet, vocabulary);
  // A writer may have committed meanwhile: these are then of the next one.
  if (engine.current().commit == commit) fields_.emplace(std::string(field), made);
  return made;
}

}  // namespace rostrum
