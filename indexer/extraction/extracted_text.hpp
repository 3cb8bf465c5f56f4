/// What is left of a document when its format is taken away.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace rostrum {

/// A paragraph, or a line that stands by itself. Lines within it are parted by line feeds.
struct TextBlock {
  int page = 0;  ///< on which it begins, from 1; 0 where the format has no pages
  std::string text;
};

using ExtractedText = std::vector<TextBlock>;

enum class DocumentKind : std::uint32_t { Pdf = 1, Office = 2, Html = 3 };

/// A document that cannot be read, and why, in words for its owner.
struct ExtractionError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// One without text on its pages, as scans are.
struct ScanError : ExtractionError {
  ScanError(const std::string& why, int page_count) : ExtractionError(why), pages(page_count) {}
  int pages;
};

/// All of a document's text may not be larger.
inline constexpr std::size_t kMostExtractedBytes = std::size_t{64} << 20;

}  // namespace rostrum
