#include "searcher/filters/member_lists.hpp"

#include <cassert>

namespace rostrum {
namespace {

std::string treaty_label(const Convention& convention) {
  return "States Parties, " + convention.label;
}

}  // namespace

std::vector<MemberList> member_lists(const Field& field, const Vocabulary& vocabulary) {
  assert(field.kind == FieldKind::Membership);
  const bool regions = field.name == "region";
  std::vector<MemberList> lists;
  for (const Delegation& each : vocabulary.delegations()) {
    if (each.members.empty() || (regions && each.region_names.empty())) continue;
    lists.push_back({each.code, each.label, &each.members, each.dated});
  }
  if (regions) return lists;
  for (const Convention& each : vocabulary.conventions()) {
    if (each.parties.empty()) continue;
    lists.push_back({each.code, treaty_label(each), &each.parties, each.parties_dated});
  }
  return lists;
}

}  // namespace rostrum
