/// The groups, regions and treaties whose members are on file: the values of member_of and region.
#pragma once

#include <string>
#include <vector>

#include "schemas/index/fields.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// A value of member_of or region. Points into the vocabulary.
struct MemberList {
  std::string code;
  std::string label;
  const std::vector<Membership>* stays = nullptr;
  bool dated = false;  ///< every stay carries the date of its beginning
};

/// Those of a field that have members on file, by code.
/// REQUIRES: field.kind == FieldKind::Membership.
[[nodiscard]] std::vector<MemberList> member_lists(const Field& field,
                                                   const Vocabulary& vocabulary);

}  // namespace rostrum
