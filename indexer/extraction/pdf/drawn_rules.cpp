#include "indexer/extraction/pdf/drawn_rules.hpp"

#include <GfxState.h>

#include <algorithm>
#include <cmath>

namespace rostrum {
namespace {

/// Points that a line may lean or an area be thick.
constexpr double kThin = 3;
constexpr double kLean = 0.5;
/// A page with more is a drawing.
constexpr std::size_t kMost = 50'000;

}  // namespace

void DrawnRules::add_line(double x0, double y0, double x1, double y1) {
  if (std::abs(x1 - x0) > kLean && std::abs(y1 - y0) > kLean) return;
  rules_.push_back({std::min(x0, x1), std::min(y0, y1), std::max(x0, x1), std::max(y0, y1)});
}

void DrawnRules::add(const GfxState& state, bool stroked) {
  const GfxPath* const path = state.getPath();
  for (int i = 0; path != nullptr && i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* const part = path->getSubpath(i);
    if (rules_.size() > kMost) return;
    std::vector<std::pair<double, double>> points;
    bool straight = true;
    for (int k = 0; k < part->getNumPoints(); ++k) {
      straight = straight && !part->getCurve(k);
      auto& [x, y] = points.emplace_back();
      state.transform(part->getX(k), part->getY(k), &x, &y);
    }
    if (!straight || points.size() < 2) continue;
    if (stroked) {
      for (std::size_t k = 1; k < points.size(); ++k) {
        add_line(points[k - 1].first, points[k - 1].second, points[k].first, points[k].second);
      }
      continue;
    }
    const auto [left, right] = std::minmax_element(points.begin(), points.end());
    const auto [top, bottom] =
        std::minmax_element(points.begin(), points.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; });
    const Box box{left->first, top->second, right->first, bottom->second};
    if (points.size() <= 6 && std::min(box.width(), box.height()) <= kThin) rules_.push_back(box);
  }
}

}  // namespace rostrum
