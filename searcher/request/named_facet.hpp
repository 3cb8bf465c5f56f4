/// The facet that a user names.
#pragma once

#include <string_view>

#include "schemas/index/fields.hpp"

namespace rostrum {

/// The field of that name or alias. Throws OptionError of `option` if it is none that has values,
/// with the nearest names.
[[nodiscard]] const Field& named_facet(std::string_view option, std::string_view name);

}  // namespace rostrum
