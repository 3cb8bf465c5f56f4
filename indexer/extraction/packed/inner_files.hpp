/// Files that are packed in another, and how many of them are read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {

/// Of one file all that is unpacked may not be larger, nor come in more pieces.
inline constexpr std::size_t kMostInnerBytes = std::size_t{256} << 20;
inline constexpr std::size_t kMostInnerFiles = 10'000;

/// Gathers them within these limits.
class InnerFiles {
 public:
  /// A name as it stands. Hidden files, and what systems put beside others, are passed over.
  /// False when no more are taken, which a problem of the last one tells.
  bool add(std::string_view name, std::string bytes);
  /// One that cannot be read, and why; or of which `bytes` alone can.
  bool add_problem(std::string_view name, std::string problem, std::string bytes = {});

  /// How many more bytes may come.
  [[nodiscard]] bool empty() const { return files_.empty(); }
  [[nodiscard]] std::size_t room() const { return kMostInnerBytes - size_; }
  /// Tells that the limit is reached. `name` is the first that is not read.
  void stop(std::string_view name);
  /// With their names as inner_name has them, in whatever encoding they stand.
  [[nodiscard]] std::vector<InnerFile> take();

 private:
  std::vector<InnerFile> files_;
  std::size_t size_ = 0;
};

/// "../a\\b/./c" gives "a/b/c": what leads out of the file is dropped; "" for one that nobody wants
/// to see. REQUIRES: UTF-8.
[[nodiscard]] std::string inner_name(std::string_view name);

}  // namespace rostrum
