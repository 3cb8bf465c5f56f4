#include "indexer/headings/heading_lines.hpp"

#include "indexer/headings/heading_phrases.hpp"

#include <algorithm>
#include <array>

#include "schemas/statement.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostLines = 40;
constexpr std::size_t kMostOpening = 6;
/// With more lines before it, a line is not the whole heading.
constexpr std::size_t kFewLines = 3;
/// Of one line; the rest of a longer one is running text anyway.
constexpr std::size_t kLineBytes = 1200;
/// A line of more letters than this that ends like a sentence is running text.
constexpr std::size_t kSentenceLetters = 90;
constexpr std::size_t kLongLineLetters = 320;

/// How salutations begin, folded. A line is one if it has few words besides.
constexpr std::array<std::string_view, 36> kSalutations{"president",
                                                        "mr president",
                                                        "madam president",
                                                        "mister president",
                                                        "mr chair",
                                                        "madam chair",
                                                        "mr chairman",
                                                        "mister chair",
                                                        "madame chair",
                                                        "chair",
                                                        "chairperson",
                                                        "co chairs",
                                                        "excellencies",
                                                        "distinguished",
                                                        "your excellency",
                                                        "ladies and gentlemen",
                                                        "dear colleagues",
                                                        "colleagues",
                                                        "monsieur le president",
                                                        "madame la presidente",
                                                        "m le president",
                                                        "mesdames et messieurs",
                                                        "excellences",
                                                        "senor presidente",
                                                        "senora presidenta",
                                                        "sr presidente",
                                                        "sra presidenta",
                                                        "distinguidos",
                                                        "excelencias",
                                                        "уважаем",
                                                        "господин председатель",
                                                        "г н председатель",
                                                        "госпожа председатель",
                                                        "主席先生",
                                                        "主席女士",
                                                        "尊敬的主席"};
constexpr std::array<std::string_view, 5> kArabicSalutations{
    "السيد الرئيس", "السيدة الرئيسة", "سيدي الرئيس", "سعادة الرئيس", "اصحاب السعادة"};
constexpr std::size_t kSalutationBytes = 110;

bool is_salutation(const std::string& folded) {
  if (folded.empty() || folded.size() > kSalutationBytes) return false;
  const auto begins = [&](std::string_view with) {
    if (!folded.starts_with(with)) return false;
    const bool ascii = (with.back() & 0x80) == 0;
    if (!ascii) return true;
    if (folded.size() == with.size()) return true;
    if (folded[with.size()] != ' ') return false;
    // "president of the committee on victim assistance" is a title; "president dear colleagues" is
    // not.
    const std::string_view rest = std::string_view(folded).substr(with.size() + 1);
    return !(rest.starts_with("of") || rest.starts_with("s ") || rest.starts_with("de ") ||
             rest.starts_with("du ") || rest.starts_with("del "));
  };
  return std::any_of(kSalutations.begin(), kSalutations.end(), begins) ||
         std::any_of(kArabicSalutations.begin(), kArabicSalutations.end(), begins);
}

std::string without_marks(std::string_view line) {
  std::string text;
  for (const char c : line) {
    if (c != '*' && c != '_' && c != '`') text.push_back(c);
  }
  const std::size_t first = text.find_first_not_of(" \t#>|\"");
  if (first == std::string::npos) return "";
  text = text.substr(first, text.find_last_not_of(" \t#|\"") + 1 - first);
  for (const std::string_view bullet : {"- ", "• ", "– "}) {
    if (text.starts_with(bullet)) text.erase(0, bullet.size());
  }
  return text;
}

bool is_running(const std::string& text) {
  const std::size_t letters = code_points(text);
  if (letters > kLongLineLetters) return true;
  // A title may end with a full stop: "Statement by … , Geneva, 26-30 November 2018."
  constexpr std::size_t kEarly = 40;
  std::size_t end = 0;
  if (find_any(fold_name(text), kBeforeAuthor, &end) < kEarly) return false;
  const bool ends = text.ends_with(".") || text.ends_with("。") || text.ends_with("؟") ||
                    text.ends_with("!") || text.ends_with(";");
  return ends && letters > kSentenceLetters;
}

/// Salutations as they stand in the midst of a line, where a page lost its line breaks.
constexpr std::array<std::string_view, 24> kInLine{" Mr. President,",
                                                   " Mr President,",
                                                   " Madam President,",
                                                   " Madame President,",
                                                   " Mr. Chair,",
                                                   " Mr Chair,",
                                                   " Madam Chair,",
                                                   " Madame Chair,",
                                                   " Mr. Chairman,",
                                                   " Mr Chairman,",
                                                   " Sr. Presidente",
                                                   " Sra. Presidenta",
                                                   " Señor Presidente",
                                                   " Señora Presidenta",
                                                   " Monsieur le Président",
                                                   " Madame la Présidente",
                                                   " Господин Председатель",
                                                   " Г-н Председатель",
                                                   " Уважаемый г-н Председатель",
                                                   " 主席先生",
                                                   " 主席女士",
                                                   " السيد الرئيس",
                                                   " السيدة الرئيسة",
                                                   " Señor Presidente:"};

/// Where the running text of a line begins that holds the whole heading; 0 if it holds none.
std::size_t heading_end(std::string_view line) {
  constexpr std::size_t kLongestHeading = 600;
  constexpr std::size_t kShortest = 20;
  std::size_t first = std::string_view::npos;
  for (const std::string_view each : kInLine) {
    first = std::min(first, line.substr(0, kLongestHeading).find(each));
  }
  return first == std::string_view::npos || first < kShortest ? 0 : first;
}

}  // namespace

HeadingLines split_heading(std::string_view text) {
  HeadingLines lines;
  int number = 0;
  bool in_heading = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::size_t take = std::min(end - at, kLineBytes);
    while (take > 0 && at + take < text.size() && (text[at + take] & 0xC0) == 0x80) --take;
    HeadingLine line{.number = ++number, .text = without_marks(text.substr(at, take))};
    at = end + 1;
    if (line.text.empty() || line.text.starts_with(kSampleMark)) continue;
    line.folded = fold_name(line.text);
    if (line.folded.empty()) continue;
    if (in_heading && lines.heading.size() < kFewLines) {
      if (const std::size_t end_of_heading = heading_end(line.text); end_of_heading != 0) {
        HeadingLine rest{line.number, line.text.substr(end_of_heading + 1), ""};
        rest.folded = fold_name(rest.text);
        line.text.resize(end_of_heading);
        line.folded = fold_name(line.text);
        lines.heading.push_back(std::move(line));
        lines.opening.push_back(std::move(rest));
        in_heading = false;
        continue;
      }
    }
    if (in_heading && (is_salutation(line.folded) || is_running(line.text) ||
                       lines.heading.size() == kMostLines)) {
      in_heading = false;
    }
    if (in_heading) {
      lines.heading.push_back(std::move(line));
    } else if (lines.opening.size() < kMostOpening) {
      lines.opening.push_back(std::move(line));
    } else {
      break;
    }
  }
  return lines;
}

}  // namespace rostrum
