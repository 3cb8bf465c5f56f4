/// Documents of the years before 2007, which are compound files.
#pragma once

#include <string_view>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {

/// Word 97 to 2003, and mails of Outlook. Throws ExtractionError for what else is in such a file,
/// saying what it is and what would help.
[[nodiscard]] ExtractedText old_office_text(std::string_view bytes);

}  // namespace rostrum
