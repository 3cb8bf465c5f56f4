#include "benchmarks/relevance/rostrum_model.hpp"

#include <algorithm>
#include <unordered_set>

namespace rostrum::relevance {
namespace {

/// One word of a question in one form: its stems in the languages of the index, or the plain word.
/// Each statement has one language, so no statement has two of the stems.
struct QuestionTerm {
  std::vector<const IndexedTerm*> stems;
  bool function_word;
  double occurrences;

  [[nodiscard]] double with_term() const {
    std::size_t sum = 0;
    for (const IndexedTerm* stem : stems) sum += stem->postings.size();
    return static_cast<double>(sum);
  }
};

/// What a question asks for, as far as the index has it; a hyphenated word also as one.
std::vector<QuestionTerm> terms_of(const JudgedQuestion& question, const WordIndex& index,
                                   TextAnalyser& analyser, double exact_form) {
  std::vector<QuestionTerm> terms;
  const auto add = [&](const std::vector<std::string>& names, bool function_word,
                       double occurrences) {
    std::vector<const IndexedTerm*> stems;
    for (const std::string& name : names) {
      const IndexedTerm* term = index.find(name);
      if (term != nullptr) stems.push_back(term);
    }
    if (stems.empty()) return;
    const auto known = std::find_if(terms.begin(), terms.end(),
                                    [&](const auto& each) { return each.stems == stems; });
    if (known == terms.end()) {
      terms.push_back({std::move(stems), function_word, occurrences});
    } else {
      known->occurrences += occurrences;
    }
  };
  // The language of a question is not known: a word stands for its stem in each.
  const auto stems_of = [&](std::string_view word) {
    std::vector<std::string> names;
    for (const std::string& language : index.languages) {
      names.push_back(analyser.stem_term(language, word));
    }
    return names;
  };
  const AnalysedText analysed = analyser.analyse(question.text);
  for (const Token& token : analysed.tokens) {
    const bool function_word = is_function_word(token.word);
    add(stems_of(token.word), function_word, 1);
    add({"=" + std::string(token.word)}, function_word, exact_form);
  }
  for (const Compound& compound : analysed.compounds) add(stems_of(compound.word), false, 1);
  return terms;
}

/// Scores of one question. A document that holds no word of it is no hit.
class Scoring {
 public:
  Scoring(const WordIndex& index, const RankingParameters& parameters)
      : index_(index),
        parameters_(parameters),
        statistics_{static_cast<double>(index.lengths.size()), index.average_length},
        scores_(index.lengths.size(), 0),
        is_hit_(index.lengths.size(), false) {}

  void ask(const std::vector<QuestionTerm>& terms) {
    const bool others = std::any_of(terms.begin(), terms.end(),
                                    [](const auto& each) { return !each.function_word; });
    for (const QuestionTerm& each : terms) {
      const bool demoted = others && each.function_word;
      const double weight =
          word_weight(each.with_term(), each.occurrences, demoted, statistics_, parameters_);
      question_weight_ += each.occurrences * (demoted ? parameters_.function_word : 1);
      for (const IndexedTerm* stem : each.stems) {
        for (const Occurrences& posting : stem->postings) is_hit_[posting.document] = true;
        add(*stem, weight, nullptr);
      }
    }
  }

  /// Raises those of the best where words of the question stand together.
  void add_proximity(const std::vector<QuestionTerm>& terms) {
    const bool others = std::any_of(terms.begin(), terms.end(),
                                    [](const auto& each) { return !each.function_word; });
    for (const std::size_t document : top(parameters_.proximity_depth)) {
      std::vector<TermPlaces> places;
      for (const QuestionTerm& each : terms) {
        if (others && each.function_word) continue;
        const double weight =
            word_weight(each.with_term(), each.occurrences, false, statistics_, parameters_);
        for (const IndexedTerm* stem : each.stems) {
          const Occurrences* in_document = stem->in(document);
          if (in_document != nullptr && !in_document->positions.empty()) {
            places.push_back({weight, in_document->positions});
          }
        }
      }
      scores_[document] +=
          parameters_.proximity_weight * best_window(places, parameters_.proximity_window);
    }
  }

  /// Ranks the best anew with what they have in common.
  void ask_again() {
    const Ranking best = top(parameters_.feedback_depth);
    std::vector<FeedbackStatement> read;
    for (std::size_t i = 0; i < std::min(best.size(), parameters_.feedback_statements); ++i) {
      FeedbackStatement& statement = read.emplace_back();
      statement.length = index_.lengths[best[i]];
      for (const DocumentTerm& each : index_.documents[best[i]]) {
        statement.terms.push_back({each.term, each.frequency});
      }
    }
    const auto with_term = [this](std::uint32_t number) {
      const IndexedTerm& term = index_.terms[number];
      const auto count = static_cast<double>(term.postings.size());
      const std::string_view stem = std::string_view(term.name).substr(term.name.find(':') + 1);
      return may_expand(stem, count, statistics_) ? count : 0.0;
    };
    const std::unordered_set<std::size_t> anew(best.begin(), best.end());
    for (const ExpansionTerm& each :
         expansion_terms(read, question_weight_, with_term, statistics_, parameters_)) {
      add(index_.terms[each.term], each.weight, &anew);
    }
    // What was among the best stays before what was not.
    for (const std::size_t document : best) scores_[document] += kAbove;
  }

  [[nodiscard]] Ranking top(std::size_t count) const { return best_of(scores_, is_hit_, count); }

 private:
  static constexpr double kAbove = 1e6;

  void add(const IndexedTerm& term, double weight, const std::unordered_set<std::size_t>* only) {
    for (const Occurrences& posting : term.postings) {
      if (only != nullptr && !only->contains(posting.document)) continue;
      const double norm = length_norm(index_.lengths[posting.document], statistics_, parameters_);
      scores_[posting.document] +=
          word_score(weight, posting.count, posting.in_title > 0, norm, parameters_);
    }
  }

  const WordIndex& index_;
  const RankingParameters& parameters_;
  RankingStatistics statistics_;
  std::vector<double> scores_;
  std::vector<bool> is_hit_;
  double question_weight_ = 0;
};

}  // namespace

std::vector<Ranking> rank_with_model(const Collection& collection, const WordIndex& index,
                                     TextAnalyser& analyser, bool feedback,
                                     const RankingParameters& parameters) {
  std::vector<Ranking> rankings;
  for (const JudgedQuestion& question : collection.questions) {
    Scoring scoring(index, parameters);
    const std::vector<QuestionTerm> terms =
        terms_of(question, index, analyser, parameters.exact_form);
    scoring.ask(terms);
    scoring.add_proximity(terms);
    if (feedback) scoring.ask_again();
    rankings.push_back(scoring.top(kDepth));
  }
  return rankings;
}

}  // namespace rostrum::relevance
