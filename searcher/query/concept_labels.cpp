#include "searcher/query/concept_labels.hpp"

#include <algorithm>
#include <utility>

#include "searcher/query/query_atoms.hpp"

namespace rostrum {

LabelFinder::LabelFinder(const Thesaurus& thesaurus, TextAnalyser& analyser) {
  for (const FieldConcept& each : thesaurus.concepts()) {
    for (const ConceptLabel& label : each.labels) {
      if (label.acronym) {
        acronyms_.emplace(label.text, &each);
        continue;
      }
      const Typed typed = this->typed(label.text, analyser);
      words_.emplace(typed.words, &each);
      const auto language = std::find(kLanguages.begin(), kLanguages.end(), label.language);
      const auto place = static_cast<std::size_t>(language - kLanguages.begin());
      if (language != kLanguages.end()) stems_[place].emplace(typed.stems[place], &each);
      const auto blanks = std::count(label.text.begin(), label.text.end(), ' ');
      most_words_ = std::max(most_words_, static_cast<std::size_t>(blanks) + 1);
    }
  }
}

LabelFinder::Typed LabelFinder::typed(std::string_view text, TextAnalyser& analyser) const {
  Typed typed{.spelling = without_marks(text, analyser), .words = {}, .stems = {}};
  const AnalysedText analysed = analyser.analyse(text);
  // Nothing stands between words, so that anti-personnel, antipersonnel and anti personnel are one.
  for (const Token& token : analysed.tokens) {
    typed.words += token.word;
    for (std::size_t i = 0; i < kLanguages.size(); ++i) {
      typed.stems[i] += analyser.stem(kLanguages[i], token.word);
    }
  }
  return typed;
}

LabelFinder::Found LabelFinder::longest(const std::vector<Typed>& words) const {
  Found found;
  Typed run;
  const std::size_t end = std::min(words.size(), most_words_);
  for (std::size_t i = 0; i < end; ++i) {
    run.words += words[i].words;
    const FieldConcept* meant = nullptr;
    const auto look_up = [&meant](const Owners& owners, const std::string& key) {
      if (meant != nullptr || key.empty()) return;
      const auto owner = owners.find(key);
      if (owner != owners.end()) meant = owner->second;
    };
    if (i == 0) look_up(acronyms_, std::string(words.front().spelling));
    look_up(words_, run.words);
    for (std::size_t language = 0; language < kLanguages.size(); ++language) {
      run.stems[language] += words[i].stems[language];
      look_up(stems_[language], run.stems[language]);
    }
    if (meant != nullptr) found = {meant, i + 1};
  }
  return found;
}

const FieldConcept* LabelFinder::exact(const Typed& phrase) const {
  if (const auto acronym = acronyms_.find(std::string(phrase.spelling));
      acronym != acronyms_.end()) {
    return acronym->second;
  }
  const auto owner = words_.find(phrase.words);
  return owner == words_.end() || phrase.words.empty() ? nullptr : owner->second;
}

std::string_view without_marks(std::string_view text, TextAnalyser& analyser) {
  const AnalysedText analysed = analyser.analyse(text);
  if (analysed.tokens.empty()) return {};
  const std::size_t begin = analysed.tokens.front().begin;
  return text.substr(begin, analysed.tokens.back().end - begin);
}

QueryNode label_node(const ConceptLabel& label, const std::string& field, TextAnalyser& analyser) {
  std::vector<QueryNode> nodes;
  QueryNode phrase{.op = QueryOp::Phrase, .field = field};
  for (TypedWord& typed : typed_words(analyser.analyse(label.text))) {
    if (label.acronym) {
      phrase.words.push_back(std::move(typed.text));
      continue;
    }
    QueryNode node{.op = QueryOp::Word, .field = field, .language = label.language};
    if (is_han(typed.text)) {
      node.op = QueryOp::Phrase;
      node.words = {std::move(typed.text)};
    } else {
      if (is_hyphenated(typed.text)) node.words = open_words(typed.text);
      node.text = std::move(typed.text);
      std::erase(node.text, '-');
    }
    nodes.push_back(std::move(node));
  }
  if (label.acronym) {
    if (label.as_written) phrase.spelling = label.text;
    return phrase;
  }
  if (nodes.size() == 1) return std::move(nodes.front());
  QueryNode all{.op = QueryOp::Adjacent, .distance = 1};
  all.children = std::move(nodes);
  return all;
}

}  // namespace rostrum
