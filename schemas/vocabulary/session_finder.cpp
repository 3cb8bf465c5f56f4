#include "schemas/vocabulary/session_finder.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>

#include "schemas/base/display_width.hpp"
#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/document_symbol.hpp"

namespace rostrum {
namespace {

/// Words before and behind a meeting's name where its number may stand.
constexpr std::size_t kWordsBefore = 5;
constexpr std::size_t kWordsBehind = 2;
constexpr int kFirstYear = 1945;
constexpr int kLastYear = 2099;
/// Longer texts are no names of meetings.
constexpr std::size_t kLongestText = 2000;

bool joins_words(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Places where `name` stands as whole words; Chinese and Japanese have no blanks between theirs.
std::vector<std::size_t> places(const std::string& text, const std::string& name) {
  std::vector<std::size_t> found;
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool open = at == 0 || text[at - 1] == ' ' || starts_wide(name);
    const bool closed = end == text.size() || text[end] == ' ' || ends_wide(name) ||
                        (!joins_words(text[end]) && joins_words(name.back()));
    if (open && closed) found.push_back(at);
  }
  return found;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

int year_in(const std::string& word) {
  if (word.size() < 4 || word.find_first_not_of("0123456789") < 4) return 0;
  if (word.size() > 4 && word[4] >= '0' && word[4] <= '9') return 0;
  const int year = std::stoi(word.substr(0, 4));
  return year >= kFirstYear && year <= kLastYear ? year : 0;
}

/// The only year in the text; 0 if there is none, or more than one.
int only_year(const std::vector<std::string>& words) {
  std::set<int> years;
  for (const std::string& word : words) {
    if (const int year = year_in(word)) years.insert(year);
  }
  return years.size() == 1 ? *years.begin() : 0;
}

/// The number of 第十一次 or 第9回 at the beginning of a text; 0 if there is none.
int counted(std::string_view text) {
  constexpr std::string_view kOrdinal = "第";
  if (!text.starts_with(kOrdinal)) return 0;
  text.remove_prefix(kOrdinal.size());
  std::size_t end = std::string_view::npos;
  for (const std::string_view counter : {"届", "次", "回"}) end = std::min(end, text.find(counter));
  constexpr std::size_t kLongest = 15;  // 一百二十三
  return end <= kLongest ? number_of_words(text.substr(0, end)) : 0;
}

/// A number that is told with a meeting, just before its name or just behind it.
int number_near(std::string_view before, std::string_view behind) {
  const std::vector<std::string> left = split(before);
  // 筹备会第三次会议: the number behind is the meeting's, one before may be another's.
  if (const int value = counted(behind)) return value;
  // 第67届联大, 第四次缔约方会议, 第9回 npt 運用検討会議: digits or numerals and a counter.
  constexpr std::size_t kOrdinalBytes = 45;
  const std::size_t nearest = before.rfind("第");
  if (nearest != std::string_view::npos && before.size() - nearest <= kOrdinalBytes) {
    if (const int value = counted(before.substr(nearest))) return value;
  }
  if (!left.empty()) {
    const std::string& last = left.back();
    const std::size_t ordinal = last.rfind("第");
    if (ordinal != std::string::npos) {
      if (const int value = number_of_words(last.substr(ordinal + 3))) return value;
    }
  }
  const auto joined = [&](std::size_t from, std::size_t to, const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) text += (text.empty() ? "" : " ") + words[i];
    return text;
  };
  // The nearest words first, more before fewer: "twenty second", then "second";
  // "quatre-vingt-dix-septième" is four.
  constexpr std::size_t kMostWords = 4;
  for (std::size_t skip = 0; skip < kWordsBefore && skip < left.size(); ++skip) {
    const std::size_t end = left.size() - skip;
    for (std::size_t take = std::min(kMostWords, end); take > 0; --take) {
      const int value = number_of_words(joined(end - take, end, left));
      if (value != 0 && value < kFirstYear) return value;
    }
    const std::string& word = left[end - 1];
    constexpr std::array<std::string_view, 26> kBetween{
        "of",      "the",      "de",      "la",     "del",      "des",       "du",
        "session", "sessions", "periodo", "sesion", "sesiones", "sessao",    "sessione",
        "sitzung", "tagung",   "der",     "сессии", "сессия",   "заседании", "annual",
        "regular", "ordinary", "special", "della",  "degli"};
    if (std::find(kBetween.begin(), kBetween.end(), word) == kBetween.end()) break;
  }
  const std::vector<std::string> right = split(behind);
  for (std::size_t i = 0; i < kWordsBehind && i < right.size(); ++i) {
    // "30 July 2024" is a day.
    if (i + 2 < right.size() && number_of_words(right[i + 2]) >= kFirstYear) break;
    // الرابعة والسبعين
    const int two = i + 1 < right.size() ? number_of_words(right[i] + " " + right[i + 1]) : 0;
    const int value = two != 0 ? two : number_of_words(right[i]);
    if (value != 0 && value < kFirstYear) return value;
    if (right[i] != "no" && right[i] != "session") break;
  }
  return 0;
}

/// 22msp, msp22, msp 22, 22 msp: the number that goes with an abbreviation.
int number_with(const std::vector<std::string>& words, std::size_t at,
                const std::string& short_name, int& year) {
  const std::string& word = words[at];
  const auto number = [](const std::string& text) {
    return !text.empty() && text.size() <= 4 &&
                   text.find_first_not_of("0123456789") == std::string::npos
               ? std::stoi(text)
               : 0;
  };
  int value = 0;
  if (word == short_name) {
    if (at + 1 < words.size()) value = number(words[at + 1]);
    if (value == 0 && at > 0) value = number_of_words(words[at - 1]);
  } else if (word.ends_with(short_name)) {
    value = number(word.substr(0, word.size() - short_name.size()));
  } else if (word.starts_with(short_name)) {
    value = number(word.substr(short_name.size()));
  }
  if (value >= kFirstYear) {
    year = value;
    return 0;
  }
  return value;
}

/// True if so many meetings of a kind there cannot have been: a 22nd meeting is that of the one
/// convention that is old enough.
bool is_too_high(const MeetingKind& kind, int number) {
  constexpr int kYetToCome = 2;
  int last = 0;
  for (const KnownSession& session : kind.sessions) last = std::max(last, session.number);
  return last > 0 && number > last + kYetToCome;
}

/// True if meetings of a kind go by years and none is known by that number.
bool is_not_numbered(const MeetingKind& kind, int number) {
  if (kind.by != SessionsBy::Year || number == 0 || kind.year_offset != 0) return false;
  return std::none_of(kind.sessions.begin(), kind.sessions.end(),
                      [number](const KnownSession& each) { return each.number == number; });
}

/// True if the meeting of a kind that has the number is known to be of another year.
bool is_of_another_year(const MeetingKind& kind, int number, const Session& found) {
  if (kind.by != SessionsBy::Year || number == 0 || !found.start) return false;
  return std::any_of(kind.sessions.begin(), kind.sessions.end(), [&](const KnownSession& each) {
    const int year = each.start ? each.start->year : each.year;
    return each.number == number && year != found.start->year;
  });
}

/// The PV.9 of A/C.1/74/PV.9 is no ninth conference, and MSP/2019 in a symbol that is cited no
/// meeting at which it was said.
std::string without_symbols(std::string_view raw) {
  std::string text(raw);
  for (const FoundSymbol& each : symbols_in(raw)) {
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(each.begin),
              text.begin() + static_cast<std::ptrdiff_t>(each.end), ' ');
  }
  return text;
}

struct Name {
  std::string folded;
  const Convention* convention;
  const MeetingKind* kind;
  bool distinct = false;  ///< long, and no other body's: it names the convention too
};

bool is_one_word(const std::string& folded) {
  constexpr std::size_t kWideBytes = 6;
  return starts_wide(folded) ? folded.size() <= kWideBytes : folded.find(' ') == std::string::npos;
}

/// "High-level meeting on nuclear disarmament": nobody says so of something else.
bool is_long(const std::string& folded) {
  constexpr std::ptrdiff_t kWords = 6;
  constexpr std::ptrdiff_t kWordsElsewhere = 5;  // Russian and Arabic have no articles
  constexpr std::size_t kWideBytes = 21;
  if (starts_wide(folded)) return folded.size() >= kWideBytes;
  const auto words = std::count(folded.begin(), folded.end(), ' ') + 1;
  return words >= (is_ascii(folded) ? kWords : kWordsElsewhere);
}

}  // namespace

