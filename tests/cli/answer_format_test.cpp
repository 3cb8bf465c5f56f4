// The published forms of answers, over the sample corpus: JSON valid under its schema, and golden
// files that show every change of a form. ROSTRUM_RENEW_GOLDEN=1 writes them anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "schemas/base/json_schema.hpp"
#include "schemas/base/utf8.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/sample_index.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

class AnswerFormat : public SampleIndexTest {
 protected:
  /// What differs from run to run, made the same: where the project and the index lie, and the
  /// revision.
  static std::string steady(std::string text) {
    const std::pair<std::string, std::string> places[] = {{source_dir().string(), "ROOT"},
                                                          {index(), "INDEX"}};
    for (const auto& [place, name] : places) {
      for (std::size_t at = 0; (at = text.find(place, at)) != std::string::npos;) {
        text.replace(at, place.size(), name);
      }
    }
    std::string out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      const bool varies = line.find("\"revision\"") != std::string::npos ||
                          line.find("evision ") != std::string::npos;
      if (!varies) out += line + "\n";
    }
    return out;
  }

  static void expect_golden(const std::string& name, const std::string& text) {
    const std::filesystem::path file = source_dir() / "tests/data/golden" / name;
    if (std::getenv("ROSTRUM_RENEW_GOLDEN") != nullptr) {
      std::ofstream(file, std::ios::binary) << steady(text);
    }
    EXPECT_EQ(steady(text), read_bytes(file)) << name;
  }
};

TEST_F(AnswerFormat, JsonIsValidUnderItsSchema) {
  const std::vector<std::vector<std::string>> questions = {
      {"query", "withdraw"},
      {"query", "withdraw OR retrait", "--convention", "APMBC", "--country", "Norway"},
      {"query", "\"anti-personnel mines\"", "--limit", "2", "--offset", "1"},
      {"query"},
      {"query", "nothingofthekind"},
      {"query", "witdraw"},
      {"query", "mine*", "--from", "2019", "--to", "2024-06", "--facets", "country,year"},
      {"query", "--lang", "ar", "--with-groups", "--country", "Egypt"},
      {"query", "landmine treaty", "--synonyms", "--member-of", "EU", "--facets", "region"},
      {"query", "核", "--snippets", "0", "--facets", "none"}};
  const JsonSchema& schema = builtin_schema("search-response.schema.json");
  for (std::vector<std::string> question : questions) {
    question.insert(question.end(), {"--format", "json"});
    const ProgramRun run = search(question);
    ASSERT_LE(run.status, 1) << ::testing::PrintToString(run);
    const std::vector<std::string> problems = schema.problems(json::parse(run.out));
    EXPECT_TRUE(problems.empty()) << ::testing::PrintToString(problems)
                                  << ::testing::PrintToString(question);
  }
}

/// One of the answers that answers.schema.json describes.
JsonSchema answer_schema(const std::string& name) {
  json schema = json::parse(testing::read_bytes(source_dir() / "schemas/answers.schema.json"));
  schema["allOf"] = {{{"$ref", "#/definitions/" + name}}};
  return JsonSchema(schema);
}

TEST_F(AnswerFormat, OtherJsonIsValidUnderItsSchema) {
  const JsonSchema values = answer_schema("Values");
  const JsonSchema shown_statement = answer_schema("Shown");
  EXPECT_FALSE(values.problems(json::object()).empty());
  EXPECT_FALSE(shown_statement.problems(json::object()).empty());
  for (const std::vector<std::string>& question : std::vector<std::vector<std::string>>{
           {"values", "session"}, {"values", "item", "mines"}, {"values", "country", "nothing"}}) {
    std::vector<std::string> arguments = question;
    arguments.insert(arguments.end(), {"--format", "json"});
    const auto problems = values.problems(json::parse(search(arguments).out));
    EXPECT_TRUE(problems.empty()) << ::testing::PrintToString(problems);
  }
  for (const char* by : {"meeting", "item", "delegation", "language", "year"}) {
    const json answer = json::parse(search({"coverage", "--by", by, "--format", "json"}).out);
    EXPECT_TRUE(builtin_schema("table.schema.json").problems(answer).empty()) << by;
  }
  const json hits = json::parse(search({"query", "--limit", "1000", "--format", "json"}).out);
  for (std::size_t i = 0; i < hits.at("hits").size(); i += 9) {
    const std::string id = hits.at("hits")[i].at("id");
    json shown = json::parse(search({"show", id, "mines", "--format", "json"}).out);
    const auto problems = shown_statement.problems(shown);
    EXPECT_TRUE(problems.empty()) << id << ::testing::PrintToString(problems);
    for (const char* added : {"versions", "paragraphs", "index", "command", "version"}) {
      shown.erase(added);
    }
    EXPECT_TRUE(builtin_schema("statement.schema.json").problems(shown).empty()) << id;
  }
}

TEST_F(AnswerFormat, OfSettingsAndSavedSearchesIsValidUnderItsSchema) {
  const std::string file = (folder().path() / "saved.json").string();
  ASSERT_EQ(search({"saved", "add", "withdrawals", "withdraw", "--file", file}).status, 0);
  ASSERT_EQ(search({"saved", "add", "mines", "mines", "--file", file}).status, 0);
  ASSERT_EQ(search({"saved", "run", "mines", "--file", file}).status, 0);
  const ProgramRun saved = search({"saved", "list", "--file", file, "--format", "json"});
  EXPECT_EQ(json::parse(saved.out).size(), 2U);
  EXPECT_TRUE(answer_schema("Saved").problems(json::parse(saved.out)).empty()) << saved.out;
  EXPECT_FALSE(answer_schema("Saved").problems(json::array({json::object()})).empty());
  const ProgramRun config = search({"config", "show", "--format", "json"});
  EXPECT_TRUE(answer_schema("Config").problems(json::parse(config.out)).empty()) << config.out;
}

