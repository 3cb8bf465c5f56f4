#include "indexer/headings/text_kinds.hpp"

#include <algorithm>
#include <regex>
#include <set>

#include "indexer/headings/lines/heading_phrases.hpp"
#include "indexer/headings/lines/sentence_ends.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// A line of a press page's head is not longer.
constexpr std::size_t kLongestReportLine = 300;
/// "الدوحة - قنا": so many bytes may stand before the verb that a report begins with.
constexpr std::size_t kDatelineBytes = 40;
/// An index names so many speakers, each on a line of its own.
constexpr std::size_t kListedSpeakers = 4;

bool speaks(const HeadingLines& lines) {
  return lines.salutation ||
         std::any_of(lines.opening.begin(), lines.opening.end(), [](const HeadingLine& line) {
           return phrases(Phrase::SpeakerWords).stands_in(line.folded);
         });
}

TextKind made(const char* kind, const HeadingLine& line) {
  return {kind, {"text-kind", line.number, line.text, 0.9}};
}

/// GA/DIS/3506, SC/12345: how the United Nations number their press releases.
bool is_press_symbol(const std::string& text) {
  static const std::regex form(
      R"((^|[^A-Za-z/])(GA/DIS|GA/SM|SG/SM|DC|CD|SC|DSG/SM)/[0-9]{3,5}($|[^0-9A-Za-z/]))");
  return text.size() <= kLongestReportLine && std::regex_search(text, form);
}

/// "Havana, 3 April (Agency).- …": a place, and the dash behind it.
bool has_dateline(const std::string& text) {
  constexpr std::size_t kLongestPlace = 70;
  const std::string start = text.substr(0, kLongestPlace);
  return start.find(".- ") != std::string::npos || start.find(".— ") != std::string::npos ||
         start.find(") – ") != std::string::npos || start.find(") - ") != std::string::npos;
}

/// True for a text that begins in Arabic.
bool is_arabic(const std::string& folded) {
  const auto lead = static_cast<unsigned char>(folded.front());
  return lead >= 0xD8 && lead <= 0xDB;
}

bool tells_what_was_said(const HeadingLine& line) {
  const std::vector<std::string> sentences = sentences_in(line.text);
  return !sentences.empty() && phrases(Phrase::ReportVerbs).stands_in(fold_name(sentences.front()));
}

std::optional<TextKind> report_in(const HeadingLines& lines) {
  for (const HeadingLine& line : lines.heading) {
    const bool named = line.text.size() <= kLongestReportLine &&
                       phrases(Phrase::ReportLines).stands_in(line.folded);
    const bool service =
        is_press_symbol(line.text) || phrases(Phrase::PressServices).stands_in(line.folded);
    if (!named && !service) continue;
    TextKind report = made("report", line);
    report.of_the_day =
        std::any_of(lines.heading.begin(), lines.heading.end(), [](const HeadingLine& other) {
          return is_press_symbol(other.text) ||
                 phrases(Phrase::PressServices).stands_in(other.folded);
        });
    return report;
  }
  if (lines.opening.empty()) return std::nullopt;
  // A delegation may speak of itself by its name, and tell what was said.
  const bool called_a_statement =
      std::any_of(lines.heading.begin(), lines.heading.end(), [](const HeadingLine& line) {
        return phrases(Phrase::BeforeAuthor).begins(line.folded) ||
               phrases(Phrase::GivenBy).holds(line.folded);
      });
  if (called_a_statement) return std::nullopt;
  const HeadingLine& first = lines.opening.front();
  if (!tells_what_was_said(first)) return std::nullopt;
  // Arabic begins with the verb.
  const bool verb_first =
      phrases(Phrase::ReportVerbs).begins(first.folded) ||
      (is_arabic(first.folded) && phrases(Phrase::ReportVerbs).find(first.folded) < kDatelineBytes);
  if (!lines.heading.empty() || has_dateline(first.text) || verb_first) {
    return made("report", first);
  }
  return std::nullopt;
}

std::optional<TextKind> index_in(const HeadingLines& lines, const DelegationFinder& delegations) {
  if (!lines.opening.empty()) return std::nullopt;
  std::set<const Delegation*> listed;
  const HeadingLine* titled = nullptr;
  for (const HeadingLine& line : lines.heading) {
    if (titled == nullptr && phrases(Phrase::IndexLines).begins(line.folded)) titled = &line;
    const std::vector<FoundDelegation> found = delegations.find(line.folded, line.text);
    if (!found.empty()) listed.insert(found.front().delegation);
  }
  const std::size_t needed = titled == nullptr ? kListedSpeakers + 1 : kListedSpeakers - 1;
  if (listed.size() < needed) return std::nullopt;
  return made("index", titled == nullptr ? lines.heading.front() : *titled);
}

}  // namespace

std::optional<TextKind> kind_of_text(const HeadingLines& lines,
                                     const DelegationFinder& delegations) {
  if (speaks(lines)) return std::nullopt;
  if (auto report = report_in(lines)) return report;
  return index_in(lines, delegations);
}

}  // namespace rostrum
