/// Headings in the margin of a text.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/layout/rows/column_gutters.hpp"

namespace rostrum {

/// Headings, and lines of the text that they stand beside: fewer do not tell.
inline constexpr std::size_t kFewestHeads = 2;
inline constexpr std::size_t kFewestRowsBesideHeads = 6;

/// Short headings stand at the side of the gutter that it says, each beside the line with which its
/// paragraph begins.
[[nodiscard]] bool has_side_heads(const std::vector<Row>& rows, const Gutter& gutter);

/// Headings stand in the margin as on a page before: the text beside them has the same edge. Tells
/// at which side.
[[nodiscard]] std::optional<bool> known_heads(const Gutter& gutter,
                                              const std::vector<KnownGutter>& known);

/// The rows with which headings in the margin begin. REQUIRES: the gutter parts such.
[[nodiscard]] std::vector<std::size_t> first_rows_of_heads(const std::vector<Row>& rows,
                                                           const Gutter& gutter);

}  // namespace rostrum
