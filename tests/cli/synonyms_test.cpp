// --synonyms and the command concepts, over statements in six languages.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "schemas/base/embedded.hpp"
#include "schemas/base/json_schema.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;
using Ids = std::set<std::string>;

constexpr const char* kStatements =
    R"({"id":"en-robots","language":"en","text":"We fear killer robots more than storms."}
{"id":"en-long","language":"en","text":"Our view of lethal autonomous weapons systems is known."}
{"id":"en-acronym","language":"en","text":"Our view of LAWS is known, and so are our laws on fishing."}
{"id":"en-laws","language":"en","text":"Our laws on fishing are strict, and every law is kept."}
{"id":"en-robot","language":"en","text":"A robot cleaned the hall. The killer was a storm."}
{"id":"fr-sala","language":"fr","text":"Notre avis sur les SALA est connu de chacun dans cette enceinte."}
{"id":"fr-sala-word","language":"fr","text":"La personne a dit sala, ce qui ne veut rien dire dans notre langue."}
{"id":"fr-long","language":"fr","text":"Les systèmes d’armes létales autonomes nous inquiètent beaucoup."}
{"id":"es-long","language":"es","text":"Los sistemas de armas autónomas letales nos preocupan mucho."}
{"id":"es-sala","language":"es","text":"Esperamos a todos en la sala grande del edificio."}
{"id":"ru-long","language":"ru","text":"Мы обеспокоены развитием автономных систем вооружений."}
{"id":"zh-long","language":"zh","text":"我们关注致命性自主武器系统的发展。"}
{"id":"ar-long","language":"ar","text":"نشعر بالقلق إزاء الروبوتات القاتلة في كل مكان."}
{"id":"en-mine","language":"en","text":"Each mine that is lifted saves a field."}
{"id":"zh-mine","language":"zh","text":"我们支持销毁杀伤人员地雷。"}
{"id":"es-mine","language":"es","text":"Cada mina antipersonal destruida salva un campo."}
)";

class Synonyms : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempDir>();
    const auto file = folder_->write("statements.jsonl", kStatements);
    const ProgramRun run = run_program("rostrum-index", {"add", file.string(), "--index", index()});
    ASSERT_LE(run.status, 1) << ::testing::PrintToString(run);
  }
  static void TearDownTestSuite() { folder_.reset(); }
  static std::string index() { return (folder_->path() / "index").string(); }

  static json answer(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "query");
    arguments.insert(arguments.end(), {"--format", "json", "--limit", "100", "--index", index()});
    const ProgramRun run = run_program("rostrum-search", arguments);
    EXPECT_LT(run.status, 2) << ::testing::PrintToString(run);
    return run.status < 2 ? json::parse(run.out) : json();
  }
  static Ids ids(const std::vector<std::string>& arguments) {
    Ids found;
    const json all = answer(arguments);
    for (const json& hit : all.at("hits")) found.insert(hit.at("id"));
    EXPECT_EQ(all.at("total").at("count"), found.size());
    return found;
  }
  static ProgramRun search(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--index", index()});
    return run_program("rostrum-search", arguments);
  }

 private:
  static std::unique_ptr<TempDir> folder_;
};
std::unique_ptr<TempDir> Synonyms::folder_;

const Ids kWeapons = {"en-robots", "en-long", "en-acronym", "fr-sala", "fr-long",
                      "es-long",   "ru-long", "zh-long",    "ar-long"};
const Ids kMines = {"en-mine", "zh-mine", "es-mine"};

Ids with(Ids ids, const std::string& id) {
  ids.insert(id);
  return ids;
}

