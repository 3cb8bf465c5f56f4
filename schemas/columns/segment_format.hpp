/// The bytes of a segment: what a run of documents holds, decoded, in one file that is mapped into
/// memory. A change here is a new kSegmentMagic; a segment of another one is left alone and made
/// anew.
///
/// A segment holds the documents `first` to `first + slots - 1`, at most kMostSlots numbers wide,
/// so that a document is 16 bits, and less than 4 GiB of postings, names and records. Numbers are
/// little-endian, every section starts at a multiple of 64 bytes. The same documents make the same
/// bytes, by whatever way they came together: built from statements, or merged from other segments.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "schemas/index/fields.hpp"

namespace rostrum {

inline constexpr std::array<char, 8> kSegmentMagic = {'R', 'O', 'S', 'T', 'C', 'O', 'L', '6'};
inline constexpr std::uint32_t kMostSlots = 65'535;
inline constexpr std::size_t kSectionAlignment = 64;
/// Each section has a hash for so many of its bytes: a block is proved when it is first read.
inline constexpr std::size_t kBlockBytes = 16'384;
/// Postings between two entries of a table of positions.
inline constexpr std::size_t kSkipPostings = 64;
/// Slots of a table of hashes for three lists of names.
inline constexpr std::size_t kHashSlotsForThree = 5;
/// A count or a position that does not fit stands as the greatest one that does.
inline constexpr std::uint8_t kManyCounts = 255;
inline constexpr std::uint16_t kFarPosition = 65'535;

/// Lists of documents by name. Each kind has its own dictionary.
///
/// A stem that has one word only, in the same documents as often, has no postings of its own: it
/// has those of the word. Half of all postings of stems are such ones.
enum class ListKind : std::uint8_t {
  Values,  ///< facet values and `variant`, as terms; documents alone
  Stems,   ///< stem terms, with prefixes; documents and counts
  Words,   ///< words as they stand, with prefixes; documents, counts and positions
};
inline constexpr std::size_t kListKinds = 3;

/// Sections of one kind of list.
enum class ListSection : std::uint8_t {
  NameStarts,  ///< u32[names + 1], into Names
  Names,       ///< bytes, sorted
  Hash,        ///< u32[]: see HashEntry; linear probing
  Starts,      ///< u32[names + 1], into Documents and Counts
  Documents,   ///< u16[postings], minus `first`; ascending within a list
  Counts,      ///< u8[postings]; kManyCounts: see Large
  Large,       ///< LargeCount[], ascending
  Skips,       ///< u64: positions before every kSkipPostings-th posting
  Positions,   ///< u16[], as many a posting as its count; ascending; kFarPosition for those beyond
  FormStarts,  ///< of stems: u32[names + 1], into Forms
  Forms,       ///< u32[]: numbers of the Words that have the stem, ascending
};
inline constexpr std::size_t kListSections = 11;

struct LargeCount {
  std::uint64_t posting;
  std::uint32_t count;
  std::uint32_t unused;
};

/// Sections of the documents.
enum class DocumentSection : std::uint8_t {
  Present,  ///< u64[slots / 64 + 1]: bits of the documents that there are
  Far,      ///< the same of those with a position at kFarPosition: phrases are read in their text
  Lengths,  ///< u32[slots]: terms with repeats, as Xapian counts them
  Days,     ///< u32[2 * slots]: first and last day of the date, YYYYMMDD; 0 for none
  RecordStarts,  ///< u32[slots + 1], into Records
  Records,       ///< bytes: record_codec.hpp
};
inline constexpr std::size_t kDocumentSections = 6;

/// Sections of one group of facets.
enum class GroupSection : std::uint8_t {
  Combination,  ///< u16[slots]
  Starts,       ///< u32[combinations + 1], into Values
  Values,       ///< u32[]: numbers of facet values, ascending
};
inline constexpr std::size_t kGroupSections = 3;

inline constexpr std::size_t kSections =
    kDocumentSections + kFacetGroups * kGroupSections + kListKinds * kListSections;

/// Bytes of each section, without the padding behind it.
using SectionSizes = std::array<std::uint64_t, kSections>;

struct SegmentHeader {
  std::array<char, 8> magic;
  std::uint32_t first;
  std::uint32_t slots;
  std::uint32_t documents;
  std::uint32_t unused;
  SectionSizes sizes;
  std::uint64_t table_hash;   ///< of the hashes of all blocks, a u64 each, behind the last section
  std::uint64_t header_hash;  ///< of the header up to here
};

/// Where everything lies; the sizes of the sections alone say it.
struct SegmentLayout {
  /// REQUIRES: no size is beyond that of a file.
  explicit SegmentLayout(const SectionSizes& sizes);

  std::array<std::uint64_t, kSections> sections;     ///< first byte of each
  std::array<std::uint32_t, kSections> first_block;  ///< of each: documents, groups, lists
  std::uint32_t blocks = 0;                          ///< of all sections
  std::uint64_t table = 0;                           ///< first byte of the hashes of blocks
  std::uint64_t bytes = 0;                           ///< of the whole segment
};

[[nodiscard]] constexpr std::size_t section(DocumentSection which) {
  return static_cast<std::size_t>(which);
}
[[nodiscard]] constexpr std::size_t section(std::size_t group, GroupSection which) {
  return kDocumentSections + group * kGroupSections + static_cast<std::size_t>(which);
}
[[nodiscard]] constexpr std::size_t section(ListKind kind, ListSection which) {
  return kDocumentSections + kFacetGroups * kGroupSections +
         static_cast<std::size_t>(kind) * kListSections + static_cast<std::size_t>(which);
}

/// XXH3 with 64 bits (github.com/Cyan4973/xxHash, doc/xxhash_spec.md): finds bytes that changed,
/// not bytes that were changed on purpose.
[[nodiscard]] std::uint64_t hash_of(const void* bytes, std::size_t size);

/// A name in a table of hashes: where the search for it begins, and the bits that stand above its
/// number, so that other names are passed over without a look at them.
struct HashEntry {
  HashEntry(std::string_view name, std::size_t slots, std::size_t lists);

  /// What the table holds for list `number`. 0 stands for none, so the number goes in plus 1.
  [[nodiscard]] std::uint32_t stored(std::uint32_t number) const { return tag | (number + 1); }

  std::size_t slot;
  std::uint32_t tag;
  std::uint32_t number_mask;
};

}  // namespace rostrum
