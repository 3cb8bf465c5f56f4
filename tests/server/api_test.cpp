// /api/v1/ over the sample corpus, asked as a program would, beside the commands.
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "schemas/base/json_schema.hpp"
#include "searcher/analysis/base/analysis.hpp"
#include "tests/support/served_sample.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

/// What differs from run to run, taken out, and folders of files, which only commands tell.
std::string steady(const std::string& text) {
  std::string out;
  std::istringstream lines(without_folders(text));
  for (std::string line; std::getline(lines, line);) {
    // The command is typed with the folder of the index, and here it is not.
    const bool varies = line.find("\"command\"") != std::string::npos ||
                        line.starts_with("% index revision") ||
                        line.starts_with("<!-- index revision") || line.starts_with("<metadata>");
    if (!varies) out += line + '\n';
  }
  return out;
}

class ApiTest : public ServedSampleTest {
 protected:
  static HttpAnswer get(const std::string& target, const std::string& headers = "") {
    return server_->get(target, headers);
  }
  static json problem(const std::string& target, int status) {
    const HttpAnswer answer = get(target);
    EXPECT_EQ(answer.status, status) << target << answer.body;
    EXPECT_EQ(answer.headers.at("content-type"), "application/problem+json") << target;
    json parsed = json::parse(answer.body, nullptr, false);
    EXPECT_FALSE(parsed.is_discarded()) << answer.body;
    EXPECT_EQ(parsed.value("status", 0), status);
    return parsed;
  }
};

TEST_F(ApiTest, GivesTheBytesOfTheCommands) {
  struct Question {
    std::string target;
    std::vector<std::string> command;
  };
  const Question questions[] = {
      {"query?q=withdraw", {"query", "withdraw", "--format", "json"}},
      {"query?q=withdraw+OR+retrait&convention=APMBC&country=Norway&limit=3",
       {"query", "withdraw OR retrait", "--convention", "APMBC", "--country", "Norway", "--limit",
        "3", "--format", "json"}},
      {"query?q=withdraw&synonyms=true&member-of=EU&facets=region,country&sort=oldest&offset=2",
       {"query", "withdraw", "--synonyms", "--member-of", "EU", "--facets", "region,country",
        "--sort", "oldest", "--offset", "2", "--format", "json"}},
      {"query?q=%E6%A0%B8&snippets=0&facets=none&any=true",
       {"query", "核", "--snippets", "0", "--facets", "none", "--any", "--format", "json"}},
      {"query?q=withdraw&facets=country,3",
       {"query", "withdraw", "--facets", "country,3", "--format", "json"}},
      {"query?q=withdraw&format=csv", {"query", "withdraw", "--format", "csv"}},
      {"query?q=withdraw&format=jsonl", {"query", "withdraw", "--format", "jsonl"}},
      {"query?q=withdraw&format=bibtex", {"query", "withdraw", "--format", "bibtex"}},
      {"query?q=withdraw&format=ris", {"query", "withdraw", "--format", "ris"}},
      {"query?q=withdraw&format=markdown", {"query", "withdraw", "--format", "markdown"}},
      {"values?field=country&from=2020",
       {"values", "country", "--from", "2020", "--format", "json"}},
      {"values?field=topic&format=csv", {"values", "topic", "--format", "csv"}},
      {"coverage?convention=NPT", {"coverage", "--convention", "NPT", "--format", "json"}},
      {"coverage?format=csv", {"coverage", "--format", "csv"}},
      {"concepts?name=landmine", {"concepts", "landmine", "--format", "json"}},
      {"fields", {"fields", "--format", "json"}},
      {"export?q=withdraw&what=sentences&format=csv",
       {"export", "withdraw", "--what", "sentences", "--format", "csv"}},
      {"concordance?q=withdraw&sort=right",
       {"concordance", "withdraw", "--sort", "right", "--format", "json"}},
      {"trend?q=withdraw&by=session&also=denounce",
       {"trend", "withdraw", "--by", "session", "--also", "denounce", "--format", "json"}},
      {"trend?q=withdraw&format=svg", {"trend", "withdraw", "--format", "svg"}},
      {"matrix?q=withdraw&never=true", {"matrix", "withdraw", "--never", "--format", "json"}},
      {"compare?q=country:NOR&q=country:CHE",
       {"compare", "country:NOR", "country:CHE", "--format", "json"}},
      {"collocates?q=withdraw", {"collocates", "withdraw", "--format", "json"}},
      {"ngrams?country=NOR&size=3",
       {"ngrams", "--country", "NOR", "--size", "3", "--format", "json"}},
  };
  for (const auto& [target, command] : questions) {
    const HttpAnswer answer = get("/api/v1/" + target);
    EXPECT_EQ(answer.status, 200) << target << answer.body;
    const ProgramRun run = search(command);
    EXPECT_EQ(steady(answer.body), steady(run.out)) << target;
  }
}

