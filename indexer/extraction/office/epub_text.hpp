/// EPUB books to text (EPUB 2 and 3).
#pragma once

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/extraction/packed/archive.hpp"

namespace rostrum {

/// The pages that its package puts in order, one after the other, each as html_text reads it.
/// Throws ExtractionError for a book that is locked, or has no pages that can be found.
[[nodiscard]] ExtractedText epub_text(Archive& archive);

}  // namespace rostrum
