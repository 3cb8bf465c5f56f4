// The API is as its description says: requests made from the description itself, right and wrong,
// as schemathesis makes them.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "schemas/base/json_schema.hpp"
#include "searcher/server/http/url.hpp"
#include "tests/support/served_sample.hpp"
#include "tests/support/yaml_text.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

template <typename T>
T one_of(const std::vector<T>& values) {
  return *rc::gen::elementOf(values);
}

class OpenApiTest : public ServedSampleTest {
 protected:
  static const nlohmann::ordered_json& description() {
    static const auto document =
        nlohmann::ordered_json::parse(server_->get("/api/v1/openapi.json").body);
    return document;
  }

  /// A schema of the description, with all that it may point to.
  static const JsonSchema& schema_of(const json& schema) {
    static std::map<std::string, std::unique_ptr<JsonSchema>> known;
    std::unique_ptr<JsonSchema>& compiled = known[schema.dump()];
    if (!compiled) {
      json whole = schema;
      whole["components"] = json(description()).at("components");
      compiled = std::make_unique<JsonSchema>(whole);
    }
    return *compiled;
  }

  /// What must hold for every answer to that operation.
  static void expect_described(const std::string& target, const json& operation,
                               const HttpAnswer& answer) {
    const json& responses = operation.at("responses");
    const std::string status = std::to_string(answer.status);
    ASSERT_TRUE(responses.contains(status)) << target << ": " << status << answer.body;
    const std::string media = answer.headers.at("content-type");
    const json& content = responses.at(status).at("content");
    ASSERT_TRUE(content.contains(media)) << target << ": " << media;
    if (media != "application/json" && media != "application/problem+json") return;
    const json told = json::parse(answer.body, nullptr, false);
    ASSERT_FALSE(told.is_discarded()) << target << answer.body;
    const auto problems = schema_of(content.at(media).at("schema")).problems(told);
    EXPECT_TRUE(problems.empty()) << target << ": " << ::testing::PrintToString(problems);
    if (media == "application/problem+json") {
      EXPECT_EQ(told.at("status"), answer.status) << target;
      EXPECT_EQ(answer.body.find(index()), std::string::npos) << target;
    }
  }
};

/// Values that a schema allows; of texts, those that may be of use among those that are not.
std::string some_value(const json& schema) {
  if (schema.at("type") == "array") return some_value(schema.at("items"));
  if (schema.contains("enum")) return one_of(schema.at("enum").get<std::vector<std::string>>());
  if (schema.at("type") == "boolean") return one_of<std::string>({"true", "false"});
  if (schema.at("type") == "integer") {
    const auto least = schema.value("minimum", 0L);
    return std::to_string(
        *rc::gen::inRange(least, std::min(schema.value("maximum", 50L), 50L) + 1));
  }
  static const std::vector<std::string> kTexts = {"withdraw",
                                                  "mine* OR \"cluster munitions\"",
                                                  "nuclear NEAR/5 weapons",
                                                  "(ban",
                                                  "NOR",
                                                  "country:NOR",
                                                  "Norway",
                                                  "APMBC",
                                                  "2020",
                                                  "2022-08-11",
                                                  "none",
                                                  "npt-rc-2022-aus-2022-08-11",
                                                  "year",
                                                  "country,3",
                                                  "核",
                                                  "разоружение",
                                                  "a:b:c",
                                                  "%",
                                                  "'; DROP TABLE x; --",
                                                  "<b>&amp;",
                                                  "\xE2\x80\xAE"
                                                  "evil",
                                                  "\\",
                                                  "../../etc/passwd",
                                                  "--index",
                                                  "-mines",
                                                  "*",
                                                  "   ",
                                                  "\"",
                                                  "x/NEAR",
                                                  std::string(300, 'a')};
  return one_of(kTexts);
}

/// One that the schema forbids; "" where it forbids none.
std::string some_wrong_value(const json& schema) {
  if (schema.at("type") == "array") return some_wrong_value(schema.at("items"));
  if (schema.contains("enum")) return "nothing-of-the-kind";
  if (schema.at("type") == "boolean") return one_of<std::string>({"maybe", "2", "TRUE "});
  if (schema.at("type") != "integer") return "";
  std::vector<std::string> wrong = {"many", "-1", "1.5", "0x10", "1e3", "99999999999999999999999",
                                    " 1"};
  if (schema.value("minimum", 0L) > 0) {
    wrong.push_back(std::to_string(schema.at("minimum").get<long>() - 1));
  }
  if (schema.contains("maximum")) {
    wrong.push_back(std::to_string(schema.at("maximum").get<long>() + 1));
  }
  return one_of(wrong);
}

