// Groups, regions and treaties as filters on their members.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/base/terminal_safe.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/filters/filter_lookup.hpp"
#include "searcher/filters/member_lists.hpp"

namespace rostrum {
namespace {

using Lists = std::vector<MemberList>;

const MemberList* with_code(const Lists& lists, std::string_view code) {
  const auto row = std::find_if(lists.begin(), lists.end(),
                                [code](const MemberList& each) { return each.code == code; });
  return row == lists.end() ? nullptr : &*row;
}

/// The names under which a user finds one of the lists.
NamesToOffer names_of(const Lists& lists, const Vocabulary& vocabulary) {
  NamesToOffer names;
  const auto add = [&](const Vocabulary::Names& known) {
    for (const auto& [name, code] : known) {
      if (const MemberList* list = with_code(lists, code)) names.emplace_back(name, list->label);
    }
  };
  add(vocabulary.delegation_names());
  add(vocabulary.convention_names());
  for (const MemberList& list : lists) names.emplace_back(fold_name(list.label), list.label);
  return names;
}

}  // namespace

ResolvedFilter resolve_member_of(const FilterLookup& lookup) {
  const Lists lists = member_lists(field(FieldId::MemberOf), lookup.vocabulary);
  const Delegation* const found = lookup.vocabulary.find_delegation(lookup.typed);
  const Convention* const treaty = lookup.vocabulary.find_convention(lookup.typed);
  const bool group = found != nullptr && found->kind == DelegationKind::Group;
  const MemberList* list = nullptr;
  if (group) list = with_code(lists, found->code);
  if (list == nullptr && treaty != nullptr) list = with_code(lists, treaty->code);
  const std::string name = fold_name(lookup.typed);
  for (const MemberList& each : lists) {
    if (list == nullptr && fold_name(each.label) == name) list = &each;
  }
  if (list != nullptr) return resolved(lookup, list->code, list->label);
  if (group || treaty != nullptr) {
    throw Error(ErrorKind::InvalidInput,
                "member_of: the members of " + (group ? found->label : treaty->label) +
                    " are not on file; 'rostrum-search values member-of' lists the groups and "
                    "treaties whose members are");
  }
  if (found != nullptr && found->kind == DelegationKind::State) {
    throw Error(ErrorKind::InvalidInput, "member_of: " + in_quotes(lookup.typed) +
                                             " is the state " + found->label +
                                             "; use the field country");
  }
  throw refusal(lookup, "no group or treaty called " + in_quotes(lookup.typed),
                names_of(lists, lookup.vocabulary));
}

ResolvedFilter resolve_region(const FilterLookup& lookup) {
  const Vocabulary& vocabulary = lookup.vocabulary;
  const Lists lists = member_lists(field(FieldId::Region), vocabulary);
  const std::string name = fold_name(lookup.typed);
  const Delegation* const found = vocabulary.find_delegation(lookup.typed);
  NamesToOffer names = names_of(lists, vocabulary);
  std::string all;
  for (const MemberList& list : lists) {
    if (found != nullptr && found->code == list.code) {
      return resolved(lookup, list.code, list.label);
    }
    for (const std::string& region : vocabulary.delegation(list.code)->region_names) {
      if (fold_name(region) == name) return resolved(lookup, list.code, list.label);
      names.emplace_back(fold_name(region), list.label);
    }
    all += (all.empty() ? "" : ", ") + list.label;
  }
  const std::string near = did_you_mean(nearest_names(lookup.typed, names));
  throw Error(ErrorKind::InvalidInput,
              "region: no regional group of the United Nations is called " +
                  in_quotes(lookup.typed) + near + (near.empty() ? "; " : " ") +
                  "the regions are " + all);
}

}  // namespace rostrum
