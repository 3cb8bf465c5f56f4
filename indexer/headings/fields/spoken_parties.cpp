#include "indexer/headings/fields/spoken_parties.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "indexer/headings/fields/alignment.hpp"
#include "indexer/headings/lines/heading_phrases.hpp"
#include "indexer/headings/lines/sentence_ends.hpp"
#include "schemas/base/display_width.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// What a phrase names: states apart from groups and organisations.
struct Parties {
  std::vector<const Delegation*> states;
  std::vector<const Delegation*> groups;
  const Delegation* first = nullptr;
  std::vector<const Delegation*> together;  ///< with the first, parted by no more than "and"
};

Parties parties_in(const std::string& folded, std::string_view written,
                   const DelegationFinder& delegations) {
  Parties found;
  std::size_t end = 0;
  for (const FoundDelegation& each : delegations.find(folded, written)) {
    constexpr std::size_t kAnd = 9;  // " and the "
    if (found.first == nullptr) found.first = each.delegation;
    if (found.together.empty() || each.begin <= end + kAnd) {
      found.together.push_back(each.delegation);
      end = each.end;
    }
    auto& list = each.delegation->kind == DelegationKind::State ? found.states : found.groups;
    if (std::find(list.begin(), list.end(), each.delegation) == list.end()) {
      list.push_back(each.delegation);
    }
  }
  return found;
}

/// Those that are named with the first.
Parties only_together(const Parties& parties) {
  Parties kept{.states = {}, .groups = {}, .first = parties.first, .together = parties.together};
  for (const Delegation* each : parties.together) {
    auto& list = each->kind == DelegationKind::State ? kept.states : kept.groups;
    if (std::find(list.begin(), list.end(), each) == list.end()) list.push_back(each);
  }
  return kept;
}

bool speaks_of_itself(const std::string& folded) {
  const auto& all = phrases(Phrase::Own).all();
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& own) { return folded.starts_with(own); });
}

/// Whom a statement is for: a state alone is the one that speaks.
void take_parties(const Parties& parties, bool opening, const Finding& finding,
                  HeadingFields& fields) {
  Statement& statement = fields.statement();
  if (parties.groups.empty() && parties.states.size() == 1) {
    if (!statement.delivered_by) fields.set_author(*parties.states[0], finding);
    return;
  }
  // "the European Union and its Member States, Ukraine and Norway align themselves": one group
  // first.
  const bool group_first = parties.first != nullptr && parties.first->kind != DelegationKind::State;
  if (group_first && (opening || parties.states.size() < 2)) {
    const bool several = parties.states.empty() && parties.together.size() > 1;
    for (const Delegation* each : parties.together) {
      if (!several && each != parties.first) break;
      fields.add_party("on_behalf_of", *each, statement.on_behalf_of, finding);
    }
    return;
  }
  // Among states a group is one of those who join: "the CARICOM member states (…)".
  const bool joint = parties.states.size() > 1;
  for (const Delegation* each : parties.groups) {
    fields.add_party(joint ? "joint_with" : "on_behalf_of", *each,
                     joint ? statement.joint_with : statement.on_behalf_of, finding);
  }
  for (const Delegation* each : parties.states) {
    if (joint) fields.add_party("joint_with", *each, statement.joint_with, finding);
  }
}

void read_behalf(const HeadingLine& line, const HeadingLine* next,
                 const DelegationFinder& delegations, HeadingFields& fields) {
  std::size_t end = 0;
  if (phrases(Phrase::OnBehalfOf).find(line.folded, &end) == std::string::npos) return;
  // Who aligns with what is said is none of those it is said for.
  const std::size_t others = line.folded.find(" member states");
  const bool align = line.folded.find(" align", end) != std::string::npos;
  const bool cut = align && others != std::string::npos && others > end;
  std::string rest = fold_name(line.folded.substr(end, cut ? others - end : std::string::npos));
  std::string quote = line.text;
  if (rest.empty() && next != nullptr) {  // the name stands on the next line
    rest = next->folded;
    quote += " " + next->text;
  }
  if (speaks_of_itself(rest + " ")) return;
  // 代表 is "representative" too: whom one speaks for is named directly behind it.
  if (ends_wide(std::string_view(line.folded).substr(0, end))) {
    const std::vector<FoundDelegation> named = delegations.find(rest, quote);
    if (named.empty() || named.front().begin != 0) return;
  }
  take_parties(parties_in(rest, quote, delegations), false,
               {"heading.on-behalf-of", line.number, quote, 0.9}, fields);
}

/// A sentence of the opening, with its line.
struct Sentence {
  std::string text;
  std::string folded;
  int line = 0;
};

