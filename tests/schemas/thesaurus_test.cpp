#include "schemas/vocabulary/thesaurus.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "schemas/base/embedded.hpp"
#include "schemas/base/error.hpp"
#include "schemas/base/json_schema.hpp"
#include "schemas/text/text_analysis.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

TEST(Thesaurus, HoldsItsSchema) {
  const auto document = nlohmann::json::parse(embedded_file("vocabulary/concepts.json"));
  const auto problems = builtin_schema("vocabulary/concepts.schema.json").problems(document);
  EXPECT_TRUE(problems.empty()) << problems.front();
}

TEST(Thesaurus, NamesEveryConceptInSixLanguages) {
  const auto& concepts = Thesaurus::builtin().concepts();
  EXPECT_GE(concepts.size(), 150U);
  for (const FieldConcept& each : concepts) {
    std::set<std::string> languages;
    for (const ConceptLabel& label : each.labels) {
      if (label.preferred) languages.insert(label.language);
    }
    EXPECT_EQ(languages, (std::set<std::string>{"ar", "en", "es", "fr", "ru", "zh"})) << each.code;
  }
}

TEST(Thesaurus, HasNoNameOfTwoConcepts) {
  TextAnalyser analyser;
  // By language: the name as it is searched. Chinese is not reduced.
  std::map<std::string, std::string> owners;
  for (const FieldConcept& each : Thesaurus::builtin().concepts()) {
    for (const ConceptLabel& label : each.labels) {
      std::string name = label.language + ":";
      const AnalysedText analysed = analyser.analyse(label.text);
      for (const Token& token : analysed.tokens) {
        name += ' ';
        name += label.acronym ? std::string(token.word)
                              : std::string(analyser.stem(label.language, token.word));
      }
      const auto [known, fresh] = owners.emplace(name, each.code);
      EXPECT_TRUE(fresh || known->second == each.code)
          << label.text << " names " << each.code << " and " << known->second;
    }
  }
}

TEST(Thesaurus, LeadsToBroaderAndNarrowerConcepts) {
  const Thesaurus& thesaurus = Thesaurus::builtin();
  const FieldConcept* mines = thesaurus.find("landmines");
  ASSERT_NE(mines, nullptr);
  EXPECT_EQ(mines->broader, std::vector<std::string>{"mines-erw"});
  const auto& narrower = thesaurus.find("mines-erw")->narrower;
  EXPECT_NE(std::find(narrower.begin(), narrower.end(), "landmines"), narrower.end());
  EXPECT_EQ(thesaurus.find("no-such-concept"), nullptr);
}

TEST(Thesaurus, KnowsAcronyms) {
  const FieldConcept& weapons = *Thesaurus::builtin().find("autonomous-weapons");
  std::set<std::string> acronyms;
  std::set<std::string> cased;
  for (const ConceptLabel& label : weapons.labels) {
    if (label.acronym) acronyms.insert(label.text);
    if (label.as_written) cased.insert(label.text);
  }
  EXPECT_TRUE(acronyms.contains("LAWS"));
  EXPECT_TRUE(acronyms.contains("САС"));
  EXPECT_FALSE(acronyms.contains("killer robots"));
  EXPECT_TRUE(cased.contains("LAWS")) << "laws are something else";
  for (const ConceptLabel& label : Thesaurus::builtin().find("landmines")->labels) {
    if (label.text == "地雷" || label.text == "ألغام") {
      EXPECT_FALSE(label.acronym) << label.text;
    }
  }
}

TEST(Thesaurus, OfOnesOwnIsCheckedAndNeedNotBeThere) {
  testing::TempDir folder;
  EXPECT_GE(Thesaurus::from_directory(folder.path())->concepts().size(), 150U);
  const std::pair<const char*, const char*> broken[] = {
      {"[]", "concepts.json"},
      {"{", "is not JSON"},
      {R"({"origin":["us"],"concepts":[{"code":"a","broader":[],"labels":{"fr":["x"]}}]})", "en"},
      {R"({"origin":["us"],"concepts":[{"code":"a","broader":[],"labels":{"en":["Sea mine"]}},
           {"code":"b","broader":[],"labels":{"en":["sea-mine"]}}]})",
       "'sea-mine' is claimed by a and by b"},
      {R"({"origin":["us"],"concepts":[{"code":"a","broader":["c"],"labels":{"en":["x y"]}}]})",
       "broader concept 'c'"},
  };
  for (const auto& [text, message] : broken) {
    folder.write("concepts.json", text);
    try {
      (void)Thesaurus::from_directory(folder.path());
      ADD_FAILURE() << "taken: " << text;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::InvalidInput);
      EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
    }
  }
  folder.write("concepts.json",
               R"({"origin":["us"],"concepts":[{"code":"a","broader":[],"labels":{"en":["x"]}}]})");
  EXPECT_EQ(Thesaurus::from_directory(folder.path())->concepts().size(), 1U);
}

}  // namespace
}  // namespace rostrum
