// The Model Context Protocol over both transports, asked as a client would, over the sample corpus.
#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "schemas/base/json_schema.hpp"
#include "tests/support/served_sample.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

json message(int id, const std::string& method, const json& parameters = json::object()) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", parameters}};
}

json tool_call(const std::string& name, const json& arguments) {
  return message(1, "tools/call", {{"name", name}, {"arguments", arguments}});
}

class McpTest : public ServedSampleTest {
 protected:
  /// Answers of `rostrum-search mcp` to these lines, one each.
  static std::vector<json> over_stdio(const std::string& lines) {
    const ProgramRun run =
        run_program("rostrum-search", {"mcp", "--index", index()}, {.stdin_bytes = lines});
    EXPECT_EQ(run.status, 0) << run.err;
    std::vector<json> answers;
    std::istringstream out(run.out);
    for (std::string line; std::getline(out, line);) {
      answers.push_back(json::parse(line, nullptr, false));
      EXPECT_FALSE(answers.back().is_discarded()) << line;
    }
    return answers;
  }
  static json ask(const json& request) {
    const std::vector<json> answers = over_stdio(request.dump() + "\n");
    EXPECT_EQ(answers.size(), 1U);
    return answers.empty() ? json() : answers.front();
  }
  /// What a tool answers; its text is the same as its structure.
  static json answer_of(const std::string& tool, const json& arguments) {
    const json response = ask(tool_call(tool, arguments));
    if (!response.contains("result")) {
      ADD_FAILURE() << response.dump();
      return {};
    }
    const json& result = response["result"];
    EXPECT_FALSE(result.value("isError", true)) << result.dump();
    EXPECT_EQ(json::parse(result["content"][0]["text"].get<std::string>()),
              result["structuredContent"]);
    return result["structuredContent"];
  }
  static std::string mistake_of(const std::string& tool, const json& arguments) {
    const json result = ask(tool_call(tool, arguments))["result"];
    EXPECT_TRUE(result.value("isError", false)) << result.dump();
    return result["content"][0]["text"];
  }
  static json command(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    return json::parse(without_folders(search(arguments).out));
  }
  static HttpAnswer post(const std::string& body, const std::string& headers = "") {
    return server_->ask("POST", "/mcp",
                        "Content-Type: application/json\r\nAccept: application/json, "
                        "text/event-stream\r\n" +
                            headers,
                        body);
  }
};

