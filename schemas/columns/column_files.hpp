/// The columns of an index: which segments stand for which of its commits.
///
/// They lie in a folder of their own inside the index, `columns/`: a manifest, and one file a
/// segment. The manifest is replaced in one step after each commit of the database; files that it
/// no longer names are deleted, and readers that have them mapped keep them. The columns hold
/// nothing that the database does not: without them, or with old ones, a reader makes up what is
/// missing from the stored statements, in memory, and answers the same.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemas/columns/segment.hpp"

namespace rostrum {

struct ColumnManifest {
  std::string database;               ///< UUID
  std::uint64_t revision = 0;         ///< the commit that the columns stand for
  std::uint64_t next_file = 1;        ///< number of the next segment's file
  std::vector<std::string> files;     ///< names of the segments, by the numbers of their documents
  std::vector<std::uint64_t> hashes;  ///< of each of them: Segment::hash
  std::vector<std::uint32_t>
      tombstones;  ///< documents of segments that were removed since, ascending
};

[[nodiscard]] std::filesystem::path columns_folder(const std::filesystem::path& index);

/// nullopt if there is none, or none that is as it was written.
[[nodiscard]] std::optional<ColumnManifest> read_manifest(const std::filesystem::path& index);

/// In one step. Throws Error(Unreadable) if the disk refuses; the old one is then still there.
void write_manifest(const std::filesystem::path& index, const ColumnManifest& manifest);

/// The segments that a manifest names, mapped.
/// Throws Error(Unreadable) if one is not there or is none, or if they are not in order.
[[nodiscard]] std::vector<Segment> map_segments(const std::filesystem::path& index,
                                                const ColumnManifest& manifest);

/// One of them. Throws Error(Unreadable) if it is not there, is none, or is another one.
[[nodiscard]] Segment map_segment(const std::filesystem::path& index,
                                  const ColumnManifest& manifest, std::size_t place);

}  // namespace rostrum
