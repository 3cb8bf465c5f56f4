#include "schemas/text/text_analysis.hpp"

#include <gtest/gtest.h>
#include <unicode/translit.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "schemas/base/embedded.hpp"
#include "schemas/base/json_schema.hpp"
#include "schemas/text/han_variants.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

std::vector<std::string> words(std::string_view text) {
  TextAnalyser analyser;
  std::vector<std::string> found;
  for (const Token& token : analyser.analyse(text).tokens) found.emplace_back(token.word);
  return found;
}

std::vector<std::string> compounds(std::string_view text) {
  TextAnalyser analyser;
  std::vector<std::string> found;
  for (const Compound& compound : analyser.analyse(text).compounds) found.push_back(compound.word);
  return found;
}

TEST(Fold, DropsCaseAndTheAccentsOfLatinLettersAlone) {
  const std::pair<const char*, const char*> cases[] = {
      {"Withdraw", "withdraw"},
      {"Côte d’Ivoire", "cote d’ivoire"},
      {"cafe\xCC\x81", "cafe"},
      {"TÜRKİYE", "turkiye"},
      {"Støre, Łódź, Straße, Œuvre", "store, lodz, strasse, oeuvre"},
      {"ﬁnal ＡＢＣ", "final abc"},
      {"Российской", "российской"},
      {"чёрный", "черный"},
      {"й", "й"},
      {"हिन्दी", "हिन्दी"},
      {"الألـــغام", "الألغام"},
      {"Tiếng Việt", "tieng viet"},
  };
  for (const auto& [text, folded] : cases) EXPECT_EQ(fold(text), folded) << text;
}

TEST(FoldName, IsTheSameForEverySpellingOfAName) {
  const std::pair<const char*, const char*> cases[] = {
      {"The Gambia", "gambia"},
      {"Côte d'Ivoire", "cote d ivoire"},
      {"Cote d’Ivoire", "cote d ivoire"},
      {"Guinea-Bissau", "guinea bissau"},
      {"  Bolivia (Plurinational State of) ", "bolivia plurinational state of"},
      {"U.S.A.", "u s a"},
      {"大韩民国", "大韩民国"},
      {"", ""},
      {"...", ""},
  };
  for (const auto& [name, folded] : cases) EXPECT_EQ(fold_name(name), folded) << name;
}

TEST(Analyse, FindsTheWords) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"", {}},
      {" \n\t ", {}},
      {"Norway withdraws.", {"norway", "withdraws"}},
      {"state's States' STATE’S", {"state", "states", "state"}},
      {"don't O'Brien", {"dont", "obrien"}},
      {"l'Union qu’elle d'Ivoire", {"l", "union", "qu", "elle", "d", "ivoire"}},
      {"U.N. and U.N.E.S.C.O", {"un", "and", "unesco"}},
      {"Convention.The", {"convention", "the"}},
      {"14.5 of 3,000 and 1,2", {"14.5", "of", "3000", "and", "1", "2"}},
      {"NPT/CONF.2020/1", {"npt", "conf", "2020", "1"}},
      {"A/C.1/78", {"a", "c", "1", "78"}},
      {"AT&T, 22MSP, P5+1", {"at", "t", "22msp", "p5", "1"}},
      {"snake_case", {"snake", "case"}},
      {"заявление Российской Федерации", {"заявление", "российской", "федерации"}},
      {"核裁军谈判", {"核", "裁", "军", "谈", "判"}},
      {"ミサイル防衛サーバー", {"ミ", "サ", "イ", "ル", "防", "卫", "サ", "ー", "バ", "ー"}},
      {"ｶﾞﾊﾞﾅﾝｽ", {"ガ", "バ", "ナ", "ン", "ス"}},
      {"การลดอาวุธ", {"การ", "ลด", "อาวุธ"}},
      {"الألغام المضادة للأفراد", {"الالغام", "المضاده", "للافراد"}},
      {"soft\xC2\xADhyphen", {"softhyphen"}},
      {"Albania² and the EU¹ in 2019³", {"albania", "and", "the", "eu", "in", "2019"}},
      {"H₂O, CO₂, 5 km², x³, 10⁶, U²³⁵", {"h2o", "co2", "5", "km2", "x3", "106", "u235"}},
      {"nº123 Nº 4 5º", {"no", "123", "no", "4", "5o"}},
      {"NPT를 2020년에", {"npt", "를", "2020", "년에"}},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(words(text), expected) << text;
}

