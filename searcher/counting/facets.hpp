/// Counts of the values of facets, exact, in the order that people read them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/request/search_request.hpp"
#include "searcher/snapshot/doc_set.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// How many statements of a set carry each value of some facets.
class FacetTally {
 public:
  FacetTally(const DocSet& set, const std::vector<const Field*>& facets, const Snapshot& snapshot);

  /// REQUIRES: a number in Snapshot::values(), of one of the facets.
  [[nodiscard]] std::uint32_t count(std::uint32_t value) const { return counts_[value]; }
  /// Statements with no value of a facet. REQUIRES: it is one of the facets.
  [[nodiscard]] std::uint32_t without(const Field& facet) const {
    return without_[static_cast<std::size_t>(&facet - kFields.data())];
  }

 private:
  static constexpr std::uint8_t kNotCounted = kFacetGroups;

  /// A value that several versions of one statement carry is that of one statement.
  void take_repeated(const DocSet& set, const std::vector<const Field*>& facets,
                     const Snapshot& snapshot);

  std::vector<std::uint8_t> groups_;  ///< of values (see segment_format.hpp), or kNotCounted
  std::vector<std::uint32_t> counts_;
  std::array<std::uint32_t, kFields.size()> without_{};
};

/// Every value that a counted document carries, and every value of `selected` (found or not), with
/// its count, and behind them how many have none. Sessions and years in order of time, agenda items
/// as a tree by number, topics as a tree and the rest by count. REQUIRES: the facet was counted.
[[nodiscard]] Facet facet_of(const Field& facet, const FacetTally& tally,
                             const std::vector<LabelledCode>& selected, const Snapshot& snapshot);

}  // namespace rostrum
