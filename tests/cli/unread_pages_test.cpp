// Pages without letters: told by number, and where they are recognised, marked in each answer.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "indexer/readers/documents/document_child.hpp"
#include "indexer/readers/documents/text_recognition.hpp"
#include "schemas/base/error.hpp"
#include "tests/support/documents.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

class UnreadPagesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    try {
      (void)DocumentChild().extract(DocumentKind::Html, "<html><body>x</body></html>");
    } catch (const Error& error) {
      GTEST_SKIP() << "skipped: " << error.what();
    }
  }
  [[nodiscard]] ProgramRun index(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--index", (folder_.path() / "index").string()});
    return run_program("rostrum-index", arguments);
  }
  [[nodiscard]] ProgramRun search(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--index", (folder_.path() / "index").string()});
    return run_program("rostrum-search", arguments);
  }
  [[nodiscard]] std::string file(const char* name, std::string_view bytes) const {
    return folder_.write(name, bytes).string();
  }
  TempDir folder_;
};

const std::vector<std::string> kLines{"Statement by Norway", "",
                                      "Norway thanks all who cleared land in the past year,",
                                      "and asks those who have not joined yet to do so."};

TEST_F(UnreadPagesTest, AreToldInTheSummaryTheReportAndTheStatement) {
  const std::string talk =
      file("talk.pdf", make_mixed_pdf({{.lines = kLines}, {.drawing = drawn_lines(40)}}));
  const std::string scan = file("scan.pdf", make_mixed_pdf({{.drawing = drawn_lines(40)}}));
  const std::string report = (folder_.path() / "report.json").string();
  const ProgramRun run = index({"add", talk, scan, "--report", report});
  EXPECT_EQ(run.status, 1) << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("pages that are not read:\n  " + talk +
                         ": page 2 of 2 (a picture without letters); --ocr recognises it\n"),
            std::string::npos)
      << run.out;
  EXPECT_NE(run.out.find("not read: page 1 of 1 (a picture without letters)"), std::string::npos)
      << run.out;
  const json told = json::parse(read_bytes(report)).at("unread_pages");
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0]["file"], talk);
  EXPECT_EQ(told[0]["pages_in_file"], 2);
  EXPECT_EQ(told[0]["pages"], json::parse(R"([{"page":2,"why":"a picture without letters"}])"));
  EXPECT_EQ(told[1]["file"], scan);

  const ProgramRun inspected = run_program("rostrum-index", {"inspect", talk});
  EXPECT_NE(inspected.err.find("not read: page 2 of 2"), std::string::npos) << inspected.err;
  const json record = json::parse(inspected.out).at(0);
  EXPECT_EQ(record.at("source").at("unread_pages"), json::array({2}));

  const json answer = json::parse(search({"query", "cleared", "--format", "json"}).out);
  const json& hit = answer.at("hits").at(0);
  EXPECT_EQ(hit.at("source").at("unread_pages"), json::array({2}));
  EXPECT_FALSE(hit.at("snippets").at(0).contains("recognised"));
  const std::string id = hit.at("id");
  EXPECT_NE(search({"show", id}).out.find("not read      page 2\n"), std::string::npos);
}

TEST_F(UnreadPagesTest, OnceRecognisedAreMarkedInEachAnswer) {
  try {
    (void)ocr_languages("eng");
  } catch (const Error& error) {
    GTEST_SKIP() << "skipped: " << error.what();
  }
  DocumentChild child;
  const std::string picture =
      child
          .picture(make_pdf({{"Statement by Norway", "", "", "Geneva, 2 December 2025", "", "",
                              "Norway regrets that some States withdraw from the Convention."}}),
                   1)
          .picture;
  const ProgramRun run = index({"add", file("scan.pdf", make_scan({picture})), "--ocr"});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  const json answer = json::parse(search({"query", "withdraw", "--format", "json"}).out);
  ASSERT_EQ(answer.at("hits").size(), 1U) << run.out;
  const json& hit = answer.at("hits").at(0);
  EXPECT_EQ(hit.at("source").at("recognised_pages"), json::array({1}));
  EXPECT_EQ(hit.at("snippets").at(0).at("recognised"), true);
  EXPECT_EQ(hit.at("delivered_by").at("code"), "NOR");
  const std::string id = hit.at("id");
  EXPECT_NE(search({"query", "withdraw"}).out.find("[recognised]"), std::string::npos);
  EXPECT_NE(search({"query", "withdraw", "--format", "csv"}).out.find(",1,recognised,"),
            std::string::npos);
  const std::string shown = search({"show", id, "--evidence"}).out;
  EXPECT_NE(shown.find("recognised    page 1: read in a picture"), std::string::npos) << shown;
  EXPECT_NE(shown.find("Convention. [recognised]"), std::string::npos) << shown;
  const json statement = json::parse(search({"show", id, "--format", "json"}).out);
  EXPECT_EQ(statement.at("paragraphs").back().at("recognised"), true);
  EXPECT_EQ(statement.at("paragraphs").back().at("page"), 1);
  bool author = false;
  for (const json& each : statement.at("evidence")) {
    if (each.at("field") != "delivered_by") continue;
    author = true;
    EXPECT_EQ(each.at("recognised"), true) << each;
  }
  EXPECT_TRUE(author);
}

}  // namespace
}  // namespace rostrum::testing
