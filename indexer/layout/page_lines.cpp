#include "indexer/layout/page_lines.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string_view>

#include "indexer/layout/letter_classes.hpp"
#include "indexer/layout/page_columns.hpp"
#include "indexer/layout/visual_order.hpp"

namespace rostrum {
namespace {

using Words = std::vector<const PageWord*>;

/// A gap of so many ems between two letters is a blank, one of so many parts two cells.
constexpr double kBlank = 0.12;
/// Share of the line's usual blank.
constexpr double kBlankAtMark = 0.85;
constexpr double kCell = 1.5;
constexpr double kCellOverBlank = 2.5;
/// Between letters of scripts without blanks, and beside them, where layout programs leave a
/// quarter of an em.
constexpr double kUnspacedBlank = 0.8;
constexpr double kBesideUnspaced = 0.5;

bool is_number(std::u32string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Some programs tell a font's height wrongly; its letters' width tells it too. Letters are about
/// half as wide as they are high, those of Chinese and Japanese as wide.
void mend_sizes(std::vector<PageWord>& words) {
  struct Widths {
    double seen = 0;
    double usual = 0;
    std::size_t letters = 0;
  };
  constexpr double kLetter = 0.5;
  constexpr std::size_t kFew = 12;
  constexpr double kTooHigh = 0.65;
  constexpr double kTooLow = 1.7;
  const auto height_class = [](const PageWord& word) { return std::lround(4 * word.size); };
  std::map<long, Widths> classes;
  for (const PageWord& word : words) {
    Widths& widths = classes[height_class(word)];
    widths.seen += word.box.width();
    for (const char32_t letter : word.text) {
      if (direction_of(letter) == Direction::Mark) continue;
      widths.usual += (is_unspaced(letter) ? 1 : kLetter) * word.size;
      ++widths.letters;
    }
  }
  for (PageWord& word : words) {
    const Widths& widths = classes[height_class(word)];
    if (widths.letters < kFew || widths.usual <= 0) continue;
    const double share = widths.seen / widths.usual;
    if (share < kTooHigh || share > kTooLow) word.size *= share;
  }
}

/// Bold letters may be made by drawing a word twice, a hair apart; a shadow likewise.
void drop_words_drawn_twice(std::vector<PageWord>& words) {
  constexpr double kHair = 0.2;
  std::multimap<long, const PageWord*> seen;
  std::vector<PageWord> kept;
  kept.reserve(words.size());
  for (PageWord& word : words) {
    const double hair = kHair * word.box.height();
    const long place = std::lround(word.box.left);
    bool twice = false;
    const auto near = static_cast<long>(hair) + 1;
    const auto end = seen.upper_bound(place + near);
    for (auto each = seen.lower_bound(place - near); each != end && !twice; ++each) {
      twice = std::abs(each->second->box.left - word.box.left) < hair &&
              std::abs(each->second->box.top - word.box.top) < hair &&
              each->second->text == word.text;
    }
    if (twice) continue;
    kept.push_back(std::move(word));
    seen.emplace(place, &kept.back());
  }
  words = std::move(kept);
}

/// Marks that are drawn by themselves go before the letter on or under which they stand: that is
/// how a line holds them as it is seen.
void place_marks(std::vector<PageWord>& words) {
  const auto is_only_marks = [](const PageWord& word) {
    return std::all_of(word.text.begin(), word.text.end(),
                       [](char32_t letter) { return direction_of(letter) == Direction::Mark; });
  };
  const auto host_of = [&](const PageWord& mark) -> PageWord* {
    const double x = (mark.box.left + mark.box.right) / 2;
    PageWord* host = nullptr;
    double nearest = 0.6 * mark.size;
    for (PageWord& word : words) {
      if (word.lefts.empty() || is_only_marks(word)) continue;
      const double above = std::abs(word.box.middle() - mark.box.middle());
      if (above > 0.8 * std::max(word.size, mark.size)) continue;
      const double beside = std::max({word.box.left - x, x - word.box.right, 0.0});
      const double off = beside + above / 10;
      if (beside < 0.3 * mark.size && off < nearest) {
        nearest = off;
        host = &word;
      }
    }
    return host;
  };
  bool any = false;
  for (PageWord& mark : words) {
    if (mark.text.size() > 3 || !is_only_marks(mark)) continue;
    any = true;
    PageWord* host = host_of(mark);
    if (host != nullptr) {
      const auto x = static_cast<float>((mark.box.left + mark.box.right) / 2);
      std::size_t at = 0;
      while (at + 1 < host->lefts.size() && host->lefts[at + 1] <= x) ++at;
      host->text.insert(at, mark.text);
      host->lefts.insert(host->lefts.begin() + static_cast<long>(at), mark.text.size(),
                         host->lefts[at]);
    }
    mark.text.clear();
  }
  if (any) std::erase_if(words, [](const PageWord& word) { return word.text.empty(); });
}

/// A letter that stretches the joint between two Arabic ones is no letter, whatever code its
/// program gave it: figures never stand there.
void drop_stretched_joints(std::u32string& visual) {
  const auto is_arabic = [](char32_t letter) {
    const Direction direction = direction_of(letter);
    return direction == Direction::Arabic || direction == Direction::Mark;
  };
  const auto is_figure = [](char32_t letter) { return direction_of(letter) == Direction::Digit; };
  for (std::size_t i = 1; i + 1 < visual.size(); ++i) {
    if (!is_figure(visual[i]) || !is_arabic(visual[i - 1])) continue;
    std::size_t end = i;
    while (end < visual.size() && is_figure(visual[end])) ++end;
    if (end < visual.size() && is_arabic(visual[end])) visual.erase(i, end - i);
  }
}

/// Numbers at the edge of the page that count its lines: in one step, at one distance.
void drop_line_numbers(std::vector<PageWord>& words) {
  constexpr std::size_t kFewest = 4;
  std::vector<const PageWord*> numbers;
  double leftmost = 1e9;
  double rightmost = -1e9;
  for (const PageWord& word : words) {
    if (word.text.size() <= 3 && is_number(word.text)) {
      numbers.push_back(&word);
    } else {
      leftmost = std::min(leftmost, word.box.left);
      rightmost = std::max(rightmost, word.box.right);
    }
  }
  std::erase_if(numbers, [&](const PageWord* word) {
    return word->box.right > leftmost && word->box.left < rightmost;
  });
  if (numbers.size() < kFewest) return;
  std::sort(numbers.begin(), numbers.end(),
            [](const PageWord* a, const PageWord* b) { return a->box.top < b->box.top; });
  const auto value = [](const PageWord* word) { return std::atoi(utf8(word->text).c_str()); };
  const int step = value(numbers[1]) - value(numbers[0]);
  const double distance = numbers[1]->box.top - numbers[0]->box.top;
  if (step <= 0 || distance <= 0) return;
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    const double off = numbers[i]->box.top - numbers[i - 1]->box.top - distance;
    if (value(numbers[i]) - value(numbers[i - 1]) != step || std::abs(off) > 0.1 * distance) return;
  }
  std::erase_if(words, [&](const PageWord& word) {
    return std::find(numbers.begin(), numbers.end(), &word) != numbers.end();
  });
}

/// "1.", "(a)", "iv)", "7a.", "3.2", "•", "–": what a paragraph of a list begins with.
bool is_list_mark(std::u32string_view text) {
  constexpr std::u32string_view kBullets = U"•·▪●◦‣–—-*○■□➢✓";
  if (text.size() == 1 && kBullets.find(text.front()) != std::u32string_view::npos) return true;
  if (text.size() == 1 && text.front() >= 0xE000 && text.front() <= 0xF8FF) return true;
  constexpr std::size_t kLongest = 8;
  if (text.size() < 2 || text.size() > kLongest) return false;
  const bool opened = text.front() == U'(';
  if (opened) text.remove_prefix(1);
  const char32_t last = text.back();
  const bool closed = last == U'.' || last == U')' || last == U'、' || last == U'．';
  if (closed) text.remove_suffix(1);
  if (text.empty() || (!closed && text.find(U'.') == std::u32string_view::npos)) return false;
  std::size_t letters = 0;
  std::size_t digits = 0;
  for (const char32_t letter : text) {
    if (is_digit(letter)) {
      ++digits;
    } else if (is_letter(letter)) {
      ++letters;
    } else if (letter != U'.') {
      return false;
    }
  }
  if (digits > 0) return letters <= 1;
  return letters <= 2 ||
         (letters <= 5 && text.find_first_not_of(U"ivxIVX") == std::u32string_view::npos);
}

double real_size(const PageWord& word) { return word.font_size > 0 ? word.font_size : word.size; }

double size_of_most(const Words& words) {
  std::map<double, std::size_t> letters;
  for (const PageWord* word : words) letters[word->size] += word->text.size();
  const auto most =
      std::max_element(letters.begin(), letters.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() ? 0 : most->first;
}

/// Makes the text of one row.
class LineMaker {
 public:
  LineMaker(const Row& row, bool right_to_left) : rtl_(right_to_left), words_(row.words) {
    size_ = size_of_most(words_);
    drop_raised_figures();
  }

  [[nodiscard]] const Words& words() const { return words_; }
  [[nodiscard]] double size() const { return size_; }

  [[nodiscard]] std::string text() {
    find_letter_spacing();
    usual_ = usual_blank();
    std::u32string visual;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (i > 0) {
        const double gap = gap_before(i);
        const bool blank = is_blank_before(i);
        if (blank && gap >= kCell * size_ && gap >= kCellOverBlank * usual_ && !at_list_mark(i)) {
          visual.push_back(U'\t');
        } else if (blank) {
          visual.push_back(U' ');
        }
      }
      visual += words_[i]->text;
    }
    if (rtl_) drop_stretched_joints(visual);
    return utf8(reading_order(visual, rtl_));
  }

  /// Width of the least that could have stood on the line before.
  [[nodiscard]] double first_piece() const {
    const PageWord& word = rtl_ ? *words_.back() : *words_.front();
    std::size_t end = 0;
    const std::size_t count = word.text.size();
    const auto at = [&](std::size_t i) { return word.text[rtl_ ? count - 1 - i : i]; };
    while (end < count) {
      const char32_t letter = at(end++);
      if (is_unspaced(letter)) {
        // Its stop or closing bracket stays with it.
        if (end < count && is_unspaced(at(end)) && !is_letter(at(end))) ++end;
        break;
      }
      if ((letter == U'-' || letter == U'/' || letter == 0x2010) && end > 1) break;
    }
    return word.box.width() * static_cast<double>(end) / static_cast<double>(count);
  }

  /// Where the second word begins, behind a list mark; 0 if there is none.
  [[nodiscard]] const PageWord* word_behind_mark() const {
    if (words_.size() < 2) return nullptr;
    const PageWord* first = rtl_ ? words_.back() : words_.front();
    if (!is_list_mark(reading_order(first->text, rtl_))) return nullptr;
    return rtl_ ? words_[words_.size() - 2] : words_[1];
  }

 private:
  [[nodiscard]] double gap_before(std::size_t i) const { return lefts_[i] - rights_[i - 1]; }

  [[nodiscard]] bool at_list_mark(std::size_t i) const {
    if (rtl_) {
      return i + 1 == words_.size() && is_list_mark(reading_order(words_[i]->text, true));
    }
    return i == 1 && is_list_mark(words_[0]->text);
  }

  [[nodiscard]] bool is_blank_before(std::size_t i) const {
    const double gap = gap_before(i);
    const double em = std::min(words_[i]->size, words_[i - 1]->size);
    if (i < spacing_.size() && spacing_[i] > 0) return gap > spacing_[i];
    const bool before = is_unspaced(words_[i - 1]->text.back());
    const bool behind = is_unspaced(words_[i]->text.front());
    if (before && behind) return gap > kUnspacedBlank * em;
    if (before || behind) return gap > kBesideUnspaced * em;
    // Marks are set apart from their letters, which seem to leave more room then.
    if (rtl_ && is_marked(i)) return gap > std::max(kBlank * em, kBlankAtMark * usual_);
    return gap > kBlank * em;
  }

  /// A mark stands near the joint of two words.
  [[nodiscard]] bool is_marked(std::size_t i) const {
    constexpr std::size_t kNear = 3;
    const std::u32string_view before = words_[i - 1]->text;
    const std::u32string_view behind = words_[i]->text;
    const auto has_mark = [](std::u32string_view part) {
      return std::any_of(part.begin(), part.end(),
                         [](char32_t letter) { return direction_of(letter) == Direction::Mark; });
    };
    return has_mark(before.substr(before.size() > kNear ? before.size() - kNear : 0)) ||
           has_mark(behind.substr(0, kNear));
  }

  /// A third of the line's blanks are not wider: in a row of a table many part cells.
  [[nodiscard]] double usual_blank() const {
    constexpr double kUsual = 0.3;
    std::vector<double> gaps;
    for (std::size_t i = 1; i < words_.size(); ++i) {
      if (is_blank_before(i)) gaps.push_back(gap_before(i));
    }
    constexpr std::size_t kFew = 3;
    if (gaps.size() < kFew) return kUsual * size_;
    const auto third = gaps.begin() + static_cast<long>((gaps.size() - 1) / 3);
    std::nth_element(gaps.begin(), third, gaps.end());
    return *third;
  }

  /// Letters that stand one by one: what is usual between them is no blank.
  void find_letter_spacing() {
    constexpr std::size_t kFewest = 4;
    constexpr double kWider = 1.6;
    spacing_.assign(words_.size(), 0);
    const auto single = [&](std::size_t i) {
      return words_[i]->text.size() == 1 && is_letter(words_[i]->text.front()) &&
             !is_unspaced(words_[i]->text.front());
    };
    for (std::size_t begin = 0; begin < words_.size();) {
      std::size_t end = begin;
      while (end < words_.size() && single(end)) ++end;
      if (end - begin >= kFewest) {
        std::vector<double> gaps;
        for (std::size_t i = begin + 1; i < end; ++i) gaps.push_back(gap_before(i));
        const auto middle = gaps.begin() + static_cast<long>(gaps.size() / 2);
        std::nth_element(gaps.begin(), middle, gaps.end());
        for (std::size_t i = begin + 1; i < end; ++i) {
          spacing_[i] = std::max(kWider * *middle, kBlank * size_);
        }
        // Punctuation and figures behind the last letter are spaced too.
        if (end < words_.size() && words_[end]->text.size() == 1) spacing_[end] = spacing_[end - 1];
      }
      begin = std::max(end, begin + 1);
    }
  }

  /// Marks of notes stand raised behind a word; 2nd and m² are words.
  void drop_raised_figures() {
    constexpr double kSmaller = 0.82;
    // On one baseline the middle of smaller letters would lie lower.
    constexpr double kRaised = 0.02;
    constexpr double kBehind = 0.35;
    constexpr std::u32string_view kMarks = U"*†‡§¶#,;[]()";
    constexpr std::u32string_view kUnits[] = {U"m", U"km", U"cm", U"mm", U"dm", U"м", U"км", U"см"};
    // The larger letters of the row: their font's size, and where their middle lies.
    double largest = 0;
    double middle = 0;
    for (const PageWord* word : words_) largest = std::max(largest, real_size(*word));
    for (const PageWord* word : words_) {
      if (real_size(*word) >= kSmaller * largest) middle = std::max(middle, word->box.middle());
    }
    const auto is_mark = [&](const PageWord* word) {
      return real_size(*word) < kSmaller * largest &&
             middle - word->box.middle() > kRaised * size_ &&
             std::all_of(word->text.begin(), word->text.end(), [&](char32_t letter) {
               return is_digit(letter) || kMarks.find(letter) != std::u32string_view::npos;
             });
    };
    Words kept;
    const auto keep = [&](const PageWord* word, double left) {
      kept.push_back(word);
      lefts_.push_back(left);
      rights_.push_back(word->box.right);
    };
    double waiting = 0;  // left edge of a mark that belongs to the word at its right
    const auto left_of = [&](const PageWord* word) {
      const double left = waiting > 0 ? waiting : word->box.left;
      waiting = 0;
      return left;
    };
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const bool first = rtl_ ? i + 1 == words_.size() : i == 0;
      if (first || !is_mark(words_[i])) {
        keep(words_[i], left_of(words_[i]));
        continue;
      }
      const PageWord* before = words_[rtl_ ? i + 1 : i - 1];
      const double gap =
          rtl_ ? before->box.left - words_[i]->box.right : words_[i]->box.left - before->box.right;
      const bool unit =
          std::find(std::begin(kUnits), std::end(kUnits), before->text) != std::end(kUnits);
      if (gap > kBehind * size_ || unit) {
        keep(words_[i], left_of(words_[i]));
      } else if (rtl_) {
        waiting = words_[i]->box.left;  // its room is no gap between words
      } else {
        rights_.back() = words_[i]->box.right;
      }
    }
    words_ = std::move(kept);
  }

