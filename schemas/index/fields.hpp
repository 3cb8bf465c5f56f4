/// The one table of fields: what a statement can be searched, filtered, counted and sorted by.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rostrum {

enum class FieldKind {
  FreeText,  ///< words with positions, searched as text
  Facet,     ///< exact values, filtered and counted
  /// Groups that the states of a statement belong to on its date: filtered and counted like a
  /// facet, and told from country, date and the vocabulary when asked for. Nothing of it is stored.
  Membership,
  Date,      ///< a range over the date of delivery
  Id,        ///< the one statement of that name
  Internal,  ///< book-keeping of the indexer: not for queries
};

/// Names a row of kFields, so that a field which is not there does not compile.
enum class FieldId : std::uint8_t {
  Text,
  Title,
  Speaker,
  Id,
  Convention,
  Session,
  Country,
  Group,
  MemberOf,
  Region,
  Organisation,
  Item,
  Symbol,
  Topic,
  Kind,
  Delivery,
  Language,
  Year,
  Aligned,
  Date,
  File,
  Batch,
  Variant,
  Band,
  Occasion,
  Content,
};

/// In the columns, facets are kept as combinations of values: documents of one session in one
/// language share a number. Each group has combinations of its own, so that there are few. The
/// numbers are on disk.
enum class FacetGroup : std::uint8_t {
  OneValue,  ///< one value a statement: convention, session, year …
  WhoSpeaks,
  WhatAbout,
  WhichDocument,  ///< symbols, of which nearly each document has one of its own
};
inline constexpr std::size_t kFacetGroups = 4;

/// How values of a facet stand where they are equally frequent.
enum class ValueOrder : std::uint8_t { Label, Number, Time };

/// Prefix, slot and group are on disk: a new row, or a change of one, is a new kFormatVersion.
/// Prefixes follow Omega's table (xapian-omega, docs/termprefixes) where it has one for the
/// purpose.
struct Field {
  FieldId id;
  std::string_view name;                        ///< in queries and JSON; flag_of() is its flag
  std::string_view alias;                       ///< a second name that queries may use
  std::string_view prefix;                      ///< of the terms; "" for words of title and text
  std::optional<unsigned> slot = std::nullopt;  ///< of the document value, if there is one
  FieldKind kind = FieldKind::Internal;
  std::optional<FacetGroup> group = std::nullopt;  ///< of a Facet; nullopt for what is none
  ValueOrder order = ValueOrder::Label;
  bool always_in_order = false;     ///< else the most frequent values stand first
  bool several = false;             ///< a statement may have more than one value
  bool hierarchical = false;        ///< a value has ancestors, which are written too: 7a and 7
  bool counted_by_default = false;  ///< among the facets of an answer when none are named
  std::string_view label;           ///< for people
};

inline constexpr std::array kFields{
    Field{.id = FieldId::Text, .name = "text", .kind = FieldKind::FreeText, .label = "Text"},
    Field{.id = FieldId::Title,
          .name = "title",
          .prefix = "S",
          .kind = FieldKind::FreeText,
          .label = "Title"},
    Field{.id = FieldId::Speaker,
          .name = "speaker",
          .prefix = "A",
          .kind = FieldKind::FreeText,
          .label = "Speaker"},
    Field{.id = FieldId::Id,
          .name = "id",
          .prefix = "Q",
          .kind = FieldKind::Id,
          .label = "Identifier"},
    Field{.id = FieldId::Convention,
          .name = "convention",
          .prefix = "XCONV",
          .kind = FieldKind::Facet,
          .group = FacetGroup::OneValue,
          .counted_by_default = true,
          .label = "Convention"},
    Field{.id = FieldId::Session,
          .name = "session",
          .prefix = "XSESS",
          .kind = FieldKind::Facet,
          .group = FacetGroup::OneValue,
          .order = ValueOrder::Time,
          .always_in_order = true,
          .counted_by_default = true,
          .label = "Session"},
    Field{.id = FieldId::Country,
          .name = "country",
          .prefix = "N",
          .kind = FieldKind::Facet,
          .group = FacetGroup::WhoSpeaks,
          .several = true,
          .counted_by_default = true,
          .label = "Country"},
    Field{.id = FieldId::Group,
          .name = "group",
          .prefix = "XGRP",
          .kind = FieldKind::Facet,
          .group = FacetGroup::WhoSpeaks,
          .several = true,
          .counted_by_default = true,
          .label = "Group"},
    Field{.id = FieldId::MemberOf,
          .name = "member_of",
          .kind = FieldKind::Membership,
          .several = true,
          .label = "Member of"},
    Field{.id = FieldId::Region,
          .name = "region",
          .kind = FieldKind::Membership,
          .several = true,
          .label = "Region"},
    Field{.id = FieldId::Organisation,
          .name = "organisation",
          .prefix = "XORG",
          .kind = FieldKind::Facet,
          .group = FacetGroup::WhoSpeaks,
          .several = true,
          .label = "Organisation"},
    Field{.id = FieldId::Item,
          .name = "item",
          .alias = "agenda_item",
          .prefix = "XITEM",
          .kind = FieldKind::Facet,
          .group = FacetGroup::WhatAbout,
          .order = ValueOrder::Number,
          .always_in_order = true,
          .several = true,
          .hierarchical = true,
          .counted_by_default = true,
          .label = "Agenda item"},
    Field{.id = FieldId::Symbol,
          .name = "symbol",
          .alias = "document_symbol",
          .prefix = "XSYM",
          .kind = FieldKind::Facet,
          .group = FacetGroup::WhichDocument,
          .order = ValueOrder::Number,
          .several = true,
          .hierarchical = true,
          .label = "Document symbol"},
    Field{.id = FieldId::Topic,
          .name = "topic",
          .prefix = "K",
          .kind = FieldKind::Facet,
          .group = FacetGroup::WhatAbout,
          .several = true,
          .hierarchical = true,
          .counted_by_default = true,
          .label = "Topic"},
    Field{.id = FieldId::Kind,
          .name = "kind",
          .prefix = "XKIND",
          .kind = FieldKind::Facet,
          .group = FacetGroup::OneValue,
          .counted_by_default = true,
          .label = "Kind"},
    Field{.id = FieldId::Delivery,
          .name = "delivery",
          .prefix = "XDELIV",
          .kind = FieldKind::Facet,
          .group = FacetGroup::OneValue,
          .label = "Delivery"},
    Field{.id = FieldId::Language,
          .name = "lang",
          .alias = "language",
          .prefix = "L",
          .kind = FieldKind::Facet,
          .group = FacetGroup::OneValue,
          .counted_by_default = true,
          .label = "Language"},
    Field{.id = FieldId::Year,
          .name = "year",
          .prefix = "Y",
          .kind = FieldKind::Facet,
          .group = FacetGroup::OneValue,
          .order = ValueOrder::Number,
          .always_in_order = true,
          .counted_by_default = true,
          .label = "Year"},
    Field{.id = FieldId::Aligned,
          .name = "aligned",
          .prefix = "XALIGN",
          .kind = FieldKind::Facet,
          .group = FacetGroup::WhoSpeaks,
          .several = true,
          .label = "Aligned with"},
    Field{.id = FieldId::Date, .name = "date", .slot = 0, .kind = FieldKind::Date, .label = "Date"},
    Field{.id = FieldId::File,
          .name = "file",
          .prefix = "XFILE",
          .kind = FieldKind::Internal,
          .label = "Source file"},
    Field{.id = FieldId::Batch,
          .name = "batch",
          .prefix = "XBATCH",
          .kind = FieldKind::Internal,
          .label = "Batch"},
    Field{.id = FieldId::Variant,
          .name = "variant",
          .prefix = "R",
          .kind = FieldKind::Internal,
          .label = "Id of the statement that this one is a version of"},
    Field{.id = FieldId::Band,
          .name = "band",
          .prefix = "XBAND",
          .kind = FieldKind::Internal,
          .several = true,
          .label = "What copies of a text share"},
    Field{.id = FieldId::Occasion,
          .name = "occasion",
          .prefix = "XOCC",
          .kind = FieldKind::Internal,
          .label = "What translations of a statement share"},
    Field{.id = FieldId::Content,
          .name = "content",
          .slot = 1,
          .kind = FieldKind::Internal,
          .label = "Content hash"},
};

