#include "indexer/layout/words/line_joining.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

TEST(LineJoiner, PutsLinesTogether) {
  struct Case {
    const char* known;  ///< of the rest of the document
    const char* line;
    const char* next;
    const char* joined;
  };
  const Case cases[] = {
      {"", "one", "two", "one two"},
      {"", "full imple-", "mentation of it", "full implementation of it"},
      {"", "a nuclear-", "weapon state", "a nuclear-weapon state"},
      {"the non-state actor", "a non-", "state actor", "a non-state actor"},
      {"the cooperation of all", "our co-", "operation", "our cooperation"},
      {"their rights, their wrongs", "his rights-", "wrongs", "his rights-wrongs"},
      {"", "of Guinea-", "Bissau", "of Guinea-Bissau"},
      {"", "DISARMA-", "MENT", "DISARMAMENT"},
      {"", "des mines anti-", "personnel", "des mines anti-personnel"},
      {"", "разору-", "жение", "разоружение"},
      {"", "soft\u00AD", "ened", "softened"},
      {"", "broken\u2010", "ness", "brokenness"},
      {"", "firm\u2011", "ly", "firm\u2011ly"},
      {"", "the years 2020-", "2025", "the years 2020-2025"},
      {"", "document A/C.1/", "78/L.5", "document A/C.1/78/L.5"},
      {"", "and so -", "we think", "and so - we think"},
      {"", "各国代", "表团", "各国代表团"},
      {"", "会议于2025", "年举行", "会议于2025年举行"},
      {"", "销毁了20", "25枚地雷", "销毁了2025枚地雷"},
      {"", "in 20", "25 we", "in 20 25 we"},
      {"", "nous mesurons-", "nous donc", "nous mesurons-nous donc"},
      {"não há", "e associa-", "se à declaração", "e associa-se à declaração"},
      {"", "a legally-", "binding text", "a legally-binding text"},
      {"", "in step-by-", "step form", "in step-by-step form"},
      {"", "multi-", "lateral talks", "multilateral talks"},
      {"", "multi-", "year support", "multi-year support"},
      {"los textos del asunto", "una solución político-", "diplomática ya",
       "una solución político-diplomática ya"},
      {"", "социально-", "экономическая помощь", "социально-экономическая помощь"},
      {"", "сельско-", "хозяйственная", "сельскохозяйственная"},
      {"", "по-", "прежнему", "по-прежнему"},
      {"", "по-", "рядком", "порядком"},
      {"the state of it", "the re-", "entry into force", "the re-entry into force"},
      {"the state of it", "in post-", "cold-war years", "in post-cold-war years"},
      {"", "it is evi-", "dence-based", "it is evidence-based"},
      {"", "in step-", "by-step form", "in step-by-step form"},
      {"troop", "the troop-", "contributing states", "the troop-contributing states"},
      {"", "so-", "called", "so-called"},
      {"", "the so-", "cial question", "the social question"},
      {"", "an ex-", "plosive one", "an explosive one"},
      {"", "des ex-", "combattants", "des ex-combattants"},
      {"", "il a sous-", "crit", "il a souscrit"},
      {"não há", "nada me-", "nos que isso", "nada menos que isso"},
      {"", "short-", "and long-term aims", "short- and long-term aims"},
      {"on the border", "a cross-bor-", "der project", "a cross-border project"},
      {"", "alle Vor-", "und Nachteile", "alle Vor- und Nachteile"},
      {"les mines antipersonnel", "the Anti-", "Personnel Mine Ban", "the Anti-Personnel Mine Ban"},
      {"", "Introdu\u200B", "ction", "Introduction"},
      {"an introduction of rights", "Introdu\u200B", "ction", "Introduction"},
      {"what a human is, and which rights", "Human\u200B", "rights", "Human rights"},
      {"", "the plan-", "et on which we live", "the planet on which we live"},
      {"", "see www.samplia.int/mine-", "action/plan.html for it",
       "see www.samplia.int/mine-action/plan.html for it"},
      {"", "see https://samplia.int/docs/", "plan_2025.pdf, which",
       "see https://samplia.int/docs/plan_2025.pdf, which"},
      {"", "see https://samplia.int/docs", "/plan.", "see https://samplia.int/docs/plan."},
      {"", "see https://samplia.int/", "for all of it", "see https://samplia.int/ for all of it"},
      {"", "write to chair@samplia-", "mission.int today",
       "write to chair@samplia-mission.int today"},
      {"", "军备竞赛。", "我们", "军备竞赛。我们"},
      {"", "안녕", "하세요", "안녕 하세요"},
      {"", "", "first", "first"},
  };
  for (const Case& each : cases) {
    LineJoiner joiner;
    joiner.know(each.known);
    joiner.know(each.line);
    joiner.know(each.next);
    std::string text = each.line;
    joiner.join(text, each.next);
    EXPECT_EQ(text, each.joined) << "from: " << each.line;
  }
}

// One line in forty happens to end with a hyphen that the word has anyway.
TEST(LineJoiner, KeepsHyphensWhereADocumentDividesNoWords) {
  const auto joined = [](int divided_lines) {
    LineJoiner joiner;
    std::string known;
    for (int i = 0; i < 40; ++i) known += i < divided_lines ? "a ga-\nrden of them\n" : "a line\n";
    joiner.know(known + "an un-\nearmarked part");
    std::string text = "an un-";
    joiner.join(text, "earmarked part");
    return text;
  };
  EXPECT_EQ(joined(0), "an un-earmarked part");
  EXPECT_EQ(joined(12), "an unearmarked part");
}

// Lines of Korean break at any syllable, or at words alone.
TEST(LineJoiner, JoinsKoreanWordsThatALineEndDivides) {
  struct Case {
    KoreanBreaks breaks;
    const char* line;
    const char* next;
    const char* joined;
  };
  const Case cases[] = {
      {KoreanBreaks::AtSyllables, "작년에 당사", "국이 모였다", "작년에 당사국이 모였다"},
      {KoreanBreaks::AtSyllables, "우리는 노력할 것입니", "다.", "우리는 노력할 것입니다."},
      {KoreanBreaks::AtSyllables, "매년 해야", "합니다.", "매년 해야 합니다."},
      {KoreanBreaks::AtSyllables, "기록을 위한", "새로운 규칙", "기록을 위한 새로운 규칙"},
      {KoreanBreaks::AtWords, "작년에 당사", "국이 모였다", "작년에 당사 국이 모였다"},
      {KoreanBreaks::Unknown, "작년에 당사", "국이 모였다", "작년에 당사국이 모였다"},
      {KoreanBreaks::Unknown, "이것은 처음", "듣는 말이다", "이것은 처음 듣는 말이다"},
  };
  for (const Case& each : cases) {
    LineJoiner joiner;
    joiner.know("모든 당사국들은 여기 왔다");
    joiner.break_korean_at(each.breaks);
    std::string text = each.line;
    joiner.join(text, each.next);
    EXPECT_EQ(text, each.joined);
  }
}

}  // namespace
}  // namespace rostrum
