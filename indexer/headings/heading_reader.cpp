#include "indexer/headings/heading_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <regex>
#include <set>

#include "indexer/headings/delegation_finder.hpp"
#include "indexer/headings/heading_authors.hpp"
#include "indexer/headings/heading_items.hpp"
#include "indexer/headings/heading_lines.hpp"
#include "indexer/headings/heading_meetings.hpp"
#include "indexer/headings/heading_phrases.hpp"
#include "schemas/item_number.hpp"
#include "schemas/one_line.hpp"
#include "schemas/session_finder.hpp"
#include "schemas/text_analysis.hpp"
#include "schemas/written_date.hpp"

namespace rostrum {
namespace {

/// Findings below this are kept as evidence and not used.
constexpr double kEnough = 0.6;
/// The number of a line that stands in the letterhead and not in the text.
constexpr int kLetterheadLine = -1;

/// The lines of a letterhead before those of the heading.
void put_letterhead(std::string_view letterhead, HeadingLines& lines) {
  std::vector<HeadingLine> head = split_heading(letterhead).heading;
  for (HeadingLine& line : head) line.number = kLetterheadLine;
  lines.heading.insert(lines.heading.begin(), std::make_move_iterator(head.begin()),
                       std::make_move_iterator(head.end()));
}

}  // namespace

struct HeadingReader::Impl {
  explicit Impl(const Vocabulary& facts) : vocabulary(facts), sessions(facts), delegations(facts) {}

  const Vocabulary& vocabulary;
  SessionFinder sessions;
  DelegationFinder delegations;
  Statement* statement = nullptr;

  void evidence(const char* name, const std::string& value, Finding finding, bool used) {
    if (finding.line == kLetterheadLine) {
      finding.line = 0;
      const std::size_t dot = finding.rule.find('.');
      finding.rule = "letterhead" + (dot == std::string::npos ? "" : finding.rule.substr(dot));
    }
    for (const Evidence& known : statement->evidence) {
      if (known.field == name && known.value == value && known.used >= used) return;
    }
    statement->evidence.push_back({.field = name,
                                   .value = value,
                                   .rule = finding.rule,
                                   .line = finding.line,
                                   .quote = finding.quote,
                                   .confidence = finding.confidence,
                                   .used = used});
  }

  // --- author ---------------------------------------------------------------------------------

