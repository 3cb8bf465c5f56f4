/// Statements of a set sorted into the values of a facet, each once in each value that it has.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "schemas/fields.hpp"
#include "searcher/engine/index_view.hpp"

namespace rostrum {

/// A facet's values, and behind them one for statements that have none.
class Groups {
 public:
  Groups(const Field& facet, const IndexView& index) : column_(index.column(facet)) {}

  /// Values, "none" included: at the place size() - 1.
  [[nodiscard]] std::size_t size() const { return column_.values().size() + 1; }
  [[nodiscard]] std::size_t none() const { return column_.values().size(); }
  [[nodiscard]] std::string code(std::size_t place) const {
    return place == none() ? std::string(kNoValue) : column_.values()[place].code;
  }
  [[nodiscard]] std::string label(std::size_t place) const {
    return place == none() ? std::string(kNoValueLabel) : column_.values()[place].label;
  }
  /// At least one.
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t document) const {
    const auto own = column_.of(document);
    if (!own.empty()) return own;
    none_ = static_cast<std::uint32_t>(none());
    return {&none_, 1};
  }

 private:
  FacetColumn column_;
  mutable std::uint32_t none_ = 0;
};

/// Calls `visit(document, keys)` for the documents of a set, with those keys of each under which
/// its statement has not been visited: of versions of one statement each counts where no version
/// before it does, the main one first. `keys_of(document)` gives a span of numbers.
template <typename KeysOf, typename Visit>
void for_each_once(const DocSet& set, const IndexView& index, const KeysOf& keys_of,
                   const Visit& visit) {
  std::vector<std::uint32_t> fresh;
  std::vector<std::uint32_t> seen;
  set.for_each([&](std::uint32_t document) {
    const std::vector<std::uint32_t>* const versions = index.versions(document);
    if (versions == nullptr) {
      visit(document, keys_of(document));
      return;
    }
    // Of the versions in the set, the first in order of their numbers visits for all.
    std::uint32_t first = document;
    for (const std::uint32_t each : *versions) {
      if (set.has(each)) first = std::min(first, each);
    }
    if (first != document) return;
    seen.clear();
    for (const std::uint32_t each : *versions) {
      if (!set.has(each)) continue;
      fresh.clear();
      for (const std::uint32_t key : keys_of(each)) {
        if (std::find(seen.begin(), seen.end(), key) == seen.end()) fresh.push_back(key);
      }
      seen.insert(seen.end(), fresh.begin(), fresh.end());
      if (!fresh.empty()) visit(each, std::span<const std::uint32_t>(fresh));
    }
  });
}

}  // namespace rostrum
