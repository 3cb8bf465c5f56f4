#include "indexer/headings/heading_authors.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "indexer/headings/heading_phrases.hpp"
#include "schemas/text_analysis.hpp"

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

/// "ICBL-CMC Statement on Victim Assistance": a name, and what it gives.
std::optional<AuthorFinding> leading_author(const HeadingLine& line,
                                            const DelegationFinder& delegations) {
  const std::vector<FoundDelegation> found = delegations.find(line.folded, line.text);
  if (found.empty() || found[0].begin != 0) return std::nullopt;
  std::string_view rest = std::string_view(line.folded).substr(found[0].end);
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  const bool gives = phrases(Phrase::GivenBy).begins(rest);
  if (!gives) return std::nullopt;
  return AuthorFinding{found[0].delegation, {"heading.author", line.number, line.text, 0.85}};
}

/// 中国代表团…, 中国…发言: the name stands before.
std::optional<AuthorFinding> wide_author(const HeadingLine& line,
                                         const DelegationFinder& delegations) {
  if (phrases(Phrase::AuthorSigns).find(line.folded) == std::string::npos) return std::nullopt;
  const std::vector<FoundDelegation> found = delegations.find(line.folded, line.text);
  if (found.empty() || found[0].delegation->kind != DelegationKind::State) return std::nullopt;
  return AuthorFinding{found[0].delegation, {"heading.author", line.number, line.text, 0.85}};
}

/// The line without Russian initials, "А.В.Образцова": one of them alone may be a preposition.
HeadingLine without_initials(const HeadingLine& line) {
  std::string text;
  bool any = false;
  for (std::size_t at = 0; at < line.text.size();) {
    const auto lead = static_cast<unsigned char>(line.text[at]);
    const bool starts = at == 0 || line.text[at - 1] == ' ' || line.text[at - 1] == '.';
    // Two bytes a Cyrillic letter; capitals are D0 90 to D0 AF, and D0 81.
    if (starts && lead == 0xD0 && at + 2 < line.text.size() && line.text[at + 2] == '.' &&
        static_cast<unsigned char>(line.text[at + 1]) <= 0xAF) {
      any = true;
      text += ' ';
      at += 3;
      continue;
    }
    text += line.text[at++];
  }
  if (!any) return line;
  return {line.number, line.text, fold_name(text)};
}

/// Who a line says is speaking; nullopt if it names none, or two.
std::optional<AuthorFinding> author_in(const HeadingLine& given, const HeadingLine* next,
                                       const DelegationFinder& delegations) {
  const HeadingLine line = without_initials(given);
  const Finding base{.line = line.number, .quote = line.text};
  if (const Delegation* whole = whole_line(line, delegations)) {
    Finding finding = base;
    finding.rule = "heading.name-line";
    finding.confidence = 0.85;
    return AuthorFinding{whole, finding};
  }
  std::size_t begin = 0;
  std::size_t at = phrases(Phrase::BeforeAuthor).find(line.folded, &begin);
  std::string rule = "heading.author";
  double confidence = 0.95;
  if (at == std::string::npos) {
    at = phrases(Phrase::Posts).find(line.folded, &begin);
    rule = "heading.post";
    confidence = 0.8;
  }
  if (at == std::string::npos) {
    const auto leading = leading_author(line, delegations);
    return leading ? leading : wide_author(line, delegations);
  }
  if (begin >= line.folded.size() && next != nullptr) {
    // "Delivered by:" and the name below it.
    HeadingLine joined = *next;
    joined.folded = "delivered by " + joined.folded;
    joined.text = line.text + " " + next->text;
    return author_in(joined, nullptr, delegations);
  }
  std::string part = " " + line.folded.substr(begin) + " ";
  // What follows "at the", "on behalf of" and the like is not the author.
  std::size_t end = part.size();
  for (const std::string& stop : phrases(Phrase::BehindAuthor).all()) {
    end = std::min(end, part.find(" " + stop + " "));
  }
  part = fold_name(part.substr(0, end));
  const std::vector<FoundDelegation> found = delegations.find(part, line.text);
  if (found.empty()) return std::nullopt;
  for (const FoundDelegation& other : found) {
    if (other.delegation != found.front().delegation) return std::nullopt;
  }
  Finding finding = base;
  finding.rule = rule;
  finding.confidence = confidence;
  return AuthorFinding{found.front().delegation, finding};
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
    const bool office = phrases(Phrase::Offices).begins(rest);
    if (!office || !delegations.find(rest, line.text).empty()) continue;
    const std::size_t by = line.text.find(" by ");
    const std::string label = by == std::string::npos ? line.text : line.text.substr(by + 4);
    fields.statement().delivered_by = Author{"", label, "office"};
    fields.add_evidence("delivered_by", label, {"heading.office", line.number, line.text, 0.8},
                        true);
  }
}

}  // namespace

std::vector<AuthorFinding> authors_in(const std::vector<HeadingLine>& lines,
                                      const DelegationFinder& delegations) {
  std::vector<AuthorFinding> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const HeadingLine* next = i + 1 < lines.size() ? &lines[i + 1] : nullptr;
    if (auto author = author_in(lines[i], next, delegations)) found.push_back(*author);
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
