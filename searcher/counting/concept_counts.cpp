#include "searcher/counting/concept_counts.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include "searcher/matching/position_matcher.hpp"
#include "searcher/matching/query_resolver.hpp"
#include "searcher/query/concept_labels.hpp"

namespace rostrum {
namespace {

/// True if the words stand in the label one after the other, the last one perhaps longer there. Han
/// letters stand anywhere.
bool has_words(const std::string& label, const std::string& words) {
  for (std::size_t at = label.find(words); at != std::string::npos;
       at = label.find(words, at + 1)) {
    if (at == 0 || label[at - 1] == ' ' || is_han(words)) return true;
  }
  return false;
}

bool is_called(const FieldConcept& each, const std::string& name) {
  return has_words(fold_name(each.code), name) ||
         std::any_of(each.labels.begin(), each.labels.end(), [&](const ConceptLabel& label) {
           return has_words(fold_name(label.text), name);
         });
}

}  // namespace

std::vector<CountedConcept> count_concepts(const Thesaurus& thesaurus, std::string_view name,
                                           const Snapshot& snapshot, TextAnalyser& analyser) {
  const std::string wanted = fold_name(name);
  std::vector<CountedConcept> counted;
  for (const FieldConcept& each : thesaurus.concepts()) {
    if (!is_called(each, wanted)) continue;
    CountedConcept row{.meant = &each, .labels = {}};
    DocSet any = snapshot.none();
    for (const ConceptLabel& label : each.labels) {
      QueryNode node = label_node(label, "text", analyser);
      resolve_words(node, snapshot, analyser, {});
      DocSet with = match_pattern(*node.pattern, snapshot, analyser);
      with &= snapshot.all();
      row.labels.push_back(with.count() - snapshot.version_groups().surplus(with));
      any |= with;
    }
    row.statements = any.count() - snapshot.version_groups().surplus(any);
    counted.push_back(std::move(row));
  }
  return counted;
}

}  // namespace rostrum
