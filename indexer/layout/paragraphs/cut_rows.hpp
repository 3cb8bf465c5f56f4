/// Rows of tables that the foot of a page has cut.
#pragma once

#include <vector>

#include "indexer/layout/paragraphs/running_lines.hpp"

namespace rostrum {

/// Where the last row of a page's table goes on at the head of the next page, its cells get what
/// stands there, which is taken out. It goes on if each cell there stands below one of its cells,
/// and in one of them a sentence goes on. Pure.
void join_cut_rows(std::vector<PageLines>& pages);

}  // namespace rostrum
