/// When and where the generated statements are made: the days of the meetings that the vocabulary
/// knows, in order of time.
#pragma once

#include <string>
#include <vector>

#include "benchmarks/corpus/lexicon.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum::bench {

/// An agenda with its subjects, the same at every session of a convention.
struct Agenda {
  std::vector<AgendaItem> items;
  Subject subject = Subject::General;  ///< what the forum is about; General: about all of them
};

struct MeetingDay {
  std::string convention;
  SessionRef session;
  Date date;
  const Agenda* agenda = nullptr;
  double weight = 0;  ///< how many statements are made on it, beside the others
};

/// Not copied, as its days point at its agendas.
struct MeetingCalendar {
  std::vector<MeetingDay> days;  ///< by date
  std::vector<std::unique_ptr<Agenda>> agendas;
};

/// The meetings of 1990 to 2026 whose days are known, and every October of the First Committee.
[[nodiscard]] MeetingCalendar meeting_calendar(const Vocabulary& vocabulary);

/// The day of each of `statements` statements, as an index into the calendar's days; never
/// descending.
[[nodiscard]] std::vector<std::uint32_t> days_of_statements(const MeetingCalendar& calendar,
                                                            std::size_t statements);

}  // namespace rostrum::bench
