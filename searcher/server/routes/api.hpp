/// The same answers as the commands give, for programs: /api/v1/.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "searcher/server/routes/route.hpp"

namespace rostrum {

inline constexpr std::string_view kApiPath = "/api/v1/";

/// A route for each command, and for each row of the table of analyses.
[[nodiscard]] std::span<const Route> api_routes();

}  // namespace rostrum
