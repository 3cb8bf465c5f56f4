// The analyses of the real rostrum-search over the sample corpus: each figure against a count by
// independent means, every form, and that the same question gives the same bytes.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "schemas/base/json_schema.hpp"
#include "schemas/text/text_analysis.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/sample_index.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

class AnalysisTest : public SampleIndexTest {
 protected:
  [[nodiscard]] static ProgramRun search(const std::vector<std::string>& arguments) {
    return SampleIndexTest::search(arguments, {.environment = {{"COLUMNS", "80"}}});
  }

  [[nodiscard]] static std::vector<json> rows(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    std::vector<json> found;
    std::istringstream lines(search(arguments).out);
    for (std::string line; std::getline(lines, line);) found.push_back(json::parse(line));
    return found;
  }

  /// Compares with tests/oracle/analyses.py.
  static void check(const std::string& analysis) {
    const char* python = "/usr/bin/python3";
    if (!std::filesystem::exists(python)) GTEST_SKIP() << "skipped: needs python3";
    const ProgramRun inspected =
        run_program("rostrum-index", {"inspect", "corpus/sample"}, {.folder = source_dir()});
    ASSERT_EQ(inspected.status, 0) << ::testing::PrintToString(inspected);
    const std::string records = folder().write("records.json", inspected.out).string();
    const ProgramRun run =
        run_program(python, {(source_dir() / "tests/oracle/analyses.py").string(), records,
                             (bin_dir() / "rostrum-search").string(), index(),
                             (source_dir() / "schemas/text/han_variants.hpp").string(), analysis});
    if (run.status == 77) GTEST_SKIP() << "skipped: needs python3-xapian";
    EXPECT_EQ(run.status, 0) << run.out << run.err;
  }
};

/// A question for each analysis.
const std::vector<std::vector<std::string>> kQuestions = {
    {"export", "withdraw", "--what", "sentences", "--convention", "APMBC"},
    {"concordance", "withdraw", "--sort", "left"},
    {"trend", "withdraw", "--also", "mine*", "--examples", "1"},
    {"matrix", "withdraw", "--examples", "1"},
    {"compare", "withdraw", "mine*", "--least", "2"},
    {"collocates", "withdraw"},
    {"ngrams", "withdraw", "--size", "2"},
    {"shared", "withdraw", "--minimum-words", "6", "--max-authors", "0"},
    {"coverage", "withdraw", "--by", "item"},
};

TEST_F(AnalysisTest, JsonIsValidUnderItsSchemaAndRowsHaveTheirColumns) {
  const JsonSchema& schema = builtin_schema("table.schema.json");
  for (std::vector<std::string> question : kQuestions) {
    question.insert(question.end(), {"--format", "json"});
    const ProgramRun run = search(question);
    ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
    const json answer = json::parse(run.out);
    EXPECT_TRUE(schema.problems(answer).empty())
        << ::testing::PrintToString(schema.problems(answer)) << question.front();
    EXPECT_FALSE(answer.at("rows").empty());
    std::set<std::string> names;
    for (const json& column : answer.at("columns")) names.insert(column.at("name"));
    for (const json& row : answer.at("rows")) {
      std::set<std::string> own;
      for (const auto& [name, value] : row.items()) {
        if (name != "examples" && name != "marks") own.insert(name);
      }
      EXPECT_EQ(own, names) << question.front();
    }
    EXPECT_EQ(answer.at("questions")[0].at("text"), "withdraw");
    EXPECT_TRUE(
        answer.at("command").get<std::string>().starts_with("rostrum-search " + question.front()));
  }
}

TEST_F(AnalysisTest, TheSameQuestionGivesTheSameBytesInEveryForm) {
  for (const std::vector<std::string>& question : kQuestions) {
    for (const char* form : {"json", "jsonl", "csv", "markdown"}) {
      std::vector<std::string> asked = question;
      asked.insert(asked.end(), {"--format", form});
      const ProgramRun first = search(asked);
      EXPECT_EQ(first.status, 0) << ::testing::PrintToString(first);
      EXPECT_FALSE(first.out.empty());
      EXPECT_EQ(first.out, search(asked).out) << form;
    }
  }
}

