#include "indexer/headings/file_parts.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

const DelegationFinder& finder() {
  static const DelegationFinder known(Vocabulary::builtin());
  return known;
}

/// "NOR|Ms. Example|1-3;EU|…": party or office, speaker, items.
std::string speeches(const std::string& text, std::size_t* remarks = nullptr) {
  std::size_t left_out = 0;
  std::string all;
  for (const FilePart& part : parts_of(text, finder(), left_out)) {
    if (!all.empty()) all += ';';
    if (part.author) all += part.author->code.empty() ? part.author->label : part.author->code;
    all += '|' + part.speaker + '|';
    for (const AgendaItem& item : part.items) all += item.number;
    for (const std::string& code : part.on_behalf_of) all += '>' + code;
  }
  if (remarks != nullptr) *remarks = left_out;
  return all;
}

constexpr const char* kWords =
    " We thank the presidency for its work and remain committed to the aims of the Convention.";

TEST(FileParts, AreTheSpeechesOfAVerbatimRecord) {
  const std::string record =
      std::string("First Committee\n\n7th meeting\n\n") +
      "The meeting was called to order at 10 a.m.\n\n"
      "Agenda items 90 to 106 (continued)\n\nGeneral debate\n\n"
      "The Chair: I give the floor to the representative of Norway.\n\n"
      "Ms. Example (Norway):" +
      kWords + "\n\nA second paragraph: with a colon.\n\n" +
      "Mr. Sample (Switzerland) (spoke in French):" + kWords +
      "\n\nAgenda item 7\n\nThe Acting Chair (spoke in Spanish): Thanks.\n\n" +
      "Mr. van der Probe (Observer for the International Committee of the "
      "Red Cross):" +
      kWords + "\n\nThe meeting rose at 1 p.m.";
  std::size_t remarks = 0;
  EXPECT_EQ(speeches(record, &remarks),
            "NOR|Ms. Example|90-106;CHE|Mr. Sample|90-106;ICRC|Mr. van der Probe|7");
  EXPECT_EQ(remarks, 2U);
  std::size_t none = 0;
  const auto parts = parts_of(record, finder(), none);
  const std::string first =
      record.substr(parts[0].text.begin, parts[0].text.end - parts[0].text.begin);
  EXPECT_TRUE(first.starts_with("We thank")) << first;
  EXPECT_TRUE(first.ends_with("with a colon.")) << first;
  EXPECT_EQ(parts[0].quote, "Ms. Example (Norway):");
}

