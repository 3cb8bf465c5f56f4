// What makes an answer again: the same question on the same revision gives the same bytes in every
// form, from a copy of the index too, and each says what it rests on.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/sample_index.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

struct Command {
  std::vector<std::string> words;
  std::vector<const char*> forms;
};

const std::vector<const char*> kTables = {"text", "json", "jsonl", "csv", "markdown"};
const std::vector<const char*> kPictures = {"text", "json", "jsonl", "csv", "markdown", "svg"};

/// Every command that answers about statements.
const std::vector<Command> kCommands = {
    {{"query", "withdraw", "--limit", "20"},
     {"text", "json", "jsonl", "csv", "markdown", "bibtex", "ris", "csl-json"}},
    {{"query", "withdraw mines", "--any", "--facets", "all"}, {"text", "json"}},
    {{"show", "npt-rc-2022-aus-2022-08-11", "withdraw", "--evidence"}, {"text", "json"}},
    {{"values", "country"}, {"text", "json", "csv"}},
    {{"concepts", "withdraw"}, {"text", "json"}},
    {{"export", "withdraw"}, {"jsonl", "json", "csv", "markdown", "bibtex", "ris", "csl-json"}},
    {{"export", "withdraw", "--what", "sentences"}, {"jsonl", "csv"}},
    {{"concordance", "withdraw", "--sort", "right"}, kTables},
    {{"trend", "withdraw", "--also", "mine*", "--examples", "1"}, kPictures},
    {{"matrix", "withdraw"}, kPictures},
    {{"compare", "withdraw", "mine*"}, kTables},
    {{"collocates", "withdraw"}, kTables},
    {{"ngrams", "withdraw", "--size", "2"}, kTables},
    {{"similar", "npt-rc-2022-aus-2022-08-11"}, kTables},
    {{"shared", "withdraw", "--minimum-words", "6", "--max-authors", "0"}, kTables},
    {{"coverage", "--by", "delegation"}, kTables},
    {{"coverage", "--gaps"}, kTables},
    {{"cite", "npt-rc-2022-aus-2022-08-11", "--paragraph", "8"},
     {"text", "markdown", "bibtex", "ris", "csl-json"}},
};

class ReproducibleTest : public SampleIndexTest {
 protected:
  [[nodiscard]] static ProgramRun ask(std::vector<std::string> words, const std::string& form,
                                      const std::string& index) {
    words.insert(words.end(), {"--format", form});
    return run_program("rostrum-search", words,
                       {.environment = {{"COLUMNS", "80"}, {"ROSTRUM_INDEX", index}}});
  }
};

TEST_F(ReproducibleTest, TheSameQuestionGivesTheSameBytesFromACopyToo) {
  const std::filesystem::path copy = folder().path() / "copy";
  std::filesystem::copy(index(), copy, std::filesystem::copy_options::recursive);
  for (const Command& command : kCommands) {
    for (const char* form : command.forms) {
      const ProgramRun first = ask(command.words, form, index());
      EXPECT_EQ(first.status, 0) << ::testing::PrintToString(first);
      EXPECT_FALSE(first.out.empty());
      EXPECT_EQ(first.out, ask(command.words, form, index()).out) << form;
      EXPECT_EQ(first.out, ask(command.words, form, copy.string()).out) << form;
    }
  }
}

TEST_F(ReproducibleTest, EachAnswerSaysWhatMakesItAgain) {
  for (const Command& command : kCommands) {
    const std::string& name = command.words.front();
    for (const std::string form : command.forms) {
      const bool rows_alone = form == "csv" || form == "jsonl" || form == "ris" ||
                              form == "csl-json" || (name == "cite" && form == "text");
      std::string told = ask(command.words, form, index()).out;
      if (rows_alone) {
        // Beside them, so that what reads them reads rows and nothing else.
        const std::string file = (folder().path() / "rows").string();
        std::vector<std::string> words = command.words;
        words.insert(words.end(), {"--output", file});
        ASSERT_EQ(ask(words, form, index()).status, 0) << name << form;
        EXPECT_EQ(read_bytes(file), told);
        told = read_bytes(file + ".about.json");
        EXPECT_TRUE(json::accept(told)) << told;
        std::filesystem::remove(file);
        std::filesystem::remove(file + ".about.json");
      }
      EXPECT_NE(told.find("rostrum-search " + name), std::string::npos) << form << told;
      EXPECT_NE(told.find("0.1.0"), std::string::npos) << form << told;
      EXPECT_NE(told.find("evision"), std::string::npos) << form << told;
      EXPECT_NE(told.find(command.words.size() > 1 ? command.words[1] : name), std::string::npos);
    }
  }
}

