/// Whether an index is whole: everything that can change an answer is read and compared.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

struct CheckOptions {
  /// The columns by their hashes, the totals and the metadata: no statement is read.
  bool quick = false;
  /// Is told now and then how many statements of how many are done; on any thread, one at a time.
  std::function<void(std::size_t done, std::size_t all)> progress;
};

/// A line each; empty if nothing is wrong.
struct IndexProblems {
  std::vector<std::string> statements;
  std::vector<std::string> columns;  ///< they are derived: 'rostrum-index columns' mends them
};

/// Reads every statement and makes of it again what is in the index: its terms and how often it has
/// them, its values, what the columns hold of it, its words' positions among it. Reads every list
/// from both sides, every total, every note in the metadata, and lets Xapian look at its tables
/// where they may be written to. On all processors.
/// Damaged tables can make the reading process crash: the caller runs this in one of its own.
/// Throws Error: NotFound or IndexFormat where there is no index to check, Busy if it was changed
/// meanwhile.
[[nodiscard]] IndexProblems examine_index(const std::filesystem::path& index,
                                          const Vocabulary& vocabulary,
                                          const CheckOptions& options = {});

}  // namespace rostrum
