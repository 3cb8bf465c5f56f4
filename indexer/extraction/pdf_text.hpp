/// PDF documents to text. The door to poppler.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extraction/extracted_text.hpp"

namespace rostrum {

/// In reading order, without running headers and page numbers. Throws ExtractionError for what is
/// encrypted or is no PDF. What cannot be read as letters is told by its pages in `unread_pages`.
/// `may_draw`: see PageInspection.
[[nodiscard]] ExtractedText pdf_text(std::string_view bytes, bool may_draw = true);

/// A page, from 1, as a grey picture (PGM) of 300 dots an inch, fewer where it would have more than
/// 30 million. Throws ExtractionError.
[[nodiscard]] std::string page_picture(std::string_view bytes, int number);

}  // namespace rostrum
