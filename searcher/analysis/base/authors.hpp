/// Whose statements are whose: the states, groups and organisations of each statement.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "searcher/analysis/base/group_members.hpp"
#include "searcher/engine/index_view.hpp"

namespace rostrum {

/// Authors of a statement are the states that delivered it and the groups and organisations that it
/// was made for. Two statements are of different authors where they have none in common.
class Authors {
 public:
  /// With `with_groups` a group's statement is one of each state, too, that belonged to the group
  /// on that day.
  Authors(const IndexView& index, bool with_groups);

  /// By number, ascending; empty where no author is known.
  [[nodiscard]] const std::vector<std::uint32_t>& of(std::uint32_t document) const;
  [[nodiscard]] bool known(std::uint32_t document) const { return !of(document).empty(); }
  [[nodiscard]] bool differ(std::uint32_t a, std::uint32_t b) const { return apart(of(a), of(b)); }
  [[nodiscard]] static bool apart(std::span<const std::uint32_t> a,
                                  std::span<const std::uint32_t> b);
  [[nodiscard]] const std::string& label(std::uint32_t author) const { return labels_[author]; }

 private:
  struct Kind {
    FacetColumn column;
    std::uint32_t first = 0;  ///< number of its first author
  };
  std::vector<Kind> kinds_;  ///< states first
  std::vector<std::string> labels_;
  std::unique_ptr<GroupMembers> members_;
  /// Of the documents asked for, made when they are.
  mutable std::vector<std::unique_ptr<std::vector<std::uint32_t>>> known_;
};

}  // namespace rostrum
