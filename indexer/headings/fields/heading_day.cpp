#include "indexer/headings/fields/heading_day.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/headings/lines/heading_phrases.hpp"
#include "indexer/headings/lines/language_detection.hpp"
#include "schemas/record/written_date.hpp"

namespace rostrum {
namespace {

/// True if 03/05/2010 is the third of May: in English it may be the fifth of March.
bool writes_day_first(const Statement& statement) {
  constexpr std::array<std::string_view, 7> kDayFirst{"ar", "de", "es", "fr", "it", "pt", "ru"};
  const std::string language =
      statement.language.empty() ? detect_language(statement.text) : statement.language;
  return std::find(kDayFirst.begin(), kDayFirst.end(), language) != kDayFirst.end();
}

/// "2 December 2025", "2025/12/02 10:00": a month's name at most, and no place.
bool is_date_alone(const HeadingLine& line) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < line.folded.size();) {
    const std::size_t end = std::min(line.folded.find(' ', at), line.folded.size());
    const char first = line.folded[at];
    const bool wide = static_cast<unsigned char>(first) >= 0xE3;  // no month, so a place
    words += wide ? 2 : first < '0' || first > '9' ? 1 : 0;
    at = end + 1;
  }
  return words <= 1;
}

/// The date of a treaty, or of a page, is not the statement's.
bool is_of_something_else(const std::string& folded) {
  return phrases(Phrase::NotTheDay).stands_in(folded);
}

bool ends_in_dash(std::string_view text) {
  return text.ends_with("-") || text.ends_with("–") || text.ends_with("—");
}

struct FoundDay {
  Date date;
  bool alone = false;
  Finding where;
};

}  // namespace

void read_report_month(const std::vector<HeadingLine>& lines, HeadingFields& fields) {
  for (const HeadingLine& line : lines) {
    auto date = date_in(line.text);
    if (!date && writes_day_first(fields.statement())) date = date_in(line.text, true);
    if (!date) continue;
    fields.set_date({date->year, date->month, 0}, {"report.month", line.number, line.text, 0.8});
    return;
  }
}

void read_heading_day(const std::vector<HeadingLine>& lines, HeadingFields& fields) {
  std::optional<FoundDay> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    HeadingLine line = lines[i];
    if (is_of_something_else(line.folded)) continue;
    // "27 November –" and, below it, "1 December 2023": the last of several days.
    if (i > 0 && ends_in_dash(lines[i - 1].text)) line.text = lines[i - 1].text + " " + line.text;
    auto date = date_in(line.text);
    if (!date) date = date_in(line.text, true);
    if (!date || (!date_in(line.text) && !writes_day_first(fields.statement()))) continue;
    // When a page was put up tells no more than the month.
    if (line.text.starts_with("date ") && is_date_alone(line)) date->day = 0;
    const FoundDay next{*date, is_date_alone(line), {"heading.date", line.number, line.text, 0.9}};
    if (!found) {
      found = next;
      continue;
    }
    const bool same_year = found->date.year == date->year;
    const bool finer = same_year && date->day != 0 && found->date.day == 0;
    if (finer) {
      found = next;
      continue;
    }
    if (same_year && (date->day == 0 || found->date == *date)) continue;  // says the same
    const auto set_aside = [&](const FoundDay& other) {
      Finding where = other.where;
      where.confidence = 0.5;
      fields.add_evidence("date", other.date.text(), where, false);
    };
    if (found->alone && !next.alone) {
      set_aside(*found);
      found = next;
      continue;
    }
    set_aside(next);
    const bool alike = next.alone == found->alone;
    if (alike && found->date.day != 0 && date->day != 0) found->where.confidence = 0.5;
  }
  if (found) fields.set_date(found->date, found->where);
}

}  // namespace rostrum
