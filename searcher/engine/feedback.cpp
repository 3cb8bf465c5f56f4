#include "searcher/engine/feedback.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <string>
#include <string_view>

#include "searcher/engine/segment_runs.hpp"

namespace rostrum {
namespace {

/// Numbers names as they first come up. Some thousand a question: one block of memory for all.
class NameNumbers {
 public:
  [[nodiscard]] std::uint32_t of(std::string_view name) {
    if (starts_.size() * 2 > slots_.size()) grow();
    std::size_t at = slot_of(name);
    for (; slots_[at] != 0; at = (at + 1) % slots_.size()) {
      if (this->name(slots_[at] - 1) == name) return slots_[at] - 1;
    }
    names_ += name;
    starts_.push_back(static_cast<std::uint32_t>(names_.size()));
    slots_[at] = size();
    return size() - 1;
  }
  [[nodiscard]] std::string_view name(std::uint32_t number) const {
    return std::string_view(names_).substr(starts_[number], starts_[number + 1] - starts_[number]);
  }
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(starts_.size() - 1);
  }

 private:
  [[nodiscard]] std::size_t slot_of(std::string_view name) const {
    const std::uint64_t hash = hash_of(name.data(), name.size());
    return static_cast<std::size_t>(hash ^ hash >> 32) % slots_.size();
  }
  void grow() {
    constexpr std::size_t kFirst = 4096;
    slots_.assign(std::max(kFirst, slots_.size() * 2), 0);
    for (std::uint32_t number = 0; number < size(); ++number) {
      std::size_t at = slot_of(name(number));
      while (slots_[at] != 0) at = (at + 1) % slots_.size();
      slots_[at] = number + 1;
    }
  }

  std::string names_;
  std::vector<std::uint32_t> starts_ = {0};
  std::vector<std::uint32_t> slots_;  ///< number + 1; 0 for none
};

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
      read.terms.push_back({names_.of(stem), count});
    });
    return read;
  }

  /// How many statements have the term; 0 for one that may not expand a question.
  [[nodiscard]] double statements_with(std::string_view term) const {
    const std::string_view stem = term.substr(term.find(':') + 1);
    if (!may_expand(stem, 0, weighings_.statistics())) return 0;
    const auto with = static_cast<double>(snapshot_.frequency(ListKind::Stems, term));
    return may_expand(stem, with, weighings_.statistics()) ? with : 0;
  }

  /// Term by term, so that a list is gone through once and in order.
  void add_term(const ExpansionTerm& term, const Segment& segment,
                std::span<RankedDocument* const> documents) const {
    const Lists& stems = segment.lists(ListKind::Stems);
    const std::string_view name = names_.name(term.term);
    const auto text = stems.find(name);
    if (!text) return;
    const auto title = stems.find(std::string(field("title").prefix).append(name));
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
  NameNumbers names_;
};

}  // namespace

void apply_feedback(const Weighings& weighings, const RankingParameters& parameters,
                    const Snapshot& snapshot, std::vector<RankedDocument>& best) {
  Feedback(weighings, parameters, snapshot).apply(best);
}

}  // namespace rostrum
