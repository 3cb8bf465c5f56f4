#include <algorithm>
#include <array>
#include <set>

#include "indexer/headings/fields/heading_items.hpp"
#include "indexer/headings/file_parts.hpp"
#include "indexer/headings/lines/heading_phrases.hpp"
#include "indexer/layout/words/line_joining.hpp"
#include "schemas/base/display_width.hpp"
#include "schemas/base/utf8.hpp"

namespace rostrum {
namespace {

/// A line that introduces a speaker is not longer.
constexpr std::size_t kLongestIntroduction = 240;
/// A remark of the chair with fewer words only gives the floor.
constexpr std::size_t kRemarkWords = 60;
/// A statement of a compilation has as many at least.
constexpr std::size_t kStatementWords = 60;
constexpr std::size_t kLongestLine = 200;

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  std::size_t wide = 0;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    words += !space && !inside ? 1 : 0;
    inside = !space;
    wide += is_wide_lead(c) ? 1 : 0;
  }
  return words + wide / 2;  // Chinese has no spaces, and two characters a word
}

/// A text with its bracketed parts apart: "Ms. Example (Norway), on behalf of … (spoke in French)".
struct Introduction {
  std::string name;  ///< in front of the brackets
  std::string tail;  ///< behind the first of them
  std::vector<std::string> brackets;
  std::size_t end = 0;  ///< behind the colon
};

std::string trimmed(std::string_view text) {
  constexpr std::string_view kHardSpace = "\xC2\xA0";
  const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  for (;;) {
    if (!text.empty() && is_blank(text.front())) {
      text.remove_prefix(1);
    } else if (!text.empty() && is_blank(text.back())) {
      text.remove_suffix(1);
    } else if (text.starts_with(kHardSpace)) {
      text.remove_prefix(kHardSpace.size());
    } else if (text.ends_with(kHardSpace)) {
      text.remove_suffix(kHardSpace.size());
    } else {
      break;
    }
  }
  std::string out(text);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

/// What stands before the colon of a paragraph's first line, if it can introduce a speaker.
std::optional<Introduction> introduction_of(std::string_view paragraph) {
  Introduction found;
  std::string name;
  std::string tail;
  std::string bracket;
  int depth = 0;
  const std::string_view looked = paragraph.substr(0, kLongestIntroduction);
  for (std::size_t at = 0; at < looked.size();) {
    const std::string_view rest = looked.substr(at);
    const bool wide_open = rest.starts_with("（");
    const bool wide_close = rest.starts_with("）");
    const bool wide_colon = rest.starts_with("：");
    const bool open = rest.front() == '(' || rest.front() == '[';
    const bool close = rest.front() == ')' || rest.front() == ']';
    const std::size_t step = wide_open || wide_close || wide_colon ? 3 : 1;
    if (open || wide_open) {
      if (depth++ > 0) bracket += '(';
    } else if (close || wide_close) {
      if (depth == 0) return std::nullopt;
      if (--depth == 0) {
        found.brackets.push_back(trimmed(bracket));
        bracket.clear();
      } else {
        bracket += ')';
      }
    } else if ((rest.front() == ':' || wide_colon) && depth == 0) {
      found.name = trimmed(name);
      found.tail = trimmed(tail);
      found.end = at + step;
      if (found.name.empty()) return std::nullopt;
      return found;
    } else {
      (depth > 0 ? bracket : found.brackets.empty() ? name : tail).append(rest.substr(0, 1));
      // A name is one: what ends a sentence stands in no introduction.
      if (depth == 0 && (rest.front() == ';' || rest.front() == '?' || rest.front() == '!')) {
        return std::nullopt;
      }
    }
    at += step;
  }
  return std::nullopt;
}

/// The one party that a bracket names; null if it names none or several.
const Delegation* party_in(const std::string& bracket, const DelegationFinder& delegations) {
  const std::vector<FoundDelegation> found = delegations.find(fold_name(bracket), bracket);
  if (found.empty()) return nullptr;
  const bool one = std::all_of(found.begin(), found.end(), [&](const FoundDelegation& each) {
    return each.delegation == found.front().delegation;
  });
  return one ? found.front().delegation : nullptr;
}

struct Introduced {
  std::optional<Author> author;  ///< nullopt for one whom the line does not place
  std::string speaker;
  std::vector<std::string> on_behalf_of;
  bool chair = false;
  std::size_t end = 0;  ///< of the introduction
};

/// "Mr.", "H.E. Ms.", "Her Royal Highness Princess" before a name; 先生 behind it.
bool has_title(const std::string& folded, const std::string& written) {
  constexpr std::size_t kMostWords = 12;
  if (words_in(written) > kMostWords) return false;
  const auto& behind = phrases(Phrase::HonorificsBehind).all();
  return phrases(Phrase::Honorifics).begins(folded) ||
         std::any_of(behind.begin(), behind.end(),
                     [&](const std::string& title) { return written.ends_with(title); });
}

/// True if all words but the small ones of names ("van der", "bin") have a capital: a name, and no
/// sentence. Scripts without capitals cannot tell.
bool is_name(const std::string& written) {
  constexpr std::size_t kSmallWord = 3;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t end = std::min(written.find(' ', at), written.size());
    const char first = at < written.size() ? written[at] : ' ';
    if (first >= 'a' && first <= 'z' && end - at > kSmallWord) return false;
    capitals += first >= 'A' && first <= 'Z' ? 1 : 0;
    at = end + 1;
  }
  return capitals >= 2;
}

