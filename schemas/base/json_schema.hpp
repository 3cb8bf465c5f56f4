/// JSON documents against JSON Schema (draft 7). The door to valijson.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

/// A compiled schema. Safe to share between threads once made.
class JsonSchema {
 public:
  /// Throws Error(InvalidInput) if `schema` is no JSON Schema.
  explicit JsonSchema(const nlohmann::json& schema);
  ~JsonSchema();

  /// What is wrong with `document`, the deepest cause first: "agenda_items[0].number: …".
  /// Empty if nothing is.
  [[nodiscard]] std::vector<std::string> problems(const nlohmann::json& document) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The schema compiled in under that file name: "statement.schema.json".
/// REQUIRES: there is one. Thread-safe.
[[nodiscard]] const JsonSchema& builtin_schema(std::string_view name);

}  // namespace rostrum
