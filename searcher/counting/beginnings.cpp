#include "searcher/counting/beginnings.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "schemas/base/utf8.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/index/statement_terms.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kFewestLetters = 2;
/// More words than these begin alike only where hardly anything has been typed.
constexpr std::size_t kMostLists = 4000;

}  // namespace

std::vector<Spelling> words_beginning(std::string_view beginning, std::size_t most,
                                      const Snapshot& snapshot, TextAnalyser& analyser) {
  const AnalysedText typed = analyser.analyse(beginning);
  if (typed.tokens.size() != 1) return {};
  const std::string word(typed.tokens.front().word);
  if (code_points(word) < kFewestLetters) return {};
  const std::string_view prefix = field_named("text").prefix;
  std::map<std::string, std::size_t, std::less<>> counted;
  for (const std::string& list : snapshot.words_from(prefix, word, kMostLists)) {
    counted[std::string(listed_word(prefix, list).spelling)] +=
        snapshot.frequency(ListKind::Words, list);
  }
  std::vector<Spelling> words;
  for (const auto& [spelling, statements] : counted) {
    if (statements > 0) words.push_back({spelling, statements});
  }
  const std::size_t kept = std::min(most, words.size());
  std::partial_sort(words.begin(), words.begin() + static_cast<long>(kept), words.end(),
                    [](const Spelling& a, const Spelling& b) {
                      return a.statements != b.statements ? a.statements > b.statements
                                                          : a.text < b.text;
                    });
  words.resize(kept);
  return words;
}

}  // namespace rostrum