TEST_F(Synonyms, FindEveryNameOfAConceptInEveryLanguage) {
  const std::pair<std::vector<std::string>, Ids> cases[] = {
      // What was typed is searched besides: a robot and a killer apart.
      {{"killer robots", "--synonyms"}, with(kWeapons, "en-robot")},
      {{"\"killer robots\"", "--synonyms"}, kWeapons},
      {{"LAWS", "--synonyms"}, kWeapons},
      {{"SALA", "--synonyms"}, kWeapons},
      {{"致命性自主武器系统", "--synonyms"}, kWeapons},
      {{"автономная система вооружений", "--synonyms"}, kWeapons},
      {{"laws", "--synonyms"}, {"en-acronym", "en-laws"}},
      {{"LAWS"}, {"en-acronym", "en-laws"}},
      {{"killer robots"}, {"en-robots", "en-robot"}},
      {{"landmine", "--synonyms"}, kMines},
      {{"杀伤人员地雷", "--synonyms"}, kMines},
      {{"LAWS", "--synonyms", "--lang", "fr"}, {"fr-sala", "fr-long"}},
      {{"\"our view of laws\"", "--synonyms"}, {"en-acronym"}},
      {{"fear LAWS", "--synonyms"}, {"en-robots"}},
      {{"our NOT LAWS", "--synonyms"}, {"en-long"}},
      {{"LAWS NEAR/2 view", "--synonyms"}, {"en-long", "en-acronym"}},
      {{"LAWS NEAR/2 fishing", "--synonyms"}, {}},
      {{"field OR LAWS", "--synonyms"}, with(kWeapons, "en-mine")},
      {{"storms LAWS", "--synonyms", "--any"}, with(kWeapons, "en-robot")},
  };
  for (const auto& [arguments, wanted] : cases) {
    EXPECT_EQ(ids(arguments), wanted) << ::testing::PrintToString(arguments);
  }
}

TEST_F(Synonyms, AreToldWithTheirCounts) {
  const json response = answer({"killer robots", "--synonyms"});
  const auto problems = builtin_schema("search-response.schema.json").problems(response);
  EXPECT_TRUE(problems.empty()) << problems.front();
  EXPECT_EQ(response.at("query").at("synonyms"), true);
  EXPECT_EQ(response.at("query").at("parsed"), "killer robots");
  EXPECT_TRUE(response.at("query").at("suggestion").is_null());
  const json& told = response.at("query").at("expanded").back();
  EXPECT_EQ(told.at("term"), "killer robots");
  EXPECT_EQ(told.at("concept").at("code"), "autonomous-weapons");
  std::map<std::string, std::pair<int, std::string>> counts;
  for (std::size_t i = 0; i < told.at("words").size(); ++i) {
    counts[told["words"][i]] = {told["counts"][i], told["languages"][i]};
  }
  using Told = std::pair<int, std::string>;
  EXPECT_EQ(counts.at("LAWS"), Told(1, "en"));
  EXPECT_EQ(counts.at("SALA"), Told(1, "fr"));
  EXPECT_EQ(counts.at("killer robots"), Told(1, "en"));
  EXPECT_EQ(counts.at("автономных систем вооружений"), Told(1, "ru"));
  EXPECT_FALSE(counts.contains("armes autonomes"));
  EXPECT_EQ(answer({"killer robots"}).at("query").at("synonyms"), false);
  const std::string text = search({"query", "killer robots", "--synonyms"}).out;
  EXPECT_NE(text.find("killer robots names the concept autonomous-weapons:"), std::string::npos)
      << text;
  EXPECT_NE(text.find("(fr 1)"), std::string::npos) << text;
}

TEST_F(Synonyms, AreMarkedWhereTheyStand) {
  const json found = answer({"LAWS", "--synonyms"});
  for (const json& hit : found.at("hits")) {
    ASSERT_FALSE(hit.at("snippets").empty()) << hit;
    EXPECT_FALSE(hit["snippets"][0]["highlights"].empty()) << hit;
    if (hit.at("id") != "en-acronym") continue;
    EXPECT_EQ(hit["snippets"][0]["highlights"].size(), 1U) << "laws on fishing are none: " << hit;
  }
  const json shown = json::parse(
      search({"show", "fr-sala", "killer robots", "--synonyms", "--format", "json"}).out);
  EXPECT_EQ(shown.at("paragraphs").at(0).at("highlights").size(), 1U);
}

