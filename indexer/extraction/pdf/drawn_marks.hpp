/// Marks without width over or under letters that run to the right, as those of Hindi and Thai. A
/// door to poppler, which ends a letter where its mark begins, though a font may set it far back,
/// so that a blank seems to follow; and which takes a mark that is set a little above the line for
/// a word of another one.
#pragma once

#include <CharTypes.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

class GfxState;

namespace rostrum {

struct DrawnWord;

/// Those of one page. Marks of Latin are not among them: poppler puts those behind their letters.
class DrawnMarks {
 public:
  /// Takes the next glyph of the page; true if it is such a mark, and poppler is not to have it.
  bool take(const GfxState& state, double x, double y, double dx, double dy, const Unicode* letters,
            int count);

  /// The glyphs from here on mean these letters, whatever they are themselves.
  void begin_meant(const std::vector<Unicode>& letters);
  void end_meant();

  /// Puts the marks behind their letters.
  void place(std::vector<DrawnWord>& words) const;

 private:
  struct Mark {
    std::u32string text;
    double left = 0;  ///< edge of its letter
    double foot = 0;
  };

  static bool put_behind(const Mark& mark, DrawnWord& word);
  void note_letter(double begin, std::size_t at, std::size_t count, Unicode letter);

  std::vector<Mark> marks_;
  bool runs_to_the_right_ = false;  ///< the last letter does, and stands upright
  double left_ = 0;                 ///< its edge
  std::array<double, 2> begin_{};   ///< of the last glyph with width, on the page
  std::array<double, 2> end_{};     ///< of that glyph
  bool is_meant_ = false;           ///< between `begin_meant` and `end_meant`
  bool has_begun_ = false;          ///< a glyph came since
  std::vector<Unicode> meant_;
  double meant_begin_ = 0;
};

}  // namespace rostrum
