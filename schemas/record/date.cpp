#include "schemas/record/date.hpp"

#include <fmt/core.h>
#include <chrono>

#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 9999;

std::optional<int> digits(std::string_view text, std::size_t length) {
  if (text.size() != length) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

int last_day_of(int year, int month) {
  using namespace std::chrono;
  const year_month_day_last last{std::chrono::year{year} /
                                 std::chrono::month{static_cast<unsigned>(month)} /
                                 std::chrono::last};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

}  // namespace

bool is_day(int year, int month, int day) {
  return year >= kFirstYear && year <= kLastYear && month >= 1 && month <= 12 && day >= 1 &&
         day <= last_day_of(year, month);
}

std::string Date::text() const {
  if (month == 0) return fmt::format("{:04}", year);
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

int Date::first_day() const {
  return year * 10000 + (month == 0 ? 1 : month) * 100 + (day == 0 ? 1 : day);
}

int Date::last_day() const {
  const int last_month = month == 0 ? 12 : month;
  return year * 10000 + last_month * 100 + (day == 0 ? last_day_of(year, last_month) : day);
}

std::optional<Date> try_parse_date(std::string_view text) {
  if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ')) text = text.substr(0, 10);
  Date date;
  const auto year = digits(text.substr(0, 4), 4);
  if (!year || *year < kFirstYear) return std::nullopt;
  date.year = *year;
  if (text.size() == 4) return date;
  if (text.size() != 7 && text.size() != 10) return std::nullopt;
  const auto month = digits(text.substr(5, 2), 2);
  if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
  date.month = *month;
  if (text.size() == 7) return date;
  const auto day = digits(text.substr(8), 2);
  if (text[7] != '-' || !day || !is_day(date.year, date.month, *day)) return std::nullopt;
  date.day = *day;
  return date;
}

Date parse_date(std::string_view text) {
  if (const auto date = try_parse_date(text)) return *date;
  throw Error(ErrorKind::InvalidInput, "'" + std::string(text.substr(0, 40)) +
                                           "' is not a day, use YYYY-MM-DD, YYYY-MM or YYYY");
}

}  // namespace rostrum