TEST_F(OpenApiTest, TheFileInDocsIsWhatIsServed) {
  const std::string text =
      "# What `rostrum-search serve` has at /api/v1/openapi.json. ROSTRUM_RENEW_GOLDEN=1 before "
      "the\n"
      "# tests of the server writes it anew.\n" +
      yaml_text(description());
  const std::filesystem::path file = source_dir() / "docs" / "openapi.yaml";
  if (std::getenv("ROSTRUM_RENEW_GOLDEN") != nullptr) std::ofstream(file) << text;
  EXPECT_EQ(read_bytes(file), text) << "docs/openapi.yaml is not up to date";
}

TEST_F(OpenApiTest, TheFileInDocsIsClean) {
  const std::filesystem::path tests = source_dir() / "tests" / "browser";
  const std::filesystem::path redocly = tests / "node_modules/@redocly/cli/bin/cli.js";
  if (!std::filesystem::exists("/usr/bin/node") || !std::filesystem::exists(redocly)) {
    GTEST_SKIP() << "skipped: redocly is not installed; test.sh installs what browser tests need";
  }
  const ProgramRun run = run_program(
      "/usr/bin/node",
      {redocly.string(), "lint", (source_dir() / "docs" / "openapi.yaml").string(), "--config",
       (tests / "redocly.yaml").string()},
      {.environment = {{"REDOCLY_TELEMETRY", "off"}, {"REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"}}});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
}

TEST_F(OpenApiTest, TellsTheUsualValueAndTheRangeOfEachParameter) {
  const json paths = json(description()).at("paths");
  const auto schema = [&](const std::string& route, const std::string& name) -> json {
    for (const json& each : paths.at("/api/v1/" + route).at("get").at("parameters")) {
      if (each.at("name") == name) return each.at("schema");
    }
    return {};
  };
  EXPECT_EQ(schema("ngrams", "size"),
            json({{"type", "integer"}, {"minimum", 1}, {"maximum", 8}, {"default", 4}}));
  EXPECT_EQ(schema("collocates", "window").at("maximum"), 50);
  EXPECT_EQ(schema("query", "limit").at("maximum"), 10000);
  EXPECT_EQ(schema("query", "snippets"),
            json({{"type", "integer"}, {"minimum", 0}, {"maximum", 20}, {"default", 3}}));
  EXPECT_EQ(schema("shared", "minimum-words").at("minimum"), 6);
  EXPECT_EQ(schema("collocates", "side").at("default"), "both");
  EXPECT_EQ(schema("query", "format").at("default"), "json");
}

TEST_F(OpenApiTest, WhateverIsAskedIsAnsweredAsDescribed) {
  const json document(description());
  std::vector<std::string> paths;
  for (const auto& [path, item] : document.at("paths").items()) paths.push_back(path);
  rc::check([&] {
    const std::string path = one_of(paths);
    const json& operation = document.at("paths").at(path).at("get");
    const auto parameters = operation.at("parameters").get<std::vector<json>>();
    UrlParameters asked;
    std::string wrong;  // the parameter that was given a wrong value
    const int wrong_at = *rc::gen::inRange(0, 8);
    const int count = *rc::gen::inRange(0, 5);
    for (int i = 0; i < count; ++i) {
      const json parameter = one_of(parameters);
      const json& schema = parameter.at("schema");
      const std::string name = parameter.at("name");
      const bool twice = !first_of(asked, name).empty();
      if (twice && schema.at("type") != "array") continue;
      std::string value = some_value(schema);
      if (i == wrong_at && !some_wrong_value(schema).empty()) {
        value = some_wrong_value(schema);
        wrong = name;
      }
      asked.push_back({name, value});
    }
    for (const json& each : parameters) {
      const std::string name = each.at("name");
      if (each.value("required", false) && first_of(asked, name).empty()) {
        asked.push_back({name, some_value(each.at("schema"))});
      }
    }
    const std::string target = path + query_string(asked);
    const HttpAnswer answer = server_->get(target);
    expect_described(target, operation, answer);
    if (!wrong.empty()) {
      EXPECT_EQ(answer.status, 400) << target;
      EXPECT_EQ(json::parse(answer.body).value("parameter", ""), wrong) << target << answer.body;
    }
    RC_ASSERT(!::testing::Test::HasFailure());
  });
}

TEST_F(OpenApiTest, EachAnswerIsValidUnderItsSchema) {
  const json document(description());
  for (const auto& [path, item] : document.at("paths").items()) {
    const json& operation = item.at("get");
    const std::string name = path.substr(std::string("/api/v1/").size());
    const std::set<std::string> by_id = {"cite", "similar", "shared", "changes"};
    const std::string target = name == "show"         ? "?id=npt-rc-2022-aus-2022-08-11&q=withdraw"
                               : name == "values"     ? "?field=item"
                               : name == "fields"     ? ""
                               : name == "concepts"   ? "?name=landmine"
                               : name == "changes"    ? "?q=country:AUT&q=convention:NPT"
                               : by_id.contains(name) ? "?q=npt-rc-2022-aus-2022-08-11"
                               : name == "compare"    ? "?q=country:NOR&q=country:CHE"
                                                      : "?q=withdraw";
    const HttpAnswer answer = server_->get(path + target);
    expect_described(path + target, operation, answer);
    EXPECT_EQ(answer.status, 200) << path << answer.body;
  }
}

