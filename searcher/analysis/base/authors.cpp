#include "searcher/analysis/base/authors.hpp"

#include <algorithm>

namespace rostrum {

Authors::Authors(const IndexView& index, bool with_groups) {
  for (const FieldId id : {FieldId::Country, FieldId::Group, FieldId::Organisation}) {
    kinds_.push_back({index.column(field(id)), static_cast<std::uint32_t>(labels_.size())});
    for (const FacetColumn::Value& value : kinds_.back().column.values()) {
      labels_.push_back(value.label);
    }
  }
  if (with_groups) members_ = std::make_unique<GroupMembers>(index, kinds_.front().column);
}

const std::vector<std::uint32_t>& Authors::of(std::uint32_t document) const {
  if (known_.size() <= document) known_.resize(document + std::size_t{1});
  std::unique_ptr<std::vector<std::uint32_t>>& own = known_[document];
  if (own) return *own;
  own = std::make_unique<std::vector<std::uint32_t>>();
  for (const Kind& kind : kinds_) {
    for (const std::uint32_t place : kind.column.of(document)) own->push_back(kind.first + place);
  }
  if (members_) {
    members_->for_each(document,
                       [&](std::uint32_t place, std::uint32_t) { own->push_back(place); });
  }
  std::sort(own->begin(), own->end());
  own->erase(std::unique(own->begin(), own->end()), own->end());
  return *own;
}

bool Authors::apart(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return false;
    ++(a[i] < b[j] ? i : j);
  }
  return true;
}

}  // namespace rostrum
