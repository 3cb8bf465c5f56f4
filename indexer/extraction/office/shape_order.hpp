/// The order in which boxes on a slide are read.
#pragma once

#include <cstddef>
#include <vector>

namespace rostrum {

/// In one unit, from the top left.
struct ShapeBox {
  double left = 0;
  double top = 0;
  double width = 0;
  double height = 0;
};

/// Places of the boxes in the order of reading: rows from above, and columns from the left where
/// the room between them is wider than that between the rows in them; those that lie over each
/// other from above. Boxes that nothing tells apart stay in their order.
[[nodiscard]] std::vector<std::size_t> reading_order(const std::vector<ShapeBox>& boxes);

}  // namespace rostrum
