// What one program writes the other reads: hits as records, files from standard input.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "schemas/base/json_schema.hpp"
#include "tests/support/documents.hpp"
#include "tests/support/sample_index.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

class RoundTrip : public SampleIndexTest {
 protected:
  /// Each hit by its id, without what tells where it was read and how well it ranks.
  static std::map<std::string, json> statements(const std::string& jsonl) {
    std::map<std::string, json> all;
    std::istringstream lines(jsonl);
    for (std::string line; std::getline(lines, line);) {
      json hit = json::parse(line);
      for (const char* other : {"source", "rank", "score", "versions", "snippets"}) {
        hit.erase(other);
      }
      const std::string id = hit.at("id");
      all[id] = std::move(hit);
    }
    return all;
  }
};

TEST_F(RoundTrip, HitsAreRecordsThatCanBeAddedAgain) {
  const std::vector<std::string> every = {"query", "--limit", "1000", "--format", "jsonl"};
  const std::string hits = search(every).out;
  const TempDir here;
  const std::string copy = (here.path() / "copy").string();
  const ProgramRun added = run_program(
      "rostrum-index", {"add", here.write("hits.jsonl", hits).string(), "--index", copy});
  EXPECT_EQ(added.status, 0) << ::testing::PrintToString(added);
  EXPECT_EQ(added.out.find("none of ours"), std::string::npos) << added.out;
  std::vector<std::string> again = every;
  again.insert(again.end(), {"--index", copy});
  const auto before = statements(hits);
  const auto after = statements(run_program("rostrum-search", again).out);
  ASSERT_GE(before.size(), 90U);
  EXPECT_EQ(after.size(), before.size());
  for (const auto& [id, hit] : before) {
    ASSERT_TRUE(after.contains(id)) << id;
    EXPECT_EQ(after.at(id), hit);
  }
}

TEST_F(RoundTrip, HitsWithTheirTextsAreValid) {
  json answer = json::parse(search({"query", "mines", "--limit", "3", "--format", "json"}).out);
  answer["hits"] = json::array();
  std::istringstream lines(search({"query", "mines", "--limit", "3", "--format", "jsonl"}).out);
  for (std::string line; std::getline(lines, line);) answer["hits"].push_back(json::parse(line));
  ASSERT_EQ(answer["hits"].size(), 3U);
  EXPECT_FALSE(answer["hits"][0].at("text").get<std::string>().empty());
  const auto problems = builtin_schema("search-response.schema.json").problems(answer);
  EXPECT_TRUE(problems.empty()) << ::testing::PrintToString(problems);
}

TEST_F(RoundTrip, InspectReadsStandardInput) {
  const auto inspected = [](const std::string& bytes) {
    const ProgramRun run = run_program("rostrum-index", {"inspect", "-"}, {.stdin_bytes = bytes});
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
    return json::parse(run.out);
  };
  const json text = inspected("Statement by Norway\n\nMr. President,\n\nwe clear mines.\n");
  ASSERT_EQ(text.size(), 1U);
  EXPECT_EQ(text[0].at("delivered_by").at("code"), "NOR");
  EXPECT_EQ(text[0].at("source").at("file"), "stdin");
  EXPECT_EQ(inspected("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n").size(), 2U);
  // A document is known by its bytes.
  EXPECT_EQ(inspected(make_pdf({{"Statement by Norway", "We clear mines."}}))[0].at("source").at(
                "media_type"),
            "application/pdf");
  const ProgramRun none = run_program("rostrum-index", {"inspect", "-"});
  EXPECT_EQ(none.status, 1) << ::testing::PrintToString(none);
  EXPECT_NE(none.err.find("stdin: the file is empty"), std::string::npos) << none.err;
}

}  // namespace
}  // namespace rostrum::testing
