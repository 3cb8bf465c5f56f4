#include "indexer/headings/fields/heading_authors.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "indexer/headings/lines/heading_phrases.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// A line that is nothing but a name.
const Delegation* whole_line(const HeadingLine& line, const DelegationFinder& delegations) {
  const std::vector<FoundDelegation> found = delegations.find(line.folded, line.text);
  const bool whole = found.size() == 1 && found[0].begin == 0 && found[0].end == line.folded.size();
  // With a full stop behind it, it is the last word of a sentence.
  if (!whole || line.text.ends_with('.')) return nullptr;
  return found[0].delegation;
}

/// "Statement Österreichs beim …", "Intervention Suisse": what is given, and whose it is, directly
/// behind it, up to where it was.
std::optional<AuthorFinding> author_behind_gift(const HeadingLine& line,
                                                const DelegationFinder& delegations) {
  for (const std::string& given : phrases(Phrase::GivenBy).all()) {
    if (!line.folded.starts_with(given + " ")) continue;
    const std::string rest = line.folded.substr(given.size() + 1);
    const std::vector<FoundDelegation> found = delegations.find(rest, line.text);
    if (found.size() != 1 || found[0].begin != 0) continue;
    const std::string behind = rest.substr(found[0].end);
    const bool ends =
        behind.empty() || phrases(Phrase::BehindAuthor).begins(std::string_view(behind).substr(1));
    if (ends) {
      return AuthorFinding{found[0].delegation, {"heading.author", line.number, line.text, 0.85}};
    }
  }
  return std::nullopt;
}

/// "ICBL-CMC Statement on Victim Assistance": a name, and what it gives.
std::optional<AuthorFinding> leading_author(const HeadingLine& line,
                                            const DelegationFinder& delegations) {
  const std::vector<FoundDelegation> found = delegations.find(line.folded, line.text);
  if (found.empty() || found[0].begin != 0) return std::nullopt;
  std::string_view rest = std::string_view(line.folded).substr(found[0].end);
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  if (rest.starts_with("s ") && line.text.find_first_of("'\xE2") != std::string::npos) {
    rest.remove_prefix(2);  // "Thailand's statement"
  }
  const bool gives = phrases(Phrase::GivenBy).begins(rest);
  if (!gives) return std::nullopt;
  return AuthorFinding{found[0].delegation, {"heading.author", line.number, line.text, 0.85}};
}

/// 中国代表团…, 中国…发言: the name stands before.
std::optional<AuthorFinding> wide_author(const HeadingLine& line,
                                         const DelegationFinder& delegations) {
  if (phrases(Phrase::AuthorSigns).find(line.folded) == std::string::npos ||
      phrases(Phrase::Joint).stands_in(line.folded)) {
    return std::nullopt;
  }
  const std::vector<FoundDelegation> found = delegations.find(line.folded, line.text);
  if (found.empty()) return std::nullopt;
  // 红十字国际委员会在…上的发言: an organisation speaks where the line begins with it.
  const bool state = found[0].delegation->kind == DelegationKind::State;
  if (!state && found[0].begin != 0) return std::nullopt;
  return AuthorFinding{found[0].delegation, {"heading.author", line.number, line.text, 0.85}};
}

/// "National statement – Peru", "Peru | General debate | Statement": what is between signs is a
/// name, and another part says that someone speaks.
std::optional<AuthorFinding> author_among_parts(const HeadingLine& line,
                                                const DelegationFinder& delegations) {
  constexpr std::array<std::string_view, 8> kSigns{" - ", " – ", " — ", " | ",
                                                   ": ",  " / ", " • ", " · "};
  const Delegation* only = nullptr;
  bool gives = false;
  std::size_t parts = 0;
  for (std::size_t at = 0; at <= line.text.size();) {
    std::size_t end = line.text.size();
    std::size_t next = end + 1;
    for (const std::string_view sign : kSigns) {
      const std::size_t found = line.text.find(sign, at);
      if (found < end) {
        end = found;
        next = found + sign.size();
      }
    }
    const std::string written = line.text.substr(at, end - at);
    at = next;
    ++parts;
    const std::string folded = fold_name(written);
    gives = gives || phrases(Phrase::GivenBy).holds(folded) ||
            phrases(Phrase::BeforeAuthor).begins(folded) ||
            (parts == 1 && phrases(Phrase::AuthorLabels).holds(folded));
    const std::vector<FoundDelegation> found = delegations.find(folded, written);
    if (found.size() != 1 || found[0].begin != 0 || found[0].end != folded.size()) continue;
    if (only != nullptr && only != found[0].delegation) return std::nullopt;
    only = found[0].delegation;
  }
  if (only == nullptr || !gives || parts < 2) return std::nullopt;
  return AuthorFinding{only, {"heading.author", line.number, line.text, 0.85}};
}

