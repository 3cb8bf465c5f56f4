#include "indexer/headings/fields/heading_items.hpp"

#include <optional>
#include <regex>

#include "schemas/vocabulary/item_number.hpp"

namespace rostrum {
namespace {

/// Longer lines are no headings, and std::regex runs deep on them.
constexpr std::size_t kLongest = 240;

/// 7, 7a, 9 f, 11 (d), 52 b); not "90 a 106", "5 de", "9 to".
const std::string kNumber =
    R"(\d{1,3}(?:\s?\([a-z]{1,2}\)|[a-z]{1,2}(?![a-zA-Z'])|\.[a-z](?![a-zA-Z'])|\s[a-z](?:\)|(?![a-zA-Z'])(?!\s+\d)))?(?![0-9]))";
/// 7a/b, 7a and b, 7 (a) to (c): a number, and letters of the same.
const std::string kLettersOfOne =
    R"(\d{1,3}\s?\(?[a-z]\)?(?:\s?(?:,|/|-|–|&|and|to|et|und|y)\s?\(?[a-z]\)?(?![a-zA-Z']))+)";
const std::string kOneOrMore = "(?:" + kLettersOfOne + "|" + kNumber + ")";

/// "12 (c) and (d)" is 12 (c), 12 (d).
std::string with_numbers(std::string line) {
  static const std::regex more(
      R"((\d{1,3})(\s?\([a-z]\))(\s*(?:,|/|&|and|y|et|e|und|и|و|及|和|、)\s*)(\([a-z]\)))",
      std::regex::ECMAScript | std::regex::icase);
  constexpr int kMost = 10;
  for (int i = 0; i < kMost && std::regex_search(line, more); ++i) {
    line = std::regex_replace(line, more, "$1$2, $1 $4", std::regex_constants::format_first_only);
  }
  return line;
}

std::string trimmed(std::string text) {
  const std::size_t first = text.find_first_not_of(" \t.:;,-\"");
  if (first == std::string::npos) return "";
  text.erase(0, first);
  while (!text.empty() && std::string_view(" \t:;,-").find(text.back()) != std::string_view::npos) {
    text.pop_back();
  }
  return text;
}

void add(std::vector<AgendaItem>& items, const std::string& number, const std::string& title) {
  const auto normal = item_number(number);
  if (!normal) return;
  for (const AgendaItem& known : items) {
    if (known.number == *normal) return;
  }
  items.push_back({*normal, trimmed(title), ""});
}

}  // namespace

std::vector<AgendaItem> items_in(std::string_view raw, bool number_and_title) {
  std::vector<AgendaItem> items;
  if (raw.size() > kLongest) return items;
  const std::string line = with_numbers(with_plain_items(std::string(raw)));
  // 7.a.1: a letter and a digit below it.
  static const std::regex deep(
      R"((?:item|ítem|tema|point|punto)\s+(\d{1,3})\.([a-z])\.(\d{1,2})(?![0-9]))",
      std::regex::ECMAScript | std::regex::icase);
  if (std::smatch parts; std::regex_search(line, parts, deep)) {
    items.push_back(
        {parts[1].str() + static_cast<char>(parts[2].str()[0] | 0x20) + parts[3].str(), "", ""});
    return items;
  }
  const auto flags = std::regex::ECMAScript | std::regex::icase | std::regex::optimize;
  // 7a. Universalization; 10. (a) General debate. A number and a title, and nothing before them.
  static const std::regex numbered("^(" + kNumber + R"()\s?[.:)]\s+(\S.*)$)", flags);
  static const std::regex month(
      R"(^(january|february|march|april|may|june|july|august|september|october|november|december)\b.*)",
      flags);
  // Agenda items 52 (b) and 90 to 106
  static const std::regex several(
      "(?:agenda "
      ")?(?:items?|temas?|points?|puntos?|punti|pontos?|ítems?|tagesordnungspunkte?)\\s*(?::\\s*)?("
      "?:no\\.?"
      "\\s*)?(" +
          kOneOrMore + R"((?:\s*(?:,|;|and|to|y|a|à|al|au|e|et|und|bis|-|–|&)?\s*)" + kOneOrMore +
          ")*)(.*)$",
      flags);
  static const std::regex cluster(
      R"((?:\bcluster|クラスター|кластер|Кластер|КЛАСТЕР|المجموعة|grupo temático|groupe thématique)\s*(\d|one|two|three|four|five|i{1,3}|iv|v)(?![0-9a-z])\s*(?:[:.,-]|–)?\s*(.*)$)",
      flags);
  static const std::regex foreign(
      R"((?:пункт|Пункт|ПУНКТ|البند|议程项目|议题|議題)(?:у|а|ы)?\s*()" + kNumber + ")(.*)$",
      flags);
  std::smatch match;
  if (std::regex_search(line, match, several)) {
    std::string list = match[1];
    const std::string title = match[2];
    static const std::regex one("(" + kNumber + R"()(\s*(?:to|a|-|–)\s*()" + kNumber + "))?",
                                flags);
    std::vector<std::string> numbers = item_numbers(list);
    if (numbers.empty()) {
      // "52 (b) 90 to 106": numbers that nothing parts are a list in a heading alone.
      for (auto it = std::sregex_iterator(list.begin(), list.end(), one);
           it != std::sregex_iterator(); ++it) {
        numbers.push_back((*it)[3].matched ? (*it)[1].str() + " to " + (*it)[3].str()
                                           : (*it)[1].str());
      }
    }
    const bool titled = numbers.size() == 1 && (title.starts_with(":") || title.starts_with(".") ||
                                                title.starts_with(" :") ||
                                                title.starts_with(" –") || title.starts_with(" -"));
    for (const std::string& number : numbers) add(items, number, titled ? title : "");
    return items;
  }
  // Agenda item IV: General debate. In capitals alone, or it might be a word.
  static const std::regex roman(
      R"((?:[Ii]tem|ITEM|[Pp]oint|POINT|[Tt]ema|TEMA|[Pp]unto|PUNTO|[Pp]onto|PONTO|Tagesordnungspunkt|TOP|[Пп]ункт|ПУНКТ)\s+([IVX]{1,5})(?:$|\s*(?:[:.-]|–)\s*(.*)$))");
  if (std::regex_search(line, match, roman)) {
    add(items, "item " + match[1].str(), match[2]);
    return items;
  }
  if (std::regex_search(line, match, cluster)) {
    add(items, "cluster " + match[1].str(), match[2]);
    return items;
  }
  if (std::regex_search(line, match, foreign)) {
    const std::string title = match[2];
    const bool titled = title.starts_with(":") || title.starts_with(".") || title.starts_with("：");
    add(items, match[1], titled ? title : "");
    return items;
  }
  if (number_and_title && std::regex_search(line, match, numbered) &&
      !std::regex_match(match[2].str(), month)) {
    add(items, match[1], match[2]);
  }
  return items;
}

}  // namespace rostrum
