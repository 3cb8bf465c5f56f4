#include "indexer/extraction/pdf/pdf_text.hpp"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "indexer/extraction/pdf/drawn_letters.hpp"
#include "indexer/extraction/pdf/page_letters.hpp"
#include "indexer/extraction/pdf/recognised_words.hpp"
#include "indexer/layout/paragraphs/page_layout.hpp"
#include "indexer/layout/paragraphs/running_lines.hpp"
#include "indexer/layout/rows/page_lines.hpp"
#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

void say_nothing(const std::string&, void*) {}

/// What stands between two words is told by their places; it is no letter.
bool is_empty(char32_t letter) {
  return is_blank(letter) || letter == 0x200B || letter == 0xFEFF || letter == 0;
}

/// Fonts that are pictures of letters, as TeX makes them, do not name their ligatures: these have
/// the places that TeX's two encodings give them.
void spell_ligatures(std::u32string& text) {
  constexpr std::u32string_view kLigatures[] = {U"ff", U"fi", U"fl", U"ffi", U"ffl"};
  constexpr char32_t kInOld = 0x0B;
  constexpr char32_t kInNew = 0x1B;
  const auto place = [](char32_t letter) -> int {
    if (letter >= kInOld && letter < kInOld + 5) return static_cast<int>(letter - kInOld);
    if (letter >= kInNew && letter < kInNew + 5) return static_cast<int>(letter - kInNew);
    return -1;
  };
  if (std::none_of(text.begin(), text.end(), [&](char32_t each) { return place(each) >= 0; })) {
    return;
  }
  std::u32string spelt;
  for (const char32_t letter : text) {
    const int at = place(letter);
    if (at < 0) {
      spelt.push_back(letter);
    } else {
      spelt += kLigatures[at];
    }
  }
  // Alone, it is no word.
  if (std::any_of(text.begin(), text.end(), is_letter)) text = std::move(spelt);
}

/// Where a word would be if the page were turned so that it runs to the right.
Box upright(const Box& box, int turns, double width, double height) {
  switch (turns) {
    case 1:
      return {box.top, width - box.right, box.bottom, width - box.left};
    case 2:
      return {width - box.right, height - box.bottom, width - box.left, height - box.top};
    case 3:
      return {height - box.bottom, box.left, height - box.top, box.right};
    default:
      return box;
  }
}

/// The words of a page by the direction in which they run: most of them first.
std::vector<PageWords> words_of(const poppler::page& page, const DrawnPage& drawn) {
  const poppler::rectf size = page.page_rect();
  // The size is that of the page as it lies in the file; its words are as it is seen.
  const auto turned = page.orientation();
  const bool across = turned == poppler::page::landscape || turned == poppler::page::seascape;
  const double width = across ? size.height() : size.width();
  const double height = across ? size.width() : size.height();
  std::array<PageWords, 4> directions;
  std::array<std::size_t, 4> letters{};
  for (const DrawnWord& each : drawn.words) {
    PageWord word;
    word.text = each.text;
    word.box = upright(each.box, each.turns, width, height);
    constexpr double kShare = 0.83;  // of a line's height that its font's size is, about
    word.size = kShare * word.box.height();
    word.font_size = each.font_size;
    word.bold = each.bold;
    word.slants = each.slants;
    if (!each.slants && std::any_of(word.text.begin(), word.text.end(), [](char32_t letter) {
          return letter >= 0x590 && is_right_to_left(direction_of(letter));
        })) {
      for (const Box& letter : each.letters) {
        word.lefts.push_back(static_cast<float>(upright(letter, each.turns, width, height).left));
      }
    } else {
      spell_ligatures(word.text);
      std::erase_if(word.text, is_empty);
    }
    if (word.text.empty() || !(word.size > 0)) continue;
    const auto turns = static_cast<std::size_t>(each.turns);
    PageWords& into = directions[turns];
    letters[turns] += word.text.size();
    into.words.push_back(std::move(word));
  }
  std::vector<std::size_t> order{0, 1, 2, 3};
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return letters[a] > letters[b]; });
  std::vector<PageWords> all;
  for (const std::size_t turns : order) {
    if (directions[turns].words.empty() && !all.empty()) continue;
    const bool odd = turns % 2 == 1;
    directions[turns].width = odd ? height : width;
    directions[turns].height = odd ? width : height;
    for (const Box& rule : drawn.rules) {
      directions[turns].rules.push_back(upright(rule, static_cast<int>(turns), width, height));
    }
    all.push_back(std::move(directions[turns]));
  }
  return all;
}

/// The number of a page, or of a document's pages, that stands alone is no text.
bool is_number_alone(const PageLines& page) {
  return std::all_of(page.lines.begin(), page.lines.end(),
                     [](const TextLine& line) { return is_page_number(line.text); });
}

std::optional<Unread> why_unread(PageLetters letters) {
  switch (letters) {
    case PageLetters::Picture:
      return Unread::Picture;
    case PageLetters::Glyphs:
      return Unread::Glyphs;
    case PageLetters::Part:
      return Unread::Beside;
    case PageLetters::Font:
      return Unread::Font;
    case PageLetters::Blank:
    case PageLetters::Letters:
      break;
  }
  return std::nullopt;
}

/// Some of the page is read all the same.
bool has_letters(Unread why) { return why == Unread::Beside || why == Unread::Font; }

