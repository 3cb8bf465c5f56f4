// A server over an index that changes under it.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "tests/support/http_client.hpp"
#include "tests/support/small_index.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

constexpr const char* kStatements =
    R"({"id": "one", "text": "We support the ban.", "delivered_by": "NOR", "date": "2020-01-01"}
{"id": "two", "text": "We regret the withdrawal.", "delivered_by": "CHE", "date": "2021-01-01"}
)";

class ServedIndex : public SmallIndexTest {
 protected:
  ServedIndex() : SmallIndexTest(kStatements) {}

  void add(int number) const {
    const auto file = folder().write(
        "more" + std::to_string(number) + ".jsonl",
        R"({"id": "more-)" + std::to_string(number) +
            R"(", "text": "We regret it again.", "delivered_by": "AUT", "date": "2022-01-01"})");
    const ProgramRun run = run_program("rostrum-index", {"add", file.string(), "--index", index()});
    ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  }
};

TEST_F(ServedIndex, NewCommitsAreSeen) {
  const RunningServer server(index());
  const HttpAnswer before = server.get("/api/v1/query?q=regret");
  EXPECT_EQ(json::parse(before.body).at("total").at("count"), 1);
  const std::string tag = before.headers.at("etag");
  const std::string unless = "If-None-Match: " + tag + "\r\n";
  EXPECT_EQ(server.get("/api/v1/query?q=regret", unless).status, 304);
  add(1);
  const HttpAnswer after = server.get("/api/v1/query?q=regret", unless);
  EXPECT_EQ(after.status, 200);
  EXPECT_EQ(json::parse(after.body).at("total").at("count"), 2);
  EXPECT_NE(after.headers.at("etag"), tag);
}

TEST_F(ServedIndex, AnswersWhileAnotherWrites) {
  const RunningServer server(index(), {"--threads", "2"});
  std::thread writer([this] {
    for (int number = 0; number < 8; ++number) add(number);
  });
  for (int i = 0; i < 200; ++i) {
    const HttpAnswer answer = server.get("/api/v1/query?q=regret&facets=country");
    ASSERT_EQ(answer.status, 200) << answer.body;
    const json found = json::parse(answer.body);
    // Facets, total and hits are of one commit.
    std::size_t counted = 0;
    for (const json& value : found.at("facets").at("country")) {
      counted += value.at("count").get<std::size_t>();
    }
    ASSERT_EQ(counted, found.at("total").at("count").get<std::size_t>());
    ASSERT_EQ(found.at("hits").size(), found.at("total").at("count").get<std::size_t>());
  }
  writer.join();
  EXPECT_EQ(json::parse(server.get("/api/v1/query?q=regret").body).at("total").at("count"), 9);
}

TEST_F(ServedIndex, AnIndexThatIsAwayIsToldAndFoundAgain) {
  const RunningServer server(index());
  const std::filesystem::path away = folder().path() / "away";
  std::filesystem::rename(index(), away);
  const HttpAnswer gone = server.get("/api/v1/query?q=regret");
  EXPECT_EQ(gone.status, 503);
  EXPECT_TRUE(gone.headers.contains("retry-after"));
  EXPECT_EQ(gone.body.find(folder().path().string()), std::string::npos) << gone.body;
  EXPECT_EQ(server.get("/readyz").status, 503);
  EXPECT_EQ(server.get("/healthz").status, 200);
  EXPECT_NE(server.log().find("error: "), std::string::npos) << "the log tells why";
  std::filesystem::rename(away, index());
  EXPECT_EQ(server.get("/readyz").status, 200);
  EXPECT_EQ(server.get("/api/v1/query?q=regret").status, 200);
}

TEST_F(ServedIndex, EndsWhenItIsTold) {
  RunningServer server(index());
  EXPECT_EQ(server.get("/healthz").status, 200);
  server.tell_to_end();
  EXPECT_EQ(server.wait(), 0);
}

}  // namespace
}  // namespace rostrum::testing