  bool rtl_;
  Words words_;
  double size_ = 0;
  std::vector<double> lefts_;  ///< of the words, with the marks that fell away
  std::vector<double> rights_;
  double usual_ = 0;             ///< blank between words; 0 until it is known
  std::vector<double> spacing_;  ///< by word: wider gaps before it are blanks; 0: as usual
};

/// A letter over several lines that begins a paragraph goes to the first of them.
void place_drop_capitals(std::vector<PageWord>& words) {
  const auto body = [&] {
    Words all;
    for (const PageWord& word : words) all.push_back(&word);
    return size_of_most(all);
  }();
  constexpr double kLarger = 1.9;
  for (PageWord& capital : words) {
    if (capital.text.size() != 1 || capital.size < kLarger * body ||
        !is_letter(capital.text.front())) {
      continue;
    }
    // The nearest word at its right, at its upper end; and one below that, beside it too.
    const PageWord* first = nullptr;
    bool below = false;
    for (const PageWord& word : words) {
      if (&word == &capital || word.size > body * 1.1) continue;
      const double gap = word.box.left - capital.box.right;
      if (gap < -0.5 * body || gap > body) continue;
      if (word.box.middle() < capital.box.top || word.box.middle() > capital.box.bottom) continue;
      if (first != nullptr && word.box.middle() > first->box.middle() + 0.5 * body) below = true;
      if (first != nullptr && word.box.middle() < first->box.middle() - 0.5 * body) below = true;
      if (first == nullptr || word.box.middle() < first->box.middle()) first = &word;
    }
    if (first == nullptr || !below) continue;
    capital.box = {first->box.left - 0.01, first->box.top, first->box.left, first->box.bottom};
    capital.size = first->size;
  }
}

}  // namespace

