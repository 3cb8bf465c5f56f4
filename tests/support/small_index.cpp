#include "tests/support/small_index.hpp"

#include <algorithm>

namespace rostrum::testing {

void SmallIndexTest::SetUp() {
  const auto file = folder_.write("statements.jsonl", statements_);
  const ProgramRun run = run_program("rostrum-index", {"add", file.string(), "--index", index()});
  ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  told_ = run.out + run.err;
}

ProgramRun SmallIndexTest::search(std::vector<std::string> arguments) const {
  arguments.insert(arguments.end(), {"--index", index()});
  return run_program("rostrum-search", arguments);
}

nlohmann::json SmallIndexTest::answer(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), "query");
  arguments.insert(arguments.end(), {"--format", "json"});
  return nlohmann::json::parse(search(arguments).out);
}

std::string SmallIndexTest::ids(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), "query");
  arguments.insert(arguments.end(), {"--format", "json"});
  const ProgramRun run = search(arguments);
  if (run.status > 1) return run.err;
  const nlohmann::json answered = nlohmann::json::parse(run.out);
  std::vector<std::string> found;
  for (const nlohmann::json& hit : answered.at("hits")) found.push_back(hit.at("id"));
  EXPECT_EQ(answered.at("total").at("count"), found.size());
  std::sort(found.begin(), found.end());
  std::string all;
  for (const std::string& id : found) all += (all.empty() ? "" : ",") + id;
  return all;
}

}  // namespace rostrum::testing
