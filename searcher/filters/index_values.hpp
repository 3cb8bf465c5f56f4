/// The values of an index, for resolving what a user types.
#pragma once

#include <map>
#include <vector>

#include "schemas/index/facet_entries.hpp"
#include "searcher/filters/filter_resolver.hpp"
#include "searcher/snapshot/snapshot.hpp"

namespace rostrum {

/// Reads a facet's values when they are first asked for. REQUIRES: the snapshot outlives it and
/// does not move to another commit.
class SnapshotValues final : public IndexValues {
 public:
  explicit SnapshotValues(const Snapshot& snapshot) : snapshot_(snapshot) {}

  [[nodiscard]] const std::vector<FacetValue>& values(const Field& facet) const override {
    const auto [place, fresh] = known_.try_emplace(facet.id);
    if (fresh && facet.kind == FieldKind::Facet) {
      for (const IndexedValue& each : snapshot_.values()) {
        if (each.facet == &facet) place->second.push_back(each.value);
      }
    }
    return place->second;
  }

 private:
  const Snapshot& snapshot_;
  mutable std::map<FieldId, std::vector<FacetValue>> known_;
};

}  // namespace rostrum
