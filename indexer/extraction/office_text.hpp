/// Word (.docx) and OpenDocument (.odt) documents to text. The door to libzip and pugixml.
#pragma once

#include <string_view>

#include "indexer/extraction/extracted_text.hpp"

namespace rostrum {

/// The body with its tables (a row is a line) and text boxes in the order of the document, then the
/// notes; footnote marks, deleted text, headers and footers left out. Throws ExtractionError for
/// what is neither kind of document, is encrypted, damaged, or larger when unpacked than
/// kMostUnpackedBytes.
[[nodiscard]] ExtractedText office_text(std::string_view bytes);

inline constexpr std::size_t kMostUnpackedBytes = std::size_t{128} << 20;

}  // namespace rostrum
