#include "benchmarks/corpus/meetings.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>

namespace rostrum::bench {
namespace {

constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2026;
/// Longer sessions hold their debates in the first four weeks.
constexpr int kMostDays = 20;

struct Forum {
  std::string_view convention;
  Subject subject;
  double weight;           ///< statements a session, beside the others
  std::string_view items;  ///< number:topic …, topics of the vocabulary
};

constexpr std::array kForums{
    Forum{"APMBC", Subject::Mines, 120,
          "5:general-debate 6:universalization 7a:victim-assistance 7b:clearance "
          "7c:stockpile-destruction 7d:risk-education 8:retained-mines 9a:extension-requests "
          "9b:cooperation-assistance 10:compliance 11:transparency 12:finance"},
    Forum{"CCM", Subject::ClusterMunitions, 90,
          "6:general-debate 7:universalization 8a:stockpile-destruction 8b:clearance "
          "8c:victim-assistance 8d:cooperation-assistance 9:transparency 10:compliance "
          "11:national-implementation"},
    Forum{"CCW", Subject::General, 80,
          "4:general-debate 5a:autonomous-weapons 5b:incendiary-weapons 6:mines-erw "
          "7:universalization 8:improvised-explosive-devices 9:ihl 10:finance"},
    Forum{"NPT", Subject::Nuclear, 260,
          "16:general-debate 17a:nuclear-disarmament 17b:security-assurances "
          "18a:nuclear-non-proliferation 18b:safeguards 18c:nuclear-weapon-free-zones "
          "18d:middle-east-zone 19:peaceful-uses-nuclear 20:withdrawal 21:nuclear-testing"},
    Forum{"BWC", Subject::Biological, 90,
          "5:general-debate 6a:cooperation-assistance 6b:science-technology "
          "6c:national-implementation 6d:assistance-preparedness 7:confidence-building "
          "8:compliance 9:verification 10:finance"},
    Forum{"CWC", Subject::Chemical, 70,
          "7:general-debate 9a:verification 9b:chemistry-cooperation 9c:national-implementation "
          "9d:universalization 10:syria-chemical-weapons 11:terrorism 12:finance"},
    Forum{"ATT", Subject::ArmsTrade, 80,
          "5:general-debate 6a:national-implementation 6b:transparency 6c:universalization "
          "7:diversion 8:cooperation-assistance 9:gender-based-violence 10:finance"},
    Forum{"TPNW", Subject::Nuclear, 130,
          "9:general-debate 10:universalization 11a:victim-assistance 11b:nuclear-disarmament "
          "11c:humanitarian-consequences 12:gender 13:science-technology"},
    Forum{"CTBT", Subject::Nuclear, 90, "5:general-debate 6:universalization 7:nuclear-testing"},
    Forum{"CD", Subject::Machinery, 200,
          "1:nuclear-disarmament 2:nuclear-risk-reduction 3:outer-space 4:security-assurances "
          "5:other-wmd 6:general-disarmament 7:cd-programme-of-work"},
    Forum{"UNDC", Subject::Machinery, 70,
          "4:general-debate 5a:nuclear-disarmament 5b:confidence-building 6:outer-space"},
    Forum{"POA", Subject::SmallArms, 120,
          "6:general-debate 7a:small-arms 7b:diversion 7c:ammunition 8:cooperation-assistance "
          "9:brokering 10:gender"},
    Forum{"ICT", Subject::Cyber, 80,
          "3:general-debate 5a:ict-security 5b:confidence-building 5c:cooperation-assistance"},
    Forum{"OST", Subject::Space, 60, "4:general-debate 5:outer-space 6:other-measures"},
    Forum{"NWFZ", Subject::Nuclear, 30, "3:general-debate 4:nuclear-weapon-free-zones"},
    Forum{"HINW", Subject::Nuclear, 70, "1:general-debate 2:humanitarian-consequences"},
    Forum{"UNGA-C1", Subject::General, 330,
          "93:general-debate 94a:nuclear-disarmament 94b:nuclear-weapons 95:chemical-weapons "
          "96:biological-weapons 97:outer-space 98a:conventional-weapons 98b:small-arms "
          "99:regional-disarmament 100:disarmament-machinery 101:ict-security "
          "102:other-measures 103:action-on-drafts"}};

std::unique_ptr<Agenda> agenda_of(const Forum& forum, const Vocabulary& vocabulary) {
  auto agenda = std::make_unique<Agenda>();
  agenda->subject = forum.subject;
  for (std::string_view rest = forum.items; !rest.empty();) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    const std::string_view entry = rest.substr(0, blank);
    rest.remove_prefix(std::min(blank + 1, rest.size()));
    const std::size_t colon = entry.find(':');
    const std::string topic(entry.substr(colon + 1));
    const Topic* known = vocabulary.topic(topic);
    agenda->items.push_back({.number = std::string(entry.substr(0, colon)),
                             .title = known != nullptr ? known->label : "",
                             .topic = known != nullptr ? topic : ""});
  }
  return agenda;
}

std::chrono::sys_days calendar_day(const Date& date) {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

Date date_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day parts(day);
  return {static_cast<int>(parts.year()), static_cast<int>(static_cast<unsigned>(parts.month())),
          static_cast<int>(static_cast<unsigned>(parts.day()))};
}

/// The working days of a session; its first day if it has none.
std::vector<Date> working_days(const Date& start, const Date& end) {
  std::vector<Date> days;
  for (auto day = calendar_day(start); day <= calendar_day(end); day += std::chrono::days(1)) {
    const std::chrono::weekday weekday(day);
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) continue;
    days.push_back(date_of(day));
    if (days.size() == kMostDays) break;
  }
  if (days.empty()) days.push_back(start);
  return days;
}

