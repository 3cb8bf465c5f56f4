#include "indexer/headings/heading_reader.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <tuple>

#include "indexer/headings/lines/language_detection.hpp"
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
      {"Meeting hosted in Geneva, Switzerland\n\nMr. President,\n\nNorway thanks you.", "NOR"},
  };
  for (const auto& [text, code] : cases) EXPECT_EQ(author(read(text)), code) << text;
}

TEST(HeadingReader, HearsAStateSpeakOfItself) {
  const std::pair<const char*, const char*> cases[] = {
      {"Mr. President,\n\nNorway welcomes the adoption of the text, as others do.", "NOR"},
      {"Madame la Présidente,\n\nLa Suisse prend note avec inquiétude de cette annonce.", "CHE"},
      {"主席先生，\n\n中国支持不结盟运动提出的倡议，愿同各方继续努力。", "CHN"},
      {"Mr. Chair,\n\nIt is late. Austria strongly supports the text that is on the table.", "AUT"},
      // Two states, or what another one does, tell nothing.
      {"Mr. President,\n\nNorway welcomes the text. Sweden supports it as well, we hear.", ""},
      {"Mr. President,\n\nWe regret that Norway remains outside, and hope that it will join.", ""},
      {"Mr. President,\n\nUkraine was attacked two years ago, and its fields were mined.", ""},
  };
  for (const auto& [text, code] : cases) EXPECT_EQ(author(read(text)), code) << text;
}

TEST(HeadingReader, PassesOverInitialsAndTakesDelegationsByTheirAdjective) {
  EXPECT_EQ(author(read("Выступление Посла А.В.Образцова, Постоянного представителя Российской "
                        "Федерации при ОЗХО на девяносто пятой сессии\n\nГ-н Председатель,")),
            "RUS");
  EXPECT_EQ(author(read("Выступление руководителя российской делегации Г.В.Образцова на сессии\n\n"
                        "Г-н Председатель,")),
            "RUS");
  EXPECT_EQ(author(read("Statement by the Head of the Chinese Delegation\n\nMr. Chairman,")),
            "CHN");
}

TEST(HeadingReader, KnowsDelegationsByTheAdjectivesOfTheirStates) {
  const std::pair<const char*, const char*> cases[] = {
      {"Statement by the Head of the Norwegian Delegation\n\nMr. Chair,", "NOR"},
      {"Intervención del Embajador salvadoreño\n\nSeñor Presidente:", "SLV"},
      {"Déclaration de la délégation tunisienne\n\nMonsieur le Président,", "TUN"},
      {"Rede der deutschen Delegation\n\nHerr Präsident,", "DEU"},
      {"Выступление руководителя белорусской делегации\n\nГ-н Председатель,", "BLR"},
      {"Statement on the Chinese language\n\nMr. Chair,", ""},
      {"Statement by the Latin American delegations\n\nMr. Chair,", ""},
  };
  for (const auto& [text, code] : cases) EXPECT_EQ(author(read(text)), code) << text;
}

TEST(HeadingReader, ReadsHeadingsInMoreLanguages) {
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"Rede des Ständigen Vertreters der Schweiz bei der Abrüstungskonferenz\n\nGenf, 4. März "
       "2021\n\nHerr Präsident,",
       "CHE", "2021-03-04"},
      {"Declaração do Representante Permanente de Angola\n\nGenebra, 5 de maio de 2022\n\nSenhor "
       "Presidente,",
       "AGO", "2022-05-05"},
      {"Intervento dell'Ambasciatore d'Italia\n\nGinevra, 6 giugno 2023\n\nSignor Presidente,",
       "ITA", "2023-06-06"},
      {"日本政府代表団ステートメント\n\n2022年8月1日\n\n議長、\n\n我々は歓迎する。", "JPN",
       "2022-08-01"},
      {"Türkiye Cumhuriyeti Daimi Temsilcisinin Konuşması\n\nCenevre, 7 Mayıs 2024\n\nSayın "
       "Başkan,",
       "TUR", "2024-05-07"},
  };
  for (const auto& [text, code, date] : cases) {
    const Statement found = read(text);
    EXPECT_EQ(author(found), code) << text;
    EXPECT_EQ(found.date ? found.date->text() : "", date) << text;
  }
}

TEST(HeadingReader, KnowsNamesInEverySpelling) {
  const std::pair<const char*, const char*> authors[] = {
      {"بيان جمهورية الجزائر\n\nالسيد الرئيس،", "DZA"},
      {"بَيَان دَوْلَة قَطَر\n\nالسيد الرئيس،", "QAT"},
      {"بيان المملكة الأردنية الهاشميه\n\nالسيد الرئيس،", "JOR"},
      {"中國代表團在聯合國大會的發言\n\n主席先生，", "CHN"},
  };
  for (const auto& [text, code] : authors) EXPECT_EQ(author(read(text)), code) << text;
}

