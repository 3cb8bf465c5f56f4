/// OpenDocument spreadsheets to tables.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/extraction/office/open_styles.hpp"

namespace rostrum {

/// As sheet_tables: `spreadsheet` is the element office:spreadsheet. What is hidden is told in
/// `notes`.
[[nodiscard]] std::vector<Sheet> open_sheets(const pugi::xml_node& spreadsheet,
                                             const OpenStyles& styles,
                                             std::vector<std::string>& notes);

}  // namespace rostrum
