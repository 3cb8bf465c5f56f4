/// NEAR and ADJ between single words. For the files of this folder alone.
#pragma once

#include <cstddef>
#include <vector>

#include "searcher/matching/operand_kinds.hpp"

namespace rostrum {

/// In any order. REQUIRES: single words, and enough places of each.
[[nodiscard]] bool words_stand_near(const OperandKinds& operands, std::size_t room);

/// In the order of the question. REQUIRES: as above.
[[nodiscard]] bool words_stand_in_order(const OperandKinds& operands, std::size_t room);

/// Adds, for each place where words stand near in any order, the latest that do up to there.
/// REQUIRES: as above.
void put_words_near(const OperandKinds& operands, std::size_t room, std::vector<Place>& into);

}  // namespace rostrum