TEST(HeadingReader, TakesNoDelegationForSomeoneItSpeaksFor) {
  const Statement found = read("中国代表团在联合国裁军审议委员会的发言\n\n主席先生，");
  EXPECT_EQ(author(found), "CHN");
  EXPECT_TRUE(found.on_behalf_of.empty());
  EXPECT_EQ(read("印度尼西亚代表不结盟运动的发言\n\n主席先生，").on_behalf_of,
            std::vector<std::string>{"NONALIGNED"});
}

TEST(HeadingReader, FindsTheAuthorWhereverTheLineHasIt) {
  const std::pair<const char*, const char*> cases[] = {
      {"National statement – Philippines\n\nMr. Chair,", "PHL"},
      {"Kenya | General debate | Statement\n\nMr. Chair,", "KEN"},
      {"Statement Österreichs beim Vertragsstaatentreffen\n\nFrau Vorsitzende,", "AUT"},
      {"Mission of Fiji to the United Nations\n\nStatement\n\nMr. Chair,", "FJI"},
      {"红十字国际委员会在缔约国会议上的发言\n\n主席先生，", "ICRC"},
      {"Statement of the Arab Group delivered by Bahrain\n\nMr. Chair,", "BHR"},
      {"بيان المجموعة العربية تلقيه جمهورية العراق\n\nالسيد الرئيس،", "IRQ"},
      {"The response of Norway to the crisis was quick, and others followed it.\n\nWe know.", ""},
      // Where it is held is not who speaks.
      {"Opening ceremony – Switzerland\n\nMr. Chair,", ""},
  };
  for (const auto& [text, code] : cases) EXPECT_EQ(author(read(text)), code) << text;
  EXPECT_EQ(read("Statement of the Arab Group delivered by Bahrain\n\nMr. Chair,").on_behalf_of,
            std::vector<std::string>{"ARAB-GROUP"});
}

TEST(HeadingReader, ListsThoseWhoSpeakTogether) {
  using Codes = std::vector<std::string>;
  const std::pair<const char*, Codes> cases[] = {
      {"Joint statement by Austria, Ireland and Mexico\n\nMr. Chair,", {"AUT", "IRL", "MEX"}},
      {"Déclaration conjointe de la France et de l’Allemagne\n\nMonsieur le Président,",
       {"FRA", "DEU"}},
      {"中国和俄罗斯联合声明\n\n主席先生，", {"CHN", "RUS"}},
      {"Statement by Norway, Geneva, Switzerland\n\nMr. Chair,", {}},
  };
  for (const auto& [text, codes] : cases) EXPECT_EQ(read(text).joint_with, codes) << text;
}

TEST(HeadingReader, TellsTheCellsOfALetterheadApart) {
  const Statement found = read(
      "Conference of the States Parties\n\nTwenty-Ninth Session\t\tC-29/NAT.99\n25 – 29 November "
      "2024\t\t25 November 2024\n\t\tENGLISH only\n\nSTATEMENT BY PERU\n\nMr. President,");
  EXPECT_EQ(found.date ? found.date->text() : "", "2024-11-25");
  EXPECT_EQ(found.session ? found.session->code : "", "CWC/CSP-29");
  EXPECT_EQ(author(found), "PER");
}

TEST(HeadingReader, LeavesOutWhatAPageNamesBesideItsDocument) {
  const Statement found = read(
      "On behalf of the African Group\nPermanent Mission of Ghana\n\nSimilar documents\n"
      "Statement by Chile\nStatement by Peru\nNew York, 13 October 2016\n");
  EXPECT_EQ(author(found), "GHA");
  EXPECT_FALSE(found.date);
}

TEST(HeadingReader, TakesNoLastDayOfAMeetingForTheDay) {
  const std::pair<const char*, const char*> cases[] = {
      {"Statement by Norway\n\nThe Hague, 27 November –\n1 December 2023\n\nMr. Chair,", "2023"},
      {"Statement by Norway\n\nGeneva, 20-\n24 November 2023\n\nMr. Chair,", "2023-11"},
      {"date 2023-11-25 Statement by Norway\n\nMr. Chair,", "2023-11"},
      {"Statement by Norway\n\nDate: 25 November 2023\n\nMr. Chair,", "2023-11-25"},
      {"Statement by Norway\n\nGeneva,\n24 November 2023\n\nMr. Chair,", "2023-11-24"},
  };
  for (const auto& [text, date] : cases) {
    const Statement found = read(text);
    EXPECT_EQ(found.date ? found.date->text() : "", date) << text;
  }
}

