/// Word documents (.docx, .docm, .dotx, .dotm) to text.
#pragma once

#include <string>

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/extraction/packed/archive.hpp"

namespace rostrum {

/// The name of the entry with the body of a Word document; "" if the archive is none.
[[nodiscard]] std::string word_main_part(Archive& archive);

/// The body with its tables and text boxes in the order of the document, then the notes it refers
/// to. Deleted, hidden and placeholder text is left out, and so are marks of notes; numbers of
/// lists are written. The header and footer of the first page are the letterhead. `depth`: of
/// documents within documents. Throws ExtractionError.
[[nodiscard]] ExtractedText word_text(Archive& archive, const std::string& main_part, int depth);

}  // namespace rostrum
