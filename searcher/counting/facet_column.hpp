/// A facet of one commit the other way round: for each document the values that it has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "schemas/index/fields.hpp"
#include "searcher/snapshot/doc_set.hpp"

namespace rostrum {

class Snapshot;
class Vocabulary;

/// Lives by itself: the commit may close.
class FacetColumn {
 public:
  FacetColumn(const Field& facet, const Snapshot& snapshot);
  /// Of a field of memberships: the groups, regions and treaties that states of each document
  /// belonged to on its day, as far as it is known.
  static FacetColumn of_members(const Field& field, const Vocabulary& vocabulary,
                                const Snapshot& snapshot);

  struct Value {
    std::string code;
    std::string label;
    std::string parent;  ///< of a hierarchical value; "" for the top
  };
  /// In the order in which people read them: sessions by time, years and items by number, the
  /// others by label.
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }

  /// Places in values(), each once, ancestors among them. REQUIRES: the document is in the commit.
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t document) const;

  /// Documents that may have more values than are known; of memberships alone, else empty.
  [[nodiscard]] const DocSet& unsure() const { return unsure_; }

 private:
  FacetColumn() = default;
  struct Part {
    std::uint32_t first = 0;  ///< document
    std::uint32_t last = 0;
    std::vector<std::uint32_t> combination;  ///< of each document, from the first on
    std::vector<std::uint32_t> starts;  ///< of each combination in `places`, and behind the last
    std::vector<std::uint32_t> places;
  };

  std::vector<Value> values_;
  std::vector<Part> parts_;
  DocSet unsure_{0};
};

}  // namespace rostrum
