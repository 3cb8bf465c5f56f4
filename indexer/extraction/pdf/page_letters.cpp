#include "indexer/extraction/pdf/page_letters.hpp"

#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <optional>

#include "indexer/extraction/pdf/letter_sense.hpp"
#include "indexer/extraction/pdf/page_ink.hpp"

namespace rostrum {
namespace {

constexpr double kPointsAnInch = 72;

/// More letters than on a cover, a stamp or a letterhead.
constexpr int kPlenty = 300;
/// Fewer than so many, and fewer words, are a stamp or a number; they go with what they stand on.
constexpr int kStampLetters = 60;
constexpr int kStampWords = 5;

double processor_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

/// Also tells by how much it is smaller than 72 dots an inch. nullopt if it cannot be drawn.
std::optional<PagePicture> small_picture(const poppler::page& page, double& scale) {
  constexpr double kMostDots = 2e6;
  const poppler::rectf size = page.page_rect();
  const double points = size.width() * size.height();
  if (!(points > 0)) return std::nullopt;
  scale = std::min(1.0, std::sqrt(kMostDots / points));
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  const poppler::image image =
      renderer.render_page(&page, scale * kPointsAnInch, scale * kPointsAnInch);
  if (!image.is_valid()) return std::nullopt;
  PagePicture picture{.width = image.width(), .height = image.height(), .dots = {}};
  for (int row = 0; row < picture.height; ++row) {
    const char* const begin =
        image.const_data() + static_cast<std::ptrdiff_t>(row) * image.bytes_per_row();
    picture.dots.insert(picture.dots.end(), begin, begin + picture.width);
  }
  return picture;
}

PageBox scaled(const Box& box, double scale) {
  // A page may place its letters anywhere; ints may not hold that.
  const auto dots = [&](double points) {
    return static_cast<int>(std::clamp(points * scale, -1e6, 1e6));
  };
  return {dots(box.left), dots(box.top), dots(box.right) + 1, dots(box.bottom) + 1};
}

}  // namespace

PageLetters PageInspection::look(const poppler::page& page, const DrawnPage& drawn) {
  if (!drawn.sound) return PageLetters::Glyphs;
  if (drawn.lacks_font) return PageLetters::Font;
  const std::vector<DrawnWord>& words = drawn.words;
  // A hundred words tell as much as all.
  constexpr std::size_t kEnoughWords = 100;
  const std::size_t step = 1 + words.size() / kEnoughWords;
  LetterSense sense;
  std::vector<std::size_t> sound;
  for (std::size_t i = 0; i < words.size(); i += step) {
    if (sense.add(words[i].text)) sound.push_back(i);
  }
  if (sense.is_none()) return PageLetters::Glyphs;
  const int letters = sense.letters() * static_cast<int>(step);
  if (letters >= kPlenty) return PageLetters::Letters;
  constexpr double kMostSeconds = 6;
  std::optional<PagePicture> picture;
  double scale = 1;
  if (may_draw_ && seconds_ < kMostSeconds) {
    const double before = processor_seconds();
    picture = small_picture(page, scale);
    seconds_ += processor_seconds() - before;
  }
  if (!picture) return letters == 0 ? PageLetters::Picture : last_;
  std::vector<PageBox> boxes;
  if (letters > 0) {
    for (const std::size_t i : sound) boxes.push_back(scaled(words[i].box, scale));
  }
  const PageInk ink = ink_of(*picture, boxes);
  if (letters == 0) {
    constexpr int kFewLines = 3;
    constexpr int kFewBusy = 4;
    return ink.lines >= kFewLines || ink.busy >= kFewBusy ? PageLetters::Picture
                                                          : PageLetters::Blank;
  }
  // A photograph or an emblem beside a few letters is no text; lines of writing are, where they
  // outweigh the letters.
  constexpr int kSomeLines = 7;
  const bool more = ink.lines >= kSomeLines && ink.lines > 2 * ink.read && ink.lines > ink.busy;
  const bool stamp = letters < kStampLetters && sense.words() < kStampWords;
  last_ = !more ? PageLetters::Letters : stamp ? PageLetters::Picture : PageLetters::Part;
  return last_;
}

}  // namespace rostrum
