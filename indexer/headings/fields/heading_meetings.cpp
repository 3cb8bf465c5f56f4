#include "indexer/headings/fields/heading_meetings.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "indexer/headings/lines/heading_phrases.hpp"
#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/document_symbol.hpp"

namespace rostrum {
namespace {

/// Lines that are longer together name no meeting between them.
constexpr std::size_t kLongestPair = 260;
/// So many lines behind a line may go on with the name of its meeting.
constexpr std::size_t kMostJoined = 2;

/// A line and so many behind it as one.
HeadingLine joined_lines(const std::vector<HeadingLine>& lines, std::size_t first,
                         std::size_t more) {
  HeadingLine joined = lines[first];
  for (std::size_t i = first + 1; i <= first + more; ++i) {
    joined.text += " " + lines[i].text;
    joined.folded += " " + lines[i].folded;
  }
  return joined;
}

/// True if what stands in front of a name says that someone is posted there.
bool is_posting(std::string before) {
  while (before.ends_with(' ')) before.pop_back();
  const auto& all = phrases(Phrase::PostedTo).all();
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& phrase) { return before.ends_with(" " + phrase); });
}

/// True if a short name stands in capitals by itself: "CD", and no "CD-ROM".
bool stands_in_capitals(std::string name, std::string_view written) {
  for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  const auto joins = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '/' || c == '.';
  };
  for (std::size_t at = written.find(name); at != std::string_view::npos;
       at = written.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool open = at == 0 || !joins(written[at - 1]);
    if (open && (end == written.size() || !joins(written[end]))) return true;
  }
  return false;
}

