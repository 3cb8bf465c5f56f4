#include "searcher/server/routes/api_description.hpp"

#include <nlohmann/json.hpp>

#include "schemas/base/embedded.hpp"
#include "searcher/analysis/analysis_forms.hpp"
#include "searcher/server/routes/api.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

/// Schemas point into themselves; here they are parts of a larger document.
void move_references(json& schema, const std::string& from, const std::string& to) {
  if (schema.is_object()) {
    schema.erase("$schema");
    schema.erase("$id");
    if (const auto own = schema.find("$ref"); own != schema.end() && own->is_string()) {
      const auto target = own->get<std::string>();
      if (target.starts_with(from)) *own = to + target.substr(from.size());
    }
  }
  if (schema.is_structured()) {
    for (auto& each : schema) move_references(each, from, to);
  }
}

constexpr const char* kSchemas = "#/components/schemas/";

json schema_in(std::string_view file, const std::string& name) {
  json schema = json::parse(embedded_file(file));
  move_references(schema, "#/", kSchemas + name + "/");
  return schema;
}

/// The parts of a file, each a schema of its own.
json schemas_in(std::string_view file) {
  json parts = json::parse(embedded_file(file))["definitions"];
  move_references(parts, "#/definitions/", kSchemas);
  return parts;
}

}  // namespace

json schema_of(const Option& option) {
  using Kind = Option::Kind;
  json schema = {{"type", "string"}};
  if (option.kind == Kind::Number) schema = {{"type", "integer"}, {"minimum", option.least}};
  if (option.most > 0) schema["maximum"] = option.most;
  if (option.kind == Kind::Seconds) schema = {{"type", "number"}, {"minimum", 0}};
  if (option.kind == Kind::Flag) schema = {{"type", "boolean"}};
  if (!option.choices.empty()) schema["enum"] = choices_in(option.choices);
  if (option.kind == Kind::Number && !option.fallback.empty()) {
    schema["default"] = std::stoul(std::string(option.fallback));
  } else if (!option.fallback.empty()) {
    schema["default"] = option.fallback;
  }
  if (option.kind == Kind::Texts) schema = {{"type", "array"}, {"items", schema}};
  if (!option.help.empty()) schema["description"] = option.help;
  return schema;
}

namespace {

json parameter_of(const Option& option) {
  json schema = schema_of(option);
  schema.erase("description");  // OpenAPI has it beside the schema
  json parameter = {{"name", option.name}, {"in", "query"}, {"schema", std::move(schema)}};
  if (option.kind == Option::Kind::Texts) parameter["explode"] = true;
  if (!option.help.empty()) parameter["description"] = option.help;
  if (option.needed) parameter["required"] = true;
  return parameter;
}

/// A statement with what `show` adds to it.
json shown_statement(const json& more) {
  json schema = schema_in("statement.schema.json", "Statement");
  schema["title"] = "Statement with numbered paragraphs";
  schema["properties"].update(more["properties"]);
  for (const json& name : more["required"]) schema["required"].push_back(name);
  return schema;
}

json problem(const char* description) {
  return {
      {"description", description},
      {"content",
       {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
}

json operation_of(const DescribedRoute& route) {
  json parameters = json::array();
  for (const Option& each : route.parameters) parameters.push_back(parameter_of(each));
  const json answer = {{"$ref", "#/components/schemas/" + route.schema}};
  json found = {
      {"description", "The answer, from one commit"},
      {"headers",
       {{"ETag", {{"description", "Stands for the commit"}, {"schema", {{"type", "string"}}}}}}},
      {"content", {{"application/json", {{"schema", answer}}}}}};
  const std::vector<std::string> forms =
      choices_in(find_option(route.parameters, "format")->choices);
  for (const std::string& form : forms) {
    if (form != "json")
      found["content"][table_form(form).media_type] = {{"schema", {{"type", "string"}}}};
  }
  return {{"operationId", route.name},
          {"summary", route.summary},
          {"parameters", std::move(parameters)},
          {"responses",
           {{"200", std::move(found)},
            {"304", {{"description", "No newer commit than If-None-Match names"}}},
            {"400", problem("A parameter is wrong")},
            {"404", problem("There is no such statement")},
            {"429", problem("This address asks too often; Retry-After says when to ask again")},
            {"503", problem("Too many ask, or the question takes too long")}}}};
}

}  // namespace

json openapi(std::span<const DescribedRoute> routes, std::string_view base) {
  json paths = json::object();
  for (const DescribedRoute& each : routes) {
    paths["/api/v1/" + each.name] = {{"get", operation_of(each)}};
  }
  const json text = {{"type", "string"}};
  const json number = {{"type", "integer"}};
  const json parts = schemas_in("answers.schema.json");
  json schemas = {{"Problem",
                   {{"type", "object"},
                    {"required", {"type", "title", "status", "detail"}},
                    {"properties",
                     {{"type", text},
                      {"title", text},
                      {"status", number},
                      {"detail", text},
                      {"parameter", {{"type", "string"}, {"description", "That is wrong"}}},
                      {"position",
                       {{"type", "integer"},
                        {"description", "Of the mistake in the query, in letters from 1"}}}}}}},
                  {"Statement", shown_statement(parts["Shown"])},
                  {"SearchResponse", schema_in("search-response.schema.json", "SearchResponse")},
                  {"Table", schema_in("table.schema.json", "Table")}};
  for (const auto& [name, schema] : parts.items()) {
    const bool served = name != "Saved" && name != "Config";
    if (served && name != "Shown") schemas[name] = schema;
  }
  return {{"openapi", "3.1.0"},
          {"info",
           {{"title", "Rostrum"},
            {"version", ROSTRUM_VERSION},
            {"description", "What states, groups and organisations said at disarmament meetings"},
            {"license", {{"name", "GPL-3.0-or-later"}, {"identifier", "GPL-3.0-or-later"}}}}},
          {"servers", json::array({{{"url", base.empty() ? "/" : std::string(base)}}})},
          {"security", json::array()},
          {"paths", std::move(paths)},
          {"components", {{"schemas", std::move(schemas)}}}};
}

}  // namespace rostrum