TEST(Analyse, GivesOneWordToEverySpellingOfIt) {
  const std::vector<std::vector<const char*>> cases = {
      {"مُعاهَدَةٌ", "معاهدة", "معاهـدة", "معاهده", "مُعَاهَدَة"},
      {"الأسلحة", "الاسلحة", "الأسلحةِ", "ٱلأسلحة"},
      {"إلى", "الي", "الى", "إلي"},
      {"مسؤولية", "مسوولية"},
      {"هيئة", "هيية"},
      {"عام٢٠١٥", "عام2015"},
      {"שָׁלוֹם", "שלום"},
      {"Ειρήνη", "ΕΙΡΗΝΗ", "ειρηνη"},
      {"учёт", "учет", "УЧЁТ"},
      {"за́мок", "замок"},
      {"條約", "条约"},
      {"國際原子能機構", "国际原子能机构"},
      {"ＮＰＴ", "NPT"},
      {"CO₂", "CO2"},
  };
  for (const auto& spellings : cases) {
    for (const char* each : spellings) EXPECT_EQ(words(each), words(spellings.front())) << each;
  }
  EXPECT_NE(words("й"), words("и"));
  EXPECT_NE(words("ё"), words("э"));
}

TEST(Analyse, PassesOverMarksWithoutWidth) {
  for (const char* mark :
       {"\xC2\xAD", "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x80\x8E", "\xE2\x80\x8F",
        "\xE2\x81\xA0", "\xE2\x80\xAA", "\xE2\x80\xAC", "\xE2\x80\xAE", "\xE2\x81\xA6",
        "\xE2\x81\xA9", "\xD8\x9C", "\xE1\xA0\x8E", "\xEF\xB8\x8F"}) {
    const std::string text = std::string("dis") + mark + "arm " + mark + "now" + mark + " 裁" +
                             mark + "军 مع" + mark + "اهدة";
    EXPECT_EQ(words(text), words("disarm now 裁军 معاهدة")) << text;
  }
}

TEST(Analyse, LeavesAPlaceFreeBetweenHanLettersThatAMarkParts) {
  const std::pair<const char*, std::uint32_t> cases[] = {
      {"裁军", 1},
      {"裁\n军", 1},
      {"裁 \n\t军", 1},
      {"裁 军", 2},
      {"裁，军", 2},
      {"裁、\n军", 2},
      {"裁\n\n军", kParagraphGap + 1},
  };
  for (const auto& [text, distance] : cases) {
    TextAnalyser analyser;
    const AnalysedText analysed = analyser.analyse(text);
    EXPECT_EQ(analysed.tokens.back().position - analysed.tokens.front().position, distance) << text;
  }
}

TEST(HanVariants, AreThoseOfIcu) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> icu(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  ASSERT_TRUE(U_SUCCESS(status));
  ASSERT_EQ(kHanVariants.size() % 2, 0U);
  for (std::size_t i = 0; i < kHanVariants.size(); i += 2) {
    icu::UnicodeString text(kHanVariants[i]);
    for (int step = 0; step < 3; ++step) icu->transliterate(text);
    EXPECT_EQ(text, icu::UnicodeString(kHanVariants[i + 1])) << static_cast<int>(kHanVariants[i]);
  }
}

TEST(Analyse, TakesARadicalForTheCharacterThatItIsDrawnAs) {
  EXPECT_EQ(words("执\u2F8F"), words("执行"));
  EXPECT_EQ(words("\u2EC5"), words("见"));
  EXPECT_EQ(words("見"), words("\u2F92"));
}

