#include "searcher/server/routes/api_description.hpp"

#include <nlohmann/json.hpp>

#include "schemas/base/embedded.hpp"
#include "schemas/index/fields.hpp"
#include "searcher/analysis/base/analysis.hpp"
#include "searcher/server/routes/api.hpp"
#include "searcher/server/routes/url_request.hpp"

namespace rostrum {
namespace {

using json = nlohmann::ordered_json;

/// Schemas point into themselves; here they are parts of a larger document.
void move_references(json& schema, const std::string& place) {
  if (schema.is_object()) {
    schema.erase("$schema");
    schema.erase("$id");
    if (const auto own = schema.find("$ref"); own != schema.end() && own->is_string()) {
      const auto target = own->get<std::string>();
      if (target.starts_with("#/")) *own = place + target.substr(1);
    }
  }
  if (schema.is_structured()) {
    for (auto& each : schema) move_references(each, place);
  }
}

json schema_of(std::string_view file, const std::string& name) {
  json schema = json::parse(embedded_file(file));
  move_references(schema, "#/components/schemas/" + name);
  return schema;
}

const AnalysisOption* option_named(std::string_view route, std::string_view name) {
  for (const Analysis& analysis : analyses()) {
    if (analysis.name != route) continue;
    for (const AnalysisOption& each : analysis.options) {
      if (each.name == name) return &each;
    }
  }
  return nullptr;
}

json choice(std::string_view choices) {
  return {{"type", "string"}, {"enum", choices_in(choices)}};
}

}  // namespace

json parameter_schema(std::string_view route, const std::string& name, bool several_questions) {
  json schema = {{"type", "string"}};
  std::string description;
  bool several = false;
  const AnalysisOption* option = option_named(route, name);
  const Field* row = find_field(name);
  if (option != nullptr) {
    using Kind = AnalysisOption::Kind;
    description = option->help;
    several = option->kind == Kind::Texts;
    if (option->kind == Kind::Number) schema = {{"type", "integer"}, {"minimum", 0}};
    if (option->kind == Kind::Flag) schema = {{"type", "boolean"}};
    if (!option->choices.empty()) schema = choice(option->choices);
  } else if (name == "q") {
    description = "The query (docs/query-language.md)";
    // Some analyses set several questions side by side.
    several = several_questions;
  } else if (name == "sort") {
    schema = choice("relevance|newest|oldest");
  } else if (name == "limit" || name == "offset" || name == "snippets") {
    schema = {{"type", "integer"}, {"minimum", 0}};
  } else if (name == "any" || name == "with-groups" || name == "synonyms" || name == "bom" ||
             name == "verbatim") {
    schema = {{"type", "boolean"}};
  } else if (name == "facets") {
    description = "Facets to count, with commas between; none for none";
  } else if (row != nullptr && has_values(*row) && name != "field") {
    description = std::string(row->label) + ": code, name or alias; several are OR";
    several = true;
  }
  if (several) schema = {{"type", "array"}, {"items", schema}};
  if (!description.empty()) schema["description"] = description;
  return schema;
}

namespace {

json parameter_of(const DescribedRoute& route, const std::string& name) {
  json schema = {{"type", "string"}, {"description", "Form of the answer"}};
  if (name == "format") {
    schema["enum"] = choices_in(route.forms);
  } else {
    schema = parameter_schema(route.name, name, route.schema == "Table");
  }
  json parameter = {{"name", name}, {"in", "query"}};
  if (schema["type"] == "array") parameter["explode"] = true;
  // OpenAPI has the description beside the schema.
  if (const auto description = schema.find("description"); description != schema.end()) {
    parameter["description"] = *description;
    schema.erase(description);
  }
  parameter["schema"] = std::move(schema);
  for (const std::string& each : route.needed) {
    if (each == name) parameter["required"] = true;
  }
  return parameter;
}

json problem(const char* description) {
  return {
      {"description", description},
      {"content",
       {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
}

json operation_of(const DescribedRoute& route) {
  json parameters = json::array();
  for (const std::string& each : route.parameters) parameters.push_back(parameter_of(route, each));
  const json answer = route.schema.empty() ? json{{"type", json::array({"object", "array"})}}
                                           : json{{"$ref", "#/components/schemas/" + route.schema}};
  json found = {
      {"description", "The answer, from one commit"},
      {"headers",
       {{"ETag", {{"description", "Stands for the commit"}, {"schema", {{"type", "string"}}}}}}},
      {"content", {{"application/json", {{"schema", answer}}}}}};
  for (const std::string& form : choices_in(route.forms)) {
    if (form != "json") found["content"][media_type_of(form)] = json::object();
  }
  return {{"operationId", route.name},
          {"summary", route.summary},
          {"parameters", std::move(parameters)},
          {"responses",
           {{"200", std::move(found)},
            {"304", {{"description", "No newer commit than If-None-Match names"}}},
            {"400", problem("A parameter is wrong")},
            {"404", problem("There is no such statement")},
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
                  {"SearchResponse", schema_of("search-response.schema.json", "SearchResponse")},
                  {"Table", schema_of("table.schema.json", "Table")}};
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
