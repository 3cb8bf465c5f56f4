#include "searcher/snapshot/version_groups.hpp"

#include <algorithm>

namespace rostrum {

VersionGroups::VersionGroups(std::vector<std::vector<std::uint32_t>> groups)
    : groups_(std::move(groups)) {
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    for (const std::uint32_t document : groups_[i]) group_of_.emplace(document, i);
  }
}

const std::vector<std::uint32_t>* VersionGroups::versions(std::uint32_t document) const {
  const auto known = group_of_.find(document);
  return known == group_of_.end() ? nullptr : &groups_[known->second];
}

std::size_t VersionGroups::surplus(const DocSet& set) const {
  std::size_t count = 0;
  for_each_repeated(set, [&](const auto& documents) { count += documents.size() - 1; });
  return count;
}

DocSet VersionGroups::folded(const DocSet& set) const {
  DocSet once = set;
  for_each_repeated(set, [&](const auto& documents) {
    for (std::size_t i = 1; i < documents.size(); ++i) once.drop(documents[i]);
  });
  return once;
}

void VersionGroups::fold(std::vector<RankedDocument>& ranked) const {
  std::vector<bool> seen(groups_.size(), false);
  std::erase_if(ranked, [&](const RankedDocument& each) {
    const auto known = group_of_.find(each.document);
    if (known == group_of_.end()) return false;
    const bool again = seen[known->second];
    seen[known->second] = true;
    return again;
  });
}

}  // namespace rostrum
