#include "searcher/query/query_synonyms.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "searcher/query/query_characters.hpp"

namespace rostrum {
namespace {

using Kind = QueryTokenKind;

bool is_proximity(const QueryToken& token) {
  return token.kind == Kind::Near || token.kind == Kind::Adjacent;
}

/// Of each token: whether it is left out, by - or NOT before it or before a bracket around it.
std::vector<bool> excluded_tokens(const std::vector<QueryToken>& tokens) {
  std::vector<bool> excluded(tokens.size(), false);
  std::vector<bool> brackets{false};
  bool next = false;
  bool last = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    switch (tokens[i].kind) {
      case Kind::Not:
      case Kind::Minus:
        next = true;
        break;
      case Kind::Open:
        brackets.push_back(brackets.back() || next);
        next = false;
        break;
      case Kind::Close:
        if (brackets.size() > 1) {
          last = brackets.back();
          brackets.pop_back();
        }
        break;
      case Kind::Near:
      case Kind::Adjacent:
        next = last;  // NOT a NEAR b leaves out the whole
        break;
      case Kind::Value:
        excluded[i] = brackets.back() || next;
        last = excluded[i];
        next = false;
        break;
      default:
        next = false;
        break;
    }
  }
  return excluded;
}

bool has_star(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); i += code_point_at(text, i).bytes) {
    if (is_star(code_point_at(text, i).value)) return true;
  }
  return false;
}

bool is_plain_word(const QueryToken& token) {
  return token.kind == Kind::Value && token.field_kind == FieldKind::FreeText && !token.quoted &&
         !has_star(token.text);
}

/// True if the second goes on where the first ends, blanks apart, and no field is named before it.
bool side_by_side(const QueryToken& first, const QueryToken& second) {
  const char* const end = first.text.data() + first.text.size();
  if (second.field != "text" || second.text.data() < end) return false;
  const std::string_view between(end, static_cast<std::size_t>(second.text.data() - end));
  for (std::size_t i = 0; i < between.size(); i += code_point_at(between, i).bytes) {
    if (!is_separator(code_point_at(between, i).value)) return false;
  }
  return true;
}

}  // namespace

std::vector<NamedConcept> named_concepts(const std::vector<QueryToken>& tokens,
                                         const LabelFinder& labels, TextAnalyser& analyser) {
  const std::vector<bool> excluded = excluded_tokens(tokens);
  const auto beside_proximity = [&tokens](std::size_t i) {
    return (i > 0 && is_proximity(tokens[i - 1])) ||
           (i + 1 < tokens.size() && is_proximity(tokens[i + 1]));
  };
  std::vector<NamedConcept> named;
  for (std::size_t i = 0; i < tokens.size();) {
    const QueryToken& token = tokens[i];
    const std::size_t first = i++;
    if (excluded[first]) continue;
    if (token.kind == Kind::Value && token.field_kind == FieldKind::FreeText && token.quoted) {
      const std::string phrase = with_plain_spaces(token.text);
      const FieldConcept* meant = labels.exact(labels.typed(phrase, analyser));
      if (meant != nullptr) named.push_back({first, 1, meant});
      continue;
    }
    if (!is_plain_word(token)) continue;
    std::vector<LabelFinder::Typed> words{labels.typed(token.text, analyser)};
    const bool alone = beside_proximity(first) || token.field != "text" ||
                       (first > 0 && tokens[first - 1].kind == Kind::Plus);
    for (std::size_t k = i; !alone && k < tokens.size() && is_plain_word(tokens[k]); ++k) {
      if (beside_proximity(k) || !side_by_side(tokens[k - 1], tokens[k])) break;
      LabelFinder::Typed next = labels.typed(tokens[k].text, analyser);
      if (next.words.empty()) break;  // a mark between words
      words.push_back(std::move(next));
    }
    if (words.front().words.empty()) continue;
    const LabelFinder::Found found = labels.longest(words);
    if (found.meant == nullptr) continue;
    named.push_back({first, found.words, found.meant});
    i = first + found.words;
  }
  return named;
}

QueryNode synonyms_node(const FieldConcept& meant, QueryNode typed, std::string_view spelling,
                        const QueryToken& first, TextAnalyser& analyser) {
  const std::string field(first.field);
  QueryNode node{.op = QueryOp::Synonyms, .text = with_plain_spaces(spelling)};
  if (first.quoted) node.text = '"' + node.text + '"';
  node.field = field;
  node.meant = &meant;
  node.position = first.position;
  const auto acronym =
      std::find_if(meant.labels.begin(), meant.labels.end(), [&](const ConceptLabel& label) {
        return label.acronym && label.text == without_marks(spelling, analyser);
      });
  node.children.push_back(acronym == meant.labels.end() ? std::move(typed)
                                                        : label_node(*acronym, field, analyser));
  for (const ConceptLabel& label : meant.labels) {
    node.children.push_back(label_node(label, field, analyser));
  }
  return node;
}

}  // namespace rostrum
