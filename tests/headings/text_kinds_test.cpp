#include "indexer/headings/text_kinds.hpp"

#include <gtest/gtest.h>

#include "indexer/headings/heading_reader.hpp"

namespace rostrum {
namespace {

Statement read(const std::string& text) {
  static HeadingReader reader(Vocabulary::builtin());
  Statement statement;
  statement.text = text;
  reader.read(statement, "page.txt");
  return statement;
}

TEST(TextKinds, ReportsAndIndexesHaveNoAuthor) {
  const std::pair<const char*, const char*> cases[] = {
      {"CONFERENCE ON DISARMAMENT HEARS STATEMENTS BY GHANA AND NORWAY\nThe Conference this "
       "morning heard Ghana on behalf of the African Group and remarks by Norway.",
       "report"},
      {"Meetings Coverage\n\nGA/DIS/3999\n\nFirst Committee\n\nDelegates Speak of Mines\n\nGhana "
       "said that much was left to do. Norway spoke on behalf of the Nordic States.",
       "report"},
      {"Samplia speaks of mines\n\nThe Ambassador of Samplia told the Committee that the work was "
       "hard. He said that Norway had helped.",
       "report"},
      {"Preparatory Committee\nSummary record of the 3rd meeting\nHeld in Geneva on Tuesday, 23 "
       "July "
       "2024, at 10 a.m.\n\n1. Ms. Example (Norway) said that her delegation would take part.",
       "report"},
      {"الدوحة - قنا\nأكدت دولة قطر أنها تدعم العمل. جاء ذلك في كلمة ألقاها سفيرها أمام المؤتمر.",
       "report"},
      {"Oslo, 3 de abril (AGN).- Noruega reiteró que dijo lo que dijo sobre las minas.", "report"},
      {"Statements to the 2019 Preparatory Committee\n\nGeneral debate\n\n• Norway, Minister\n• "
       "Mexico, Ambassador\n• Ireland, on behalf of the European Union\n• Bahamas, on behalf of "
       "CARICOM",
       "index"},
  };
  for (const auto& [text, kind] : cases) {
    const Statement found = read(text);
    EXPECT_EQ(found.kind, kind) << text;
    EXPECT_FALSE(found.delivered_by) << text;
    EXPECT_TRUE(found.on_behalf_of.empty()) << text;
    EXPECT_TRUE(found.joint_with.empty()) << text;
  }
}

TEST(TextKinds, OneWhoSpeaksMakesAStatement) {
  const char* const texts[] = {
      "Press release\n\nStatement by Norway\n\nMr. President,\n\nIt was said that much is left.",
      "Statement by Norway\n\nWe said so before, and we say so again.",
      "Statement by Norway\n\nNorway thanks all who told others how it is done, and goes on.",
      "Norway\n\nMany said that nothing would come of it, and our delegation was one of them.",
  };
  for (const char* text : texts) {
    const Statement found = read(text);
    EXPECT_EQ(found.kind, "national") << text;
    EXPECT_TRUE(found.delivered_by) << text;
  }
}

TEST(TextKinds, AReportTellsItsMeetingAndMonth) {
  const Statement found = read(
      "Angola fala de minas\n\n03-12-2025\n\nAngola afirmou na Comissão de Desarmamento que o "
      "trabalho é duro. O embaixador disse que falta dinheiro para a desminagem do país.");
  EXPECT_EQ(found.kind, "report");
  EXPECT_EQ(found.convention, "UNDC");
  ASSERT_TRUE(found.date);
  EXPECT_EQ(found.date->text(), "2025-12");
}

}  // namespace
}  // namespace rostrum
