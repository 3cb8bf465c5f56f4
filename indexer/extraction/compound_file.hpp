/// Streams of a compound file, which old Word and Outlook write (MS-CFB). The door to libgsf.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/extracted_text.hpp"

namespace rostrum {

/// REQUIRES: the bytes outlive it.
class CompoundFile {
 public:
  /// Throws ExtractionError for what cannot be opened.
  explicit CompoundFile(std::string_view bytes);
  ~CompoundFile();
  CompoundFile(const CompoundFile&) = delete;
  CompoundFile& operator=(const CompoundFile&) = delete;

  /// The folder is named by its path, "" for the root: "a/b". nullopt if the stream is not there or
  /// cannot be read.
  [[nodiscard]] std::optional<std::string> stream(const std::string& folder,
                                                  const std::string& name) const;
  [[nodiscard]] bool has(const std::string& name) const;  ///< in the root: a stream or a folder
  /// Names in a folder, at most so many.
  [[nodiscard]] std::vector<std::string> names(const std::string& folder, std::size_t most) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rostrum