TEST(Analyse, JoinsHyphenatedWordsBesideTheirParts) {
  EXPECT_EQ(words("anti-personnel e-mail"),
            (std::vector<std::string>{"anti", "personnel", "e", "mail"}));
  EXPECT_EQ(compounds("anti-personnel e-mail"),
            (std::vector<std::string>{"antipersonnel", "email"}));
  EXPECT_EQ(compounds("nuclear-weapon-free zone"), (std::vector<std::string>{"nuclearweaponfree"}));
  EXPECT_EQ(compounds("anti‐personnel anti‑tank"),
            (std::vector<std::string>{"antipersonnel", "antitank"}));
  EXPECT_TRUE(compounds("26-30 November, 1997-1998").empty()) << "numbers make no word";
  EXPECT_TRUE(compounds("one - two -three four- five").empty());
  EXPECT_TRUE(compounds("a-b-c-d-e-f-g-h").empty()) << "a pattern, not a word";
}

TEST(Analyse, GivesTheBytesOfEachWord) {
  TextAnalyser analyser;
  const std::string text = "Der Vertrag: l’Union, 核裁军, state's";
  for (const Token& token : analyser.analyse(text).tokens) {
    const std::string bytes = text.substr(token.begin, token.end - token.begin);
    EXPECT_TRUE(fold_word(bytes).starts_with(token.word)) << bytes << " for " << token.word;
  }
}

TEST(Analyse, LeavesAGapBetweenParagraphs) {
  TextAnalyser analyser;
  const auto position_of_second = [&](std::string_view text) {
    return analyser.analyse(text).tokens.at(1).position;
  };
  EXPECT_EQ(position_of_second("one two"), 2u);
  EXPECT_EQ(position_of_second("one\ntwo"), 2u) << "a line break within a paragraph";
  EXPECT_EQ(position_of_second("one\n\ntwo"), 2u + kParagraphGap);
  EXPECT_EQ(position_of_second("one.\n \t\n\n(two"), 2u + kParagraphGap);
}

TEST(Analyse, CutsWordsThatAreTooLong) {
  TextAnalyser analyser;
  const std::string letters(5000, 'x');
  std::string cyrillic;
  for (int i = 0; i < 3000; ++i) cyrillic += "ж";
  for (const std::string& text : {letters, cyrillic}) {
    const AnalysedText analysed = analyser.analyse(text);
    ASSERT_EQ(analysed.tokens.size(), 1u);
    EXPECT_LE(analysed.tokens[0].word.size(), kMaxWordBytes);
    EXPECT_TRUE(is_utf8(analysed.tokens[0].word));
    EXPECT_EQ(analysed.tokens[0].end, text.size());
  }
}

TEST(Stem, FollowsTheLanguage) {
  TextAnalyser analyser;
  for (const char* word : {"withdraw", "withdrawal", "withdrawals", "withdrawing", "withdraws"}) {
    EXPECT_EQ(analyser.stem_term("en", word), "Zen:withdraw") << word;
  }
  EXPECT_EQ(analyser.stem_term("en-GB", "mines"), "Zen:mine");
  EXPECT_EQ(analyser.stem_term("fr", "mines"), "Zfr:min");
  EXPECT_EQ(analyser.stem_term("zh", "裁军"), "Zxx:裁军");
  EXPECT_EQ(analyser.stem_term("", "mines"), "Zxx:mines");
  EXPECT_EQ(std::string(analyser.stem_term("nb", "miner")), analyser.stem_term("no", "miner"));
}

/// True if every word of the text, by itself, is that one word.
void expect_words_stay_whole(std::string_view text) {
  TextAnalyser analyser;
  for (const Token& token : analyser.analyse(text).tokens) {
    const AnalysedText again = analyser.analyse(token.word);
    ASSERT_EQ(again.tokens.size(), 1U) << token.word << " in " << text;
    EXPECT_EQ(again.tokens.front().word, token.word);
  }
}

