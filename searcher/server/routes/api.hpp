/// The same answers as the commands give, for programs: /api/v1/.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "searcher/server/routes/route.hpp"

namespace rostrum {

inline constexpr std::string_view kApiPath = "/api/v1/";

/// Of a form of answers: "csv" gives "text/csv; charset=utf-8". REQUIRES: it is one of them.
[[nodiscard]] std::string media_type_of(std::string_view form);

/// A route for each command, and for each row of the table of analyses.
[[nodiscard]] std::span<const Route> api_routes();

}  // namespace rostrum