/// The line without Russian initials, "А.В.Образцова": one of them alone may be a preposition.
HeadingLine without_initials(const HeadingLine& line) {
  std::string text;
  bool any = false;
  for (std::size_t at = 0; at < line.text.size();) {
    const CodePoint c = code_point_at(line.text, at);
    const bool starts = at == 0 || line.text[at - 1] == ' ' || line.text[at - 1] == '.';
    const bool capital = c.value >= U'Ѐ' && c.value <= U'Я';
    if (starts && capital && line.text.substr(at + c.bytes, 1) == ".") {
      any = true;
      text += ' ';
      at += c.bytes + 1;
      continue;
    }
    text += line.text[at++];
  }
  if (!any) return line;
  return {line.number, line.text, fold_name(text)};
}

/// True for a name of a state behind a person's title: "Ms. Georgia Example", "Mr. Michael Jordan".
bool is_persons_name(const std::string& part, const FoundDelegation& name) {
  if (name.delegation->kind != DelegationKind::State || part.find(' ', name.begin) < name.end ||
      name.begin == 0) {
    return false;
  }
  const std::string before = part.substr(0, name.begin - 1);
  const std::size_t blank = before.rfind(' ');
  const std::string last = before.substr(blank == std::string::npos ? 0 : blank + 1);
  const PhraseList& titles = phrases(Phrase::PersonalTitles);
  if (titles.holds(last)) return true;
  if (blank == std::string::npos || phrases(Phrase::LineGoesOn).holds(last)) return false;
  const std::size_t earlier = before.rfind(' ', blank - 1);
  const std::size_t word = earlier == std::string::npos ? 0 : earlier + 1;
  return titles.holds(before.substr(word, blank - word));
}

/// The names that stand for the author behind what announces it, up to what ends it.
std::vector<FoundDelegation> named_behind(const HeadingLine& line, std::size_t begin,
                                          const DelegationFinder& delegations) {
  std::string part = " " + line.folded.substr(begin) + " ";
  // "Statement of the Group of 21 delivered by Ethiopia" is two.
  part.resize(std::min(part.size(), phrases(Phrase::Delivers).find(part)));
  part += ' ';
  // What follows "at the", "on behalf of" and the like is not the author.
  std::size_t end = part.size();
  for (const std::string& stop : phrases(Phrase::BehindAuthor).all()) {
    end = std::min(end, part.find(" " + stop + " "));
  }
  part = fold_name(part.substr(0, end));
  std::vector<FoundDelegation> found = delegations.find(part, line.text);
  std::erase_if(found, [&](const FoundDelegation& each) { return is_persons_name(part, each); });
  return found;
}

/// "Statement by Uganda for the Non-Aligned Movement": the state, and whom it speaks for.
std::vector<AuthorFinding> author_for_group(const HeadingLine& line,
                                            const DelegationFinder& delegations) {
  std::size_t begin = 0;
  if (phrases(Phrase::BeforeAuthor).find(line.folded, &begin) == std::string::npos) return {};
  const std::string rest = line.folded.substr(begin);
  const std::vector<FoundDelegation> found = delegations.find(rest, line.text);
  if (found.size() != 2 || found[0].delegation->kind != DelegationKind::State ||
      found[1].delegation->kind != DelegationKind::Group) {
    return {};
  }
  const std::string gap = rest.substr(found[0].end, found[1].begin - found[0].end);
  if (gap != " for " && gap != " for the ") return {};
  const Finding finding{"heading.author", line.number, line.text, 0.95};
  return {{found[0].delegation, finding}, {found[1].delegation, finding}};
}

/// True where the words behind what announces an author are an office, and the state in them is
/// only where its holder is from: "the President-designate of the Conference, … of Cambodia".
bool is_office(const std::string& rest, const DelegationFinder& delegations,
               const std::string& written) {
  constexpr std::ptrdiff_t kWords = 3;
  std::size_t end = 0;
  if (phrases(Phrase::Offices).find(rest, &end) != 0) return false;
  const std::vector<FoundDelegation> found = delegations.find(rest, written);
  if (found.empty()) return true;
  if (found.front().begin <= end) return false;
  const std::string between = fold_name(rest.substr(end, found.front().begin - end));
  return std::count(between.begin(), between.end(), ' ') + 1 > kWords;
}

