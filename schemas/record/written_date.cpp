#include "schemas/record/written_date.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "schemas/base/error.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

struct Month {
  std::string_view begins;  ///< folded
  int number;
};
constexpr std::array kMonths{
    Month{"january", 1},    Month{"february", 2},  Month{"march", 3},     Month{"april", 4},
    Month{"may", 5},        Month{"june", 6},      Month{"july", 7},      Month{"august", 8},
    Month{"september", 9},  Month{"october", 10},  Month{"november", 11}, Month{"december", 12},
    Month{"janvier", 1},    Month{"fevrier", 2},   Month{"mars", 3},      Month{"avril", 4},
    Month{"mai", 5},        Month{"juin", 6},      Month{"juillet", 7},   Month{"aout", 8},
    Month{"septembre", 9},  Month{"octobre", 10},  Month{"novembre", 11}, Month{"decembre", 12},
    Month{"enero", 1},      Month{"febrero", 2},   Month{"marzo", 3},     Month{"abril", 4},
    Month{"mayo", 5},       Month{"junio", 6},     Month{"julio", 7},     Month{"agosto", 8},
    Month{"septiembre", 9}, Month{"setiembre", 9}, Month{"octubre", 10},  Month{"noviembre", 11},
    Month{"diciembre", 12}, Month{"января", 1},    Month{"февраля", 2},   Month{"марта", 3},
    Month{"апреля", 4},     Month{"мая", 5},       Month{"июня", 6},      Month{"июля", 7},
    Month{"августа", 8},    Month{"сентября", 9},  Month{"октября", 10},  Month{"ноября", 11},
    Month{"декабря", 12},   Month{"يناير", 1},     Month{"فبراير", 2},    Month{"مارس", 3},
    Month{"ابريل", 4},      Month{"أبريل", 4},     Month{"مايو", 5},      Month{"يونيو", 6},
    Month{"يونيه", 6},      Month{"يوليو", 7},     Month{"يوليه", 7},     Month{"اغسطس", 8},
    Month{"أغسطس", 8},      Month{"سبتمبر", 9},    Month{"اكتوبر", 10},   Month{"أكتوبر", 10},
    Month{"نوفمبر", 11},    Month{"ديسمبر", 12},   Month{"شباط", 2},      Month{"آذار", 3},
    Month{"اذار", 3},       Month{"نيسان", 4},     Month{"أيار", 5},      Month{"ايار", 5},
    Month{"حزيران", 6},     Month{"تموز", 7},      Month{"آب", 8},        Month{"أيلول", 9},
    Month{"ايلول", 9},      Month{"jan", 1},       Month{"feb", 2},       Month{"mar", 3},
    Month{"apr", 4},        Month{"jun", 6},       Month{"jul", 7},       Month{"aug", 8},
    Month{"sep", 9},        Month{"sept", 9},      Month{"oct", 10},      Month{"nov", 11},
    Month{"janeiro", 1},    Month{"fevereiro", 2}, Month{"marco", 3},     Month{"maio", 5},
    Month{"junho", 6},      Month{"julho", 7},     Month{"setembro", 9},  Month{"outubro", 10},
    Month{"novembro", 11},  Month{"dezembro", 12}, Month{"januar", 1},    Month{"janner", 1},
    Month{"februar", 2},    Month{"marz", 3},      Month{"juni", 6},      Month{"juli", 7},
    Month{"oktober", 10},   Month{"dezember", 12}, Month{"gennaio", 1},   Month{"febbraio", 2},
    Month{"aprile", 4},     Month{"maggio", 5},    Month{"giugno", 6},    Month{"luglio", 7},
    Month{"settembre", 9},  Month{"ottobre", 10},  Month{"dicembre", 12}, Month{"ocak", 1},
    Month{"subat", 2},      Month{"mart", 3},      Month{"nisan", 4},     Month{"mayis", 5},
    Month{"mayıs", 5},      Month{"haziran", 6},   Month{"temmuz", 7},    Month{"agustos", 8},
    Month{"eylul", 9},      Month{"ekim", 10},     Month{"kasim", 11},    Month{"kasım", 11},
    Month{"aralik", 12},    Month{"aralık", 12},   Month{"dec", 12}};

/// A piece of the line: a number or a word, and what stands in front of it.
struct Piece {
  std::string text;
  int number = -1;
  std::string before;
};

int digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= 0x0660 && c <= 0x0669) return static_cast<int>(c - 0x0660);
  return -1;
}

/// Value of a Chinese numeral before 年, 月 or 日: 二〇二三 is 2023, 二十一 21; -1 for none.
int numeral_value(std::string_view text) {
  constexpr std::array<std::string_view, 12> kDigits{"〇", "一", "二", "三", "四", "五",
                                                     "六", "七", "八", "九", "十", "零"};
  constexpr std::size_t kBytes = 3;
  constexpr std::size_t kTen = 10;
  constexpr std::size_t kYearDigits = 4;
  const bool year = text.size() == kYearDigits * kBytes;
  int total = 0;
  int digit = -1;
  for (std::size_t at = 0; at < text.size(); at += kBytes) {
    std::size_t value = 0;
    while (value < kDigits.size() && kDigits[value] != text.substr(at, kBytes)) ++value;
    if (value == kDigits.size() || (year && value == kTen)) return -1;
    if (value > kTen) value = 0;
    if (year) {
      total = total * 10 + static_cast<int>(value);
    } else if (value == kTen) {
      total += (digit < 0 ? 1 : digit) * 10;
      digit = -1;
    } else if (digit >= 0) {
      return -1;
    } else {
      digit = static_cast<int>(value);
    }
  }
  return year ? total : total + std::max(digit, 0);
}

bool is_numeral(std::string_view letter) { return numeral_value(letter) >= 0; }

/// 二〇二三年十月九日 is 2023年10月9日, and 平成27年 2015年.
std::string with_figures(const std::string& folded) {
  constexpr std::array<std::string_view, 3> kUnits{"年", "月", "日"};
  constexpr std::array<std::pair<std::string_view, int>, 3> kEras{
      {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}}};
  constexpr std::size_t kBytes = 3;
  constexpr std::string_view kFirst = "元";
  std::string text;
  for (std::size_t at = 0; at < folded.size();) {
    const std::string_view rest = std::string_view(folded).substr(at);
    const auto* unit = std::find_if(kUnits.begin(), kUnits.end(),
                                    [&](std::string_view each) { return rest.starts_with(each); });
    if (unit == kUnits.end()) {
      text.push_back(folded[at++]);
      continue;
    }
    std::size_t begin = text.size();
    while (begin >= kBytes && is_numeral(std::string_view(text).substr(begin - kBytes, kBytes))) {
      begin -= kBytes;
    }
    const int value = begin < text.size() ? numeral_value(text.substr(begin)) : -1;
    if (value > 0) text.replace(begin, std::string::npos, std::to_string(value));
    for (const auto& [era, before] : kEras) {
      const std::size_t named = *unit == kUnits[0] ? text.rfind(era) : std::string::npos;
      if (named == std::string::npos) continue;
      std::string year = text.substr(named + era.size());
      if (year == kFirst) year = "1";
      const bool number = !year.empty() && year.size() <= 2 &&
                          year.find_first_not_of("0123456789") == std::string::npos;
      if (number) text.replace(named, std::string::npos, std::to_string(before + std::stoi(year)));
    }
    text.append(*unit);
    at += unit->size();
  }
  return text;
}

/// The months of the Levant that have two words, by their other names.
std::string with_plain_months(std::string text) {
  constexpr std::array<std::array<std::string_view, 3>, 4> kMonthsOfTwo{
      {{"تشرين الأول", "تشرين الاول", "أكتوبر"},
       {"تشرين الثاني", "تشرين الثانى", "نوفمبر"},
       {"كانون الأول", "كانون الاول", "ديسمبر"},
       {"كانون الثاني", "كانون الثانى", "يناير"}}};
  for (const auto& [first, second, plain] : kMonthsOfTwo) {
    for (const std::string_view name : {first, second}) {
      for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name)) {
        text.replace(at, name.size(), plain);
      }
    }
  }
  return text;
}

