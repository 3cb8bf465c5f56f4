/// One run over a list of files: into the index, or dry.
#pragma once

#include <iosfwd>
#include <string>

#include "indexer/ingest/add_options.hpp"
#include "indexer/ingest/add_report.hpp"
#include "indexer/ingest/file_list.hpp"
#include "indexer/writing/documents/file_record.hpp"

namespace rostrum {

/// How files are read: a change of any of it reads them again.
[[nodiscard]] std::string settings_of(const AddOptions& options);

/// Reads the files, and JSONL from `input` unless it is null; commits, and compacts an index that
/// this made by the half. Throws Error where the index or the disk refuses.
[[nodiscard]] AddReport run_once(const AddOptions& options, const FileList& list,
                                 std::istream* input, std::ostream& err);

}  // namespace rostrum
