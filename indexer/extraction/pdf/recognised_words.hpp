/// Words that were recognised in the picture of a page, with their places.
#pragma once

#include <string>

#include "indexer/layout/words/page_words.hpp"

namespace rostrum {

/// From hOCR, the form in which tesseract tells them. A page that lies askew is set upright. Words
/// of one line stand on one base and have one size, whatever parts of letters they have. `dots` an
/// inch are those of the picture. Throws ExtractionError if it is no hOCR. Pure.
[[nodiscard]] PageWords recognised_words(const std::string& hocr, double dots);

/// A page's own words among those recognised in its picture: what both have is its own.
[[nodiscard]] PageWords with_own_words(PageWords recognised, PageWords own);

}  // namespace rostrum