std::vector<Piece> pieces_of(const std::string& written) {
  const bool wide = written.find("年") != std::string::npos;
  const std::string folded = wide ? with_figures(written) : with_plain_months(written);
  constexpr std::size_t kMostPieces = 400;
  std::vector<Piece> pieces;
  std::string gap;
  int kind = 0;  // 0 gap, 1 digits, 2 letters
  for (std::size_t i = 0; i < folded.size() && pieces.size() < kMostPieces;) {
    const CodePoint c = code_point_at(folded, i);
    const std::string letter = folded.substr(i, c.bytes);
    const int digit = digit_of(c.value);
    const bool is_letter =
        (c.value >= 'a' && c.value <= 'z') || (c.value >= 0x80 && letter != "–" && letter != "—");
    const bool cjk = letter == "年" || letter == "月" || letter == "日";
    const int now = digit >= 0 ? 1 : is_letter ? 2 : 0;
    if (now == 0) {
      gap += letter;
      kind = 0;
    } else {
      if (now != kind || cjk || (!pieces.empty() && pieces.back().text == "年")) {
        pieces.push_back({"", now == 1 ? 0 : -1, gap});
        gap.clear();
      }
      Piece& piece = pieces.back();
      piece.text += letter;
      // No day or year has more digits; what has is no part of a date.
      if (now == 1 && piece.number < 100'000) piece.number = piece.number * 10 + digit;
      kind = cjk ? 0 : now;
    }
    i += c.bytes;
  }
  return pieces;
}

int month_of(std::string_view word) {
  const auto* row = std::find_if(kMonths.begin(), kMonths.end(),
                                 [&](const Month& each) { return each.begins == word; });
  return row == kMonths.end() ? 0 : row->number;
}

bool is_year(const Piece& piece) { return piece.number >= 1945 && piece.number <= 2099; }

bool is_small(const std::string& word) {
  return word == "of" || word == "de" || word == "del" || word == "th" || word == "st" ||
         word == "nd" || word == "rd" || word == "er" || word == "تشرين" || word == "كانون" ||
         word == "الأول" || word == "الثاني" || word == "الاول" || word == "de l" ||
         word == "عام" || word == "من";
}

/// The next piece behind `at` that is not a small word.
std::size_t after(const std::vector<Piece>& pieces, std::size_t at) {
  ++at;
  while (at < pieces.size() && is_small(pieces[at].text)) ++at;
  return at;
}

/// "26 to 30 November", "du 26 au 30 novembre", "5 a 7 de septiembre".
bool joins_days(const std::string& word) {
  return word == "to" || word == "au" || word == "al" || word == "по" || word == "through" ||
         word == "and" || word == "y" || word == "et" || word == "إلى" || word == "a" ||
         word == "bis" || word == "und" || word == "e";
}

/// The piece before `at` that is not a small word; `at` itself if there is none.
std::size_t before(const std::vector<Piece>& pieces, std::size_t at) {
  std::size_t i = at;
  while (i > 0) {
    --i;
    if (!is_small(pieces[i].text)) return i;
  }
  return at;
}

std::optional<Date> day(int year, int month, int number) {
  if (!is_day(year, month, number)) return std::nullopt;
  return Date{year, month, number};
}

bool is_range(const std::string& between) {
  return between.find('-') != std::string::npos || between.find("–") != std::string::npos ||
         between.find("—") != std::string::npos;
}

/// A date that begins with the piece at `at`.
std::optional<Date> date_at(const std::vector<Piece>& pieces, std::size_t at, bool day_first) {
  const auto piece = [&](std::size_t i) { return i < pieces.size() ? pieces[i] : Piece{}; };
  const Piece& first = pieces[at];
  // 2021年10月14日, 2025-06-17
  if (is_year(first)) {
    if (piece(at + 1).text == "年" && piece(at + 2).number > 0 && piece(at + 3).text == "月") {
      if (piece(at + 4).number > 0 && piece(at + 5).text == "日") {
        return day(first.number, piece(at + 2).number, piece(at + 4).number);
      }
      return Date{first.number, std::min(piece(at + 2).number, 12), 0};
    }
    if (piece(at + 1).before == "-" && piece(at + 2).before == "-" &&
        piece(at + 1).text.size() == 2 && piece(at + 2).text.size() == 2) {
      return day(first.number, piece(at + 1).number, piece(at + 2).number);
    }
    // A year in front leaves no doubt about which is the month: 2022/06/14.
    if (piece(at + 1).before == "/" && piece(at + 2).before == "/" &&
        piece(at + 2).text.size() <= 2) {
      return day(first.number, piece(at + 1).number, piece(at + 2).number);
    }
    return std::nullopt;
  }
  if (first.number > 0 && first.number <= 31) {
    // 17.06.2025, and 17/06/2025 where the first number can be no month
    const Piece second = piece(at + 1);
    const Piece third = piece(at + 2);
    if (second.number > 0 && is_year(third) && second.before == third.before) {
      if (second.before == ".") return day(third.number, second.number, first.number);
      if ((second.before == "/" || second.before == "-") && (first.number > 12 || day_first)) {
        return day(third.number, second.number, first.number);
      }
      // 06/17/2025: the second can be no month.
      if (second.before == "/" && second.number > 12) {
        return day(third.number, first.number, second.number);
      }
      return std::nullopt;
    }
    const std::size_t month_at = after(pieces, at);
    const int month = month_at < pieces.size() ? month_of(pieces[month_at].text) : 0;
    if (month == 0) return std::nullopt;
    std::size_t year_at = after(pieces, month_at);
    // Two names of one month: تموز/يوليه.
    if (year_at < pieces.size() && month_of(pieces[year_at].text) == month) {
      year_at = after(pieces, year_at);
    }
    if (year_at >= pieces.size() || !is_year(pieces[year_at])) return std::nullopt;
    const int year = pieces[year_at].number;
    const auto is_day_number = [&](std::size_t i) {
      return pieces[i].number > 0 && pieces[i].number <= 31;
    };
    const bool dashed = at > 0 && is_day_number(at - 1) && is_range(first.before);
    const bool worded = at > 1 && is_day_number(at - 2) && joins_days(pieces[at - 1].text);
    const bool range = dashed || worded;
    const bool over_months = at > 0 && month_of(pieces[at - 1].text) != 0 && is_range(first.before);
    if (over_months) return Date{year, 0, 0};
    if (range) return Date{year, month, 0};
    return day(year, month, first.number);
  }
  if (const int month = month_of(first.text)) {
    // June 17, 2025
    const Piece second = piece(at + 1);
    const std::size_t year_at = after(pieces, at + 1);
    if (second.number > 0 && second.number <= 31 && year_at < pieces.size() &&
        is_year(pieces[year_at]) && !is_range(second.before)) {
      if (is_range(pieces[year_at].before)) return std::nullopt;
      return day(pieces[year_at].number, month, second.number);
    }
    const std::size_t next = after(pieces, at);
    const std::size_t earlier = before(pieces, at);
    const bool month_before = earlier != at && month_of(pieces[earlier].text) != 0;
    const bool day_before =
        earlier != at && pieces[earlier].number > 0 && pieces[earlier].number <= 31;
    if (!day_before && !month_before && next < pieces.size() && is_year(pieces[next]) &&
        first.text.size() > 3) {
      return Date{pieces[next].number, month, 0};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Date> date_in(std::string_view line, bool day_first) {
  constexpr std::size_t kLongest = 600;
  const std::vector<Piece> pieces =
      pieces_of(fold(line.substr(0, std::min(line.size(), kLongest))));
  std::optional<Date> found;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    const auto date = date_at(pieces, at, day_first);
    if (!date) continue;
    if (found && !(*found == *date)) return std::nullopt;
    found = date;
  }
  return found;
}

namespace {

/// What spreadsheets and people put around a date.
std::string_view bare(std::string_view text) {
  constexpr std::string_view kMarks[] = {" ", "\t", "\n", "\r", "'", "\"", "`", "‘", "’", "“", "”"};
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view mark : kMarks) {
      if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
        changed = true;
      }
      if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        changed = true;
      }
    }
  }
  return text;
}

