#include <algorithm>
#include <array>
#include <set>

#include "indexer/headings/file_parts.hpp"
#include "indexer/headings/heading_items.hpp"
#include "indexer/headings/heading_phrases.hpp"

namespace rostrum {
namespace {

/// A line that introduces a speaker is not longer.
constexpr std::size_t kLongestIntroduction = 240;
/// A remark of the chair with fewer words only gives the floor.
constexpr std::size_t kRemarkWords = 60;
/// A statement of a compilation has as many at least.
constexpr std::size_t kStatementWords = 60;
constexpr std::size_t kLongestLine = 200;

/// Titles before a speaker's name, folded.
constexpr std::array<std::string_view, 40> kHonorifics{
    "mr",        "mrs",    "ms",     "miss",     "dr",         "sir",     "dame",     "lord",
    "lady",      "h e",    "prince", "princess", "sheikh",     "sheikha", "baroness", "archbishop",
    "monsignor", "bishop", "father", "sister",   "ambassador", "general", "m",        "mme",
    "mlle",      "sr",     "sra",    "srta",     "el sr",      "la sra",  "г н",      "г жа",
    "السيد",     "السيدة", "herr",   "frau",     "the hon",    "major",   "colonel",  "admiral"};

/// Who presides, as records call them without a name; folded.
constexpr std::array<std::string_view, 30> kChairs{"the president",
                                                   "the chair",
                                                   "the chairman",
                                                   "the chairperson",
                                                   "the chairwoman",
                                                   "the acting president",
                                                   "the acting chair",
                                                   "the acting chairperson",
                                                   "the acting chairman",
                                                   "the temporary president",
                                                   "the vice president",
                                                   "the vice chair",
                                                   "the co chair",
                                                   "the facilitator",
                                                   "le president",
                                                   "la presidente",
                                                   "le president par interim",
                                                   "la presidente par interim",
                                                   "el presidente",
                                                   "la presidenta",
                                                   "el presidente interino",
                                                   "la presidenta interina",
                                                   "председатель",
                                                   "председательствующий",
                                                   "председательствующая",
                                                   "исполняющий обязанности председателя",
                                                   "主席",
                                                   "代理主席",
                                                   "الرئيس",
                                                   "الرئيسة"};

/// How a record ends, folded.
constexpr std::array<std::string_view, 6> kEnds{
    "the meeting rose", "la seance est levee", "se levanta la sesion", "заседание закрывается",
    "会议散会",         "رفعت الجلسه"};

/// How a paragraph that calls an item begins, folded.
constexpr std::array<std::string_view, 12> kItemLines{
    "agenda item", "agenda items", "points",   "point", "tema",   "temas",
    "пункт",       "пункты",       "议程项目", "البند", "البنود", "item"};

template <std::size_t N>
bool begins_with_any(const std::string& folded, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return folded.starts_with(word) &&
           (folded.size() == word.size() || folded[word.size()] == ' ' ||
            static_cast<unsigned char>(word.back()) >= 0x80);
  });
}

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  std::size_t wide = 0;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    words += !space && !inside ? 1 : 0;
    inside = !space;
    wide += static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xE9 ? 1 : 0;
  }
  return words + wide / 2;  // Chinese has no spaces, and two characters a word
}

