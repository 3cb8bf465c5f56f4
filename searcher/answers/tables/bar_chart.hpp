/// Bars in SVG, one below the other: figures of what has no order, as states.
#pragma once

#include <iosfwd>
#include <memory>

#include "searcher/answers/tables/table.hpp"

namespace rostrum {

/// REQUIRES: the heading's chart is of Kind::Lines. The longest bars, the most first.
[[nodiscard]] std::unique_ptr<TableSink> bar_chart(std::ostream& out);

}  // namespace rostrum
