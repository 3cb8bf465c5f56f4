#include "searcher/query/query_atoms.hpp"

#include "searcher/query/query_characters.hpp"

namespace rostrum {

std::vector<TypedWord> typed_words(const AnalysedText& analysed) {
  std::vector<TypedWord> words;
  for (std::size_t i = 0; i < analysed.tokens.size();) {
    const Token& first = analysed.tokens[i];
    TypedWord word{.text = std::string(first.word), .first_token = i};
    if (first.compound != 0) {
      word.tokens = analysed.compounds[first.compound - 1].tokens;
      for (std::size_t k = 1; k < word.tokens; ++k) {
        word.text.append("-").append(analysed.tokens[i + k].word);
      }
    } else if (is_han(first.word)) {
      while (i + word.tokens < analysed.tokens.size()) {
        const Token& next = analysed.tokens[i + word.tokens];
        if (!is_han(next.word) || next.begin != analysed.tokens[i + word.tokens - 1].end) break;
        word.text += next.word;
        ++word.tokens;
      }
    }
    i += word.tokens;
    words.push_back(std::move(word));
  }
  return words;
}

std::vector<std::string> open_words(std::string_view typed) {
  std::vector<std::string> words;
  if (is_han(typed)) {
    for (std::size_t at = 0; at < typed.size();) {
      const std::size_t bytes = code_point_at(typed, at).bytes;
      words.emplace_back(typed.substr(at, bytes));
      at += bytes;
    }
    return words;
  }
  for (std::size_t at = 0; at <= typed.size();) {
    const std::size_t end = std::min(typed.find('-', at), typed.size());
    words.emplace_back(typed.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_hyphenated(std::string_view typed) { return typed.find('-') != std::string_view::npos; }

}  // namespace rostrum
