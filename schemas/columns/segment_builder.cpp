#include "schemas/columns/segment_builder.hpp"

#include <algorithm>
#include <cassert>

namespace rostrum {

void SegmentBuilder::add(const SegmentDocument& document, const StatementTerms& terms,
                         const std::vector<std::string>& facets) {
  assert(documents_.empty() || document.number > documents_.back().number);
  documents_.push_back(document);
  const auto entry = [&](ListKind kind, const std::string& name) -> Dictionary::value_type& {
    return *lists_[static_cast<std::size_t>(kind)].try_emplace(name).first;
  };
  for (const std::string& term : facets) {
    entry(ListKind::Values, term).second.postings.push_back({document.number, 1});
  }
  for (const std::string& joined : terms.apart) {
    entry(ListKind::Apart, joined).second.postings.push_back({document.number, 1});
  }
  std::vector<const std::string*> stems;
  stems.reserve(terms.stems.size());
  for (const CountedTerm& stem : terms.stems) {
    auto& [name, list] = entry(ListKind::Stems, stem.term);
    list.postings.push_back({document.number, stem.count});
    stems.push_back(&name);
  }
  for (const PlacedWord& word : terms.words) {
    List& into = entry(ListKind::Words, word.term).second;
    into.postings.push_back({document.number, static_cast<std::uint32_t>(word.positions.size())});
    for (const std::uint32_t position : word.positions) {
      into.positions.push_back(
          static_cast<std::uint16_t>(std::min<std::uint32_t>(position, kFarPosition)));
    }
    // Mostly one; as many as there are languages that it is written in.
    const std::string* stem = stems[word.stem];
    if (std::find(into.stems.begin(), into.stems.end(), stem) == into.stems.end()) {
      into.stems.push_back(stem);
    }
  }
}

void SegmentBuilder::give_forms(FormSink& sink) const {
  std::vector<std::pair<std::string_view, std::string_view>> forms;
  for (const auto& [word, list] : lists_[static_cast<std::size_t>(ListKind::Words)]) {
    for (const std::string* stem : list.stems) forms.emplace_back(*stem, word);
  }
  std::sort(forms.begin(), forms.end());
  for (const auto& [stem, word] : forms) sink.form(stem, word);
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
