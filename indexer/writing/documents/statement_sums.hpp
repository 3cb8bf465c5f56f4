/// What an index holds of each statement as sums of hashes, so that halves of it that were written
/// in different orders can be compared without being sorted. For `check` alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "schemas/columns/segment_writer.hpp"
#include "schemas/index/statement_terms.hpp"

namespace rostrum {

/// A hash of one entry of a list. Sums of it agree by chance once in 2^64 times.
[[nodiscard]] std::uint64_t entry_hash(std::uint64_t name_hash, std::uint64_t a,
                                       std::uint64_t b = 0);
[[nodiscard]] std::uint64_t name_hash(std::string_view name);

/// What the columns hold of one statement.
struct ColumnSums {
  std::uint64_t values = 0;        ///< in lists
  std::uint64_t combinations = 0;  ///< facet values by combination
  std::uint64_t stems = 0;
  std::uint64_t words = 0;
  std::uint64_t document = 0;  ///< record, length, days

  friend bool operator==(const ColumnSums&, const ColumnSums&) = default;
};

/// Which words have which stems, each pair as a hash.
using FormPairs = std::unordered_set<std::uint64_t>;

/// As the statement itself makes them. `facets` are its terms, that of a version among them. Its
/// pairs are added to `pairs`.
[[nodiscard]] ColumnSums sums_of(const StatementTerms& terms,
                                 const std::vector<std::string>& facets,
                                 const SegmentDocument& document, FormPairs& pairs);

/// As a segment has them, each part by itself: `sums[slot]` is of the document in that slot, and
/// what of it the part holds is added. Throws DamagedSegment, also where the order of lists, their
/// table of hashes or places of positions are not what they should be.
void add_lists(const Segment& segment, ListKind kind, std::vector<ColumnSums>& sums);
void add_documents(const Segment& segment, std::vector<ColumnSums>& sums);
[[nodiscard]] FormPairs pairs_of(const Segment& segment);

}  // namespace rostrum
