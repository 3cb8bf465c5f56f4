/// What a document says and holds, as tests compare it.
#pragma once

#include <string>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum::testing {

using Lines = std::vector<std::string>;

/// The text of each block.
[[nodiscard]] inline Lines lines_of(const ExtractedText& text) {
  Lines all;
  for (const TextBlock& block : text.blocks) all.push_back(block.text);
  return all;
}

/// "name: bytes" of each file in it.
[[nodiscard]] inline Lines files_of(const ExtractedText& text) {
  Lines all;
  for (const InnerFile& file : text.files) all.push_back(file.name + ": " + file.bytes);
  return all;
}

}  // namespace rostrum::testing
