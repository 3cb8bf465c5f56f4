/// The values of an index, for resolving what a user types.
#pragma once

#include <map>
#include <string>

#include "searcher/engine/filter_resolver.hpp"
#include "searcher/engine/snapshot.hpp"

namespace rostrum {

/// Reads a facet's values when they are first asked for. REQUIRES: the snapshot outlives it and
/// does not move to another commit.
class SnapshotValues final : public IndexValues {
 public:
  explicit SnapshotValues(const Snapshot& snapshot) : snapshot_(snapshot) {}

  [[nodiscard]] const std::vector<FacetValue>& values(std::string_view facet) const override {
    const auto [place, fresh] = known_.try_emplace(std::string(facet));
    const Field& row = field(facet);
    if (fresh && row.kind == FieldKind::Facet) {
      for (const IndexedValue& each : snapshot_.values()) {
        if (each.facet == &row) place->second.push_back(each.value);
      }
    }
    return place->second;
  }

 private:
  const Snapshot& snapshot_;
  mutable std::map<std::string, std::vector<FacetValue>> known_;
};

}  // namespace rostrum