/// True for "the statement by …", "our statement of …": running text speaks of it.
bool is_spoken_of(const std::string& folded, std::size_t at) {
  if (at < 2) return false;
  const std::size_t blank = folded.rfind(' ', at - 2);
  const std::size_t word = blank == std::string::npos ? 0 : blank + 1;
  return phrases(Phrase::Articles).holds(folded.substr(word, at - 1 - word));
}

/// Who a line says is speaking; nullopt if it names none, or two.
std::optional<AuthorFinding> author_in(const HeadingLine& given, const HeadingLine* next,
                                       const DelegationFinder& delegations) {
  const HeadingLine line = without_initials(given);
  if (const Delegation* whole = whole_line(line, delegations)) {
    return AuthorFinding{whole, {"heading.name-line", line.number, line.text, 0.85}};
  }
  std::size_t begin = 0;
  std::size_t at = phrases(Phrase::BeforeAuthor).find(line.folded, &begin);
  // Folding drops a leading "The".
  const bool the = at == 0 && line.text.starts_with("The ");
  if (at != std::string::npos && (the || is_spoken_of(line.folded, at))) return std::nullopt;
  if (at == std::string::npos && phrases(Phrase::Delivers).find(line.folded, &begin) == 0) at = 0;
  std::vector<FoundDelegation> found;
  Finding finding{"heading.author", line.number, line.text, 0.95};
  if (at != std::string::npos) {
    if (begin >= line.folded.size() && next != nullptr) {
      // "Delivered by:" and the name below it.
      HeadingLine joined = *next;
      joined.folded = "delivered by " + joined.folded;
      joined.text = line.text + " " + next->text;
      return author_in(joined, nullptr, delegations);
    }
    if (is_office(fold_name(line.folded.substr(begin)), delegations, line.text)) {
      return std::nullopt;
    }
    found = named_behind(line, begin, delegations);
  }
  // "Statement by Ms. Example, Permanent Representative of …": the post tells it.
  if (found.empty() && phrases(Phrase::Posts).find(line.folded, &begin) != std::string::npos) {
    found = named_behind(line, begin, delegations);
    finding.rule = "heading.post";
    finding.confidence = 0.8;
  }
  if (found.empty()) {
    if (const auto leading = leading_author(line, delegations)) return leading;
    if (const auto behind = author_behind_gift(line, delegations)) return behind;
    if (const auto among = author_among_parts(line, delegations)) return among;
    return at == std::string::npos ? wide_author(line, delegations) : std::nullopt;
  }
  const bool one = std::all_of(found.begin(), found.end(), [&](const FoundDelegation& other) {
    return other.delegation == found.front().delegation;
  });
  if (one) return AuthorFinding{found.front().delegation, finding};
  // "Explanation of vote by Egypt – L.55 (ICAN)": what signs set off is of something else.
  std::size_t end = std::string::npos;
  for (const std::string_view sign : {" - ", " – ", " — ", " ("}) {
    end = std::min(end, line.text.find(sign));
  }
  if (end == std::string::npos) return std::nullopt;
  const std::string cut = line.text.substr(0, end);
  auto author = author_in({line.number, cut, fold_name(cut)}, nullptr, delegations);
  if (author) author->finding.quote = line.text;
  return author;
}

/// "Delivered by the Chair of the Committee on Victim Assistance": an office, not a delegation.
void read_office(const std::vector<HeadingLine>& lines, const DelegationFinder& delegations,
                 HeadingFields& fields) {
  for (const HeadingLine& line : lines) {
    std::size_t begin = 0;
    if (fields.statement().delivered_by ||
        phrases(Phrase::BeforeAuthor).find(line.folded, &begin) == std::string::npos) {
      continue;
    }
    const std::string rest = fold_name(line.folded.substr(begin));
    if (!is_office(rest, delegations, line.text)) continue;
    const std::size_t by = line.text.find(" by ");
    const std::string label = by == std::string::npos ? line.text : line.text.substr(by + 4);
    fields.statement().delivered_by = Author{"", label, "office"};
    fields.add_evidence("delivered_by", label, {"heading.office", line.number, line.text, 0.8},
                        true);
  }
}