/// True for a name with a word in capitals, as lists of speakers write surnames.
bool has_capital_word(const std::string& written) {
  std::size_t run = 0;
  for (const char c : written) {
    run = c >= 'A' && c <= 'Z' ? run + 1 : 0;
    if (run >= 3) return true;
  }
  return false;
}

/// Whom the words behind a bracket say that the speech is for; nullopt if they are a sentence's.
std::optional<std::vector<std::string>> behalf_in(const std::string& tail,
                                                  const DelegationFinder& delegations) {
  std::vector<std::string> codes;
  if (tail.empty()) return codes;
  const std::string folded = fold_name(tail);
  std::size_t end = 0;
  const bool apart = tail.starts_with(",") || tail.starts_with("，") || tail.starts_with("،");
  if (phrases(Phrase::OnBehalfOf).find(folded, &end) == std::string::npos) {
    return apart ? std::optional(codes) : std::nullopt;
  }
  for (const FoundDelegation& each : delegations.find(folded.substr(end), tail)) {
    if (std::find(codes.begin(), codes.end(), each.delegation->code) == codes.end()) {
      codes.push_back(each.delegation->code);
    }
  }
  return codes;
}

bool is_chair(const Introduction& introduction) {
  const PhraseList& chairs = phrases(Phrase::Chairs);
  const std::string name = fold_name(introduction.name);
  return chairs.holds(name) || chairs.holds("the " + name);
}

/// One who is introduced by name, and placed by no bracket: "Mr. Example, Secretary of the
/// Committee:".
std::optional<Introduced> unplaced_speaker(const Introduction& introduction,
                                           const std::string& folded) {
  const std::size_t comma = introduction.name.find(", ");
  const std::string name = introduction.name.substr(0, comma);
  if (!has_title(folded, name) || !is_name(name)) return std::nullopt;
  Introduced found{.speaker = name, .end = introduction.end};
  if (comma != std::string::npos) {
    found.author = Author{"", trimmed(introduction.name.substr(comma + 2)), "office"};
  }
  return found;
}

/// "GHANA: Thank you, Chair.", where a chair gives the floor: a delegation by its name.
std::optional<Introduced> delegation_speaker(const Introduction& introduction,
                                             const std::string& folded,
                                             const DelegationFinder& delegations) {
  const std::vector<FoundDelegation> found = delegations.find(folded, introduction.name);
  if (found.size() != 1 || found[0].begin != 0 || found[0].end != folded.size()) {
    return std::nullopt;
  }
  const Delegation& party = *found[0].delegation;
  return Introduced{.author = Author{party.code, party.label, std::string(name_of(party.kind))},
                    .end = introduction.end};
}

