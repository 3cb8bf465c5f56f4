// Codes and labels of sessions from the templates of conventions.json, and back.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {
namespace {

struct Numbers {
  int number = 0;
  int year = 0;   ///< of the session
  int cycle = 0;  ///< year of the review conference that a preparatory session leads to
};

std::string ordinal(int number) {
  const int tens = number % 100;
  const bool teen = tens >= 11 && tens <= 13;
  const char* ending = "th";
  if (!teen && number % 10 == 1) ending = "st";
  if (!teen && number % 10 == 2) ending = "nd";
  if (!teen && number % 10 == 3) ending = "rd";
  return std::to_string(number) + ending;
}

/// nullopt if the template asks for a number that is not known.
std::optional<std::string> fill(std::string_view pattern, const Numbers& numbers) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] != '{') {
      text.push_back(pattern[at++]);
      continue;
    }
    const std::size_t end = pattern.find('}', at);
    const std::string_view name = pattern.substr(at + 1, end - at - 1);
    const int value = name == "year"    ? numbers.year
                      : name == "cycle" ? numbers.cycle
                                        : numbers.number;
    if (value == 0) return std::nullopt;
    text += name == "nth" ? ordinal(value) : std::to_string(value);
    at = end + 1;
  }
  return text;
}

/// A label whose year is not known does without the part in brackets that holds it.
std::string label(const MeetingKind& kind, const Numbers& numbers) {
  if (auto whole = fill(kind.label_template, numbers)) return *whole;
  std::string shorter = kind.label_template;
  const std::size_t year = shorter.find("{year}");
  const std::size_t open = shorter.rfind('(', year);
  const std::size_t close = shorter.find(')', year);
  if (year != std::string::npos && open != std::string::npos && close != std::string::npos) {
    shorter.erase(open, close + 1 - open);
    while (!shorter.empty() && shorter.back() == ' ') shorter.pop_back();
  }
  if (auto rest = fill(shorter, numbers)) return *rest;
  return kind.names.empty() ? kind.kind : kind.names.front();
}

/// Numbers in `code` where it has the form of the template.
std::optional<Numbers> read_code(std::string_view pattern, std::string_view code) {
  constexpr std::size_t kYearDigits = 4;
  constexpr std::size_t kMostDigits = 5;
  Numbers numbers;
  std::size_t at = 0;
  for (std::size_t p = 0; p < pattern.size();) {
    if (pattern[p] != '{') {
      if (at >= code.size() || code[at] != pattern[p]) return std::nullopt;
      ++at;
      ++p;
      continue;
    }
    const std::size_t end = pattern.find('}', p);
    const std::string_view name = pattern.substr(p + 1, end - p - 1);
    std::size_t digits = 0;
    int value = 0;
    while (digits < (name == "n" ? kMostDigits : kYearDigits) && at < code.size() &&
           code[at] >= '0' && code[at] <= '9') {
      value = value * 10 + (code[at++] - '0');
      ++digits;
    }
    if (digits == 0 || value == 0 || (name != "n" && digits != kYearDigits)) return std::nullopt;
    (name == "year" ? numbers.year : name == "cycle" ? numbers.cycle : numbers.number) = value;
    p = end + 1;
  }
  if (at != code.size()) return std::nullopt;
  return numbers;
}

const KnownSession* known_session(const MeetingKind& kind, const Numbers& numbers) {
  const auto row =
      std::find_if(kind.sessions.begin(), kind.sessions.end(), [&](const KnownSession& session) {
        switch (kind.by) {
          case SessionsBy::Number:
            return session.number == numbers.number;
          case SessionsBy::Year:
            return session.year == numbers.year;
          case SessionsBy::YearAndNumber:
            return session.year == numbers.year && session.number == numbers.number;
          case SessionsBy::NumberAndCycle:
            return session.year == numbers.cycle && session.number == numbers.number;
        }
        return false;
      });
  return row == kind.sessions.end() ? nullptr : &*row;
}

