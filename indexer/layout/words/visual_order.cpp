#include "indexer/layout/words/visual_order.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

/// A stretch of letters of one direction, as it stands on the line.
enum class Side : std::uint8_t { Left, Right, Number, Open };

bool is_number(Direction direction) {
  return direction == Direction::Digit || direction == Direction::ArabicDigit;
}

/// "31 December 2025" within words that run to the left is drawn as "December 2025 31": a number
/// behind a year, at the right end of a stretch that runs to the right, was its first word.
void part_days(std::u32string_view visual, std::vector<Side>& sides) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kDay = 2;
  const auto digits_before = [&](std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && is_digit(visual[begin - 1])) --begin;
    return end - begin;
  };
  for (std::size_t end = visual.size(); end > 0; --end) {
    const bool last =
        sides[end - 1] == Side::Left &&
        (end == visual.size() || sides[end] == Side::Open || sides[end] == Side::Right);
    if (!last) continue;
    const std::size_t day = digits_before(end);
    if (day == 0 || day > kDay || end < day + kYear + 3 || visual[end - day - 1] != U' ') continue;
    const std::size_t year_end = end - day - 1;
    if (digits_before(year_end) != kYear || visual[year_end - kYear - 1] != U' ') continue;
    if (direction_of(visual[year_end - kYear - 2]) != Direction::Left) continue;
    for (std::size_t i = end - day; i < end; ++i) sides[i] = Side::Number;
    sides[year_end] = Side::Open;
  }
}

/// Digits with what holds them together: 1,234.5 and 2/12/2025 are one number; 26-30 is one among
/// Hebrew letters and two among Arabic ones (rules W2 and W4).
std::vector<Side> sides_of(std::u32string_view visual) {
  std::vector<Direction> directions;
  directions.reserve(visual.size());
  bool arabic = false;
  for (const char32_t letter : visual) {
    directions.push_back(direction_of(letter));
    arabic = arabic || directions.back() == Direction::Arabic;
  }
  const auto joins_digits = [&](std::size_t i) {
    return directions[i] == Direction::Separator || (directions[i] == Direction::Sign && !arabic);
  };
  std::vector<Side> sides(visual.size(), Side::Open);
  for (std::size_t i = 0; i < visual.size(); ++i) {
    if (directions[i] == Direction::Left) sides[i] = Side::Left;
    if (is_right_to_left(directions[i])) sides[i] = Side::Right;
    if (is_number(directions[i])) sides[i] = Side::Number;
    const bool between = i > 0 && i + 1 < visual.size() && is_number(directions[i - 1]) &&
                         is_number(directions[i + 1]);
    if (between && joins_digits(i)) sides[i] = Side::Number;
  }
  // A sign that stands at a number goes with it: 5%, $5. Not so among Arabic letters, where "5%" is
  // drawn as "%5".
  for (std::size_t i = 0; i < visual.size() && !arabic; ++i) {
    if (directions[i] != Direction::Sign || sides[i] != Side::Open) continue;
    const bool before = i > 0 && sides[i - 1] == Side::Number;
    const bool behind = i + 1 < visual.size() && sides[i + 1] == Side::Number;
    if ((before || behind) && visual[i] != U'-' && visual[i] != U'+') sides[i] = Side::Number;
  }
  // Numbers that touch words written from left to right are of them: NPT/CONF.2020/1, 1999 NPT.
  // What lies between two such stretches is too.
  std::size_t last = visual.size();  // the nearest stretch before: left, number or right
  for (std::size_t i = 0; i < visual.size(); ++i) {
    if (sides[i] == Side::Open) continue;
    if (last < i && sides[i] != Side::Right && sides[last] != Side::Right &&
        (sides[i] == Side::Left || sides[last] == Side::Left)) {
      for (std::size_t k = last; k <= i; ++k) sides[k] = Side::Left;
      // A number that stands before the word belongs to it as well.
      for (std::size_t k = last; k > 0 && sides[k - 1] == Side::Number; --k)
        sides[k - 1] = Side::Left;
    }
    last = i;
  }
  part_days(visual, sides);
  return sides;
}

/// A stretch that runs to the left, read from its right end; what runs to the right within it keeps
/// its order. A mark stands before its letter on the line, and so comes behind it.
void append_from_right(std::u32string_view visual, const std::vector<Side>& sides,
                       std::size_t begin, std::size_t end, std::u32string& to) {
  while (end > begin) {
    std::size_t first = end - 1;
    const Side side = sides[first];
    if (side == Side::Left || side == Side::Number) {
      while (first > begin && sides[first - 1] == side) --first;
    }
    to.append(visual.substr(first, end - first));
    end = first;
  }
}

/// Brackets of words that run to the left are drawn turned round. Some programs say which letter is
/// meant, others which is seen: a bracket that closes before any has opened tells the second kind.
void turn_brackets(std::u32string& text) {
  int open = 0;
  int right = 0;
  int wrong = 0;
  for (const char32_t letter : text) {
    if (letter == U'(' || letter == U'[' || letter == U'«') ++open;
    if (letter == U')' || letter == U']' || letter == U'»') {
      (open > 0 ? right : wrong) += 1;
      open = std::max(0, open - 1);
    }
  }
  wrong += open;
  if (wrong <= right || wrong < 2) return;
  for (char32_t& letter : text) letter = mirrored(letter);
}

}  // namespace

bool is_mostly_right_to_left(std::u32string_view letters) {
  std::size_t left = 0;
  std::size_t right = 0;
  for (const char32_t letter : letters) {
    const Direction direction = direction_of(letter);
    left += direction == Direction::Left ? 1 : 0;
    right += is_right_to_left(direction) ? 1 : 0;
  }
  return right > left;
}

std::u32string reading_order(std::u32string_view visual, bool right_to_left) {
  // Cells of a table are read each by itself, from the side on which the paragraph begins.
  const std::size_t cell = right_to_left ? visual.rfind(U'\t') : std::u32string_view::npos;
  if (cell != std::u32string_view::npos) {
    return reading_order(visual.substr(cell + 1), true) + U'\t' +
           reading_order(visual.substr(0, cell), true);
  }
  const bool any = std::any_of(visual.begin(), visual.end(), [](char32_t letter) {
    return letter >= 0x590 && is_right_to_left(direction_of(letter));
  });
  std::u32string read;
  read.reserve(visual.size());
  if (!any && !right_to_left) {
    for (const char32_t letter : visual) append_plain(letter, read);
    compose(read);
    return read;
  }
  const std::vector<Side> sides = sides_of(visual);
  std::u32string ordered;
  if (right_to_left) {
    append_from_right(visual, sides, 0, visual.size(), ordered);
  } else {
    for (std::size_t begin = 0; begin < visual.size();) {
      // From a letter that runs to the left to the last one before a word that runs to the right.
      std::size_t end = begin;
      for (std::size_t i = begin; i < visual.size() && sides[begin] == Side::Right; ++i) {
        if (sides[i] == Side::Left) break;
        if (sides[i] == Side::Right) end = i + 1;
      }
      if (end == begin) {
        ordered.push_back(visual[begin++]);
        continue;
      }
      append_from_right(visual, sides, begin, end, ordered);
      begin = end;
    }
  }
  if (right_to_left) turn_brackets(ordered);
  for (const char32_t letter : ordered) append_plain(letter, read);
  compose(read);
  return read;
}

}  // namespace rostrum
