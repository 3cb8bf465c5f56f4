#include "schemas/columns/segment_builder.hpp"

#include <algorithm>
#include <cassert>

namespace rostrum {
namespace {

/// The first bytes of a name, so that they compare as it does: most names differ in them.
std::uint64_t beginning(std::string_view name, std::size_t from) {
  std::uint64_t bytes = 0;
  for (std::size_t i = from; i < from + sizeof bytes; ++i) {
    bytes = bytes << 8 | (i < name.size() ? static_cast<unsigned char>(name[i]) : 0U);
  }
  return bytes;
}

}  // namespace

SegmentBuilder::List& SegmentBuilder::list_of(ListKind kind, std::string_view name) {
  Dictionary& dictionary = lists_[static_cast<std::size_t>(kind)];
  auto known = dictionary.find(name);
  if (known == dictionary.end()) {
    known = dictionary.try_emplace(std::string(name)).first;
    known->second.name = known->first;
  }
  return known->second;
}

void SegmentBuilder::add(const SegmentDocument& document, const StatementTerms& terms,
                         const std::vector<std::string>& facets) {
  assert(documents_.empty() || document.number > documents_.back().number);
  for (auto& lists : sorted_) lists.clear();
  documents_.push_back(document);
  documents_.back().record = records_.emplace_back(document.record);
  for (const std::string& term : facets) {
    list_of(ListKind::Values, term).postings.push_back({document.number, 1});
  }
  for (const std::string& joined : terms.apart) {
    list_of(ListKind::Apart, joined).postings.push_back({document.number, 1});
  }
  std::vector<const List*> stems;
  stems.reserve(terms.stems.size());
  for (const CountedTerm& stem : terms.stems) {
    List& list = list_of(ListKind::Stems, stem.term);
    list.postings.push_back({document.number, stem.count});
    stems.push_back(&list);
  }
  for (const PlacedWord& word : terms.words) {
    List& into = list_of(ListKind::Words, word.term);
    into.postings.push_back({document.number, static_cast<std::uint32_t>(word.positions.size())});
    for (const std::uint32_t position : word.positions) {
      into.positions.push_back(
          static_cast<std::uint16_t>(std::min<std::uint32_t>(position, kFarPosition)));
    }
    // Mostly one; as many as there are languages that it is written in.
    const List* stem = stems[word.stem];
    if (std::find(into.stems.begin(), into.stems.end(), stem) == into.stems.end()) {
      into.stems.push_back(stem);
    }
  }
}

const std::vector<const SegmentBuilder::List*>& SegmentBuilder::sorted(ListKind kind) const {
  const Dictionary& dictionary = lists_[static_cast<std::size_t>(kind)];
  std::vector<const List*>& lists = sorted_[static_cast<std::size_t>(kind)];
  if (!lists.empty()) return lists;
  struct Entry {
    std::array<std::uint64_t, 2> beginning;
    const List* list;
  };
  std::vector<Entry> entries;
  entries.reserve(dictionary.size());
  for (const auto& [name, list] : dictionary) {
    entries.push_back({{beginning(name, 0), beginning(name, sizeof(std::uint64_t))}, &list});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.beginning != b.beginning ? a.beginning < b.beginning : a.list->name < b.list->name;
  });
  lists.reserve(entries.size());
  for (const Entry& entry : entries) {
    entry.list->number = static_cast<std::uint32_t>(lists.size());
    lists.push_back(entry.list);
  }
  return lists;
}

std::vector<StemForm> SegmentBuilder::forms() const {
  (void)sorted(ListKind::Stems);
  std::vector<StemForm> forms;
  for (const List* word : sorted(ListKind::Words)) {
    for (const List* stem : word->stems) forms.push_back({stem->number, word->number});
  }
  std::sort(forms.begin(), forms.end());
  return forms;
}

void SegmentBuilder::give(ListKind kind, PostingSink& sink) const {
  for (const List* each : sorted(kind)) {
    sink.list(each->name);
    std::span<const std::uint16_t> positions = each->positions;
    for (const Posting& posting : each->postings) {
      const std::size_t places = kind == ListKind::Words ? posting.count : 0;
      sink.posting(posting.document, posting.count, positions.first(places));
      positions = positions.subspan(places);
    }
  }
}

}  // namespace rostrum
