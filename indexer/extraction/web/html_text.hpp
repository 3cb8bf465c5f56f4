/// Web pages to text.
#pragma once

#include <string_view>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {

/// The main content of a page, without navigation, controls of forms, scripts, marks of notes, and
/// what its styles hide. Its encoding is that of html_utf8. Nothing is fetched. Throws
/// ExtractionError for a page without text.
/// `sheet` are styles that come with the page and are not in it.
[[nodiscard]] ExtractedText html_text(std::string_view bytes, std::string_view sheet = {});

}  // namespace rostrum
