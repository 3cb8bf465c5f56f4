#include "indexer/extraction/pdf/recognised_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/extraction/office/xml_part.hpp"
#include "indexer/layout/words/letter_classes.hpp"
#include "indexer/layout/words/visual_order.hpp"

namespace rostrum {
namespace {

constexpr double kPointsAnInch = 72;

/// Numbers behind a name in a title as "bbox 10 20 300 50; baseline 0.01 -8"; fewer if it has
/// fewer.
std::vector<double> numbers_of(std::string_view title, std::string_view name) {
  constexpr std::size_t kMost = 4;
  std::vector<double> numbers;
  std::size_t at = 0;
  while (at < title.size()) {
    const std::size_t end = std::min(title.find(';', at), title.size());
    std::string_view part = title.substr(at, end - at);
    while (part.starts_with(' ')) part.remove_prefix(1);
    at = end + 1;
    if (!part.starts_with(name) || part.size() == name.size() || part[name.size()] != ' ') continue;
    part.remove_prefix(name.size());
    while (numbers.size() < kMost) {
      while (part.starts_with(' ')) part.remove_prefix(1);
      double number = 0;
      const auto [rest, failed] = std::from_chars(part.data(), part.data() + part.size(), number);
      if (failed != std::errc() || !std::isfinite(number)) break;
      numbers.push_back(number);
      part.remove_prefix(static_cast<std::size_t>(rest - part.data()));
    }
    break;
  }
  return numbers;
}

/// In sizes of the font, above the base of a line.
constexpr double kSmallLetter = 0.5;
constexpr double kLargeLetter = 0.7;

struct LineOfWords {
  double slope = 0;
  double width = 0;
  double middle = 0;            ///< across
  double foot = 0;              ///< there
  double size = 0;              ///< of the font, in dots, by the letters' height
  double told = 0;              ///< the same as tesseract has it
  double unsure = 0;            ///< by how much of it the size may be wrong
  std::vector<PageWord> words;  ///< in dots, without height
};

void append_text(const pugi::xml_node& node, std::string& to) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) to += child.value();
    append_text(child, to);
  }
}

/// As the letters stand on the line, from left to right; tesseract gives them as they are read.
std::u32string letters_of(const pugi::xml_node& node) {
  std::string text;
  append_text(node, text);
  std::u32string letters = utf32(text);
  std::erase_if(letters, [](char32_t letter) {
    const bool turns = letter == 0x200E || letter == 0x200F || letter == 0x61C ||
                       (letter >= 0x202A && letter <= 0x202E) ||
                       (letter >= 0x2066 && letter <= 0x2069);
    return turns || is_blank(letter) || letter < 0x20 || letter == 0xFEFF || letter == 0x200B;
  });
  const bool to_left = std::any_of(letters.begin(), letters.end(), [](char32_t letter) {
    return is_right_to_left(direction_of(letter));
  });
  return to_left ? reading_order(letters, true) : letters;
}

bool has_class(const pugi::xml_node& node, std::string_view name) {
  return attribute_of(node, "class") == name;
}

/// How far the letters of a word reach above its base and below it, in sizes of the font.
struct Reach {
  double up = 0;
  double low = 0;
  bool cased = false;
};

Reach reach_of(std::u32string_view word) {
  constexpr std::u32string_view kLow = U"gjpqyçđруцщџþµ";
  constexpr std::u32string_view kFlat = U"acegmnopqrsuvwxyzагвджзиклмнопрстухцчшщъыьэюя-–—.,;:_…·";
  constexpr std::u32string_view kHanging = U",;";
  constexpr std::u32string_view kFull = U"()[]{}/|§@ф";
  Reach reach{.up = kSmallLetter};
  int cased = 0;
  int others = 0;
  for (const char32_t letter : word) {
    if (is_letter(letter)) ++(is_lower(letter) || is_upper(letter) ? cased : others);
    if (kFlat.find(letter) == std::u32string_view::npos) reach.up = kLargeLetter;
    if (kHanging.find(letter) != std::u32string_view::npos) reach.low = std::max(reach.low, 0.13);
    if (kLow.find(letter) != std::u32string_view::npos ||
        kFull.find(letter) != std::u32string_view::npos) {
      reach.low = 0.21;
    }
  }
  reach.cased = cased >= others;
  // Of Chinese and Arabic letters all that is known is that they fill about the font's height.
  return reach.cased ? reach : Reach{.up = 0.76, .low = 0.2};
}

