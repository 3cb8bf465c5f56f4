#include "indexer/layout/rows/margin_text.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "indexer/layout/rows/page_columns.hpp"
#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

/// In sizes of the letters.
constexpr double kApart = 1.2;
constexpr double kWidest = 7;
constexpr double kStep = 1.8;

struct Span {
  double begin = 0;
  double end = 0;
};

bool has_word(const Row& row) {
  return std::any_of(row.words.begin(), row.words.end(), [](const PageWord* word) {
    return std::any_of(word->text.begin(), word->text.end(), is_unspaced) ||
           std::count_if(word->text.begin(), word->text.end(), is_letter) > 1;
  });
}

/// Lines as close as those of a text, that say something, and stand beside those of the other.
bool is_text_of_its_own(const std::vector<Row>& rows, const std::vector<Row>& body) {
  constexpr std::size_t kFewest = 3;
  constexpr double kSameLine = 0.15;
  if (rows.size() < kFewest) return false;
  std::size_t close = 0;
  std::size_t words = 0;
  std::size_t in_line = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double step = i > 0 ? rows[i].middle - rows[i - 1].middle : 0;
    close += i > 0 && step < kStep * rows[i].size ? 1 : 0;
    words += has_word(rows[i]) ? 1 : 0;
    in_line += std::any_of(body.begin(), body.end(), [&](const Row& other) {
      return std::abs(other.middle - rows[i].middle) < kSameLine * rows[i].size;
    });
  }
  return 3 * close >= 2 * (rows.size() - 1) && 3 * words >= 2 * rows.size() &&
         2 * in_line < rows.size();
}

/// Several blocks, each of which begins beside a line of the other: headings of its paragraphs.
bool are_headings(const std::vector<Row>& rows, const std::vector<Row>& body) {
  constexpr std::size_t kFewest = 2;
  constexpr double kSameRow = 0.6;
  std::size_t blocks = 0;
  std::size_t beside = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0 && rows[i].middle - rows[i - 1].middle < kStep * rows[i].size) continue;
    ++blocks;
    beside +=
        std::any_of(body.begin(), body.end(),
                    [&](const Row& other) {
                      return std::abs(other.middle - rows[i].middle) < kSameRow * rows[i].size;
                    })
            ? 1
            : 0;
  }
  return blocks >= kFewest && 3 * beside >= 2 * blocks;
}

}  // namespace

std::vector<PageWord> take_margin_text(std::vector<PageWord>& words) {
  constexpr std::size_t kFewest = 3;
  constexpr std::size_t kShare = 6;  // of the page's words
  std::vector<PageWord> taken;
  if (words.size() < kFewest * kShare) return taken;
  for (const bool at_left : {true, false}) {
    std::vector<std::size_t> order(words.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto span = [&](std::size_t i) {
      const Box& box = words[i].box;
      return at_left ? Span{box.left, box.right} : Span{-box.right, -box.left};
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return span(a).begin < span(b).begin; });
    // The words before the first room that reaches from the head of the page to its foot.
    double reached = span(order.front()).end;
    std::size_t count = 1;
    while (count < order.size() &&
           span(order[count]).begin - reached < kApart * words[order[count]].size) {
      reached = std::max(reached, span(order[count]).end);
      ++count;
    }
    const double size = words[order.front()].size;
    const bool narrow = reached - span(order.front()).begin < kWidest * size;
    if (count < kFewest || count * kShare > words.size() || !narrow) continue;
    std::vector<const PageWord*> margin;
    std::vector<const PageWord*> body;
    for (std::size_t i = 0; i < order.size(); ++i) {
      (i < count ? margin : body).push_back(&words[order[i]]);
    }
    const std::vector<Row> rows = rows_of(margin);
    const std::vector<Row> others = rows_of(body);
    if (!is_text_of_its_own(rows, others) || are_headings(rows, others)) continue;
    std::vector<bool> is_margin(words.size(), false);
    for (std::size_t i = 0; i < count; ++i) is_margin[order[i]] = true;
    std::vector<PageWord> kept;
    kept.reserve(words.size() - count);
    for (std::size_t i = 0; i < words.size(); ++i) {
      (is_margin[i] ? taken : kept).push_back(std::move(words[i]));
    }
    words = std::move(kept);
  }
  return taken;
}

}  // namespace rostrum
