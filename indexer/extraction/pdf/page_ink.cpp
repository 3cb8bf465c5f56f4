#include "indexer/extraction/pdf/page_ink.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace rostrum {
namespace {

constexpr int kSide = 36;
constexpr int kTones = 16;        // steps of grey that count as one
constexpr int kSameTone = 28;     // as far from the ground a dot is still ground
constexpr int kInkContrast = 48;  // as far from it, it is ink

enum class Square { Empty, Lines, Busy };

/// Writing is thin strokes on an even ground: ink and ground alternate along rows and along
/// columns alike, whichever way the page lies, and the ink is darker than the ground, or else
/// lighter. A rule or a frame alternates in one direction only; a photograph has no even ground,
/// and tones on either side of it.
Square square_at(const PagePicture& picture, int left, int top, int right, int bottom) {
  const auto dot = [&](int x, int y) {
    return int{picture.dots[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                            static_cast<std::size_t>(x)]};
  };
  std::array<int, 256 / kTones> tones{};
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) ++tones[static_cast<std::size_t>(dot(x, y) / kTones)];
  }
  const auto most = std::max_element(tones.begin(), tones.end()) - tones.begin();
  const int ground = static_cast<int>(most) * kTones + kTones / 2;
  int same = 0;
  int darker = 0;
  int lighter = 0;
  int along_rows = 0;
  int along_columns = 0;
  const auto is_ink = [&](int x, int y) { return std::abs(dot(x, y) - ground) >= kInkContrast; };
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      const bool inked = is_ink(x, y);
      if (inked) ++(dot(x, y) < ground ? darker : lighter);
      same += std::abs(dot(x, y) - ground) <= kSameTone ? 1 : 0;
      if (x > left && inked != is_ink(x - 1, y)) ++along_rows;
      if (y > top && inked != is_ink(x, y - 1)) ++along_columns;
    }
  }
  const int area = (right - left) * (bottom - top);
  constexpr double kLeastGround = 0.42;
  if (same < kLeastGround * area) return Square::Busy;
  constexpr double kLeastInk = 0.025;
  constexpr double kLeastChanges = 0.025;  // of the dots, in each direction
  constexpr int kOneSided = 8;
  const int ink = std::max(darker, lighter);
  if (darker + lighter <= kLeastInk * area || along_rows <= kLeastChanges * area ||
      along_columns <= kLeastChanges * area) {
    return Square::Empty;
  }
  return ink > kOneSided * std::min(darker, lighter) ? Square::Lines : Square::Busy;
}

}  // namespace

PageInk ink_of(const PagePicture& picture, const std::vector<PageBox>& letters) {
  const int columns = (picture.width + kSide - 1) / kSide;
  const int rows = (picture.height + kSide - 1) / kSide;
  std::vector<char> read(static_cast<std::size_t>(std::max(0, columns * rows)), 0);
  const auto place = [&](int column, int row) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
           static_cast<std::size_t>(column);
  };
  for (const PageBox& box : letters) {
    const int left = std::clamp(box.left, 0, picture.width) / kSide;
    const int top = std::clamp(box.top, 0, picture.height) / kSide;
    const int right = (std::clamp(box.right, 0, picture.width) + kSide - 1) / kSide;
    const int bottom = (std::clamp(box.bottom, 0, picture.height) + kSide - 1) / kSide;
    for (int row = top; row < std::min(bottom, rows); ++row) {
      for (int column = left; column < std::min(right, columns); ++column) {
        read[place(column, row)] = 1;
      }
    }
  }
  PageInk found;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      if (read[place(column, row)] != 0) {
        ++found.read;
        continue;
      }
      const int right = std::min((column + 1) * kSide, picture.width);
      const int bottom = std::min((row + 1) * kSide, picture.height);
      const Square square = square_at(picture, column * kSide, row * kSide, right, bottom);
      found.lines += square == Square::Lines ? 1 : 0;
      found.busy += square == Square::Busy ? 1 : 0;
    }
  }
  return found;
}

}  // namespace rostrum