/// A text with its bracketed parts apart: "Ms. Example (Norway) (spoke in French)".
struct Introduction {
  std::string name;
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
  std::string bracket;
  int depth = 0;
  const std::string_view looked = paragraph.substr(0, kLongestIntroduction);
  for (std::size_t at = 0; at < looked.size();) {
    const std::string_view rest = looked.substr(at);
    const bool wide_open = rest.starts_with("（");
    const bool wide_close = rest.starts_with("）");
    const bool wide_colon = rest.starts_with("：");
    const std::size_t step = wide_open || wide_close || wide_colon ? 3 : 1;
    if (rest.front() == '(' || wide_open) {
      if (depth++ > 0) bracket += '(';
    } else if (rest.front() == ')' || wide_close) {
      if (depth == 0) return std::nullopt;
      if (--depth == 0) {
        found.brackets.push_back(trimmed(bracket));
        bracket.clear();
      } else {
        bracket += ')';
      }
    } else if ((rest.front() == ':' || wide_colon) && depth == 0) {
      found.name = trimmed(name);
      found.end = at + step;
      if (found.name.empty()) return std::nullopt;
      return found;
    } else {
      (depth > 0 ? bracket : name).append(rest.substr(0, 1));
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
  Author author;
  std::string speaker;
  bool chair = false;
  std::size_t end = 0;  ///< of the introduction
};

/// Names of two to six words with capitals, behind a title or not.
bool has_title(const std::string& folded, const std::string& written) {
  constexpr std::size_t kMostWords = 9;
  if (words_in(written) > kMostWords) return false;
  return begins_with_any(folded, kHonorifics) || written.ends_with("先生") ||
         written.ends_with("女士");
}

std::optional<Introduced> speaker_of(std::string_view paragraph,
                                     const DelegationFinder& delegations) {
  const auto introduction = introduction_of(paragraph);
  if (!introduction) return std::nullopt;
  std::string folded = fold(introduction->name);
  for (char& c : folded) {
    if (c == '.' || c == '-') c = ' ';
  }
  folded = fold_name(folded);
  const std::string name = fold_name(introduction->name);
  const bool chair = std::find(kChairs.begin(), kChairs.end(), fold(trimmed(introduction->name))) !=
                         kChairs.end() ||
                     std::find(kChairs.begin(), kChairs.end(), "the " + name) != kChairs.end() ||
                     std::find(kChairs.begin(), kChairs.end(), name) != kChairs.end();
  if (chair) {
    return Introduced{{"", introduction->name, "office"}, "", true, introduction->end};
  }
  if (introduction->brackets.empty() || !has_title(folded, introduction->name)) return std::nullopt;
  const std::string& of = introduction->brackets.front();
  if (const Delegation* party = party_in(of, delegations)) {
    return Introduced{{party->code, party->label, std::string(name_of(party->kind))},
                      introduction->name,
                      false,
                      introduction->end};
  }
  return Introduced{{"", of, "office"}, introduction->name, false, introduction->end};
}

/// The author of a line such as "Statement by Norway".
const Delegation* titled_author(std::string_view paragraph, const DelegationFinder& delegations) {
  const std::string line = trimmed(paragraph.substr(0, paragraph.find('\n')));
  if (line.size() > kLongestLine) return nullptr;
  const std::string folded = fold_name(line);
  std::size_t end = 0;
  if (find_any(folded, kBeforeAuthor, &end) != 0) return nullptr;
  return party_in(folded.substr(end), delegations);
}

std::vector<AgendaItem> called_items(std::string_view paragraph) {
  const std::string line = trimmed(paragraph.substr(0, paragraph.find('\n')));
  if (line.size() > kLongestLine || !begins_with_any(fold_name(line), kItemLines)) return {};
  return items_in(line);
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
    if (begins_with_any(fold_name(paragraph.substr(0, kLongestLine)), kEnds)) {
      close();
      continue;
    }
    if (auto called = called_items(paragraph); !called.empty()) {
      close();
      items = std::move(called);
      continue;
    }
    if (const auto speaker = speaker_of(paragraph, delegations)) {
      close();
      std::size_t begin = block.begin + speaker->end;
      while (begin < block.end && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
      parts.push_back({.text = {begin, block.end},
                       .author = speaker->author,
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

std::vector<FilePart> titled_parts_of(std::string_view text, const std::vector<Span>& blocks,
                                      const DelegationFinder& delegations) {
  std::vector<FilePart> parts;
  for (const Span& block : blocks) {
    const std::string_view paragraph = text.substr(block.begin, block.end - block.begin);
    const Delegation* author = titled_author(paragraph, delegations);
    if (author == nullptr) {
      if (!parts.empty()) parts.back().text.end = block.end;
      continue;
    }
    parts.push_back(
        {.text = block,
         .author = Author{author->code, author->label, std::string(name_of(author->kind))},
         .quote = trimmed(paragraph.substr(0, paragraph.find('\n'))),
         .own_heading = true});
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