double middle_of(std::vector<double>& numbers) {
  const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
  std::nth_element(numbers.begin(), middle, numbers.end());
  return *middle;
}

/// Signs alone may be specks of dust, or a wide blank.
bool is_speck(std::u32string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char32_t letter) { return is_letter(letter) || is_digit(letter); });
}

/// What the words of a line tell of its font's size, and of its base in the middle of the line:
/// each of them a little, since a line that lies askew is higher than its letters.
void measure(const std::vector<Box>& boxes, LineOfWords& line) {
  // Small letters are of half the font's height, more or less; letters of scripts without case
  // tell little.
  constexpr double kOfLarge = 0.09;
  constexpr double kOfSmall = 0.14;
  constexpr double kOfUncased = 0.3;
  std::array<std::vector<double>, 3> sizes;  // by words with large letters, with small ones, others
  std::array<std::vector<double>, 3> feet;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Box& box = boxes[i];
    const Reach reach = reach_of(line.words[i].text);
    if (is_speck(line.words[i].text) && boxes.size() > 1) continue;
    const double askew = std::min(std::abs(line.slope) * box.width(), box.height() / 2);
    const double size = (box.height() - askew) / (reach.up + reach.low);
    const double middle = (box.left + box.right) / 2;
    const std::size_t kind = !reach.cased ? 2 : reach.up > kSmallLetter ? 0 : 1;
    sizes[kind].push_back(size);
    feet[kind].push_back(box.middle() + size * (reach.up - reach.low) / 2 +
                         line.slope * (line.middle - middle));
  }
  const bool uncased = sizes[2].size() > sizes[0].size() + sizes[1].size();
  const std::size_t best = uncased ? 2 : sizes[0].empty() ? 1 : 0;
  if (sizes[best].empty()) return;
  line.unsure = std::array{kOfLarge, kOfSmall, kOfUncased}[best];
  line.size = middle_of(sizes[best]);
  line.foot = middle_of(feet[best]);
}

LineOfWords line_of(const pugi::xml_node& node) {
  constexpr double kSure = 70;  // of 100, that a sign is one
  const std::string_view title = attribute_of(node, "title");
  const std::vector<double> box = numbers_of(title, "bbox");
  LineOfWords line;
  if (box.size() < 4) return line;
  const std::vector<double> base = numbers_of(title, "baseline");
  line.width = box[2] - box[0];
  line.middle = (box[0] + box[2]) / 2;
  line.slope = base.empty() ? 0 : base[0];
  std::vector<Box> boxes;
  for (const pugi::xml_node& each : node.children()) {
    if (!has_class(each, "ocrx_word")) continue;
    const std::string_view about = attribute_of(each, "title");
    const std::vector<double> place = numbers_of(about, "bbox");
    PageWord word{.text = letters_of(each), .recognised = true};
    if (place.size() < 4 || word.text.empty() || place[2] <= place[0]) continue;
    const std::vector<double> sure = numbers_of(about, "x_wconf");
    if (is_speck(word.text) && !sure.empty() && sure[0] < kSure) continue;
    word.box = {place[0], 0, place[2], 0};
    line.words.push_back(std::move(word));
    boxes.push_back({place[0], place[1], place[2], place[3]});
  }
  measure(boxes, line);
  constexpr double kOfFont = 0.92;
  const std::vector<double> told = numbers_of(title, "x_size");
  line.told = told.empty() ? 0 : told[0] / kOfFont;
  if (base.size() > 1) {
    const double foot = box[3] + base[1] + base[0] * (line.middle - box[0]);
    constexpr double kNear = 0.15;
    if (std::abs(foot - line.foot) < kNear * line.size) line.foot = foot;
  }
  return line;
}

