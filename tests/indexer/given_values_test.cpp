// Values that people give, in records, tables and flags, are read as headings and questions are.
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "indexer/readers/file_reader.hpp"
#include "indexer/readers/records/csv_reader.hpp"
#include "indexer/readers/records/given_items.hpp"
#include "schemas/base/error.hpp"

namespace rostrum {
namespace {

ReadResult read(const std::string& lines, ReadOptions options = {}) {
  options.vocabulary = &Vocabulary::builtin();
  return FileReader(options).read_lines("talks.jsonl", lines, 1);
}

ReadResult read_table(const std::string& bytes) {
  return FileReader({.vocabulary = &Vocabulary::builtin()})
      .read_file("talks.csv", FileFormat::Csv, bytes, "");
}

Statement only(const ReadResult& result) {
  EXPECT_EQ(result.statements.size(), 1U);
  return result.statements.empty() ? Statement() : result.statements.front();
}

std::string items_of(const Statement& statement) {
  std::string text;
  for (const AgendaItem& item : statement.agenda_items) {
    text += (text.empty() ? "" : ",") + item.number + (item.title.empty() ? "" : "=" + item.title);
  }
  return text;
}

bool tells(const ReadResult& result, const std::string& part) {
  return std::any_of(result.notes.begin(), result.notes.end(), [&](const Problem& each) {
    return each.message.find(part) != std::string::npos;
  });
}

TEST(GivenItems, AreListsAsInHeadings) {
  const std::pair<const char*, const char*> cases[] = {
      {"5a, 12", "5a,12"},
      {"5, 6, 14", "5,6,14"},
      {"5a;5b", "5a,5b"},
      {"5 and 12", "5,12"},
      {"5-8", "5-8"},
      {"5a Clearance", "5a=Clearance"},
      {"5a. Clearance, and what follows", "5a=Clearance, and what follows"},
      {"5a Clearance; 12 Any other business", "5a=Clearance,12=Any other business"},
      {"Clearance; assistance", "=Clearance; assistance"},
      {"10,000 mines cleared", "=10,000 mines cleared"},
      {"General debate", "=General debate"},
  };
  for (const auto& [text, items] : cases) {
    Statement statement;
    statement.agenda_items = items_given(text);
    EXPECT_EQ(items_of(statement), items) << text;
  }
}

TEST(GivenItems, AreReadAlikeFromRecordsTablesAndFlags) {
  EXPECT_EQ(items_of(only(read(R"({"text":"We agree.","items":"5a, 12"})"))), "5a,12");
  EXPECT_EQ(items_of(only(read(R"({"text":"We agree.","items":["5a","12, 13"]})"))), "5a,12,13");
  EXPECT_EQ(items_of(only(read_table("text,items\nWe agree.,\"5a, 12\"\n"))), "5a,12");
  EXPECT_EQ(items_of(only(read(R"({"text":"We agree."})", {.set = {{"items", "5a, 12"}}}))),
            "5a,12");
  const ReadResult file = FileReader({.vocabulary = &Vocabulary::builtin()})
                              .read_file("talk.txt", FileFormat::Text,
                                         "---\nitems: 5a, 12\n---\nWe agree on this.\n", "");
  EXPECT_EQ(items_of(only(file)), "5a,12");
}

/// One value of a field, as each door gives it: a record, a table, front matter, a sidecar, a flag.
std::vector<std::pair<std::string, ReadResult>> through_each_door(const std::string& field,
                                                                  const std::string& text,
                                                                  const std::string& convention) {
  const std::string words = "We agree with what is proposed, and we will do our part.";
  const std::string body = convention.empty() ? "" : R"("convention":")" + convention + R"(",)";
  const std::string object = "{" + body + "\"" + field + "\":\"" + text + "\"";
  std::vector<std::pair<std::string, std::string>> set = {{field, text}};
  if (!convention.empty()) set.emplace_back("convention", convention);
  const auto file = [](const std::string& bytes, const std::string& sidecar, ReadOptions options) {
    options.vocabulary = &Vocabulary::builtin();
    return FileReader(options).read_file("talk.txt", FileFormat::Text, bytes, sidecar);
  };
  std::vector<std::pair<std::string, ReadResult>> doors;
  doors.emplace_back("record", read(object + R"(,"text":")" + words + "\"}"));
  doors.emplace_back("table", read_table("convention,text," + field + "\n" + convention + ",\"" +
                                         words + "\",\"" + text + "\"\n"));
  const std::string front = convention.empty() ? "" : "convention: " + convention + "\n";
  doors.emplace_back(
      "front matter",
      file("---\n" + front + field + ": " + text + "\n---\n" + words + "\n", "", {}));
  doors.emplace_back("sidecar", file(words, object + "}", {}));
  doors.emplace_back("flag", file(words, "", {.set = set}));
  return doors;
}

/// What a heading with this line says.
Statement headed(const std::string& line) {
  return only(FileReader({.vocabulary = &Vocabulary::builtin()})
                  .read_file("talk.txt", FileFormat::Text,
                             line + "\n\nMr. President,\n\nWe agree with what is proposed.\n", ""));
}

std::string author_of(const Statement& statement) {
  std::string text = statement.delivered_by ? statement.delivered_by->code : "";
  for (const std::string& each : statement.on_behalf_of) text += " for " + each;
  for (const std::string& each : statement.joint_with) text += " with " + each;
  return text;
}

TEST(GivenForms, OfItemsAreReadAlikeThroughEachDoorAndInHeadings) {
  const std::pair<const char*, const char*> forms[] = {
      {"7", "7"},
      {"7 a", "7a"},
      {"7(a)", "7a"},
      {"7.a", "7a"},
      {"7A", "7a"},
      {"7 (a) and (b)", "7a,7b"},
      {"7a and b", "7a,7b"},
      {"7a/b", "7a,7b"},
      {"7a-c", "7a,7b,7c"},
      {"7, 9", "7,9"},
      {"7; 9", "7,9"},
      {"7 & 9", "7,9"},
      {"7, 8 and 12", "7,8,12"},
      {"7-9", "7-9"},
      {"7–9", "7-9"},
      {"7 to 9", "7-9"},
      {"52 (b) and 90 to 106", "52b,90-106"},
  };
  for (const auto& [text, items] : forms) {
    for (const auto& [door, result] : through_each_door("items", text, "")) {
      EXPECT_EQ(items_of(only(result)), items) << door << ": " << text;
    }
    EXPECT_EQ(items_of(headed(std::string("Norway\nAgenda items ") + text)), items) << text;
  }
  const std::pair<const char*, const char*> whole[] = {
      {"Agenda item IV", "4"},          {"Cluster II", "cluster 2"},
      {"Cluster three", "cluster 3"},   {"Point 7 de l'ordre du jour", "7"},
      {"Tagesordnungspunkt 7", "7"},    {"Пункт 7 повестки дня", "7"},
      {"البند ٧ من جدول الأعمال", "7"}, {"议程项目7", "7"},
  };
  for (const auto& [text, items] : whole) {
    for (const auto& [door, result] : through_each_door("items", text, "")) {
      EXPECT_EQ(items_of(only(result)), items) << door << ": " << text;
    }
    EXPECT_EQ(items_of(headed(std::string("Norway\n") + text)), items) << text;
  }
}

TEST(GivenForms, OfDatesAreReadAlikeThroughEachDoorAndInHeadings) {
  const std::pair<const char*, const char*> forms[] = {
      {"3 May 2011", "2011-05-03"},         {"May 3rd, 2011", "2011-05-03"},
      {"Tuesday 3 May 2011", "2011-05-03"}, {"3. Mai 2011", "2011-05-03"},
      {"le 3 mai 2011", "2011-05-03"},      {"3 de mayo de 2011", "2011-05-03"},
      {"3 мая 2011 года", "2011-05-03"},    {"2011年5月3日", "2011-05-03"},
      {"٣ مايو ٢٠١١", "2011-05-03"},        {"3 Mayıs 2011", "2011-05-03"},
      {"2011-05-03", "2011-05-03"},         {"2011/05/03", "2011-05-03"},
      {"23/05/2011", "2011-05-23"},         {"05/23/2011", "2011-05-23"},
      {"3-May-2011", "2011-05-03"},         {"3 to 5 May 2011", "2011-05"},
      {"30 May - 3 June 2011", "2011"},
  };
  for (const auto& [text, date] : forms) {
    for (const auto& [door, result] : through_each_door("date", text, "")) {
      const Statement statement = only(result);
      ASSERT_TRUE(statement.date) << door << ": " << text;
      EXPECT_EQ(statement.date->text(), date) << door << ": " << text;
    }
    const Statement heading = headed(std::string("Statement by Norway\n") + text);
    ASSERT_TRUE(heading.date) << text;
    EXPECT_EQ(heading.date->text(), date) << text;
  }
}

TEST(GivenForms, OfSessionsAreReadAlikeThroughEachDoorAndInHeadings) {
  const std::tuple<const char*, const char*, const char*> forms[] = {
      {"APMBC", "21MSP", "APMBC/21MSP"},
      {"APMBC", "MSP 21", "APMBC/21MSP"},
      {"APMBC", "Twenty-First Meeting of the States Parties", "APMBC/21MSP"},
      {"APMBC", "Vingt et unième Assemblée des États parties", "APMBC/21MSP"},
      {"APMBC", "21-я Встреча государств-участников", "APMBC/21MSP"},
      {"APMBC", "第二十一届缔约国会议", "APMBC/21MSP"},
      {"UNGA", "78th session", "UNGA/78"},
      {"UNGA", "Soixante-dix-huitième session", "UNGA/78"},
      {"NPT", "Tenth Review Conference", "NPT/RC-2022"},
      {"BWC", "Meeting of States Parties 2023", "BWC/MSP-2023"},
  };
  for (const auto& [convention, text, code] : forms) {
    for (const auto& [door, result] : through_each_door("session", text, convention)) {
      const Statement statement = only(result);
      ASSERT_TRUE(statement.session) << door << ": " << text;
      EXPECT_EQ(statement.session->code, code) << door << ": " << text;
    }
    const Statement heading =
        headed(std::string("Statement by Norway\n") + convention + "\n" + text);
    ASSERT_TRUE(heading.session) << text;
    EXPECT_EQ(heading.session->code, code) << text;
  }
}

TEST(GivenForms, OfNamesAreReadAlikeThroughEachDoorAndInHeadings) {
  const std::pair<const char*, const char*> forms[] = {
      {"Norway", "NOR"},
      {"The Kingdom of Norway", "NOR"},
      {"Norvège", "NOR"},
      {"Норвегия", "NOR"},
      {"the Norwegian delegation", "NOR"},
      {"Delegation of Norway", "NOR"},
      {"Permanent Mission of Norway to the United Nations", "NOR"},
      {"Iran (Islamic Republic of)", "IRN"},
      {"U.S.A.", "USA"},
      {"European Union", "EU"},
      {"Ghana on behalf of the African Group", "GHA for AFRICAN-GROUP"},
      {"Bosnia and Herzegovina", "BIH"},
  };
  for (const auto& [text, author] : forms) {
    for (const auto& [door, result] : through_each_door("country", text, "")) {
      EXPECT_EQ(author_of(only(result)), author) << door << ": " << text;
    }
    EXPECT_EQ(author_of(headed(std::string("Statement by ") + text)), author) << text;
  }
}

TEST(GivenForms, OfTheTextsOwnVoiceCountThroughEachDoor) {
  const std::string text =
      "I have the honour to speak on behalf of the African Group. The world has changed.";
  const std::string other = "Peru aligns itself with the statement of the Non-Aligned Movement.";
  const Statement spoken = only(read(R"({"country":"Ghana","text":")" + text + "\"}"));
  EXPECT_EQ(spoken.on_behalf_of, std::vector<std::string>{"AFRICAN-GROUP"});
  const Statement aligned = only(read_table("country,text\nPeru,\"" + other + "\"\n"));
  EXPECT_EQ(aligned.aligned_with, std::vector<std::string>{"NONALIGNED"});
  // What the record says stays.
  const Statement said =
      only(read(R"({"country":"Ghana","on_behalf_of":"Arab Group","text":")" + text + "\"}"));
  EXPECT_EQ(said.on_behalf_of, std::vector<std::string>{"ARAB-GROUP"});
}

