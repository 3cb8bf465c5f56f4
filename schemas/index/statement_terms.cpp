#include "schemas/index/statement_terms.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "schemas/base/error.hpp"
#include "schemas/base/name_table.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/index/index_format.hpp"

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
    places_.reserve(places_.size() + analysed.tokens.size());
    std::string list;
    for (const Token& token : analysed.tokens) {
      list.assign(prefix).append(token.word);
      add_word(token.word, list, offset + token.position);
    }
    std::string spelling;
    for (const Compound& compound : analysed.compounds) {
      spelling.clear();
      for (std::size_t i = 0; i < compound.tokens; ++i) {
        if (i > 0) spelling += '-';
        spelling += analysed.tokens[compound.first_token + i].word;
      }
      add_word(compound.word, hyphenated_term(prefix, compound.word, spelling),
               offset + analysed.tokens[compound.first_token].position);
    }
    add_stems(prefix);
    return analysed.tokens.empty() ? offset
                                   : offset + analysed.tokens.back().position + kParagraphGap;
  }

  [[nodiscard]] StatementTerms take() {
    StatementTerms terms;
    take_names(terms);
    take_positions(terms);
    return terms;
  }

 private:
  struct Place {
    std::uint32_t word;
    std::uint32_t position;
  };

  void add_word(std::string_view word, std::string_view list, std::uint32_t position) {
    const std::uint32_t number = words_.number_of(list);
    if (number == places_of_word_.size()) {
      if (number == kMostDifferentWords) {
        throw Error(ErrorKind::InvalidInput,
                    "text: more than " + std::to_string(kMostDifferentWords) +
                        " different words, which no statement has; split it, or take out what is "
                        "no text");
      }
      places_of_word_.push_back(0);
      fresh_.push_back(word);
    }
    ++places_of_word_[number];
    places_.push_back({number, position});
  }

  /// The stems of the words that came up since the last call.
  void add_stems(std::string_view prefix) {
    for (const std::string_view term : analyser_.stem_terms(language_, fresh_)) {
      stem_.assign(prefix).append(term);
      stem_of_word_.push_back(stems_.number_of(stem_));
    }
    fresh_.clear();
  }

  void take_names(StatementTerms& terms) {
    const std::size_t bytes = words_.bytes().size() + stems_.bytes().size();
    auto names = std::make_unique<char[]>(bytes);
    char* of_stems = std::copy(words_.bytes().begin(), words_.bytes().end(), names.get());
    std::copy(stems_.bytes().begin(), stems_.bytes().end(), of_stems);
    terms.words.resize(words_.size());
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      terms.words[i].term = words_.name(names.get(), i);
      terms.words[i].stem = stem_of_word_[i];
    }
    terms.stems.resize(stems_.size());
    for (std::uint32_t i = 0; i < stems_.size(); ++i)
      terms.stems[i].term = stems_.name(of_stems, i);
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      CountedTerm& stem = terms.stems[stem_of_word_[i]];
      stem.count += places_of_word_[i];
      // Other fields have their prefix before the stem's own.
      const bool of_text = stem.term.starts_with('Z');
      if (of_text && !terms.words[i].term.starts_with(kCompoundPrefix)) {
        stem.in_length += places_of_word_[i];
      }
    }
    terms.names = std::move(names);
  }

  /// The words of a text come in its order: so do the positions of each.
  void take_positions(StatementTerms& terms) {
    auto positions = std::make_unique<std::uint32_t[]>(places_.size());
    std::vector<std::uint32_t*> next(words_.size());
    std::uint32_t* at = positions.get();
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      next[i] = at;
      terms.words[i].positions = {at, places_of_word_[i]};
      at += places_of_word_[i];
    }
    for (const Place& place : places_) *next[place.word]++ = place.position;
    terms.positions = std::move(positions);
  }

  std::string_view language_;
  TextAnalyser& analyser_;
  NameTable words_;
  NameTable stems_;
  std::vector<std::uint32_t> stem_of_word_;
  std::vector<std::uint32_t> places_of_word_;
  std::vector<Place> places_;
  std::vector<std::string_view> fresh_;  ///< words whose stems are still to be found
  std::string stem_;
};

}  // namespace

std::string hyphenated_term(std::string_view prefix, std::string_view word,
                            std::string_view spelling) {
  std::string term(kCompoundPrefix);
  return term.append(prefix).append(word).append("=").append(spelling);
}

ListedWord listed_word(std::string_view prefix, std::string_view list) {
  if (!list.starts_with(kCompoundPrefix)) {
    const std::string_view word = list.substr(prefix.size());
    return {word, word};
  }
  const std::string_view both = list.substr(kCompoundPrefix.size() + prefix.size());
  const std::size_t equals = both.find('=');
  const std::string_view spelling = both.substr(equals + 1);
  const auto hyphens = std::count(spelling.begin(), spelling.end(), '-');
  return {both.substr(0, equals), spelling, static_cast<std::uint32_t>(hyphens) + 1};
}

std::uint32_t StatementTerms::length() const {
  std::uint32_t length = 0;
  for (const CountedTerm& stem : stems) length += stem.in_length;
  return length;
}

StatementTerms terms_of(const Statement& statement, TextAnalyser& analyser) {
  Gathering gathering(statement.language, analyser);
  // Title words are words of the statement, and words of its title too.
  const std::uint32_t after_title = gathering.add(statement.title, "", 0);
  gathering.add(statement.text, "", after_title);
  gathering.add(statement.title, field(FieldId::Title).prefix, 0);
  gathering.add(statement.speaker.name + "\n\n" + statement.speaker.post,
                field(FieldId::Speaker).prefix, 0);
  return gathering.take();
}

}  // namespace rostrum
