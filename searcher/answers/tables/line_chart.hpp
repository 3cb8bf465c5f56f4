/// Rows as lines of an SVG picture that can stand in a paper.
#pragma once

#include <iosfwd>
#include <memory>

#include "searcher/answers/tables/table.hpp"

namespace rostrum {

/// Needs the chart of the heading: x, series, value, axis.
[[nodiscard]] std::unique_ptr<TableSink> line_chart(std::ostream& out);

}  // namespace rostrum
