#include "indexer/layout/rows/side_heads.hpp"

#include <algorithm>
#include <cmath>

#include "indexer/layout/rows/gutter_sides.hpp"
#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

using Words = std::vector<const PageWord*>;

/// Sizes of the letters by which a heading's first line may be off that of its text.
constexpr double kBeside = 0.6;

}  // namespace

bool has_side_heads(const std::vector<Row>& rows, const Gutter& gutter) {
  constexpr double kAligned = 0.85;
  constexpr double kLetters = 3;  // a line: more than the number of a paragraph
  constexpr double kEnded = 0.95;
  constexpr double kApart = 1.1;
  constexpr std::size_t kMostLines = 3;  // of a heading, on average
  constexpr double kNarrower = 0.6;      // than the text, so that it is no column of its own
  SideOfGutter heads;
  SideOfGutter text;
  for (std::size_t i = gutter.begin; i < gutter.end; ++i) {
    heads.add(rows[i], *gutter.heads_at_left, gutter.room);
    text.add(rows[i], !*gutter.heads_at_left, gutter.room);
  }
  const double width = text.right - text.left;
  text.keep_nearest(!*gutter.heads_at_left);
  if (text.right - text.left < width) return false;  // cells of a table
  if (2 * heads.lines.size() > text.lines.size() || !text.is_prose()) return false;
  const std::vector<std::size_t> firsts = first_rows_of_heads(rows, gutter);
  if (heads.lines.size() > kMostLines * firsts.size()) return false;
  if (heads.right - heads.left > kNarrower * width) return false;
  if (text.aligned() < kAligned) return false;
  std::size_t letters = 0;
  for (const Words& line : heads.lines) {
    for (const PageWord* word : line) {
      letters +=
          static_cast<std::size_t>(std::count_if(word->text.begin(), word->text.end(), is_letter));
    }
  }
  if (static_cast<double>(letters) < kLetters * static_cast<double>(heads.lines.size())) {
    return false;
  }
  std::vector<double> steps;
  for (std::size_t i = 1; i < text.lines.size(); ++i) {
    steps.push_back(text.middles[i] - text.middles[i - 1]);
  }
  const auto middle = steps.begin() + static_cast<long>(steps.size() / 2);
  std::nth_element(steps.begin(), middle, steps.end());
  const double step = *middle;
  std::size_t groups = 0;
  std::size_t beside = 0;
  for (const std::size_t row : firsts) {
    ++groups;
    const auto line = std::find_if(text.middles.begin(), text.middles.end(), [&](double place) {
      return std::abs(place - rows[row].middle) < kBeside * rows[row].size;
    });
    if (line == text.middles.end()) continue;
    const auto at = static_cast<std::size_t>(line - text.middles.begin());
    if (at == 0) {
      ++beside;
      continue;
    }
    const Words& above = text.lines[at - 1];
    const double filled = above.back()->box.right - above.front()->box.left;
    const bool ended =
        filled < kEnded * width || text.middles[at] - text.middles[at - 1] > kApart * step;
    beside += ended ? 1 : 0;
  }
  return beside >= kFewestHeads && 3 * beside >= 2 * groups;
}

std::optional<bool> known_heads(const Gutter& gutter, const std::vector<KnownGutter>& known) {
  constexpr double kSame = 0.5;  // points
  for (const KnownGutter& other : known) {
    if (!other.heads_at_left) continue;
    const double off = *other.heads_at_left ? gutter.room.right - other.room.right
                                            : gutter.room.left - other.room.left;
    const bool few = *other.heads_at_left ? gutter.left_rows < gutter.right_rows
                                          : gutter.right_rows < gutter.left_rows;
    if (std::abs(off) < kSame && few) return other.heads_at_left;
  }
  return std::nullopt;
}

std::vector<std::size_t> first_rows_of_heads(const std::vector<Row>& rows, const Gutter& gutter) {
  constexpr double kNextLine = 1.8;  // sizes of the letters
  std::vector<std::size_t> firsts;
  std::size_t last = gutter.end;
  for (std::size_t i = gutter.begin; i < gutter.end; ++i) {
    if (side_of(rows[i], gutter, *gutter.heads_at_left).empty()) continue;
    const bool goes_on = last < i && rows[i].middle - rows[last].middle < kNextLine * rows[i].size;
    // The line beside it may stand a little higher.
    const bool higher = i > gutter.begin && last + 1 != i &&
                        rows[i].middle - rows[i - 1].middle < kBeside * rows[i].size;
    if (!goes_on) firsts.push_back(higher ? i - 1 : i);
    last = i;
  }
  return firsts;
}

}  // namespace rostrum
