#include "searcher/ranking/feedback.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <string>
#include <string_view>

#include "schemas/base/name_table.hpp"
#include "searcher/snapshot/segment_runs.hpp"

namespace rostrum {
namespace {

class Feedback {
 public:
  Feedback(const Weighings& weighings, const RankingParameters& parameters,
           const Snapshot& snapshot)
      : weighings_(weighings), parameters_(parameters), snapshot_(snapshot) {}

  void apply(std::vector<RankedDocument>& best) {
    std::vector<FeedbackStatement> read;
    for (std::size_t i = 0; i < std::min(best.size(), parameters_.feedback_statements); ++i) {
      read.push_back(read_statement(best[i].document));
    }
    const auto with_term = [this](std::uint32_t number) {
      return statements_with(names_.name(number));
    };
    const std::vector<ExpansionTerm> terms = expansion_terms(
        read, weighings_.question_weight(), with_term, weighings_.statistics(), parameters_);
    const std::size_t depth = std::min(parameters_.feedback_depth, best.size());
    for_each_segment_run(std::span(best).first(depth), snapshot_,
                         [&](const Segment& segment, std::span<RankedDocument* const> documents) {
                           for (const ExpansionTerm& term : terms)
                             add_term(term, segment, documents);
                         });
    std::sort(best.begin(), best.begin() + static_cast<long>(depth), better);
  }

 private:
  [[nodiscard]] FeedbackStatement read_statement(std::uint32_t document) {
    const Segment& segment = snapshot_.segment_of(document);
    FeedbackStatement read{.length =
                               static_cast<double>(segment.lengths()[document - segment.first()])};
    snapshot_.for_each_stem(document, [&](std::string_view stem, std::uint32_t count) {
      // 0: a hyphenated word, whose parts are read in its place.
      if (count > 0) read.terms.push_back({names_.number_of(stem), count});
    });
    return read;
  }

  /// How many statements have the term; 0 for one that may not expand a question.
  [[nodiscard]] double statements_with(std::string_view term) const {
    const auto with = static_cast<double>(snapshot_.stem_frequency(term));
    const std::string_view stem = term.substr(term.find(':') + 1);
    return may_expand(stem, with, weighings_.statistics()) ? with : 0;
  }

  /// Term by term, so that a list is gone through once and in order.
  void add_term(const ExpansionTerm& term, const Segment& segment,
                std::span<RankedDocument* const> documents) const {
    const Lists& stems = segment.lists(ListKind::Stems);
    const std::string_view name = names_.name(term.term);
    const auto text = stems.find(name);
    if (!text) return;
    const auto title = stems.find(std::string(field(FieldId::Title).prefix).append(name));
    ListWalk list(segment.postings(ListKind::Stems, *text));
    ListWalk titles(title ? segment.postings(ListKind::Stems, *title) : PostingList{});
    for (RankedDocument* document : documents) {
      const auto slot = static_cast<std::uint16_t>(document->document - segment.first());
      const auto posting = list.find(slot);
      if (!posting) continue;
      const double norm =
          length_norm(segment.lengths()[slot], weighings_.statistics(), parameters_);
      document->score += word_score(term.weight, list.list().count(*posting),
                                    titles.find(slot).has_value(), norm, parameters_);
    }
  }

  const Weighings& weighings_;
  const RankingParameters& parameters_;
  const Snapshot& snapshot_;
  NameTable names_;
};

}  // namespace

void apply_feedback(const Weighings& weighings, const RankingParameters& parameters,
                    const Snapshot& snapshot, std::vector<RankedDocument>& best) {
  Feedback(weighings, parameters, snapshot).apply(best);
}

}  // namespace rostrum
