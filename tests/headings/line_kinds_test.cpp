#include "indexer/headings/lines/line_kinds.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "indexer/headings/lines/heading_lines.hpp"
#include "indexer/headings/lines/sentence_ends.hpp"

namespace rostrum {
namespace {

/// The lines of a text that are taken for its heading.
std::vector<std::string> heading_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const HeadingLine& line : split_heading(text).heading) lines.push_back(line.text);
  return lines;
}

using Lines = std::vector<std::string>;

TEST(LineKinds, RunningTextHasNoHeadingHoweverItsLinesAreBroken) {
  const char* const texts[] = {
      "We met here after the attack of 3 May 2004, and we\nmourn its victims still.\n",
      "The aims that were set at the time are\nfar from reached. They ask of us\npatience.\n",
      "41. Some weeks ago,\nthe members of this house met to talk\nof peace, and my delegation "
      "was there.\n",
      "The treaty of 1968 and the conference of\n1995\nremain the ground on which all stand. "
      "They were hard to reach.\n",
      "New friends came to us: Samplia, Oceania and\nSwitzerland.\nWe greet them.\n",
      "the forty-ninth session of the Assembly.\nIt was a good one.\n",
      "On this day the Conference on\nDisarmament\nCommittee of the whole house was told that "
      "nothing had been done.\n"};
  for (const char* text : texts) EXPECT_EQ(heading_of(text), Lines{}) << text;
}

TEST(LineKinds, HeadingLinesStandUntilTheTextBegins) {
  const std::pair<const char*, Lines> cases[] = {
      {"Statement by Norway\nGeneva, 2 December 2025\n\nMr. President,\n\nWe thank you.",
       {"Statement by Norway", "Geneva, 2 December 2025"}},
      {"Norway\nThank you, Chair, for giving me the floor.", {"Norway"}},
      {"Statement by Peru\nConference on the Work of Tomorrow\nNothing that was promised is lost.",
       {"Statement by Peru", "Conference on the Work of Tomorrow"}},
      {"Statement by Chile\nCheck against delivery\nAgenda item 7\n\nPresident,",
       {"Statement by Chile", "Agenda item 7"}},
      {"how we all can work for peace\n\nStatement by Ghana\n\nMr. Chair,",
       {"how we all can work for peace", "Statement by Ghana"}},
      {"Permanent Representative\nof the Republic of Kenya\n\nMr. Chair,",
       {"Permanent Representative", "of the Republic of Kenya"}},
      {"中国代表团的发言\n2023年10月12日\n\n主席先生，\n\n感谢你。",
       {"中国代表团的发言", "2023年10月12日"}},
  };
  for (const auto& [text, lines] : cases) EXPECT_EQ(heading_of(text), lines) << text;
}

TEST(LineKinds, ALongLineIsAHeadingIfItReadsAsOne) {
  const std::string heading =
      "Statement by Anna Muster, Head of the Delegation of Samplia, Deputy Director of the "
      "Department for Arms Control and Disarmament of the Ministry of Foreign Affairs of Samplia, "
      "at the Meeting of the States Parties to the Convention on the Prohibition of Biological "
      "and Toxin Weapons, in the Great Hall of the Palace of the Nations in Geneva, Switzerland, "
      "on the morning of 11 December 2023";
  EXPECT_EQ(heading_of(heading + "\nMr. Chair, we thank you."), Lines{heading});
}

TEST(LineKinds, ALineThatLostItsLineEndsIsCutAtTheSalutation) {
  EXPECT_EQ(heading_of("Statement by Samplia New York, 4 May 2020 Mr. President, we meet again."),
            Lines{"Statement by Samplia New York, 4 May 2020"});
  EXPECT_EQ(heading_of("It is an honour for us, Mr. President, to speak in this hall."), Lines{});
}

TEST(SentenceEnds, PassOverAbbreviations) {
  const std::pair<const char*, Lines> cases[] = {
      {"We thank Mr. Muster and H.E. Ms. Beispiel. They led us well.",
       {"We thank Mr. Muster and H.E. Ms. Beispiel.", "They led us well."}},
      {"12. Peace comes first. War comes last.", {"12. Peace comes first.", "War comes last."}},
      {"It was in 1995. We met.", {"It was in 1995.", "We met."}},
      {"一句。又一句。", {"一句。", "又一句。"}},
      {"No end", {"No end"}},
  };
  for (const auto& [text, sentences] : cases) EXPECT_EQ(sentences_in(text), sentences) << text;
}

}  // namespace
}  // namespace rostrum
