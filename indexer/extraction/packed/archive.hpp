/// Entries of a ZIP archive in memory. The door to libzip.
#pragma once

#include <zip.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/extraction/packed/cut_archive.hpp"

namespace rostrum {

inline constexpr std::size_t kMostUnpackedBytes = std::size_t{128} << 20;

/// Of one whose list of entries is missing, as at the end of a file that is cut short, those that
/// are there are read one behind the other. REQUIRES: the bytes outlive it. Its members throw
/// ExtractionError for what is encrypted, and when all that was taken out is larger than
/// kMostUnpackedBytes: what an archive says of the size of its entries may be a lie.
class Archive {
 public:
  /// Throws ExtractionError if no entry can be found.
  explicit Archive(std::string_view bytes);

  /// Bytes of an entry; nullopt if it is not there. Of a damaged one what can be unpacked, which
  /// `damage` tells.
  [[nodiscard]] std::optional<std::string> entry(const std::string& name);

  [[nodiscard]] bool has(const std::string& name) const;

  /// Names of all entries, in their order.
  [[nodiscard]] std::vector<std::string> names() const;

  /// The list of entries is missing.
  [[nodiscard]] bool is_cut() const { return !archive_; }

  /// What was found damaged, in words for its owner; what reads the entries adds to it.
  [[nodiscard]] std::vector<std::string>& damage() { return damage_; }

 private:
  [[nodiscard]] bool find(const std::string& name, zip_stat_t& stat) const;
  [[nodiscard]] const CutEntry* find_cut(const std::string& name) const;
  void count(std::size_t bytes);

  std::unique_ptr<zip_t, void (*)(zip_t*)> archive_{nullptr, zip_discard};
  std::vector<CutEntry> cut_;  ///< if there is no list of them
  std::vector<std::string> damage_;
  std::size_t unpacked_ = 0;
};

}  // namespace rostrum
