#include "searcher/ranking/weighing.hpp"

#include <algorithm>

#include "searcher/matching/matcher.hpp"
#include "searcher/matching/pattern.hpp"
#include "searcher/query/query_atoms.hpp"

namespace rostrum {

Weighings::Weighings(const QueryNode& root, bool exact_forms, const RankingParameters& parameters,
                     const Snapshot& snapshot, TextAnalyser& analyser)
    : snapshot_(snapshot),
      analyser_(analyser),
      parameters_(parameters),
      exact_forms_(exact_forms),
      statistics_{static_cast<double>(snapshot.statements()), snapshot.average_length()} {
  add(root, nullptr, true);
  const bool others = std::any_of(weighings_.begin(), weighings_.end(),
                                  [](const Weighing& each) { return !each.function_word; });
  for (Weighing& each : weighings_) {
    const bool demoted = others && each.function_word;
    each.weight = word_weight(static_cast<double>(frequency_of(each)), each.occurrences, demoted,
                              statistics_, parameters_);
    question_weight_ += each.occurrences * (demoted ? parameters_.function_word : 1);
    if (demoted) each.places = false;
  }
}

void Weighings::add(const QueryNode& node, const DocSet* only, bool in_all) {
  const std::string prefix(node.field.empty() ? "" : field_named(node.field).prefix);
  const std::string title(field(FieldId::Title).prefix);
  switch (node.op) {
    case QueryOp::Word:
      add_word(node, only);
      return;
    case QueryOp::Wildcard: {
      // Of a hyphenated one, the words that begin so: its parts weigh where they are found by them.
      const bool hyphenated = node.pattern->kind == Pattern::Kind::Any;
      const Pattern& whole = hyphenated ? node.pattern->parts.front() : *node.pattern;
      Weighing word{.kind = ListKind::Words, .disjoint = false, .only = only};
      for (const PlacedList& list : whole.lists) word.lists.push_back(list.name);
      add(std::move(word));
      return;
    }
    case QueryOp::Phrase: {
      const DocSet* within = in_all ? only : narrowed(node, only);
      for (const std::string& typed : node.words) {
        for (const std::string& word : open_words(typed)) add_exact(word, node.field, within);
      }
      return;
    }
    case QueryOp::Near:
    case QueryOp::Adjacent: {
      const DocSet* within = in_all ? only : narrowed(node, only);
      for (const QueryNode& child : node.children) add(child, within, false);
      return;
    }
    case QueryOp::And:
      for (const QueryNode& child : node.children) add(child, only, in_all);
      return;
    case QueryOp::Or:
    case QueryOp::Synonyms:
      // Words that must stand together weigh where they do, though another branch be met.
      for (const QueryNode& child : node.children) {
        add(child, child.op == QueryOp::And ? narrowed(child, only) : only, false);
      }
      return;
    case QueryOp::Not:
    case QueryOp::Filter:
    case QueryOp::Dates:
    case QueryOp::All:
      return;
  }
}

void Weighings::add_word(const QueryNode& node, const DocSet* only) {
  const std::string prefix(field_named(node.field).prefix);
  const std::string title(field(FieldId::Title).prefix);
  Weighing word{.places = true, .only = only, .function_word = is_function_word(node.text)};
  for (const std::string& term : stem_terms(node.text, snapshot_, analyser_, node.language)) {
    word.lists.push_back(prefix + term);
    if (prefix.empty()) word.title_lists.push_back(title + term);
  }
  const bool function_word = word.function_word;
  add(std::move(word));
  if (exact_forms_) {
    Weighing form{.kind = ListKind::Words,
                  .lists = {prefix + node.text},
                  .places = true,
                  .only = only,
                  .occurrences = parameters_.exact_form,
                  .function_word = function_word};
    if (prefix.empty()) form.title_lists = {title + node.text};
    add(std::move(form));
  }
  for (const std::string& part : node.words) {
    QueryNode one{
        .op = QueryOp::Word, .text = part, .field = node.field, .language = node.language};
    add_word(one, only);
  }
}

void Weighings::add_exact(const std::string& word, const std::string& field_name,
                          const DocSet* within) {
  const std::string prefix(field_named(field_name).prefix);
  const std::string title(field(FieldId::Title).prefix);
  Weighing each{.kind = ListKind::Words, .disjoint = false, .only = within};
  for (PlacedList& list : lists_of_word(word, prefix, snapshot_)) {
    each.lists.push_back(std::move(list.name));
  }
  if (prefix.empty()) {
    for (PlacedList& list : lists_of_word(word, title, snapshot_)) {
      each.title_lists.push_back(std::move(list.name));
    }
  }
  each.function_word = is_function_word(word);
  add(std::move(each));
}

void Weighings::add(Weighing weighing) {
  const bool known =
      std::any_of(weighing.lists.begin(), weighing.lists.end(),
                  [&](const std::string& list) { return snapshot_.has(weighing.kind, list); });
  if (known && weighing.occurrences > 0) weighings_.push_back(std::move(weighing));
}

const DocSet* Weighings::narrowed(const QueryNode& node, const DocSet* only) {
  sets_.push_back(std::make_unique<DocSet>(match(node, snapshot_, analyser_)));
  if (only != nullptr) *sets_.back() &= *only;
  return sets_.back().get();
}

std::size_t Weighings::frequency_of(const Weighing& weighing) const {
  std::size_t frequency = 0;
  if (weighing.disjoint) {
    for (const std::string& list : weighing.lists) {
      frequency += snapshot_.frequency(weighing.kind, list);
    }
    return frequency;
  }
  DocSet any = snapshot_.none();
  for (const std::string& list : weighing.lists) snapshot_.add_list(weighing.kind, list, any);
  any &= snapshot_.all();
  return any.count();
}

bool asks_for_any(const QueryNode& root) {
  if (root.op != QueryOp::Or) return false;
  const auto words = std::count_if(root.children.begin(), root.children.end(),
                                   [](const auto& each) { return each.op == QueryOp::Word; });
  return words >= 2;
}

}  // namespace rostrum
