#include "schemas/vocabulary/document_symbol.hpp"

#include <algorithm>
#include <array>

#include "schemas/text/one_line.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kLongest = 80;

/// What symbols begin with: organs of the United Nations, conventions, agencies.
constexpr std::array<std::string_view, 27> kBodies{
    "A",    "S",    "E",   "T",   "CD",   "ENDC", "CCW",          "NPT",      "BWC",
    "BTWC", "APLC", "CCM", "ATT", "TPNW", "CTBT", "CTBT-Art.XIV", "GE-PAROS", "INFCIRC",
    "GOV",  "GC",   "ST",  "TD",  "DP",   "DC",   "UNEP",         "UNIDIR",   "SPLOS"};
/// What may follow A/ and S/ beside a session's number and a body of its own as C.1 or CONF.217.
constexpr std::array<std::string_view, 12> kSeries{"RES", "DEC", "HRC",  "INF",    "BUR",  "CONF",
                                                   "NGO", "SPC", "PRST", "AGENDA", "ICEF", "ECE"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_capital(c) || (c >= 'a' && c <= 'z'); }
bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

bool may_stand_in_one(char c) {
  return is_letter(c) || is_digit(c) ||
         std::string_view("./-()*").find(c) != std::string_view::npos;
}

std::vector<std::string_view> parts_of(std::string_view symbol) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= symbol.size();) {
    const std::size_t end = std::min(symbol.find('/', at), symbol.size());
    parts.push_back(symbol.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

/// C-26, EC-98, RC-5, EC-M-61: organs of the OPCW, with the number of their session.
bool is_opcw_organ(std::string_view part) {
  const std::size_t dash = part.rfind('-');
  if (dash == std::string_view::npos || dash + 1 == part.size()) return false;
  constexpr std::array<std::string_view, 6> kOrgans{"C", "EC", "RC", "PC", "EC-M", "C-SS"};
  const std::string_view number = part.substr(dash + 1);
  const bool counted = std::all_of(number.begin(), number.end(), is_digit) ||
                       number.find_first_not_of("IVXLC") == std::string_view::npos;
  return counted &&
         std::find(kOrgans.begin(), kOrgans.end(), part.substr(0, dash)) != kOrgans.end();
}

/// 78, ES-11, S-10, C.1, CONF.217, AC.290, CN.10, PV.23, L.5.
bool may_follow_an_organ(std::string_view part) {
  if (std::all_of(part.begin(), part.end(), is_digit)) return part.size() <= 5;
  if (std::find(kSeries.begin(), kSeries.end(), part) != kSeries.end()) return true;
  std::size_t letters = 0;
  while (letters < part.size() && is_capital(part[letters])) ++letters;
  if (letters == 0 || letters > 4 || letters + 1 >= part.size()) return false;
  const bool sign = part[letters] == '.' || part[letters] == '-';
  return sign && is_digit(part[letters + 1]);
}

bool is_part(std::string_view part) {
  return !part.empty() && (is_letter(part.front()) || is_digit(part.front())) &&
         std::all_of(part.begin(), part.end(), may_stand_in_one) && part.back() != '.' &&
         part.back() != '-' &&
         std::count(part.begin(), part.end(), '(') == std::count(part.begin(), part.end(), ')');
}

bool is_symbol(std::string_view text) {
  if (text.size() > kLongest) return false;
  const std::vector<std::string_view> parts = parts_of(text);
  if (parts.size() < 2 || !std::all_of(parts.begin(), parts.end(), is_part)) return false;
  const bool organ = parts[0].size() == 1;
  const bool session_of_gc = parts[0].starts_with("GC(") && has_digit(parts[0]);
  const bool known = std::find(kBodies.begin(), kBodies.end(), parts[0]) != kBodies.end();
  if (!known && !session_of_gc && !is_opcw_organ(parts[0])) return false;
  if (organ && !may_follow_an_organ(parts[1])) return false;
  // A/520 is one of the first years; A/5 is a choice.
  if (organ && parts.size() == 2 && parts[1].size() < 3) return false;
  return has_digit(text.substr(parts[0].size()));
}

/// Marks that stand around a symbol in running text.
std::string_view without_marks(std::string_view text) {
  while (!text.empty() && std::string_view("([*.-/").find(text.front()) != std::string_view::npos) {
    text.remove_prefix(1);
  }
  for (;;) {
    if (text.empty()) return text;
    const char last = text.back();
    const bool unopened = last == ')' && text.find('(') == std::string_view::npos;
    if (!unopened && std::string_view(".,;:-/*(").find(last) == std::string_view::npos) return text;
    text.remove_suffix(1);
  }
}

/// "UN Doc.", "Document", "Ref.", "Symbol:" before it.
std::string_view without_word_before(std::string_view text) {
  constexpr std::array<std::string_view, 10> kWords{
      "un doc. ", "un doc ", "u.n. doc. ", "un document ", "document ",
      "doc. ",    "ref. ",   "symbol: ",   "symbol ",      "ref: "};
  const std::string folded = is_ascii(text) ? fold(text) : "";
  for (const std::string_view word : kWords) {
    if (folded.starts_with(word)) return text.substr(word.size());
  }
  return text;
}

int roman(std::string_view text) {
  constexpr std::string_view kLetters = "IVXLC";
  constexpr std::array kValues{1, 5, 10, 50, 100};
  int sum = 0;
  int last = 0;
  for (std::size_t i = text.size(); i > 0; --i) {
    const std::size_t letter = kLetters.find(text[i - 1]);
    if (letter == std::string_view::npos) return 0;
    const int value = kValues[letter];
    sum += value < last ? -value : value;
    last = std::max(last, value);
  }
  return sum;
}

struct TemplateMatch {
  int number = 0;
  int year = 0;  ///< of the session, or of the cycle
  std::size_t length = 0;
};

/// The beginning of `symbol` that has the form of a template as "CCW/GGE.1/{year}/".
std::optional<TemplateMatch> match_of(std::string_view pattern, std::string_view symbol) {
  TemplateMatch match;
  std::size_t at = 0;
  for (std::size_t p = 0; p < pattern.size();) {
    if (pattern[p] != '{') {
      if (at >= symbol.size() || symbol[at] != pattern[p]) return std::nullopt;
      ++at;
      ++p;
      continue;
    }
    const std::size_t close = pattern.find('}', p);
    const std::string_view name = pattern.substr(p + 1, close - p - 1);
    p = close + 1;
    const std::size_t begin = at;
    const bool is_roman = name == "roman";
    const auto belongs = [&](char c) {
      return is_roman ? std::string_view("IVXLC").find(c) != std::string_view::npos : is_digit(c);
    };
    while (at < symbol.size() && at - begin < 6 && belongs(symbol[at])) ++at;
    const std::string_view text = symbol.substr(begin, at - begin);
    if (text.empty()) return std::nullopt;
    if (is_roman) {
      match.number = roman(text);
    } else if (name == "n") {
      match.number = std::stoi(std::string(text));
    } else if (text.size() == 4) {
      match.year = std::stoi(std::string(text));
    } else {
      return std::nullopt;
    }
  }
  // "S/PV.1" is not the beginning of "S/PV.12".
  if (at < symbol.size() && is_digit(symbol[at]) && is_digit(symbol[at - 1])) return std::nullopt;
  match.length = at;
  return match;
}

/// The number of the one session that a kind of meeting has in a year; 0 for none or several.
int only_number_in(const MeetingKind& kind, int year) {
  int number = 0;
  for (const KnownSession& session : kind.sessions) {
    if (session.year != year) continue;
    if (number != 0) return 0;
    number = session.number;
  }
  return number;
}

}  // namespace

std::optional<std::string> document_symbol(std::string_view text) {
  std::string line = one_line(text.substr(0, std::min<std::size_t>(text.size(), 4 * kLongest)));
  for (const std::string_view dash : {"–", "‑", "‐", "−"}) {
    for (std::size_t at = line.find(dash); at != std::string::npos; at = line.find(dash, at + 1)) {
      line.replace(at, dash.size(), "-");
    }
  }
  std::string plain;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool at_slash = line[i] == ' ' && ((i > 0 && line[i - 1] == '/') ||
                                             (i + 1 < line.size() && line[i + 1] == '/'));
    if (!at_slash) plain.push_back(line[i]);
  }
  const std::string_view symbol = without_marks(without_word_before(plain));
  if (!is_symbol(symbol)) return std::nullopt;
  return std::string(symbol);
}

