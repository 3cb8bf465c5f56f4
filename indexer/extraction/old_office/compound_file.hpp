/// Streams of a compound file, which old Word and Outlook write (MS-CFB). The door to libgsf.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {

class CompoundFile {
 public:
  /// What is cut within its last sector is read as if that were whole.
  /// Throws ExtractionError for what cannot be opened.
  explicit CompoundFile(std::string_view bytes);
  ~CompoundFile();
  CompoundFile(const CompoundFile&) = delete;
  CompoundFile& operator=(const CompoundFile&) = delete;

  /// The folder is named by its path, "" for the root: "a/b". nullopt if the stream is not there or
  /// cannot be read.
  [[nodiscard]] std::optional<std::string> stream(const std::string& folder,
                                                  const std::string& name) const;
  /// A stream or a folder is named there, whether or not it can be read.
  [[nodiscard]] bool has(const std::string& folder, const std::string& name) const;
  /// Names in a folder, at most so many.
  [[nodiscard]] std::vector<std::string> names(const std::string& folder, std::size_t most) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rostrum
