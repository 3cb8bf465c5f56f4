#include "indexer/writing/documents/statement_sums.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "schemas/index/fields.hpp"

namespace rostrum {
namespace {

std::uint64_t hash_of_document(const SegmentDocument& document, bool far) {
  const std::array<std::uint64_t, 4> numbers = {document.length, document.first_day,
                                                document.last_day, far ? 1U : 0U};
  return entry_hash(name_hash(document.record), hash_of(numbers.data(), sizeof numbers));
}

std::uint64_t hash_of_positions(std::span<const std::uint16_t> positions) {
  return hash_of(positions.data(), positions.size_bytes());
}

[[noreturn]] void refuse(const Segment& segment, const char* why) {
  throw DamagedSegment(segment.first(), why);
}

}  // namespace

std::uint64_t entry_hash(std::uint64_t name_hash, std::uint64_t a, std::uint64_t b) {
  constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;  // 2^64 over the golden ratio
  std::uint64_t hash = name_hash;
  for (const std::uint64_t each : {a, b}) {
    hash = (hash ^ each) * kMix;
    hash ^= hash >> 32;
  }
  return hash * kMix;
}

std::uint64_t name_hash(std::string_view name) { return hash_of(name.data(), name.size()); }

ColumnSums sums_of(const StatementTerms& terms, const std::vector<std::string>& facets,
                   const SegmentDocument& document, FormPairs& pairs) {
  ColumnSums sums;
  for (const std::string& term : facets) {
    const std::uint64_t hash = entry_hash(name_hash(term), 1);
    sums.values += hash;
    if (facet_of_term(term) != nullptr) sums.combinations += hash;
  }
  std::vector<std::uint64_t> stem_hashes;
  for (const CountedTerm& stem : terms.stems) {
    stem_hashes.push_back(name_hash(stem.term));
    sums.stems += entry_hash(stem_hashes.back(), stem.count);
  }
  bool far = false;
  std::vector<std::uint16_t> places;
  for (const PlacedWord& word : terms.words) {
    places.clear();
    for (const std::uint32_t position : word.positions) {
      places.push_back(static_cast<std::uint16_t>(std::min<std::uint32_t>(position, kFarPosition)));
    }
    far = far || (!places.empty() && places.back() == kFarPosition);
    const std::uint64_t name = name_hash(word.term);
    sums.words += entry_hash(name, places.size(), hash_of_positions(places));
    pairs.insert(entry_hash(stem_hashes[word.stem], name));
  }
  sums.document = hash_of_document(document, far);
  return sums;
}

void add_lists(const Segment& segment, ListKind kind, std::vector<ColumnSums>& sums) {
  const Lists& lists = segment.lists(kind);
  std::string_view before;
  std::uint64_t place = 0;
  for (std::uint32_t i = 0; i < lists.size(); ++i) {
    const std::string_view name = lists.name(i);
    if (i > 0 && name <= before) refuse(segment, "its lists are not in order");
    if (lists.find(name) != i) refuse(segment, "a list of it is not found");
    before = name;
    const std::uint64_t hash = name_hash(name);
    const PostingList list = segment.postings(kind, i);
    if (kind == ListKind::Words && lists.positions_before(list.first) != place) {
      refuse(segment, "its positions are not where they should be");
    }
    std::uint32_t next = 0;
    for (std::size_t posting = 0; posting < list.documents.size(); ++posting) {
      const std::uint32_t slot = list.documents[posting];
      if (slot < next || !segment.present(slot)) refuse(segment, "a list of it is not in order");
      next = slot + 1;
      switch (kind) {
        case ListKind::Values:
          sums[slot].values += entry_hash(hash, 1);
          break;
        case ListKind::Stems:
          sums[slot].stems += entry_hash(hash, list.count(posting));
          break;
        case ListKind::Words: {
          const std::uint32_t count = list.count(posting);
          const auto positions = lists.positions.part(place, place + count);
          sums[slot].words += entry_hash(hash, count, hash_of_positions(positions));
          place += count;
          break;
        }
      }
    }
  }
  if (kind == ListKind::Words && place != lists.positions.size()) {
    refuse(segment, "its positions are not where they should be");
  }
}

void add_documents(const Segment& segment, std::vector<ColumnSums>& sums) {
  const Lists& values = segment.lists(ListKind::Values);
  const auto lengths = segment.lengths();
  const auto days = segment.days();
  std::size_t documents = 0;
  for (std::uint32_t slot = 0; slot < segment.slots(); ++slot) {
    if (!segment.present(slot)) continue;
    ++documents;
    sums[slot].document += hash_of_document({.number = segment.first() + slot,
                                             .length = lengths[slot],
                                             .first_day = days[2 * std::size_t{slot}],
                                             .last_day = days[2 * std::size_t{slot} + 1],
                                             .record = segment.record(slot)},
                                            segment.far(slot));
    for (std::size_t group = 0; group < kFacetGroups; ++group) {
      for (const std::uint32_t value :
           segment.values_of(group, segment.combinations(group)[slot])) {
        sums[slot].combinations += entry_hash(name_hash(values.name(value)), 1);
      }
    }
  }
  if (documents != segment.documents()) refuse(segment, "it holds other documents than it says");
}

FormPairs pairs_of(const Segment& segment) {
  FormPairs pairs;
  const Lists& stems = segment.lists(ListKind::Stems);
  const Lists& words = segment.lists(ListKind::Words);
  for (std::uint32_t i = 0; i < stems.size(); ++i) {
    const std::uint64_t stem = name_hash(stems.name(i));
    for (const std::uint32_t word : stems.forms_of(i)) {
      pairs.insert(entry_hash(stem, name_hash(words.name(word))));
    }
  }
  return pairs;
}

}  // namespace rostrum
