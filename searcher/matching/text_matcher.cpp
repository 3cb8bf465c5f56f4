#include "searcher/matching/text_matcher.hpp"

#include <algorithm>
#include <string>

#include "searcher/matching/korean_particles.hpp"
#include "searcher/matching/place_sequences.hpp"
#include "searcher/matching/window_search.hpp"
#include "searcher/request/question_budget.hpp"

namespace rostrum {
namespace {

using Kind = Pattern::Kind;

/// What has been analysed, or will be.
constexpr std::size_t kWorkAByte = 10;

/// One text and one language.
class Finder {
 public:
  /// `source` is what was analysed.
  Finder(const AnalysedText& text, std::string_view source, std::string_view field,
         std::string_view language, TextAnalyser& analyser)
      : text_(text), source_(source), field_(field), language_(language), analyser_(analyser) {}

  /// Ascending, each once.
  [[nodiscard]] std::vector<Place> find(const Pattern& pattern) {
    std::vector<Place> places;
    switch (pattern.kind) {
      case Kind::Word:
      case Kind::Exact:
      case Kind::Beginning:
        if (pattern.field == "text" ? field_ != "speaker" : pattern.field == field_) {
          find_words(pattern, places);
        }
        break;
      case Kind::Any:
        for (const Pattern& part : pattern.parts) {
          const std::vector<Place> own = find(part);
          places.insert(places.end(), own.begin(), own.end());
        }
        break;
      case Kind::Sequence:
        places = find(pattern.parts.front());
        for (std::size_t i = 1; i < pattern.parts.size() && !places.empty(); ++i) {
          places = followed(places, find(pattern.parts[i]), pattern.parts[i].may_leave_place);
        }
        break;
      case Kind::Near:
      case Kind::InOrder: {
        std::vector<std::vector<Place>> operands;
        for (const Pattern& part : pattern.parts) operands.push_back(find(part));
        places = places_near(OperandPlaces(operands.begin(), operands.end()), pattern.room,
                             pattern.kind == Kind::InOrder);
        break;
      }
    }
    spend(places.size());
    put_in_order(places);
    return places;
  }

  [[nodiscard]] std::size_t token_at(std::uint32_t position) const {
    const auto& tokens = text_.tokens;
    const auto found = std::lower_bound(
        tokens.begin(), tokens.end(), position,
        [](const Token& token, std::uint32_t wanted) { return token.position < wanted; });
    return static_cast<std::size_t>(found - tokens.begin());
  }

 private:
  void find_words(const Pattern& pattern, std::vector<Place>& places) {
    spend(text_.tokens.size());
    switch (pattern.kind) {
      case Kind::Word: {
        if (!pattern.language.empty() && is_of_another(pattern.language)) break;
        const std::string wanted(analyser_.stem(language_, pattern.text));
        const bool by_letter = TextAnalyser::keeps_first_letter(language_) && !wanted.empty();
        find_if(places, [&](std::string_view word) {
          if (by_letter && word.front() != wanted.front()) return false;
          return analyser_.stem(language_, word) == wanted;
        });
        break;
      }
      case Kind::Beginning:
        find_if(places, [&](std::string_view word) { return word.starts_with(pattern.text); });
        break;
      default:
        if (!pattern.spelling.empty()) {
          for (const Token& token : text_.tokens) {
            if (token.word == pattern.text &&
                source_.substr(token.begin).starts_with(pattern.spelling)) {
              places.push_back({token.position, token.position});
            }
          }
          break;
        }
        find_if(places, [&, particles = takes_particles(pattern.text)](std::string_view word) {
          if (!word.starts_with(pattern.text)) return false;
          return word.size() == pattern.text.size() ||
                 (particles && is_particle(word.substr(pattern.text.size())));
        });
        break;
    }
  }

  /// True if the text is of another language that words are stemmed in.
  [[nodiscard]] bool is_of_another(std::string_view language) const {
    const std::string_view own = language_.substr(0, language_.find('-'));
    const auto& stemmed = stemmed_languages();
    return own != language && std::find(stemmed.begin(), stemmed.end(), own) != stemmed.end();
  }

  template <typename IsIt>
  void find_if(std::vector<Place>& places, const IsIt& is_it) {
    for (const Token& token : text_.tokens) {
      if (is_it(token.word)) places.push_back({token.position, token.position});
    }
    for (const Compound& compound : text_.compounds) {
      if (!is_it(compound.word)) continue;
      const std::uint32_t first = text_.tokens[compound.first_token].position;
      places.push_back({first, first + static_cast<std::uint32_t>(compound.tokens) - 1});
    }
  }

  const AnalysedText& text_;
  std::string_view source_;
  std::string_view field_;
  std::string_view language_;
  TextAnalyser& analyser_;
};

void collect(const QueryNode& node, Finder& finder, std::size_t& leaf, std::vector<Mark>& marks) {
  switch (node.op) {
    case QueryOp::And:
    case QueryOp::Or:
    case QueryOp::Synonyms:
      for (const QueryNode& child : node.children) collect(child, finder, leaf, marks);
      return;
    case QueryOp::Word:
    case QueryOp::Wildcard:
    case QueryOp::Phrase:
    case QueryOp::Near:
    case QueryOp::Adjacent:
      for (const Place& place : finder.find(*node.pattern)) {
        marks.push_back({finder.token_at(place.first), finder.token_at(place.last), leaf});
      }
      ++leaf;
      return;
    default:
      return;
  }
}

}  // namespace

std::vector<Mark> find_marks(const QueryNode& root, const AnalysedText& text,
                             std::string_view source, std::string_view field,
                             std::string_view language, TextAnalyser& analyser) {
  spend(kWorkAByte * source.size());
  Finder finder(text, source, field, language, analyser);
  std::vector<Mark> marks;
  std::size_t leaf = 0;
  collect(root, finder, leaf, marks);
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.first_token != b.first_token ? a.first_token < b.first_token
                                          : a.last_token > b.last_token;
  });
  return marks;
}

bool holds(const Statement& statement, const Pattern& pattern, TextAnalyser& analyser) {
  const auto met = [&](const std::string& text, std::string_view field) {
    spend(kWorkAByte * text.size());
    const AnalysedText analysed = analyser.analyse(text);
    return !Finder(analysed, text, field, statement.language, analyser).find(pattern).empty();
  };
  return met(statement.title, "title") || met(statement.text, "text") ||
         met(statement.speaker.name + "\n\n" + statement.speaker.post, "speaker");
}

}  // namespace rostrum