/// Lines of words that run in one direction; `beside` is 0 for those of the page itself.
void add_lines(PageWords words, int number, int beside, std::vector<KnownGutter>& known,
               PageLines& to) {
  constexpr int kColumns = 1000;  // those of other directions have numbers of their own
  if (to.width == 0) {
    to.width = words.width;
    to.height = words.height;
  }
  for (TextLine& line : lines_in_reading_order(std::move(words), number, known)) {
    line.beside = line.beside || beside > 0;
    line.column += beside * kColumns;
    to.lines.push_back(std::move(line));
  }
}

/// `known`: gutters of the pages before.
PageLines lines_of(const poppler::page& page, const DrawnPage& drawn, int number,
                   std::vector<KnownGutter>& known) {
  PageLines lines;
  int beside = 0;
  std::vector<PageWords> directions = words_of(page, drawn);
  std::vector<KnownGutter> of_others;
  for (PageWords& words : directions) {
    add_lines(std::move(words), number, beside, beside == 0 ? known : of_others, lines);
    ++beside;
  }
  return lines;
}

struct PageText {
  PageLines lines;
  std::optional<Unread> unread;  ///< if it is
};

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

/// A font's height is told by the font, and by its letters where they are recognised: most of one
/// document's text has one size either way.
void even_sizes(std::vector<PageLines>& pages) {
  std::array<std::map<double, std::size_t>, 2> letters;
  for (const PageLines& page : pages) {
    for (const TextLine& line : page.lines) letters[line.recognised][line.size] += line.text.size();
  }
  if (letters[0].empty() || letters[1].empty()) return;
  const auto most = [](const std::map<double, std::size_t>& sizes) {
    return std::max_element(sizes.begin(), sizes.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  };
  const double ratio = most(letters[0]) / most(letters[1]);
  constexpr double kMost = 1.4;
  if (!(ratio < kMost && ratio * kMost > 1)) return;
  for (PageLines& page : pages) {
    for (TextLine& line : page.lines) line.size *= line.recognised ? ratio : 1;
  }
}

/// All pages as `read` reads them, laid out.
template <typename Read>
ExtractedText laid_out(std::string_view bytes, const Read& read) {
  const std::unique_ptr<poppler::document> document = open_pdf(bytes);
  const DrawnLetters letters_on(bytes);
  std::vector<PageLines> pages;
  std::vector<UnreadPage> unread;
  std::vector<int> damaged;
  std::size_t size = 0;
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    PageText text{.unread = Unread::Damaged};
    if (page) {
      const DrawnPage drawn = letters_on.on(i + 1);
      if (drawn.damaged) damaged.push_back(i + 1);
      text = read(*page, i + 1, drawn);
    }
    if (is_number_alone(text.lines)) text.lines.lines.clear();
    if (text.unread) unread.push_back({i + 1, *text.unread});
    for (const TextLine& line : text.lines.lines) size += line.text.size();
    if (size > kMostExtractedBytes) {
      throw ExtractionError("the PDF has more than " + std::to_string(kMostExtractedBytes >> 20) +
                            " MB of text");
    }
    pages.push_back(std::move(text.lines));
  }
  if (pages.empty()) throw ExtractionError("the PDF has no pages");
  ExtractedText text{.page_count = static_cast<int>(pages.size()),
                     .unread_pages = std::move(unread),
                     .damaged_pages = std::move(damaged)};
  if (letters_on.was_rebuilt()) {
    text.damage.emplace_back("its list of objects is broken, and was made anew of what is left");
  }
  even_sizes(pages);
  text.letterhead = take_running_lines(pages);
  text.blocks = blocks_of_lines(std::move(pages));
  return text;
}

}  // namespace

ExtractedText pdf_text(std::string_view bytes, bool may_draw) {
  PageInspection inspection(may_draw);
  std::vector<KnownGutter> known;
  return laid_out(bytes, [&](const poppler::page& page, int number, const DrawnPage& words) {
    const auto why = why_unread(inspection.look(page, words));
    PageText text{.unread = why};
    if (!why || has_letters(*why)) text.lines = lines_of(page, words, number, known);
    return text;
  });
}

ExtractedText pdf_text(std::string_view bytes, const std::vector<UnreadPage>& unread,
                       const std::map<int, RecognisedPage>& recognised) {
  std::vector<KnownGutter> known;
  return laid_out(bytes, [&](const poppler::page& page, int number, const DrawnPage& words) {
    PageText text;
    for (const UnreadPage& each : unread) {
      if (each.page == number) text.unread = each.why;
    }
    const bool letters = !text.unread || has_letters(*text.unread);
    const auto found = recognised.find(number);
    if (found == recognised.end()) {
      if (letters) text.lines = lines_of(page, words, number, known);
      return text;
    }
    text.unread.reset();
    PageWords all = recognised_words(found->second.hocr, found->second.dots);
    if (letters) {
      for (PageWords& own : words_of(page, words)) {
        all = with_own_words(std::move(all), std::move(own));
      }
    }
    add_lines(std::move(all), number, 0, known, text.lines);
    return text;
  });
}

PdfPicture page_picture(std::string_view bytes, int number) {
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
  PdfPicture picture{.dots = dots};
  picture.bytes =
      "P5\n" + std::to_string(image.width()) + ' ' + std::to_string(image.height()) + "\n255\n";
  for (int row = 0; row < image.height(); ++row) {
    picture.bytes.append(
        image.const_data() + static_cast<std::ptrdiff_t>(row) * image.bytes_per_row(), width);
  }
  return picture;
}

}  // namespace rostrum
