/// Statements of a set sorted into the values of a facet, each once in each value that it has.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "schemas/index/fields.hpp"
#include "searcher/analysis/base/group_members.hpp"
#include "searcher/answers/tables/table.hpp"
#include "searcher/engine/index_view.hpp"

namespace rostrum {

/// A facet's values, and behind them one for statements that have none.
class Groups {
 public:
  /// With `with_groups` a group's statement is one of each country, too, that belonged to it on
  /// that day. Throws Error(InvalidInput) for values that states belong to: some members of the
  /// group may, and others not.
  Groups(const Field& facet, const IndexView& index, bool with_groups);

  /// Values, "none" included: at the place size() - 1.
  [[nodiscard]] std::size_t size() const { return column_.values().size() + 1; }
  [[nodiscard]] std::size_t none() const { return column_.values().size(); }
  [[nodiscard]] std::string code(std::size_t place) const {
    return place == none() ? std::string(kNoValue) : column_.values()[place].code;
  }
  [[nodiscard]] std::string label(std::size_t place) const {
    return place == none() ? std::string(kNoValueLabel) : column_.values()[place].label;
  }
  /// Statements of which it is not known whether they have some of the values: where it is not
  /// known on which day of a long time a state was a member.
  [[nodiscard]] const DocSet& unsure() const { return column_.unsure(); }
  /// At least one. Stays until the next call.
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t document) const {
    const auto own = column_.of(document);
    if (!members_ && !own.empty()) return own;
    places_.assign(own.begin(), own.end());
    if (members_) {
      members_->for_each(document,
                         [&](std::uint32_t place, std::uint32_t) { places_.push_back(place); });
      std::sort(places_.begin(), places_.end());
      places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
    }
    if (places_.empty()) places_.push_back(static_cast<std::uint32_t>(none()));
    return places_;
  }

 private:
  FacetColumn column_;
  std::optional<GroupMembers> members_;
  mutable std::vector<std::uint32_t> places_;
};

/// Tells how many statements on file cannot be put in rows for sure, if any.
void note_unsure(const Groups& groups, const Field& facet, const Matches& matches,
                 const IndexView& index, TableHeading& heading);

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
