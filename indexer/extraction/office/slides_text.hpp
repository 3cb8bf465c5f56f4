/// PowerPoint slides to text (ISO/IEC 29500-1, PresentationML).
#pragma once

#include <string>

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/extraction/packed/archive.hpp"

namespace rostrum {

/// Each slide is a page: its title, what its shapes and tables say in the order of reading,
/// wherever the file has them, and the speaker's notes. Slides that are not shown are left out; so
/// are the date, the footer and the number of a slide. `main_part` is the name of
/// ppt/presentation.xml. Throws ExtractionError.
[[nodiscard]] ExtractedText slides_text(Archive& archive, const std::string& main_part);

}  // namespace rostrum