void add_session(std::vector<MeetingDay>& into, const Session& session, const Date& start,
                 const Date& end, double weight, const Agenda* agenda) {
  if (start.year < kFirstYear || start.year > kLastYear) return;
  const std::vector<Date> days = working_days(start, end);
  // There were fewer speakers, and fewer records of them, in earlier years.
  const double growth = 0.4 + 0.6 * (start.year - kFirstYear) / (kLastYear - kFirstYear);
  for (std::size_t i = 0; i < days.size(); ++i) {
    const double early = i < 2 ? 2.0 : 1.0;  // the general debate
    into.push_back({.convention = session.convention,
                    .session = {session.code, session.label},
                    .date = days[i],
                    .agenda = agenda,
                    .weight = weight * growth * early / static_cast<double>(days.size() + 2)});
  }
}

/// The First Committee meets every October; the vocabulary knows its sessions by number alone.
void add_first_committee(std::vector<MeetingDay>& into, const Convention& convention,
                         const Vocabulary& vocabulary, double weight, const Agenda* agenda) {
  for (const MeetingKind& kind : convention.meetings) {
    if (kind.by != SessionsBy::Number || kind.year_offset == 0) continue;
    for (int year = kFirstYear; year < kLastYear; ++year) {
      const auto session = vocabulary.session(convention, kind, year - kind.year_offset, 0);
      if (!session) continue;
      add_session(into, *session, {year, 10, 4}, {year, 10, 30}, weight, agenda);
    }
    return;
  }
}

bool is_day(const std::optional<Date>& date) { return date && date->day != 0; }

}  // namespace

MeetingCalendar meeting_calendar(const Vocabulary& vocabulary) {
  MeetingCalendar calendar;
  for (const Forum& forum : kForums) {
    const Convention* convention = vocabulary.convention(forum.convention);
    if (convention == nullptr) continue;
    calendar.agendas.push_back(agenda_of(forum, vocabulary));
    const Agenda* agenda = calendar.agendas.back().get();
    if (forum.convention == "UNGA-C1") {
      add_first_committee(calendar.days, *convention, vocabulary, forum.weight, agenda);
    }
    for (const MeetingKind& kind : convention->meetings) {
      for (const KnownSession& known : kind.sessions) {
        if (!is_day(known.start) || !is_day(known.end)) continue;
        const auto session = vocabulary.session(*convention, kind, known.number, known.year);
        if (!session) continue;
        add_session(calendar.days, *session, *known.start, *known.end, forum.weight, agenda);
      }
    }
  }
  std::stable_sort(calendar.days.begin(), calendar.days.end(),
                   [](const MeetingDay& a, const MeetingDay& b) {
                     return a.date.first_day() < b.date.first_day();
                   });
  return calendar;
}

std::vector<std::uint32_t> days_of_statements(const MeetingCalendar& calendar,
                                              std::size_t statements) {
  double sum = 0;
  for (const MeetingDay& day : calendar.days) sum += day.weight;
  std::vector<std::uint32_t> days;
  days.reserve(statements);
  double passed = 0;
  for (std::size_t i = 0; i < calendar.days.size(); ++i) {
    passed += calendar.days[i].weight;
    const bool last = i + 1 == calendar.days.size();
    const auto until =
        last ? statements
             : static_cast<std::size_t>(passed / sum * static_cast<double>(statements));
    while (days.size() < until) days.push_back(static_cast<std::uint32_t>(i));
  }
  return days;
}

}  // namespace rostrum::bench
