#include "schemas/columns/segment_builder.hpp"

#include <algorithm>
#include <cassert>

namespace rostrum {

void SegmentBuilder::add(const SegmentDocument& document, const StatementTerms& terms,
                         const std::vector<std::string>& facets) {
  assert(documents_.empty() || document.number > documents_.back().number);
  documents_.push_back(document);
  const auto list = [&](ListKind kind, const std::string& name) -> List& {
    return lists_[static_cast<std::size_t>(kind)][name];
  };
  for (const std::string& term : facets) {
    list(ListKind::Values, term).postings.push_back({document.number, 1});
  }
  for (const CountedTerm& stem : terms.stems) {
    list(ListKind::Stems, stem.term).postings.push_back({document.number, stem.count});
  }
  for (const PlacedWord& word : terms.words) {
    List& into = list(ListKind::Words, word.term);
    into.postings.push_back({document.number, static_cast<std::uint32_t>(word.positions.size())});
    for (const std::uint32_t position : word.positions) {
      into.positions.push_back(
          static_cast<std::uint16_t>(std::min<std::uint32_t>(position, kFarPosition)));
    }
  }
}

void SegmentBuilder::give(ListKind kind, PostingSink& sink) const {
  std::vector<const Dictionary::value_type*> sorted;
  const Dictionary& dictionary = lists_[static_cast<std::size_t>(kind)];
  sorted.reserve(dictionary.size());
  for (const auto& each : dictionary) sorted.push_back(&each);
  std::sort(sorted.begin(), sorted.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  for (const auto* each : sorted) {
    sink.list(each->first);
    std::span<const std::uint16_t> positions = each->second.positions;
    for (const Posting& posting : each->second.postings) {
      const std::size_t places = kind == ListKind::Words ? posting.count : 0;
      sink.posting(posting.document, posting.count, positions.first(places));
      positions = positions.subspan(places);
    }
  }
}

}  // namespace rostrum