struct SessionFinder::Impl {
  explicit Impl(const Vocabulary& facts) : vocabulary(facts) {
    for (const Convention& convention : facts.conventions()) {
      for (const MeetingKind& kind : convention.meetings) {
        for (const std::string& name : kind.names) {
          std::string folded = fold_name(name);
          if (folded.size() > 3) names.push_back({std::move(folded), &convention, &kind});
        }
        for (const std::string& name : kind.abbreviations) {
          std::string folded = fold_name(name);
          if (folded.size() > 1 && folded.find(' ') == std::string::npos) {
            abbreviations.push_back({std::move(folded), &convention, &kind});
          }
        }
      }
    }
    mark_distinct();
    for (const auto& [name, code] : facts.convention_names()) {
      if (number_of_words(name.substr(name.rfind(' ') + 1)) != 0) numbered_bodies.push_back(name);
    }
  }

  /// Marks the long names that one convention alone has.
  void mark_distinct() {
    std::map<std::string_view, const Convention*> owners;
    for (const Name& name : names) {
      const auto [known, fresh] = owners.emplace(name.folded, name.convention);
      if (!fresh && known->second != name.convention) known->second = nullptr;
    }
    for (Name& name : names) {
      name.distinct = is_long(name.folded) && owners.at(name.folded) != nullptr;
    }
  }

