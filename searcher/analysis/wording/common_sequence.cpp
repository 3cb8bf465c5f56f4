#include "searcher/analysis/wording/common_sequence.hpp"

#include <algorithm>
#include <cstdlib>

#include "searcher/request/question_budget.hpp"

namespace rostrum {
namespace {

using Words = std::span<const std::uint32_t>;

class Differ {
 public:
  Differ(Words a, Words b) : a_(a), b_(b) {
    forwards_.resize(2 * (a.size() + b.size()) + 3);
    backwards_.resize(forwards_.size());
  }

  std::vector<std::pair<std::size_t, std::size_t>> run() {
    compare(0, a_.size(), 0, b_.size());
    return std::move(pairs_);
  }

 private:
  struct Point {
    std::size_t a = 0;
    std::size_t b = 0;
  };

  void compare(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
    while (a < a_end && b < b_end && a_[a] == b_[b]) pairs_.emplace_back(a++, b++);
    std::size_t behind = 0;
    while (a < a_end && b < b_end && a_[a_end - 1] == b_[b_end - 1]) {
      --a_end;
      --b_end;
      ++behind;
    }
    if (a < a_end && b < b_end) {
      // Both ends differ, so that at least two edits are left: each half has fewer.
      const Point middle = middle_of(a, a_end, b, b_end);
      compare(a, middle.a, b, middle.b);
      compare(middle.a, a_end, middle.b, b_end);
    }
    for (std::size_t i = 0; i < behind; ++i) pairs_.emplace_back(a_end + i, b_end + i);
  }

  static constexpr std::ptrdiff_t kNone = -1;

  /// Furthest place on diagonal `k` that one more edit reaches: along a, or down b. No step leaves
  /// the grid, which has `width` and `height`.
  static std::ptrdiff_t step(const std::ptrdiff_t* furthest, std::ptrdiff_t k, std::ptrdiff_t edits,
                             std::ptrdiff_t width, std::ptrdiff_t height) {
    if (edits == 0) return 0;
    std::ptrdiff_t best = kNone;
    if (k - 1 >= 1 - edits && furthest[k - 1] != kNone && furthest[k - 1] < width) {
      best = furthest[k - 1] + 1;
    }
    if (k + 1 <= edits - 1 && furthest[k + 1] != kNone && furthest[k + 1] - k <= height) {
      best = std::max(best, furthest[k + 1]);
    }
    return best;
  }

  /// Where a shortest path of edits from the beginning meets one from the end.
  Point middle_of(std::size_t a, std::size_t a_end, std::size_t b, std::size_t b_end) {
    const auto width = static_cast<std::ptrdiff_t>(a_end - a);
    const auto height = static_cast<std::ptrdiff_t>(b_end - b);
    const std::ptrdiff_t delta = width - height;
    const bool odd = delta % 2 != 0;
    // Diagonal 0 stands in the middle.
    std::ptrdiff_t* const forward = forwards_.data() + forwards_.size() / 2;
    std::ptrdiff_t* const backward = backwards_.data() + backwards_.size() / 2;
    for (std::ptrdiff_t edits = 0;; ++edits) {
      spend(static_cast<std::size_t>(4 * edits) + 1);
      for (std::ptrdiff_t k = -edits; k <= edits; k += 2) {
        std::ptrdiff_t x = step(forward, k, edits, width, height);
        if (x != kNone) {
          while (x < width && x - k < height && a_[at(a, x)] == b_[at(b, x - k)]) ++x;
        }
        forward[k] = x;
        const std::ptrdiff_t other = delta - k;
        const bool met = odd && std::abs(other) < edits && x != kNone && backward[other] != kNone;
        if (met && x + backward[other] >= width) return {at(a, x), at(b, x - k)};
      }
      for (std::ptrdiff_t k = -edits; k <= edits; k += 2) {
        std::ptrdiff_t x = step(backward, k, edits, width, height);
        if (x != kNone) {
          while (x < width && x - k < height && a_[at(a_end, -x - 1)] == b_[at(b_end, k - x - 1)]) {
            ++x;
          }
        }
        backward[k] = x;
        const std::ptrdiff_t other = delta - k;
        const bool met = !odd && std::abs(other) <= edits && x != kNone && forward[other] != kNone;
        if (met && x + forward[other] >= width) return {at(a_end, -x), at(b_end, k - x)};
      }
    }
  }

  static std::size_t at(std::size_t from, std::ptrdiff_t steps) {
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(from) + steps);
  }

  Words a_;
  Words b_;
  std::vector<std::ptrdiff_t> forwards_;
  std::vector<std::ptrdiff_t> backwards_;
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> common_sequence(Words a, Words b) {
  return Differ(a, b).run();
}

}  // namespace rostrum
