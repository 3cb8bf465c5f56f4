/// Excel workbooks to tables (ISO/IEC 29500-1, SpreadsheetML).
#pragma once

#include <string>

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/extraction/packed/archive.hpp"

namespace rostrum {

/// Each sheet that is shown, row by row, as its cells read: dates as 2025-06-17, numbers in
/// figures. `main_part` is the name of xl/workbook.xml. Throws ExtractionError.
[[nodiscard]] ExtractedText sheet_tables(Archive& archive, const std::string& main_part);

}  // namespace rostrum
