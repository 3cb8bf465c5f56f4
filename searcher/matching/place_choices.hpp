/// NEAR and ADJ where operands are of several words. For the files of this folder alone.
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/matching/operand_kinds.hpp"

namespace rostrum {

/// Throws Error(InvalidInput) if there are too many ways to overlap.
/// REQUIRES: enough places of each kind.
[[nodiscard]] bool choice_stands_near(const OperandKinds& operands, std::size_t room,
                                      bool in_order);

/// Adds the places of choices that stand near: of all that end at some place the closest one.
/// Throws and requires as above.
void put_choices_near(const OperandKinds& operands, std::size_t room, bool in_order,
                      std::vector<Place>& into);

}  // namespace rostrum
