/// Languages by code and name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rostrum {

/// The BCP 47 primary language subtag of a code ("en", "EN-gb", "eng") or of a language's name in
/// English or in the six UN languages ("French", "français", "русский"); nullopt if it is neither.
[[nodiscard]] std::optional<std::string> find_language(std::string_view text);

/// The three letters of ISO 639: "fr" gives "fra"; "" for an unknown code.
[[nodiscard]] std::string iso3_language(std::string_view code);

/// The English name: "fr" gives "French"; an unknown code gives itself.
[[nodiscard]] std::string language_label(std::string_view code);

}  // namespace rostrum
