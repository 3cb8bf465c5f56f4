/// For whom the statements of groups were made: the states that belonged to the group on that day.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "schemas/record/date.hpp"
#include "searcher/engine/index_view.hpp"

namespace rostrum {

class GroupMembers {
 public:
  GroupMembers(const IndexView& index, const FacetColumn& countries);

  /// Calls `visit(place, group)` for each place of a member in the values of countries, and the
  /// place of the group in groups(). A group whose membership is not dated has all of its members
  /// on each day; of one that is, a statement without a date has none.
  void for_each(std::uint32_t document,
                const std::function<void(std::uint32_t, std::uint32_t)>& visit) const;

  [[nodiscard]] const std::vector<FacetColumn::Value>& groups() const { return groups_.values(); }

 private:
  struct Stay {
    std::uint32_t place = 0;
    int from = 0;
    int until = 0;
  };
  FacetColumn groups_;
  std::vector<DayRange> days_;
  std::vector<bool> dated_;               ///< of each group
  std::vector<std::vector<Stay>> stays_;  ///< of each group
};

}  // namespace rostrum
