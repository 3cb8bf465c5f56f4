/// The text of scans, by tesseract where it is installed.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// Those of the six UN languages that tesseract has data for here, as it names them: "eng+fra".
/// Throws Error(NotFound) if it is not installed or has none, saying how to install it.
[[nodiscard]] std::string recognised_languages();

/// Lines of a picture (PGM), blank ones between blocks. Runs confined (see confinement.hpp), at
/// most 150 s. Throws Error(Unreadable) if it fails, with the reason. Thread-safe.
[[nodiscard]] std::string recognise_text(std::string_view picture, const std::string& languages);

}  // namespace rostrum
