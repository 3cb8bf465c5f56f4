/// Whether the letters of a PDF's page are what the page says.
#pragma once

#include <vector>

#include "indexer/extraction/pdf/drawn_letters.hpp"

namespace poppler {
class page;
}  // namespace poppler

namespace rostrum {

enum class PageLetters {
  Blank,    ///< nothing stands on it
  Letters,  ///< what it says
  Part,     ///< they can be read, but more stands there: typed heads over a scan
  Font,     ///< the same, and letters of a font that does not say which they are
  Picture,  ///< none, or none that say anything: scans with a stamp, outlines
  Glyphs,   ///< letters of fonts that do not say which they are
};

/// Looks at the pages of one document. A page with plenty of sound letters costs next to nothing;
/// others are drawn, small.
class PageInspection {
 public:
  /// `may_draw`: false after drawing the document has cost a process; then letters alone decide.
  explicit PageInspection(bool may_draw) : may_draw_(may_draw) {}

  [[nodiscard]] PageLetters look(const poppler::page& page, const DrawnPage& drawn);

 private:
  bool may_draw_;
  double seconds_ = 0;  ///< of processor time, spent on drawing
  /// What the last drawn page with a few letters was: so are those like it when time is up.
  PageLetters last_ = PageLetters::Letters;
};

}  // namespace rostrum