TEST(GivenForms, OfKindsFollowAsInFiles) {
  const auto kind_of = [](const std::string& fields, const std::string& text) {
    return only(read("{" + fields + R"("text":")" + text + "\"}")).kind;
  };
  EXPECT_EQ(kind_of(R"("country":"Ghana",)", "We agree."), "national");
  EXPECT_EQ(kind_of(R"("country":"European Union",)", "We agree."), "group");
  EXPECT_EQ(kind_of(R"("country":["Ghana","Togo"],)", "We agree."), "joint");
  EXPECT_EQ(kind_of(R"("country":"Ghana",)", "I speak on behalf of the African Group. We agree."),
            "group");
  EXPECT_EQ(kind_of(R"("country":"Ghana","kind":"explanation-of-vote",)", "We agree."),
            "explanation-of-vote");
  EXPECT_EQ(kind_of("", "We agree."), "");
}

TEST(GivenDates, AreReadAsHeadingsAre) {
  for (const char* date : {"3 May 2011", "2011/05/03", "20110503", "2011-5-3", "'2011-05-03'",
                           "2011-05-03T00:00:00Z", "23/05/2011"}) {
    const Statement statement =
        only(read(std::string(R"({"text":"We agree.","date":")") + date + "\"}"));
    ASSERT_TRUE(statement.date) << date;
    EXPECT_EQ(statement.date->text().substr(0, 7), "2011-05") << date;
    ASSERT_FALSE(statement.evidence.empty());
  }
  const ReadResult doubtful = read(R"({"text":"We agree.","date":"03/05/2011"})");
  EXPECT_FALSE(only(doubtful).date);
  EXPECT_TRUE(tells(doubtful, "may be 2011-05-03 or 2011-03-05"));
}

