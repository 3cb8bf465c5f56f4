// Values that people give, in records, tables and flags, are read as headings and questions are.
#include <gtest/gtest.h>

#include <algorithm>

#include "indexer/readers/csv_reader.hpp"
#include "indexer/readers/file_reader.hpp"
#include "indexer/readers/given_items.hpp"
#include "schemas/error.hpp"

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