/// Strings that break programs; none where shared data are absent.
std::vector<std::string> naughty_strings() {
  std::vector<std::string> naughty;
  const auto data = shared_data();
  if (!data) return naughty;
  std::ifstream lines(*data / "queries" / "naughty_strings.txt", std::ios::binary);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.size() < 2000) naughty.push_back(line);
  }
  EXPECT_GT(naughty.size(), 400U);
  return naughty;
}

/// One in each field of a statement.
TEST_F(OpenApiTest, StatementsOfSuchStringsAreAnsweredAsDescribed) {
  const std::vector<std::string> naughty = naughty_strings();
  std::string records;
  // Each string comes to stand in one field or two.
  for (std::size_t i = 0; i < naughty.size(); i += 8) {
    std::size_t next = i;
    json record = {{"text", "We ban mines: " + naughty[i]}};
    for (const char* field : {"title", "convention", "session", "items", "country", "speaker",
                              "on_behalf_of", "symbols", "topics", "source", "url", "id"}) {
      record[field] = naughty[++next % naughty.size()];
    }
    records += record.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
  }
  if (records.empty()) GTEST_SKIP() << kNoSharedData;
  const TempDir own;
  const std::string file = own.write("naughty.jsonl", records).string();
  const std::string index = (own.path() / "index").string();
  ASSERT_LT(run_program("rostrum-index", {"add", file, "--index", index, "--quiet"}).status, 2);
  const RunningServer server(index, {"--quiet"});
  const json paths = json(description()).at("paths");
  const std::string target = "/api/v1/query?q=mines&limit=100";
  const HttpAnswer found = server.get(target);
  expect_described(target, paths.at("/api/v1/query").at("get"), found);
  const json hits = json::parse(found.body).at("hits");
  EXPECT_GT(hits.size(), 40U);
  for (std::size_t i = 0; i < hits.size(); i += 10) {
    const std::string of_one =
        "/api/v1/show" + query_string({{"id", hits[i].at("id")}, {"q", "mines"}});
    const HttpAnswer whole = server.get(of_one);
    EXPECT_EQ(whole.status, 200) << of_one << whole.body;
    expect_described(of_one, paths.at("/api/v1/show").at("get"), whole);
  }
  for (const char* route : {"export", "concordance", "matrix", "coverage", "values"}) {
    const std::string table = "/api/v1/" + std::string(route) +
                              (route == std::string("values") ? "?field=session" : "?q=mines");
    expect_described(table, paths.at("/api/v1/" + std::string(route)).at("get"), server.get(table));
  }
  EXPECT_EQ(server.get("/feed?q=mines").status, 200);
}

/// In each parameter of each route and in tools for assistants.
TEST_F(OpenApiTest, StringsThatBreakProgramsAreAnsweredOrRefused) {
  const std::vector<std::string> naughty = naughty_strings();
  if (naughty.empty()) GTEST_SKIP() << kNoSharedData;
  const json document(description());
  HttpConnection connection(server_->port());
  std::size_t next = 0;
  for (const auto& [path, item] : document.at("paths").items()) {
    const json& operation = item.at("get");
    for (const json& parameter : operation.at("parameters")) {
      // Each string comes to stand somewhere; each parameter gets some of them.
      for (int i = 0; i < 2; ++i) {
        const std::string& text = naughty[next++ % naughty.size()];
        const std::string name = parameter.at("name");
        const std::string target = path + query_string({{name, text}});
        ASSERT_TRUE(connection.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        expect_described(target, operation, connection.receive());
      }
    }
  }
  EXPECT_GT(next, naughty.size()) << "each was asked somewhere";
  for (std::size_t i = 0; i < naughty.size(); i += 20) {
    const json call = {
        {"jsonrpc", "2.0"},
        {"id", naughty[i]},
        {"method", "tools/call"},
        {"params",
         {{"name", "search"}, {"arguments", {{"query", naughty[i]}, {"country", naughty[i]}}}}}};
    const std::string body = call.dump(-1, ' ', false, json::error_handler_t::replace);
    ASSERT_TRUE(connection.send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                                std::to_string(body.size()) + "\r\n\r\n" + body));
    const HttpAnswer answer = connection.receive();
    EXPECT_EQ(answer.status, 200) << body;
    EXPECT_TRUE(json::parse(answer.body).contains("result")) << answer.body;
  }
}

}  // namespace
}  // namespace rostrum::testing