TEST_F(Synonyms, AskedAgainAsShownGiveTheSame) {
  for (const char* text : {"killer robots field", "fear OR killer robots", "LAWS -fishing",
                           "\"killer robots\" NEAR/9 storms", "title:LAWS", "杀伤人员地雷"}) {
    const json first = answer({text, "--synonyms"});
    const json again = answer({first.at("query").at("parsed"), "--synonyms"});
    EXPECT_EQ(first.at("query").at("parsed"), again.at("query").at("parsed"));
    EXPECT_EQ(first.at("hits"), again.at("hits")) << text;
  }
}

TEST_F(Synonyms, ConceptsAreFoundByAnyOfTheirNames) {
  for (const char* name : {"killer", "laws", "SALA", "роботы", "杀手", "autonomous weapons"}) {
    const ProgramRun run = search({"concepts", name, "--format", "json"});
    ASSERT_EQ(run.status, 0) << name;
    bool found = false;
    const json concepts = json::parse(run.out).at("concepts");
    for (const json& each : concepts) {
      if (each.at("code") != "autonomous-weapons") continue;
      found = true;
      EXPECT_EQ(each.at("statements"), kWeapons.size());
      EXPECT_EQ(each.at("broader"), json({"conventional-weapons", "emerging-technologies"}));
      for (const json& label : each.at("labels")) {
        if (label.at("text") == "LAWS") {
          EXPECT_EQ(label.at("statements"), 1);
        }
      }
    }
    EXPECT_TRUE(found) << name;
  }
  EXPECT_EQ(search({"concepts", "qqqq"}).status, 1);
  EXPECT_EQ(json::parse(search({"concepts", "--format", "json"}).out).at("concepts").size(),
            json::parse(embedded_file("vocabulary/concepts.json")).at("concepts").size());
}

/// Words in small letters with nothing but blanks between.
std::string plain(const std::string& text) {
  std::string words = " ";
  for (const char c : text) {
    const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
    if (letter) words += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (!letter && words.back() != ' ') words += ' ';
  }
  return words + (words.back() == ' ' ? "" : " ");
}

TEST(SynonymsOverTheSample, FindEveryStatementThatHasANameAsItStands) {
  const TempDir folder;
  const std::string index = (folder.path() / "index").string();
  (void)run_program("rostrum-index",
                    {"add", (source_dir() / "corpus/sample").string(), "--index", index});
  const auto ask = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json", "--index", index});
    return json::parse(run_program("rostrum-search", arguments).out);
  };
  std::map<std::string, std::pair<std::string, std::string>> texts;  // language and plain words
  const json all = ask({"query", "--limit", "1000", "--facets", "none"});
  for (const json& hit : all.at("hits")) {
    const json shown = ask({"show", hit.at("id").get<std::string>()});
    texts[hit.at("id")] = {hit.value("language", ""), plain(shown.at("text"))};
  }
  const json concepts = json::parse(embedded_file("vocabulary/concepts.json")).at("concepts");
  std::size_t checked = 0;
  for (const char* code : {"landmines", "withdrawal", "victim-assistance", "consensus",
                           "nuclear-disarmament", "universalization", "small-arms"}) {
    const auto found = std::find_if(concepts.begin(), concepts.end(),
                                    [&](const json& each) { return each["code"] == code; });
    ASSERT_NE(found, concepts.end()) << code;
    Ids wanted;
    for (const auto& [language, labels] : found->at("labels").items()) {
      if (language == "zh" || language == "ar") continue;  // words are not told apart by blanks
      for (const json& label : labels) {
        const std::string name = plain(label.get<std::string>());
        if (name == plain("MAP") || name == plain("APL")) continue;  // only as they are written
        for (const auto& [id, text] : texts) {
          if (text.first == language && text.second.find(name) != std::string::npos) {
            wanted.insert(id);
          }
        }
      }
    }
    Ids got;
    const std::string first = found->at("labels").at("en").at(0);
    const json response = ask({"query", "\"" + first + "\"", "--synonyms", "--limit", "1000"});
    for (const json& hit : response.at("hits")) got.insert(hit.at("id"));
    EXPECT_EQ(response.at("total").at("count"), got.size());
    for (const std::string& id : wanted) EXPECT_TRUE(got.contains(id)) << code << ": " << id;
    checked += wanted.size();
  }
  EXPECT_GT(checked, 60U);
}

}  // namespace
}  // namespace rostrum::testing
