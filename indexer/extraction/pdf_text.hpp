/// PDF documents to text. The door to poppler.
#pragma once

#include <string_view>

#include "indexer/extraction/extracted_text.hpp"

namespace rostrum {

/// In reading order, without running headers and page numbers. Throws ExtractionError for what is
/// encrypted, is no PDF, or has no text.
[[nodiscard]] ExtractedText pdf_text(std::string_view bytes);

}  // namespace rostrum