TEST_F(ApiTest, TellsFilesByTheirNamesAlone) {
  for (const char* target :
       {"/api/v1/query?q=withdraw", "/api/v1/query?q=withdraw&format=csv",
        "/api/v1/export?q=withdraw&what=sentences", "/api/v1/concordance?q=withdraw",
        "/api/v1/show?id=npt-rc-2022-aus-2022-08-11", "/api/v1/cite?q=npt-rc-2022-aus-2022-08-11",
        "/feed?q=withdraw", "/statement?id=npt-rc-2022-aus-2022-08-11"}) {
    const HttpAnswer answer = get(target);
    EXPECT_EQ(answer.status, 200) << target;
    EXPECT_NE(answer.body.find("Australia_withdrawal.txt"), std::string::npos) << target;
    EXPECT_EQ(answer.body.find("NPT/RC-2022/Australia_withdrawal"), std::string::npos) << target;
  }
  const std::string call =
      R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"statement",)"
      R"("arguments":{"id":"npt-rc-2022-aus-2022-08-11"}}})";
  const HttpAnswer told = server_->ask("POST", "/mcp", "Content-Type: application/json\r\n", call);
  EXPECT_NE(told.body.find(", Australia_withdrawal.txt"), std::string::npos) << told.body;
}

TEST_F(ApiTest, EachAnalysisIsARouteAndIsTold) {
  const json contents = json::parse(get("/api/v1/").body);
  std::set<std::string> paths;
  for (const json& route : contents.at("routes")) paths.insert(route.at("path"));
  for (const Analysis& each : analyses()) {
    const std::string path = "/api/v1/" + std::string(each.name);
    EXPECT_TRUE(paths.contains(path)) << path;
    EXPECT_EQ(get(path + "?q=withdraw").body.find("there is nothing here"), std::string::npos);
  }
  EXPECT_TRUE(paths.contains("/api/v1/query"));
}

