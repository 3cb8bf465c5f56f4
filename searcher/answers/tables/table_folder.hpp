/// A table whose texts are files: what programs for corpora read (AntConc, quanteda, Voyant).
#pragma once

#include <filesystem>
#include <memory>

#include "searcher/answers/tables/table_forms.hpp"

namespace rostrum {

/// A file for the cell `text` of each row, called by its `id` and `paragraph`, and metadata.csv
/// with the other cells behind a first column `file`. The folder is made; throws Error:
/// InvalidInput if something is in it, Unreadable if it cannot be written. REQUIRES: the table has
/// columns `id` and `text`.
[[nodiscard]] std::unique_ptr<TableSink> folder_table(const std::filesystem::path& folder,
                                                      const CsvForm& form);

}  // namespace rostrum
