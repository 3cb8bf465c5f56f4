#include "searcher/ranking/proximity.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "schemas/index/index_format.hpp"
#include "searcher/snapshot/segment_runs.hpp"

namespace rostrum {
namespace {

/// Where the words of a question stand in one segment. A word in the very form that was asked is
/// one of the forms of its stem, and is looked up once for both.
class WordPlaces {
 public:
  WordPlaces(const Weighings& weighings, const Segment& segment)
      : segment_(segment), words_(segment.lists(ListKind::Words)) {
    for (const Weighing& each : weighings.all()) {
      if (each.places) terms_.push_back({each.weight, forms_of(each), {}});
    }
  }

  /// Of the terms that stand in the document, best_window's `terms`. Valid until the next call.
  [[nodiscard]] std::span<const TermPlaces> find(std::uint16_t slot) {
    for (Form& form : forms_) look_up(slot, form);
    found_.clear();
    for (Term& term : terms_) {
      const std::span<const std::uint32_t> places = places_of(term);
      if (!places.empty()) found_.push_back({term.weight, places});
    }
    return found_;
  }

 private:
  struct Form {
    std::uint32_t word;
    ListWalk walk;
    std::vector<std::uint32_t> places;  ///< ascending
  };
  struct Term {
    double weight;
    std::vector<std::size_t> forms;
    std::vector<std::uint32_t> places;  ///< of several forms together
  };

  std::vector<std::size_t> forms_of(const Weighing& weighing) {
    std::vector<std::size_t> forms;
    const Lists& stems = segment_.lists(ListKind::Stems);
    for (const std::string& name : weighing.lists) {
      if (weighing.kind == ListKind::Words) {
        if (const auto word = words_.find(name)) forms.push_back(form_of(*word));
        continue;
      }
      const auto stem = stems.find(name);
      if (!stem) continue;
      for (const std::uint32_t word : stems.forms_of(*stem)) {
        // A word spelt together stands nowhere; its parts do.
        if (!words_.name(word).starts_with(kCompoundPrefix)) forms.push_back(form_of(word));
      }
    }
    return forms;
  }

  std::size_t form_of(std::uint32_t word) {
    const auto known = std::find_if(forms_.begin(), forms_.end(),
                                    [word](const Form& each) { return each.word == word; });
    if (known != forms_.end()) return static_cast<std::size_t>(known - forms_.begin());
    forms_.push_back({word, ListWalk(segment_.postings(ListKind::Words, word)), {}});
    return forms_.size() - 1;
  }

  void look_up(std::uint16_t slot, Form& form) const {
    form.places.clear();
    const auto posting = form.walk.find(slot);
    if (!posting) return;
    const PostingList& list = form.walk.list();
    const std::uint64_t begin = words_.positions_before(list.first + *posting);
    const auto own = words_.positions.part(begin, begin + list.count(*posting));
    spend(own.size());
    form.places.assign(own.begin(), own.end());
  }

  std::span<const std::uint32_t> places_of(Term& term) {
    const std::vector<std::uint32_t>* one = &term.places;
    term.places.clear();
    for (const std::size_t each : term.forms) {
      const std::vector<std::uint32_t>& own = forms_[each].places;
      if (own.empty()) continue;
      if (one->empty()) {
        one = &own;
        continue;
      }
      merged_.resize(one->size() + own.size());
      std::merge(one->begin(), one->end(), own.begin(), own.end(), merged_.begin());
      term.places.swap(merged_);
      one = &term.places;
    }
    return *one;
  }

  const Segment& segment_;
  const Lists& words_;
  std::vector<Form> forms_;
  std::vector<Term> terms_;
  std::vector<TermPlaces> found_;
  std::vector<std::uint32_t> merged_;
};

void add_windows_in(const Segment& segment, std::span<RankedDocument* const> documents,
                    const Weighings& weighings, const RankingParameters& parameters) {
  WordPlaces words(weighings, segment);
  for (RankedDocument* document : documents) {
    const auto slot = static_cast<std::uint16_t>(document->document - segment.first());
    document->score +=
        parameters.proximity_weight * best_window(words.find(slot), parameters.proximity_window);
  }
}

}  // namespace

void add_proximity(const Weighings& weighings, const RankingParameters& parameters,
                   const Snapshot& snapshot, std::vector<RankedDocument>& best) {
  const auto near = std::count_if(weighings.all().begin(), weighings.all().end(),
                                  [](const Weighing& each) { return each.places; });
  if (near < 2 || parameters.proximity_weight == 0) return;
  const std::size_t depth = std::min(parameters.proximity_depth, best.size());
  for_each_segment_run(std::span(best).first(depth), snapshot,
                       [&](const Segment& segment, std::span<RankedDocument* const> documents) {
                         add_windows_in(segment, documents, weighings, parameters);
                       });
  std::sort(best.begin(), best.end(), better);
}

}  // namespace rostrum
