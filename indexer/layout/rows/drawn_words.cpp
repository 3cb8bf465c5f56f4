#include "indexer/layout/rows/drawn_words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string_view>
#include <utility>

#include "indexer/layout/rows/page_columns.hpp"
#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

using Words = std::vector<const PageWord*>;

bool is_number(std::u32string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Some programs tell a font's height wrongly; its letters' width tells it too. Letters are about
/// half as wide as they are high, those of Chinese, Japanese and Korean as wide.
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
      widths.usual += (is_wide(letter) ? 1 : kLetter) * word.size;
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
  const auto letter_at = [](const PageWord& word, double x) {
    std::size_t at = 0;
    while (at + 1 < word.lefts.size() && word.lefts[at + 1] <= x) ++at;
    return at;
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
      // Not a stroke between letters.
      if (!is_right_to_left(direction_of(word.text[letter_at(word, x)]))) continue;
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
      const std::size_t at = letter_at(*host, (mark.box.left + mark.box.right) / 2);
      host->text.insert(at, mark.text);
      host->lefts.insert(host->lefts.begin() + static_cast<long>(at), mark.text.size(),
                         host->lefts[at]);
    }
    mark.text.clear();
  }
  if (any) std::erase_if(words, [](const PageWord& word) { return word.text.empty(); });
}

/// Where lam and alef are drawn as one letter, the alef may come as a word of its own without
/// width, a hair inside the lam: it is read behind it.
void join_alefs(std::vector<PageWord>& words) {
  constexpr std::u32string_view kAlefs = U"\u0622\u0623\u0625\u0627\u0671";
  constexpr char32_t kLam = 0x644;
  constexpr double kNoWidth = 0.02;
  constexpr double kHair = 0.1;
  bool any = false;
  for (PageWord& alef : words) {
    const bool lone = alef.text.size() == 1 && kAlefs.find(alef.text.front()) != kAlefs.npos;
    if (!lone || alef.box.width() > kNoWidth * alef.size) continue;
    for (PageWord& word : words) {
      const bool here = std::abs(word.box.left - alef.box.left) < kHair * alef.size &&
                        std::abs(word.box.middle() - alef.box.middle()) < kHair * alef.size;
      if (!here || word.text.empty() || word.text.front() != kLam) continue;
      word.text.insert(word.text.begin(), alef.text.front());
      if (!word.lefts.empty()) word.lefts.insert(word.lefts.begin(), word.lefts.front());
      alef.text.clear();
      any = true;
      break;
    }
  }
  if (any) std::erase_if(words, [](const PageWord& word) { return word.text.empty(); });
}

/// Numbers at the edge of the page that count its lines: each as far from the one before in value
/// as in lines.
void drop_line_numbers(std::vector<PageWord>& words) {
  constexpr std::size_t kFewest = 5;
  constexpr std::size_t kFewestFifths = 2;
  std::vector<const PageWord*> numbers;
  Words text;
  double leftmost = 1e9;
  double rightmost = -1e9;
  for (const PageWord& word : words) {
    if (word.text.size() <= 3 && is_number(word.text)) continue;
    text.push_back(&word);
    leftmost = std::min(leftmost, word.box.left);
    rightmost = std::max(rightmost, word.box.right);
  }
  for (const PageWord& word : words) {
    const bool beside = word.box.right <= leftmost || word.box.left >= rightmost;
    if (beside && word.text.size() <= 3 && is_number(word.text)) numbers.push_back(&word);
  }
  const auto value = [](const PageWord* word) { return std::atoi(utf8(word->text).c_str()); };
  const bool fifths = std::all_of(numbers.begin(), numbers.end(), [&](const PageWord* word) {
    return value(word) % 5 == 0;  // as many do it
  });
  if (numbers.size() < (fifths ? kFewestFifths : kFewest) || text.empty()) return;
  std::sort(numbers.begin(), numbers.end(),
            [](const PageWord* a, const PageWord* b) { return a->box.middle() < b->box.middle(); });
  const std::vector<Row> rows = rows_of(text);
  std::optional<long> offset;
  std::size_t go_on = 0;
  for (const PageWord* number : numbers) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& each) {
      return std::abs(each.middle - number->box.middle()) < 0.4 * each.size;
    });
    if (row == rows.end()) return;
    const long here = value(number) - (row - rows.begin());
    if (offset && *offset != here) return;
    offset = here;
    const char32_t first = row->words.front()->text.front();
    go_on += is_lower(first) || is_unspaced(first) || is_right_to_left(direction_of(first)) ? 1 : 0;
  }
  // Items of a list that take a line each begin with capitals.
  if (5 * go_on < numbers.size()) return;
  std::erase_if(words, [&](const PageWord& word) {
    return std::find(numbers.begin(), numbers.end(), &word) != numbers.end();
  });
}

