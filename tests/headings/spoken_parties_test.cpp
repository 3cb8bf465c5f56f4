#include "indexer/headings/fields/spoken_parties.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {
namespace {

Statement heard(const std::string& text) {
  static const DelegationFinder delegations(Vocabulary::builtin());
  Statement statement;
  HeadingFields fields(statement);
  read_opening(split_heading(text).opening, delegations, fields);
  return statement;
}

std::string author(const Statement& statement) {
  return statement.delivered_by ? statement.delivered_by->code : "";
}

using Codes = std::vector<std::string>;

TEST(SpokenParties, TheSpeakersOwnStateIsTheOneThanksAreGivenFor) {
  const std::pair<const char*, const char*> cases[] = {
      {"On behalf of the people of Ghana, I congratulate you, Sir, on your election.", "GHA"},
      {"On behalf of the Government and people of Samoa, it is an honour to speak today.", "WSM"},
      {"I wish, on behalf of the Republic of Chad, to thank the outgoing President.", "TCD"},
      {"At the outset, on behalf of the delegation of Peru, let me say how glad we are.", "PER"},
      {"It is late. My country, Fiji, has waited for this day for long.", "FJI"},
      {"首先，请允许我代表佛得角代表团祝贺你当选联大主席。", "CPV"},
      {"On behalf of the people of Mali, I greet Mr. Insanally, of Guyana, in the chair.", "MLI"},
  };
  for (const auto& [text, code] : cases) {
    const Statement found = heard(text);
    EXPECT_EQ(author(found), code) << text;
    EXPECT_TRUE(found.on_behalf_of.empty()) << text;
    EXPECT_TRUE(found.joint_with.empty()) << text;
  }
}

TEST(SpokenParties, AGroupIsSpokenForInTheFirstPersonAlone) {
  const std::pair<const char*, Codes> cases[] = {
      {"I have the honour to speak on behalf of the African Group.", {"AFRICAN-GROUP"}},
      {"Mr. Chair, I speak on behalf of the European Union and its member States.", {"EU"}},
      {"On behalf of the Non-Aligned Movement, I thank you for your work.", {"NONALIGNED"}},
      {"The Minister of Spain has already spoken on behalf of the European Union. I agree.", {}},
      {"I agree with what was said by Spain on behalf of the European Union.", {}},
      {"I fully share the statement made this morning on behalf of the European Union.", {}},
      {"I recall the plan proposed on behalf of the African Group to this house.", {}},
      {"I am pleased that Ghana spoke on behalf of the African Group.", {}},
      {"I speak on behalf of my delegation when I thank the European Union.", {}},
  };
  for (const auto& [text, codes] : cases) EXPECT_EQ(heard(text).on_behalf_of, codes) << text;
}

TEST(SpokenParties, WhatOthersDoTellsNothing) {
  const char* const texts[] = {
      "We meet while much is unsolved. Germany remains divided, and its people wait.",
      "We hear that Sweden welcomes the plan.",
      "France calls for a meeting. We shall see.",
      "We thank the Ambassador of Chile for his work as President.",
      "Japan, Norway and Peru were elected, and we greet them.",
  };
  for (const char* text : texts) EXPECT_EQ(author(heard(text)), "") << text;
}

TEST(SpokenParties, TwoSentencesMakeSureWhatOneLeavesOpen) {
  EXPECT_EQ(author(heard("It is time. Kenya considers the draft to be good.")), "");
  EXPECT_EQ(author(heard("It is time. Kenya considers the draft to be good. Kenya calls on all "
                         "States to join.")),
            "KEN");
}

TEST(SpokenParties, ASentenceIsHeardAcrossItsLines) {
  EXPECT_EQ(author(heard("We note that in its own\nFrance welcomes\nthe plan, as we heard.")), "");
  EXPECT_EQ(heard("I have the honour to speak on behalf of the\nAfrican Group.").on_behalf_of,
            Codes{"AFRICAN-GROUP"});
}

TEST(SpokenParties, AlignmentIsWithAStatementAndOnesOwn) {
  EXPECT_EQ(heard("We align ourselves with the statement of the European Union.").aligned_with,
            Codes{"EU"});
  EXPECT_EQ(heard("My country subscribes to the efforts made by the United Nations.").aligned_with,
            Codes{});
}

}  // namespace
}  // namespace rostrum
