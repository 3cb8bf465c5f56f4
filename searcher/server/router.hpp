/// Which address asks for what.
#pragma once

#include <string_view>

#include "searcher/server/routes/route.hpp"

namespace rostrum {

/// Null if there is none of that path.
[[nodiscard]] const Route* find_route(std::string_view path);

}  // namespace rostrum
