/// OpenDocument texts (.odt, .ott, .fodt) to text.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/extraction/packed/archive.hpp"

namespace rostrum {

/// The body with its tables and text boxes in the order of the document, then its notes. Deleted
/// and hidden text is left out, and so are marks of notes; numbers of lists are written. The
/// header and footer of the first page are the letterhead. Both throw ExtractionError.
[[nodiscard]] ExtractedText open_text(Archive& archive);
/// One XML file that is all of a document.
[[nodiscard]] ExtractedText flat_open_text(const std::string& xml);

}  // namespace rostrum
