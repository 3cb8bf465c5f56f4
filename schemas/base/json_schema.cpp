#include "schemas/base/json_schema.hpp"

#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "schemas/base/embedded.hpp"
#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

/// valijson writes a place as "<root>[agenda_items][0][number]"; people write
/// agenda_items[0].number.
std::string place(const std::vector<std::string>& context) {
  std::string path;
  for (std::size_t i = 1; i < context.size(); ++i) {
    std::string step = context[i];
    if (step.size() > 2 && step.front() == '[' && step.back() == ']') {
      step = step.substr(1, step.size() - 2);
    }
    const bool index = !step.empty() && step.find_first_not_of("0123456789") == std::string::npos;
    if (index) {
      path += "[" + step + "]";
    } else {
      path += path.empty() ? step : "." + step;
    }
  }
  return path.empty() ? "the record" : path;
}

}  // namespace

struct JsonSchema::Impl {
  valijson::Schema schema;
};

JsonSchema::JsonSchema(const nlohmann::json& schema) : impl_(std::make_unique<Impl>()) {
  try {
    valijson::SchemaParser parser;
    const valijson::adapters::NlohmannJsonAdapter adapter(schema);
    parser.populateSchema(adapter, impl_->schema);
  } catch (const std::exception& error) {
    throw Error(ErrorKind::InvalidInput, std::string("schema: ") + error.what());
  }
}

JsonSchema::~JsonSchema() = default;

std::vector<std::string> JsonSchema::problems(const nlohmann::json& document) const {
  // It keeps the patterns that it has compiled, which cost more than all else.
  thread_local valijson::Validator validator;
  valijson::ValidationResults results;
  const valijson::adapters::NlohmannJsonAdapter adapter(document);
  std::vector<std::string> found;
  if (validator.validate(impl_->schema, adapter, &results)) return found;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    std::string text = error.description;
    while (!text.empty() && text.back() == '.') text.pop_back();
    found.push_back(place(error.context) + ": " + text);
  }
  return found;
}

const JsonSchema& builtin_schema(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, JsonSchema, std::less<>> schemas;
  const std::lock_guard lock(mutex);
  const auto known = schemas.find(name);
  if (known != schemas.end()) return known->second;
  return schemas.try_emplace(std::string(name), nlohmann::json::parse(embedded_file(name)))
      .first->second;
}

}  // namespace rostrum
