#include "searcher/analysis/words/phrase_places.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string_view>

#include "schemas/base/name_table.hpp"

namespace rostrum {
namespace {

using Words = std::vector<std::uint32_t>;

/// Numbers as for_each_word_sequence has them: plus 1.
Words words_of(std::string_view phrase, NameTable& names) {
  Words words;
  while (!phrase.empty()) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    words.push_back(names.number_of(phrase.substr(0, end)) + 1);
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
  return words;
}

/// Where the second paragraph begins, the title being the first.
std::size_t second_paragraph(std::span<const std::uint32_t> words) {
  std::size_t empty = 0;
  bool begun = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] != 0) {
      // One place may be free within a paragraph, between letters of Han.
      if (begun && empty > 1) return at;
      begun = true;
      empty = 0;
    } else {
      ++empty;
    }
  }
  return words.size();
}

}  // namespace

std::vector<std::vector<WordPlace>> phrase_places(const IndexView& index, const DocSet& set,
                                                  const std::vector<std::string>& phrases,
                                                  std::size_t size) {
  std::vector<std::vector<WordPlace>> places(phrases.size());
  if (phrases.empty()) return places;
  NameTable names;
  std::map<Words, std::size_t> row_of;
  for (std::size_t i = 0; i < phrases.size(); ++i) row_of.emplace(words_of(phrases[i], names), i);
  // Most words begin none of them.
  std::vector<bool> begins(names.size() + std::size_t{1}, false);
  for (const auto& [words, row] : row_of) begins[words.front()] = true;
  Words here(size);
  index.for_each_word_sequence(
      set, names, [&](std::uint32_t document, std::span<const std::uint32_t> words) {
        const std::size_t heading_end = second_paragraph(words);
        for (std::size_t at = 0; at + size <= words.size(); ++at) {
          if (words[at] >= begins.size() || !begins[words[at]]) continue;
          std::copy_n(words.begin() + static_cast<std::ptrdiff_t>(at), size, here.begin());
          const auto row = row_of.find(here);
          if (row == row_of.end()) continue;
          std::vector<WordPlace>& own = places[row->second];
          const auto place = static_cast<std::uint32_t>(at);
          if (own.empty() || own.back().document != document) {
            own.push_back({document, place});
          } else if (own.back().position < heading_end && at >= heading_end) {
            own.back().position = place;
          }
        }
      });
  return places;
}

}  // namespace rostrum
