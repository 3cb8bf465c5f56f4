#include "indexer/layout/rows/row_text.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "indexer/layout/rows/drawn_words.hpp"
#include "indexer/layout/words/korean_words.hpp"
#include "indexer/layout/words/letter_classes.hpp"
#include "indexer/layout/words/visual_order.hpp"

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
/// Share of the line's size that marks of notes have at most.
constexpr double kSmaller = 0.82;

bool is_arabic(char32_t letter) {
  const Direction direction = direction_of(letter);
  return direction == Direction::Arabic || direction == Direction::Mark;
}

/// A stroke that stretches the joint of two Arabic letters. One figure or Latin letter, once or
/// several times, reads so in papers whose program gave it a wrong code.
bool is_stretch(std::u32string_view text) {
  constexpr char32_t kStroke = 0x640;
  const bool plain = !text.empty() &&
                     (text.front() == kStroke ||
                      (text.front() < 0x80 && (is_letter(text.front()) || is_digit(text.front()))));
  return plain && text.find_first_not_of(text.front()) == std::u32string_view::npos;
}

/// The letter that is read before what stands to its left, behind its marks.
bool joins_to_its_left(std::u32string_view visual) {
  std::size_t at = 0;
  while (at < visual.size() && direction_of(visual[at]) == Direction::Mark) ++at;
  return at < visual.size() && is_joined_to_next(visual[at]);
}

/// Nothing but such strokes ever stands between two joined letters of one Arabic word.
void drop_stretched_joints(std::u32string& visual) {
  for (std::size_t i = 1; i + 1 < visual.size(); ++i) {
    if (!is_arabic(visual[i - 1]) || !is_stretch(visual.substr(i, 1))) continue;
    std::size_t end = i;
    while (end < visual.size() && visual[end] == visual[i]) ++end;
    if (joins_to_its_left(std::u32string_view(visual).substr(end))) visual.erase(i, end - i);
  }
}

/// A sign of a font of signs, for which there is no letter: a bullet where a line begins with it.
bool is_symbol(std::u32string_view text) {
  return text.size() == 1 && text.front() >= 0xE000 && text.front() <= 0xF8FF;
}