std::vector<FoundSymbol> symbols_in(std::string_view line) {
  std::vector<FoundSymbol> found;
  for (std::size_t at = 0; at < line.size();) {
    if (!may_stand_in_one(line[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < line.size() && may_stand_in_one(line[at])) ++at;
    const std::string_view run = line.substr(begin, at - begin);
    const bool part_of_word = (begin > 0 && !is_ascii(line[begin - 1])) ||
                              (at < line.size() && (line[at] == '@' || line[at] == '_'));
    const bool address = begin > 0 && line[begin - 1] == ':' && run.starts_with("//");
    if (part_of_word || address || run.find('/') == std::string_view::npos) continue;
    const std::string_view symbol = without_marks(run);
    if (!is_symbol(symbol)) continue;
    const std::size_t from = static_cast<std::size_t>(symbol.data() - line.data());
    found.push_back({std::string(symbol), from, from + symbol.size()});
  }
  return found;
}

std::optional<std::string> parent_symbol(std::string_view symbol) {
  if (symbol.ends_with('/')) symbol.remove_suffix(1);
  const std::size_t slash = symbol.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  return std::string(symbol.substr(0, slash + 1));
}

const Convention* convention_of_symbol(std::string_view symbol, const Vocabulary& vocabulary) {
  const Convention* found = nullptr;
  std::size_t longest = 0;
  const auto take = [&](const Convention& convention, std::size_t length) {
    if (length < longest) return;
    if (length == longest && found != &convention) {
      found = nullptr;
      return;
    }
    found = &convention;
    longest = length;
  };
  for (const Convention& convention : vocabulary.conventions()) {
    for (const std::string& prefix : convention.symbols) {
      if (symbol.starts_with(prefix)) take(convention, prefix.size());
    }
    for (const MeetingKind& kind : convention.meetings) {
      for (const std::string& pattern : kind.symbols) {
        if (const auto match = match_of(pattern, symbol)) take(convention, match->length);
      }
    }
  }
  return found;
}

std::optional<Session> session_of_symbol(std::string_view symbol, const Vocabulary& vocabulary) {
  std::optional<Session> session;
  std::size_t longest = 0;
  for (const Convention& convention : vocabulary.conventions()) {
    for (const MeetingKind& kind : convention.meetings) {
      for (const std::string& pattern : kind.symbols) {
        const auto match = match_of(pattern, symbol);
        if (!match || match->length < longest) continue;
        int number = match->number;
        if (number == 0 && kind.by == SessionsBy::YearAndNumber) {
          number = only_number_in(kind, match->year);
        }
        auto named = vocabulary.session(convention, kind, number, match->year);
        // Two meetings that begin so tell of neither.
        const bool doubtful =
            match->length == longest && session && named && named->code != session->code;
        session = doubtful ? std::nullopt : std::move(named);
        longest = match->length;
      }
    }
  }
  return session;
}

}  // namespace rostrum
