/// A sum of hashes over the metadata of an index, kept among it: what is noted there of values,
/// files and annotations stands nowhere else, so that nothing but this can tell that it changed.
/// For indexer/writing alone: it shows Xapian.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rostrum {

/// Where it stands, in decimal letters. An index of before it has none until something is noted.
inline constexpr std::string_view kMetadataSum = "rostrum.sum";

/// Over all keys but its own.
[[nodiscard]] std::uint64_t sum_of_metadata(const Xapian::Database& database);

/// Sets metadata and keeps the sum in step.
class SummedMetadata {
 public:
  /// An empty value takes the key out.
  void set(Xapian::WritableDatabase& database, const std::string& key, const std::string& value);
  /// Puts the sum where it belongs. REQUIRES: called before each commit.
  void close(Xapian::WritableDatabase& database);
  /// After the database was opened anew, and what waited for a commit is gone.
  void forget() { sum_.reset(); }

 private:
  std::optional<std::uint64_t> sum_;  ///< as far as known; none while nothing was set
};

}  // namespace rostrum
