#include "searcher/analysis/coverage/coverage_gaps.hpp"

#include <cctype>
#include <charconv>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "schemas/record/date.hpp"
#include "searcher/answers/base/citation.hpp"
#include "searcher/answers/base/terminal_text.hpp"

namespace rostrum {
namespace {

TableColumn text_column(const char* name, const char* label) {
  const std::string_view column(name);
  return {.name = name, .label = label, .whole = column != "label" && column != "place"};
}
TableColumn count_column(const char* name, const char* label) {
  return {.name = name, .label = label, .type = ColumnType::Count};
}

/// Values of one field that were asked for; nullopt if it was not.
std::optional<std::set<std::string>> asked_for(std::string_view name, const Matches& matches) {
  std::optional<std::set<std::string>> codes;
  for (const AppliedFilter& filter : matches.filters) {
    if (filter.field != name) continue;
    if (!codes) codes.emplace();
    for (const LabelledCode& value : filter.values) codes->insert(value.code);
  }
  return codes;
}

/// Which meetings a question is about, as far as its filters of convention, session and date say.
class MeetingScope {
 public:
  explicit MeetingScope(const Matches& matches)
      : conventions_(asked_for("convention", matches)), sessions_(asked_for("session", matches)) {
    const auto ranges = asked_for("date", matches);
    if (!ranges) return;
    ranges_.emplace();
    for (const std::string& range : *ranges) {
      const std::size_t dots = range.find("..");
      const std::string from = range.substr(0, dots);
      const std::string to = dots == std::string::npos ? from : range.substr(dots + 2);
      constexpr int kNever = 99991231;
      ranges_->emplace_back(from.empty() ? 0 : parse_date(from).first_day(),
                            to.empty() ? kNever : parse_date(to).last_day());
    }
  }

  [[nodiscard]] bool has_convention(const std::string& code) const {
    return !conventions_ || conventions_->contains(code);
  }
  [[nodiscard]] bool has_session(const std::string& code) const {
    return !sessions_ || sessions_->contains(code);
  }
  /// Of a meeting without a day nothing is said.
  [[nodiscard]] bool has_days(int first, int last) const {
    if (!ranges_) return true;
    return first != 0 && std::all_of(ranges_->begin(), ranges_->end(), [&](const auto& range) {
             return first <= range.second && last >= range.first;
           });
  }

