#include "schemas/statement_terms.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "schemas/fields.hpp"
#include "schemas/index_format.hpp"

namespace rostrum {
namespace {

/// Gathers terms, each once, whatever the order they come in.
class Gathering {
 public:
  Gathering(std::string_view language, TextAnalyser& analyser)
      : language_(language), analyser_(analyser) {}

  /// Words of one text under a prefix. Returns the position that the next text may start at.
  std::uint32_t add(std::string_view text, std::string_view prefix, std::uint32_t offset) {
    const AnalysedText analysed = analyser_.analyse(text);
    const std::string start(prefix);
    for (const Token& token : analysed.tokens) {
      add_word(start, token.word, start + token.word, offset + token.position);
    }
    for (const Compound& compound : analysed.compounds) {
      add_word(start, compound.word, hyphenated_term(prefix, compound.word),
               offset + analysed.tokens[compound.first_token].position);
      std::string parts;
      for (std::size_t i = 0; i < compound.tokens; ++i) {
        parts += (i == 0 ? "" : " ") + analysed.tokens[compound.first_token + i].word;
      }
      terms_.apart.push_back(compound.word + '=' + parts);
    }
    return analysed.tokens.empty() ? offset
                                   : offset + analysed.tokens.back().position + kParagraphGap;
  }

  [[nodiscard]] StatementTerms take() {
    for (PlacedWord& word : terms_.words) std::sort(word.positions.begin(), word.positions.end());
    std::sort(terms_.apart.begin(), terms_.apart.end());
    terms_.apart.erase(std::unique(terms_.apart.begin(), terms_.apart.end()), terms_.apart.end());
    return std::move(terms_);
  }

 private:
  struct Known {
    std::size_t word;
    std::size_t stem;
  };

  void add_word(const std::string& prefix, const std::string& word, std::string list,
                std::uint32_t position) {
    const auto [place, fresh] = known_.try_emplace(std::move(list));
    if (fresh) {
      const std::string stem = analyser_.stem_term(language_, word);
      const auto [stem_place, fresh_stem] = stems_.try_emplace(prefix + stem, terms_.stems.size());
      if (fresh_stem) terms_.stems.push_back({stem_place->first, 0});
      place->second = {terms_.words.size(), stem_place->second};
      terms_.words.push_back({.term = place->first, .stem = stem_place->second});
    }
    terms_.words[place->second.word].positions.push_back(position);
    ++terms_.stems[place->second.stem].count;
  }

  std::string_view language_;
  TextAnalyser& analyser_;
  std::unordered_map<std::string, Known> known_;
  std::unordered_map<std::string, std::size_t> stems_;
  StatementTerms terms_;
};

}  // namespace

std::string hyphenated_term(std::string_view prefix, std::string_view word) {
  return std::string(kCompoundPrefix) + std::string(prefix) + std::string(word);
}

std::uint32_t StatementTerms::length() const {
  std::uint32_t length = 0;
  for (const CountedTerm& stem : stems) length += stem.count;
  return length;
}

StatementTerms terms_of(const Statement& statement, TextAnalyser& analyser) {
  Gathering gathering(statement.language, analyser);
  // Title words are words of the statement, and words of its title too.
  const std::uint32_t after_title = gathering.add(statement.title, "", 0);
  gathering.add(statement.text, "", after_title);
  gathering.add(statement.title, field("title").prefix, 0);
  gathering.add(statement.speaker.name + "\n\n" + statement.speaker.post, field("speaker").prefix,
                0);
  return gathering.take();
}

}  // namespace rostrum