/// "2025-06-17T10:00:00Z" and "17/06/2025 10:00" without the time of day.
std::string_view without_time(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return text;
  const std::size_t gap = text.find_last_of(" T", colon);
  if (gap == std::string_view::npos || gap == 0) return text;
  const std::string_view hour = text.substr(gap + 1, colon - gap - 1);
  const bool digits = !hour.empty() && hour.size() <= 2 &&
                      hour.find_first_not_of("0123456789") == std::string_view::npos;
  const bool figure_before = text[gap - 1] >= '0' && text[gap - 1] <= '9';
  return digits && figure_before ? text.substr(0, gap) : text;
}

/// Two or three numbers with the same sign between them: 2025-6-7, 17/06/2025, 6/2025.
struct Figures {
  std::vector<int> numbers;
  std::vector<std::size_t> digits;
  char between = 0;
};

std::optional<Figures> figures_of(std::string_view text) {
  constexpr std::size_t kYearDigits = 4;
  Figures figures;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789", at), text.size());
    if (end == at || end - at > kYearDigits) return std::nullopt;
    int number = 0;
    for (std::size_t i = at; i < end; ++i) number = number * 10 + (text[i] - '0');
    figures.numbers.push_back(number);
    figures.digits.push_back(end - at);
    if (end == text.size()) break;
    const bool sign = std::string_view("-/.").find(text[end]) != std::string_view::npos;
    if (!sign || (figures.between != 0 && figures.between != text[end])) return std::nullopt;
    figures.between = text[end];
    at = end + 1;
  }
  const std::size_t count = figures.numbers.size();
  return count == 2 || count == 3 ? std::optional(figures) : std::nullopt;
}

