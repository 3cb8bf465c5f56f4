/// Web pages to text. The door to libxml2.
#pragma once

#include <string_view>

#include "indexer/extraction/extracted_text.hpp"

namespace rostrum {

/// The main content of a page, without navigation, forms and scripts. Its encoding is the one that
/// it declares, else UTF-8 if it is that, else windows-1252 (as browsers have it). Nothing is
/// fetched. Throws ExtractionError for a page without text.
[[nodiscard]] ExtractedText html_text(std::string_view bytes);

}  // namespace rostrum