void gather_lines(const pugi::xml_node& node, int depth, std::vector<LineOfWords>& lines) {
  constexpr int kDeepest = 8;  // page, area, paragraph, line
  if (depth > kDeepest) return;
  for (const pugi::xml_node& child : node.children()) {
    const bool is_line = std::any_of(child.begin(), child.end(), [](const pugi::xml_node& each) {
      return has_class(each, "ocrx_word");
    });
    if (is_line) {
      lines.push_back(line_of(child));
      if (lines.back().words.empty() || !(lines.back().size > 0)) lines.pop_back();
    } else {
      gather_lines(child, depth + 1, lines);
    }
  }
}

/// How far the page lies askew: the slope that lines of most of its width have.
double slope_of(const std::vector<LineOfWords>& lines) {
  std::vector<std::pair<double, double>> slopes;
  double all = 0;
  for (const LineOfWords& line : lines) {
    if (line.words.size() < 3) continue;
    slopes.emplace_back(line.slope, line.width);
    all += line.width;
  }
  std::sort(slopes.begin(), slopes.end());
  double seen = 0;
  for (const auto& [slope, width] : slopes) {
    seen += width;
    if (2 * seen >= all) return slope;
  }
  return 0;
}

/// Sizes are measured line by line, and differ within one text. Most lines have that of the text.
/// What tesseract tells is better, but often wrong where a line stands alone.
void even_sizes(std::vector<LineOfWords>& lines) {
  std::vector<LineOfWords*> order;
  double all = 0;
  for (LineOfWords& line : lines) {
    order.push_back(&line);
    all += line.width;
  }
  std::sort(order.begin(), order.end(),
            [](const LineOfWords* a, const LineOfWords* b) { return a->size < b->size; });
  double body = 0;
  double seen = 0;
  for (const LineOfWords* line : order) {
    seen += line->width;
    if (2 * seen >= all && body == 0) body = line->size;
  }
  const auto is_body = [&](const LineOfWords* line) {
    const double most = line->unsure * body;
    return std::abs(line->size - body) <= most || std::abs(line->told - body) <= most;
  };
  for (LineOfWords* line : order) {
    if (is_body(line)) line->size = body;
  }
  std::erase_if(order, is_body);
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() &&
           order[end]->size <= (1 + 1.5 * order[end]->unsure) * order[begin]->size) {
      ++end;
    }
    const double middle = order[(begin + end) / 2]->size;
    for (std::size_t i = begin; i < end; ++i) order[i]->size = middle;
    begin = end;
  }
}

}  // namespace

PageWords recognised_words(const std::string& hocr, double dots) {
  pugi::xml_document document;
  if (!document.load_buffer(hocr.data(), hocr.size()) || !(dots > 0)) {
    throw ExtractionError("what was recognised is not told as it should be");
  }
  const pugi::xml_node page =
      document.find_node([](const pugi::xml_node& node) { return has_class(node, "ocr_page"); });
  std::vector<double> size = numbers_of(attribute_of(page, "title"), "bbox");
  size.resize(4, 0);
  std::vector<LineOfWords> lines;
  gather_lines(page, 0, lines);
  even_sizes(lines);
  const double slope = slope_of(lines);
  const double scale = kPointsAnInch / dots;
  PageWords words{.width = scale * size[2], .height = scale * size[3]};
  // A box is as high as a font: so far above the base, and so far below it.
  constexpr double kAbove = 0.95;
  constexpr double kBelow = 0.25;
  for (LineOfWords& line : lines) {
    const double foot = scale * (line.foot - slope * line.middle);
    const double across = scale * slope * line.foot;
    for (PageWord& word : line.words) {
      word.size = scale * line.size;
      word.box = {scale * word.box.left + across, foot - kAbove * word.size,
                  scale * word.box.right + across, foot + kBelow * word.size};
      words.words.push_back(std::move(word));
    }
  }
  return words;
}

PageWords with_own_words(PageWords recognised, PageWords own) {
  const auto is_own = [&](const PageWord& word) {
    const double x = (word.box.left + word.box.right) / 2;
    return std::any_of(own.words.begin(), own.words.end(), [&](const PageWord& each) {
      return x > each.box.left && x < each.box.right && word.box.middle() > each.box.top &&
             word.box.middle() < each.box.bottom;
    });
  };
  std::erase_if(recognised.words, is_own);
  std::move(recognised.words.begin(), recognised.words.end(), std::back_inserter(own.words));
  return own;
}

}  // namespace rostrum
