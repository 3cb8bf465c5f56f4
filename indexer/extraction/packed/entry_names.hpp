/// What the names in an archive are written in: ZIP files of DOS and Windows do not say.
#pragma once

#include <string>
#include <vector>

namespace rostrum {

/// The names in UTF-8, in their order. Those that are not are taken as one text, since they were
/// written by one program: in the code page in which they read most like words.
[[nodiscard]] std::vector<std::string> utf8_names(std::vector<std::string> names);

}  // namespace rostrum