std::vector<TextLine> lines_in_reading_order(PageWords page, int number) {
  std::erase_if(page.words, [](const PageWord& word) { return word.text.empty(); });
  mend_sizes(page.words);
  drop_words_drawn_twice(page.words);
  place_marks(page.words);
  drop_line_numbers(page.words);
  place_drop_capitals(page.words);
  std::u32string letters;
  Words words;
  for (const PageWord& word : page.words) {
    words.push_back(&word);
    letters += word.text;
  }
  const bool page_rtl = is_mostly_right_to_left(letters);
  std::vector<TextLine> lines;
  int column = 0;
  for (const Words& stretch : columns_of(words, page_rtl)) {
    letters.clear();
    for (const PageWord* word : stretch) letters += word->text;
    const bool rtl = is_mostly_right_to_left(letters);
    for (const Row& row : rows_of(stretch)) {
      LineMaker maker(row, rtl);
      if (maker.words().empty()) continue;
      TextLine line{.page = number, .column = column, .text = maker.text()};
      line.size = maker.size();
      line.right_to_left = rtl;
      line.box = maker.words().front()->box;
      for (const PageWord* word : maker.words()) {
        line.box.left = std::min(line.box.left, word->box.left);
        line.box.right = std::max(line.box.right, word->box.right);
        // Its height is that of most of its letters: a larger one does not part it from the next.
        if (std::abs(word->size - line.size) < 0.01) {
          line.box.top = word->box.top;
          line.box.bottom = word->box.bottom;
        }
      }
      line.first_word = maker.first_piece();
      const PageWord* behind = maker.word_behind_mark();
      if (behind != nullptr) {
        line.second_word = rtl ? page.width - behind->box.right : behind->box.left;
      }
      if (rtl) {
        const double left = line.box.left;
        line.box.left = page.width - line.box.right;
        line.box.right = page.width - left;
      }
      lines.push_back(std::move(line));
    }
    ++column;
  }
  return lines;
}

}  // namespace rostrum