/// Each id is the number of its row, no two rows share a name, an alias, a slot, or a prefix (the
/// empty one apart), and each facet has a group, as nothing else has.
[[nodiscard]] constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (kFields[i].id != static_cast<FieldId>(i)) return false;
    if (kFields[i].group.has_value() != (kFields[i].kind == FieldKind::Facet)) return false;
    for (std::size_t j = 0; j < i; ++j) {
      const Field& a = kFields[i];
      const Field& b = kFields[j];
      if (a.name == b.name || a.name == b.alias || b.name == a.alias) return false;
      if (!a.alias.empty() && a.alias == b.alias) return false;
      if (!a.prefix.empty() && a.prefix == b.prefix) return false;
      if (a.slot && a.slot == b.slot) return false;
    }
  }
  return true;
}
static_assert(rows_are_in_order(), "two rows of kFields collide, or one is not in its place");

/// The number of a facet's group. REQUIRES: it is a Facet.
[[nodiscard]] constexpr std::size_t group_of(const Field& facet) {
  return static_cast<std::size_t>(facet.group.value());
}

/// True of what has values that are filtered and counted.
[[nodiscard]] constexpr bool has_values(const Field& field) {
  return field.kind == FieldKind::Facet || field.kind == FieldKind::Membership;
}

/// The row of that name or alias, or null. Case does not matter, and a hyphen is an underscore.
[[nodiscard]] const Field* find_field(std::string_view name);

[[nodiscard]] constexpr const Field& field(FieldId id) {
  return kFields[static_cast<std::size_t>(id)];
}

/// The row of that exact name. Throws Error(InvalidInput) if there is none.
[[nodiscard]] const Field& field_named(std::string_view name);

/// Names of the fields that have values, joined with ", ": for messages.
[[nodiscard]] std::string names_of_fields_with_values();

/// "--member-of". REQUIRES: the field has values.
[[nodiscard]] std::string flag_of(const Field& field);

/// The term that filters on one value of a facet: (convention, "BWC") gives "XCONVbwc".
/// Indexer and searcher both call this, so what is written is what is looked up. The value is
/// folded to lower case; one that makes the term longer than kMaxTermBytes ends in a hash of
/// itself. REQUIRES: facet.prefix is not empty. Throws Error(InvalidInput) if `value` is blank or
/// holds control characters.
[[nodiscard]] std::string facet_term(const Field& facet, std::string_view value);

/// The term of the versions of a statement, but for the main one, which has that id.
[[nodiscard]] std::string variant_term(std::string_view main_id);

/// The facet that a term is a value of; null if it is something else.
[[nodiscard]] const Field* facet_of_term(std::string_view term);

/// Ancestors of a hierarchical value, nearest first: "7a" gives "7"; "7(a)(ii)" is not a form of
/// ours. A value without ancestors gives nullopt. Only agenda items have ancestors by their form;
/// those of topics come from the vocabulary.
[[nodiscard]] std::optional<std::string> parent_item(std::string_view item);

}  // namespace rostrum
