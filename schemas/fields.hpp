/// The one table of fields: what a statement can be searched, filtered, counted and sorted by.
#pragma once

#include <array>
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

/// Prefix and slot are on disk: add rows, but change one only together with kFormatVersion.
/// Prefixes follow Omega's table (xapian-omega, docs/termprefixes) where it has one for the
/// purpose.
struct Field {
  std::string_view name;         ///< in queries and JSON answers; flag_of() is its flag
  std::string_view alias;        ///< a second name that queries may use; "" for none
  std::string_view prefix;       ///< of the terms; "" for the words of title and text
  std::optional<unsigned> slot;  ///< of the document value, if there is one
  FieldKind kind;
  bool several;             ///< a statement may have more than one value
  bool hierarchical;        ///< a value has ancestors, which are written too: 7a also writes 7
  bool counted_by_default;  ///< among the facets of an answer when none are named
  std::string_view label;   ///< for people
};

inline constexpr std::array kFields{
    Field{"text", "", "", std::nullopt, FieldKind::FreeText, false, false, false, "Text"},
    Field{"title", "", "S", std::nullopt, FieldKind::FreeText, false, false, false, "Title"},
    Field{"speaker", "", "A", std::nullopt, FieldKind::FreeText, false, false, false, "Speaker"},
    Field{"id", "", "Q", std::nullopt, FieldKind::Id, false, false, false, "Identifier"},
    Field{"convention", "", "XCONV", std::nullopt, FieldKind::Facet, false, false, true,
          "Convention"},
    Field{"session", "", "XSESS", std::nullopt, FieldKind::Facet, false, false, true, "Session"},
    Field{"country", "", "N", std::nullopt, FieldKind::Facet, true, false, true, "Country"},
    Field{"group", "", "XGRP", std::nullopt, FieldKind::Facet, true, false, true, "Group"},
    Field{"member_of", "", "", std::nullopt, FieldKind::Membership, true, false, false,
          "Member of"},
    Field{"region", "", "", std::nullopt, FieldKind::Membership, true, false, false, "Region"},
    Field{"organisation", "", "XORG", std::nullopt, FieldKind::Facet, true, false, false,
          "Organisation"},
    Field{"item", "agenda_item", "XITEM", std::nullopt, FieldKind::Facet, true, true, true,
          "Agenda item"},
    Field{"symbol", "document_symbol", "XSYM", std::nullopt, FieldKind::Facet, true, true, false,
          "Document symbol"},
    Field{"topic", "", "K", std::nullopt, FieldKind::Facet, true, true, true, "Topic"},
    Field{"kind", "", "XKIND", std::nullopt, FieldKind::Facet, false, false, true, "Kind"},
    Field{"delivery", "", "XDELIV", std::nullopt, FieldKind::Facet, false, false, false,
          "Delivery"},
    Field{"lang", "language", "L", std::nullopt, FieldKind::Facet, false, false, true, "Language"},
    Field{"year", "", "Y", std::nullopt, FieldKind::Facet, false, false, true, "Year"},
    Field{"aligned", "", "XALIGN", std::nullopt, FieldKind::Facet, true, false, false,
          "Aligned with"},
    Field{"date", "", "", 0, FieldKind::Date, false, false, false, "Date"},
    Field{"file", "", "XFILE", std::nullopt, FieldKind::Internal, false, false, false,
          "Source file"},
    Field{"batch", "", "XBATCH", std::nullopt, FieldKind::Internal, false, false, false, "Batch"},
    Field{"variant", "", "R", std::nullopt, FieldKind::Internal, false, false, false,
          "Id of the statement that this one is a version of"},
    Field{"band", "", "XBAND", std::nullopt, FieldKind::Internal, true, false, false,
          "What copies of a text share"},
    Field{"occasion", "", "XOCC", std::nullopt, FieldKind::Internal, false, false, false,
          "What translations of a statement share"},
    Field{"content", "", "", 1, FieldKind::Internal, false, false, false, "Content hash"},
};

/// No two rows share a name, an alias, a slot, or a prefix (the empty one apart).
[[nodiscard]] constexpr bool names_prefixes_and_slots_are_unique() {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
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
static_assert(names_prefixes_and_slots_are_unique(), "two rows of kFields collide");

/// True of what has values that are filtered and counted.
[[nodiscard]] constexpr bool has_values(const Field& field) {
  return field.kind == FieldKind::Facet || field.kind == FieldKind::Membership;
}

/// The row of that name or alias, or null. Case does not matter, and a hyphen is an underscore.
[[nodiscard]] const Field* find_field(std::string_view name);

/// The row of that exact name. REQUIRES: there is one.
[[nodiscard]] const Field& field(std::string_view name);

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