/// "1.", "(a)", "iv)", "7a.", "3.2", "•", "–": what a paragraph of a list begins with.
bool is_list_mark(std::u32string_view text) {
  constexpr std::u32string_view kBullets = U"•·▪●◦‣–—-*○■□➢✓";
  if (text.size() == 1 && kBullets.find(text.front()) != std::u32string_view::npos) return true;
  if (is_symbol(text)) return true;
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
  std::size_t in_row = 0;
  for (const char32_t letter : text) {
    in_row = is_digit(letter) ? in_row + 1 : 0;
    if (is_digit(letter)) {
      // 1.945 is a number.
      if (++digits > in_row && in_row > 2) return false;
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

/// Where a word may be divided is not seen, but at the end of a line, where a hyphen is drawn: that
/// one alone tells that the word is divided, and not hyphenated.
void drop_soft_hyphens(std::u32string& visual) {
  constexpr char32_t kSoft = 0xAD;
  if (visual.find(kSoft) == std::u32string::npos) return;
  const bool drawn = visual.ends_with(U"\u00AD\u2010") || visual.ends_with(U"\u00AD-");
  if (drawn) visual.pop_back();
  const bool divided = visual.back() == kSoft;
  std::erase(visual, kSoft);
  if (divided) visual.push_back(kSoft);
}

double real_size(const PageWord& word) { return word.font_size > 0 ? word.font_size : word.size; }

/// About the room between the letters of a word that are set apart.
double gap_within(const PageWord& word) {
  constexpr double kLetter = 0.65;  // sizes, of a capital
  return word.box.width() / static_cast<double>(word.text.size()) - kLetter * real_size(word);
}

/// Letters with so much room between them that only those that a font moves together are one word.
bool is_set_apart(const PageWord& word) {
  constexpr std::size_t kFewest = 4;
  constexpr double kWide = 0.85;  // wider than any capitals
  const auto has_case = [](char32_t letter) { return is_lower(letter) || is_upper(letter); };
  return word.text.size() >= kFewest &&
         word.box.width() > kWide * real_size(word) * static_cast<double>(word.text.size()) &&
         std::all_of(word.text.begin(), word.text.end(), has_case);
}

}  // namespace

CellEdges edges_beside(const std::vector<Row>& rows, std::size_t at) {
  constexpr double kNear = 3.5;
  CellEdges edges;
  for (const std::size_t i : {at - 1, at + 1}) {
    if (i >= rows.size() || rows[i].words.empty()) continue;
    if (std::abs(rows[i].middle - rows[at].middle) > kNear * rows[at].size) continue;
    const Words& words = rows[i].words;
    for (std::size_t j = 1; j < words.size(); ++j) {
      if (words[j]->box.left - words[j - 1]->box.right < kCell * rows[i].size) continue;
      edges.lefts.push_back(words[j]->box.left);
      edges.rights.push_back(words[j - 1]->box.right);
    }
  }
  return edges;
}

RowText::RowText(const Row& row, bool right_to_left, CellEdges edges)
    : rtl_(right_to_left), words_(row.words), edges_(std::move(edges)) {
  size_ = size_of_most(words_);
  if (rtl_) drop_strokes();
  drop_raised_figures();
}

std::string RowText::text() {
  find_letter_spacing();
  usual_ = usual_blank();
  std::u32string visual;
  const bool numbered = rtl_ && begins_with_note_number();
  for (std::size_t i = 0; i + (numbered ? 1 : 0) < words_.size(); ++i) {
    if (i > 0) {
      const double gap = gap_before(i);
      const bool blank = is_blank_before(i);
      const bool wide = gap >= kCell * size_ && gap >= kCellOverBlank * usual_;
      if (blank && (wide || is_between_cells(i)) && !at_list_mark(i)) {
        visual.push_back(U'\t');
      } else if (blank) {
        visual.push_back(U' ');
        ++blanks_;
        all_blanks_ += gap;
      }
    }
    visual += at_beginning(i) && is_symbol(words_[i]->text) ? U"•" : words_[i]->text;
  }
  if (rtl_) drop_stretched_joints(visual);
  drop_soft_hyphens(visual);
  std::u32string read = reading_order(visual, rtl_);
  if (numbered) read = words_.back()->text + U' ' + read;
  return utf8(read);
}

double RowText::first_piece() const {
  const PageWord& word = rtl_ ? *words_.back() : *words_.front();
  std::size_t end = 0;
  const std::size_t count = word.text.size();
  const bool from_right = rtl_ && is_mostly_right_to_left(word.text);
  const auto at = [&](std::size_t i) { return word.text[from_right ? count - 1 - i : i]; };
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

double RowText::first_word() const {
  const PageWord& word = rtl_ ? *words_.back() : *words_.front();
  if (is_unspaced(word.text.front())) return first_piece();
  // Marks within a word may be drawn as words of their own.
  std::size_t count = 1;
  while (count < words_.size() && !is_blank_before(rtl_ ? words_.size() - count : count)) ++count;
  const PageWord& last = rtl_ ? *words_[words_.size() - count] : *words_[count - 1];
  return rtl_ ? word.box.right - last.box.left : last.box.right - word.box.left;
}

std::size_t RowText::words_of_mark() const {
  // Its signs may be drawn each by itself.
  constexpr std::size_t kMost = 4;
  std::u32string visual;
  for (std::size_t count = 1; count < std::min(kMost, words_.size()); ++count) {
    const std::u32string& next = words_[rtl_ ? words_.size() - count : count - 1]->text;
    visual = rtl_ ? next + visual : visual + next;
    const bool is_mark = is_list_mark(reading_order(visual, rtl_));
    const bool ends = is_blank_before(rtl_ ? words_.size() - count : count);
    if (is_mark && (ends || count == 1)) return count;
    if (ends) return 0;
  }
  return 0;
}

const PageWord* RowText::word_behind_mark() const {
  const std::size_t count = words_of_mark();
  if (count == 0) return nullptr;
  return rtl_ ? words_[words_.size() - count - 1] : words_[count];
}

bool RowText::begins_with_note_number() const {
  if (words_.size() < 2) return false;
  constexpr std::size_t kLongest = 3;
  constexpr double kHangs = 0.7;
  const PageWord& number = *words_.back();
  const bool figures = std::all_of(number.text.begin(), number.text.end(), is_digit);
  const double gap = gap_before(words_.size() - 1);
  const bool hangs = number.text.size() <= kLongest && gap > kHangs * size_ &&
                     gap < kCell * size_ && gap > kCellOverBlank * usual_;
  return figures && (hangs || real_size(number) < kSmaller * real_size(*words_[words_.size() - 2]));
}

bool RowText::is_between_cells(std::size_t i) const {
  constexpr double kSame = 0.05;
  constexpr double kWider = 1.3;
  if (gap_before(i) < kWider * usual_) return false;
  const auto near = [&](const std::vector<double>& edges, double place) {
    return std::any_of(edges.begin(), edges.end(),
                       [&](double edge) { return std::abs(edge - place) < kSame * size_; });
  };
  return near(edges_.lefts, words_[i]->box.left) || near(edges_.rights, words_[i - 1]->box.right);
}

bool RowText::at_beginning(std::size_t i) const { return rtl_ ? i + 1 == words_.size() : i == 0; }

bool RowText::at_list_mark(std::size_t i) const {
  const std::size_t count = words_of_mark();
  return count > 0 && i == (rtl_ ? words_.size() - count : count);
}

bool RowText::is_blank_before(std::size_t i) const {
  const double gap = gap_before(i);
  if (joined_.contains(words_[i])) return false;
  if (i == 1 && begins_with_mark_) return true;
  const double em = std::min(words_[i]->size, words_[i - 1]->size);
  if (i < spacing_.size() && spacing_[i] > 0) return gap > spacing_[i];
  const bool before = is_unspaced(words_[i - 1]->text.back());
  const bool behind = is_unspaced(words_[i]->text.front());
  // Some programs set a stop apart from Hangul, as if it were a wide letter.
  constexpr std::u32string_view kStops = U".,;:!?)”’";
  if (is_hangul(words_[i - 1]->text.back()) &&
      kStops.find(words_[i]->text.front()) != std::u32string_view::npos) {
    return gap > kBesideUnspaced * em;
  }
  if (before && behind) return gap > kUnspacedBlank * em;
  if (before || behind) return gap > kBesideUnspaced * em;
  if (words_[i - 1]->recognised && words_[i]->recognised) return true;
  // Marks are set apart from their letters, which seem to leave more room then.
  if (rtl_ && is_alef_of_tanwin(i)) return false;
  if (rtl_ && ends_with_tanwin(words_[i]->text)) return gap > kBlank * em;
  if (rtl_ && is_marked(i)) return gap > std::max(kBlank * em, kBlankAtMark * usual_);
  return gap > kBlank * em;
}

void RowText::drop_strokes() {
  constexpr double kTouching = 0.06;
  constexpr double kNear = 0.2;
  Words kept;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const bool inside = i > 0 && i + 1 < words_.size() && is_stretch(words_[i]->text) &&
                        is_arabic(words_[i - 1]->text.back()) &&
                        joins_to_its_left(words_[i + 1]->text);
    if (inside) {
      const double before = words_[i]->box.left - words_[i - 1]->box.right;
      const double behind = words_[i + 1]->box.left - words_[i]->box.right;
      if (std::min(before, behind) < kTouching * size_ &&
          std::max(before, behind) < kNear * size_) {
        joined_.insert(words_[i + 1]);
        continue;
      }
    }
    kept.push_back(words_[i]);
  }
  words_ = std::move(kept);
}

bool RowText::is_alef_of_tanwin(std::size_t i) const {
  constexpr char32_t kAlef = 0x627;
  constexpr char32_t kTanwin = 0x64B;
  const std::u32string_view alef = words_[i - 1]->text;
  const bool lone = alef.back() == kAlef && std::none_of(alef.begin(), alef.end() - 1, is_letter);
  return lone && words_[i]->text.substr(0, 2).find(kTanwin) != std::u32string_view::npos;
}

bool RowText::ends_with_tanwin(std::u32string_view visual) {
  return std::any_of(visual.begin(), visual.begin() + std::min<long>(2, std::ssize(visual)),
                     [](char32_t letter) { return letter >= 0x64B && letter <= 0x64D; });
}

bool RowText::is_marked(std::size_t i) const {
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

double RowText::usual_blank() const {
  constexpr double kUsual = 0.3;
  std::vector<double> gaps;
  for (std::size_t i = 1; i < words_.size(); ++i) {
    if (is_blank_before(i)) gaps.push_back(gap_before(i));
  }
  // Three words that are stretched over a column have equal blanks.
  constexpr double kEqual = 0.1;
  constexpr double kWidest = 5;
  if (gaps.size() == 2 && std::abs(gaps[0] - gaps[1]) < kEqual * size_ &&
      gaps[0] < kWidest * size_) {
    return gaps[0];
  }
  constexpr std::size_t kFew = 3;
  if (gaps.size() < kFew) return kUsual * size_;
  const auto third = gaps.begin() + static_cast<long>((gaps.size() - 1) / 3);
  std::nth_element(gaps.begin(), third, gaps.end());
  return *third;
}

void RowText::find_letter_spacing() {
  constexpr std::size_t kFewest = 4;
  constexpr double kWider = 1.6;
  spacing_.assign(words_.size(), 0);
  const auto single = [&](std::size_t i) {
    return words_[i]->text.size() == 1 && is_letter(words_[i]->text.front()) &&
           !is_unspaced(words_[i]->text.front());
  };
  for (std::size_t begin = 0; begin < words_.size();) {
    std::size_t end = begin;
    std::size_t several = 0;
    for (; end < words_.size() && (single(end) || is_set_apart(*words_[end])); ++end) {
      several += single(end) ? 0 : 1;
    }
    if (end - begin >= kFewest || (several > 0 && end - begin > 1)) {
      std::vector<double> gaps;
      for (std::size_t i = begin; i < end; ++i) {
        if (i > begin) gaps.push_back(gap_before(i));
        if (!single(i)) gaps.push_back(gap_within(*words_[i]));
      }
      const auto third = gaps.begin() + static_cast<long>(gaps.size() / 3);
      std::nth_element(gaps.begin(), third, gaps.end());
      for (std::size_t i = begin + 1; i < end; ++i) {
        spacing_[i] = std::max(kWider * *third, kBlank * size_);
      }
      // Punctuation and figures behind the last letter are spaced too.
      if (end < words_.size() && words_[end]->text.size() == 1) spacing_[end] = spacing_[end - 1];
    }
    begin = std::max(end, begin + 1);
  }
}

bool RowText::is_lifted(const PageWord& mark, const PageWord& word) const {
  constexpr std::size_t kLongest = 3;
  constexpr double kLargest = 1.02;
  constexpr double kSameFont = 0.04;
  constexpr double kDescent = 0.22;
  constexpr double kLift = 0.18;
  if (mark.text.size() > kLongest || mark.recognised || word.recognised) return false;
  const char32_t beside = rtl_ ? word.text.front() : word.text.back();
  const double size = real_size(word);
  if (is_digit(beside) || is_unspaced(beside) || real_size(mark) > kLargest * size) return false;
  const double ratio = (mark.box.height() / word.box.height()) / (real_size(mark) / size);
  if (std::abs(ratio - 1) > kSameFont) return false;
  const double gap = rtl_ ? word.box.left - mark.box.right : mark.box.left - word.box.right;
  const double lift = word.box.bottom - mark.box.bottom - kDescent * (size - real_size(mark));
  return gap < kBlank * size_ && gap > -kBlank * size_ && lift > kLift * size;
}

void RowText::drop_raised_figures() {
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
  const auto says_mark = [&](const PageWord* word) {
    return std::all_of(word->text.begin(), word->text.end(), [&](char32_t letter) {
      return is_digit(letter) || kMarks.find(letter) != std::u32string_view::npos;
    });
  };
  const auto is_mark = [&](const PageWord* word) {
    return real_size(*word) < kSmaller * largest && middle - word->box.middle() > kRaised * size_ &&
           says_mark(word);
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
    if (first && !rtl_ && is_mark(words_[i])) begins_with_mark_ = true;
    const bool lifted =
        !first && is_lifted(*words_[i], *words_[rtl_ ? i + 1 : i - 1]) && says_mark(words_[i]);
    if (first || (!is_mark(words_[i]) && !lifted)) {
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
    } else if (gap > kBlank * size_) {
      continue;  // it stands behind the blank
    } else if (rtl_) {
      waiting = words_[i]->box.left;  // its room is no gap between words
    } else {
      rights_.back() = words_[i]->box.right;
    }
  }
  words_ = std::move(kept);
}

}  // namespace rostrum