/// Every property of statement.schema.json that a record may give.
constexpr const char* kWholeRecord =
    R"({"id":"whole-1","title":"On \"everything\" & nothing","text":"First paragraph, =SUM(A1).\n\nSecond – with «quotes», 核 and حظر.\n\n- a list","delivered_by":{"kind":"state","code":"NOR","label":"Norway"},"on_behalf_of":["NAM"],"joint_with":["CHE","CHL"],"aligned_with":["EU"],"speaker":{"name":"A. Person","post":"Ambassador"},"convention":"APMBC","session":"APMBC/22MSP","symbols":["APLC/MSP.22/2025/1"],"agenda_items":[{"number":"9","title":"Status"},{"number":"9a","title":"Universalization","topic":"universalization"}],"topics":["victim-assistance"],"date":"2025-12","kind":"joint","delivery":"written","language":"en","sample":true,"source":{"url":"https://example.org/a?b=c&d","note":"Box 3, folder 4"}})";

TEST_F(ReproducibleTest, EveryFieldOfARecordComesBackFromItsExport) {
  const std::string first = (folder().path() / "whole").string();
  const std::string second = (folder().path() / "whole2").string();
  const auto add = [](const std::string& file, const std::string& to) {
    const ProgramRun run = run_program("rostrum-index", {"add", file, "--index", to});
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  };
  const std::string translation =
      R"({"id":"whole-2","text":"Deuxième version.","language":"fr","variant_of":"whole-1"})";
  const std::string bare = R"({"id":"bare","text":"Nothing but a text."})";
  add(folder()
          .write("whole.jsonl", std::string(kWholeRecord) + "\n" + translation + "\n" + bare + "\n")
          .string(),
      first);
  const auto exported = [&](const std::string& from) {
    return run_program("rostrum-search", {"export", "--versions", "--index", from}).out;
  };
  const std::string records = exported(first);
  add(folder().write("exported.jsonl", records).string(), second);
  const auto parsed = [](const std::string& lines) {
    std::vector<json> all;
    std::istringstream in(lines);
    for (std::string line; std::getline(in, line);) {
      json record = json::parse(line);
      record.erase("evidence");
      // Where a record was read.
      for (const char* each : {"file", "line", "media_type", "sha256"}) {
        record["source"].erase(each);
      }
      all.push_back(std::move(record));
    }
    return all;
  };
  EXPECT_EQ(parsed(records), parsed(exported(second)));
  const json given = json::parse(kWholeRecord);
  json whole;
  for (const json& each : parsed(records)) {
    if (each.at("id") == "whole-1") whole = each;
  }
  for (const auto& [name, value] : given.items()) {
    EXPECT_TRUE(whole.contains(name)) << name << " is lost: " << whole;
  }
  EXPECT_EQ(whole.at("text"), given.at("text"));
  // And once more: what is exported of the copy is what was exported.
  const std::string third = (folder().path() / "whole3").string();
  add(folder().write("again.jsonl", exported(second)).string(), third);
  EXPECT_EQ(parsed(exported(third)), parsed(records));
  // All that can be counted is the same in both.
  for (const char* field : {"country", "group", "session", "item", "topic", "symbol", "kind",
                            "delivery", "lang", "year", "aligned", "convention"}) {
    const auto values = [&](const std::string& from) {
      return run_program("rostrum-search", {"values", field, "--format", "csv", "--index", from})
          .out;
    };
    EXPECT_EQ(values(first), values(second)) << field;
  }
}

}  // namespace
}  // namespace rostrum::testing
