/// Versions of one statement: translations, copies on other sites. Each is a document of its own,
/// found in its own words, and counted once with the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "searcher/snapshot/doc_set.hpp"
#include "searcher/snapshot/ranked_document.hpp"

namespace rostrum {

class VersionGroups {
 public:
  VersionGroups() = default;
  /// Each group has the documents of one statement, the main version first; at least two.
  explicit VersionGroups(std::vector<std::vector<std::uint32_t>> groups);

  [[nodiscard]] bool empty() const { return groups_.empty(); }
  /// All versions of the statement that a document is one of; null if it is the only one.
  [[nodiscard]] const std::vector<std::uint32_t>* versions(std::uint32_t document) const;
  /// How many documents of a set are versions of a statement that is counted already.
  [[nodiscard]] std::size_t surplus(const DocSet& set) const;
  /// One document a statement: the main version where it is in the set, else the first that is.
  [[nodiscard]] DocSet folded(const DocSet& set) const;
  /// The same of documents in order: the first of each statement stays.
  void fold(std::vector<RankedDocument>& ranked) const;

  /// Calls `visit(documents)` for each statement that several documents of the set are versions of.
  template <typename Visit>
  void for_each_repeated(const DocSet& set, const Visit& visit) const {
    std::vector<std::uint32_t> met;
    for (const std::vector<std::uint32_t>& group : groups_) {
      met.clear();
      for (const std::uint32_t document : group) {
        if (set.has(document)) met.push_back(document);
      }
      if (met.size() > 1) visit(met);
    }
  }

 private:
  std::vector<std::vector<std::uint32_t>> groups_;
  std::unordered_map<std::uint32_t, std::size_t> group_of_;
};

}  // namespace rostrum
