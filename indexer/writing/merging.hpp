/// When the columns' segments are merged.
#pragma once

namespace rostrum {

/// Whether a commit leaves the columns in few segments: merging costs what writing does.
enum class Merging {
  Now,
  Later  ///< when other commits or a compaction follow
};

}  // namespace rostrum
