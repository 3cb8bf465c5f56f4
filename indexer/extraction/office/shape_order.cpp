#include "indexer/extraction/office/shape_order.hpp"

#include <algorithm>
#include <numeric>

namespace rostrum {
namespace {

using Places = std::vector<std::size_t>;

class Ordering {
 public:
  explicit Ordering(const std::vector<ShapeBox>& boxes) : boxes_(boxes) {}

  void put(const Places& places, Places& into) const {
    const Strips rows = strips(places, true);
    for (std::size_t i = 0; i < rows.size();) {
      const std::size_t end = end_of_columns(rows, i);
      Places together = rows[i].places;
      for (std::size_t j = i + 1; j < end; ++j) {
        together.insert(together.end(), rows[j].places.begin(), rows[j].places.end());
      }
      i = end;
      const Strips columns = strips(together, false);
      if (columns.size() > 1) {
        for (const Strip& column : columns) put(column.places, into);
      } else {
        std::stable_sort(together.begin(), together.end(), [this](std::size_t a, std::size_t b) {
          return boxes_[a].top < boxes_[b].top;
        });
        into.insert(into.end(), together.begin(), together.end());
      }
    }
  }

 private:
  /// Boxes between two clear rooms, in the order that they were given.
  struct Strip {
    Places places;
    double room = 0;  ///< before it
  };
  using Strips = std::vector<Strip>;

  /// Boxes may overlap a little and are apart all the same: each is a tenth smaller on each side.
  [[nodiscard]] double begin(std::size_t i, bool rows) const {
    const ShapeBox& box = boxes_[i];
    return rows ? box.top + box.height / 10 : box.left + box.width / 10;
  }
  [[nodiscard]] double end(std::size_t i, bool rows) const {
    const ShapeBox& box = boxes_[i];
    return rows ? box.top + box.height * 9 / 10 : box.left + box.width * 9 / 10;
  }

  [[nodiscard]] Strips strips(Places places, bool rows) const {
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t a, std::size_t b) { return begin(a, rows) < begin(b, rows); });
    Strips all;
    double reached = 0;
    for (const std::size_t place : places) {
      const double room = begin(place, rows) - reached;
      if (all.empty() || room > 0) all.push_back({{}, all.empty() ? 0 : room});
      reached = all.size() == 1 && all.back().places.empty() ? end(place, rows)
                                                             : std::max(reached, end(place, rows));
      all.back().places.push_back(place);
    }
    for (Strip& strip : all) std::sort(strip.places.begin(), strip.places.end());
    return all;
  }

  /// Behind the rows that are read as columns together: as many as have room between columns that
  /// is wider than that between them. One alone is always so.
  [[nodiscard]] std::size_t end_of_columns(const Strips& rows, std::size_t first) const {
    std::size_t found = first + 1;
    Places together = rows[first].places;
    double between = 0;
    for (std::size_t i = first + 1; i < rows.size(); ++i) {
      together.insert(together.end(), rows[i].places.begin(), rows[i].places.end());
      between = std::max(between, rows[i].room);
      const Strips columns = strips(together, false);
      if (columns.size() < 2) break;
      const bool wider = std::all_of(columns.begin() + 1, columns.end(),
                                     [&](const Strip& column) { return column.room > between; });
      if (wider) found = i + 1;
    }
    return found;
  }

  const std::vector<ShapeBox>& boxes_;
};

}  // namespace

std::vector<std::size_t> reading_order(const std::vector<ShapeBox>& boxes) {
  Places all(boxes.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  // Nobody puts so many on a slide, and each cut looks at all.
  constexpr std::size_t kMost = 300;
  if (boxes.size() > kMost) return all;
  Places ordered;
  Ordering(boxes).put(all, ordered);
  return ordered;
}

}  // namespace rostrum
