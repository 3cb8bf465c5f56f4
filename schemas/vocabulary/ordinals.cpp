// Numbers in words, in the six languages of the United Nations, German, Portuguese, Italian and
// Turkish: for the names of meetings.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/session_finder.hpp"

namespace rostrum {
namespace {

struct Numeral {
  std::string_view begins;  ///< folded; the ending varies with gender and case
  int value;
};

/// Longer ones before those that they begin with.
constexpr std::array kUnits{
    // English
    Numeral{"thirteenth", 13}, Numeral{"fourteenth", 14}, Numeral{"fifteenth", 15},
    Numeral{"sixteenth", 16}, Numeral{"seventeenth", 17}, Numeral{"eighteenth", 18},
    Numeral{"nineteenth", 19}, Numeral{"eleventh", 11}, Numeral{"twelfth", 12},
    Numeral{"tenth", 10}, Numeral{"first", 1}, Numeral{"second", 2}, Numeral{"third", 3},
    Numeral{"fourth", 4}, Numeral{"fifth", 5}, Numeral{"sixth", 6}, Numeral{"seventh", 7},
    Numeral{"eighth", 8}, Numeral{"ninth", 9},
    // French
    Numeral{"premier", 1}, Numeral{"deuxieme", 2}, Numeral{"seconde", 2}, Numeral{"troisieme", 3},
    Numeral{"quatrieme", 4}, Numeral{"cinquieme", 5}, Numeral{"sixieme", 6}, Numeral{"septieme", 7},
    Numeral{"huitieme", 8}, Numeral{"neuvieme", 9}, Numeral{"dixieme", 10}, Numeral{"onzieme", 11},
    Numeral{"douzieme", 12}, Numeral{"treizieme", 13}, Numeral{"quatorzieme", 14},
    Numeral{"quinzieme", 15}, Numeral{"seizieme", 16}, Numeral{"unieme", 1},
    // Spanish
    Numeral{"decimotercer", 13}, Numeral{"decimocuart", 14}, Numeral{"decimoquint", 15},
    Numeral{"decimosext", 16}, Numeral{"decimoseptim", 17}, Numeral{"decimoctav", 18},
    Numeral{"decimonoven", 19}, Numeral{"decimoprimer", 11}, Numeral{"decimosegund", 12},
    Numeral{"undecim", 11}, Numeral{"duodecim", 12}, Numeral{"primer", 1}, Numeral{"segund", 2},
    Numeral{"tercer", 3}, Numeral{"cuart", 4}, Numeral{"quint", 5}, Numeral{"sext", 6},
    Numeral{"septim", 7}, Numeral{"octav", 8}, Numeral{"noven", 9}, Numeral{"decim", 10},
    Numeral{"oncen", 11},
    // Russian
    Numeral{"одиннадцат", 11}, Numeral{"двенадцат", 12}, Numeral{"тринадцат", 13},
    Numeral{"четырнадцат", 14}, Numeral{"пятнадцат", 15}, Numeral{"шестнадцат", 16},
    Numeral{"семнадцат", 17}, Numeral{"восемнадцат", 18}, Numeral{"девятнадцат", 19},
    Numeral{"перв", 1}, Numeral{"втор", 2}, Numeral{"трет", 3}, Numeral{"четверт", 4},
    Numeral{"пятой", 5}, Numeral{"пятая", 5}, Numeral{"пятого", 5}, Numeral{"пятое", 5},
    Numeral{"шест", 6}, Numeral{"седьм", 7}, Numeral{"восьм", 8}, Numeral{"девят", 9},
    Numeral{"десят", 10},
    // German
    Numeral{"dreizehnt", 13}, Numeral{"vierzehnt", 14}, Numeral{"funfzehnt", 15},
    Numeral{"sechzehnt", 16}, Numeral{"siebzehnt", 17}, Numeral{"achtzehnt", 18},
    Numeral{"neunzehnt", 19}, Numeral{"erste", 1}, Numeral{"zweite", 2}, Numeral{"dritte", 3},
    Numeral{"vierte", 4}, Numeral{"funfte", 5}, Numeral{"sechste", 6}, Numeral{"siebte", 7},
    Numeral{"siebente", 7}, Numeral{"achte", 8}, Numeral{"neunte", 9}, Numeral{"zehnte", 10},
    Numeral{"elfte", 11}, Numeral{"zwolfte", 12},
    // Portuguese and Italian
    Numeral{"primeir", 1}, Numeral{"terceir", 3}, Numeral{"quarta", 4}, Numeral{"quarto", 4},
    Numeral{"setim", 7}, Numeral{"oitav", 8}, Numeral{"nona", 9}, Numeral{"nono", 9},
    Numeral{"prima", 1}, Numeral{"primo", 1}, Numeral{"seconda", 2}, Numeral{"secondo", 2},
    Numeral{"terza", 3}, Numeral{"terzo", 3}, Numeral{"sesta", 6}, Numeral{"sesto", 6},
    Numeral{"settim", 7}, Numeral{"ottav", 8},
    // Turkish
    Numeral{"birinci", 1}, Numeral{"ikinci", 2}, Numeral{"ucuncu", 3}, Numeral{"dorduncu", 4},
    Numeral{"besinci", 5}, Numeral{"altinci", 6}, Numeral{"yedinci", 7}, Numeral{"sekizinci", 8},
    Numeral{"dokuzuncu", 9}, Numeral{"onuncu", 10},
    // Arabic
    Numeral{"الاول", 1}, Numeral{"الأول", 1}, Numeral{"الثان", 2}, Numeral{"الثالث", 3},
    Numeral{"الرابع", 4}, Numeral{"الخامس", 5}, Numeral{"السادس", 6}, Numeral{"السابع", 7},
    Numeral{"الثامن", 8}, Numeral{"التاسع", 9}, Numeral{"العاشر", 10}, Numeral{"الحادي", 1}};

/// Tens; alone they are the round number, with a unit behind or before them they add to it.
constexpr std::array kTens{
    Numeral{"twentieth", 20},    Numeral{"thirtieth", 30},    Numeral{"fortieth", 40},
    Numeral{"fiftieth", 50},     Numeral{"sixtieth", 60},     Numeral{"seventieth", 70},
    Numeral{"eightieth", 80},    Numeral{"ninetieth", 90},    Numeral{"twenty", 20},
    Numeral{"thirty", 30},       Numeral{"forty", 40},        Numeral{"fifty", 50},
    Numeral{"sixty", 60},        Numeral{"seventy", 70},      Numeral{"eighty", 80},
    Numeral{"ninety", 90},       Numeral{"vingtieme", 20},    Numeral{"vingt", 20},
    Numeral{"trentieme", 30},    Numeral{"trente", 30},       Numeral{"quarante", 40},
    Numeral{"cinquante", 50},    Numeral{"soixante", 60},     Numeral{"vigesim", 20},
    Numeral{"trigesim", 30},     Numeral{"cuadragesim", 40},  Numeral{"quincuagesim", 50},
    Numeral{"sexagesim", 60},    Numeral{"septuagesim", 70},  Numeral{"octogesim", 80},
    Numeral{"nonagesim", 90},    Numeral{"двадцат", 20},      Numeral{"тридцат", 30},
    Numeral{"сорок", 40},        Numeral{"пятьдесят", 50},    Numeral{"шестьдесят", 60},
    Numeral{"семьдесят", 70},    Numeral{"восемьдесят", 80},  Numeral{"девяност", 90},
    Numeral{"عشر", 10},          Numeral{"العشر", 20},        Numeral{"والعشر", 20},
    Numeral{"والثلاث", 30},      Numeral{"والاربع", 40},      Numeral{"والأربع", 40},
    Numeral{"والخمس", 50},       Numeral{"والست", 60},        Numeral{"والسبع", 70},
    Numeral{"والثمان", 80},      Numeral{"والتسع", 90},       Numeral{"الثلاثون", 30},
    Numeral{"الثلاثين", 30},     Numeral{"الاربعون", 40},     Numeral{"الأربعون", 40},
    Numeral{"الاربعين", 40},     Numeral{"الأربعين", 40},     Numeral{"الخمسون", 50},
    Numeral{"الخمسين", 50},      Numeral{"الستون", 60},       Numeral{"الستين", 60},
    Numeral{"السبعون", 70},      Numeral{"السبعين", 70},      Numeral{"الثمانون", 80},
    Numeral{"الثمانين", 80},     Numeral{"التسعون", 90},      Numeral{"التسعين", 90},
    Numeral{"quadragesim", 40},  Numeral{"quinquagesim", 50}, Numeral{"setuagesim", 70},
    Numeral{"yirmi", 20},        Numeral{"otuz", 30},         Numeral{"kirk", 40},
    Numeral{"kırk", 40},         Numeral{"elli", 50},         Numeral{"altmis", 60},
    Numeral{"altmıs", 60},       Numeral{"yetmis", 70},       Numeral{"seksen", 80},
    Numeral{"doksan", 90},       Numeral{"zwanzigst", 20},    Numeral{"dreissigst", 30},
    Numeral{"vierzigst", 40},    Numeral{"funfzigst", 50},    Numeral{"sechzigst", 60},
    Numeral{"siebzigst", 70},    Numeral{"achtzigst", 80},    Numeral{"neunzigst", 90},
    Numeral{"ventesim", 20},     Numeral{"trentesim", 30},    Numeral{"quarantesim", 40},
    Numeral{"cinquantesim", 50}, Numeral{"sessantesim", 60},  Numeral{"settantesim", 70},
    Numeral{"ottantesim", 80},   Numeral{"novantesim", 90}};

/// German and Italian write tens and units as one word.
struct Joined {
  std::string_view part;
  int value;
};
constexpr std::array kGermanUnits{
    Joined{"einund", 1},    Joined{"zweiund", 2}, Joined{"dreiund", 3},
    Joined{"vierund", 4},   Joined{"funfund", 5}, Joined{"sechsund", 6},
    Joined{"siebenund", 7}, Joined{"achtund", 8}, Joined{"neunund", 9}};
constexpr std::array kItalianTens{
    Joined{"vent", 20},    Joined{"trent", 30},   Joined{"quarant", 40}, Joined{"cinquant", 50},
    Joined{"sessant", 60}, Joined{"settant", 70}, Joined{"ottant", 80},  Joined{"novant", 90}};
constexpr std::array kItalianUnits{
    Joined{"unesim", 1},     Joined{"duesim", 2},    Joined{"treesim", 3},
    Joined{"quattresim", 4}, Joined{"cinquesim", 5}, Joined{"seiesim", 6},
    Joined{"settesim", 7},   Joined{"ottesim", 8},   Joined{"novesim", 9}};

template <std::size_t N>
int value_in(const std::array<Numeral, N>& numerals, std::string_view word) {
  constexpr std::size_t kLongestEnding = 8;  // bytes: four Cyrillic or Arabic letters
  for (const Numeral& each : numerals) {
    if (word.starts_with(each.begins) && word.size() <= each.begins.size() + kLongestEnding) {
      return each.value;
    }
  }
  return 0;
}

/// zweiundzwanzigste is 22, settantottesima 78.
int joined_number(std::string_view word) {
  for (const Joined& unit : kGermanUnits) {
    if (!word.starts_with(unit.part)) continue;
    const int tens = value_in(kTens, word.substr(unit.part.size()));
    if (tens != 0) return tens + unit.value;
  }
  for (const Joined& tens : kItalianTens) {
    if (!word.starts_with(tens.part)) continue;
    std::string_view rest = word.substr(tens.part.size());
    if (rest.starts_with("a") || rest.starts_with("i")) rest.remove_prefix(1);
    for (const Joined& unit : kItalianUnits) {
      if (rest.size() == unit.part.size() + 1 && rest.starts_with(unit.part)) {
        return tens.value + unit.value;
      }
    }
  }
  return 0;
}

int roman(std::string_view word) {
  constexpr std::string_view kLetters = "ivxlc";
  constexpr int kValues[] = {1, 5, 10, 50, 100};
  int total = 0;
  int before = 1000;
  for (const char c : word) {
    const std::size_t at = kLetters.find(c);
    if (at == std::string_view::npos) return 0;
    const int value = kValues[at];
    total += value > before ? value - 2 * before : value;
    before = value;
  }
  return word.size() <= 7 ? total : 0;
}

/// 七十六 is 76, 十 is 10, 二十二 is 22.
int chinese(std::string_view word) {
  constexpr std::array<std::string_view, 11> kDigits{"零", "一", "二", "三", "四", "五",
                                                     "六", "七", "八", "九", "十"};
  constexpr std::size_t kBytes = 3;
  int total = 0;
  int digit = 0;
  if (word.empty() || word.size() % kBytes != 0 || word.size() > 4 * kBytes) return 0;
  for (std::size_t at = 0; at < word.size(); at += kBytes) {
    std::size_t value = 0;
    while (value < kDigits.size() && kDigits[value] != word.substr(at, kBytes)) ++value;
    if (value == kDigits.size()) return 0;
    if (value == 10) {
      total += (digit == 0 ? 1 : digit) * 10;
      digit = 0;
    } else {
      digit = static_cast<int>(value);
    }
  }
  return total + digit;
}

/// One word alone; tens are told apart from units.
int one_word(std::string_view word, bool& is_tens) {
  is_tens = false;
  std::size_t digits = 0;
  int number = 0;
  while (digits < word.size() && digits < 5 && word[digits] >= '0' && word[digits] <= '9') {
    number = number * 10 + (word[digits++] - '0');
  }
  if (digits > 0) {
    const std::string_view ending = word.substr(digits);
    for (const std::string_view known :
         {"",     "st", "nd", "rd", "th", "e",    "eme", "er",  "ere",  "a",
          "o",    "ª",  "º",  "ma", "mo", "te",   "ten", "ter", "inci", "nci",
          "uncu", "й",  "я",  "го", "届", "届会", "次",  "回",  "第"}) {
      if (ending == known) return number;
    }
    return 0;
  }
  if (word.starts_with("第")) return chinese(word.substr(3));
  if (const int value = chinese(word)) return value;
  if (const int value = joined_number(word)) return value;
  if (word == "dix") {  // dix-septième
    is_tens = true;
    return 10;
  }
  if (const int value = value_in(kTens, word)) {
    is_tens = true;
    return value;
  }
  if (const int value = value_in(kUnits, word)) return value;
  return roman(word);
}

}  // namespace

int number_of_words(std::string_view words) {
  const std::string folded = fold_name(words);
  int total = 0;
  int count = 0;
  bool was_tens = false;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    const std::string_view word = std::string_view(folded).substr(at, end - at);
    at = end + 1;
    // "quarante et un"; 76-й and 72-ª lose their hyphen when they are folded.
    if (word == "et" || word == "and" || word == "y" || word == "й" || word == "я" ||
        word == "го" || word == "ой" || word == "ая" || word == "ª" || word == "º") {
      continue;
    }
    bool is_tens = false;
    int value = one_word(word, is_tens);
    // French: quatre-vingt-deuxième.
    if (word == "quatre" && at < folded.size() &&
        std::string_view(folded).substr(at).starts_with("vingt")) {
      const std::size_t next = std::min(folded.find(' ', at), folded.size());
      value = 80;
      is_tens = true;
      at = next + 1;
    }
    if (value == 0) return 0;
    ++count;
    // And soixante-dixième, soixante-douzième, quatre-vingt-dix-septième.
    const bool of_twenty = was_tens && (total == 60 || total == 80) && value >= 10 && value < 20;
    // Two words make one number only as tens and a unit: "twenty second", "التاسع عشر".
    if (count > 1 && !of_twenty && (count > 2 ? !was_tens : (total >= 10) == is_tens)) return 0;
    if (count > 2 && !of_twenty && (value >= 10 || total % 100 / 10 * 10 != total)) return 0;
    total += value;
    was_tens = is_tens;
  }
  return total;
}

}  // namespace rostrum
