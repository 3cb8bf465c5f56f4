#include "searcher/engine/hit_maker.hpp"

#include <utility>

#include "schemas/index/fields.hpp"

namespace rostrum {
namespace {

/// Codes with the labels that the index has for them: the vocabulary need not be read for a hit.
LabelledCode labelled(const Snapshot& snapshot, FieldId facet, const std::string& code) {
  const std::string term = facet_term(field(facet), code);
  const auto number = snapshot.value_number(term);
  return {code, number ? snapshot.values()[*number].value.label : code};
}

}  // namespace

std::vector<OtherVersion> other_versions(std::uint32_t document, const Snapshot& snapshot) {
  std::vector<OtherVersion> others;
  const std::vector<std::uint32_t>* const all = snapshot.version_groups().versions(document);
  if (all == nullptr) return others;
  for (const std::uint32_t each : *all) {
    if (each == document) continue;
    Statement record = snapshot.record(each);
    others.push_back({.id = std::move(record.id),
                      .language = std::move(record.language),
                      .source = std::move(record.source),
                      .main = record.variant_of.empty()});
  }
  return others;
}

Hit make_hit(std::uint32_t document, const Snapshot& snapshot) {
  Hit hit{.statement = snapshot.record(document)};
  const Statement& statement = hit.statement;
  if (!statement.convention.empty()) {
    hit.convention = labelled(snapshot, FieldId::Convention, statement.convention);
  }
  if (statement.delivered_by && statement.delivered_by->kind == "state") {
    hit.countries.push_back({statement.delivered_by->code, statement.delivered_by->label});
  }
  for (const std::string& code : statement.joint_with) {
    const bool repeated = !hit.countries.empty() && hit.countries.front().code == code;
    if (!repeated && snapshot.value_number(facet_term(field(FieldId::Country), code))) {
      hit.countries.push_back(labelled(snapshot, FieldId::Country, code));
    }
  }
  for (const std::string& code : statement.on_behalf_of) {
    const bool group = snapshot.value_number(facet_term(field(FieldId::Group), code)).has_value();
    hit.on_behalf_of.push_back(
        labelled(snapshot, group ? FieldId::Group : FieldId::Organisation, code));
  }
  hit.versions = other_versions(document, snapshot);
  return hit;
}

}  // namespace rostrum
