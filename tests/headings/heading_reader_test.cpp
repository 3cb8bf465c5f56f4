#include "indexer/headings/heading_reader.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

Statement read(const std::string& text, const char* file = "statement.txt") {
  static HeadingReader reader(Vocabulary::builtin());
  Statement statement;
  statement.text = text;
  reader.read(statement, file);
  return statement;
}

std::string author(const Statement& statement) {
  return statement.delivered_by ? statement.delivered_by->code : "";
}

TEST(HeadingReader, FindsTheAuthorAndNoOtherState) {
  const std::pair<const char*, const char*> cases[] = {
      {"Statement by Norway\n\nPresident,\n\nWe thank Ukraine and Russia.", "NOR"},
      {"STATEMENT BY THE REPUBLIC OF KOREA\n\nMr. Chair,", "KOR"},
      {"Statement by H.E. the Permanent Representative of Chile to the Conference on Disarmament",
       "CHL"},
      {"Déclaration de la Suisse\n\nMonsieur le Président,", "CHE"},
      {"Intervención de Costa Rica en el debate general\n\nSeñor Presidente:", "CRI"},
      {"Japan\n\nThank you, Mr. President, for giving me the floor on this matter of importance.",
       "JPN"},
      {"中国代表团在第78届联大一委的发言\n\n主席先生，", "CHN"},
      {"Delivered by: Chad", "TCD"},
      {"Delivered by:\nThe Permanent Representative of The Bahamas\n\nMr. Chair,", "BHS"},
      {"Meeting hosted in Geneva, Switzerland\n\nMr. President,\n\nNorway thanks you.", ""},
  };
  for (const auto& [text, code] : cases) EXPECT_EQ(author(read(text)), code) << text;
}

TEST(HeadingReader, TellsGroupsFromNationalStatements) {
  const Statement group = read("Statement by Ghana on behalf of the African Group\n\nMr. Chair,");
  EXPECT_EQ(author(group), "GHA");
  ASSERT_EQ(group.on_behalf_of.size(), 1u);
  EXPECT_EQ(group.kind, "group");
  const Statement aligned = read(
      "Statement by Austria\n\nMr. Chair,\n\nAustria aligns itself with the statement of the "
      "European "
      "Union.");
  EXPECT_TRUE(aligned.on_behalf_of.empty());
  EXPECT_EQ(aligned.aligned_with, (std::vector<std::string>{"EU"}));
  EXPECT_EQ(aligned.kind, "national");
  const Statement reported = read(
      "Statement by Austria\n\nMr. Chair,\n\nLast week Ghana spoke on behalf of the African "
      "Group.");
  EXPECT_TRUE(reported.on_behalf_of.empty());
}

TEST(HeadingReader, ReadsFileNames) {
  const Statement statement =
      read("Mr. President,\n\nThank you.", "archive/8MSP-Item11d-21Nov2007-Croatia-en.txt");
  EXPECT_EQ(author(statement), "HRV");
  ASSERT_TRUE(statement.date);
  EXPECT_EQ(statement.date->text(), "2007-11-21");
  ASSERT_EQ(statement.agenda_items.size(), 1u);
  EXPECT_EQ(statement.agenda_items[0].number, "11d");
}

TEST(HeadingReader, EveryValueHasEvidence) {
  const Statement statement = read(
      "Anti-Personnel Mine Ban Convention. Intersessional meetings 2025\n\n7a. "
      "Universalization\n\nStatement by Norway\n\nGeneva, 17 June 2025\n\nPresident,");
  for (const char* name : {"convention", "session", "agenda_items", "delivered_by", "date"}) {
    EXPECT_TRUE(std::any_of(statement.evidence.begin(), statement.evidence.end(),
                            [&](const Evidence& each) {
                              return each.field == name && each.used && each.line > 0 &&
                                     !each.quote.empty();
                            }))
        << name;
  }
}

TEST(HeadingReader, ReadsTheSeed) {
  const auto data = testing::shared_data();
  if (!data) GTEST_SKIP() << testing::kNoSharedData;
  const Statement seed = read(testing::read_bytes(*data / "seed/000_9a4fe69c3ed6d4ed.txt"));
  EXPECT_EQ(seed.convention, "APMBC");
  ASSERT_TRUE(seed.session);
  EXPECT_EQ(seed.session->code, "APMBC/IM-2025");
  EXPECT_EQ(seed.session->label, "Intersessional meetings 2025");
  ASSERT_EQ(seed.agenda_items.size(), 2u);
  EXPECT_EQ(seed.agenda_items[0].number, "7");
  EXPECT_EQ(seed.agenda_items[1].number, "7a");
  EXPECT_EQ(seed.agenda_items[1].title, "Universalization");
  EXPECT_EQ(seed.agenda_items[1].topic, "universalization");
  EXPECT_EQ(author(seed), "NOR");
  EXPECT_EQ(seed.title, "Statement by Norway");
  EXPECT_TRUE(seed.on_behalf_of.empty());
  EXPECT_TRUE(seed.joint_with.empty());
  EXPECT_FALSE(seed.date);
  EXPECT_EQ(detect_language(seed.text), "en");
}

TEST(HeadingReader, ReadsOnlyTheBeginningOfAVeryLongLine) {
  const Statement statement = read(std::string(5'000'000, 'a') + " Statement by Norway");
  EXPECT_EQ(author(statement), "");
}

RC_GTEST_PROP(HeadingReaderProperty, TakesAnyText, (const std::string& text)) {
  const Statement statement = read("Statement by " + text + "\n" + text);
  for (const Evidence& each : statement.evidence) {
    RC_ASSERT(each.confidence >= 0.0);
    RC_ASSERT(each.confidence <= 1.0);
  }
}

}  // namespace
}  // namespace rostrum
