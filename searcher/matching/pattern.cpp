#include "searcher/matching/pattern.hpp"

#include <algorithm>
#include <utility>

#include "schemas/index/fields.hpp"
#include "schemas/index/statement_terms.hpp"
#include "searcher/matching/korean_particles.hpp"
#include "searcher/query/query_atoms.hpp"

namespace rostrum {
namespace {

using Kind = Pattern::Kind;

Pattern group(Kind kind, std::vector<Pattern> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Pattern pattern{.kind = kind, .field = parts.front().field};
  pattern.parts = std::move(parts);
  return pattern;
}

/// Makes the patterns of one question in one index.
class Maker {
 public:
  Maker(const Snapshot& snapshot, TextAnalyser& analyser)
      : snapshot_(snapshot), analyser_(analyser) {}

  [[nodiscard]] Pattern make(const QueryNode& node) const {
    switch (node.op) {
      case QueryOp::Word:
        return of_word(node);
      case QueryOp::Phrase:
        return of_phrase(node);
      case QueryOp::Or:
      case QueryOp::Synonyms:
        return group(Kind::Any, of_children(node));
      case QueryOp::Near:
        return with_room(group(Kind::Near, of_children(node)), node);
      case QueryOp::Adjacent:
        return node.distance == 1 ? side_by_side(node)
                                  : with_room(group(Kind::InOrder, of_children(node)), node);
      default:
        return *node.pattern;  // a wildcard's
    }
  }

 private:
  [[nodiscard]] std::vector<Pattern> of_children(const QueryNode& node) const {
    std::vector<Pattern> parts;
    for (const QueryNode& child : node.children) parts.push_back(make(child));
    return parts;
  }

  static Pattern with_room(Pattern pattern, const QueryNode& node) {
    pattern.room = static_cast<std::size_t>(node.distance) * (node.children.size() - 1);
    return pattern;
  }

  /// Of a node, or of one of its parts.
  [[nodiscard]] Pattern word(const std::string& text, const QueryNode& node) const {
    Pattern pattern{
        .kind = Kind::Word, .field = node.field, .text = text, .language = node.language};
    const std::string prefix(field_named(node.field).prefix);
    for (const std::string& term : stem_terms(text, snapshot_, analyser_, node.language)) {
      pattern.stems.push_back(prefix + term);
    }
    return pattern;
  }

  [[nodiscard]] Pattern exact(const std::string& text, const std::string& field_name) const {
    Pattern pattern{.kind = Kind::Exact, .field = field_name, .text = text};
    pattern.lists = lists_of_word(text, field_named(field_name).prefix, snapshot_);
    return pattern;
  }

  /// A hyphenated word is found whole and hyphenated, and as its parts stand side by side: they
  /// were typed. A word written whole is not: its parts may be any two words.
  [[nodiscard]] Pattern of_word(const QueryNode& node) const {
    Pattern whole = word(node.text, node);
    if (node.words.empty()) return whole;
    std::vector<Pattern> open;
    for (const std::string& part : node.words) open.push_back(word(part, node));
    return group(Kind::Any, {std::move(whole), group(Kind::Sequence, std::move(open))});
  }

  [[nodiscard]] Pattern of_phrase(const QueryNode& node) const {
    std::vector<Pattern> parts;
    bool after_han = false;
    for (const std::string& typed : node.words) {
      std::vector<Pattern> open;
      for (const std::string& each : open_words(typed)) open.push_back(exact(each, node.field));
      if (is_hyphenated(typed)) {
        std::string joined = typed;
        std::erase(joined, '-');
        parts.push_back(
            group(Kind::Any, {exact(joined, node.field), group(Kind::Sequence, std::move(open))}));
      } else {
        open.front().may_leave_place = after_han && is_han(typed);
        std::move(open.begin(), open.end(), std::back_inserter(parts));
      }
      after_han = is_han(typed);
    }
    parts.front().spelling = node.spelling;
    return group(Kind::Sequence, std::move(parts));
  }

  /// ADJ/1, and a typed word that is several.
  [[nodiscard]] Pattern side_by_side(const QueryNode& node) const {
    const auto ends_in_han = [](const QueryNode& each) {
      return each.op == QueryOp::Phrase && is_han(each.words.back());
    };
    std::vector<Pattern> parts = of_children(node);
    for (std::size_t i = 1; i < parts.size(); ++i) {
      parts[i].may_leave_place = ends_in_han(node.children[i - 1]) && begins_with_han(parts[i]);
    }
    return group(Kind::Sequence, std::move(parts));
  }

  static bool begins_with_han(const Pattern& pattern) {
    const Pattern* first = &pattern;
    while (first->kind == Kind::Sequence) first = &first->parts.front();
    return is_han(first->text);
  }

  const Snapshot& snapshot_;
  TextAnalyser& analyser_;
};

}  // namespace

bool same_pattern(const Pattern& a, const Pattern& b) {
  return a.kind == b.kind && a.field == b.field && a.text == b.text && a.language == b.language &&
         a.spelling == b.spelling && a.room == b.room && a.may_leave_place == b.may_leave_place &&
         std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(), same_pattern);
}

Pattern pattern_of(const QueryNode& node, const Snapshot& snapshot, TextAnalyser& analyser) {
  return Maker(snapshot, analyser).make(node);
}

std::vector<PlacedList> lists_of_word(const std::string& word, std::string_view prefix,
                                      const Snapshot& snapshot) {
  std::vector<PlacedList> lists;
  const std::string whole = std::string(prefix) + word;
  if (snapshot.has(ListKind::Words, whole)) lists.push_back({whole});
  for (const std::string& list : snapshot.hyphenated(prefix, word)) {
    lists.push_back({list, listed_word(prefix, list).places});
  }
  if (takes_particles(word)) {
    for (const std::string& list : snapshot.lists_from(ListKind::Words, whole, kMostParticled)) {
      if (is_particle(std::string_view(list).substr(whole.size()))) lists.push_back({list});
    }
  }
  return lists;
}

std::vector<std::string> stem_terms(const std::string& word, const Snapshot& snapshot,
                                    TextAnalyser& analyser, std::string_view only) {
  std::vector<std::string> terms;
  const auto add = [&terms](std::string term) {
    if (std::find(terms.begin(), terms.end(), term) == terms.end())
      terms.push_back(std::move(term));
  };
  for (const std::string& language : snapshot.languages()) {
    if (only.empty() || language.substr(0, language.find('-')) == only)
      add(analyser.stem_term(language, word));
  }
  add(analyser.stem_term("xx", word));  // statements whose language nobody knows
  return terms;
}

bool has_spelling(const Pattern& pattern) {
  return !pattern.spelling.empty() ||
         std::any_of(pattern.parts.begin(), pattern.parts.end(), has_spelling);
}

}  // namespace rostrum
