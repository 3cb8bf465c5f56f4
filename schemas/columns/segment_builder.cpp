#include "schemas/columns/segment_builder.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <span>

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

/// How many names ahead their slots are fetched.
constexpr std::size_t kAhead = 8;

}  // namespace

const SegmentBuilder::Lists& SegmentBuilder::lists(ListKind kind) const {
  return lists_[static_cast<std::size_t>(kind)];
}

/// Returns the number of the list.
std::uint32_t SegmentBuilder::add_posting(ListKind kind, std::string_view name,
                                          std::uint32_t document, std::uint32_t count) {
  Lists& into = lists_[static_cast<std::size_t>(kind)];
  const std::uint32_t list = into.names.number_of(name);
  into.postings.push_back({list, document, count, static_cast<std::uint32_t>(positions_.size())});
  return list;
}

void SegmentBuilder::add(const SegmentDocument& document, const StatementTerms& terms,
                         const std::vector<std::string>& facets) {
  assert(documents_.empty() || document.number > documents_.back().number);
  for (SortedLists& each : sorted_) each = {};
  documents_.push_back(document);
  documents_.back().record = records_.emplace_back(document.record);
  for (const std::string& term : facets) add_posting(ListKind::Values, term, document.number, 1);
  std::vector<std::uint32_t> stems;
  stems.reserve(terms.stems.size());
  for (std::size_t i = 0; i < terms.stems.size(); ++i) {
    if (i + kAhead < terms.stems.size()) {
      lists(ListKind::Stems).names.announce(terms.stems[i + kAhead].term);
    }
    const CountedTerm& stem = terms.stems[i];
    stems.push_back(add_posting(ListKind::Stems, stem.term, document.number, stem.count));
  }
  for (std::size_t i = 0; i < terms.words.size(); ++i) {
    if (i + kAhead < terms.words.size()) {
      lists(ListKind::Words).names.announce(terms.words[i + kAhead].term);
    }
    const PlacedWord& word = terms.words[i];
    const std::uint32_t list = add_posting(ListKind::Words, word.term, document.number,
                                           static_cast<std::uint32_t>(word.positions.size()));
    for (const std::uint32_t position : word.positions) {
      positions_.push_back(
          static_cast<std::uint16_t>(std::min<std::uint32_t>(position, kFarPosition)));
    }
    // Mostly the same one; another where the word is written in several languages.
    const std::uint32_t stem = stems[word.stem];
    if (list == latest_stem_.size()) {
      latest_stem_.push_back(stem);
    } else if (latest_stem_[list] == stem) {
      continue;
    }
    latest_stem_[list] = stem;
    forms_.push_back({stem, list});
  }
}

const SegmentBuilder::SortedLists& SegmentBuilder::sorted(ListKind kind) const {
  const auto& [names, postings] = lists(kind);
  SortedLists& sorted = sorted_[static_cast<std::size_t>(kind)];
  if (!sorted.lists.empty()) return sorted;
  struct Entry {
    std::array<std::uint64_t, 2> beginning;
    std::uint32_t list;
  };
  std::vector<Entry> entries;
  entries.reserve(names.size());
  for (std::uint32_t list = 0; list < names.size(); ++list) {
    const std::string_view name = names.name(list);
    entries.push_back({{beginning(name, 0), beginning(name, sizeof(std::uint64_t))}, list});
  }
  std::sort(entries.begin(), entries.end(), [&names = names](const Entry& a, const Entry& b) {
    return a.beginning != b.beginning ? a.beginning < b.beginning
                                      : names.name(a.list) < names.name(b.list);
  });
  sorted.lists.reserve(entries.size());
  sorted.places.resize(entries.size());
  for (const Entry& entry : entries) {
    sorted.places[entry.list] = static_cast<std::uint32_t>(sorted.lists.size());
    sorted.lists.push_back(entry.list);
  }
  sorted.starts.resize(names.size() + 1);
  for (const Posting& posting : postings) ++sorted.starts[posting.list + 1];
  std::partial_sum(sorted.starts.begin(), sorted.starts.end(), sorted.starts.begin());
  std::vector<std::uint32_t> next(sorted.starts.begin(), sorted.starts.end() - 1);
  sorted.postings.resize(postings.size());
  for (std::uint32_t i = 0; i < postings.size(); ++i) {
    sorted.postings[next[postings[i].list]++] = i;
  }
  return sorted;
}

std::vector<StemForm> SegmentBuilder::forms() const {
  const SortedLists& stems = sorted(ListKind::Stems);
  const SortedLists& words = sorted(ListKind::Words);
  std::vector<StemForm> forms;
  forms.reserve(forms_.size());
  for (const auto& [stem, word] : forms_) {
    forms.push_back({stems.places[stem], words.places[word]});
  }
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return forms;
}

void SegmentBuilder::give(ListKind kind, PostingSink& sink) const {
  const auto& [names, postings] = lists(kind);
  const SortedLists& order = sorted(kind);
  const std::span<const std::uint16_t> positions = positions_;
  for (const std::uint32_t list : order.lists) {
    sink.list(names.name(list));
    for (std::uint32_t i = order.starts[list]; i < order.starts[list + 1]; ++i) {
      const Posting& posting = postings[order.postings[i]];
      const std::size_t places = kind == ListKind::Words ? posting.count : 0;
      sink.posting(posting.document, posting.count, positions.subspan(posting.positions, places));
    }
  }
}

}  // namespace rostrum
