/// Dates of statements, kept at the precision that the source gave.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace rostrum {

/// A year, a month or a day of the Gregorian calendar. Years 1000 to 9999.
struct Date {
  int year = 0;
  int month = 0;  ///< 1 to 12; 0 when only the year is known
  int day = 0;    ///< 1 to 31; 0 when only the month is known

  /// "2025", "2025-06" or "2025-06-17".
  [[nodiscard]] std::string text() const;
  /// First and last day of the period, as YYYYMMDD.
  [[nodiscard]] int first_day() const;
  [[nodiscard]] int last_day() const;
  friend bool operator==(const Date&, const Date&) = default;
};

/// Reads YYYY, YYYY-MM or YYYY-MM-DD (a time of day after a 'T' or a space is left out).
/// Throws Error(InvalidInput) if it is none of these, or not a day of the calendar; the message
/// starts with the text in quotes: "'2019-13-01' is not a day, use YYYY-MM-DD".
[[nodiscard]] Date parse_date(std::string_view text);

/// The same, or nullopt where parse_date would throw.
[[nodiscard]] std::optional<Date> try_parse_date(std::string_view text);

/// True if year, month and day make a day of the calendar.
[[nodiscard]] bool is_day(int year, int month, int day);

/// First and last day that a date can mean.
struct DayRange {
  int first = 0;  ///< YYYYMMDD
  int last = 0;
};

}  // namespace rostrum
