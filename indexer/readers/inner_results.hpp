/// What is read of the files in a file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/readers/file_reader.hpp"

namespace rostrum {

/// Adds what a file in another gave; problems and notes say its name.
void add_inner(ReadResult inner, const std::string& name, ReadResult& into);

/// NAME.meta.json beside a file among others; "" if there is none.
[[nodiscard]] std::string_view sidecar_among(const std::vector<InnerFile>& files,
                                             std::string_view name);

}  // namespace rostrum
