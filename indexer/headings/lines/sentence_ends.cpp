#include "indexer/headings/lines/sentence_ends.hpp"

#include <algorithm>

#include "indexer/headings/lines/heading_phrases.hpp"
#include "indexer/layout/words/line_joining.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {

bool is_abbreviation(std::string_view before) {
  const std::size_t blank = before.find_last_of(" (");
  const std::string_view word = before.substr(blank == std::string_view::npos ? 0 : blank + 1);
  if (word.empty() || word.find('.') != std::string_view::npos) return true;
  constexpr std::size_t kDigits = 3;  // a paragraph's number; a year ends a sentence
  if (word.find_first_not_of("0123456789") == std::string_view::npos) return word.size() <= kDigits;
  if (!is_ascii(word.front())) return word.size() <= 3;  // "г.", "А.", "л."
  constexpr std::size_t kLongest = 5;
  if (word.size() == 1) return word != "I";
  const std::string folded = fold_name(word);
  return word.size() <= kLongest && phrases(Phrase::Abbreviations).holds(folded);
}

std::size_t inner_sentence_end(std::string_view text) {
  constexpr std::string_view kWide = "。";
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (text.substr(at).starts_with(kWide) && at + kWide.size() < text.size()) {
      return at + kWide.size();
    }
    const bool stop = text[at] == '.' || text[at] == '?' || text[at] == '!';
    if (!stop || text[at + 1] != ' ' || starts_small(text.substr(at + 2))) continue;
    if (text[at] == '.' && is_abbreviation(text.substr(0, at))) continue;
    return at + 1;
  }
  return std::string_view::npos;
}

std::vector<std::string> sentences_in(std::string_view line) {
  std::vector<std::string> found;
  while (!line.empty()) {
    const std::size_t end = std::min(inner_sentence_end(line), line.size());
    found.emplace_back(line.substr(0, end));
    line.remove_prefix(end);
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  }
  return found;
}

}  // namespace rostrum