  void read_author(const std::vector<HeadingLine>& lines) {
    std::vector<AuthorFinding> found = authors_in(lines, delegations);
    read_office(lines);
    // A state that delivers a group's statement is the author, the group is whom it speaks for.
    const auto is_state = [](const AuthorFinding& each) {
      return each.delegation->kind == DelegationKind::State;
    };
    const auto deliverer = std::find_if(found.begin(), found.end(), is_state);
    if (deliverer != found.end()) {
      const AuthorFinding state = *deliverer;
      for (const AuthorFinding& each : found) {
        if (each.delegation->kind == DelegationKind::Group) {
          add_party("on_behalf_of", *each.delegation, statement->on_behalf_of, each.finding);
        }
      }
      std::erase_if(found, [](const AuthorFinding& each) {
        return each.delegation->kind == DelegationKind::Group;
      });
    }
    if (found.empty()) return;
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.finding.confidence > b.finding.confidence;
    });
    const AuthorFinding& best = found.front();
    // Two rules of equal weight that differ: neither is taken.
    const bool contested = std::any_of(found.begin(), found.end(), [&](const AuthorFinding& other) {
      return other.delegation != best.delegation &&
             other.finding.confidence >= best.finding.confidence;
    });
    for (const AuthorFinding& each : found) {
      set_author(*each.delegation, each.finding, !contested && each.delegation == best.delegation);
    }
  }

  /// "Delivered by the Chair of the Committee on Victim Assistance": an office, not a delegation.
  void read_office(const std::vector<HeadingLine>& lines) {
    static constexpr std::array<std::string_view, 7> kOffices{
        "chair of",     "chairperson of",      "president of the", "coordinator",
        "co chairs of", "president designate", "facilitator"};
    for (const HeadingLine& line : lines) {
      std::size_t begin = 0;
      if (statement->delivered_by ||
          find_any(line.folded, kBeforeAuthor, &begin) == std::string::npos) {
        continue;
      }
      const std::string rest = fold_name(line.folded.substr(begin));
      const bool office = std::any_of(kOffices.begin(), kOffices.end(), [&](std::string_view each) {
        return rest.starts_with(each);
      });
      if (!office || !delegations.find(rest, line.text).empty()) continue;
      const std::size_t by = line.text.find(" by ");
      const std::string label = by == std::string::npos ? line.text : line.text.substr(by + 4);
      statement->delivered_by = Author{"", label, "office"};
      evidence("delivered_by", label, {"heading.office", line.number, line.text, 0.8}, true);
    }
  }

  void set_author(const Delegation& delegation, const Finding& finding, bool use) {
    const bool fill = use && !statement->delivered_by && finding.confidence >= kEnough;
    if (fill) {
      statement->delivered_by =
          Author{delegation.code, delegation.label, std::string(name_of(delegation.kind))};
    }
    const bool agrees = statement->delivered_by && statement->delivered_by->code == delegation.code;
    evidence("delivered_by", delegation.code, finding, fill || agrees);
  }

  // --- on behalf of, aligned ------------------------------------------------------------------

  /// Those whom a line speaks for, behind "on behalf of".
  void read_behalf(const HeadingLine& line, const HeadingLine* next, bool body) {
    std::size_t end = 0;
    const std::size_t at = find_any(line.folded, kOnBehalf, &end);
    if (at == std::string::npos) return;
    const bool first_words = at == 0;
    if (body && !first_words &&
        find_any(line.folded.substr(0, at), kFirstPerson) == std::string::npos) {
      return;
    }
    // Who aligns with what is said is none of those it is said for.
    const std::size_t others = line.folded.find(" member states");
    const bool align = line.folded.find(" align", end) != std::string::npos;
    std::string rest = fold_name(line.folded.substr(
        end,
        align && others != std::string::npos && others > end ? others - end : std::string::npos));
    if (rest.empty() && next != nullptr) rest = next->folded;  // the name stands on the next line
    for (const std::string_view own : {"my ", "own ", "mi ", "mon ", "ma ", "our "}) {
      if (rest.starts_with(own)) return;
    }
    const std::vector<FoundDelegation> found = delegations.find(rest, line.text);
    std::vector<const Delegation*> groups;
    std::vector<const Delegation*> states;
    for (const FoundDelegation& each : found) {
      (each.delegation->kind == DelegationKind::State ? states : groups).push_back(each.delegation);
    }
    const Finding finding{body ? "opening.on-behalf-of" : "heading.on-behalf-of", line.number,
                          line.text.substr(0, 300), body ? 0.85 : 0.9};
    const bool own_state = groups.empty() && states.size() == 1;
    if (own_state) {
      if (!statement->delivered_by) set_author(*states[0], finding, true);
      return;
    }
    // "the European Union and its Member States, Ukraine and Norway align themselves": one group
    // first.
    const bool starts_with_group =
        !found.empty() && found[0].delegation->kind != DelegationKind::State;
    if (starts_with_group && (body || states.size() < 2)) {
      add_party("on_behalf_of", *found[0].delegation, statement->on_behalf_of, finding);
      return;
    }
    // Among states a group is one of those who join: "the CARICOM member states (…)".
    for (const Delegation* each : groups) {
      const bool joins = states.size() > 1;
      add_party(joins ? "joint_with" : "on_behalf_of", *each,
                joins ? statement->joint_with : statement->on_behalf_of, finding);
    }
    if (states.size() > 1) {
      for (const Delegation* each : states) {
        add_party("joint_with", *each, statement->joint_with, finding);
      }
    }
  }

  /// "Spain aligns itself with the statement of the European Union": whose statement, and who says
  /// so, where no heading does.
  void read_alignment(const HeadingLine& line) {
    std::size_t end = 0;
    const std::size_t at = find_any(line.folded, kAligned, &end);
    if (at == std::string::npos) return;
    const std::string rest = fold_name(line.folded.substr(end));
    const Finding finding{"opening.aligned-with", line.number, line.text.substr(0, 300), 0.85};
    const std::vector<FoundDelegation> found = delegations.find(rest, line.text);
    // With what was said; one may also join a celebration.
    const std::size_t said = find_any(rest, kSaid);
    for (const FoundDelegation& each : found) {
      if (each.delegation->kind == DelegationKind::State || said == std::string::npos) continue;
      add_party("aligned_with", *each.delegation, statement->aligned_with, finding);
    }
    constexpr std::size_t kLongestSubject = 40;
    if (statement->delivered_by || at > kLongestSubject) return;
    const std::vector<FoundDelegation> subject =
        delegations.find(line.folded.substr(0, at), line.text);
    if (subject.size() != 1 || subject[0].delegation->kind != DelegationKind::State) return;
    set_author(*subject[0].delegation,
               {"opening.subject", line.number, line.text.substr(0, 300), 0.8}, true);
  }

  void add_party(const char* name, const Delegation& party, std::vector<std::string>& into,
                 const Finding& finding) {
    if (std::find(into.begin(), into.end(), party.code) != into.end()) return;
    into.push_back(party.code);
    evidence(name, party.code, finding, true);
  }

  // --- meeting --------------------------------------------------------------------------------

  std::set<std::string> conventions_in(const std::string& folded) const {
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

  void set_convention(const std::string& code, const Finding& finding) {
    const bool fill = statement->convention.empty() && finding.confidence >= kEnough;
    if (fill) statement->convention = code;
    evidence("convention", code, finding, fill || statement->convention == code);
  }

  void set_session(const Session& session, const Finding& finding) {
    const bool fits = statement->convention.empty() || statement->convention == session.convention;
    const bool fill = !statement->session && fits && finding.confidence >= kEnough;
    if (fill) statement->session = SessionRef{session.code, session.label};
    evidence("session", session.code, finding,
             fill || (statement->session && statement->session->code == session.code));
    if (fill) set_convention(session.convention, finding);
  }

  void read_meeting(const std::vector<HeadingLine>& lines) {
    std::map<std::string, std::pair<int, Finding>> named;
    for (const HeadingLine& line : lines) {
      for (const std::string& code : conventions_in(line.folded)) {
        auto& [count, finding] = named[code];
        if (count++ == 0) finding = {"heading.convention", line.number, line.text, 0.9};
      }
    }
    // A committee's heading names the assembly that it is a committee of.
    if (named.count("UNGA-C1") + named.count("UNDC") != 0) named.erase("UNGA");
    // The meeting's own line decides; a topic may name other treaties.
    std::optional<FoundSession> best;
    Finding where;
    const auto consider = [&](const std::vector<FoundSession>& found, const HeadingLine& line) {
      if (found.empty()) return;
      const bool single = found.size() == 1 || found[0].session.code == found[1].session.code ||
                          found[0].confidence > found[1].confidence;
      if (!single) return;
      const double confidence = found[0].confidence * (found[0].convention_named ? 1.0 : 0.7);
      if (best && best->confidence >= confidence) return;
      best = found[0];
      best->confidence = confidence;
      where = {"heading.session", line.number, line.text, confidence};
    };
    const int year = statement->date ? statement->date->year : 0;
    const std::string only = named.size() == 1 ? named.begin()->first : statement->convention;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      auto found = sessions.find(lines[i].text, only, year);
      if (!only.empty()) {
        for (FoundSession& each : found) each.convention_named = true;
      }
      consider(found, lines[i]);
      if (i + 1 < lines.size() && lines[i].text.size() + lines[i + 1].text.size() < 260) {
        consider(sessions.find(lines[i].text + " " + lines[i + 1].text, only, year), lines[i]);
      }
    }
    if (best) set_session(best->session, where);
    if (named.size() == 1) {
      set_convention(named.begin()->first, named.begin()->second.second);
    } else {
      for (auto& [code, found] : named) {
        found.second.confidence = statement->convention == code ? 0.9 : 0.4;
        set_convention(code, found.second);
      }
    }
  }

  /// What follows for the session where no line names it.
  void infer_session(const std::vector<HeadingLine>& lines) {
    for (const HeadingLine& line : lines) {
      if (statement->session) return;
      const auto session = session_of_symbol(line.text, vocabulary);
      if (session) set_session(*session, {"heading.symbol", line.number, line.text, 0.85});
    }
    if (statement->session || !statement->date) return;
    const auto session = session_of_day(statement->convention, *statement->date, vocabulary);
    if (session) set_session(*session, {"session-of-date", 0, statement->date->text(), 0.8});
  }

  // --- items, dates, kinds --------------------------------------------------------------------

  void read_items(const std::vector<HeadingLine>& lines) {
    if (!statement->agenda_items.empty()) return;
    for (const HeadingLine& line : lines) {
      for (AgendaItem item : items_in(line.text)) {
        const Topic* topic = item.title.empty() ? nullptr : vocabulary.find_topic(item.title);
        if (topic != nullptr) item.topic = topic->code;
        const bool repeated =
            std::any_of(statement->agenda_items.begin(), statement->agenda_items.end(),
                        [&](const AgendaItem& known) { return known.number == item.number; });
        if (repeated) continue;
        evidence("agenda_items", item.number, {"heading.item", line.number, line.text, 0.9}, true);
        statement->agenda_items.push_back(std::move(item));
      }
    }
    if (!statement->topics.empty()) return;
    const bool has_topic =
        std::any_of(statement->agenda_items.begin(), statement->agenda_items.end(),
                    [](const AgendaItem& item) { return !item.topic.empty(); });
    for (const HeadingLine& line : lines) {
      if (has_topic) break;
      std::string subject = line.folded;
      for (const std::string_view lead :
           {"thematic debate ", "thematic discussion ", "statement on "}) {
        if (subject.starts_with(lead)) subject.erase(0, lead.size());
      }
      if (const Topic* topic = vocabulary.find_topic(subject)) {
        statement->topics.push_back(topic->code);
        evidence("topics", topic->code, {"heading.topic", line.number, line.text, 0.85}, true);
        break;
      }
    }
  }

  /// True if 03/05/2010 is the third of May: in English it may be the fifth of March.
  [[nodiscard]] bool writes_day_first() const {
    constexpr std::array<std::string_view, 7> kDayFirst{"ar", "de", "es", "fr", "it", "pt", "ru"};
    const std::string language =
        statement->language.empty() ? detect_language(statement->text) : statement->language;
    return std::find(kDayFirst.begin(), kDayFirst.end(), language) != kDayFirst.end();
  }

  /// "2 December 2025", "2025/12/02 10:00": a month's name at most, and no place.
  [[nodiscard]] static bool is_date_alone(const HeadingLine& line) {
    std::size_t words = 0;
    for (std::size_t at = 0; at < line.folded.size();) {
      const std::size_t end = std::min(line.folded.find(' ', at), line.folded.size());
      const char first = line.folded[at];
      words += first < '0' || first > '9' ? 1 : 0;
      at = end + 1;
    }
    return words <= 1;
  }

  void read_date(const std::vector<HeadingLine>& lines) {
    std::optional<Date> found;
    bool found_alone = false;
    Finding where;
    for (const HeadingLine& line : lines) {
      // The date of a treaty, or of a page, is not the statement's.
      if (line.folded.find("signed") != std::string::npos ||
          line.folded.find("updated") != std::string::npos ||
          line.folded.find("published") != std::string::npos ||
          line.folded.find("publie") != std::string::npos) {
        continue;
      }
      auto date = date_in(line.text);
      if (!date) {
        date = date_in(line.text, true);
        if (!date || !writes_day_first()) continue;
      }
      const bool alone = is_date_alone(line);
      const bool finer = found && found->year == date->year && date->day != 0 && found->day == 0;
      if (found && !finer) {
        const bool same = found->year == date->year && (date->day == 0 || *found == *date);
        // A date by itself may be the day that a page was put up; one with a place is the
        // meeting's.
        const bool instead = !same && found_alone && !alone;
        if (instead) {
          evidence("date", found->text(), {"heading.date", where.line, where.quote, 0.5}, false);
        } else if (!same && alone && !found_alone) {
          evidence("date", date->text(), {"heading.date", line.number, line.text, 0.5}, false);
          continue;
        } else if (!same) {
          evidence("date", date->text(), {"heading.date", line.number, line.text, 0.5}, false);
          if (found->day != 0 && date->day != 0) where.confidence = 0.5;
        }
        if (!instead) continue;
      }
      found = date;
      found_alone = alone;
      where = {"heading.date", line.number, line.text, 0.9};
    }
    if (!found) return;
    const bool fill = !statement->date && where.confidence >= kEnough;
    if (fill) statement->date = found;
    evidence("date", found->text(), where, fill || statement->date == found);
  }

  void read_title(const std::vector<HeadingLine>& lines) {
    if (!statement->title.empty()) return;
    constexpr std::size_t kLongestTitle = 300;
    for (const HeadingLine& line : lines) {
      std::size_t end = 0;
      if (find_any(line.folded, kBeforeAuthor, &end) != 0 || line.text.size() > kLongestTitle)
        continue;
      statement->title = one_line(line.text);
      evidence("title", statement->title, {"heading.title", line.number, line.text, 0.9}, true);
      return;
    }
  }

  void read_kind(const HeadingLines& lines) {
    if (!statement->kind.empty()) return;
    Finding finding{"heading.kind", 0, "", 0.9};
    std::string kind;
    for (const HeadingLine& line : lines.heading) {
      if (find_any(line.folded, kRightOfReply) == std::string::npos) continue;
      kind = "right-of-reply";
      finding = {"heading.kind", line.number, line.text, 0.95};
    }
    if (kind.empty() && statement->joint_with.size() > 1) kind = "joint";
    if (kind.empty() && !statement->on_behalf_of.empty()) kind = "group";
    if (kind.empty() && statement->delivered_by) {
      const std::string& author = statement->delivered_by->kind;
      kind = author == "state"          ? "national"
             : author == "group"        ? "group"
             : author == "organisation" ? "organisation"
                                        : "chair";
    }
    if (kind.empty()) return;
    if (finding.line == 0) finding.rule = "follows";
    statement->kind = kind;
    evidence("kind", kind, finding, true);
  }

  void read_delivery(const HeadingLines& lines) {
    if (!statement->delivery.empty()) return;
    for (const HeadingLine& line : lines.heading) {
      const bool written = line.folded.find("written statement") != std::string::npos ||
                           line.folded.find("not delivered") != std::string::npos ||
                           line.folded.find("written format only") != std::string::npos;
      if (!written) continue;
      statement->delivery = "written";
      evidence("delivery", "written", {"heading.delivery", line.number, line.text, 0.9}, true);
      return;
    }
  }

  // --- file name and folders ------------------------------------------------------------------

  void read_file_name(const std::filesystem::path& file) {
    const std::string stem = file.stem().string();
    if (!is_utf8(stem)) return;
    const Finding finding{"file-name", 0, file.filename().string(), 0.75};
    static const std::regex between("[-_ ]+");
    std::vector<std::string> parts(
        std::sregex_token_iterator(stem.begin(), stem.end(), between, -1),
        std::sregex_token_iterator());
    read_folders(file);
    for (const std::string& part : parts) {
      // APMBC, CCM, NPT: codes and names in capitals, whole parts alone.
      const bool capitals =
          part.size() > 1 &&
          part.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
      const Convention* convention = capitals ? vocabulary.find_convention(part) : nullptr;
      if (convention != nullptr) set_convention(convention->code, finding);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string& part = parts[i];
      if (const auto date = date_in(part); date && date->day != 0) {
        if (!statement->date) {
          statement->date = date;
          evidence("date", date->text(), finding, true);
        } else if (!(*statement->date == *date)) {
          evidence("date", date->text(), finding, false);
        }
        continue;
      }
      const auto found = sessions.find(part, statement->convention, year_in(parts));
      if (found.size() == 1 && found[0].confidence > 0.9) set_session(found[0].session, finding);
      static const std::regex item("^item([0-9]{1,3}[a-z]{0,2})$", std::regex::icase);
      std::smatch match;
      const std::string joined = part + (i + 1 < parts.size() ? parts[i + 1] : "");
      if (std::regex_match(part, match, item) ||
          (fold(part) == "item" && std::regex_match(joined, match, item))) {
        if (const auto number = item_number(match[1].str());
            number && statement->agenda_items.empty()) {
          statement->agenda_items.push_back({*number, "", ""});
          evidence("agenda_items", *number, finding, true);
        }
      }
    }
    read_file_country(parts, finding);
  }

  /// The year of the date that a file name holds; 0 for none.
  static int year_in(const std::vector<std::string>& parts) {
    for (const std::string& part : parts) {
      if (const auto date = date_in(part)) return date->year;
    }
    return 0;
  }

  /// The one delegation that the parts of a file name spell; of two, none.
  void read_file_country(const std::vector<std::string>& parts, const Finding& finding) {
    std::string line;
    for (const std::string& part : parts) line += (line.empty() ? "" : " ") + part;
    const std::vector<FoundDelegation> found = delegations.find(fold_name(line), line);
    const Delegation* only = nullptr;
    for (const FoundDelegation& each : found) {
      if (only != nullptr && each.delegation != only) return;
      only = each.delegation;
    }
    if (only != nullptr) set_author(*only, finding, true);
  }

  /// APMBC/22MSP/…: folders that are a convention and a session.
  void read_folders(const std::filesystem::path& file) {
    std::vector<std::string> folders;
    for (const auto& part : file.parent_path()) folders.push_back(part.string());
    constexpr std::size_t kDeepest = 4;
    const std::size_t first = folders.size() > kDeepest ? folders.size() - kDeepest : 0;
    for (std::size_t i = first; i + 1 < folders.size(); ++i) {
      if (!is_utf8(folders[i]) || !is_utf8(folders[i + 1])) continue;
      const auto session = vocabulary.session(folders[i] + "/" + folders[i + 1]);
      if (!session) continue;
      set_session(*session, {"folder", 0, folders[i] + "/" + folders[i + 1], 0.8});
      return;
    }
    for (std::size_t i = first; i < folders.size(); ++i) {
      const Convention* convention =
          is_utf8(folders[i]) && vocabulary.convention(folders[i]) != nullptr
              ? vocabulary.convention(folders[i])
              : nullptr;
      if (convention != nullptr) set_convention(convention->code, {"folder", 0, folders[i], 0.7});
    }
  }

  void read(Statement& into, const std::filesystem::path& file, std::string_view letterhead) {
    statement = &into;
    HeadingLines lines = split_heading(into.text);
    put_letterhead(letterhead, lines);
    read_date(lines.heading);
    read_meeting(lines.heading);
    for (std::size_t i = 0; i < lines.heading.size(); ++i) {
      const HeadingLine* next = i + 1 < lines.heading.size() ? &lines.heading[i + 1] : nullptr;
      read_behalf(lines.heading[i], next, false);
    }
    read_author(lines.heading);
    read_items(lines.heading);
    read_title(lines.heading);
    for (const HeadingLine& line : lines.opening) {
      if (into.on_behalf_of.empty() && into.joint_with.empty()) read_behalf(line, nullptr, true);
      read_alignment(line);
    }
    if (!into.delivered_by && into.on_behalf_of.empty()) {
      if (const auto own = own_voice_in(lines.opening, delegations)) {
        set_author(*own->delegation, own->finding, true);
      }
    }
    read_delivery(lines);
    if (into.delivered_by && !into.delivered_by->code.empty()) {
      std::erase(into.joint_with, into.delivered_by->code);
    }
    read_file_name(file);
    infer_session(lines.heading);
    read_kind(lines);
    statement = nullptr;
  }
};

HeadingReader::HeadingReader(const Vocabulary& vocabulary)
    : impl_(std::make_unique<Impl>(vocabulary)) {}
HeadingReader::~HeadingReader() = default;

void HeadingReader::read(Statement& statement, const std::filesystem::path& file,
                         std::string_view letterhead) {
  impl_->read(statement, file, letterhead);
}

std::vector<FilePart> HeadingReader::parts(std::string_view text, std::size_t& remarks) const {
  return parts_of(text, impl_->delegations, remarks);
}

}  // namespace rostrum
