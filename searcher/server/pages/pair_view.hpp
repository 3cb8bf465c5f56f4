/// Rows of `changes` and `shared`: two texts side by side, what differs marked in each.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "searcher/answers/tables/table.hpp"
#include "searcher/server/pages/page.hpp"

namespace rostrum {

/// A block for each step or passage: [{title, heads, pairs: [{what, sign, left, right}]}]. A side
/// is {href, place, who, parts}; null where only the other side has the text.
[[nodiscard]] nlohmann::ordered_json pair_blocks(const Page& page, const TableHeading& heading,
                                                 const std::vector<TableRow>& rows);

}  // namespace rostrum