/// True if the words name anyone, or tell what someone did or said.
bool tells_of_others(const std::string& folded, std::string_view written,
                     const DelegationFinder& delegations) {
  // "proposed on behalf of": what was done, and not by who speaks.
  return folded.ends_with("ed") || phrases(Phrase::OthersDid).find(folded) != std::string::npos ||
         !delegations.find(folded, written).empty();
}

std::size_t words_in(const std::string& folded) {
  return folded.empty()
             ? 0
             : static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1;
}

/// The words behind "on behalf of", as far as they can name whom: where a statement is made for
/// several, all; else up to a comma, or where the sentence goes on.
std::string behalf_of(const std::string& text, const std::string& phrase, bool several) {
  // Only folding keeps the commas.
  const std::string written = fold_word(text);
  std::size_t at = written.find(phrase);
  if (at == std::string::npos) return "";
  at += phrase.size();
  if (several) return fold_name(written.substr(at));
  const std::size_t comma = written.find_first_of(",;:", at);
  std::string rest = " " + fold_name(written.substr(at, comma - at)) + " ";
  for (const std::string& stop : phrases(Phrase::BehindParty).all()) {
    if (const std::size_t end = rest.find(" " + stop + " "); end != std::string::npos) {
      rest.resize(end);
    }
  }
  return fold_name(rest);
}

/// "I have the honour to speak on behalf of …", "On behalf of the people of …, I thank …".
void read_spoken_behalf(const Sentence& sentence, const DelegationFinder& delegations,
                        HeadingFields& fields) {
  std::size_t end = 0;
  const std::size_t at = phrases(Phrase::OnBehalfOf).find(sentence.folded, &end);
  if (at == std::string::npos) return;
  const std::string before = fold_name(sentence.folded.substr(0, at));
  const std::string behind = fold_name(sentence.folded.substr(end));
  if (speaks_of_itself(behind + " ")) return;
  // One who speaks says so in the words just before, or begins with whom it is for.
  std::size_t spoken = 0;
  const std::string phrase = sentence.folded.substr(at, end - at);
  const bool announced = phrases(Phrase::SpeaksFor).find(before, &spoken) != std::string::npos;
  const bool speaks = announced || phrases(Phrase::SpeaksFor).holds(phrase);  // 我代表
  constexpr std::size_t kFewWords = 4;  // "at the outset", "Mr. President"
  const bool opens =
      words_in(before) <= kFewWords &&
      (phrases(Phrase::SpeakerWords).stands_in(behind) ||
       phrases(Phrase::Honour).stands_in(behind) || behind.find(" i ") != std::string::npos);
  const bool wishes = phrases(Phrase::SpeakerWords).stands_in(before);
  const std::string between = speaks ? fold_name(before.substr(spoken)) : before;
  if (!(speaks || opens || wishes) || tells_of_others(between, sentence.text, delegations)) return;
  Parties parties =
      parties_in(behalf_of(sentence.text, phrase, announced), sentence.text, delegations);
  if (ends_wide(phrase)) {
    // No blank or verb parts what follows: 我代表中国代表团祝贺大会主席 is for China alone.
    const std::vector<FoundDelegation> named = delegations.find(behind, sentence.text);
    if (named.empty() || named.front().begin != 0) return;
    parties = only_together(parties);
  }
  const bool several = parties.states.size() > 1 && parties.groups.empty();
  // Thanks that are given for several are no joint statement.
  if (several && !speaks) return;
  take_parties(parties, true, {"opening.on-behalf-of", sentence.line, sentence.text, 0.85}, fields);
}

/// "Spain aligns itself with the statement of the European Union": whose statement, and who says
/// so, where no heading does.
void read_alignment(const Sentence& sentence, const DelegationFinder& delegations,
                    HeadingFields& fields) {
  const std::optional<Alignment> said = alignment_in(sentence.text, delegations);
  if (!said) return;
  Statement& statement = fields.statement();
  // What another state does, or who aligns with this very statement, is not told here.
  if (said->subject != nullptr && statement.delivered_by &&
      statement.delivered_by->code != said->subject->code) {
    return;
  }
  const Finding finding{"opening.aligned-with", sentence.line, sentence.text, 0.85};
  for (const Delegation* group : said->with) {
    fields.add_party("aligned_with", *group, statement.aligned_with, finding);
  }
  if (said->subject != nullptr && !statement.delivered_by) {
    fields.set_author(*said->subject, {"opening.subject", sentence.line, sentence.text, 0.8});
  }
}