 private:
  std::optional<std::set<std::string>> conventions_;
  std::optional<std::set<std::string>> sessions_;
  std::optional<std::vector<std::pair<int, int>>> ranges_;
};

struct KnownMeeting {
  std::string convention;
  Session session;
  int first_day = 0;
  int last_day = 0;
  std::string start;
  std::string end;
  std::string place;
};

/// Calls `visit` for each meeting that the vocabulary knows by its time.
template <typename Visit>
void for_each_known_meeting(const Vocabulary& vocabulary, const Visit& visit) {
  for (const Convention& convention : vocabulary.conventions()) {
    for (const MeetingKind& kind : convention.meetings) {
      for (const KnownSession& known : kind.sessions) {
        const auto session = vocabulary.session(convention, kind, known.number, known.year);
        if (!session) continue;
        const std::optional<Date> start = known.start      ? known.start
                                          : known.year > 0 ? std::optional<Date>(Date{known.year})
                                                           : std::nullopt;
        if (!start) continue;
        const Date end = known.end.value_or(*start);
        visit(KnownMeeting{.convention = convention.code,
                           .session = *session,
                           .first_day = start->first_day(),
                           .last_day = end.last_day(),
                           .start = start->text(),
                           .end = known.end ? end.text() : "",
                           .place = known.place});
      }
    }
  }
}

/// The last day on which something on file begins, whatever is asked.
int last_day_on_file(const CoverageFields& fields) {
  int last = 0;
  for (const DayRange& each : fields.days) last = std::max(last, each.first);
  return last;
}

}  // namespace

CoverageGaps missing_meetings(const Matches& matches, const IndexView& index,
                              const CoverageFields& fields) {
  const MeetingScope scope(matches);
  const auto by_meeting = [&](std::uint32_t document) { return fields.meeting(document); };
  const CoverageCounts found = count_coverage_by_one(matches.documents, index, fields, by_meeting);
  const CoverageCounts all =
      count_coverage_by_one(index.ask({}).documents, index, fields, by_meeting);
  std::set<std::string> covered;
  for (const auto& [meeting, count] : found) {
    covered.insert(fields.sessions.code(fields.session_of(meeting)));
  }

  struct Gap {
    KnownMeeting meeting;
    std::uint64_t on_file = 0;
  };
  std::map<std::string, Gap> gaps;
  const int horizon = last_day_on_file(fields);
  for_each_known_meeting(index.vocabulary(), [&](const KnownMeeting& known) {
    const std::string& code = known.session.code;
    if (known.first_day > horizon || covered.contains(code)) return;
    if (!scope.has_convention(known.convention) || !scope.has_session(code) ||
        !scope.has_days(known.first_day, known.last_day)) {
      return;
    }
    gaps.emplace(code, Gap{known});
  });
  for (const auto& [meeting, count] : all) {
    const std::size_t session = fields.session_of(meeting);
    const std::string code = fields.sessions.code(session);
    const std::string convention = fields.conventions.code(fields.convention_of(meeting));
    if (session == fields.sessions.none() || covered.contains(code)) continue;
    if (const auto known = gaps.find(code); known != gaps.end()) {
      known->second.on_file += count.statements;
      continue;
    }
    if (!scope.has_convention(convention) || !scope.has_session(code) ||
        !scope.has_days(count.first_day, count.last_day)) {
      continue;
    }
    gaps[code] = {.meeting = {.convention = convention,
                              .session = {.code = code, .label = fields.sessions.label(session)},
                              .first_day = count.first_day,
                              .start = coverage_day(count.first_day),
                              .end = coverage_day(count.last_day)},
                  .on_file = count.statements};
  }
  std::vector<const Gap*> order;
  for (const auto& [code, gap] : gaps) order.push_back(&gap);
  std::stable_sort(order.begin(), order.end(), [](const Gap* a, const Gap* b) {
    return std::tie(a->meeting.convention, a->meeting.first_day) <
           std::tie(b->meeting.convention, b->meeting.first_day);
  });

  CoverageGaps result;
  result.columns = {text_column("convention", "Convention"), text_column("code", "Code"),
                    text_column("label", "Meeting"),         text_column("start", "First day"),
                    text_column("end", "Last day"),          text_column("place", "Place"),
                    count_column("on_file", "On file")};
  for (TableColumn& each : result.columns) {
    if (each.name == "place") each.spare = 2;
    if (each.name == "end") each.spare = 1;
  }
  result.columns.front().shown = false;
  std::size_t empty = 0;
  for (const Gap* gap : order) {
    TableRow row;
    row.add(gap->meeting.convention);
    row.add(gap->meeting.session.code);
    row.add(gap->meeting.session.label);
    row.add(gap->meeting.start);
    row.add(gap->meeting.end);
    row.add(gap->meeting.place);
    row.add(gap->on_file);
    result.rows.push_back(std::move(row));
    if (gap->on_file == 0) ++empty;
  }
  if (empty > 0) {
    result.note = plural(empty, "meeting", "meetings") +
                  " that the vocabulary knows to have begun by " + coverage_day(horizon) +
                  (empty == 1 ? " has" : " have") + " no statement on file";
  }
  if (const std::size_t silent = order.size() - empty; silent > 0) {
    result.note += (result.note.empty() ? "" : ", and ") + plural(silent, "meeting", "meetings") +
                   " on file " + (silent == 1 ? "has" : "have") + " none that matches";
  }
  return result;
}

CoverageGaps missing_delegations(const Matches& matches, const IndexView& index,
                                 const CoverageFields& fields) {
  struct Spoken {
    std::uint64_t statements = 0;
    std::uint32_t last_meeting = 0;
    int last_day = 0;
  };
  CoverageGaps result;
  result.columns = {text_column("convention", "Convention"),
                    text_column("meeting", "Not at"),
                    text_column("kind", "Kind"),
                    text_column("code", "Code"),
                    text_column("label", "Delegation"),
                    count_column("statements", "Statements"),
                    text_column("last_meeting", "Last at"),
                    text_column("last_date", "Last on")};
  for (TableColumn& each : result.columns) {
    if (each.name == "kind") each.spare = 2;
    if (each.name == "statements") each.spare = 1;
  }
  result.columns.front().shown = false;
  result.columns.back().shown = false;
  // Sessions are numbered in the order of time, and so are meetings within a convention.
  std::map<std::size_t, std::uint32_t> last_of;
  matches.documents.for_each([&](std::uint32_t document) {
    const std::uint32_t meeting = fields.meeting(document);
    if (fields.session_of(meeting) == fields.sessions.none()) return;
    std::uint32_t& last = last_of[fields.convention_of(meeting)];
    last = std::max(last, meeting);
  });
  for (const auto& [key, last] : last_of) {
    const std::size_t convention = key;  // Clang 14 captures no structured binding
    for (const FieldId id : {FieldId::Country, FieldId::Group, FieldId::Organisation}) {
      const Groups delegations(field(id), index, false);
      std::map<std::uint32_t, Spoken> spoken;
      const auto keys = [&](std::uint32_t document) { return delegations.of(document); };
      for_each_once(matches.documents, index, keys, [&](std::uint32_t document, auto places) {
        const std::uint32_t meeting = fields.meeting(document);
        if (fields.convention_of(meeting) != convention ||
            fields.session_of(meeting) == fields.sessions.none()) {
          return;
        }
        for (const std::uint32_t place : places) {
          if (place == delegations.none()) continue;
          Spoken& own = spoken[place];
          ++own.statements;
          own.last_meeting = std::max(own.last_meeting, meeting);
          own.last_day = std::max(own.last_day, fields.days[document].last);
        }
      });
      std::vector<std::pair<std::uint32_t, Spoken>> missing;
      for (const auto& [place, own] : spoken) {
        if (own.last_meeting != last) missing.emplace_back(place, own);
      }
      std::stable_sort(missing.begin(), missing.end(), [](const auto& a, const auto& b) {
        return a.second.statements > b.second.statements;
      });
      for (const auto& [place, own] : missing) {
        TableRow row;
        row.add(fields.conventions.code(convention));
        row.add(fields.sessions.code(fields.session_of(last)));
        row.add(id == FieldId::Country ? std::string("state") : std::string(field(id).name));
        row.add(delegations.code(place));
        row.add(delegations.label(place));
        row.add(own.statements);
        row.add(fields.sessions.code(fields.session_of(own.last_meeting)));
        row.add(coverage_day(own.last_day));
        result.rows.push_back(std::move(row));
      }
    }
  }
  if (!result.rows.empty()) {
    result.note = plural(result.rows.size(), "delegation", "delegations") +
                  " spoke at an earlier meeting of a convention and not at its last one on file";
  }
  return result;
}

CoverageGaps missing_years(const Matches& matches, const IndexView& index) {
  const MeetingScope scope(matches);
  const Groups years(field(FieldId::Year), index, false);
  std::set<int> on_file;
  matches.documents.for_each([&](std::uint32_t document) {
    for (const std::uint32_t place : years.of(document)) {
      int year = 0;
      const std::string code = years.code(place);
      std::from_chars(code.data(), code.data() + code.size(), year);
      if (year > 0) on_file.insert(year);
    }
  });
  std::map<int, std::uint64_t> known;
  for_each_known_meeting(index.vocabulary(), [&](const KnownMeeting& meeting) {
    constexpr int kDaysOfYear = 10000;
    if (scope.has_convention(meeting.convention)) ++known[meeting.first_day / kDaysOfYear];
  });
  CoverageGaps result;
  result.columns = {text_column("code", "Year"), count_column("known_meetings", "Known meetings")};
  if (!on_file.empty()) {
    for (int year = *on_file.begin(); year < *on_file.rbegin(); ++year) {
      if (on_file.contains(year)) continue;
      TableRow row;
      row.add(std::to_string(year));
      row.add(known[year]);
      result.rows.push_back(std::move(row));
    }
  }
  if (!result.rows.empty()) {
    const bool one = result.rows.size() == 1;
    result.note = plural(result.rows.size(), "year", "years") + " between the first and the last " +
                  (one ? "has" : "have") + " no statement";
  }
  return result;
}

CoverageGaps missing_values(const Field& facet, const Matches& matches, const IndexView& index,
                            const CoverageFields& fields) {
  const Groups values(facet, index, false);
  DocSet without(matches.documents.last());
  matches.documents.for_each([&](std::uint32_t document) {
    if (values.of(document).front() == values.none()) without.add(document);
  });
  const auto by_meeting = [&](std::uint32_t document) { return fields.meeting(document); };
  const CoverageCounts all = count_coverage_by_one(matches.documents, index, fields, by_meeting);
  const CoverageCounts missing = count_coverage_by_one(without, index, fields, by_meeting);
  CoverageGaps result;
  result.columns = {text_column("convention", "Convention"), text_column("code", "Code"),
                    text_column("label", "Meeting"), count_column("without", "Without"),
                    count_column("statements", "Statements")};
  result.columns.front().shown = false;
  std::uint64_t total = 0;
  for (const std::uint32_t meeting : meetings_in_order(missing, fields)) {
    TableRow row;
    row.add(fields.conventions.code(fields.convention_of(meeting)));
    row.add(fields.sessions.code(fields.session_of(meeting)));
    row.add(fields.sessions.label(fields.session_of(meeting)));
    row.add(missing.at(meeting).statements);
    row.add(all.at(meeting).statements);
    total += missing.at(meeting).statements;
    result.rows.push_back(std::move(row));
  }
  if (total > 0) {
    std::string name(facet.label);
    name.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(name.front())));
    result.note = plural(total, "statement has", "statements have") + " no " + name;
  }
  return result;
}

}  // namespace rostrum
