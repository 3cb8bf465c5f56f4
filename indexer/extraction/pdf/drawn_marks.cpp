#include "indexer/extraction/pdf/drawn_marks.hpp"

#include <GfxState.h>

#include <algorithm>
#include <cmath>

#include "indexer/extraction/pdf/drawn_letters.hpp"
#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

constexpr double kHair = 0.05;  // points

bool is_mark(Unicode letter) { return direction_of(letter) == Direction::Mark; }

bool are_marks(const Unicode* letters, int count) {
  constexpr Unicode kFirst = 0x900;  // behind Latin, Hebrew and Arabic
  return count > 0 && std::all_of(letters, letters + count,
                                  [](Unicode each) { return each >= kFirst && is_mark(each); });
}

}  // namespace

bool DrawnMarks::take(const GfxState& state, double x, double y, double dx, double dy,
                      const Unicode* letters, int count) {
  constexpr double kNoWidth = 0.02;  // of the font's size
  constexpr double kNear = 0.5;
  std::array<double, 2> begin{};
  std::array<double, 2> end{};
  state.transform(x, y, &begin[0], &begin[1]);
  state.transform(x + dx, y + dy, &end[0], &end[1]);
  const double size = state.getTransformedFontSize();
  if (are_marks(letters, count) &&
      std::hypot(end[0] - begin[0], end[1] - begin[1]) < kNoWidth * size) {
    if (is_meant_) return has_begun_;
    const bool near = std::hypot(begin[0] - end_[0], begin[1] - end_[1]) < kNear * size;
    if (!near || !runs_to_the_right_) return false;
    marks_.push_back({{letters, letters + count}, left_, end_[1]});
    return true;
  }
  begin_ = begin;
  end_ = end;
  if (is_meant_) {
    if (!has_begun_) meant_begin_ = begin[0];
    has_begun_ = true;
  } else if (count > 0) {
    const auto all = static_cast<std::size_t>(count);
    note_letter(begin[0], all - 1, all, letters[count - 1]);
  }
  return false;
}

void DrawnMarks::begin_meant(const std::vector<Unicode>& letters) {
  is_meant_ = true;
  has_begun_ = false;
  meant_ = letters;
}

void DrawnMarks::end_meant() {
  is_meant_ = false;
  const auto last = std::find_if_not(meant_.rbegin(), meant_.rend(), is_mark);
  if (!has_begun_ || last == meant_.rend()) return;
  const auto at = static_cast<std::size_t>(meant_.rend() - last) - 1;
  note_letter(meant_begin_, at, meant_.size(), *last);
}

/// Poppler parts the room of a glyph evenly among its letters.
void DrawnMarks::note_letter(double begin, std::size_t at, std::size_t count, Unicode letter) {
  const double share = static_cast<double>(at) / static_cast<double>(count);
  left_ = begin + share * (end_[0] - begin);
  runs_to_the_right_ = direction_of(letter) == Direction::Left && end_[0] > begin &&
                       std::abs(begin_[1] - end_[1]) < kHair;
}

/// False if its letter is not in that word.
bool DrawnMarks::put_behind(const Mark& mark, DrawnWord& word) {
  if (word.turns != 0 || mark.foot < word.box.top || mark.foot > word.box.bottom) return false;
  std::size_t at = 0;
  const auto is_its_letter = [&](std::size_t i) {
    return !is_mark(word.text[i]) && std::abs(word.letters[i].left - mark.left) < kHair;
  };
  while (at < word.text.size() && !is_its_letter(at)) ++at;
  if (at++ == word.text.size()) return false;
  while (at < word.text.size() && is_mark(word.text[at])) ++at;
  Box end = word.letters[at - 1];
  end.left = end.right;
  word.text.insert(at, mark.text);
  word.letters.insert(word.letters.begin() + static_cast<long>(at), mark.text.size(), end);
  return true;
}

void DrawnMarks::place(std::vector<DrawnWord>& words) const {
  for (const Mark& mark : marks_) {
    static_cast<void>(std::any_of(words.begin(), words.end(),
                                  [&](DrawnWord& word) { return put_behind(mark, word); }));
  }
}

}  // namespace rostrum
