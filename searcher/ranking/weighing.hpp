/// The words of a question that weigh, and how much. docs/ranking.md says why.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "schemas/text/text_analysis.hpp"
#include "searcher/query/query_ast.hpp"
#include "searcher/ranking/ranking.hpp"
#include "searcher/snapshot/doc_set.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// One term of a question, in one or several lists.
struct Weighing {
  ListKind kind = ListKind::Stems;
  std::vector<std::string> lists;
  std::vector<std::string> title_lists;  ///< the same of the title
  /// Lists of different languages share no document; those of a wildcard may.
  bool disjoint = true;
  bool places = false;           ///< a word whose nearness to others counts
  const DocSet* only = nullptr;  ///< null: wherever it stands
  double occurrences = 1;        ///< in the question
  bool function_word = false;
  double weight = 0;
};

/// Terms of a question. A word counts as one term in all its forms, a wildcard in all its words;
/// the words of a phrase, a NEAR, or an AND within an OR weigh where it stands.
class Weighings {
 public:
  /// `exact_forms`: a word in the very form that was asked weighs beside its stem.
  Weighings(const QueryNode& root, bool exact_forms, const RankingParameters& parameters,
            const Snapshot& snapshot, TextAnalyser& analyser);

  [[nodiscard]] const std::vector<Weighing>& all() const { return weighings_; }
  [[nodiscard]] const RankingStatistics& statistics() const { return statistics_; }
  /// Occurrences of all terms, function words at their share.
  [[nodiscard]] double question_weight() const { return question_weight_; }

 private:
  /// `in_all`: whatever matches the question matches the node, so that it need not be asked where.
  void add(const QueryNode& node, const DocSet* only, bool in_all);
  void add(Weighing weighing);
  void add_word(const QueryNode& node, const DocSet* only);
  /// A word of a phrase, in exactly this form.
  void add_exact(const std::string& word, const std::string& field_name, const DocSet* within);
  [[nodiscard]] const DocSet* narrowed(const QueryNode& node, const DocSet* only);
  [[nodiscard]] std::size_t frequency_of(const Weighing& weighing) const;

  const Snapshot& snapshot_;
  TextAnalyser& analyser_;
  const RankingParameters& parameters_;
  bool exact_forms_;
  RankingStatistics statistics_;
  double question_weight_ = 0;
  std::vector<Weighing> weighings_;
  std::vector<std::unique_ptr<DocSet>> sets_;
};

/// True if words of the question are alternatives, so that what the best answers share can tell
/// more of what is meant: an OR of two words or more.
[[nodiscard]] bool asks_for_any(const QueryNode& root);

}  // namespace rostrum
