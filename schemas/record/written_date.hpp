/// Dates as people write them, in the six languages of the United Nations and in German, Italian,
/// Japanese, Portuguese and Turkish: in headings, file names, records, flags and questions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schemas/record/date.hpp"

namespace rostrum {

/// The date that a line tells: "17 June 2025", "June 17, 2025", "le 12 octobre 2017", "14 октября
/// 2021 года", "2021年10月14日", "17.06.2025", "2025-06-17", "21Nov2007". A range of days gives its
/// month, one over two months its year. nullopt if there is none, if two differ, or if day and
/// month cannot be told apart ("03/05/2010"), unless `day_first`, as all but English texts write
/// it.
[[nodiscard]] std::optional<Date> date_in(std::string_view line, bool day_first = false);

/// The date that a given value is: every form above, and "20250617", "2025-6-7", "6/2025",
/// "06/17/2025", with or without a time of day or quotation marks. Years 1000 to 9999.
/// Throws Error(InvalidInput) if it is none, or if day and month cannot be told apart; the message
/// starts with the text in quotes.
[[nodiscard]] Date read_date(std::string_view text);

/// True for the name of a month, folded.
[[nodiscard]] bool is_month(std::string_view word);

}  // namespace rostrum
