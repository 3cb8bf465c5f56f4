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
constexpr std::array<std::string_view, 6> kRange{"to", "through", "a", "au", "al", "bis"};

struct Word {
  std::string text;
  bool dash_before = false;  ///< a hyphen or dash stands between it and the word before
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
  const auto kind = [](char c) { return c >= '0' && c <= '9' ? 1 : 2; };
  const auto close = [&] {
    if (!current.empty()) {
      words.push_back({current, dash});
      dash = false;
    }
    current.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool en_dash = text.substr(i, 3) == "\xE2\x80\x93";
    if (c == '-' || en_dash) {
      close();
      dash = true;
      if (en_dash) i += 2;
    } else if (std::string_view(" ().,:;\t\"").find(c) != std::string_view::npos) {
      close();
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

}  // namespace

std::optional<std::string> item_number(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  if (text.size() > kLongest) return std::nullopt;
  std::vector<Word> words = words_of(fold(text));
  while (!words.empty() &&
         std::find(kLeading.begin(), kLeading.end(), words.front().text) != kLeading.end()) {
    words.erase(words.begin());
  }
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
  if (next == 2 && std::find(kRange.begin(), kRange.end(), words[1].text) != kRange.end() &&
      words.size() > 2) {
    begin = begin.substr(0, begin.size() - words[1].text.size());
  } else if (std::find(kRange.begin(), kRange.end(), words[next].text) != kRange.end()) {
    ++next;
  } else if (!words[next].dash_before) {
    return std::nullopt;
  }
  const auto last = number_at(words, next);
  if (!last || next + last->second != words.size()) return std::nullopt;
  return begin + "-" + last->first;
}

}  // namespace rostrum
