/// Entries of a ZIP archive in memory. The door to libzip.
#pragma once

#include <zip.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/extracted_text.hpp"

namespace rostrum {

inline constexpr std::size_t kMostUnpackedBytes = std::size_t{128} << 20;

/// REQUIRES: the bytes outlive it. Its members throw ExtractionError for what is damaged or
/// encrypted, and when all that was taken out is larger than kMostUnpackedBytes: what an archive
/// says of the size of its entries may be a lie.
class Archive {
 public:
  explicit Archive(std::string_view bytes);

  /// Bytes of an entry; nullopt if it is not there.
  [[nodiscard]] std::optional<std::string> entry(const std::string& name);

  [[nodiscard]] bool has(const std::string& name) const;

  /// Names of all entries, in their order.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  [[nodiscard]] bool find(const std::string& name, zip_stat_t& stat) const;

  std::unique_ptr<zip_t, void (*)(zip_t*)> archive_{nullptr, zip_discard};
  std::size_t unpacked_ = 0;
};

}  // namespace rostrum
