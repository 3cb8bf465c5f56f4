#include "indexer/headings/fields/alignment.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/headings/lines/heading_phrases.hpp"
#include "schemas/base/display_width.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// A subject stands no further in front of what it does, in bytes.
constexpr std::size_t kLongestSubject = 40;
/// A denial stands no further in front of what it denies, in words.
constexpr std::size_t kDenialWords = 8;
/// "and the", "as well as": so many words join two names.
constexpr std::size_t kJoiningWords = 3;

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    words += c != ' ' && !inside ? 1 : 0;
    inside = c != ' ';
  }
  return words;
}

/// The parts of a sentence between commas, brackets and dashes, folded.
std::vector<std::string> clauses_of(std::string_view sentence) {
  constexpr std::array<std::string_view, 12> kBetween{", ",  "; ",  ": ", "(",  ")", " – ",
                                                      " — ", " - ", "，", "；", "،", "؛"};
  std::vector<std::string> clauses;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    if (std::string folded = fold_name(sentence.substr(begin, end - begin)); !folded.empty()) {
      clauses.push_back(std::move(folded));
    }
  };
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    for (const std::string_view mark : kBetween) {
      if (!sentence.substr(at).starts_with(mark)) continue;
      close(at);
      begin = at + mark.size();
      at = begin - 1;
      break;
    }
  }
  close(sentence.size());
  return clauses;
}

/// The text without some phrases; blanks at its ends are kept.
std::string without(std::string text, const PhraseList& list) {
  for (const std::string& phrase : list.all()) {
    if (ends_wide(phrase)) {
      for (std::size_t at = text.find(phrase); at != std::string::npos; at = text.find(phrase)) {
        text.erase(at, phrase.size());
      }
      continue;
    }
    const std::string whole = " " + phrase + " ";
    text = " " + text + " ";
    for (std::size_t at = text.find(whole); at != std::string::npos; at = text.find(whole)) {
      text.erase(at, whole.size() - 1);
    }
    text = text.substr(1, text.size() - 2);
  }
  return text;
}

/// True if words in front of what is done, or behind it, deny it.
bool is_denied(const std::string& before, const std::string& behind) {
  if (phrases(Phrase::NegationsBehind).stands_in(behind)) return true;
  std::string near = without(before, phrases(Phrase::NoNegations));
  while (near.ends_with(' ')) near.pop_back();
  if (ends_wide(near)) {
    // 不 is a part of names too: it denies what it stands directly before.
    const auto& all = phrases(Phrase::Negations).all();
    return std::any_of(all.begin(), all.end(),
                       [&](const std::string& no) { return near.ends_with(no); });
  }
  while (words_in(near) > kDenialWords) near.erase(0, near.find(' ') + 1);
  return phrases(Phrase::Negations).stands_in(near);
}

/// True if the words between two names, or before the first, begin to say something else.
bool breaks_off(const std::string& between) {
  return phrases(Phrase::OtherClauses).stands_in(between) ||
         phrases(Phrase::OwnVoice).stands_in(between);
}

/// Adds the groups of a clause; false if it goes on with something else.
bool take_groups(const std::string& clause, const std::string& sentence,
                 const DelegationFinder& delegations, Alignment& into) {
  std::size_t end = 0;
  for (const FoundDelegation& each : delegations.find(clause, sentence)) {
    if (breaks_off(clause.substr(end, each.begin - end))) return false;
    end = each.end;
    if (each.delegation->kind == DelegationKind::State) continue;
    if (std::find(into.with.begin(), into.with.end(), each.delegation) == into.with.end()) {
      into.with.push_back(each.delegation);
    }
  }
  return !breaks_off(clause.substr(end));
}

/// True for a clause that goes on telling whose statement it is: "on behalf of …", or names alone.
bool tells_whose(const std::string& clause, const std::string& sentence,
                 const DelegationFinder& delegations) {
  if (phrases(Phrase::OnBehalfOf).find(clause) != std::string::npos ||
      phrases(Phrase::Said).find(clause) != std::string::npos) {
    return true;
  }
  std::size_t named = 0;
  const std::vector<FoundDelegation> found = delegations.find(clause, sentence);
  for (const FoundDelegation& each : found) {
    named += words_in(std::string_view(clause).substr(each.begin, each.end - each.begin));
  }
  return !found.empty() && words_in(clause) - named <= kJoiningWords;
}

/// The state in front of what is done; "we hear that Norway aligns itself" is told by another.
const Delegation* subject_of(const std::string& before, const std::string& first,
                             const std::string& sentence, const DelegationFinder& delegations) {
  if (before.size() > kLongestSubject) return nullptr;
  // "Norway, as others, aligns itself": what stands between commas is passed over.
  const std::string& where = before.empty() ? first : before;
  const std::vector<FoundDelegation> found = delegations.find(where, sentence);
  if (found.size() != 1 || found[0].delegation->kind != DelegationKind::State) return nullptr;
  if (before.empty() && (found[0].begin != 0 || found[0].end != where.size())) return nullptr;
  const bool told =
      phrases(Phrase::OthersDid).find(where.substr(0, found[0].begin)) != std::string::npos;
  // "We ask that France should adhere to", "Peru to subscribe to": what one is asked to do.
  const std::string between = before.empty() ? "" : fold_name(before.substr(found[0].end));
  const bool finite = between.empty() || phrases(Phrase::OwnVoice).holds(between);
  return told || !finite ? nullptr : found[0].delegation;
}

}  // namespace

std::optional<Alignment> alignment_in(const std::string& sentence,
                                      const DelegationFinder& delegations) {
  const std::vector<std::string> clauses = clauses_of(sentence);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const std::string clause = without(clauses[i], phrases(Phrase::Emphasis));
    std::size_t end = 0;
    const std::size_t at = phrases(Phrase::Aligned).find(clause, &end);
    if (at == std::string::npos) continue;
    const std::string before = clause.substr(0, at);
    const std::string behind = clause.substr(end);
    if (is_denied(before, behind)) continue;
    Alignment found{.subject = subject_of(before, clauses.front(), sentence, delegations)};
    // With what was said; one may also join a celebration. The phrase itself may name it.
    bool said = phrases(Phrase::Said).find(clause.substr(at)) != std::string::npos;
    bool goes_on = take_groups(behind, sentence, delegations, found);
    for (std::size_t j = i + 1; j < clauses.size() && goes_on; ++j) {
      if (phrases(Phrase::OtherClauses).begins(clauses[j])) continue;
      if (!tells_whose(clauses[j], sentence, delegations)) break;
      said = said || phrases(Phrase::Said).find(clauses[j]) != std::string::npos;
      goes_on = take_groups(clauses[j], sentence, delegations, found);
    }
    if (!said) return std::nullopt;
    return found;
  }
  return std::nullopt;
}

}  // namespace rostrum