std::optional<Introduced> speaker_of(std::string_view paragraph, bool chaired,
                                     const DelegationFinder& delegations) {
  const auto introduction = introduction_of(paragraph);
  if (!introduction) return std::nullopt;
  if (is_chair(*introduction)) {
    return Introduced{.author = Author{"", introduction->name, "office"},
                      .chair = true,
                      .end = introduction->end};
  }
  const std::string folded = fold_name(introduction->name);
  if (introduction->brackets.empty()) {
    const auto party = chaired ? delegation_speaker(*introduction, folded, delegations)
                               : std::optional<Introduced>();
    return party ? party : unplaced_speaker(*introduction, folded);
  }
  const std::string& of = introduction->brackets.front();
  const Delegation* party = party_in(of, delegations);
  const bool listed = party != nullptr && introduction->tail.empty() &&
                      is_name(introduction->name) && has_capital_word(introduction->name);
  if (!has_title(folded, introduction->name) && !listed) return std::nullopt;
  const auto behalf = behalf_in(introduction->tail, delegations);
  if (!behalf) return std::nullopt;
  const Author author = party == nullptr
                            ? Author{"", of, "office"}
                            : Author{party->code, party->label, std::string(name_of(party->kind))};
  return Introduced{.author = author,
                    .speaker = introduction->name,
                    .on_behalf_of = *behalf,
                    .end = introduction->end};
}

/// The author of a line such as "Statement by Norway".
const Delegation* titled_author(std::string_view text, const DelegationFinder& delegations) {
  const std::string line = trimmed(text);
  if (line.size() > kLongestLine) return nullptr;
  const std::string folded = fold_name(line);
  std::size_t end = 0;
  if (phrases(Phrase::BeforeAuthor).find(folded, &end) != 0) return nullptr;
  return party_in(folded.substr(end), delegations);
}

/// The line of a paragraph that names its author so, and whom: the first, or one of a heading.
struct TitleLine {
  std::string_view before;  ///< the paragraph's lines above
  std::string_view line;
  const Delegation* author = nullptr;
};

TitleLine title_line_of(std::string_view paragraph, const DelegationFinder& delegations) {
  constexpr int kMostLines = 6;
  int lines = 0;
  for (std::size_t at = 0; at < paragraph.size() && lines < kMostLines; ++lines) {
    const std::size_t end = std::min(paragraph.find('\n', at), paragraph.size());
    const std::string_view line = paragraph.substr(at, end - at);
    if (line.size() > kLongestLine) break;
    if (const Delegation* author = titled_author(line, delegations))
      return {paragraph.substr(0, at), line, author};
    at = end + 1;
  }
  return {};
}

std::vector<AgendaItem> called_items(std::string_view paragraph) {
  const std::string line = trimmed(paragraph.substr(0, paragraph.find('\n')));
  if (line.size() > kLongestLine || !phrases(Phrase::ItemLines).begins(fold_name(line))) return {};
  return items_in(line);
}

/// "The meeting rose at 1 p.m.", "Ms. Example took the Chair.": nobody's words.
bool is_between_speeches(std::string_view paragraph) {
  constexpr std::size_t kLongestInterlude = 160;
  // Folding drops a leading "the", which is a word of some phrases.
  const std::string folded = fold_name("x " + std::string(first_bytes(paragraph, kLongestLine)));
  constexpr std::size_t kBefore = 2;
  if (folded.size() < kBefore) return false;  // nothing but signs
  const bool is_short = paragraph.size() <= kLongestInterlude;
  return phrases(Phrase::RecordEnds).begins(std::string_view(folded).substr(kBefore)) ||
         (is_short && (phrases(Phrase::RecordEnds).stands_in(folded) ||
                       phrases(Phrase::Interludes).stands_in(folded)));
}

std::size_t delegations_among(const std::vector<FilePart>& parts) {
  std::set<std::string> codes;
  for (const FilePart& part : parts) {
    if (part.author && !part.author->code.empty()) codes.insert(part.author->code);
  }
  return codes.size();
}