TEST_F(ApiTest, IsDescribedAsItIs) {
  const json description = json::parse(get("/api/v1/openapi.json").body);
  EXPECT_EQ(description.at("openapi"), "3.1.0");
  const json& paths = description.at("paths");
  EXPECT_EQ(paths.size(), 5 + analyses().size());
  for (const auto& [path, item] : paths.items()) {
    const json& operation = item.at("get");
    // Each parameter that is described is known, whatever it is worth.
    for (const json& parameter : operation.at("parameters")) {
      const std::string name = parameter.at("name");
      const json told = json::parse(get(path + "?" + name + "=1").body, nullptr, false);
      if (told.is_object() && told.contains("detail")) {
        EXPECT_EQ(told.at("detail").get<std::string>().find("no such parameter"), std::string::npos)
            << path << ' ' << name;
      }
    }
    EXPECT_TRUE(operation.at("responses").contains("400"));
  }
  // What schemas point to is there.
  const std::string text = description.dump();
  const std::regex reference(R"re("\$ref":"#(/[^"]*)")re");
  for (std::sregex_iterator each(text.begin(), text.end(), reference), end; each != end; ++each) {
    EXPECT_TRUE(description.contains(json::json_pointer((*each)[1].str()))) << (*each)[1];
  }
}

TEST_F(ApiTest, ShowsAStatementByItsId) {
  const json found = json::parse(get("/api/v1/query?q=withdraw&limit=1").body);
  const std::string id = found.at("hits").at(0).at("id");
  const HttpAnswer answer = get("/api/v1/show?id=" + id + "&q=withdraw");
  EXPECT_EQ(steady(answer.body), steady(search({"show", id, "withdraw", "--format", "json"}).out));
  EXPECT_EQ(json::parse(answer.body).at("command"), "rostrum-search show " + id + " withdraw");
  EXPECT_EQ(json::parse(get("/api/v1/values?field=country&q=withdraw").body).at("command"),
            "rostrum-search values country withdraw");
  const json cited = json::parse(get("/api/v1/cite?q=" + id).body);
  EXPECT_EQ(cited.at("rows").size(), 1U);
}

TEST_F(ApiTest, AnswersAreValidUnderTheirSchemas) {
  const JsonSchema& query = builtin_schema("search-response.schema.json");
  EXPECT_TRUE(query.problems(json::parse(get("/api/v1/query?q=mine*").body)).empty());
  const JsonSchema& table = builtin_schema("table.schema.json");
  for (const char* target : {"trend?q=mine", "matrix?q=mine", "concordance?q=mine"}) {
    const json answer = json::parse(get(std::string("/api/v1/") + target).body);
    EXPECT_TRUE(table.problems(answer).empty()) << target;
  }
}

TEST_F(ApiTest, ProblemsNameTheParameter) {
  struct Mistake {
    std::string target;
    int status;
    std::string parameter;
  };
  const Mistake mistakes[] = {
      {"query?country=Norwey", 400, "country"},
      {"query?q=mines+(ban", 400, "q"},
      {"query?limit=many", 400, "limit"},
      {"query?limit=999999", 400, "limit"},
      {"query?colour=red", 400, "colour"},
      {"query?from=yesterday", 400, "from"},
      {"query?facets=colour", 400, "facets"},
      {"query?format=pdf", 400, "format"},
      {"query?snippets=1000", 400, "snippets"},
      {"show", 400, "id"},
      {"show?id=nothing-of-the-kind", 404, "id"},
      {"query?facets=0", 400, "facets"},
      {"query?facets=none,3", 400, "facets"},
      {"values?field=colour", 400, "field"},
      {"trend?by=colour", 400, "by"},
      {"matrix?columns=colour", 400, "columns"},
      {"ngrams?size=9", 400, "size"},
      {"collocates?q=mine&window=0", 400, "window"},
      {"shared?minimum-words=5", 400, "minimum-words"},
      {"cite?q=nothing-of-the-kind", 404, "q"},
      {"similar", 400, "q"},
      {"trend?measure=weight", 400, "measure"},
      {"export?format=text", 400, "format"},
      {"fields?q=x", 400, "q"},
      {"query?q=%ff", 400, ""},
  };
  for (const auto& [target, status, parameter] : mistakes) {
    const json told = problem("/api/v1/" + target, status);
    EXPECT_EQ(told.value("parameter", ""), parameter) << told;
    EXPECT_FALSE(told.at("detail").get<std::string>().empty());
  }
  EXPECT_EQ(problem("/api/v1/query?q=mines+(ban", 400).at("position"), 7);
  EXPECT_NE(problem("/api/v1/query?country=Norwey", 400)
                .at("detail")
                .get<std::string>()
                .find("did you mean 'Norway'"),
            std::string::npos);
}

TEST_F(ApiTest, ListsAsManyValuesOfFacetsAsAreWanted) {
  const auto listed = [](const std::string& facets) {
    const json found = json::parse(get("/api/v1/query?facets=" + facets).body);
    std::size_t values = 0;
    for (const json& each : found.at("facets").at("country")) values += each.at("value") != "none";
    return values;
  };
  EXPECT_EQ(listed("country,3"), 3U);
  EXPECT_EQ(listed("country,all"), listed("country"));
  EXPECT_GT(listed("country"), 3U);
}

TEST_F(ApiTest, PagesAreLinked) {
  const HttpAnswer first = get("/api/v1/query?q=withdraw&limit=5");
  EXPECT_EQ(first.headers.at("link"), "</api/v1/query?q=withdraw&limit=5&offset=5>; rel=\"next\"");
  const HttpAnswer second = get("/api/v1/query?q=withdraw&limit=5&offset=5");
  EXPECT_NE(second.headers.at("link").find("rel=\"first\""), std::string::npos);
  EXPECT_NE(second.headers.at("link").find("</api/v1/query?q=withdraw&limit=5>; rel=\"prev\""),
            std::string::npos);
  EXPECT_FALSE(get("/api/v1/query?q=withdraw&limit=100").headers.contains("link"));
}

TEST_F(ApiTest, WhatHasNotChangedIsNotSentAgain) {
  const HttpAnswer first = get("/api/v1/coverage");
  const std::string tag = first.headers.at("etag");
  const HttpAnswer again = get("/api/v1/coverage", "If-None-Match: \"other\", " + tag + "\r\n");
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(again.headers.at("etag"), tag);
  EXPECT_EQ(get("/api/v1/coverage", "If-None-Match: W/\"other\"\r\n").status, 200);
  // A mistake is told, whatever somebody has.
  EXPECT_EQ(get("/api/v1/coverage?by=nothing", "If-None-Match: " + tag + ", *\r\n").status, 400);
  EXPECT_EQ(get("/api/v1/query?q=(", "If-None-Match: *\r\n").status, 400);
}

TEST_F(ApiTest, IsOnlyReadFrom) {
  for (const char* method : {"POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "BREW"}) {
    const HttpAnswer answer = server_->ask(method, "/api/v1/query");
    EXPECT_EQ(answer.status, 405) << method;
    EXPECT_EQ(answer.headers.at("allow"), "GET, HEAD") << method;
  }
  const HttpAnswer head = server_->ask("HEAD", "/api/v1/fields");
  EXPECT_EQ(head.status, 200);
  EXPECT_GT(std::stoi(head.headers.at("content-length")), 1000);
}

TEST_F(ApiTest, NoPathLeadsToAFile) {
  for (const char* target :
       {"/etc/passwd", "/../../../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/api/v1/../../etc",
        "//etc/passwd", "/api/v1/query/..", "/index/postlist.glass", "/api/v1/queryx"}) {
    EXPECT_EQ(get(target).status, 404) << target;
  }
  // An id is an id, never a path.
  EXPECT_EQ(get("/api/v1/show?id=../../../etc/passwd").status, 404);
  EXPECT_EQ(get("/api/v1/query?index=/etc").status, 400);
  EXPECT_EQ(get("/api/v1/export?output=/etc/x").status, 400);
  EXPECT_EQ(get("/api/v1/query?vocabulary=/etc").status, 400);
}

TEST_F(ApiTest, EachAnswerHasTheHeadersOfSafety) {
  for (const char* target : {"/api/v1/query?q=mines", "/api/v1/query?q=(", "/nothing", "/healthz",
                             "/metrics", "/api/v1/trend?q=mines&format=svg"}) {
    const HttpAnswer answer = get(target);
    for (const char* name : {"content-security-policy", "x-content-type-options", "referrer-policy",
                             "x-frame-options", "date", "cross-origin-resource-policy"}) {
      EXPECT_TRUE(answer.headers.contains(name)) << target << ' ' << name;
    }
    EXPECT_FALSE(answer.headers.contains("access-control-allow-origin")) << target;
    EXPECT_EQ(answer.headers.at("content-security-policy").find("unsafe"), std::string::npos);
  }
}

TEST_F(ApiTest, AnswersToTheNameOfThisMachineAlone) {
  const auto status = [&](const std::string& host) {
    HttpConnection connection(server_->port());
    connection.send("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    return connection.receive().status;
  };
  const std::string port = std::to_string(server_->port());
  EXPECT_EQ(status("localhost"), 200);
  EXPECT_EQ(status("127.0.0.1:" + port), 200);
  EXPECT_EQ(status("[::1]:" + port), 200);
  EXPECT_EQ(status("Localhost."), 200);
  EXPECT_EQ(status("rebound.example"), 421);
  EXPECT_EQ(status("localhost.example"), 421);
}

TEST_F(ApiTest, ATagIsOfOneRunOfTheServer) {
  const std::string tag = get("/api/v1/query?q=mines").headers.at("etag");
  const std::string asked = "If-None-Match: " + tag + "\r\n";
  EXPECT_EQ(get("/api/v1/query?q=mines", asked).status, 304);
  const RunningServer other(index(), {"--quiet"});
  EXPECT_EQ(other.get("/api/v1/query?q=mines", asked).status, 200) << "its settings are others";
}

TEST_F(ApiTest, TellsHowItIs) {
  EXPECT_EQ(get("/healthz").body, "ok\n");
  EXPECT_EQ(get("/readyz").body, "ready\n");
  (void)get("/api/v1/query?q=mines");
  const std::string metrics = get("/metrics").body;
  EXPECT_NE(metrics.find("rostrum_index_statements 96\n"), std::string::npos) << metrics;
  EXPECT_NE(metrics.find("rostrum_answers_total{route=\"api-query\",status=\"200\"}"),
            std::string::npos);
  EXPECT_EQ(metrics.find("mines"), std::string::npos) << "what was asked is not told";
}

TEST_F(ApiTest, TheLogHoldsNoPersonalData) {
  (void)get("/api/v1/query?q=secretword", "User-Agent: someone\r\n");
  const std::string log = server_->log();
  EXPECT_NE(log.find(" GET /api/v1/query 200 "), std::string::npos) << log;
  EXPECT_EQ(log.find("secretword"), std::string::npos);
  EXPECT_EQ(log.find("127.0.0.1"), std::string::npos);
  EXPECT_EQ(log.find("someone"), std::string::npos);
}

TEST_F(ApiTest, StandsUnderAPath) {
  const RunningServer below(index(), {"--base-url", "https://example.org/rostrum/"});
  const HttpAnswer whole = below.get("/rostrum/api/v1/query?q=withdraw&limit=1");
  EXPECT_EQ(whole.status, 200);
  EXPECT_EQ(whole.headers.at("link"),
            "<https://example.org/rostrum/api/v1/query?q=withdraw&limit=1&offset=1>; rel=\"next\"");
  // A proxy that takes the path away, and names the host that people see.
  EXPECT_EQ(below.get("/api/v1/query?q=withdraw&limit=1").headers.at("link"),
            whole.headers.at("link"));
  HttpConnection connection(below.port());
  connection.send("GET /rostrum/healthz HTTP/1.1\r\nHost: example.org\r\n\r\n");
  EXPECT_EQ(connection.receive().status, 200);
  EXPECT_EQ(below.get("/rostrumx/healthz").status, 404);
}

TEST_F(ApiTest, OtherOriginsReadItWhereTheyMay) {
  const RunningServer open(index(), {"--cors", "https://a.example", "--quiet"});
  const HttpAnswer allowed = open.get("/api/v1/fields", "Origin: https://a.example\r\n");
  EXPECT_EQ(allowed.headers.at("access-control-allow-origin"), "https://a.example");
  EXPECT_EQ(allowed.headers.at("vary"), "Origin");
  const HttpAnswer other = open.get("/api/v1/fields", "Origin: https://b.example\r\n");
  EXPECT_FALSE(other.headers.contains("access-control-allow-origin"));
  EXPECT_FALSE(open.get("/healthz", "Origin: https://a.example\r\n")
                   .headers.contains("access-control-allow-origin"));
  EXPECT_EQ(open.ask("OPTIONS", "/api/v1/fields").status, 204);
  EXPECT_EQ(open.log(), "");
}

TEST_F(ApiTest, AnAnswerHasALongestLength) {
  const RunningServer small(index(), {"--max-answer-megabytes", "1"});
  EXPECT_EQ(small.get("/api/v1/export?what=sentences").status, 400);
  EXPECT_EQ(small.get("/api/v1/export?q=withdraw&what=sentences").status, 200);
}

TEST_F(ApiTest, TheServerSaysWhatIsWrongWithItsFlags) {
  const std::pair<std::vector<std::string>, std::string> mistakes[] = {
      {{"serve", "--listen", "nowhere"}, "listen: 'nowhere' is no address with a port"},
      {{"serve", "--base-url", "example.org"}, "base-url: 'example.org' is no address"},
      {{"serve", "--listen", "127.0.0.1:" + std::to_string(server_->port())}, "in use"},
      {{"serve", "--threads", "9999"}, "threads: 9999 is not within 0 and 256"},
  };
  for (const auto& [command, message] : mistakes) {
    const ProgramRun run = search(command);
    EXPECT_EQ(run.status, 2);
    EXPECT_NE(run.err.find(message), std::string::npos) << ::testing::PrintToString(run);
  }
}

}  // namespace
}  // namespace rostrum::testing