TEST_F(AnalysisTest, NothingFoundIsExitStatusOneAndAMistakeTwo) {
  for (const std::vector<std::string>& question : kQuestions) {
    EXPECT_EQ(search({question.front(), "nothingofthekind", "--format", "json"}).status, 1)
        << question.front();
    EXPECT_EQ(search({question.front(), "\"unclosed"}).status, 2) << question.front();
    EXPECT_EQ(search({question.front(), "withdraw", "--country", "Norwey"}).status, 2)
        << question.front();
  }
}

TEST_F(AnalysisTest, ExportsAgreeWithTheRecords) { check("export"); }
TEST_F(AnalysisTest, ConcordancesAgreeWithTheRecords) { check("concordance"); }
TEST_F(AnalysisTest, TrendsAgreeWithTheRecords) { check("trend"); }
TEST_F(AnalysisTest, MatricesAgreeWithTheRecords) { check("matrix"); }
TEST_F(AnalysisTest, ComparisonsAgreeWithTheRecords) { check("compare"); }
TEST_F(AnalysisTest, PhrasesAgreeWithTheRecords) { check("ngrams"); }
TEST_F(AnalysisTest, CollocatesAgreeWithTheRecords) { check("collocates"); }

TEST_F(AnalysisTest, CoverageAgreesWithTheRecords) { check("coverage"); }

TEST_F(AnalysisTest, FiltersMeanTheSameInEachAnalysisAndItsCoverageIsTold) {
  const std::vector<std::vector<std::string>> filters = {
      {"--member-of", "EU"},
      {"--region", "Eastern Europe"},
      {"--country", "Austria", "--with-groups"},
      {"--member-of", "NPT", "--convention", "NPT", "--from", "2010"}};
  const std::vector<json> every = rows({"export"});
  const std::string id = every.front().at("id");
  std::vector<std::vector<std::string>> questions = kQuestions;
  questions.front() = {"export", "withdraw"};  // without a filter of its own
  questions.push_back({"similar", id});
  for (const std::vector<std::string>& filter : filters) {
    const auto asked = [&](std::vector<std::string> arguments) {
      arguments.insert(arguments.end(), filter.begin(), filter.end());
      arguments.insert(arguments.end(), {"--format", "json"});
      return json::parse(search(arguments).out);
    };
    const std::size_t on_file = asked({"query", "--limit", "0"}).at("total").at("count");
    const std::size_t found = asked({"query", "withdraw", "--limit", "0"}).at("total").at("count");
    ASSERT_GT(on_file, 0u);
    for (const std::vector<std::string>& question : questions) {
      const json answer = asked(question);
      const json& understood = answer.at("questions").back();
      EXPECT_EQ(understood.at("on_file"), on_file) << question.front();
      if (understood.at("text") == "withdraw") {
        EXPECT_EQ(understood.at("found"), found) << question.front();
      }
      EXPECT_TRUE(answer.at("coverage").at("first_date").is_string()) << question.front();
    }
  }
}

TEST_F(AnalysisTest, RegionsAndMembershipsAreRowsAsValuesCountsThem) {
  for (const char* field : {"region", "member_of"}) {
    std::map<std::string, std::size_t> values;
    const json counted = json::parse(search({"values", field, "--format", "json"}).out);
    for (const json& value : counted.at("values")) values[value.at("value")] = value.at("count");
    ASSERT_FALSE(values.empty());
    std::map<std::string, std::size_t> by_trend;
    for (const json& row : rows({"trend", "withdraw", "--by", field})) {
      by_trend[row.at("value")] = row.at("on_file");
    }
    EXPECT_EQ(by_trend, values) << field;
    std::map<std::string, std::size_t> by_matrix;
    for (const json& row : rows({"matrix", "withdraw", "--rows", field, "--columns", "year"})) {
      by_matrix[row.at("row")] = row.at("row_on_file");
    }
    EXPECT_EQ(by_matrix, values) << field;
  }
}

