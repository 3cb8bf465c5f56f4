/// Files that are compiled into a program; those of schemas/ are in both.
#pragma once

#include <string_view>
#include <vector>

namespace rostrum {

struct EmbeddedFile {
  std::string_view name;  ///< "vocabulary/states.json", "statement.schema.json"
  std::string_view bytes;
};

[[nodiscard]] const std::vector<EmbeddedFile>& embedded_files();

/// REQUIRES: there is a file of that name.
[[nodiscard]] std::string_view embedded_file(std::string_view name);

}  // namespace rostrum