TEST(Analyse, CutsAWordOfThaiAsItWouldBeCutAlone) {
  for (const char* text : {"จะกระทำได้", "การปลดอาวุธนิวเคลียร์ต้องกระทำได้โดยไม่ชักช้า", "ທຸກຄົນມີສິດທຳມາຫາກິນ",
                           "កិច្ចប្រជុំស្តីពីការហាមឃាត់មីន"}) {
    expect_words_stay_whole(text);
  }
  TextAnalyser analyser;
  EXPECT_EQ(fold_word("ทำ"), "ทำ");
  EXPECT_EQ(fold_word("ท\xE0\xB9\x8D\xE0\xB8\xB2"), "ทำ");
}

TEST(Analyse, CutsWordsOfRealTextsAsTheyWouldBeCutAlone) {
  const auto data = testing::shared_data();
  if (!data) GTEST_SKIP() << testing::kNoSharedData;
  std::istringstream lines(testing::read_bytes(*data / "multilingual/udhr_articles.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    const auto article = nlohmann::json::parse(line);
    const std::string id = article.at("id");
    if (!id.starts_with("UDHR-th") && !id.starts_with("UDHR-km")) continue;
    expect_words_stay_whole(article.at("text").get<std::string>());
  }
}

struct Pairs {
  std::size_t met = 0;
  std::size_t kept_apart = 0;
};

/// Holds the stems of a language to its list of words that are forms of one word, or are not.
Pairs expect_forms(const std::string& language) {
  std::istringstream lines(
      testing::read_bytes(testing::source_dir() / "tests/data/words" / (language + ".txt")));
  TextAnalyser analyser;
  Pairs pairs;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string kind;
    words >> kind;
    if (kind != "meet" && kind != "apart") continue;
    std::vector<std::string> before;
    std::vector<std::string> behind;
    bool stroke = kind == "meet";
    for (std::string word; words >> word;) {
      if (word == "|")
        stroke = true;
      else
        (stroke ? behind : before).push_back(word);
    }
    const auto stem = [&](const std::string& word) {
      return std::string(analyser.stem(language, fold_word(word)));
    };
    for (std::size_t i = 0; i < behind.size(); ++i) {
      for (std::size_t k = i + 1; kind == "meet" && k < behind.size(); ++k, ++pairs.met) {
        EXPECT_EQ(stem(behind[i]), stem(behind[k])) << behind[i] << " and " << behind[k];
      }
      for (const std::string& other : before) {
        EXPECT_NE(stem(behind[i]), stem(other)) << behind[i] << " and " << other;
        ++pairs.kept_apart;
      }
    }
  }
  return pairs;
}

TEST(Stem, MeetsTheFormsOfAWordAndNoOthers) {
  for (const char* language : {"en", "fr", "es", "ru", "ar"}) {
    const Pairs pairs = expect_forms(language);
    EXPECT_GE(pairs.met, 300U) << language;
    EXPECT_GE(pairs.kept_apart, 300U) << language;
  }
}

TEST(Stem, IsTheListedOneForEveryListedWord) {
  TextAnalyser analyser;
  std::size_t files = 0;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.starts_with("vocabulary/forms/")) continue;
    ++files;
    const auto list = nlohmann::json::parse(file.bytes);
    const auto problems = builtin_schema("vocabulary/forms.schema.json").problems(list);
    EXPECT_TRUE(problems.empty()) << file.name << ": " << problems.front();
    const std::string language = list.at("language");
    for (const auto& [word, stem] : list.at("forms").items()) {
      EXPECT_EQ(fold_word(word), word) << file.name;
      EXPECT_EQ(analyser.stem(language, word), stem.get<std::string>())
          << file.name << ": " << word;
      if (TextAnalyser::keeps_first_letter(language)) {
        EXPECT_EQ(word.front(), stem.get<std::string>().front()) << word;
      }
    }
    const std::size_t head = file.bytes.find("\"forms\": {\n");
    std::istringstream lines{std::string(file.bytes.substr(file.bytes.find('\n', head) + 1))};
    std::string last;
    for (std::string line; std::getline(lines, line) && line != "  }";) {
      const std::string word = line.substr(5, line.find('"', 5) - 5);
      EXPECT_LT(last, word) << file.name;
      EXPECT_EQ(line.substr(0, 5), "    \"");
      EXPECT_EQ(line.substr(5 + word.size(), 4), "\": \"");
      last = word;
    }
  }
  EXPECT_EQ(files, 9U);
}

