#include "indexer/commands/compact.hpp"

#include <fmt/core.h>
#include <ostream>

#include "indexer/writing/compaction.hpp"
#include "schemas/base/error.hpp"
#include "schemas/index/index_format.hpp"

namespace rostrum {
namespace {

std::uintmax_t bytes_in(const std::filesystem::path& folder) {
  std::uintmax_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

/// "12.3 MB".
std::string megabytes(std::uintmax_t bytes) {
  return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

}  // namespace

int compact(const std::filesystem::path& index, const Vocabulary& vocabulary, std::ostream& out) {
  require_index(index);
  const std::uintmax_t before = bytes_in(index);
  compact_index(index, vocabulary.hash());
  out << "compacted: " << megabytes(before) << " before, " << megabytes(bytes_in(index))
      << " now\n";
  return kExitDone;
}

}  // namespace rostrum
