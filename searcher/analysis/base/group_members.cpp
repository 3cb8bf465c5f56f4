#include "searcher/analysis/base/group_members.hpp"

#include <limits>

#include "schemas/record/date.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

GroupMembers::GroupMembers(const IndexView& index, const FacetColumn& countries)
    : groups_(index.column(field(FieldId::Group))), days_(index.days()) {
  std::map<std::string, std::uint32_t> place_of;
  for (std::uint32_t i = 0; i < countries.values().size(); ++i) {
    place_of[countries.values()[i].code] = i;
  }
  for (const FacetColumn::Value& value : groups_.values()) {
    const Delegation* group = index.vocabulary().delegation(value.code);
    std::vector<Stay>& stays = stays_.emplace_back();
    dated_.push_back(group != nullptr && group->dated);
    if (group == nullptr) continue;
    for (const Membership& each : group->members) {
      const auto known = place_of.find(each.state);
      if (known == place_of.end()) continue;
      stays.push_back({known->second, each.from ? each.from->first_day() : 0,
                       each.until ? each.until->last_day() : std::numeric_limits<int>::max()});
    }
  }
}

void GroupMembers::for_each(std::uint32_t document,
                            const std::function<void(std::uint32_t, std::uint32_t)>& visit) const {
  const DayRange& days = days_[document];
  for (const std::uint32_t group : groups_.of(document)) {
    for (const Stay& stay : stays_[group]) {
      const bool there =
          !dated_[group] || (days.first != 0 && days.last >= stay.from && days.first <= stay.until);
      if (there) visit(stay.place, group);
    }
  }
}

}  // namespace rostrum