TEST_F(AnswerFormat, TheSchemaCanRefuse) {
  json answer = json::parse(search({"query", "withdraw", "--format", "json"}).out);
  answer["total"] = "many";
  EXPECT_FALSE(builtin_schema("search-response.schema.json").problems(answer).empty());
}

TEST_F(AnswerFormat, QueriesLookAsPublished) {
  const std::vector<std::string> question = {"query", "withdraw", "--convention",
                                             "APMBC", "--limit",  "3"};
  for (const char* form : {"json", "jsonl", "csv", "text"}) {
    std::vector<std::string> arguments = question;
    arguments.insert(arguments.end(), {"--format", form});
    expect_golden(std::string("query.") + form,
                  search(arguments, {.environment = {{"COLUMNS", "100"}}}).out);
  }
}

TEST_F(AnswerFormat, OtherCommandsLookAsPublished) {
  for (const char* form : {"json", "csv", "text"}) {
    expect_golden(std::string("values.") + form,
                  search({"values", "session", "--format", form}).out);
    expect_golden(std::string("coverage.") + form, search({"coverage", "--format", form}).out);
  }
  for (const char* form : {"json", "text"}) {
    expect_golden(std::string("fields.") + form,
                  run_program("rostrum-search", {"fields", "--format", form}).out);
    expect_golden(std::string("concepts.") + form,
                  search({"concepts", "withdraw", "--format", form}).out);
    expect_golden(std::string("synonyms.") + form,
                  search({"query", "denounce", "--synonyms", "--limit", "2", "--facets",
                          "region,member-of", "--format", form})
                      .out);
  }
}

TEST_F(AnswerFormat, AStatementLooksAsPublished) {
  const std::string hit =
      search({"query", "withdraw", "--convention", "APMBC", "--limit", "1", "--format", "jsonl"})
          .out;
  const std::string id = json::parse(hit).at("id");
  for (const char* form : {"json", "text"}) {
    expect_golden(std::string("show.") + form,
                  search({"show", id, "withdraw", "--evidence", "--format", form},
                         {.environment = {{"COLUMNS", "80"}}})
                      .out);
  }
}

TEST_F(AnswerFormat, TablesLookAsPublished) {
  struct Table {
    const char* name;
    std::vector<std::string> question;
    std::vector<const char*> forms;
  };
  // A table of figures with its chart, one with marks for zeros, lines, and sentences.
  const Table tables[] = {
      {"trend",
       {"trend", "withdraw", "--also", "mine*", "--from", "2021"},
       {"text", "json", "jsonl", "csv", "markdown", "svg"}},
      {"matrix",
       {"matrix", "withdraw", "--from", "2022", "--convention", "APMBC"},
       {"text", "json", "jsonl", "csv", "markdown", "svg"}},
      {"concordance", {"concordance", "withdraw", "--convention", "NPT"}, {"text", "csv"}},
      {"sentences",
       {"export", "\"right to withdraw\"", "--what", "sentences"},
       {"json", "jsonl", "csv", "markdown", "bibtex", "ris", "csl-json"}},
      {"delegations", {"coverage", "--by", "delegation", "--convention", "CCM"}, {"text", "csv"}},
      {"gaps", {"coverage", "--gaps", "--convention", "CCM"}, {"text", "json"}},
  };
  for (const Table& table : tables) {
    for (const char* form : table.forms) {
      std::vector<std::string> arguments = table.question;
      arguments.insert(arguments.end(), {"--format", form});
      expect_golden(std::string(table.name) + "." + form,
                    search(arguments, {.environment = {{"COLUMNS", "80"}}}).out);
    }
  }
}

TEST_F(AnswerFormat, EveryHitShowsThatItIsASample) {
  const json answer = json::parse(search({"query", "--limit", "1000", "--format", "json"}).out);
  ASSERT_GE(answer.at("hits").size(), 60U);
  for (const json& hit : answer.at("hits")) EXPECT_TRUE(hit.at("sample")) << hit.at("id");
  const std::string text = search({"query", "withdraw", "--limit", "2"}).out;
  EXPECT_NE(text.find("sample"), std::string::npos) << text;
}

TEST_F(AnswerFormat, HasNoColourWhereThereIsNoTerminal) {
  EXPECT_EQ(search({"query", "withdraw"}).out.find('\x1B'), std::string::npos);
}

TEST_F(AnswerFormat, FitsTheWidthThatIsGiven) {
  const std::string narrow =
      search({"query", "withdraw"}, {.environment = {{"COLUMNS", "60"}}}).out;
  const std::string wide = search({"query", "withdraw"}, {.environment = {{"COLUMNS", "120"}}}).out;
  EXPECT_NE(narrow, wide);
  std::istringstream lines(narrow);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t letters = code_points(line);
    // Names, and paths and commands to be copied, stand whole on their line.
    const bool name = line.find("[sample") != std::string::npos;
    const bool path = line.find("corpus/sample") != std::string::npos;
    const bool command = line.find("rostrum-search query") != std::string::npos;
    EXPECT_TRUE(letters <= 60 || name || path || command) << line;
  }
}

TEST_F(AnswerFormat, AReaderThatGoesAwayIsNoFailure) {
  const std::string program = (bin_dir() / "rostrum-search").string();
  const ProgramRun run = run_program(
      "/bin/sh", {"-c", "'" + program + "' query --limit 1000 --format jsonl --index '" + index() +
                            "' | head -n 1"});
  EXPECT_TRUE(run.err.empty()) << run.err;
  EXPECT_TRUE(json::accept(run.out)) << run.out;
}

}  // namespace
}  // namespace rostrum::testing
