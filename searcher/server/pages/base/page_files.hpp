/// Templates, texts and what stands beside them, as they are compiled into the program.
#pragma once

#include <string_view>
#include <vector>

#include "schemas/base/embedded.hpp"

namespace rostrum {

[[nodiscard]] const std::vector<EmbeddedFile>& page_files();

/// "templates/search.mustache". REQUIRES: there is a file of that name.
[[nodiscard]] std::string_view page_file(std::string_view name);

}  // namespace rostrum
