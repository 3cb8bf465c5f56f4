/// PDF documents to text. The door to poppler.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {

/// In reading order, without running headers and page numbers. Throws ExtractionError for what is
/// encrypted or is no PDF. What cannot be read as letters is told by its pages in `unread_pages`.
/// `may_draw`: see PageInspection.
[[nodiscard]] ExtractedText pdf_text(std::string_view bytes, bool may_draw = true);

/// What tesseract told of a page's picture.
struct RecognisedPage {
  std::string hocr;
  double dots = 0;  ///< of the picture, an inch
};

/// The same once pages were recognised: their words are laid out with those of the others. `unread`
/// is what pdf_text has told before; those of them that are not `recognised`, by page, stay so.
[[nodiscard]] ExtractedText pdf_text(std::string_view bytes, const std::vector<UnreadPage>& unread,
                                     const std::map<int, RecognisedPage>& recognised);

struct PdfPicture {
  std::string bytes;  ///< grey (PGM)
  double dots = 0;    ///< an inch: 300, fewer where it would have more than 30 million
};

/// A page, from 1. Throws ExtractionError.
[[nodiscard]] PdfPicture page_picture(std::string_view bytes, int number);

}  // namespace rostrum