std::optional<Session> make(const Convention& convention, const MeetingKind& kind,
                            Numbers numbers) {
  const KnownSession* known = known_session(kind, numbers);
  if (numbers.year == 0 && known != nullptr && known->start) numbers.year = known->start->year;
  const auto code = fill(kind.code_template, numbers);
  if (!code) return std::nullopt;
  Session session{.code = convention.code + "/" + *code,
                  .label = label(kind, numbers),
                  .convention = convention.code,
                  .start = std::nullopt,
                  .end = std::nullopt};
  if (known != nullptr) {
    session.start = known->start;
    session.end = known->end;
  } else if (numbers.year != 0) {
    session.start = Date{numbers.year, 0, 0};
  }
  return session;
}

/// Fills in what follows from what is known.
Numbers complete(const MeetingKind& kind, int number, int year) {
  Numbers numbers{.number = number, .year = year, .cycle = 0};
  const auto starts_in = [](const KnownSession& session, int wanted) {
    return session.start ? session.start->year == wanted : session.year == wanted;
  };
  if (kind.by == SessionsBy::NumberAndCycle) {
    numbers.cycle = year;
    numbers.year = 0;
    const bool is_cycle =
        std::any_of(kind.sessions.begin(), kind.sessions.end(),
                    [year](const KnownSession& session) { return session.year == year; });
    // In a year of a preparatory session that year is meant, unless a review conference has it, or
    // the year has two.
    const auto is_meant = [&](const KnownSession& session) {
      return !is_cycle && starts_in(session, year) && (number == 0 || session.number == number);
    };
    if (std::count_if(kind.sessions.begin(), kind.sessions.end(), is_meant) == 1) {
      const auto session = std::find_if(kind.sessions.begin(), kind.sessions.end(), is_meant);
      numbers.number = session->number;
      numbers.cycle = session->year;
    }
    return numbers;
  }
  if (kind.by == SessionsBy::Number) {
    if (kind.year_offset != 0) {
      if (numbers.number == 0 && year != 0) numbers.number = year - kind.year_offset;
      numbers.year = numbers.number == 0 ? 0 : numbers.number + kind.year_offset;
    } else if (numbers.number == 0 && year != 0) {
      const auto in_year =
          std::count_if(kind.sessions.begin(), kind.sessions.end(),
                        [&](const KnownSession& session) { return starts_in(session, year); });
      for (const KnownSession& session : kind.sessions) {
        if (in_year == 1 && starts_in(session, year)) numbers.number = session.number;
      }
    }
  }
  if (kind.by == SessionsBy::Year) {
    for (const KnownSession& session : kind.sessions) {
      const auto& others = session.also_years;
      const bool by_number = numbers.year == 0 && number != 0 && session.number == number;
      const bool by_other = std::find(others.begin(), others.end(), numbers.year) != others.end();
      if (by_number || by_other) {
        numbers.year = session.year;
        break;
      }
    }
    if (numbers.year == 0 && number != 0 && kind.year_offset != 0) {
      numbers.year = number + kind.year_offset;
    }
  }
  return numbers;
}

}  // namespace

std::optional<Session> Vocabulary::session(const Convention& convention, const MeetingKind& kind,
                                           int number, int year) const {
  return make(convention, kind, complete(kind, number, year));
}

std::optional<Session> Vocabulary::session(std::string_view code) const {
  const std::size_t slash = code.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const Convention* convention = find_convention(code.substr(0, slash));
  if (convention == nullptr) return std::nullopt;
  const std::string rest = fold(code.substr(slash + 1));
  for (const MeetingKind& kind : convention->meetings) {
    auto numbers = read_code(fold(kind.code_template), rest);
    if (!numbers) continue;
    if (kind.by == SessionsBy::Number && kind.year_offset != 0) {
      numbers->year = numbers->number + kind.year_offset;
    }
    return make(*convention, kind, *numbers);
  }
  return std::nullopt;
}

}  // namespace rostrum
