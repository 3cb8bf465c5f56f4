#include "schemas/item_number.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

/// No agenda has more items.
constexpr std::size_t kMostDigits = 3;
/// As in 11(aa).
constexpr std::size_t kMostLetters = 2;

/// Words that say that a number follows, folded, in the languages of the United Nations.
constexpr std::array<std::string_view, 14> kLeading{
    "agenda", "item",   "items",  "point", "points",   "tema", "temas",
    "пункт",  "пункты", "пункта", "البند", "议程项目", "项目", "no"};
constexpr std::array<std::string_view, 10> kRange{"to",  "through", "a",   "au",  "al",
                                                  "bis", "по",      "الى", "إلى", "至"};
/// What stands between the numbers of a list.
constexpr std::array<std::string_view, 11> kListSigns{",", ";", "|",  "\n", "&", "+",
                                                      "،", "؛", "、", "，", "；"};
constexpr std::array<std::string_view, 10> kListWords{"and", "y", "e",  "et", "und",
                                                      "и",   "و", "和", "及", "与"};
/// Longer texts are no lists of items.
constexpr std::size_t kLongestList = 1000;

struct Word {
  std::string text;
  bool dash_before = false;  ///< a hyphen or dash stands between it and the word before
  bool apart = true;         ///< a blank stands before it: "9 e", not "9e" or "9 (e)"
};

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_letters(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Words and numbers; digits and letters that stand together are apart: 9f gives 9 and f.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::string current;
  bool dash = false;
  bool apart = true;
  const auto kind = [](char c) { return c >= '0' && c <= '9' ? 1 : 2; };
  const auto close = [&] {
    if (!current.empty()) {
      words.push_back({current, dash, apart});
      dash = false;
      apart = false;
    }
    current.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool en_dash = text.substr(i, 3) == "\xE2\x80\x93";
    if (c == '-' || en_dash) {
      close();
      dash = true;
      apart = false;
      if (en_dash) i += 2;
    } else if (std::string_view(" ().,:;\t\"").find(c) != std::string_view::npos) {
      close();
      apart = c != '(';
    } else {
      if (!current.empty() && kind(current.back()) != kind(c)) close();
      current.push_back(c);
    }
  }
  close();
  return words;
}

/// A number of an item at `at`, and how many words it takes.
std::optional<std::pair<std::string, std::size_t>> number_at(const std::vector<Word>& words,
                                                             std::size_t at) {
  if (at >= words.size() || !is_digits(words[at].text)) return std::nullopt;
  std::string number = words[at].text;
  number.erase(0, std::min(number.find_first_not_of('0'), number.size()));
  if (number.empty() || number.size() > kMostDigits) return std::nullopt;
  std::size_t used = 1;
  if (at + 1 < words.size() && is_letters(words[at + 1].text) &&
      words[at + 1].text.size() <= kMostLetters && !words[at + 1].dash_before) {
    number += words[at + 1].text;
    ++used;
  }
  return std::make_pair(number, used);
}

bool is_in(const auto& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// The sign of a list that stands at `at`; "" if there is none.
std::string_view sign_at(std::string_view text, std::size_t at) {
  for (const std::string_view sign : kListSigns) {
    if (text.substr(at).starts_with(sign)) return sign;
  }
  return {};
}

/// The pieces of a list, folded.
std::vector<std::string> pieces_of(const std::string& folded) {
  std::vector<std::string> pieces{""};
  for (std::size_t at = 0; at < folded.size();) {
    if (const std::string_view sign = sign_at(folded, at); !sign.empty()) {
      pieces.emplace_back();
      at += sign.size();
    } else {
      pieces.back().push_back(folded[at++]);
    }
  }
  return pieces;
}

/// True if the word stands between numbers of a list. A letter alone may be a part of a number, as
/// in "9 (e)" and "9e", but not in "9 e 10" and "9 a) y b)".
bool parts_a_list(const std::vector<Word>& words, std::size_t at) {
  if (!is_in(kListWords, words[at].text)) return false;
  if (!is_letters(words[at].text) || words[at].text.size() > 1) return true;
  if (!words[at].apart || at == 0 || at + 1 == words.size()) return false;
  return is_digits(words[at + 1].text) || is_letters(words[at - 1].text);
}

/// A piece again, parted at words as "and": 7 and 9, 52 (b) y 90 a 106, 7和9.
std::vector<std::string> parted_at_words(const std::string& piece) {
  std::vector<std::string> parts{""};
  const std::vector<Word> words = words_of(piece);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (parts_a_list(words, i)) {
      parts.emplace_back();
      continue;
    }
    std::string& part = parts.back();
    if (!part.empty() || words[i].dash_before) part += words[i].dash_before ? "-" : " ";
    part += words[i].text;
  }
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  return parts;
}

/// "(b)" behind "9 (a)".
std::optional<std::string> letter_of_the_same(const std::string& part, const std::string& last) {
  const std::size_t digits = std::min(last.find_first_not_of("0123456789"), last.size());
  const std::string_view behind = std::string_view(last).substr(digits);
  if (digits == 0 || !is_letters(part) || part.size() > kMostLetters || !is_letters(behind)) {
    return std::nullopt;
  }
  return last.substr(0, digits) + part;
}

}  // namespace

std::optional<std::string> item_number(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  if (text.size() > kLongest) return std::nullopt;
  const std::string folded = fold(text);
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (!sign_at(folded, at).empty()) return std::nullopt;
  }
  std::vector<Word> words = words_of(folded);
  while (!words.empty() && is_in(kLeading, words.front().text)) words.erase(words.begin());
  if (words.size() == 2 && words[0].text == "cluster" && is_digits(words[1].text) &&
      words[1].text.size() <= kMostDigits) {
    return "cluster " + words[1].text;
  }
  const auto first = number_at(words, 0);
  if (!first) return std::nullopt;
  if (first->second == words.size()) return first->first;
  // "90 to 106", "90-106"; in "52 a 60" the letter was taken for a part of the number.
  std::size_t next = first->second;
  std::string begin = first->first;
  if (next == 2 && is_in(kRange, words[1].text) && words.size() > 2) {
    begin = begin.substr(0, begin.size() - words[1].text.size());
  } else if (is_in(kRange, words[next].text)) {
    ++next;
  } else if (!words[next].dash_before) {
    return std::nullopt;
  }
  const auto last = number_at(words, next);
  if (!last || next + last->second != words.size()) return std::nullopt;
  if (is_digits(begin) && is_digits(last->first) && std::stoi(begin) >= std::stoi(last->first)) {
    return std::nullopt;
  }
  return begin + "-" + last->first;
}

std::vector<std::string> item_numbers(std::string_view text) {
  if (text.size() > kLongestList) return {};
  std::vector<std::string> numbers;
  std::string last;
  for (const std::string& piece : pieces_of(fold(text))) {
    for (const std::string& part : parted_at_words(piece)) {
      auto number = item_number(part);
      if (!number) number = letter_of_the_same(part, last);
      if (!number) return {};
      last = *number;
      if (!is_in(numbers, last)) numbers.push_back(last);
    }
  }
  return numbers;
}

}  // namespace rostrum
