/// Straight lines of a page, as tables have them between their cells.
#pragma once

#include <vector>

#include "indexer/layout/words/page_words.hpp"

class GfxState;

namespace rostrum {

/// Collects them while a page is drawn: strokes, and areas that are thin.
class DrawnRules {
 public:
  /// Of the path at hand. What is neither across nor down, or no line, is passed over.
  void add(const GfxState& state, bool stroked);

  [[nodiscard]] std::vector<Box> take() { return std::move(rules_); }

 private:
  void add_line(double x0, double y0, double x1, double y1);

  std::vector<Box> rules_;
};

}  // namespace rostrum
