#include "schemas/index/facet_entries.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "schemas/text/language.hpp"
#include "schemas/vocabulary/document_symbol.hpp"
#include "schemas/vocabulary/item_number.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {
namespace {

using nlohmann::json;

/// Collects entries, each term once.
class Entries {
 public:
  void add(FieldId facet, FacetValue value) {
    if (value.value.empty()) return;
    std::string term = facet_term(field(facet), value.value);
    if (!seen_.insert(term).second) return;
    if (value.label.empty()) value.label = value.value;
    entries_.push_back({facet, std::move(term), std::move(value)});
  }

  [[nodiscard]] std::vector<FacetEntry> take() { return std::move(entries_); }

 private:
  std::set<std::string> seen_;
  std::vector<FacetEntry> entries_;
};

void add_party(Entries& entries, const Vocabulary& vocabulary, const std::string& code) {
  const Delegation* party = vocabulary.delegation(code);
  if (party == nullptr) return;
  const FieldId facet = party->kind == DelegationKind::State   ? FieldId::Country
                        : party->kind == DelegationKind::Group ? FieldId::Group
                                                               : FieldId::Organisation;
  entries.add(facet, {.value = party->code, .label = party->label});
}

void add_parties(Entries& entries, const Statement& statement, const Vocabulary& vocabulary) {
  if (statement.delivered_by) add_party(entries, vocabulary, statement.delivered_by->code);
  for (const std::string& code : statement.joint_with) add_party(entries, vocabulary, code);
  for (const std::string& code : statement.on_behalf_of) {
    const Delegation* party = vocabulary.delegation(code);
    // Who speaks for a state is not that state; its statements stand under joint_with.
    if (party != nullptr && party->kind != DelegationKind::State) {
      add_party(entries, vocabulary, code);
    }
  }
  for (const std::string& code : statement.aligned_with) {
    const Delegation* party = vocabulary.delegation(code);
    entries.add(FieldId::Aligned, {.value = code, .label = party != nullptr ? party->label : code});
  }
}

void add_symbols(Entries& entries, const Statement& statement) {
  for (const std::string& symbol : statement.symbols) {
    entries.add(FieldId::Symbol, {.value = symbol, .parent = parent_symbol(symbol).value_or("")});
    for (auto above = parent_symbol(symbol); above; above = parent_symbol(*above)) {
      entries.add(FieldId::Symbol, {.value = *above, .parent = parent_symbol(*above).value_or("")});
    }
  }
}

void add_items(Entries& entries, const Statement& statement) {
  for (const AgendaItem& item : statement.agenda_items) {
    const auto parent = parent_item(item.number);
    entries.add(FieldId::Item,
                {.value = item.number,
                 .label = item.title.empty() ? item.number : item.number + " " + item.title,
                 .parent = parent.value_or("")});
  }
  for (const AgendaItem& item : statement.agenda_items) {
    for (auto parent = parent_item(item.number); parent; parent = parent_item(*parent)) {
      entries.add(FieldId::Item, {.value = *parent, .parent = parent_item(*parent).value_or("")});
    }
  }
}

void add_topics(Entries& entries, const Statement& statement, const Vocabulary& vocabulary) {
  for (std::string code : topics_of(statement)) {
    // The vocabulary's loader has made sure that no topic is broader than itself.
    while (!code.empty()) {
      const Topic* topic = vocabulary.topic(code);
      entries.add(FieldId::Topic, {.value = code,
                                   .label = topic != nullptr ? topic->label : code,
                                   .parent = topic != nullptr ? topic->broader : ""});
      code = topic != nullptr ? topic->broader : "";
    }
  }
}

void add_session(Entries& entries, const Statement& statement, const Vocabulary& vocabulary) {
  if (!statement.session) return;
  FacetValue value{.value = statement.session->code, .label = statement.session->label};
  const auto known = vocabulary.session(statement.session->code);
  if (known && known->start) {
    value.start = known->start->first_day();
  } else if (statement.date) {
    value.start = statement.date->first_day();
  }
  entries.add(FieldId::Session, std::move(value));
}

}  // namespace

std::string encode(const FacetValue& value) {
  json object = {{"value", value.value}, {"label", value.label}};
  if (!value.parent.empty()) object["parent"] = value.parent;
  if (value.start != 0) object["start"] = value.start;
  if (value.several_labels) object["several_labels"] = true;
  return object.dump();
}

FacetValue decode_facet_value(std::string_view stored) {
  const json object = json::parse(stored, nullptr, false);
  if (!object.is_object()) return {};
  return {.value = object.value("value", ""),
          .label = object.value("label", ""),
          .parent = object.value("parent", ""),
          .start = object.value("start", 0),
          .several_labels = object.value("several_labels", false)};
}

FacetValue merged(const FacetValue& known, const FacetValue& seen) {
  FacetValue value = known;
  const bool known_bare = known.label == known.value;
  const bool seen_bare = seen.label == seen.value;
  if (known_bare && !seen_bare && !known.several_labels) value.label = seen.label;
  // Agenda items have different titles at different meetings; then the number alone is true.
  if (!known_bare && !seen_bare && known.label != seen.label) {
    value.several_labels = true;
    value.label = value.value;
  }
  if (seen.start != 0 && (value.start == 0 || seen.start < value.start)) value.start = seen.start;
  return value;
}

std::vector<FacetEntry> facet_entries(const Statement& statement, const Vocabulary& vocabulary) {
  Entries entries;
  if (!statement.convention.empty()) {
    const Convention* convention = vocabulary.convention(statement.convention);
    entries.add(FieldId::Convention,
                {.value = statement.convention,
                 .label = convention != nullptr ? convention->label : statement.convention});
  }
  add_session(entries, statement, vocabulary);
  add_parties(entries, statement, vocabulary);
  add_symbols(entries, statement);
  add_items(entries, statement);
  add_topics(entries, statement, vocabulary);
  entries.add(FieldId::Kind, {.value = statement.kind});
  entries.add(FieldId::Delivery, {.value = statement.delivery});
  if (!statement.language.empty()) {
    entries.add(FieldId::Language,
                {.value = statement.language, .label = language_label(statement.language)});
  }
  if (statement.date) {
    const std::string year = std::to_string(statement.date->year);
    entries.add(FieldId::Year, {.value = year});
  }
  return entries.take();
}

}  // namespace rostrum
