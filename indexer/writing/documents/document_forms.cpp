#include "indexer/writing/documents/document_forms.hpp"

#include <memory>
#include <string>
#include <vector>

#include "schemas/base/error.hpp"
#include "schemas/index/facet_entries.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {

Xapian::Document to_xapian(const PreparedDocument& prepared) {
  Xapian::Document document;
  // Xapian's length of a document is the sum of these, and so that of ranking.
  for (const CountedTerm& stem : prepared.terms.stems)
    document.add_term(std::string(stem.term), stem.in_length);
  for (const std::string& filter : prepared.filters) document.add_boolean_term(filter);
  for (const auto& [slot, value] : prepared.values) document.add_value(slot, value);
  document.set_data(prepared.data);
  return document;
}

void make_ready(PreparedDocument& document) {
  try {
    document.ready = std::make_shared<Xapian::Document>(to_xapian(document));
  } catch (const Xapian::Error& error) {
    throw Error(ErrorKind::InvalidInput, "the index refuses it: " + error.get_msg());
  }
}

void add_to_columns(std::uint32_t number, const PreparedDocument& prepared,
                    SegmentBuilder& columns) {
  SegmentDocument document{
      .number = number, .length = prepared.terms.length(), .record = prepared.record};
  for (const auto& [slot, value] : prepared.values) {
    const auto days = slot == *field(FieldId::Date).slot ? decode_date_value(value) : std::nullopt;
    if (!days) continue;
    document.first_day = static_cast<std::uint32_t>(days->first);
    document.last_day = static_cast<std::uint32_t>(days->last);
  }
  std::vector<std::string> facets;
  for (const FacetEntry& entry : prepared.facets) facets.push_back(entry.term);
  for (const std::string& term : prepared.filters) {
    if (term.starts_with(field(FieldId::Variant).prefix)) facets.push_back(term);
  }
  columns.add(document, prepared.terms, facets);
}

}  // namespace rostrum