/// A state that a sentence speaks of as speakers do of their own.
struct Voice {
  const Delegation* state = nullptr;
  int weight = 0;  ///< kSure is enough
};
constexpr int kSure = 2;

/// The state that a sentence begins with and lets speak: "Norway welcomes …".
Voice speaking_state(const Sentence& sentence, const DelegationFinder& delegations) {
  constexpr std::size_t kLongestArticle = 4;  // "l ", "la ", "el "
  const std::vector<FoundDelegation> found = delegations.find(sentence.folded, sentence.text);
  if (found.empty() || found[0].delegation->kind != DelegationKind::State ||
      found[0].end >= sentence.folded.size()) {
    return {};
  }
  std::size_t end = 0;
  const bool for_own = phrases(Phrase::ForOnesOwn).find(sentence.folded, &end) == 0;
  if (for_own && found[0].begin > end && found[0].begin <= end + kLongestArticle) {
    return {found[0].delegation, 1};
  }
  if (found[0].begin > kLongestArticle) return {};
  std::string_view rest = std::string_view(sentence.folded).substr(found[0].end);
  if (rest.front() == ' ') rest.remove_prefix(1);
  if (phrases(Phrase::OwnVoice).begins(rest)) return {found[0].delegation, kSure};
  if (phrases(Phrase::MaybeOwnVoice).begins(rest)) return {found[0].delegation, 1};
  return {};
}

/// "My country, Ghana, …", "my delegation, …": the name directly behind.
const Delegation* named_own(const Sentence& sentence, const DelegationFinder& delegations) {
  std::size_t end = 0;
  if (phrases(Phrase::MyCountry).find(sentence.folded, &end) == std::string::npos) return nullptr;
  const std::string written = fold_word(sentence.text);
  constexpr std::size_t kLongestArticle = 5;  // " la "
  const std::string rest = sentence.folded.substr(end);
  const std::vector<FoundDelegation> found = delegations.find(rest, sentence.text);
  if (found.empty() || found[0].begin > kLongestArticle ||
      found[0].delegation->kind != DelegationKind::State) {
    return nullptr;
  }
  // "In my country, Norway and Sweden …": a list is not one's own.
  const bool alone = found.size() == 1 || found[1].begin > found[0].end + kLongestArticle;
  const std::string name = rest.substr(found[0].begin, found[0].end - found[0].begin);
  const bool set_off = written.find(", " + name) != std::string::npos ||
                       written.find(", the " + name) != std::string::npos;
  return alone && set_off ? found[0].delegation : nullptr;
}

/// The one state that the sentences let speak; none if there are two.
void read_own_voice(const std::vector<Sentence>& sentences, const DelegationFinder& delegations,
                    HeadingFields& fields) {
  Voice only;
  Finding where;
  for (const Sentence& sentence : sentences) {
    const Delegation* named = named_own(sentence, delegations);
    const Voice voice =
        named != nullptr ? Voice{named, kSure} : speaking_state(sentence, delegations);
    if (voice.state == nullptr) continue;
    if (only.state != nullptr && only.state != voice.state) return;
    only.state = voice.state;
    if (only.weight == 0 || (only.weight < kSure && voice.weight >= kSure)) {
      where = {"opening.own-voice", sentence.line, sentence.text, 0.7};
    }
    only.weight += voice.weight;
  }
  if (only.state == nullptr) return;
  // Said once of what others may say too, it is no more than a sign: a site of that state tells.
  constexpr double kSign = 0.5;
  if (only.weight < kSure) where.confidence = kSign;
  fields.set_author(*only.state, where);
}

}  // namespace

void read_behalf_in_heading(const std::vector<HeadingLine>& lines,
                            const DelegationFinder& delegations, HeadingFields& fields) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    read_behalf(lines[i], i + 1 < lines.size() ? &lines[i + 1] : nullptr, delegations, fields);
  }
}

void read_opening(const std::vector<HeadingLine>& lines, const DelegationFinder& delegations,
                  HeadingFields& fields) {
  std::vector<Sentence> sentences;
  for (const HeadingLine& line : lines) {
    for (std::string& text : sentences_in(line.text)) {
      std::string folded = fold_name(text);
      sentences.push_back({std::move(text), std::move(folded), line.number});
    }
  }
  const Statement& statement = fields.statement();
  for (const Sentence& sentence : sentences) {
    if (statement.on_behalf_of.empty() && statement.joint_with.empty()) {
      read_spoken_behalf(sentence, delegations, fields);
    }
    read_alignment(sentence, delegations, fields);
  }
  if (!statement.delivered_by && statement.on_behalf_of.empty()) {
    read_own_voice(sentences, delegations, fields);
  }
}

}  // namespace rostrum
