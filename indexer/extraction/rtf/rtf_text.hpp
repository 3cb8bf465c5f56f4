/// RTF to text (Rich Text Format 1.9.1, as Word, LibreOffice and others write it).
#pragma once

#include <string_view>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {

/// Body, tables, text boxes and notes; the header and footer of the first page are its letterhead.
/// Hidden and deleted text is left out. A file that ends too early gives what it has, with a note.
/// Throws ExtractionError for what is no RTF.
[[nodiscard]] ExtractedText rtf_text(std::string_view bytes);

}  // namespace rostrum
