// Whole, hyphenated and open spellings: what finds what.
#include <gtest/gtest.h>

#include <set>

#include "indexer/writing/index_writer.hpp"
#include "searcher/engine/search_engine.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

struct Text {
  const char* id;
  const char* text;
};
constexpr Text kTexts[] = {
    {"whole", "Antivehicle mines kill. Chad was there."},
    {"hyphen", "We ban anti-vehicle mines."},
    {"other", "An anti-vehi-cle mine, cut at the end of a line."},
    {"open", "They oppose anti vehicle mines. She had a cha d."},
    {"apart", "It is anti. Vehicle mines are old."},
    {"far", "A stray dash: cha-d, and no-where else."},
    {"longer", "The non-anti-vehicle part."},
    {"forms", "ANTI-VEHICLES are banned; anti-vehicle by nature."},
    {"nowhere", "It is nowhere, no where at all."},
};

class Hyphens : public ::testing::Test {
 protected:
  Hyphens() {
    TextAnalyser analyser;
    IndexWriter writer(folder_.path() / "index", vocabulary_.hash());
    for (const Text& each : kTexts) {
      Statement statement{.id = each.id, .title = "t", .text = each.text};
      statement.language = "en";
      writer.put(prepare(statement, vocabulary_, analyser));
    }
    writer.commit();
    engine_ = std::make_unique<SearchEngine>(folder_.path() / "index", vocabulary_);
  }

  std::set<std::string> ask(const std::string& text) {
    std::set<std::string> ids;
    for (const Hit& hit : engine_->search({.text = text}).hits) ids.insert(hit.statement.id);
    return ids;
  }

  const Vocabulary& vocabulary_ = Vocabulary::builtin();
  TempDir folder_;
  std::unique_ptr<SearchEngine> engine_;
};
using Ids = std::set<std::string>;

TEST_F(Hyphens, AWholeWordFindsItselfAndItsHyphenatedSpellings) {
  EXPECT_EQ(ask("antivehicle"), (Ids{"whole", "hyphen", "other", "forms"}));
  EXPECT_EQ(ask("\"antivehicle\""), (Ids{"whole", "hyphen", "other", "forms"}));
  EXPECT_EQ(ask("\"antivehicles\""), (Ids{"forms"}));
  EXPECT_EQ(ask("antiveh*"), (Ids{"whole", "hyphen", "other", "forms"}));
}

TEST_F(Hyphens, AWholeWordNeverFindsTwoThatStandSideBySide) {
  EXPECT_EQ(ask("Chad"), (Ids{"whole", "far"}));
  EXPECT_EQ(ask("\"Chad\""), (Ids{"whole", "far"}));
  EXPECT_EQ(ask("nowhere"), (Ids{"nowhere", "far"}));
  EXPECT_EQ(ask("\"chad was\""), (Ids{"whole"}));
}

TEST_F(Hyphens, AHyphenatedWordFindsEverySpelling) {
  const Ids all = {"whole", "hyphen", "other", "open", "apart", "longer", "forms"};
  EXPECT_EQ(ask("anti-vehicle"), all);
  EXPECT_EQ(ask("\"anti-vehicle\""), all);
  EXPECT_EQ(ask("no-where"), (Ids{"nowhere", "far"}));
}

TEST_F(Hyphens, AHyphenatedWildcardFindsEverySpelling) {
  const Ids all = {"whole", "hyphen", "other", "open", "apart", "longer", "forms"};
  EXPECT_EQ(ask("anti-veh*"), all);
  EXPECT_EQ(ask("non-anti-veh*"), (Ids{"longer"}));
  EXPECT_EQ(ask("no-whe*"), (Ids{"nowhere", "far"}));
  EXPECT_EQ(ask("oppose NEAR/1 anti-veh*"), (Ids{"open"}));
}

TEST_F(Hyphens, OpenWordsFindWordsSideBySide) {
  EXPECT_EQ(ask("\"anti vehicle\""), (Ids{"hyphen", "open", "apart", "longer", "forms"}));
  EXPECT_EQ(ask("\"no where\""), (Ids{"nowhere", "far"}));
}

TEST_F(Hyphens, ArePartsOfPhrasesAndDistances) {
  EXPECT_EQ(ask("\"antivehicle mines\""), (Ids{"whole", "hyphen"}));
  EXPECT_EQ(ask("\"ban antivehicle mines\""), (Ids{"hyphen"}));
  EXPECT_EQ(ask("\"anti-vehicle mines\""), (Ids{"whole", "hyphen", "open", "apart"}));
  EXPECT_EQ(ask("\"oppose anti-vehicle mines\""), (Ids{"open"}));
  EXPECT_EQ(ask("antivehicle ADJ/1 mines"), (Ids{"whole", "hyphen", "other"}));
  EXPECT_EQ(ask("ban NEAR/2 mines"), (Ids{}));
  EXPECT_EQ(ask("ban NEAR/1 antivehicle"), (Ids{"hyphen", "forms"}));
  EXPECT_EQ(ask("ban NEAR/1 antivehicle NEAR/1 mine"), (Ids{"hyphen"}));
}

TEST_F(Hyphens, AreShownWithTheirCounts) {
  const auto spellings = [&](const std::string& text) {
    std::vector<std::string> shown;
    for (const Expansion& each : engine_->search({.text = text}).expanded) {
      for (const Spelling& spelling : each.spellings) {
        shown.push_back(spelling.text + " " + std::to_string(spelling.statements));
      }
    }
    return shown;
  };
  EXPECT_EQ(spellings("antivehicle"),
            (std::vector<std::string>{"antivehicle 1", "anti-vehicle 2", "anti-vehi-cle 1",
                                      "anti-vehicles 1"}));
  EXPECT_EQ(spellings("anti-vehicle"),
            (std::vector<std::string>{"anti-vehicle 2", "anti vehicle 5", "anti-vehi-cle 1",
                                      "anti-vehicles 1", "antivehicle 1"}));
  EXPECT_EQ(spellings("\"chad\""), (std::vector<std::string>{"chad 1", "cha-d 1"}));
  EXPECT_EQ(spellings("\"ban\""), (std::vector<std::string>{}));
}

}  // namespace
}  // namespace rostrum::testing
