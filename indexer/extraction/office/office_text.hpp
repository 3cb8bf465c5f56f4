/// Word, PowerPoint, Excel, OpenDocument and EPUB files to text.
#pragma once

#include <string_view>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {

/// See word_text, slides_text, sheet_tables, open_text and epub_text. Throws ExtractionError for
/// what is neither kind of document, is encrypted, damaged, or larger when unpacked than
/// kMostUnpackedBytes.
[[nodiscard]] ExtractedText office_text(std::string_view bytes);

/// The same of bytes that may also be a web page or plain text, as parts of a Word document are.
/// `depth`: of documents within documents.
[[nodiscard]] ExtractedText text_of_any(std::string_view bytes, int depth);

}  // namespace rostrum
