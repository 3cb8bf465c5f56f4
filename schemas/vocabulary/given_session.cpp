// Names of sessions are an open vocabulary, and several conventions share them.
#include "schemas/vocabulary/given_session.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "schemas/record/written_date.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// Words that join the name of a session to that of its convention, or to its number.
/// "22-я" loses its hyphen when it is folded.
constexpr auto kJoining = std::to_array<std::string_view>(
    {"of",  "the", "to", "in", "at",  "for", "de", "du", "des", "la", "le", "les", "l", "d",
     "del", "el",  "a",  "al", "los", "на",  "по", "no", "я",   "й",  "го", "ой",  "ая"});
/// What Chinese writes between a number and a name.
constexpr std::array<std::string_view, 5> kCounters{"第", "届", "次", "年", "度"};

std::vector<std::string> words_of(const std::string& folded_name) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < folded_name.size();) {
    const std::size_t end = std::min(folded_name.find(' ', begin), folded_name.size());
    words.push_back(folded_name.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// Every name of a convention, of its meetings and of their sessions, folded.
std::vector<std::string> names_around(const Convention& convention, const Vocabulary& vocabulary) {
  std::vector<std::string> names = {fold_name(convention.code)};
  const auto add = [&names](const std::string& name) { names.push_back(fold_name(name)); };
  for (const auto& [name, code] : vocabulary.convention_names()) {
    if (code == convention.code) names.push_back(name);
  }
  for (const MeetingKind& meeting : convention.meetings) {
    add(meeting.label_template);
    std::for_each(meeting.names.begin(), meeting.names.end(), add);
    std::for_each(meeting.abbreviations.begin(), meeting.abbreviations.end(), add);
    for (const KnownSession& session : meeting.sessions) {
      add(session.place);
      std::for_each(session.names.begin(), session.names.end(), add);
    }
  }
  return names;
}

void erase_all(std::string& text, std::string_view part) {
  if (part.empty()) return;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at)) {
    text.erase(at, part.size());
  }
}

/// A number in words or figures, with nothing but a counter or a known abbreviation: 22msp, 第67届.
bool is_number(std::string word, const std::set<std::string>& known) {
  for (const std::string_view counter : kCounters) erase_all(word, counter);
  if (number_of_words(word) != 0) return true;
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t first = word.find_first_not_of(kDigits);
  if (first == std::string::npos) return true;
  return known.count(word.substr(first, word.find_last_not_of(kDigits) + 1 - first)) != 0;
}

/// True if the text tells a session of that convention and no more. Any other word may mean
/// something else, and nothing is guessed.
bool tells_only_a_session(const std::string& typed, const Convention& convention,
                          const Vocabulary& vocabulary) {
  std::vector<std::string> names = names_around(convention, vocabulary);
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;  // the longest first
  });
  std::set<std::string> known(kJoining.begin(), kJoining.end());
  for (const std::string& name : names) {
    for (std::string& word : words_of(name)) known.insert(std::move(word));
  }
  for (std::string word : words_of(fold_name(typed))) {
    if (known.count(word) != 0 || is_number(word, known) || is_month(word)) continue;
    // Chinese has no blanks between a number and a name.
    if (is_ascii(word)) return false;
    for (const std::string& name : names) erase_all(word, name);
    if (!word.empty() && !is_number(word, known)) return false;
  }
  return true;
}

}  // namespace

std::vector<Session> sessions_called(std::string_view text,
                                     const std::vector<std::string>& conventions, int year,
                                     const Vocabulary& vocabulary, SessionFinder& finder) {
  std::vector<Session> sessions;
  for (const std::string& convention : conventions) {
    if (auto coded = vocabulary.session(convention + "/" + std::string(text))) {
      sessions.push_back(std::move(*coded));
    }
  }
  if (!sessions.empty()) return sessions;
  std::vector<FoundSession> found = finder.find(text, {}, year);
  const bool named = std::any_of(found.begin(), found.end(),
                                 [](const FoundSession& each) { return each.convention_named; });
  if (!named && !conventions.empty()) {
    found.clear();
    for (const std::string& convention : conventions) {
      const std::vector<FoundSession> more = finder.find(text, convention, year);
      std::copy(more.begin(), more.end(), std::back_inserter(found));
    }
  }
  for (FoundSession& each : found) {
    const Convention* convention = vocabulary.convention(each.session.convention);
    if (convention != nullptr && tells_only_a_session(std::string(text), *convention, vocabulary)) {
      sessions.push_back(std::move(each.session));
    }
  }
  return sessions;
}

std::string two_of_one_convention(std::string_view text, const std::vector<Session>& sessions) {
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (sessions[k].convention != sessions[i].convention) continue;
      return "'" + std::string(text) + "' may be " + sessions[k].code + " or " + sessions[i].code;
    }
  }
  return "";
}

}  // namespace rostrum