TEST(Stem, OfArabicIsWithoutWhatIsWrittenBeforeAWord) {
  TextAnalyser analyser;
  for (const char* word :
       {"الألغام", "والألغام", "بالألغام", "للألغام", "لغم", "لغمين", "ألغامها", "وبلغم"}) {
    EXPECT_EQ(analyser.stem("ar", fold_word(word)), "لغم") << word;
  }
  // Words that no list has.
  EXPECT_EQ(analyser.stem("ar", fold_word("المكفوفين")), analyser.stem("ar", fold_word("مكفوف")));
  EXPECT_EQ(analyser.stem("ar", "ب"), "ب");
  EXPECT_EQ(analyser.stem("ar", "nato"), "nato");
}

TEST(Stem, IsTheSameHoweverManyWereAskedFor) {
  TextAnalyser analyser;
  std::vector<std::string> forms;
  for (int i = 0; i < 250'000; ++i) forms.push_back("mine" + std::to_string(i));
  const std::vector<std::string_view> asked(forms.begin(), forms.end());
  for (int round = 0; round < 2; ++round) {  // more than the analyser remembers
    const std::vector<std::string_view>& terms = analyser.stem_terms("fr", asked);
    ASSERT_EQ(terms.size(), asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i) ASSERT_EQ(terms[i], "Zfr:" + forms[i]);
    EXPECT_EQ(analyser.stem_term("fr", "mines"), "Zfr:min");
    EXPECT_EQ(analyser.stem("fr", "mines"), "min");
    EXPECT_TRUE(analyser.stem_terms("fr", {}).empty());
  }
}

TEST(Paragraphs, AreBlocksBetweenBlankLines) {
  const std::string text = "\n\n  One\ntwo  \n \t \nThree\r\n\r\nFour\n";
  std::vector<std::string> found;
  for (const Span& span : paragraphs(text))
    found.push_back(text.substr(span.begin, span.end - span.begin));
  EXPECT_EQ(found, (std::vector<std::string>{"One\ntwo", "Three", "Four"}));
  EXPECT_TRUE(paragraphs("").empty());
  EXPECT_TRUE(paragraphs(" \n\n ").empty());
}

TEST(Sentences, DoNotEndAtTitles) {
  TextAnalyser analyser;
  const std::string text =
      "We thank H.E. Ms. Gomez for her work. Norway agrees! 我们同意。他们不同意。";
  std::vector<std::string> found;
  for (const Span& span : analyser.sentences(text)) {
    found.push_back(text.substr(span.begin, span.end - span.begin));
  }
  EXPECT_EQ(found, (std::vector<std::string>{"We thank H.E. Ms. Gomez for her work. ",
                                             "Norway agrees! ", "我们同意。", "他们不同意。"}));
}

TEST(CleanText, DropsControlCharactersAndMakesLineEndsAlike) {
  EXPECT_EQ(clean_text("\xEF\xBB\xBF"
                       "a\r\nb\rc\x01\x7F"),
            "a\nb\nc");
  EXPECT_EQ(clean_text(std::string("a\0b\tc", 5)), "ab\tc");
  EXPECT_EQ(clean_text("one\ftwo"), "one\ntwo");
}

TEST(IsUtf8, KnowsMalformedBytes) {
  EXPECT_TRUE(is_utf8("Türkiye 核 😀"));
  for (const char* bytes : {"\xff\xfe", "T\xfcrkiye", "\xC0\xAF", "\xED\xA0\x80", "\xE6\xA0"}) {
    EXPECT_FALSE(is_utf8(bytes)) << bytes;
  }
}

}  // namespace
}  // namespace rostrum
