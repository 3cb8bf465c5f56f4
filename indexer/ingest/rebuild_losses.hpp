/// What a new index would lack of the old one whose place it is to take.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>

namespace rostrum {

/// What a run could not read: path and why. Files that it was never given are not among them.
using UnreadFiles = std::map<std::string, std::string>;

struct RebuildSources {
  std::map<std::string, std::size_t> before;  ///< statements of the old index, by source file
  std::map<std::string, std::size_t> now;     ///< of the new one
  std::set<std::string> given;                ///< files that this run was given
  UnreadFiles unread;                         ///< of which something could not be read
};

/// Why the new index may not take the old one's place; "" if it may. Statements of files that this
/// run was not given may go if `prune` says so; those of a file that could not be read never.
[[nodiscard]] std::string why_not_replace(const RebuildSources& sources, bool prune);

}  // namespace rostrum