TEST_F(AnalysisTest, ExamplesAreSentencesWithWhatIsCounted) {
  struct Case {
    std::vector<std::string> question;
    const char* name;  ///< of the column that says it
  };
  const std::vector<Case> cases = {
      {{"compare", "country:NOR", "country:CHE", "--least", "2"}, "phrase"},
      {{"compare", "country:AUT", "--size", "2", "--least", "2"}, "phrase"},
      {{"ngrams", "withdraw", "--size", "3"}, "phrase"},
      {{"collocates", "withdraw", "--window", "3"}, "word"}};
  for (const Case& each : cases) {
    std::vector<std::string> asked = each.question;
    asked.insert(asked.end(), {"--examples", "2"});
    const std::vector<json> found = rows(asked);
    ASSERT_FALSE(found.empty());
    for (const json& row : found) {
      const std::string wanted = row.at(each.name);
      ASSERT_TRUE(row.contains("examples")) << row;
      EXPECT_LE(row.at("examples").size(), 2u);
      for (const json& example : row.at("examples")) {
        const std::string text = example.at("text");
        const std::size_t begin = example.at("highlights")[0][0];
        const std::size_t end = example.at("highlights")[0][1];
        std::string marked;
        std::size_t point = 0;
        for (const char c : text) {
          if ((c & 0xC0) != 0x80) ++point;
          if (point > begin && point <= end) marked += c;
        }
        // Letters of Han are words, and stand without blanks between them.
        const auto letters = [](const std::string& words) {
          std::string folded = fold_name(words);
          std::erase(folded, ' ');
          return folded;
        };
        EXPECT_EQ(letters(marked), letters(wanted)) << text;
        EXPECT_FALSE(example.at("citation").get<std::string>().empty());
      }
    }
  }
}

TEST_F(AnalysisTest, ExportedRecordsMakeTheSameIndexAgain) {
  const std::string file = (folder().path() / "all.jsonl").string();
  ASSERT_EQ(search({"export", "--versions", "--output", file}).status, 0);
  const std::string copy = (folder().path() / "copy").string();
  const ProgramRun added = run_program("rostrum-index", {"add", file, "--index", copy});
  ASSERT_EQ(added.status, 0) << ::testing::PrintToString(added);
  // All but where a record was read, and what its values were read from.
  const auto records = [](const std::string& from) {
    const ProgramRun run = run_program("rostrum-search", {"export", "--versions", "--index", from});
    std::map<std::string, json> found;
    std::istringstream lines(run.out);
    for (std::string line; std::getline(lines, line);) {
      json record = json::parse(line);
      record.erase("evidence");
      for (const char* each : {"file", "line", "media_type", "sha256"}) {
        record["source"].erase(each);
      }
      const std::string id = record.at("id");
      found[id] = std::move(record);
    }
    return found;
  };
  EXPECT_EQ(records(index()), records(copy));
  for (const char* text : {"withdraw", "mine*", "\"of the convention\"", "核"}) {
    const std::vector<std::string> question = {"query",  text,     "--limit",  "1000",
                                               "--sort", "oldest", "--facets", "country,item"};
    const auto answer = [&](const std::string& from) {
      std::vector<std::string> arguments = question;
      arguments.insert(arguments.end(), {"--format", "json", "--index", from});
      json found = json::parse(run_program("rostrum-search", arguments).out);
      std::set<std::string> ids;
      for (const json& hit : found.at("hits")) ids.insert(hit.at("id"));
      return json{{"total", found.at("total")},
                  {"facets", found.at("facets")},
                  {"expanded", found.at("query").at("expanded")},
                  {"ids", ids}};
    };
    EXPECT_EQ(answer(index()), answer(copy)) << text;
  }
  std::ifstream about(file + ".about.json");
  const json heading = json::parse(about);
  EXPECT_EQ(heading.at("analysis"), "export");
  EXPECT_FALSE(heading.contains("rows"));
}

