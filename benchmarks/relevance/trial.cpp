#include "benchmarks/relevance/trial.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "benchmarks/relevance/trial_feedback.hpp"
#include "benchmarks/relevance/trial_proximity.hpp"
#include "benchmarks/relevance/trial_weights.hpp"

namespace rostrum::relevance {
namespace {

/// Words that frame a question rather than say what it is about.
bool is_asking_word(std::string_view word) {
  constexpr std::string_view kWords[] = {
      "article",  "articles",   "concerning", "deal",   "dealing",     "deals",      "describe",
      "discuss",  "document",   "documents",  "etc",    "exist",       "find",       "give",
      "interest", "interested", "know",       "like",   "list",        "literature", "looking",
      "need",     "paper",      "papers",     "please", "regarding",   "show",       "something",
      "tell",     "want",       "work",       "works",  "information", "discussion"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

struct QuestionWord {
  const IndexedTerm* term;
  double occurrences;
  bool demoted;
};

struct ReadQuestion {
  std::vector<QuestionWord> words;        ///< each once
  std::vector<const IndexedTerm*> order;  ///< words of the subject as they stand
};

/// Keeps the rarest words of a question: what somebody in a hurry would type.
void shorten(AnalysedText& question, const WordIndex& index, TextAnalyser& analyser,
             std::size_t count) {
  const auto with_term = [&](const Token& token) {
    const IndexedTerm* term = index.find(analyser.stem_term("en", token.word));
    return term == nullptr ? 0 : term->postings.size();
  };
  std::map<std::string_view, std::size_t> known;
  for (const Token& token : question.tokens) {
    if (!is_function_word(token.word) && with_term(token) > 0) known[token.word] = with_term(token);
  }
  std::vector<std::pair<std::size_t, std::string_view>> rarest;
  rarest.reserve(known.size());
  for (const auto& [word, statements] : known) rarest.emplace_back(statements, word);
  std::sort(rarest.begin(), rarest.end());
  if (rarest.size() > count) rarest.resize(count);
  std::erase_if(question.tokens, [&](const Token& token) {
    return std::none_of(rarest.begin(), rarest.end(),
                        [&](const auto& each) { return each.second == token.word; });
  });
  question.compounds.clear();
}

ReadQuestion read_question(const JudgedQuestion& question, const WordIndex& index,
                           TextAnalyser& analyser, const Trial& trial) {
  ReadQuestion read;
  const auto add = [&](const std::string& name, std::string_view word, double occurrences) {
    const IndexedTerm* term = index.find(name);
    if (term == nullptr) return false;
    const bool demoted = is_function_word(word) ||
                         (trial.demoted == Demoted::AskingWordsToo && is_asking_word(word));
    const auto known = std::find_if(read.words.begin(), read.words.end(),
                                    [term](const auto& each) { return each.term == term; });
    if (known == read.words.end()) {
      read.words.push_back({term, occurrences, demoted});
    } else {
      known->occurrences += occurrences;
    }
    return !demoted;
  };
  AnalysedText analysed = analyser.analyse(question.text);
  if (trial.shortened > 0) shorten(analysed, index, analyser, trial.shortened);
  for (const Token& token : analysed.tokens) {
    const std::string name = analyser.stem_term("en", token.word);
    if (add(name, token.word, 1)) read.order.push_back(index.find(name));
    if (trial.parameters.exact_form > 0) {
      add("=" + std::string(token.word), token.word, trial.parameters.exact_form);
    }
  }
  for (const Compound& compound : analysed.compounds) {
    add(analyser.stem_term("en", compound.word), compound.word, 1);
  }
  const bool all_demoted = std::all_of(read.words.begin(), read.words.end(),
                                       [](const auto& each) { return each.demoted; });
  for (QuestionWord& each : read.words) {
    if (all_demoted) each.demoted = false;
    if (each.demoted) each.occurrences *= trial.parameters.function_word;
  }
  return read;
}

class TrialScoring {
 public:
  TrialScoring(const WordIndex& index, const Trial& trial)
      : index_(index),
        trial_(trial),
        weights_{index, trial},
        scores_(index.lengths.size(), 0),
        hits_(index.lengths.size(), 0),
        is_hit_(index.lengths.size(), false) {}

  void ask(const ReadQuestion& question) {
    double subject_words = 0;
    for (const QuestionWord& word : question.words) {
      for (const Occurrences& each : word.term->postings) {
        is_hit_[each.document] = true;
        if (!word.demoted) ++hits_[each.document];
      }
      if (!word.demoted) ++subject_words;
      weight_ += word.occurrences;
      if (word.occurrences > 0) add(*word.term, weights_.in_question(word.occurrences));
    }
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      if (trial_.weighting == Weighting::Dirichlet) {
        scores_[i] += weight_ * std::log(trial_.free / (trial_.free + index_.lengths[i]));
      }
      if (trial_.coordination > 0 && subject_words > 0) {
        scores_[i] *= std::pow(hits_[i] / subject_words, trial_.coordination);
      }
    }
    if (trial_.proximity != Proximity::None) add_proximity(question);
  }

  void ask_again() {
    const Ranking best = top(trial_.parameters.feedback_depth);
    const std::vector<double> first_scores = scores_;
    for (const ExpansionTerm& each : trial_expansion(best, scores_, weight_, weights_)) {
      add(index_.terms[each.term], each.weight);
    }
    // Only the best are ranked anew; the others follow them as they were.
    std::vector<bool> anew(scores_.size(), false);
    for (const std::size_t document : best) anew[document] = true;
    constexpr double kBelow = 1e6;
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      if (!anew[i]) scores_[i] = first_scores[i] - kBelow;
    }
  }

  [[nodiscard]] Ranking top(std::size_t count) const { return best_of(scores_, is_hit_, count); }

 private:
  void add(const IndexedTerm& term, double occurrences) {
    const double title =
        trial_.parameters.title * weights_.idf(static_cast<double>(term.postings.size()));
    for (const Occurrences& each : term.postings) {
      const double weight = weights_.in_document(term, each.count, index_.lengths[each.document]);
      scores_[each.document] += occurrences * (weight + (each.in_title > 0 ? title : 0));
    }
  }

  void add_proximity(const ReadQuestion& question) {
    std::vector<ProximityWord> distinct;
    std::vector<ProximityWord> in_order;
    for (const QuestionWord& each : question.words) {
      if (each.demoted) continue;
      const double idf = weights_.idf(static_cast<double>(each.term->postings.size()));
      distinct.push_back({each.term, idf * each.occurrences, idf});
    }
    for (const IndexedTerm* term : question.order) {
      const double idf = weights_.idf(static_cast<double>(term->postings.size()));
      in_order.push_back({term, idf, idf});
    }
    const Ranking best = top(trial_.proximity_depth);
    for (const std::size_t document : best) {
      scores_[document] += proximity_bonus(in_order, distinct, document, weights_);
    }
  }

  const WordIndex& index_;
  const Trial& trial_;
  TrialWeights weights_;
  std::vector<double> scores_;
  std::vector<double> hits_;  ///< words of the subject that a document has
  std::vector<bool> is_hit_;
  double weight_ = 0;
};

}  // namespace

std::vector<Ranking> rank_with_trial(const Collection& collection, const WordIndex& index,
                                     TextAnalyser& analyser, const Trial& trial) {
  std::vector<Ranking> rankings;
  for (const JudgedQuestion& question : collection.questions) {
    TrialScoring scoring(index, trial);
    scoring.ask(read_question(question, index, analyser, trial));
    if (trial.feedback != Feedback::None) scoring.ask_again();
    rankings.push_back(scoring.top(kDepth));
  }
  return rankings;
}

}  // namespace rostrum::relevance
