/// Word 97 to 2003 to text (MS-DOC).
#pragma once

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/extraction/old_office/compound_file.hpp"

namespace rostrum {

/// Body, tables, text boxes, notes and the numbers of lists; the header and footer of the first
/// page are its letterhead. Hidden and deleted text is left out. Throws as OldWordFile does.
[[nodiscard]] ExtractedText old_word_text(const CompoundFile& file);

}  // namespace rostrum