TEST_F(McpTest, AgreesOnAVersionThatBothKnow) {
  for (const char* version : {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"}) {
    const json answer = ask(message(7, "initialize", {{"protocolVersion", version}}));
    EXPECT_EQ(answer["id"], 7);
    EXPECT_EQ(answer["result"]["protocolVersion"], version);
    EXPECT_EQ(answer["result"]["serverInfo"]["name"], "rostrum");
  }
  const json other = ask(message(7, "initialize", {{"protocolVersion", "1999-01-01"}}));
  EXPECT_EQ(other["result"]["protocolVersion"], "2025-11-25");
}

TEST_F(McpTest, FindsWhatTheCommandFinds) {
  const json found = answer_of(
      "search", {{"query", "withdraw"}, {"convention", {"NPT"}}, {"limit", 3}, {"facets", "year"}});
  const json same = command({"query", "withdraw", "--convention", "NPT", "--limit", "3"});
  EXPECT_EQ(found["total"], same["total"]["count"]);
  ASSERT_EQ(found["hits"].size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(found["hits"][i]["id"], same["hits"][i]["id"]);
    const json& passages = found["hits"][i]["passages"];
    ASSERT_EQ(passages.size(), same["hits"][i]["snippets"].size());
    EXPECT_EQ(passages[0]["text"], same["hits"][i]["snippets"][0]["text"]);
    const std::string citation = passages[0]["citation"];
    EXPECT_TRUE(citation.starts_with(found["hits"][i]["author"].get<std::string>())) << citation;
    EXPECT_NE(citation.find("para. " + passages[0]["paragraph"].dump()), std::string::npos)
        << citation;
    EXPECT_TRUE(found["hits"][i].contains("sample"));
  }
  EXPECT_EQ(found["next_offset"], 3);
  EXPECT_FALSE(found["facets"]["year"].empty());
  const json next =
      answer_of("search", {{"query", "withdraw"}, {"convention", "NPT"}, {"offset", 3}});
  EXPECT_EQ(next["offset"], 3);
  EXPECT_NE(next["hits"][0]["id"], found["hits"][2]["id"]);
}

TEST_F(McpTest, ReadsAStatementByItsParagraphs) {
  const std::string id = "npt-rc-2022-aus-2022-08-11";
  const json whole = answer_of("statement", {{"id", id}, {"query", "withdraw"}});
  EXPECT_EQ(whole["id"], id);
  EXPECT_EQ(whole["author"], "Australia");
  EXPECT_GT(whole["places_of_the_query"], 0);
  const std::size_t paragraphs = whole["paragraphs_in_all"];
  EXPECT_EQ(whole["paragraphs"].size(), paragraphs);
  const json page = answer_of("statement", {{"id", id}, {"offset", 2}, {"limit", 1}});
  ASSERT_EQ(page["paragraphs"].size(), 1U);
  EXPECT_EQ(page["paragraphs"][0], [&] {
    json plain = whole["paragraphs"][2];
    plain.erase("marked");
    return plain;
  }());
  EXPECT_EQ(page["next_offset"], 3);
}

TEST_F(McpTest, GivesTheRowsOfAnAnalysisPageByPage) {
  const json same = command({"concordance", "withdraw"});
  const json first = answer_of("concordance", {{"query", "withdraw"}, {"limit", 2}});
  EXPECT_EQ(first["rows_in_all"], same["rows"].size());
  ASSERT_EQ(first["rows"].size(), 2U);
  EXPECT_EQ(first["rows"][1], same["rows"][1]);
  EXPECT_EQ(first["next_offset"], 2);
  EXPECT_EQ(first["command"], "rostrum-search concordance withdraw");
  const json last = answer_of(
      "concordance", {{"query", "withdraw"}, {"limit", 2}, {"offset", same["rows"].size() - 1}});
  ASSERT_EQ(last["rows"].size(), 1U);
  EXPECT_EQ(last["rows"][0], same["rows"].back());
  EXPECT_FALSE(last.contains("next_offset"));
  const json compared =
      answer_of("compare", {{"query", {"convention:NPT", "convention:APMBC"}}, {"limit", 5}});
  EXPECT_EQ(compared["rows"].size(), 5U);
}

TEST_F(McpTest, NotesNameArgumentsAndNoFlags) {
  const json found = answer_of("matrix", {{"query", "withdraw"}});
  ASSERT_FALSE(found["notes"].empty());
  EXPECT_NE(found["notes"].dump().find("with_groups counts"), std::string::npos) << found["notes"];
  EXPECT_EQ(found["notes"].dump().find("--"), std::string::npos) << found["notes"];
}

TEST_F(McpTest, CountsAllRowsOfAnAnalysis) {
  const std::string id = "npt-rc-2022-aus-2022-08-11";
  const json same = command({"similar", id, "--top", "0"});
  const json found = answer_of("similar", {{"query", id}, {"limit", 1}});
  EXPECT_EQ(found["rows_in_all"], same["rows"].size());
  EXPECT_EQ(found["rows"].size(), 1U);
  const json none =
      answer_of("similar", {{"query", id}, {"offset", std::numeric_limits<std::uint64_t>::max()}});
  EXPECT_FALSE(none.contains("next_offset"));
}

TEST_F(McpTest, TellsTheAssistantWhatIsWrong) {
  struct Wrong {
    const char* tool;
    json arguments;
    const char* said;
  };
  const Wrong wrong[] = {
      {"search", {{"query", "withdraw"}, {"country", "Norwey"}}, "did you mean 'Norway'"},
      {"search", {{"query", "(withdraw"}}, "bracket"},
      {"search", {{"limit", 51}}, "1 to 50"},
      {"search", {{"limit", -1}}, "is no text, whole number"},
      {"search", {{"query", {{"deep", 1}}}}, "is no text, whole number"},
      {"search", {{"qeury", "withdraw"}}, "no such parameter"},
      {"search", {{"member_off", "EU"}}, "did you mean 'member_of'"},
      {"search", {{"with_groups", "perhaps"}}, "with_groups: 'perhaps' is neither"},
      {"shared", {{"query", "mines"}, {"minimum_words", 2}}, "minimum_words: 2 is less than 6"},
      {"search", {{"colour", "red"}}, " query, "},
      {"statement", json::object(), "it is needed"},
      {"statement", {{"id", "npt-rc-2022-aus"}}, "no statement has the id"},
      {"values", {{"field", "nothing"}}, "no such facet"},
      {"trend", {{"query", {"one", "two"}}}, "there is one here"},
      {"similar", json::object(), "it is needed"},
      {"coverage", {{"by", "nothing"}}, "by"}};
  for (const Wrong& each : wrong) {
    const std::string said = mistake_of(each.tool, each.arguments);
    EXPECT_NE(said.find(each.said), std::string::npos) << each.arguments << said;
    EXPECT_EQ(said.find(index()), std::string::npos) << said;
    EXPECT_EQ(said.find("with-groups"), std::string::npos) << said;
  }
  EXPECT_EQ(ask(tool_call("nothing", json::object()))["error"]["code"], -32602);
}

TEST_F(McpTest, DescribesToolsWhoseArgumentsTheyTake) {
  const json tools = ask(message(1, "tools/list"))["result"]["tools"];
  ASSERT_GE(tools.size(), 8U);
  std::string lines;
  std::vector<std::string> asked;
  for (const json& tool : tools) {
    EXPECT_FALSE(tool["description"].get<std::string>().empty());
    for (const auto& [name, schema] : tool["inputSchema"]["properties"].items()) {
      EXPECT_TRUE(schema.contains("type")) << tool["name"] << name;
      const json given = schema["type"] == "integer"   ? json(1)
                         : schema["type"] == "boolean" ? json(false)
                         : schema.contains("enum")     ? schema["enum"][0]
                                                       : json("apmbc");
      asked.push_back(tool_call(tool["name"], {{name, given}}).dump());
      lines += asked.back() + '\n';
    }
  }
  const std::vector<json> answers = over_stdio(lines);
  ASSERT_EQ(answers.size(), asked.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    // What is described is known: a mistake that comes back is about the value.
    EXPECT_TRUE(answers[i].contains("result")) << asked[i] << answers[i];
    EXPECT_EQ(answers[i].dump().find("no such parameter"), std::string::npos)
        << asked[i] << answers[i];
  }
}

TEST_F(McpTest, StatementsAreResources) {
  const json listed = ask(message(1, "resources/list"))["result"];
  ASSERT_EQ(listed["resources"].size(), 50U);
  const json more = ask(message(2, "resources/list", {{"cursor", listed["nextCursor"]}}))["result"];
  EXPECT_FALSE(more["resources"].empty());
  EXPECT_FALSE(more.contains("nextCursor"));
  const std::string uri = listed["resources"][0]["uri"];
  const json read = ask(message(3, "resources/read", {{"uri", uri}}))["result"];
  EXPECT_EQ(read["contents"][0]["uri"], uri);
  EXPECT_NE(read["contents"][0]["text"].get<std::string>().find("\n[1] "), std::string::npos);
  for (const char* wrong : {"rostrum://statement/none", "file:///etc/passwd", "", "rostrum://"}) {
    EXPECT_EQ(ask(message(4, "resources/read", {{"uri", wrong}}))["error"]["code"], -32002)
        << wrong;
  }
  for (const char* cursor : {"-1", "18446744073709551615"}) {
    EXPECT_EQ(ask(message(5, "resources/list", {{"cursor", cursor}}))["error"]["code"], -32602);
  }
}

TEST_F(McpTest, AnswersEachMessageOnce) {
  const std::string deep(200'000, '[');
  const std::string lines =
      R"({"jsonrpc":"2.0","method":"notifications/initialized"})"
      "\n\nnot json\n"
      R"({"jsonrpc":"2.0","id":1,"method":"nothing"})"
      "\n"
      R"([{"jsonrpc":"2.0","id":"a","method":"ping"},{"jsonrpc":"2.0","method":"x"},7])"
      "\n[]\n" +
      deep + "\n" + std::string(3 << 20, 'x') + "\n" +
      R"({"jsonrpc":"2.0","id":9,"result":{}})"
      "\n"
      R"({"jsonrpc":"2.0","id":{},"method":"ping"})"
      "\n\xff\xfe\n";
  const std::vector<json> answers = over_stdio(lines);
  ASSERT_EQ(answers.size(), 8U);
  EXPECT_EQ(answers[0]["error"]["code"], -32700);
  EXPECT_EQ(answers[1]["error"]["code"], -32601);
  ASSERT_EQ(answers[2].size(), 2U);
  EXPECT_EQ(answers[2][0]["id"], "a");
  EXPECT_EQ(answers[2][1]["error"]["code"], -32600);
  EXPECT_EQ(answers[3]["error"]["code"], -32600);
  EXPECT_EQ(answers[4]["error"]["code"], -32700);
  EXPECT_EQ(answers[5]["error"]["code"], -32700);
  EXPECT_EQ(answers[6]["error"]["code"], -32600);
  EXPECT_EQ(answers[7]["error"]["code"], -32700);
}

TEST_F(McpTest, AnswersOverHttp) {
  const json request = tool_call("search", {{"query", "withdraw"}});
  const HttpAnswer answer = post(request.dump(), "MCP-Protocol-Version: 2025-06-18\r\n");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.at("content-type"), "application/json");
  EXPECT_EQ(json::parse(answer.body), ask(request));

  const HttpAnswer notified = post(R"({"jsonrpc":"2.0","method":"notifications/initialized"})");
  EXPECT_EQ(notified.status, 202);
  EXPECT_EQ(notified.body, "");

  EXPECT_EQ(server_->get("/mcp").status, 405);
  EXPECT_EQ(server_->get("/mcp").headers.at("allow"), "POST");
  EXPECT_EQ(post("{}", "Origin: https://elsewhere.example\r\n").status, 403);
  EXPECT_EQ(post("{}", "Origin: http://localhost\r\n").status, 200);
  EXPECT_EQ(post("{}", "MCP-Protocol-Version: 1999-01-01\r\n").status, 400);
  EXPECT_EQ(post(request.dump(), "If-None-Match: *\r\n").status, 200);
  EXPECT_EQ(post(std::string(100'000, ' ')).status, 413);
  EXPECT_EQ(server_->ask("POST", "/search").status, 405);
}

}  // namespace
}  // namespace rostrum::testing