TEST(GivenSessions, AreReadAsFiltersAre) {
  const std::pair<const char*, const char*> cases[] = {
      {R"("convention":"UNGA","session":"35")", "UNGA/35"},
      {R"("convention":"UNGA","session":35)", "UNGA/35"},
      {R"("convention":"Mine Ban Treaty","session":"21msp")", "APMBC/21MSP"},
      {R"("session":"21MSP of the Mine Ban Convention, Geneva, 20-24 November 2023")",
       "APMBC/21MSP"},
      {R"("convention":"NPT","session":"RC-2020")", "NPT/RC-2020"},
      // What says more than the name of a session is not that session.
      {R"("convention":"APMBC","session":"Breakfast before the 21MSP")",
       "Breakfast before the 21MSP"},
  };
  for (const auto& [fields, code] : cases) {
    const Statement statement = only(read(std::string(R"({"text":"We agree.",)") + fields + "}"));
    ASSERT_TRUE(statement.session) << fields;
    EXPECT_EQ(statement.session->code, code) << fields;
  }
}

TEST(GivenBodies, AreKeptUnderTheirOwnName) {
  const std::string line =
      R"({"text":"We agree.","convention":"Baltic Round Table","session":"12"})";
  const ReadResult result = read(line);
  const Statement statement = only(result);
  EXPECT_EQ(statement.convention, "Baltic Round Table");
  ASSERT_TRUE(statement.session);
  EXPECT_EQ(statement.session->code, "12");
  EXPECT_EQ(statement.session->label, "12");
  EXPECT_TRUE(tells(result, "'Baltic Round Table' is no convention that is known; it is kept"));

  const ReadResult strict = read(line, {.strict = true});
  EXPECT_TRUE(strict.statements.empty());
  ASSERT_EQ(strict.skipped.size(), 1U);
}

