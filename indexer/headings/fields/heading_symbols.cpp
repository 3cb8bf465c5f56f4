#include "indexer/headings/fields/heading_symbols.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/base/path_text.hpp"
#include "schemas/record/written_date.hpp"
#include "schemas/text/text_analysis.hpp"
#include "schemas/vocabulary/document_symbol.hpp"

namespace rostrum {
namespace {

/// Folded. What stands beside its own symbol at the head of a document.
constexpr std::array<std::string_view, 42> kLetterheadWords{
    "united",  "nations",     "general",  "assembly", "security", "council",      "distr",
    "limited", "restricted",  "original", "english",  "french",   "spanish",      "russian",
    "arabic",  "chinese",     "only",     "page",     "symbol",   "document",     "un",
    "doc",     "provisional", "official", "records",  "nations",  "unies",        "naciones",
    "unidas",  "assemblee",   "generale", "asamblea", "general",  "distribution", "conference",
    "on",      "disarmament", "advance",  "unedited", "version",  "working",      "paper"};

bool is_letterhead_word(const std::string& word) {
  return word.find_first_not_of("0123456789") == std::string::npos || is_month(word) ||
         std::find(kLetterheadWords.begin(), kLetterheadWords.end(), word) !=
             kLetterheadWords.end();
}

/// A/C.1/78/L.56 and A/RES/78/46: what was proposed and adopted.
bool is_spoken_of(const std::string& symbol) {
  return symbol.find("/L.") != std::string::npos || symbol.find("/RES/") != std::string::npos ||
         symbol.find("/DEC/") != std::string::npos;
}

bool is_letterhead(const std::string& rest) {
  const std::string folded = fold_name(rest);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at && !is_letterhead_word(folded.substr(at, end - at))) return false;
    at = end + 1;
  }
  return true;
}

void add(const std::string& symbol, const Finding& finding, HeadingFields& fields) {
  auto& symbols = fields.statement().symbols;
  if (std::find(symbols.begin(), symbols.end(), symbol) != symbols.end()) return;
  symbols.push_back(symbol);
  fields.add_evidence("symbol", symbol, finding, true);
}

/// The name of a file with slashes where it has other signs between the parts of a symbol: "C.1"
/// and "2023" are such parts, "EN" and "Norway" are not.
std::string with_slashes(std::string_view stem, char sign) {
  std::string symbol;
  for (std::size_t at = 0; at <= stem.size();) {
    const std::size_t end = std::min(stem.find(sign, at), stem.size());
    const std::string part(stem.substr(at, end - at));
    const bool figure = part.find_first_of("0123456789") != std::string::npos;
    constexpr std::array<std::string_view, 10> kSeries{"MSP", "CONF", "GGE", "PV",  "WP",
                                                       "INF", "CRP",  "BMS", "MGE", "PC"};
    const bool series = std::find(kSeries.begin(), kSeries.end(), part) != kSeries.end();
    if (at > 0 && !figure && !series) break;
    symbol += (symbol.empty() ? "" : "/") + part;
    at = end + 1;
  }
  return symbol;
}

}  // namespace

void read_symbols(const std::vector<HeadingLine>& lines, HeadingFields& fields) {
  if (!fields.statement().symbols.empty()) return;
  constexpr std::size_t kMost = 3;  // as of a letter to two organs
  for (const HeadingLine& line : lines) {
    const std::vector<FoundSymbol> found = symbols_in(line.text);
    if (found.empty()) continue;
    std::string rest = line.text;
    for (auto each = found.rbegin(); each != found.rend(); ++each) {
      rest.replace(each->begin, each->end - each->begin, " ");
    }
    if (!is_letterhead(rest)) continue;
    for (const FoundSymbol& each : found) {
      if (is_spoken_of(each.symbol) || fields.statement().symbols.size() == kMost) continue;
      add(each.symbol, {"heading.symbol", line.number, line.text, 0.95}, fields);
    }
  }
}

void read_symbol_of_file(const std::filesystem::path& file, const Vocabulary& vocabulary,
                         HeadingFields& fields) {
  if (!fields.statement().symbols.empty()) return;
  std::string stem = path_text(file.stem());
  if (!is_utf8(stem)) return;
  // "-EN" and "-E" tell the language.
  const std::size_t dash = stem.rfind('-');
  constexpr std::size_t kLongestLanguage = 2;
  if (dash != std::string::npos && stem.size() - dash - 1 <= kLongestLanguage &&
      stem.find_first_of("0123456789", dash) == std::string::npos) {
    stem.resize(dash);
  }
  for (const char sign : {'_', '-', ' '}) {
    const auto symbol = document_symbol(with_slashes(stem, sign));
    if (!symbol || is_spoken_of(*symbol)) continue;
    // "A-1-2.txt" has the form of a symbol too: only one that a meeting's documents have is meant.
    if (convention_of_symbol(*symbol, vocabulary) == nullptr) continue;
    add(*symbol, {"file-name", 0, path_text(file.filename()), 0.8}, fields);
    return;
  }
}

void follow_symbols(Statement& statement, const Vocabulary& vocabulary) {
  HeadingFields fields(statement);
  for (const std::string& symbol : statement.symbols) {
    if (const auto session = session_of_symbol(symbol, vocabulary)) {
      fields.set_session(*session, {"symbol", 0, symbol, 0.9});
    } else if (const Convention* convention = convention_of_symbol(symbol, vocabulary)) {
      fields.set_convention(convention->code, {"symbol", 0, symbol, 0.85});
    }
  }
}

}  // namespace rostrum
