/// What one commit of an index has in its columns, and what was made of them when it was opened.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "schemas/columns/column_files.hpp"
#include "schemas/index/fields.hpp"
#include "searcher/snapshot/doc_set.hpp"
#include "searcher/snapshot/indexed_value.hpp"
#include "searcher/snapshot/value_combinations.hpp"
#include "searcher/snapshot/version_groups.hpp"

namespace rostrum {

/// Immutable once it is made: any number of threads may read one.
struct CommitColumns {
  std::string database;  ///< its id
  std::uint64_t revision = 0;
  std::uint32_t last = 0;  ///< number of a document
  DocSet live{0};
  bool any_gone = false;            ///< segments hold documents that were removed
  bool behind = false;              ///< the columns on disk were not yet of this commit
  std::size_t not_in_columns = 0;   ///< documents that the columns on disk lack
  bool unread = false;              ///< a segment is not there, or its header is damaged
  std::set<std::uint32_t> damaged;  ///< first documents of segments that are not to be used
  std::vector<Segment> segments;    ///< in the order of their documents
  VersionGroups version_groups;
  std::shared_ptr<std::vector<IndexedValue>> values = std::make_shared<std::vector<IndexedValue>>();
  std::vector<std::vector<std::uint32_t>> value_numbers;
  std::vector<ValueCombinations> value_combinations;
  /// Of each segment and each row of kFields: combinations without a value of it.
  std::vector<std::array<std::vector<std::uint16_t>, kFields.size()>> absences;
  std::vector<std::string> languages;
};

/// Hands the newest columns that one snapshot of an index has made to its others. Thread-safe: who
/// finds a newer commit makes its columns while the others wait for them.
class CommitShare {
 private:
  friend class Snapshot;
  std::mutex mutex_;
  std::shared_ptr<const CommitColumns> newest_;
};

}  // namespace rostrum
