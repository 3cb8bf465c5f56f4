// Sessions as filters: their names are an open vocabulary, and several conventions share them.
#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/session_finder.hpp"
#include "schemas/text_analysis.hpp"
#include "searcher/engine/filter_lookup.hpp"
#include "searcher/engine/in_quotes.hpp"

namespace rostrum {
namespace {

/// Words that join the name of a session to that of its convention, or to its number.
constexpr std::array<std::string_view, 22> kJoining{
    "of",  "the", "to", "in",  "at", "for", "de", "du",  "des", "la", "le",
    "les", "l",   "d",  "del", "el", "a",   "al", "los", "на",  "по", "no"};
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
    if (known.count(word) != 0 || is_number(word, known)) continue;
    // Chinese has no blanks between a number and a name.
    const bool ascii =
        std::all_of(word.begin(), word.end(), [](char c) { return (c & 0x80) == 0; });
    if (ascii) return false;
    for (const std::string& name : names) erase_all(word, name);
    if (!word.empty() && !is_number(word, known)) return false;
  }
  return true;
}

bool is_chosen(const FilterLookup& lookup, std::string_view convention) {
  return lookup.conventions.empty() ||
         std::find(lookup.conventions.begin(), lookup.conventions.end(), convention) !=
             lookup.conventions.end();
}

bool has_value(const FilterLookup& lookup, std::string_view code) {
  const auto& values = lookup.index.values(lookup.field);
  return std::any_of(values.begin(), values.end(),
                     [code](const FacetValue& value) { return value.value == code; });
}

std::vector<FoundSession> found_by_name(const FilterLookup& lookup) {
  std::optional<SessionFinder> made;
  SessionFinder& finder =
      lookup.finder != nullptr ? *lookup.finder : made.emplace(lookup.vocabulary);
  std::vector<FoundSession> found = finder.find(lookup.typed);
  const bool named = std::any_of(found.begin(), found.end(),
                                 [](const FoundSession& each) { return each.convention_named; });
  if (!named && !lookup.conventions.empty()) {
    found.clear();
    for (const std::string& convention : lookup.conventions) {
      const std::vector<FoundSession> more = finder.find(lookup.typed, convention);
      std::copy(more.begin(), more.end(), std::back_inserter(found));
    }
  }
  std::erase_if(found, [&lookup](const FoundSession& each) {
    const Convention* convention = lookup.vocabulary.convention(each.session.convention);
    return convention == nullptr ||
           !tells_only_a_session(lookup.typed, *convention, lookup.vocabulary);
  });
  return found;
}

/// Sessions that the text names. Among those of several conventions, the ones on file.
/// Throws Error(InvalidInput) if it names two of one convention.
std::vector<FacetValue> by_name(const FilterLookup& lookup) {
  const std::vector<FoundSession> found = found_by_name(lookup);
  std::vector<FacetValue> sessions;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Session& session = found[i].session;
    for (std::size_t k = 0; k < i; ++k) {
      if (found[k].session.convention != session.convention) continue;
      throw Error(ErrorKind::InvalidInput, "session: " + in_quotes(lookup.typed) + " may be " +
                                               found[k].session.code + " or " + session.code +
                                               "; write one of the two");
    }
    sessions.push_back({.value = session.code, .label = session.label});
  }
  std::vector<FacetValue> on_file;
  std::copy_if(sessions.begin(), sessions.end(), std::back_inserter(on_file),
               [&](const FacetValue& value) { return has_value(lookup, value.value); });
  return on_file.empty() ? sessions : on_file;
}

}  // namespace

ResolvedFilter resolve_session(const FilterLookup& lookup) {
  if (const auto session = lookup.vocabulary.session(lookup.typed)) {
    return resolved(lookup, session->code, session->label);
  }
  const std::vector<FacetValue> same = in_index(lookup);
  std::vector<FacetValue> chosen;
  std::copy_if(same.begin(), same.end(), std::back_inserter(chosen), [&](const FacetValue& value) {
    const std::size_t slash = value.value.find('/');
    return slash == std::string::npos || is_chosen(lookup, value.value.substr(0, slash));
  });
  if (!chosen.empty()) return resolved(lookup, chosen);
  const std::vector<FacetValue> named = by_name(lookup);
  if (!named.empty()) return resolved(lookup, named);
  // A session on file of another convention than the one asked for: both together find nothing.
  if (!same.empty()) return resolved(lookup, same);
  throw refusal(lookup, "no session is called " + in_quotes(lookup.typed));
}

}  // namespace rostrum