  const Vocabulary& vocabulary;
  std::vector<Name> names;
  std::vector<Name> abbreviations;
  /// Names that end with an ordinal, as Arabic has them: اللجنة الأولى, the First Committee.
  std::vector<std::string> numbered_bodies;

  /// The number of a body's own name is that of no session.
  [[nodiscard]] std::string_view without_body(std::string_view before) const {
    const std::string_view text = before.substr(0, before.find_last_not_of(' ') + 1);
    const bool is_body = std::any_of(
        numbered_bodies.begin(), numbered_bodies.end(), [text](const std::string& name) {
          return text.ends_with(name) &&
                 (text.size() == name.size() || text[text.size() - name.size() - 1] == ' ');
        });
    return is_body ? std::string_view() : before;
  }

  [[nodiscard]] std::set<std::string> conventions_in(const std::string& text) const {
    // The longest names first: "first committee of the general assembly" is not the assembly.
    std::vector<std::pair<std::string, std::string>> found;
    for (const auto& [name, code] : vocabulary.convention_names()) {
      if (name.size() > 1 && !places(text, name).empty()) found.emplace_back(name, code);
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    std::set<std::string> codes;
    std::string rest = text;
    for (const auto& [name, code] : found) {
      bool any = false;
      for (const std::size_t at : places(rest, name)) {
        std::fill_n(rest.begin() + static_cast<std::ptrdiff_t>(at), name.size(), '\x01');
        any = true;
      }
      if (any) codes.insert(code);
    }
    if (codes.count("UNGA-C1") + codes.count("UNDC") != 0) codes.erase("UNGA");
    return codes;
  }

  std::vector<FoundSession> find(std::string_view raw, std::string_view convention,
                                 int hint) const {
    std::vector<FoundSession> found;
    const std::string text =
        fold_name(without_symbols(raw.substr(0, std::min(raw.size(), kLongestText))));
    if (text.empty()) return found;
    const std::vector<std::string> words = split(text);
    const int year = only_year(words) != 0 ? only_year(words) : hint;
    const std::set<std::string> named = conventions_in(text);
    const auto wanted = [&](const Convention& each) {
      if (!convention.empty()) return each.code == convention;
      return named.empty() || named.count(each.code) != 0;
    };
    const auto add = [&](const Name& name, int number, int its_year, double confidence) {
      if (is_too_high(*name.kind, number) || is_not_numbered(*name.kind, number)) return;
      const auto session = vocabulary.session(*name.convention, *name.kind, number, its_year);
      if (!session || is_of_another_year(*name.kind, number, *session)) return;
      // A number and a year that contradict each other make no session.
      if (number != 0 && year != 0 && session->start && name.kind->by == SessionsBy::Number &&
          std::abs(session->start->year - year) > 1) {
        return;
      }
      for (FoundSession& each : found) {
        if (each.session.code == session->code) {
          each.confidence = std::max(each.confidence, confidence);
          return;
        }
      }
      found.push_back({.session = *session,
                       .convention_named = name.distinct || named.count(name.convention->code) != 0,
                       .confidence = confidence});
    };
    const Hits hits = hits_in(text, convention.empty() && named.empty(), wanted);
    for (const Name& name : abbreviations) {
      if (!wanted(*name.convention) || is_prepared(hits, name)) continue;
      for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at].find(name.folded) == std::string::npos) continue;
        int its_year = year;
        const int number = number_with(words, at, name.folded, its_year);
        const bool by_year = name.kind->by == SessionsBy::Year && its_year != 0;
        const bool whole = words[at] == name.folded;
        if (number != 0 || (by_year && whole)) add(name, number, its_year, 0.95);
      }
    }
    find_names(text, hits, year, hint, add);
    std::stable_sort(found.begin(), found.end(), [](const FoundSession& a, const FoundSession& b) {
      return a.confidence > b.confidence;
    });
    return found;
  }

 private:
  using Hits = std::vector<std::pair<std::size_t, const Name*>>;

  /// The year of the review conference that a text names by its number, beside its preparatory
  /// committee; 0 if there is none.
  [[nodiscard]] static int cycle_of(const std::string& text, const Hits& hits, const Name& name) {
    for (const auto& [at, other] : hits) {
      if (other->convention != name.convention || other->kind->kind != "RC") continue;
      const std::string_view before = std::string_view(text).substr(0, at);
      const int number = number_near(before, "");
      for (const KnownSession& each : other->kind->sessions) {
        if (number == 0 || each.number != number) continue;
        // One that was put off is known by the year that its committees prepared it for.
        std::vector<int> years = each.also_years;
        years.insert(years.begin(), each.year);
        for (const int year : years) {
          const auto& sessions = name.kind->sessions;
          if (std::any_of(sessions.begin(), sessions.end(),
                          [year](const KnownSession& session) { return session.year == year; })) {
            return year;
          }
        }
      }
    }
    return 0;
  }

  template <typename Wanted>
  [[nodiscard]] Hits hits_in(const std::string& text, bool nothing_named,
                             const Wanted& wanted) const {
    Hits hits;
    for (const Name& name : names) {
      if (!wanted(*name.convention)) continue;
      // "Fifth Conference of …" may be anybody's, where nothing names the body.
      const bool numbered = name.kind->by == SessionsBy::Number;
      if (nothing_named && numbered && is_one_word(name.folded)) continue;
      // The conferences of the convention's protocols are called so too, and are others.
      if (name.kind->kind == "MHCP" && !places(text, "protocol").empty()) continue;
      for (const std::size_t at : places(text, name.folded)) hits.emplace_back(at, &name);
    }
    return hits;
  }

  /// True if meetings of one kind prepare those of another: CSP11-PM the CSP11, a committee a
  /// review conference.
  static bool prepares(const MeetingKind& kind, const MeetingKind& main) {
    if (&kind == &main) return false;
    return (kind.kind == "PC" && main.kind == "RC") ||
           kind.code_template.find(main.kind + "{n}-") != std::string::npos;
  }

  /// "Preparatory Committee for the 2026 Review Conference" is no session of that conference.
  static bool is_prepared(const Hits& hits, const Name& main) {
    return std::any_of(hits.begin(), hits.end(), [&](const auto& hit) {
      return hit.second->convention == main.convention && prepares(*hit.second->kind, *main.kind);
    });
  }

  /// The number of the meeting that a text says others are to prepare; 0 if it has none.
  [[nodiscard]] int prepared_number(const std::string& text, const Hits& hits,
                                    const Name& name) const {
    const std::vector<std::string> words = split(text);
    int year = 0;
    for (const Name& main : abbreviations) {
      if (main.convention != name.convention || !prepares(*name.kind, *main.kind)) continue;
      for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at].find(main.folded) == std::string::npos) continue;
        if (const int number = number_with(words, at, main.folded, year)) return number;
      }
    }
    for (const auto& [at, main] : hits) {
      if (main->convention != name.convention || !prepares(*name.kind, *main->kind)) continue;
      if (const int number = number_near(std::string_view(text).substr(0, at), "")) return number;
    }
    return 0;
  }

  template <typename Add>
  void find_names(const std::string& text, const Hits& hits, int year, int hint,
                  const Add& add) const {
    for (const auto& [at, name] : hits) {
      if (is_prepared(hits, *name)) continue;
      // The longest name that stands at a place is the meeting; shorter ones inside it are not.
      const std::size_t begin = at;
      const std::size_t end = at + name->folded.size();
      const std::size_t length = end - begin;
      const bool inside = std::any_of(hits.begin(), hits.end(), [&](const auto& other) {
        return other.second->folded.size() > length && other.first <= begin &&
               other.first + other.second->folded.size() >= end;
      });
      if (inside) continue;
      // The first preparatory meeting for CSP11 is of that one.
      const bool of_another = name->kind->code_template.find("}-") != std::string::npos &&
                              name->kind->by == SessionsBy::Number;
      const int number = of_another
                             ? prepared_number(text, hits, *name)
                             : number_near(without_body(std::string_view(text).substr(0, begin)),
                                           std::string_view(text).substr(end));
      if (of_another && number == 0) continue;
      if (number == 0 && name->kind->by == SessionsBy::Number && year == 0) continue;
      if (name->kind->by == SessionsBy::NumberAndCycle) {
        // The eleventh review conference has one year; else the year in the text is the cycle's;
        // the year of the session, if known, tells its number.
        if (const int cycle = cycle_of(text, hits, *name)) {
          add(*name, number, cycle, number != 0 ? 0.9 : 0.8);
          continue;
        }
        add(*name, number, year, number != 0 ? 0.9 : 0.8);
        if (number == 0 || year == 0) add(*name, number, hint, 0.8);
        continue;
      }
      add(*name, number, year, number != 0 ? 0.9 : 0.8);
    }
  }
};

SessionFinder::SessionFinder(const Vocabulary& vocabulary)
    : impl_(std::make_unique<Impl>(vocabulary)) {}
SessionFinder::~SessionFinder() = default;

std::vector<FoundSession> SessionFinder::find(std::string_view text, std::string_view convention,
                                              int year) {
  return impl_->find(text, convention, year);
}

}  // namespace rostrum