TEST(GivenBodies, MayComeFromAFlagAndNeverFromAHeading) {
  const ReadResult result = FileReader({.vocabulary = &Vocabulary::builtin(),
                                        .set = {{"convention", "Baltic Round Table"}}})
                                .read_file("talk.txt", FileFormat::Text,
                                           "Statement by Norway\n\nWe agree on this.\n", "");
  EXPECT_EQ(only(result).convention, "Baltic Round Table");
  EXPECT_TRUE(tells(result, "--set convention: 'Baltic Round Table'"));
  EXPECT_THROW(FileReader({.vocabulary = &Vocabulary::builtin(),
                           .set = {{"convention", "Baltic Round Table"}},
                           .strict = true}),
               Error);

  const ReadResult heading =
      FileReader({.vocabulary = &Vocabulary::builtin()})
          .read_file("talk.txt", FileFormat::Text,
                     "Baltic Round Table\nStatement by Norway\n\nWe agree on this.\n", "");
  EXPECT_EQ(only(heading).convention, "");
}

TEST(GivenAuthors, OfAListAreJoint) {
  for (const char* country : {R"("Norway; Sweden; Denmark")", R"("Norway, Sweden, Denmark")",
                              R"("Norway, Sweden and Denmark")", R"("Norway and Sweden, Denmark")",
                              R"(["Norway","Sweden","Denmark"])"}) {
    const ReadResult result =
        read(std::string(R"({"text":"We agree.","country":)") + country + "}");
    const Statement statement = only(result);
    ASSERT_TRUE(statement.delivered_by) << country;
    EXPECT_EQ(statement.delivered_by->code, "NOR");
    EXPECT_EQ(statement.joint_with, (std::vector<std::string>{"SWE", "DNK"})) << country;
    EXPECT_TRUE(result.notes.empty());
  }
  const ReadResult comma = read(R"({"text":"We agree.","country":"Korea, Republic of"})");
  EXPECT_TRUE(only(comma).joint_with.empty());
}