/// True if nothing but commas and an "and" parts the names of a text.
bool are_listed(const std::vector<FoundDelegation>& found, const std::string& text) {
  constexpr std::array<std::string_view, 24> kBetween{
      "l",  "d",  "and", "the", "et",  "y",   "e",   "und", "и",  "و",  "la", "le",
      "el", "de", "du",  "des", "del", "las", "los", "da",  "do", "of", "和", "与"};
  for (std::size_t i = 1; i < found.size(); ++i) {
    std::string gap = fold_name(
        std::string_view(text).substr(found[i - 1].end, found[i].begin - found[i - 1].end));
    for (std::size_t at = 0; at < gap.size();) {
      const std::size_t end = std::min(gap.find(' ', at), gap.size());
      const std::string_view word = std::string_view(gap).substr(at, end - at);
      if (std::find(kBetween.begin(), kBetween.end(), word) == kBetween.end()) return false;
      at = end + 1;
    }
  }
  return true;
}

/// "Joint statement by Austria, Ireland and Mexico": all of them.
void read_joint(const std::vector<HeadingLine>& lines, const DelegationFinder& delegations,
                HeadingFields& fields) {
  Statement& statement = fields.statement();
  if (!statement.joint_with.empty()) return;
  for (const HeadingLine& line : lines) {
    std::size_t begin = 0;
    const bool joint = phrases(Phrase::Joint).stands_in(line.folded);
    const std::size_t at = phrases(Phrase::BeforeAuthor).find(line.folded, &begin);
    if (at == std::string::npos && !joint) continue;
    const std::string part = at == std::string::npos ? line.folded : line.folded.substr(begin);
    std::vector<FoundDelegation> found = delegations.find(part, line.text);
    if (found.size() < 2 || !are_listed(found, part)) continue;
    const bool states = std::all_of(found.begin(), found.end(), [](const FoundDelegation& each) {
      return each.delegation->kind == DelegationKind::State;
    });
    // "Statement by Norway, Geneva": a list of two says "and", or that it is joint.
    const std::size_t gap = found[1].begin - found[0].end;
    if (!states || (found.size() == 2 && !joint && gap < 3)) continue;
    for (const FoundDelegation& each : found) {
      fields.add_party("joint_with", *each.delegation, statement.joint_with,
                       {"heading.joint", line.number, line.text, 0.9});
    }
    return;
  }
}

}  // namespace

std::vector<AuthorFinding> authors_in(const std::vector<HeadingLine>& lines,
                                      const DelegationFinder& delegations) {
  std::vector<AuthorFinding> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const HeadingLine* next = i + 1 < lines.size() ? &lines[i + 1] : nullptr;
    const auto whose = author_in(lines[i], next, delegations);
    if (whose) {
      found.push_back(*whose);
    } else {
      for (AuthorFinding& each : author_for_group(lines[i], delegations)) {
        found.push_back(std::move(each));
      }
    }
    // One who delivers it stands behind, in a line that begins with whose it is; an organisation's
    // is its own, whoever reads it.
    const std::size_t delivers = phrases(Phrase::Delivers).find(lines[i].folded);
    const bool own = whose && whose->delegation->kind == DelegationKind::Organisation;
    if (delivers != std::string::npos && delivers > 0 && !own) {
      const HeadingLine tail{lines[i].number, lines[i].text, lines[i].folded.substr(delivers)};
      if (auto author = author_in(tail, next, delegations)) found.push_back(*author);
    }
    // "Permanent Representative" and, on the next line, "of the Republic of …".
    if (next == nullptr || next->folded.find(' ') == std::string::npos) continue;
    const std::string_view first = std::string_view(next->folded).substr(0, next->folded.find(' '));
    if (first != "of" && first != "de" && first != "del" && first != "du") continue;
    HeadingLine joined = lines[i];
    joined.text += " " + next->text;
    joined.folded += " " + next->folded;
    if (auto author = author_in(joined, nullptr, delegations)) found.push_back(*author);
  }
  return found;
}

void read_author(const std::vector<HeadingLine>& lines, const DelegationFinder& delegations,
                 HeadingFields& fields) {
  std::vector<AuthorFinding> found = authors_in(lines, delegations);
  read_office(lines, delegations, fields);
  read_joint(lines, delegations, fields);
  // A state that delivers a group's statement is the author, the group is whom it speaks for.
  const auto is_group = [](const AuthorFinding& each) {
    return each.delegation->kind == DelegationKind::Group;
  };
  const bool by_state = std::any_of(found.begin(), found.end(), [](const AuthorFinding& each) {
    return each.delegation->kind == DelegationKind::State;
  });
  if (by_state) {
    for (const AuthorFinding& each : found) {
      if (!is_group(each)) continue;
      fields.add_party("on_behalf_of", *each.delegation, fields.statement().on_behalf_of,
                       each.finding);
    }
    std::erase_if(found, is_group);
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
    fields.set_author(*each.delegation, each.finding,
                      !contested && each.delegation == best.delegation);
  }
}

}  // namespace rostrum
