#include "indexer/headings/heading_meetings.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "schemas/document_symbol.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

/// Lines that are longer together name no meeting between them.
constexpr std::size_t kLongestPair = 260;

std::set<std::string> conventions_in(const std::string& folded, const Vocabulary& vocabulary) {
  std::set<std::string> codes;
  std::string rest = " " + folded + " ";
  Vocabulary::Names names = vocabulary.convention_names();
  std::erase_if(names, [&](const auto& name) {
    return name.first.size() < 3 || rest.find(name.first) == std::string::npos;
  });
  std::sort(names.begin(), names.end(),
            [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  for (const auto& [name, code] : names) {
    const bool ascii = static_cast<unsigned char>(name.front()) < 0x80;
    const std::string whole = ascii ? " " + name + " " : name;
    const std::size_t at = rest.find(whole);
    if (at == std::string::npos) continue;
    std::fill_n(rest.begin() + static_cast<std::ptrdiff_t>(at), whole.size(), ' ');
    codes.insert(code);
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
                  SessionFinder& sessions, HeadingFields& fields) {
  const Statement& statement = fields.statement();
  std::map<std::string, std::pair<int, Finding>> named;
  for (const HeadingLine& line : lines) {
    for (const std::string& code : conventions_in(line.folded, vocabulary)) {
      auto& [count, finding] = named[code];
      if (count++ == 0) finding = {"heading.convention", line.number, line.text, 0.9};
    }
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
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string pair = lines[i].text + " " + lines[i + 1].text;
    if (pair.size() <= kLongestPair) best.consider(find(pair), lines[i].number, pair);
  }
  if (best.session()) fields.set_session(*best.session(), best.where());
  if (named.size() == 1) {
    fields.set_convention(named.begin()->first, named.begin()->second.second);
    return;
  }
  for (auto& [code, found] : named) {
    found.second.confidence = statement.convention == code ? 0.9 : 0.4;
    fields.set_convention(code, found.second);
  }
}

void infer_session(const std::vector<HeadingLine>& lines, const Vocabulary& vocabulary,
                   HeadingFields& fields) {
  const Statement& statement = fields.statement();
  for (const HeadingLine& line : lines) {
    for (const FoundSymbol& cited : symbols_in(line.text)) {
      // A draft of the First Committee is spoken of in the session that it is of.
      if (statement.session || !cited.symbol.starts_with("A/C.1/")) continue;
      const auto session = session_of_symbol(cited.symbol, vocabulary);
      if (session) fields.set_session(*session, {"heading.symbol", line.number, line.text, 0.85});
    }
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
