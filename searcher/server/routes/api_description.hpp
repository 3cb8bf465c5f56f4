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

/// JSON Schema of a parameter of a route, with its description if it has one. `several_questions`
/// if the query may be given more than once.
[[nodiscard]] nlohmann::ordered_json parameter_schema(std::string_view route,
                                                      const std::string& name,
                                                      bool several_questions);

}  // namespace rostrum