/// REQUIRES: numbers.
double middle_of(std::vector<double> numbers) {
  const auto middle = numbers.begin() + static_cast<long>(numbers.size() / 2);
  std::nth_element(numbers.begin(), middle, numbers.end());
  return *middle;
}

/// Of most letters, in points.
long usual_height(const std::vector<PageWord>& words) {
  std::map<long, std::size_t> letters;
  for (const PageWord& word : words) letters[std::lround(word.box.height())] += word.text.size();
  const auto most =
      std::max_element(letters.begin(), letters.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() ? 0 : most->first;
}

/// Words that are known to slant, in the order in which they were drawn: taken out, and given as
/// one.
std::optional<PageWord> take_slanting_words(std::vector<PageWord>& words) {
  std::optional<PageWord> stamp;
  for (const PageWord& word : words) {
    if (word.slants && stamp) stamp->text += U' ' + word.text;
    if (word.slants && !stamp) stamp = word;
  }
  std::erase_if(words, [](const PageWord& word) { return word.slants; });
  return stamp;
}

/// Letters in a line that rises or falls across the page, as those of a stamp do: taken out, and
/// given as one word.
std::optional<PageWord> take_slanting(std::vector<PageWord>& words) {
  constexpr std::size_t kFewest = 6;
  constexpr std::size_t kFewestLarge = 3;
  constexpr double kLarge = 2.5;  // times the height of most words: nothing else is drawn so
  constexpr std::size_t kLongest = 3;
  constexpr double kSteep = 0.15;
  constexpr double kFlat = 4;
  constexpr double kTwoLetters = 1.7;  // two that slant are higher than one
  std::map<long, std::size_t> sizes;
  const auto size_of = [](const PageWord& word) { return std::lround(word.box.height()); };
  for (const PageWord& word : words) {
    if (word.text.size() <= kLongest) ++sizes[size_of(word)];
  }
  const long usual = usual_height(words);
  for (const auto& [size, count] : sizes) {
    const bool large = static_cast<double>(size) > kLarge * static_cast<double>(usual);
    const std::size_t fewest = large ? kFewestLarge : kFewest;
    if (count < fewest) continue;
    Words letters;
    for (const PageWord& word : words) {
      const bool high = word.text.size() > 1 &&
                        word.box.height() < kTwoLetters * static_cast<double>(size) &&
                        size_of(word) > size;
      if (word.text.size() <= kLongest && (high || size_of(word) == size)) {
        letters.push_back(&word);
      }
    }
    std::sort(letters.begin(), letters.end(),
              [](const PageWord* a, const PageWord* b) { return a->box.left < b->box.left; });
    const auto x_of = [](const PageWord* word) { return (word->box.left + word->box.right) / 2; };
    // Most letters of a stamp follow each other at one slope, and so on one line.
    std::vector<double> slopes;
    for (std::size_t i = 1; i < letters.size(); ++i) {
      const double right = x_of(letters[i]) - x_of(letters[i - 1]);
      const double down = letters[i]->box.middle() - letters[i - 1]->box.middle();
      slopes.push_back(right > 0 ? down / right : 0);
    }
    const double slope = middle_of(slopes);
    if (std::abs(slope) < kSteep || std::abs(slope) > kFlat) continue;
    std::vector<double> heights;  // where the line through each letter crosses the page's left edge
    for (const PageWord* word : letters) {
      heights.push_back(word->box.middle() - slope * x_of(word));
    }
    const double height = middle_of(heights);
    constexpr double kOnLine = 0.4;
    Words slanting;
    for (const PageWord* word : letters) {
      const double off = word->box.middle() - slope * x_of(word) - height;
      if (std::abs(off) < kOnLine * static_cast<double>(size)) slanting.push_back(word);
    }
    if (slanting.size() < fewest || 4 * slanting.size() < 3 * count) continue;
    // The few that are left of such letters are a line below.
    if (slanting.size() < letters.size()) {
      std::erase_if(letters, [&](const PageWord* word) {
        return std::find(slanting.begin(), slanting.end(), word) != slanting.end();
      });
      slanting.insert(slanting.end(), letters.begin(), letters.end());
    }
    PageWord stamp = *slanting.front();
    stamp.text.clear();
    const PageWord* last = nullptr;
    for (const PageWord* letter : slanting) {
      const double along = last == nullptr ? 0 : letter->box.left - last->box.right;
      const bool back = last != nullptr && letter->box.left < last->box.left;
      if (along > 0.12 * letter->size || back) stamp.text.push_back(U' ');
      stamp.text += letter->text;
      stamp.box.right = std::max(stamp.box.right, letter->box.right);
      last = letter;
    }
    std::erase_if(words, [&](const PageWord& word) {
      return std::find(slanting.begin(), slanting.end(), &word) != slanting.end();
    });
    return stamp;
  }
  return std::nullopt;
}

/// A word in large letters that is drawn over lines of the text, as a stamp is: taken out.
std::optional<PageWord> take_overprinted(std::vector<PageWord>& words) {
  constexpr double kLarge = 2.5;
  constexpr std::size_t kFewest = 2;  // words that it covers
  const double usual = static_cast<double>(usual_height(words));
  const auto covers = [&](const PageWord& large) {
    // The letters fill some three fifths of their box.
    const double top = large.box.top + large.box.height() / 5;
    const double bottom = large.box.bottom - large.box.height() / 5;
    std::size_t covered = 0;
    for (const PageWord& word : words) {
      const double x = (word.box.left + word.box.right) / 2;
      covered += word.box.height() < 1.5 * usual && x > large.box.left && x < large.box.right &&
                         word.box.middle() > top && word.box.middle() < bottom
                     ? 1
                     : 0;
    }
    return covered >= kFewest;
  };
  const auto found = std::find_if(words.begin(), words.end(), [&](const PageWord& word) {
    return word.text.size() > 1 && word.box.height() > kLarge * usual && covers(word);
  });
  if (found == words.end()) return std::nullopt;
  // Its other words lie at the same height.
  PageWord stamp = *found;
  std::vector<PageWord> kept;
  for (PageWord& word : words) {
    const bool same = std::abs(word.box.height() - stamp.box.height()) < 1 &&
                      std::abs(word.box.middle() - stamp.box.middle()) < usual;
    if (!same) {
      kept.push_back(std::move(word));
    } else if (word.box.left > stamp.box.left) {
      stamp.text += U' ' + word.text;
    } else if (word.box.left < stamp.box.left) {
      stamp.text = word.text + U' ' + stamp.text;
    }
  }
  words = std::move(kept);
  return stamp;
}

/// One letter, behind quotation marks or none; or the mark alone, where a program takes the first
/// sign of a paragraph whatever it is.
bool is_initial(std::u32string_view text) {
  constexpr std::size_t kMarks = 2;
  constexpr std::u32string_view kOpening = U"«“„‘‚¿¡\"'「『《(";
  if (text.size() == 1 && kOpening.find(text.front()) != std::u32string_view::npos) return true;
  return !text.empty() && text.size() <= 1 + kMarks && is_letter(text.back()) &&
         std::none_of(text.begin(), text.end() - 1,
                      [](char32_t letter) { return is_letter(letter) || is_digit(letter); });
}

/// From where to where a large letter is drawn: its box has room above and below it.
std::pair<double, double> height_of(const PageWord& capital) {
  constexpr double kCapital = 0.7;  // of the font's size
  constexpr double kWide = 0.9;
  constexpr double kShare = 0.83;
  const double font = capital.font_size > 0 ? capital.font_size : capital.size / kShare;
  const double height = is_wide(capital.text.back())
                            ? kWide * capital.box.width() / static_cast<double>(capital.text.size())
                            : kCapital * font;
  return {capital.box.middle() - height / 2, capital.box.middle() + height / 2};
}

/// Lines that stand in beside a large letter: the word with which each begins, from the top down.
/// `rtl`: at its left, where they end.
Words lines_beside(const PageWord& capital, bool rtl, const std::vector<PageWord>& words,
                   double body) {
  // A letter may be set a hair into the line, or away from it, where letters of all widths have
  // the same room.
  constexpr double kInside = 0.5;
  constexpr double kAway = 2.5;
  constexpr double kSameLine = 0.4;
  constexpr double kAsLarge = 1.1;
  const auto [top, bottom] = height_of(capital);
  Words firsts;
  for (const PageWord& word : words) {
    if (&word == &capital || word.size > body * kAsLarge) continue;
    const double gap = rtl ? capital.box.left - word.box.right : word.box.left - capital.box.right;
    if (gap < -kInside * body || gap > kAway * body) continue;
    if (word.box.middle() < top - body / 2 || word.box.middle() > bottom + body / 2) continue;
    firsts.push_back(&word);
  }
  // Boxes of letters reach above and below them, into lines that do not stand in.
  std::erase_if(firsts, [&](const PageWord* first) {
    return std::any_of(words.begin(), words.end(), [&](const PageWord& word) {
      if (&word == &capital ||
          std::abs(word.box.middle() - first->box.middle()) > kSameLine * body) {
        return false;
      }
      const double over =
          std::min(word.box.right, capital.box.right) - std::max(word.box.left, capital.box.left);
      return over > kInside * body;
    });
  });
  std::sort(firsts.begin(), firsts.end(),
            [](const PageWord* a, const PageWord* b) { return a->box.middle() < b->box.middle(); });
  // Of each line the nearest one.
  Words lines;
  for (const PageWord* first : firsts) {
    const bool same = !lines.empty() &&
                      std::abs(lines.back()->box.middle() - first->box.middle()) < kSameLine * body;
    if (!same) {
      lines.push_back(first);
    } else if (rtl ? first->box.right > lines.back()->box.right
                   : first->box.left < lines.back()->box.left) {
      lines.back() = first;
    }
  }
  return lines;
}

/// "A deadline": the letter is a word by itself where the page has the rest as a word, and not both
/// together.
bool is_word_by_itself(const PageWord& capital, const PageWord& rest,
                       const std::vector<PageWord>& words) {
  const auto letters_of = [](std::u32string_view text) {
    std::u32string letters;
    for (const char32_t letter : text) {
      if (is_letter(letter)) letters.push_back(letter);
    }
    return lower_case(letters);
  };
  const std::u32string behind = letters_of(rest.text);
  const std::u32string letter = letters_of(capital.text);
  const std::u32string together = letter + behind;
  constexpr std::u32string_view kWords = U"aàáyeoóuiавикосуя";
  const bool may_be = letter.size() == 1 && kWords.find(letter.front()) != kWords.npos;
  if (!may_be || behind.empty() || !is_lower(rest.text.front())) return false;
  bool alone = false;
  for (const PageWord& word : words) {
    if (&word == &rest || &word == &capital) continue;
    const std::u32string other = letters_of(word.text);
    if (other == together) return false;
    alone = alone || other == behind;
  }
  return alone;
}

/// A letter over several lines that begins a paragraph goes to the first of them.
void place_drop_capitals(std::vector<PageWord>& words) {
  const auto body = [&] {
    Words all;
    for (const PageWord& word : words) all.push_back(&word);
    return size_of_most(all);
  }();
  constexpr double kLarger = 1.9;
  constexpr double kBlank = 0.3;
  for (PageWord& capital : words) {
    if (capital.size < kLarger * body || !is_initial(capital.text)) continue;
    const bool rtl = is_right_to_left(direction_of(capital.text.back()));
    Words lines = lines_beside(capital, rtl, words, body);
    if (rtl && lines.size() < 2) {
      // Some programs put it where lines that run to the left end.
      lines = lines_beside(capital, false, words, body);
      for (const PageWord& word : words) {
        const bool same =
            !lines.empty() && std::abs(word.box.middle() - lines.front()->box.middle()) < body / 2;
        if (same && word.box.right > lines.front()->box.right) lines.front() = &word;
      }
    }
    if (lines.size() < 2) continue;
    const PageWord& first = *lines.front();
    const double edge = rtl ? first.box.right : first.box.left;
    const double apart = !rtl && is_word_by_itself(capital, first, words) ? kBlank * first.size : 0;
    capital.box = {rtl ? edge : edge - apart - 0.01, first.box.top,
                   rtl ? edge + 0.01 : edge - apart, first.box.bottom};
    capital.size = first.size;
    capital.font_size = first.font_size;
  }
}

}  // namespace

double size_of_most(const Words& words) {
  std::map<double, std::size_t> letters;
  for (const PageWord* word : words) letters[word->size] += word->text.size();
  const auto most =
      std::max_element(letters.begin(), letters.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == letters.end() ? 0 : most->first;
}

std::optional<PageWord> tidy_words(std::vector<PageWord>& words) {
  std::erase_if(words, [](const PageWord& word) { return word.text.empty(); });
  mend_sizes(words);
  drop_words_drawn_twice(words);
  join_alefs(words);
  place_marks(words);
  drop_line_numbers(words);
  std::optional<PageWord> stamp = take_slanting_words(words);
  for (const auto take : {take_slanting, take_overprinted}) stamp = stamp ? stamp : take(words);
  place_drop_capitals(words);
  return stamp;
}

}  // namespace rostrum
