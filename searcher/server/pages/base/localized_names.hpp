/// Names of states, groups, organisations and conventions in the languages of the interface, as the
/// vocabularies that are compiled in have them.
#pragma once

#include <string>
#include <string_view>

namespace rostrum {

/// `label` where no name is known, and in English, for which labels are.
[[nodiscard]] std::string localized_name(std::string_view language, std::string_view code,
                                         std::string_view label);

/// The same by its name in English, which a message offers.
[[nodiscard]] std::string localized_label(std::string_view language, std::string_view label);

}  // namespace rostrum
