#include "indexer/layout/rows/framed_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <utility>

#include "indexer/layout/rows/ruled_tables.hpp"

namespace rostrum {
namespace {

enum class Place { Elsewhere, Within, Beside, Across };

/// Points by which letters may reach over a rule.
constexpr double kOver = 1;

Place place_of(const Box& word, const Box& frame) {
  if (word.middle() < frame.top || word.middle() > frame.bottom) return Place::Elsewhere;
  if (word.right < frame.left + kOver || word.left > frame.right - kOver) return Place::Beside;
  const bool within = word.left > frame.left - kOver && word.right < frame.right + kOver;
  return within ? Place::Within : Place::Across;
}

bool is_within(const PageWord& word, const Box& frame) {
  return place_of(word.box, frame) == Place::Within;
}

/// It holds less than what stands beside it in no frame, and its first line is in line with none.
bool is_apart(const std::vector<PageWord>& words, const std::vector<Box>& frames,
              const Box& frame) {
  constexpr double kSameLine = 0.15;  // sizes of the letters
  std::vector<const PageWord*> within;
  std::vector<const PageWord*> beside;
  for (const PageWord& word : words) {
    const Place place = place_of(word.box, frame);
    if (place == Place::Across) return false;
    if (place == Place::Within) within.push_back(&word);
    const bool framed = std::any_of(frames.begin(), frames.end(),
                                    [&](const Box& each) { return is_within(word, each); });
    if (place == Place::Beside && !framed) beside.push_back(&word);
  }
  if (within.empty() || beside.size() <= within.size()) return false;
  const PageWord& first = **std::min_element(
      within.begin(), within.end(),
      [](const PageWord* a, const PageWord* b) { return a->box.middle() < b->box.middle(); });
  return std::none_of(beside.begin(), beside.end(), [&](const PageWord* word) {
    return std::abs(word->box.middle() - first.box.middle()) < kSameLine * first.size;
  });
}

}  // namespace

std::vector<PageWord> take_framed_text(PageWords& page) {
  constexpr std::size_t kMost = 50;  // a drawing
  const std::vector<Box> frames = frames_of(page.rules);
  std::vector<PageWord> taken;
  if (frames.size() > kMost) return taken;
  for (const Box& frame : frames) {
    if (!is_apart(page.words, frames, frame)) continue;
    const auto first =
        std::stable_partition(page.words.begin(), page.words.end(),
                              [&](const PageWord& word) { return !is_within(word, frame); });
    std::move(first, page.words.end(), std::back_inserter(taken));
    page.words.erase(first, page.words.end());
  }
  return taken;
}

}  // namespace rostrum