std::vector<FilePart> speeches_of(std::string_view text, const std::vector<Span>& blocks,
                                  const DelegationFinder& delegations, std::size_t& remarks) {
  std::vector<FilePart> parts;
  std::vector<AgendaItem> items;
  bool open = false;
  bool chair = false;
  // A record that has its chair speak names delegations alone where they do.
  const bool chaired = std::any_of(blocks.begin(), blocks.end(), [&](const Span& block) {
    const auto introduction = introduction_of(text.substr(block.begin, block.end - block.begin));
    return introduction && is_chair(*introduction);
  });
  const auto close = [&] {
    if (!open) return;
    open = false;
    FilePart& last = parts.back();
    const std::size_t size = last.text.end - last.text.begin;
    if (!chair || words_in(text.substr(last.text.begin, size)) >= kRemarkWords) return;
    ++remarks;
    parts.pop_back();
  };
  for (const Span& block : blocks) {
    const std::string_view paragraph = text.substr(block.begin, block.end - block.begin);
    if (is_between_speeches(paragraph)) {
      close();
      continue;
    }
    if (auto called = called_items(paragraph); !called.empty()) {
      close();
      items = std::move(called);
      continue;
    }
    if (const auto speaker = speaker_of(paragraph, chaired, delegations)) {
      close();
      std::size_t begin = block.begin + speaker->end;
      while (begin < block.end && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
      parts.push_back({.text = {begin, block.end},
                       .author = speaker->author,
                       .on_behalf_of = speaker->on_behalf_of,
                       .speaker = speaker->speaker,
                       .quote = trimmed(paragraph.substr(0, speaker->end)),
                       .items = items});
      open = true;
      chair = speaker->chair;
      continue;
    }
    if (open) parts.back().text.end = block.end;
  }
  close();
  std::erase_if(parts, [](const FilePart& part) { return part.text.begin >= part.text.end; });
  return parts;
}

/// A line of a heading, as far as its length and its end tell.
bool may_be_of_heading(std::string_view paragraph) {
  return paragraph.size() <= kLongestLine && !ends_sentence(paragraph);
}

/// How many paragraphs before each title belong to its heading: as many as stand before the first,
/// if all others have such as well, and one at least of the same words.
std::size_t heading_before_titles(std::string_view text, const std::vector<Span>& blocks,
                                  const std::vector<std::size_t>& titles) {
  constexpr std::size_t kMost = 6;
  const std::size_t count = titles.empty() ? 0 : titles.front();
  if (count > kMost) return 0;
  const auto paragraph = [&](std::size_t i) {
    return text.substr(blocks[i].begin, blocks[i].end - blocks[i].begin);
  };
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (i > 0 && titles[i] - titles[i - 1] <= count) return 0;
    bool alike = false;
    for (std::size_t k = 0; k < count; ++k) {
      const std::string_view line = paragraph(titles[i] - count + k);
      if (!may_be_of_heading(line)) return 0;
      alike = alike || line == paragraph(k);
    }
    if (count > 0 && !alike) return 0;
  }
  return count;
}

/// True if two headings have a line in common. One that quotes the title of another statement has
/// none with the heading of the first.
bool share_line(std::string_view lines, std::string_view others) {
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string line = '\n' + std::string(lines.substr(at, end - at)) + '\n';
    if (('\n' + std::string(others)).find(line) != std::string::npos) return true;
    at = end + 1;
  }
  return false;
}

std::vector<FilePart> titled_parts_of(std::string_view text, const std::vector<Span>& blocks,
                                      const DelegationFinder& delegations) {
  std::vector<FilePart> parts;
  std::vector<std::size_t> titles;
  std::string_view above_first;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::string_view paragraph =
        text.substr(blocks[i].begin, blocks[i].end - blocks[i].begin);
    const TitleLine title = title_line_of(paragraph, delegations);
    if (title.author == nullptr) continue;
    if (titles.empty()) above_first = title.before;
    if (!title.before.empty() && !share_line(title.before, above_first)) continue;
    titles.push_back(i);
    parts.push_back({.author = Author{title.author->code, title.author->label,
                                      std::string(name_of(title.author->kind))},
                     .quote = trimmed(title.line),
                     .own_heading = true});
  }
  const std::size_t before = heading_before_titles(text, blocks, titles);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t end = i + 1 < parts.size() ? titles[i + 1] - before : blocks.size();
    parts[i].text = {blocks[titles[i] - before].begin, blocks[end - 1].end};
  }
  const bool all_long = std::all_of(parts.begin(), parts.end(), [&](const FilePart& part) {
    return words_in(text.substr(part.text.begin, part.text.end - part.text.begin)) >=
           kStatementWords;
  });
  return all_long ? parts : std::vector<FilePart>{};
}

}  // namespace

std::vector<FilePart> parts_of(std::string_view text, const DelegationFinder& delegations,
                               std::size_t& remarks) {
  const std::vector<Span> blocks = paragraphs(text);
  remarks = 0;
  std::vector<FilePart> parts = speeches_of(text, blocks, delegations, remarks);
  if (delegations_among(parts) >= 2) return parts;
  remarks = 0;
  parts = titled_parts_of(text, blocks, delegations);
  if (delegations_among(parts) >= 2) return parts;
  return {};
}

}  // namespace rostrum