TEST_F(AnalysisTest, ExportedFilesHoldTheTextsAndATableOfTheirMetadata) {
  const std::filesystem::path files = folder().path() / "files";
  ASSERT_EQ(search({"export", "withdraw", "--format", "text", "--output", files.string()}).status,
            0);
  std::istringstream table(read_bytes(files / "metadata.csv"));
  std::string line;
  std::getline(table, line);
  EXPECT_TRUE(line.starts_with("file,id,date,")) << line;
  for (const json& row : rows({"export", "withdraw"})) {
    const std::string id = row.at("id");
    EXPECT_EQ(read_bytes(files / (id + ".txt")), row.at("text").get<std::string>() + "\n");
  }
  const ProgramRun again =
      search({"export", "withdraw", "--format", "text", "--output", files.string()});
  EXPECT_EQ(again.status, 2);
  EXPECT_NE(again.err.find("something is in this folder"), std::string::npos) << again.err;
}

TEST_F(AnalysisTest, CsvIsGuardedAgainstFormulasUnlessItShallBeVerbatim) {
  const auto file = folder().write(
      "formula.jsonl",
      "{\"id\":\"f-1\",\"language\":\"en\",\"country\":\"Norway\",\"text\":\"=SUM(A1) of mines, "
      "\\\"all\\\" of them\"}\n");
  const std::string own = (folder().path() / "formula").string();
  ASSERT_EQ(run_program("rostrum-index", {"add", file.string(), "--index", own}).status, 0);
  const auto csv = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"export", "mines", "--format", "csv", "--index", own};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program("rostrum-search", arguments).out;
  };
  EXPECT_NE(csv({}).find(",\"'=SUM(A1) of mines, \"\"all\"\" of them\","), std::string::npos)
      << csv({});
  EXPECT_NE(csv({"--verbatim"}).find(",\"=SUM(A1) of mines, \"\"all\"\" of them\","),
            std::string::npos);
  EXPECT_FALSE(csv({}).starts_with("\xEF\xBB\xBF"));
  EXPECT_TRUE(csv({"--bom"}).starts_with("\xEF\xBB\xBFid,"));
}

TEST_F(AnalysisTest, QuerySaysOnStandardErrorWhatItsRowsLeaveOut) {
  const ProgramRun part = search({"query", "mines", "--format", "csv", "--limit", "2"});
  EXPECT_NE(part.err.find("rostrum-search export"), std::string::npos) << part.err;
  EXPECT_EQ(part.out.find("rostrum-search export"), std::string::npos);
  EXPECT_TRUE(search({"query", "mines", "--format", "csv", "--limit", "1000"}).err.empty());
}

TEST_F(AnalysisTest, ThatIsGivenUpLeavesNothingThatLooksLikeAnAnswer) {
  const std::vector<std::string> commands[] = {
      {"query", "withdraw"},           {"values", "country", "withdraw"}, {"coverage", "withdraw"},
      {"export", "withdraw"},          {"concordance", "withdraw"},       {"trend", "withdraw"},
      {"matrix", "withdraw"},          {"collocates", "withdraw"},        {"ngrams", "withdraw"},
      {"compare", "withdraw", "mine*"}};
  for (std::vector<std::string> command : commands) {
    command.insert(command.end(), {"--timeout", "0.000001"});
    const ProgramRun run = search(command);
    EXPECT_EQ(run.status, 2) << ::testing::PrintToString(run);
    EXPECT_EQ(run.out, "") << ::testing::PrintToString(run);
    EXPECT_TRUE(run.err.find("it was given up after 1e-06 seconds") != std::string::npos)
        << ::testing::PrintToString(run);
  }
  const TempDir folder;
  const std::string file = folder.write("answer.csv", "an older one").string();
  EXPECT_EQ(search({"export", "withdraw", "--format", "csv", "--output", file, "--timeout", "1e-6"})
                .status,
            2);
  EXPECT_EQ(read_bytes(file), "an older one");
  const auto entries = std::filesystem::directory_iterator(folder.path());
  EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
  EXPECT_EQ(search({"export", "withdraw", "--format", "csv", "--output", file}).status, 0);
  EXPECT_NE(read_bytes(file), "an older one");
}

}  // namespace
}  // namespace rostrum::testing
