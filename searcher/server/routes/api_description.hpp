/// The API as OpenAPI 3.1 describes it, made from the tables that its routes are made from.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/program/option.hpp"

namespace rostrum {

/// A route as it is told to those who look around.
struct DescribedRoute {
  std::string name;  ///< behind /api/v1/
  std::string summary;
  std::vector<Option> parameters;
  std::string schema;  ///< of the answer in JSON, below components/schemas: "Table"
};

[[nodiscard]] nlohmann::ordered_json openapi(std::span<const DescribedRoute> routes,
                                             std::string_view base);

/// JSON Schema of an option's values, with its help as description.
[[nodiscard]] nlohmann::ordered_json schema_of(const Option& option);

}  // namespace rostrum
