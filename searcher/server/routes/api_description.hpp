/// The API as OpenAPI 3.1 describes it, made from the tables that its routes are made from.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

/// A route as it is told to those who look around.
struct DescribedRoute {
  std::string name;  ///< behind /api/v1/
  std::string summary;
  std::vector<std::string> parameters;
  std::vector<std::string> needed;  ///< of them
  std::string forms;                ///< with | between
  std::string schema;  ///< of the answer in JSON: "SearchResponse", "Table"; "" for none
};

[[nodiscard]] nlohmann::ordered_json openapi(std::span<const DescribedRoute> routes,
                                             std::string_view base);

}  // namespace rostrum
