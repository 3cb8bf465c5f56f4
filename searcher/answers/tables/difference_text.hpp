/// Two texts in one, with signs for what only one of them has: readable without colour.
#pragma once

#include <string>
#include <vector>

#include "searcher/answers/tables/table.hpp"

namespace rostrum {

/// As wdiff writes it: "[-removed-]" and "{+added+}"; both are highlighted with their signs.
struct DifferenceText {
  std::string text;
  std::vector<CodePointSpan> highlights;
};
[[nodiscard]] DifferenceText difference_text(const TableDifference& difference);

/// What is removed struck through, what is added bold.
[[nodiscard]] std::string markdown_difference(const TableDifference& difference);

}  // namespace rostrum