TEST(GivenTwice, IsTold) {
  const ReadResult names =
      read(R"({"text":"We agree.","body":"We do not.","lang":"en","language":"en"})");
  EXPECT_EQ(only(names).text, "We agree.");
  EXPECT_TRUE(tells(names, "text: is given as 'text' and as 'body'; 'text' is read"));
  EXPECT_EQ(names.notes.size(), 1U);

  const ReadResult authors =
      read(R"({"text":"We agree.","delegation":"European Union","country":"Malta"})");
  EXPECT_EQ(only(authors).delivered_by->code, "MLT");
  EXPECT_TRUE(tells(authors, "'European Union', which the record gives too, is not"));

  const ReadResult columns = read_table("id,text,text\na,We agree.,We do not.\nb,,We do.\n");
  ASSERT_EQ(columns.statements.size(), 2U);
  EXPECT_EQ(columns.statements[0].text, "We agree.");
  EXPECT_EQ(columns.statements[1].text, "We do.");
  EXPECT_TRUE(tells(columns, "two columns are called 'text'"));
}

TEST(Tables, AreReadAsSpreadsheetsWriteThem) {
  const std::string rows[] = {
      "id,text,country\nb7,We agree.,Norway\n",
      " id , text , country \nb7,We agree.,Norway\n",
      "sep=;\nid;text;country\nb7;We agree.;Norway\n",
      "SEP=|\r\nid|text|country\r\nb7|We agree.|Norway\r\n",
      "\xEF\xBB\xBFsep=\t\r\nid\ttext\tcountry\r\nb7\tWe agree.\tNorway\r\n",
      "id, text, country\nb7, \"We agree.\", Norway\n",
      "id,text,country,,\nb7,We agree.,Norway,,,,\n",
      "id|text|country\nb7|We agree.|Norway\n",
  };
  for (const std::string& table : rows) {
    const ReadResult result = read_table(table);
    const Statement statement = only(result);
    EXPECT_EQ(statement.id, "b7") << table;
    EXPECT_EQ(statement.text, "We agree.") << table;
    ASSERT_TRUE(statement.delivered_by) << table;
    EXPECT_EQ(statement.delivered_by->code, "NOR") << table;
    EXPECT_TRUE(result.skipped.empty()) << table;
    EXPECT_TRUE(result.unknown_fields.empty()) << table;
  }
}

TEST(Tables, TakeALineThatOnlyLooksLikeASeparatorForNames) {
  const auto rows = csv_table("sep=\nsep=;x\n").rows;
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].cells, std::vector<std::string>{"sep="});
}

}  // namespace
}  // namespace rostrum
