#include "indexer/extraction/pdf/vertical_writing.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

/// A letter that is as wide as it is high.
bool is_lone_letter(const DrawnWord& word) {
  return word.turns == 0 && word.text.size() == 1 && is_unspaced(word.text.front());
}

/// Letters that stand over each other and came as one word.
bool is_stack(const DrawnWord& word) {
  constexpr double kNarrow = 1.2;
  if (word.turns != 0 || word.text.size() < 2) return false;
  double widest = 0;
  for (const Box& letter : word.letters) widest = std::max(widest, letter.width());
  return word.box.width() < kNarrow * widest &&
         std::all_of(word.text.begin(), word.text.end(), is_unspaced);
}

/// Each letter of such a word by itself.
std::vector<DrawnWord> unstacked(const std::vector<DrawnWord>& words) {
  std::vector<DrawnWord> all;
  all.reserve(words.size());
  for (const DrawnWord& word : words) {
    if (!is_stack(word)) {
      all.push_back(word);
      continue;
    }
    const double width = word.box.width();
    for (std::size_t i = 0; i < word.text.size(); ++i) {
      DrawnWord& letter = all.emplace_back(word);
      letter.text = word.text.substr(i, 1);
      letter.box.top = word.box.top + static_cast<double>(i) * width;
      letter.letters = {letter.box};
    }
  }
  return all;
}

/// Distances from a letter to the next, in widths of it.
constexpr double kNearest = 0.8;
constexpr double kFarthest = 1.12;
constexpr double kInLine = 0.25;

bool is_next(double along, double across, double width) {
  return along > kNearest * width && along < kFarthest * width &&
         std::abs(across) < kInLine * width;
}

double middle_of(const Box& box) { return (box.left + box.right) / 2; }

}  // namespace

void mark_vertical_writing(std::vector<DrawnWord>& drawn) {
  constexpr std::size_t kFewest = 12;
  std::size_t alone = 0;
  std::size_t in_words = 0;
  for (const DrawnWord& word : drawn) {
    if (word.turns != 0 || word.text.empty() || !is_unspaced(word.text.front())) continue;
    (is_lone_letter(word) || is_stack(word) ? alone : in_words) += word.text.size();
  }
  if (alone < kFewest || in_words > alone / 2) return;
  std::vector<DrawnWord> words = unstacked(drawn);
  std::vector<DrawnWord*> lone;
  for (DrawnWord& word : words) {
    if (is_lone_letter(word)) lone.push_back(&word);
  }
  std::sort(lone.begin(), lone.end(), [](const DrawnWord* a, const DrawnWord* b) {
    return middle_of(a->box) < middle_of(b->box);
  });
  std::size_t below = 0;
  std::size_t beside = 0;
  for (std::size_t i = 0; i < lone.size(); ++i) {
    const Box& letter = lone[i]->box;
    const double width = letter.width();
    bool has_below = false;
    bool has_beside = false;
    const double nearest = middle_of(letter) - kInLine * width;
    const double farthest = middle_of(letter) + kFarthest * width;
    auto other = std::lower_bound(
        lone.begin(), lone.end(), nearest,
        [](const DrawnWord* word, double at) { return middle_of(word->box) < at; });
    for (; other != lone.end() && middle_of((*other)->box) < farthest; ++other) {
      const double right = middle_of((*other)->box) - middle_of(letter);
      const double down = (*other)->box.top - letter.top;
      has_below = has_below || is_next(down, right, width);
      has_beside = has_beside || is_next(right, down, width);
    }
    below += has_below ? 1 : 0;
    beside += has_beside ? 1 : 0;
  }
  if (5 * below < 3 * lone.size() || below < 3 * beside) return;
  std::vector<double> widths;
  for (const DrawnWord* word : lone) widths.push_back(word->box.width());
  const auto middle = widths.begin() + static_cast<long>(widths.size() / 2);
  std::nth_element(widths.begin(), middle, widths.end());
  const double width = *middle;
  for (DrawnWord& word : words) {
    // Figures of a number may stand side by side, upright, in the place of a letter.
    const bool figures = word.turns == 0 && word.box.width() < kFarthest * width &&
                         std::all_of(word.text.begin(), word.text.end(), is_digit);
    if (!is_lone_letter(word) && !figures) continue;
    word.turns = 1;
    word.font_size = word.box.width();
    // The font's height is told of letters that run to the right.
    const double height = figures ? width : word.box.width();
    word.box.bottom = word.box.top + height;
    if (figures) {
      const double at = middle_of(word.box);
      word.box.left = at - width / 2;
      word.box.right = at + width / 2;
      word.font_size = width;
    }
    word.letters.assign(word.text.size(), word.box);
  }
  drawn = std::move(words);
}

}  // namespace rostrum
