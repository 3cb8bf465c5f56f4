#include "indexer/headings/heading_meetings.hpp"

#include <regex>
#include <vector>

namespace rostrum {

std::optional<Session> session_of_symbol(const std::string& line, const Vocabulary& vocabulary) {
  static const std::regex form(R"(A/C\.1/([0-9]{2,3})/)");
  std::smatch match;
  if (!std::regex_search(line, match, form)) return std::nullopt;
  return vocabulary.session("UNGA-C1/" + match[1].str());
}

std::optional<Session> session_of_day(std::string_view code, const Date& date,
                                      const Vocabulary& vocabulary) {
  const Convention* convention = vocabulary.convention(code);
  if (convention == nullptr) return std::nullopt;
  std::vector<Session> found;
  const auto add = [&](const MeetingKind& kind, int number, int year) {
    if (const auto session = vocabulary.session(*convention, kind, number, year)) {
      found.push_back(*session);
    }
  };
  constexpr int kSeptember = 9;  // the Assembly opens; its committees end in December
  for (const MeetingKind& kind : convention->meetings) {
    if (kind.kind == "SESSION") {
      const bool committee = convention->code == "UNGA-C1" && date.month >= kSeptember;
      if (kind.by == SessionsBy::Year || committee) add(kind, 0, date.year);
      continue;
    }
    for (const KnownSession& session : kind.sessions) {
      if (date.day == 0 || !session.start || !session.end || session.start->day == 0) continue;
      if (session.start->first_day() <= date.first_day() &&
          date.first_day() <= session.end->last_day()) {
        add(kind, session.number, session.year);
      }
    }
  }
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

}  // namespace rostrum
