/// The members of Statement and its parts, each named once: JSON, the stored record, the merging of
/// sources and the reports loop over these lists, so that a new member is a row here.
#pragma once

#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "schemas/record/statement.hpp"

namespace rostrum {

struct MemberTraits {
  bool always = false;         ///< written to JSON even where it is empty
  std::string_view evidence;   ///< of Statement: its name in evidence; "" if none is kept
  bool of_file = false;        ///< of Statement: told by the file; annotations leave it alone
  bool beside_record = false;  ///< of Statement: kept beside the stored record, not in it
  std::string_view label;      ///< of Statement: for people
  int place = 0;  ///< of Statement: among what `inspect` tells, from 1; 0 for what it does not
};

/// One member of `Of`.
template <typename Of, typename Type>
struct Member {
  const char* name;  ///< in JSON
  Type Of::*pointer;
  MemberTraits traits;
};

/// A row of the lists below.
template <typename Of, typename Type>
constexpr Member<Of, Type> member(const char* name, Type Of::*pointer, MemberTraits traits = {}) {
  return {name, pointer, traits};
}

/// The members of a struct, in the order in which the record is stored: that order is on disk.
template <typename Of>
inline constexpr std::nullptr_t kMembers = nullptr;

template <>
inline constexpr auto kMembers<SessionRef> =
    std::tuple{member("code", &SessionRef::code, {.always = true}),
               member("label", &SessionRef::label, {.always = true})};

template <>
inline constexpr auto kMembers<AgendaItem> =
    std::tuple{member("number", &AgendaItem::number), member("title", &AgendaItem::title),
               member("topic", &AgendaItem::topic)};

template <>
inline constexpr auto kMembers<Author> = std::tuple{
    member("code", &Author::code), member("label", &Author::label), member("kind", &Author::kind)};

template <>
inline constexpr auto kMembers<Speaker> =
    std::tuple{member("name", &Speaker::name), member("post", &Speaker::post)};

template <>
inline constexpr auto kMembers<Source> =
    std::tuple{member("file", &Source::file),
               member("url", &Source::url),
               member("media_type", &Source::media_type),
               member("sha256", &Source::sha256),
               member("note", &Source::note),
               member("line", &Source::line),
               member("pages", &Source::pages),
               member("unread_pages", &Source::unread_pages),
               member("recognised_pages", &Source::recognised_pages)};

template <>
inline constexpr auto kMembers<Evidence> =
    std::tuple{member("field", &Evidence::field, {.always = true}),
               member("value", &Evidence::value, {.always = true}),
               member("rule", &Evidence::rule, {.always = true}),
               member("line", &Evidence::line),
               member("quote", &Evidence::quote),
               member("confidence", &Evidence::confidence, {.always = true}),
               member("used", &Evidence::used, {.always = true}),
               member("recognised", &Evidence::recognised)};

template <>
inline constexpr auto kMembers<Statement> = std::tuple{
    member("id", &Statement::id, {.of_file = true}),
    member("title", &Statement::title, {.evidence = "title", .label = "Title", .place = 1}),
    member("text", &Statement::text, {.of_file = true, .beside_record = true}),
    member("convention", &Statement::convention,
           {.evidence = "convention", .label = "Convention", .place = 7}),
    member("session", &Statement::session, {.evidence = "session", .label = "Session", .place = 8}),
    member("symbols", &Statement::symbols, {.evidence = "symbol", .label = "Symbol", .place = 12}),
    member("agenda_items", &Statement::agenda_items,
           {.evidence = "agenda_items", .label = "Agenda item", .place = 9}),
    member("topics", &Statement::topics, {.evidence = "topics", .label = "Topic", .place = 10}),
    member("delivered_by", &Statement::delivered_by,
           {.evidence = "delivered_by", .label = "Delivered by", .place = 2}),
    member("on_behalf_of", &Statement::on_behalf_of,
           {.evidence = "on_behalf_of", .label = "On behalf of", .place = 3}),
    member("joint_with", &Statement::joint_with,
           {.evidence = "joint_with", .label = "Joint with", .place = 4}),
    member("aligned_with", &Statement::aligned_with,
           {.evidence = "aligned_with", .label = "Aligned with", .place = 5}),
    member("speaker", &Statement::speaker, {.evidence = "speaker", .label = "Speaker", .place = 6}),
    member("date", &Statement::date, {.evidence = "date", .label = "Date", .place = 11}),
    member("kind", &Statement::kind, {.evidence = "kind", .label = "Kind", .place = 13}),
    member("delivery", &Statement::delivery,
           {.evidence = "delivery", .label = "Delivery", .place = 14}),
    member("language", &Statement::language,
           {.evidence = "language", .label = "Language", .place = 15}),
    member("variant_of", &Statement::variant_of),
    member("sample", &Statement::sample),
    member("source", &Statement::source, {.of_file = true}),
    member("pages", &Statement::pages, {.of_file = true}),
    member("recognised", &Statement::recognised, {.of_file = true}),
    member("evidence", &Statement::evidence, {.beside_record = true})};

/// True of a struct that has such a list.
template <typename Of>
inline constexpr bool has_members = !std::is_same_v<decltype(kMembers<Of>), const std::nullptr_t>;

/// Calls visit(member) for each member of a struct.
template <typename Of>
constexpr void each_member(const auto& visit) {
  std::apply([&visit](const auto&... member) { (visit(member), ...); }, kMembers<Of>);
}

/// Calls visit(member, value) for each member of a struct; `of` is const for reading.
template <typename Of>
constexpr void each_field(Of& of, const auto& visit) {
  each_member<std::remove_const_t<Of>>(
      [&](const auto& member) { visit(member, of.*member.pointer); });
}

}  // namespace rostrum
