// Words of every script are found however they are written, with quotation marks and without.
#include <gtest/gtest.h>

#include <set>

#include "indexer/writing/index_writer.hpp"
#include "searcher/engine/search_engine.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

struct Text {
  const char* id;
  const char* language;
  const char* text;
};
constexpr Text kTexts[] = {
    {"ar-marks", "ar", "نُؤَكِّدُ أهميةَ المعاهَدةِ وفقًا لِلمبادئ"},
    {"ar-plain", "ar", "نوكد اهمية المعاهدة وفقا للمبادىء"},
    {"ar-unknown", "", "أهميّة المعاهده على المستوى الوطنى"},
    {"zh-simple", "zh", "各国应防止外层空间武器化，核裁军条约须普遍\n加入。"},
    {"zh-traditional", "zh", "核裁軍條約，軍備控制"},
    {"ja", "ja", "核軍縮とミサイル防衛サーバーについて"},
    {"ko", "ko", "우리는 핵무기를 반대하며 NPT를 지지한다"},
    {"he", "he", "שָׁלוֹם לכל"},
    {"el", "el", "Η Ειρήνη και ο ΑΦΟΠΛΙΣΜΌΣ"},
    {"ru", "ru", "Ещё раз о разоруже\xC2\xADнии"},
    {"pt", "pt", "a resolução nº123 sobre CO₂"},
    {"en", "en",
     "The dis\xE2\x81\xA0"
     "armament\xE2\x80\x8E of 5 km²"},
};

class Scripts : public ::testing::Test {
 protected:
  Scripts() {
    TextAnalyser analyser;
    IndexWriter writer(folder_.path() / "index", vocabulary_.hash());
    for (const Text& each : kTexts) {
      Statement statement{.id = each.id, .title = each.id, .text = each.text};
      statement.language = each.language;
      writer.put(prepare(statement, vocabulary_, analyser));
    }
    writer.commit();
  }

  std::set<std::string> ask(const std::string& text) {
    SearchEngine engine(folder_.path() / "index", vocabulary_);
    std::set<std::string> ids;
    for (const Hit& hit : engine.search({.text = text}).hits) ids.insert(hit.statement.id);
    return ids;
  }

  const Vocabulary& vocabulary_ = Vocabulary::builtin();
  TempDir folder_;
};

TEST_F(Scripts, AreFoundAlikeWithQuotationMarksAndWithout) {
  using Ids = std::set<std::string>;
  const std::pair<const char*, Ids> cases[] = {
      {"المعاهدة", {"ar-marks", "ar-plain", "ar-unknown"}},
      {"المُعاهَدَة", {"ar-marks", "ar-plain", "ar-unknown"}},
      {"أهمية", {"ar-marks", "ar-plain", "ar-unknown"}},
      {"الوطني", {"ar-unknown"}},
      {"裁军", {"zh-simple", "zh-traditional"}},
      {"裁軍條約", {"zh-simple", "zh-traditional"}},
      {"间武器", {"zh-simple"}},
      {"普遍加入", {"zh-simple"}},
      {"化核", {}},
      {"约军", {}},
      {"軍", {"zh-simple", "zh-traditional", "ja"}},
      {"ミサイル", {"ja"}},
      {"ｻｰﾊﾞｰ", {"ja"}},
      {"サ", {"ja"}},
      {"NPT", {"ko"}},
      {"שלום", {"he"}},
      {"ΕΙΡΗΝΗ", {"el"}},
      {"αφοπλισμός", {"el"}},
      {"еще", {"ru"}},
      {"разоружении", {"ru"}},
      {"123", {"pt"}},
      {"CO2", {"pt"}},
      {"disarmament", {"en"}},
      {"dis\xE2\x80\x8F"
       "armament\xE2\x80\x8F",
       {"en"}},
      {"km2", {"en"}},
  };
  for (const auto& [word, expected] : cases) {
    EXPECT_EQ(ask(word), expected) << word;
    EXPECT_EQ(ask("\"" + std::string(word) + "\""), expected) << "quoted: " << word;
  }
}

TEST_F(Scripts, MeetInPhrasesAndDistances) {
  EXPECT_EQ(ask("\"المعاهدة وفقا\""), (std::set<std::string>{"ar-marks", "ar-plain"}));
  EXPECT_EQ(ask("裁军 NEAR/6 控制"), (std::set<std::string>{"zh-traditional"}));
  EXPECT_EQ(ask("核裁军 -军备"), (std::set<std::string>{"zh-simple"}));
  EXPECT_EQ(ask("裁*"), (std::set<std::string>{"zh-simple", "zh-traditional"}));
  EXPECT_EQ(ask("\"nº 123\""), (std::set<std::string>{"pt"}));
}

}  // namespace
}  // namespace rostrum::testing
