/// Files that are packed in archives: ZIP, tar, 7z, RAR, and single ones that are compressed. The
/// door to libarchive.
#pragma once

#include <string_view>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {

/// Only `files` and `notes` are given; a single compressed file has no name. Entries that are
/// encrypted or damaged are told, each with its reason. Throws ExtractionError for what is no
/// archive.
[[nodiscard]] ExtractedText packed_files(std::string_view bytes);

}  // namespace rostrum
