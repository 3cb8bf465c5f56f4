/// Which statements hold words in their places, by the positions of the columns.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/engine/doc_set.hpp"
#include "searcher/engine/snapshot.hpp"

namespace rostrum {

/// What was found, and what positions cannot tell: statements too long for them, and in a window a
/// hyphenated word, which stands in one place and is several.
struct PositionMatches {
  DocSet found;
  DocSet doubtful;
};

/// Words side by side, in this order. Words are terms, with their field's prefix.
/// REQUIRES: at least two words.
[[nodiscard]] PositionMatches match_sequence(const std::vector<std::string>& words,
                                             const Snapshot& snapshot);

/// One of the words of each operand, all within `window` words of each other; in the order of the
/// operands, or in any. Each operand takes a place of its own.
struct PositionOperand {
  std::vector<std::string> words;
  std::vector<std::string> hyphenated;  ///< see hyphenated_term
};
[[nodiscard]] PositionMatches match_window(const std::vector<PositionOperand>& operands,
                                           std::size_t window, bool in_order,
                                           const DocSet& candidates, const Snapshot& snapshot);

}  // namespace rostrum
