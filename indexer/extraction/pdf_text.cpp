#include "indexer/extraction/pdf_text.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <memory>
#include <string>

#include "indexer/extraction/page_layout.hpp"
#include "indexer/extraction/page_letters.hpp"

namespace rostrum {
namespace {

void say_nothing(const std::string&, void*) {}

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

struct Line {
  std::string text;
  double top = 0;
  double bottom = 0;
};

/// Words in reading order to lines: a word goes on to the right, at the height of the one before.
std::vector<Line> lines_of(const std::vector<poppler::text_box>& words) {
  std::vector<Line> lines;
  double right = 0;
  bool space = false;
  std::deque<std::pair<std::string, poppler::rectf>> before;
  for (const poppler::text_box& word : words) {
    const poppler::rectf box = word.bbox();
    // Bold letters may be made by writing a word twice, a hair apart.
    constexpr double kHair = 0.2;
    constexpr std::size_t kLookBack = 16;
    const bool twice = std::any_of(before.begin(), before.end(), [&](const auto& each) {
      return std::abs(each.second.left() - box.left()) < kHair * box.height() &&
             std::abs(each.second.top() - box.top()) < kHair * box.height() &&
             each.first == utf8(word.text());
    });
    if (twice) continue;
    before.emplace_back(utf8(word.text()), box);
    if (before.size() > kLookBack) before.pop_front();
    const double middle = (box.top() + box.bottom()) / 2;
    const bool goes_on = !lines.empty() && middle > lines.back().top &&
                         middle < lines.back().bottom && box.left() >= right - box.height();
    const std::string text = utf8(word.text());
    if (goes_on) {
      lines.back().text += (space ? " " : "") + text;
      lines.back().top = std::min(lines.back().top, box.top());
      lines.back().bottom = std::max(lines.back().bottom, box.bottom());
    } else {
      lines.push_back({text, box.top(), box.bottom()});
    }
    right = box.right();
    space = word.has_space_after();
  }
  return lines;
}

/// The lines with blank ones between paragraphs: where the distance is larger than is usual on the
/// page, the letters are of another size, or the text goes on elsewhere.
std::string page_text(const std::vector<Line>& lines) {
  constexpr double kWider = 1.25;
  constexpr double kOtherSize = 1.2;
  std::vector<double> steps;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].top > lines[i - 1].top) steps.push_back(lines[i].top - lines[i - 1].top);
  }
  double usual = 0;
  if (!steps.empty()) {
    // The lower third: paragraphs of one line are apart as well.
    const auto place = steps.begin() + static_cast<long>(steps.size() / 3);
    std::nth_element(steps.begin(), place, steps.end());
    usual = *place;
  }
  // A few lines do not tell what is usual; their letters do.
  constexpr std::size_t kFewSteps = 4;
  constexpr double kLeading = 1.5;
  if (steps.size() < kFewSteps && !lines.empty()) {
    usual = std::min(usual, kLeading * (lines.front().bottom - lines.front().top));
  }
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) {
      const double step = lines[i].top - lines[i - 1].top;
      const double height = lines[i].bottom - lines[i].top;
      const double before = lines[i - 1].bottom - lines[i - 1].top;
      const bool apart = step <= 0 || step > kWider * usual || height > kOtherSize * before ||
                         before > kOtherSize * height;
      text += apart ? "\n\n" : "\n";
    }
    text += lines[i].text;
  }
  return text;
}

}  // namespace

namespace {

std::unique_ptr<poppler::document> open_pdf(std::string_view bytes) {
  poppler::set_debug_error_function(say_nothing, nullptr);
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw ExtractionError("the PDF has more than 2 GB");
  }
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) throw ExtractionError("this is no PDF that can be read; it may be damaged");
  if (document->is_locked()) {
    throw ExtractionError("the PDF is encrypted and needs a password; save a copy without one");
  }
  return document;
}

}  // namespace

ExtractedText pdf_text(std::string_view bytes, bool may_draw) {
  const std::unique_ptr<poppler::document> document = open_pdf(bytes);
  std::vector<std::string> pages;
  std::vector<int> unread;
  PageInspection inspection(may_draw);
  std::size_t size = 0;
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    std::string& text = pages.emplace_back();
    if (page) {
      const std::vector<poppler::text_box> words = page->text_list();
      const PageLetters letters = inspection.look(*page, words);
      if (letters == PageLetters::Unread || letters == PageLetters::Part) unread.push_back(i + 1);
      if (letters != PageLetters::Unread) text = page_text(lines_of(words));
    }
    size += pages.back().size();
    if (size > kMostExtractedBytes) {
      throw ExtractionError("the PDF has more than " + std::to_string(kMostExtractedBytes >> 20) +
                            " MB of text");
    }
  }
  if (pages.empty()) throw ExtractionError("the PDF has no pages");
  return {.blocks = blocks_of_pages(pages),
          .letterhead = {},
          .page_count = static_cast<int>(pages.size()),
          .unread_pages = std::move(unread),
          .notes = {}};
}

std::string page_picture(std::string_view bytes, int number) {
  constexpr double kDotsAnInch = 300;  // what tesseract's manual asks for
  constexpr double kPointsAnInch = 72;
  constexpr double kMostDots = 30e6;
  const std::unique_ptr<poppler::document> document = open_pdf(bytes);
  const std::unique_ptr<poppler::page> page(
      number >= 1 && number <= document->pages() ? document->create_page(number - 1) : nullptr);
  if (!page) throw ExtractionError("page " + std::to_string(number) + " cannot be read");
  const poppler::rectf size = page->page_rect();
  const double inches = size.width() * size.height() / (kPointsAnInch * kPointsAnInch);
  if (!(inches > 0)) throw ExtractionError("page " + std::to_string(number) + " has no size");
  const double dots = std::min(kDotsAnInch, std::sqrt(kMostDots / inches));
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(poppler::image::format_gray8);
  const poppler::image image = renderer.render_page(page.get(), dots, dots);
  if (!image.is_valid()) {
    throw ExtractionError("page " + std::to_string(number) + " cannot be drawn");
  }
  const auto width = static_cast<std::size_t>(image.width());
  std::string picture =
      "P5\n" + std::to_string(image.width()) + ' ' + std::to_string(image.height()) + "\n255\n";
  for (int row = 0; row < image.height(); ++row) {
    picture.append(image.const_data() + static_cast<std::ptrdiff_t>(row) * image.bytes_per_row(),
                   width);
  }
  return picture;
}

}  // namespace rostrum
