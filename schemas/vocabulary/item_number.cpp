#include "schemas/vocabulary/item_number.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/session_finder.hpp"

namespace rostrum {
namespace {

/// No agenda has more items.
constexpr std::size_t kMostDigits = 3;
/// As in 11(aa).
constexpr std::size_t kMostLetters = 2;

/// Words that say that a number follows, folded, in the languages of headings.
constexpr auto kLeading = std::to_array<std::string_view>({"agenda",
                                                           "item",
                                                           "items",
                                                           "point",
                                                           "points",
                                                           "tema",
                                                           "temas",
                                                           "punto",
                                                           "puntos",
                                                           "punti",
                                                           "ponto",
                                                           "pontos",
                                                           "пункт",
                                                           "пункты",
                                                           "пункта",
                                                           "пунктам",
                                                           "البند",
                                                           "议程项目",
                                                           "项目",
                                                           "议题",
                                                           "議題",
                                                           "第",
                                                           "no",
                                                           "nos",
                                                           "tagesordnungspunkt",
                                                           "tagesordnungspunkte",
                                                           "top",
                                                           "gundem",
                                                           "maddesi"});
/// What may stand behind one, folded.
constexpr auto kTrailing = std::to_array<std::string_view>(
    {"of the agenda", "of the provisional agenda", "de l'ordre du jour", "del orden del dia",
     "del programa", "da ordem do dia", "da agenda", "dell'ordine del giorno", "der tagesordnung",
     "повестки дня", "من جدول الاعمال", "من جدول الأعمال"});
constexpr auto kRange =
    std::to_array<std::string_view>({"to", "through", "a", "au", "al", "ao", "ate", "hasta", "bis",
                                     "по", "до", "الى", "إلى", "至"});
/// What stands between the numbers of a list.
constexpr auto kListSigns =
    std::to_array<std::string_view>({",", ";", "|", "\n", "&", "+", "،", "؛", "、", "，", "；"});
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
    } else if (std::string_view(" ().,:;#\t\"").find(c) != std::string_view::npos) {
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

bool is_roman(std::string_view word) {
  constexpr std::size_t kLongest = 6;
  return !word.empty() && word.size() <= kLongest &&
         word.find_first_not_of("ivx") == std::string_view::npos;
}

/// A number of an item at `at`, and how many words it takes. A part of a part, as in 7 (a) (i), is
/// of the part.
std::optional<std::pair<std::string, std::size_t>> number_at(const std::vector<Word>& words,
                                                             std::size_t at) {
  if (at >= words.size() || !is_digits(words[at].text)) return std::nullopt;
  std::string number = words[at].text;
  number.erase(0, std::min(number.find_first_not_of('0'), number.size()));
  if (number.empty() || number.size() > kMostDigits) return std::nullopt;
  std::size_t used = 1;
  // One letter may stand apart, as in "9 f"; two are a word: "7 de".
  if (at + 1 < words.size() && is_letters(words[at + 1].text) && !words[at + 1].dash_before &&
      words[at + 1].text.size() <= (words[at + 1].apart ? 1 : kMostLetters)) {
    number += words[at + 1].text;
    ++used;
    const bool part = at + 2 < words.size() && !words[at + 2].apart && !words[at + 2].dash_before;
    if (part && is_roman(words[at + 2].text) && number.back() != 'h') ++used;
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

/// The pieces of a list, folded. A stroke parts letters alone, "7a/b": 78/46 is a resolution.
std::vector<std::string> pieces_of(const std::string& folded) {
  std::vector<std::string> pieces{""};
  for (std::size_t at = 0; at < folded.size();) {
    const char before = at == 0 ? ' ' : folded[at - 1];
    const bool stroke = folded[at] == '/' && (before == ')' || (before >= 'a' && before <= 'z'));
    const std::string_view sign = stroke ? "/" : sign_at(folded, at);
    if (!sign.empty()) {
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

/// The number that a word of a heading is: 2, II, two; 0 for none.
int cluster_number(const std::string& word) {
  constexpr auto kWords = std::to_array<std::string_view>({"one", "two", "three", "four", "five"});
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (word == kWords[i]) return static_cast<int>(i) + 1;
  }
  if (is_digits(word)) return word.size() <= kMostDigits ? std::stoi(word) : 0;
  return is_roman(word) ? number_of_words(word) : 0;
}

std::string_view without_trailing(std::string_view text) {
  for (const std::string_view each : kTrailing) {
    if (text.ends_with(each)) return text.substr(0, text.size() - each.size());
  }
  return text;
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

/// "7a-c", "7 (a) to (c)", "7a-7c": each item from the first to the last; empty for anything else.
std::vector<std::string> letters_between(const std::string& part) {
  std::vector<Word> words = words_of(part);
  while (!words.empty() && is_in(kLeading, words.front().text)) words.erase(words.begin());
  const bool worded = words.size() > 3 && is_in(kRange, words[2].text);
  if (worded) words.erase(words.begin() + 2);
  if (words.size() == 4 && words[2].text == words[0].text) {
    words[3].dash_before = words[2].dash_before;
    words.erase(words.begin() + 2);
  }
  if (words.size() != 3 || !is_digits(words[0].text)) return {};
  const std::string& first = words[1].text;
  const std::string& last = words[2].text;
  if (!is_letters(first) || !is_letters(last) || first.size() != 1 || last.size() != 1) return {};
  if (first >= last || (!worded && !words[2].dash_before)) return {};
  std::vector<std::string> all;
  for (char letter = first[0]; letter <= last[0]; ++letter) all.push_back(words[0].text + letter);
  return all;
}

}  // namespace

std::optional<std::string> item_number(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  if (text.size() > kLongest) return std::nullopt;
  const std::string folded = fold(with_plain_items(std::string(text)));
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (!sign_at(folded, at).empty()) return std::nullopt;
  }
  std::vector<Word> words = words_of(without_trailing(folded));
  const std::size_t all = words.size();
  while (!words.empty() && is_in(kLeading, words.front().text)) words.erase(words.begin());
  if (words.size() == 2 &&
      (words[0].text == "cluster" || words[0].text == "クラスター" || words[0].text == "кластер")) {
    const int number = cluster_number(words[1].text);
    if (number > 0) return "cluster " + std::to_string(number);
  }
  // A Roman number only behind a word that says that it is one.
  if (words.size() == 1 && all > 1 && is_roman(words[0].text)) {
    const int number = number_of_words(words[0].text);
    if (number > 0) return std::to_string(number);
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

std::string with_plain_items(std::string text) {
  constexpr auto kLetters = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"(أ)", "(a)"},  {"(ا)", "(a)"}, {"(ب)", "(b)"}, {"(ج)", "(c)"}, {"(د)", "(d)"},
       {"(هـ)", "(e)"}, {"(ه)", "(e)"}, {"(و)", "(f)"}, {" а)", " a)"}, {" б)", " b)"},
       {" в)", " c)"},  {" г)", " d)"}, {" д)", " e)"}, {" е)", " f)"}, {"(а)", "(a)"},
       {"(б)", "(b)"},  {"(в)", "(c)"}, {"（", "("},    {"）", ")"},    {"’", "'"},
       {"٠", "0"},      {"١", "1"},     {"٢", "2"},     {"٣", "3"},     {"٤", "4"},
       {"٥", "5"},      {"٦", "6"},     {"٧", "7"},     {"٨", "8"},     {"٩", "9"}});
  for (const auto& [theirs, plain] : kLetters) {
    for (std::size_t at = text.find(theirs); at != std::string::npos;
         at = text.find(theirs, at + 1)) {
      text.replace(at, theirs.size(), plain);
    }
  }
  return text;
}

std::vector<std::string> item_numbers(std::string_view text) {
  if (text.size() > kLongestList) return {};
  std::vector<std::string> numbers;
  std::string last;
  const auto add = [&numbers](const std::string& number) {
    if (!is_in(numbers, number)) numbers.push_back(number);
  };
  for (const std::string& piece : pieces_of(fold(with_plain_items(std::string(text))))) {
    for (const std::string& part : parted_at_words(piece)) {
      if (const std::vector<std::string> all = letters_between(part); !all.empty()) {
        for (const std::string& each : all) add(each);
        last = all.back();
        continue;
      }
      auto number = item_number(part);
      if (!number) number = letter_of_the_same(part, last);
      if (!number) return {};
      last = *number;
      add(last);
    }
  }
  return numbers;
}

}  // namespace rostrum