/// The conventions that a line names, and whether only as where someone is posted.
std::map<std::string, bool> conventions_in(const std::string& folded, std::string_view written,
                                           const Vocabulary& vocabulary) {
  std::map<std::string, bool> codes;
  std::string rest = " " + folded + " ";
  Vocabulary::Names names = vocabulary.convention_names();
  std::erase_if(names, [&](const auto& name) {
    return (name.first.size() < 3 && !stands_in_capitals(name.first, written)) ||
           rest.find(name.first) == std::string::npos;
  });
  std::sort(names.begin(), names.end(),
            [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  for (const auto& [name, code] : names) {
    const bool ascii = is_ascii(name.front());
    const std::string whole = ascii ? " " + name + " " : name;
    for (std::size_t at = rest.find(whole); at != std::string::npos; at = rest.find(whole)) {
      const bool posted = is_posting(rest.substr(0, at));
      const auto [known, fresh] = codes.emplace(code, posted);
      known->second = known->second && posted;
      std::fill_n(rest.begin() + static_cast<std::ptrdiff_t>(at), whole.size(), ' ');
      if (fresh && !posted) break;
    }
  }
  if (codes.count("UNGA-C1") + codes.count("UNDC") != 0) codes.erase("UNGA");
  return codes;
}

/// The session that the meeting's own line names; a topic may name other treaties.
class BestSession {
 public:
  void consider(const std::vector<FoundSession>& found, int line, const std::string& quote) {
    if (found.empty()) return;
    const bool single = found.size() == 1 || found[0].session.code == found[1].session.code ||
                        found[0].confidence > found[1].confidence;
    if (!single) return;
    const double confidence = found[0].confidence * (found[0].convention_named ? 1.0 : 0.7);
    if (best_ && where_.confidence >= confidence) return;
    best_ = found[0].session;
    where_ = {"heading.session", line, quote, confidence};
  }
  [[nodiscard]] const std::optional<Session>& session() const { return best_; }
  [[nodiscard]] const Finding& where() const { return where_; }

 private:
  std::optional<Session> best_;
  Finding where_;
};

/// The Disarmament Commission meets in spring, in the session of the Assembly that opened the year
/// before: "71 AGNU: … en la Comisión de Desarme" is of 2017.
void infer_commission(const std::vector<HeadingLine>& lines, const Vocabulary& vocabulary,
                      SessionFinder& sessions, HeadingFields& fields) {
  const Convention* commission = vocabulary.convention("UNDC");
  if (commission == nullptr) return;
  for (const HeadingLine& line : lines) {
    const std::vector<FoundSession> found = sessions.find(line.text, "UNGA");
    if (found.empty() || !found.front().session.start) continue;
    for (const MeetingKind& kind : commission->meetings) {
      const int year = found.front().session.start->year + 1;
      const auto session = vocabulary.session(*commission, kind, 0, year);
      if (session) fields.set_session(*session, {"heading.assembly", line.number, line.text, 0.8});
    }
    return;
  }
}

/// The quotation that a field rests on; "" if there is none.
std::string quote_of(const Statement& statement, const char* field, int& line) {
  for (const Evidence& each : statement.evidence) {
    if (each.field != field || !each.used || each.quote.empty()) continue;
    line = each.line;
    return each.quote;
  }
  return "";
}

}  // namespace

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

void read_meeting(const std::vector<HeadingLine>& lines, const Vocabulary& vocabulary,
                  SessionFinder& sessions, HeadingFields& fields, const Finding* elsewhere) {
  const Statement& statement = fields.statement();
  std::map<std::string, std::pair<int, Finding>> named;
  std::set<std::string> meant;  // where no post alone names it
  const auto name = [&](const std::string& folded, int line, const std::string& quote) {
    for (const auto& [code, posted] : conventions_in(folded, quote, vocabulary)) {
      auto& [count, finding] = named[code];
      if (count++ == 0) finding = {"heading.convention", line, quote, 0.9};
      if (!posted) meant.insert(code);
    }
  };
  for (const HeadingLine& line : lines) name(line.folded, line.number, line.text);
  // Long names run over two lines, or three.
  for (std::size_t more = 1; more <= kMostJoined && named.empty(); ++more) {
    for (std::size_t i = 0; i + more < lines.size(); ++i) {
      const HeadingLine joined = joined_lines(lines, i, more);
      if (joined.text.size() <= kLongestPair) name(joined.folded, joined.number, joined.text);
    }
  }
  // "Permanent Representative to the Conference on Disarmament" speaks elsewhere too.
  if (!meant.empty()) {
    std::erase_if(named, [&](const auto& each) { return !meant.contains(each.first); });
  }
  // A committee's heading names the assembly that it is a committee of.
  if (named.count("UNGA-C1") + named.count("UNDC") != 0) named.erase("UNGA");
  BestSession best;
  const int year = statement.date ? statement.date->year : 0;
  const std::string only = named.size() == 1 ? named.begin()->first : statement.convention;
  const auto find = [&](const std::string& text) {
    auto found = sessions.find(text, only, year);
    if (!only.empty()) {
      for (FoundSession& each : found) each.convention_named = true;
    }
    return found;
  };
  // A line by itself before two together, so that what is quoted names the meeting.
  for (const HeadingLine& line : lines) best.consider(find(line.text), line.number, line.text);
  for (std::size_t more = 1; more <= kMostJoined; ++more) {
    for (std::size_t i = 0; i + more < lines.size(); ++i) {
      const HeadingLine joined = joined_lines(lines, i, more);
      if (joined.text.size() > kLongestPair) continue;
      best.consider(find(joined.text), joined.number, joined.text);
    }
  }
  const auto place = [&](const Finding& finding, double confidence) {
    Finding placed = elsewhere == nullptr ? finding : *elsewhere;
    placed.confidence = std::min(placed.confidence, confidence);
    return placed;
  };
  if (best.session()) {
    Finding where = place(best.where(), best.where().confidence);
    // "Intersessional meetings", and the year below them: it rests on both lines.
    const auto alone = sessions.find(where.quote, best.session()->convention);
    const bool tells = std::any_of(alone.begin(), alone.end(), [&](const FoundSession& each) {
      return each.session.code == best.session()->code;
    });
    int line = 0;
    const std::string day = tells || elsewhere != nullptr ? "" : quote_of(statement, "date", line);
    if (!day.empty() && day != where.quote) where.quote += " · " + day;
    fields.set_session(*best.session(), where);
  }
  for (auto& [code, found] : named) {
    const bool sure = named.size() == 1 || statement.convention == code;
    fields.set_convention(code, place(found.second, sure ? 0.9 : 0.4));
  }
}

void infer_first_committee(const std::vector<HeadingLine>& lines, const Vocabulary& vocabulary,
                           HeadingFields& fields) {
  Statement& statement = fields.statement();
  constexpr int kOctober = 10;
  constexpr int kNovember = 11;
  const bool assembly = statement.convention == "UNGA" && statement.session && statement.date &&
                        (statement.date->month == kOctober || statement.date->month == kNovember);
  if (!assembly) return;
  const auto told = [&](const char* field) {
    return std::any_of(
        statement.evidence.begin(), statement.evidence.end(), [&](const Evidence& each) {
          return each.field == field && each.used &&
                 (each.rule.starts_with("heading.") || each.rule.starts_with("letterhead."));
        });
  };
  if (!told("convention") || !told("session")) return;
  for (const HeadingLine& line : lines) {
    if (!phrases(Phrase::CommitteeDebates).stands_in(line.folded)) continue;
    const std::string& code = statement.session->code;
    const auto session =
        vocabulary.session("UNGA-C1" + code.substr(std::min(code.find('/'), code.size())));
    if (!session) return;
    statement.convention.clear();
    statement.session.reset();
    for (Evidence& each : statement.evidence) {
      each.used = each.used && each.field != "convention" && each.field != "session";
    }
    fields.set_session(*session, {"heading.debate", line.number, line.text, 0.8});
    return;
  }
}

void infer_session(const std::vector<HeadingLine>& lines, const Vocabulary& vocabulary,
                   SessionFinder& sessions, HeadingFields& fields) {
  const Statement& statement = fields.statement();
  for (const HeadingLine& line : lines) {
    for (const FoundSymbol& cited : symbols_in(line.text)) {
      // A draft of the First Committee is spoken of in the session that it is of.
      if (statement.session || !cited.symbol.starts_with("A/C.1/")) continue;
      const auto session = session_of_symbol(cited.symbol, vocabulary);
      if (session) fields.set_session(*session, {"heading.symbol", line.number, line.text, 0.85});
    }
  }
  if (!statement.session && statement.convention == "UNDC") {
    infer_commission(lines, vocabulary, sessions, fields);
  }
  if (statement.session || !statement.date) return;
  const auto session = session_of_day(statement.convention, *statement.date, vocabulary);
  if (!session) return;
  // It rests on two: the body that meets, and the day.
  Finding finding{"session-of-date", 0, "", 0.8};
  int line = 0;
  const std::string day = quote_of(statement, "date", line);
  const std::string body = quote_of(statement, "convention", finding.line);
  finding.quote = body + (body.empty() || body == day ? "" : " · ") + (body == day ? "" : day);
  if (finding.quote.empty()) finding.quote = statement.date->text();
  fields.set_session(*session, finding);
}

}  // namespace rostrum