std::optional<Date> month_in_year(int year, int month) {
  if (!is_day(year, month, 1)) return std::nullopt;
  return Date{year, month, 0};
}

/// Throws Error(InvalidInput) if day and month may each be the other.
std::optional<Date> date_of(const Figures& figures, std::string_view shown) {
  const std::vector<int>& number = figures.numbers;
  const bool year_first = figures.digits.front() == 4;
  const bool year_last = figures.digits.back() == 4;
  if (year_first == year_last) return std::nullopt;
  if (number.size() == 2) {
    return year_first ? month_in_year(number[0], number[1]) : month_in_year(number[1], number[0]);
  }
  if (year_first) return day(number[0], number[1], number[2]);
  if (figures.between == '.') return day(number[2], number[1], number[0]);
  const auto day_first = day(number[2], number[1], number[0]);
  const auto month_first = day(number[2], number[0], number[1]);
  if (day_first && month_first && !(*day_first == *month_first)) {
    throw Error(ErrorKind::InvalidInput, "'" + std::string(shown.substr(0, 40)) + "' may be " +
                                             day_first->text() + " or " + month_first->text() +
                                             "; write one of the two");
  }
  return day_first ? day_first : month_first;
}

/// A month by its name and one or two numbers, and nothing else: "Mar 2003", "2003-Mar-15",
/// "15 March 1925".
std::optional<Date> date_of_words(std::string_view text) {
  int month = 0;
  std::vector<int> numbers;
  for (const Piece& piece : pieces_of(fold(text))) {
    if (is_small(piece.text)) continue;
    const int named = month_of(piece.text);
    if (named != 0 && month == 0) {
      month = named;
    } else if (piece.number > 0) {
      numbers.push_back(piece.number);
    } else {
      return std::nullopt;
    }
  }
  const auto is_any_year = [](int number) { return number >= 1000 && number <= 9999; };
  if (month == 0 || numbers.empty() || numbers.size() > 2) return std::nullopt;
  if (numbers.size() == 1) {
    return is_any_year(numbers[0]) ? month_in_year(numbers[0], month) : std::nullopt;
  }
  if (is_any_year(numbers[0]) == is_any_year(numbers[1])) return std::nullopt;
  return is_any_year(numbers[0]) ? day(numbers[0], month, numbers[1])
                                 : day(numbers[1], month, numbers[0]);
}

}  // namespace

bool is_month(std::string_view word) { return month_of(word) != 0; }

Date read_date(std::string_view text) {
  constexpr std::size_t kLongest = 200;
  const std::string_view whole = bare(text.substr(0, std::min(text.size(), kLongest)));
  const std::string_view plain = bare(without_time(whole));
  if (const auto date = try_parse_date(plain)) return *date;
  const std::size_t figures_end = plain.find_first_not_of("0123456789");
  if (figures_end == 8 ? plain[8] == 'T' : plain.size() == 8 && figures_end > 8) {
    const std::string dashed = std::string(plain.substr(0, 4)) + '-' +
                               std::string(plain.substr(4, 2)) + '-' +
                               std::string(plain.substr(6, 2));
    if (const auto date = try_parse_date(dashed)) return *date;
  }
  if (const auto figures = figures_of(plain)) {
    if (const auto date = date_of(*figures, whole)) return *date;
  } else if (is_utf8(plain) && plain.find_first_not_of("0123456789-/. ") != plain.npos) {
    if (const auto date = date_of_words(plain)) return *date;
    if (const auto date = date_in(plain)) return *date;
  }
  return parse_date(text);  // which says what to write
}

}  // namespace rostrum