TEST(HeadingReader, FollowsTheSessionOfTheAssemblyToItsCommission) {
  const Statement found = read(
      "71 AGNU: Intervención de Honduras en la Comisión de Desarme de las Naciones Unidas\n\n"
      "Señora Presidenta:");
  EXPECT_EQ(found.session ? found.session->code : "", "UNDC/2017");
}

TEST(HeadingReader, TellsWherePostsAreFromWhereOneSpeaks) {
  const Statement found = read(
      "Intervention de Mme Exemple, représentante permanente de la France auprès de la "
      "Conférence du désarmement\n\nPremière Commission, 79e session\n\nMadame la Présidente,");
  EXPECT_EQ(found.convention, "UNGA-C1");
  EXPECT_EQ(read("Statement by Norway\n\n70th session of the General Assembly\n\nThematic debate: "
                 "Nuclear weapons\n\n20 October 2015\n\nMr. Chair,")
                .convention,
            "UNGA-C1");
}

TEST(HeadingReader, QuotesTheLinesThatNameTheMeeting) {
  const auto quote = [](const char* text) -> std::string {
    for (const Evidence& each : read(text).evidence) {
      if (each.field == "session" && each.used) return each.quote;
    }
    return "";
  };
  EXPECT_EQ(quote("Statement by Norway\nTwenty-second Meeting of the States Parties\nMine Ban "
                  "Convention\n\nPresident,"),
            "Twenty-second Meeting of the States Parties");
  EXPECT_EQ(quote("Statement by Chile\nConference on Disarmament\nGeneva, 6 February "
                  "2024\n\nPresident,"),
            "Conference on Disarmament · Geneva, 6 February 2024");
}

TEST(HeadingReader, LeavesCodesOfTwoInFileNamesAlone) {
  EXPECT_EQ(author(read("We look to the future.", "NAM_45_1990.txt")), "");
  EXPECT_EQ(author(read("We look to the future.", "Namibia_45_1990.txt")), "NAM");
  const testing::TempDir folder;
  const std::string ours = folder.write("NAM_45_1990.txt", "We look on.").string();
  EXPECT_EQ(author(read("We look on.", ours.c_str())), "");
  for (const char* name : {"NOR_45_1990.txt", "PER_45_1990.txt", "FJI_45_1990.txt"}) {
    folder.write(name, "We look on.");
  }
  EXPECT_EQ(author(read("We look on.", ours.c_str())), "NAM");
  for (const char* name : {"G21_45_1990.txt", "EU_45_1990.txt"}) folder.write(name, "We look on.");
  EXPECT_EQ(author(read("We look on.", ours.c_str())), "");
}

TEST(HeadingReader, FindsAHeadingWhoseLinesWereLost) {
  const Statement found = read(
      "Intervención de la Ministra Consejera de España Sra. Ejemplo En el debate temático Nueva "
      "York, 17 de octubre de 2014 (Cotejar con intervención definitiva) Sr. Presidente, En un "
      "debate como este conviene decir lo que se ha hecho, lo que falta y lo que se espera.");
  EXPECT_EQ(author(found), "ESP");
  EXPECT_EQ(found.date->text(), "2014-10-17");
}

TEST(HeadingReader, TellsTheMeetingsDateFromThePages) {
  const auto date = [](const char* text) {
    const Statement found = read(text);
    return found.date ? found.date->text() : "";
  };
  EXPECT_EQ(
      date("December 02, 2015\n\nStatement by Norway\n\nNew York, 11 November 2013\n\nMr. Chair,"),
      "2013-11-11");
  EXPECT_EQ(date("Statement by Norway\n\nGeneva, 2 December 2025\n\n2025/12/05\n\nMr. Chair,"),
            "2025-12-02");
  // Two that are alike in form: neither.
  EXPECT_EQ(date("Statement by Norway\n\n2 December 2025\n\n5 December 2025\n\nMr. Chair,"), "");
  // In English nobody can tell; in Spanish the day comes first.
  EXPECT_EQ(date("Statement by Norway\n\n03/05/2010\n\nMr. President,\n\nWe thank you."), "");
  EXPECT_EQ(date("Intervención de Chile\n\n03/05/2010\n\nSeñor Presidente,\n\nAgradecemos a "
                 "todos los Estados partes su apoyo a la Convención."),
            "2010-05-03");
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