TEST(FileParts, AreReadInTheSixLanguages) {
  const std::pair<const char*, const char*> cases[] = {
      {"M. Exemple (France) : Merci.\n\nMme Modèle (Suisse) (parle en allemand) : Merci.",
       "FRA|M. Exemple|;CHE|Mme Modèle|"},
      {"Sr. Ejemplo (México): Gracias.\n\nLa Sra. Modelo (España): Gracias.",
       "MEX|Sr. Ejemplo|;ESP|La Sra. Modelo|"},
      {"Г-н Пример (Российская Федерация): Спасибо.\n\nГ-жа Образец (Беларусь) (говорит "
       "по-английски): Спасибо.",
       "RUS|Г-н Пример|;BLR|Г-жа Образец|"},
      {"样本先生（中国）：谢谢主席。\n\n例子女士（法国）（以法语发言）：谢谢主席。",
       "CHN|样本先生|;FRA|例子女士|"},
      {"السيد مثال (مصر): شكرا.\n\nالسيدة نموذج (الجزائر) (تكلم بالفرنسية): شكرا.",
       "EGY|السيد مثال|;DZA|السيدة نموذج|"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(speeches(text), expected);
}

TEST(FileParts, BelongToTheSpeakerOfEachLine) {
  const std::pair<const char*, const char*> cases[] = {
      {"Ms. Example (Norway): Yes.\n\nMr. Al-Sample (Oman), speaking on behalf of the Group of "
       "Arab "
       "States (spoke in Arabic): We agree.",
       "NOR|Ms. Example|;OMN|Mr. Al-Sample|>ARAB-GROUP"},
      {"Ms. Example (Norway): Yes.\n\nHis Excellency Mr. Bin Sample (Oman): We agree.\n\nHer "
       "Royal Highness Princess Model (Jordan): So do we.",
       "NOR|Ms. Example|;OMN|His Excellency Mr. Bin Sample|;JOR|Her Royal Highness Princess "
       "Model|"},
      {"ANNA EXAMPLE (Norway): Yes.\n\nPAUL SAMPLE (Chad): No.",
       "NOR|ANNA EXAMPLE|;TCD|PAUL SAMPLE|"},
      // Whom no bracket places: nobody's, and not the speech before.
      {"Ms. Example (Norway): Yes.\n\nMr. Sample: I do not.\n\nMs. Model, Secretary of the "
       "Committee: Noted.\n\nMr. Probe (Chad): No.",
       "NOR|Ms. Example|;|Mr. Sample|;Secretary of the Committee|Ms. Model|;TCD|Mr. Probe|"},
      // A sentence with a colon is none.
      {"Ms. Example (Norway): Yes.\n\nAs Mr. Sample (Sweden) said yesterday: we regret it.\n\nMr. "
       "Sample (Sweden) told us this: wait.\n\nMr. Probe (Chad): No.",
       "NOR|Ms. Example|;TCD|Mr. Probe|"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(speeches(text), expected) << text;
}

TEST(FileParts, AreToldBySquareBracketsAndByNamesWhereAChairSpeaks) {
  const std::string words = kWords;
  EXPECT_EQ(speeches("M. Exemple (Maroc) (parle en arabe) :" + words +
                     "\n\nM. Modèle (République de Corée) [parle en anglais] :" + words),
            "MAR|M. Exemple|;KOR|M. Modèle|");
  EXPECT_EQ(speeches("CHAIR: Ghana, please.\n\nGHANA:" + words + "\n\nCHAIR: Thank you.\n\n" +
                     "NORWAY:" + words),
            "GHA||;NOR||");
  EXPECT_EQ(speeches("…\n\n* * *\n\n—"), "");
  // Without a chair it may be a table.
  EXPECT_EQ(speeches("Ghana: 12 mines\n\nNorway: 5 mines"), "");
}

TEST(FileParts, EndWhereTheRecordDoes) {
  const std::string record = std::string("Ms. One (Norway):") + kWords +
                             "\n\nMr. Two (Fiji):" + kWords + "\n\nThe meeting rose at noon.";
  std::size_t remarks = 0;
  const auto parts = parts_of(record, finder(), remarks);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_TRUE(record.substr(0, parts[1].text.end).ends_with("Convention."));
}

TEST(FileParts, LeaveOutWhatStandsBetweenSpeeches) {
  const std::string record =
      "Ms. Example (Norway): Yes.\n\nMr. Sample (Ireland) took the Chair.\n\nMr. Probe (Chad): No.";
  std::size_t none = 0;
  const auto parts = parts_of(record, finder(), none);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(record.substr(parts[0].text.begin, parts[0].text.end - parts[0].text.begin), "Yes.");
}

TEST(FileParts, KeepLongRemarksOfTheChairAndOfficesByTheirName) {
  std::string remark = "The Chair: ";
  for (int i = 0; i < 70; ++i) remark += "word ";
  EXPECT_EQ(
      speeches("Ms. Example (Norway): Yes.\n\n" + remark +
               "\n\nMr. Sample (Japan): No.\n\nMs. Model (Secretary of the Committee): Noted."),
      "NOR|Ms. Example|;The Chair||;JPN|Mr. Sample|;Secretary of the Committee|Ms. Model|");
}

TEST(FileParts, AreTheStatementsOfACompilation) {
  std::string long_text;
  for (int i = 0; i < 8; ++i) long_text += kWords;
  const std::string text =
      "Compilation of statements\n\nStatement by Norway\n\n2 December 2025\n\n" + long_text +
      "\n\nStatement by the Republic of Korea\n\n" + long_text;
  std::size_t remarks = 0;
  const auto parts = parts_of(text, finder(), remarks);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_TRUE(parts[0].own_heading);
  EXPECT_EQ(parts[1].author->code, "KOR");
  EXPECT_TRUE(text.substr(parts[0].text.begin).starts_with("Statement by Norway"));
}

TEST(FileParts, BeginWithTheHeadingThatStandsBeforeTheTitle) {
  std::string long_text;
  for (int i = 0; i < 8; ++i) long_text += kWords;
  const std::string meeting = "22nd Meeting of the States Parties";
  const auto texts = [](const std::string& text) {
    std::size_t remarks = 0;
    std::vector<std::string> found;
    for (const FilePart& part : parts_of(text, finder(), remarks)) {
      found.push_back(text.substr(part.text.begin, part.text.end - part.text.begin));
    }
    return found;
  };
  // In paragraphs, or in the lines of one.
  for (const std::string gap : {"\n\n", "\n"}) {
    const auto talk = [&](const std::string& day, const std::string& by) {
      return meeting + gap + "Geneva, " + day + " December 2025" + gap + "Statement by " + by +
             "\n\n" + long_text.substr(1);
    };
    const std::string first = talk("2", "Norway");
    const std::string second = talk("3", "Chad");
    EXPECT_EQ(texts(first + "\n\n" + second), (std::vector{first, second}));
  }
  // A heading of the whole is none of the first.
  const std::string first = "Statement by Norway\n\n" + long_text.substr(1);
  const std::string second = "Statement by Chad\n\n" + long_text.substr(1);
  EXPECT_EQ(texts(meeting + "\n\n" + first + "\n\n" + second), (std::vector{first, second}));
}

TEST(FileParts, DoNotBeginWithTitlesThatAStatementQuotes) {
  std::string long_text;
  for (int i = 0; i < 8; ++i) long_text += kWords;
  std::size_t remarks = 0;
  EXPECT_EQ(
      parts_of("Statement by Norway\n\n" + long_text +
                   "\n\nWe recall what was said here last year:\nStatement by Chad\n\n" + long_text,
               finder(), remarks)
          .size(),
      0U);
}

TEST(FileParts, OneStatementIsNone) {
  std::string long_text;
  for (int i = 0; i < 8; ++i) long_text += kWords;
  const std::string cases[] = {
      "Statement by Norway\n\nMr. President: thank you.\n\n" + long_text,
      // Who is quoted takes no floor, and one speaker makes no record.
      "Statement by Norway\n\nMr. Sample (Japan): so he began.\n\n" + long_text,
      "Statement by Norway\n\nTwo points (Norway): first\n\nthis (Sweden): second\n\n" + long_text,
      // A title and its repetition, or who delivers it.
      "Statement by Norway\n\nStatement by Norway\n\n" + long_text,
      "Statement by the European Union\n\nDelivered by Norway\n\n" + long_text,
      "",
  };
  for (const std::string& text : cases) EXPECT_EQ(speeches(text), "") << text.substr(0, 80);
}

constexpr const char* kEnglish =
    "Switzerland would like to thank the presidency for the preparation of this meeting, and for "
    "the efforts made towards the universalization of the Convention. We deeply regret the recent "
    "decisions to withdraw, and call on all States Parties to honour their commitments in full.";
constexpr const char* kFrench =
    "La Suisse tient à remercier la présidence pour la préparation de cette assemblée, et pour les "
    "efforts déployés en faveur de l'universalisation de la Convention. Nous regrettons "
    "profondément les décisions récentes de retrait, et appelons tous les États parties à "
    "respecter leurs engagements.";

std::string versions(const std::string& text) {
  std::string all;
  for (const Version& version : versions_of(text)) {
    all += (all.empty() ? "" : ";") + version.language + (version.translation ? "*" : "") + ":" +
           text.substr(version.text.begin, 21);
  }
  return all;
}

TEST(Versions, AreAnOriginalAndItsTranslation) {
  const std::string fr = kFrench;
  const std::string en = kEnglish;
  EXPECT_EQ(versions("Déclaration de la Suisse\n\n" + fr + "\n\n" + fr +
                     "\n\nJe vous remercie.\n\nCourtesy translation\n\nStatement by "
                     "Switzerland\n\n" +
                     en + "\n\n" + en + "\n\nThank you."),
            "fr:Déclaration de la Su;en*:Courtesy translation\n");
}

TEST(Versions, OfOneLanguageOrOfTwoInTurnsAreNone) {
  const std::string fr = kFrench;
  const std::string en = kEnglish;
  EXPECT_EQ(versions(en + "\n\n" + en), "");
  EXPECT_EQ(versions(en + "\n\n" + fr + "\n\n" + en + "\n\n" + fr), "");
  // A paragraph in another language is a quotation.
  EXPECT_EQ(versions(en + "\n\n" + en + "\n\n" + en + "\n\n" + en + "\n\n" + en + "\n\n" + en +
                     "\n\n" + en + "\n\n" + fr),
            "");
  EXPECT_EQ(versions(""), "");
}

}  // namespace
}  // namespace rostrum
