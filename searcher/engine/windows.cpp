#include "searcher/engine/windows.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "searcher/engine/segment_runs.hpp"

namespace rostrum {
namespace {

/// Where a word of the question stands in one segment, in any of its forms.
class WordPlaces {
 public:
  WordPlaces(const Weighing& weighing, const Segment& segment)
      : words_(segment.lists(ListKind::Words)), weight_(weighing.weight) {
    const Lists& stems = segment.lists(ListKind::Stems);
    for (const std::string& name : weighing.lists) {
      if (weighing.kind == ListKind::Words) {
        if (const auto word = words_.find(name)) add(segment, *word);
        continue;
      }
      const auto stem = stems.find(name);
      if (!stem) continue;
      for (const std::uint32_t word : stems.forms_of(*stem)) {
        // A word spelt together stands nowhere; its parts do.
        if (!words_.name(word).starts_with(kCompoundPrefix)) add(segment, word);
      }
    }
  }

  [[nodiscard]] double weight() const { return weight_; }

  /// In the document; ascending.
  void find(std::uint16_t slot, std::vector<std::uint32_t>& places) {
    places.clear();
    for (ListWalk& form : forms_) {
      const auto posting = form.find(slot);
      if (!posting) continue;
      const PostingList& list = form.list();
      const auto own = words_.positions.subspan(words_.positions_before(list.first + *posting),
                                                list.count(*posting));
      const auto middle = static_cast<long>(places.size());
      places.insert(places.end(), own.begin(), own.end());
      std::inplace_merge(places.begin(), places.begin() + middle, places.end());
    }
  }

 private:
  void add(const Segment& segment, std::uint32_t word) {
    forms_.emplace_back(segment.postings(ListKind::Words, word));
  }

  const Lists& words_;
  double weight_;
  std::vector<ListWalk> forms_;
};

void add_windows_in(const Segment& segment, std::span<RankedDocument* const> documents,
                    const Weighings& weighings, const RankingParameters& parameters) {
  std::vector<WordPlaces> words;
  for (const Weighing& each : weighings.all()) {
    if (each.places) words.emplace_back(each, segment);
  }
  std::vector<std::vector<std::uint32_t>> positions(words.size());
  std::vector<TermPlaces> places;
  for (RankedDocument* document : documents) {
    const auto slot = static_cast<std::uint16_t>(document->document - segment.first());
    places.clear();
    for (std::size_t i = 0; i < words.size(); ++i) {
      words[i].find(slot, positions[i]);
      if (!positions[i].empty()) places.push_back({words[i].weight(), positions[i]});
    }
    document->score += parameters.window_weight * best_window(places, parameters.window);
  }
}

}  // namespace

void add_windows(const Weighings& weighings, const RankingParameters& parameters,
                 const Snapshot& snapshot, std::vector<RankedDocument>& best) {
  const auto near = std::count_if(weighings.all().begin(), weighings.all().end(),
                                  [](const Weighing& each) { return each.places; });
  if (near < 2 || parameters.window_weight == 0) return;
  const std::size_t depth = std::min(parameters.window_depth, best.size());
  for_each_segment_run(std::span(best).first(depth), snapshot,
                       [&](const Segment& segment, std::span<RankedDocument* const> documents) {
                         add_windows_in(segment, documents, weighings, parameters);
                       });
  std::sort(best.begin(), best.end(), better);
}

}  // namespace rostrum
