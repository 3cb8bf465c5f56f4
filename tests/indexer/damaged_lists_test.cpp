// Lists and texts with mistakes in them: a mistake costs itself alone, and is told by its line.
#include <gtest/gtest.h>

#include "indexer/readers/file_reader.hpp"
#include "indexer/readers/records/csv_reader.hpp"

namespace rostrum {
namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells_of(const CsvTable& table) {
  Cells all;
  for (const CsvRow& row : table.rows) all.push_back(row.cells);
  return all;
}

ReadResult read(const char* name, FileFormat format, std::string_view bytes) {
  FileReader reader({.vocabulary = &Vocabulary::builtin()});
  return reader.read_file(name, format, bytes, "");
}

TEST(Quotations, ThatAreNotClosedCostTheirRowAlone) {
  struct Case {
    const char* table;
    Cells rows;
    std::vector<int> unclosed;
  };
  const Case cases[] = {
      {"a,b\n1,\"open, to its end\n2,plain\n3,\"quoted\n twice\"\n",
       {{"a", "b"}, {"1", "\"open, to its end"}, {"2", "plain"}, {"3", "quoted\n twice"}},
       {2}},
      {"a,b\n1,\"open\n2,\"quoted\"\n3,x\n",
       {{"a", "b"}, {"1", "\"open"}, {"2", "quoted"}, {"3", "x"}},
       {2}},
      {"a,b\n\"1,open\n\"2\",\"quoted\"\n", {{"a", "b"}, {"\"1,open"}, {"2", "quoted"}}, {2}},
      {"a,b\n1,\"open\n2,\"open too\n3,x",
       {{"a", "b"}, {"1", "\"open"}, {"2", "\"open too"}, {"3", "x"}},
       {2, 3}},
      // A mark that nobody doubled is a letter.
      {"a,b\n1,\"He said \"no\" twice\nand \"yes\" once\"\n2,x\n",
       {{"a", "b"}, {"1", "He said \"no\" twice\nand \"yes\" once"}, {"2", "x"}},
       {}},
      {"a,b\n1,\"closed\"  \n2,\"\"\n3,\"with \"\" in it\"\n",
       {{"a", "b"}, {"1", "closed"}, {"2", ""}, {"3", "with \" in it"}},
       {}},
      {"a;b\n1;\"open\n2;x\n", {{"a", "b"}, {"1", "\"open"}, {"2", "x"}}, {2}},
  };
  for (const Case& each : cases) {
    const CsvTable table = csv_table(each.table);
    EXPECT_EQ(cells_of(table), each.rows) << each.table;
    EXPECT_EQ(table.unclosed, each.unclosed) << each.table;
  }
}

TEST(Quotations, ThatAreNeverClosedTakeNoLongerThanOthers) {
  std::string table = "a,b\n";
  for (int i = 0; i < 200'000; ++i) table += "1,\"x\" y\n";
  EXPECT_EQ(csv_table(table).rows.size(), 200'001U);
}

TEST(Tables, WithAnOpenQuotationGiveTheirOtherRowsAndTellTheLine) {
  const ReadResult result =
      read("talks.csv", FileFormat::Csv,
           "country,text\nPeru,We agree.\nGhana,\"We agree as well.\nChile,So do we.\n");
  EXPECT_EQ(result.statements.size(), 3U);
  EXPECT_TRUE(result.skipped.empty());
  ASSERT_EQ(result.notes.size(), 1U);
  EXPECT_EQ(result.notes[0].line, 3);
  EXPECT_NE(result.notes[0].message.find("a quotation mark opens here and none closes it"),
            std::string::npos);
}

TEST(JsonLists, PassOverWhatIsNoObjectAndSayNothingElse) {
  const ReadResult result = read(
      "list.json", FileFormat::Json,
      "[{\"text\":\"One is here.\"},\n5, \"a, ] text { with \\\" signs\", [1, {\"x\": 2}], null,\n"
      "{\"text\":\"Two are here.\"}, true]");
  ASSERT_EQ(result.statements.size(), 2U);
  EXPECT_EQ(result.statements[1].text, "Two are here.");
  ASSERT_EQ(result.skipped.size(), 5U);
  for (const Problem& each : result.skipped) {
    EXPECT_EQ(each.message, "expected an object here; what stands here is left out") << each.line;
  }
  EXPECT_EQ(result.skipped[4].line, 3);
  // One that does not end is told, and that the list does not.
  const ReadResult cut = read("list.json", FileFormat::Json, "[{\"text\":\"One.\"}, \"tw");
  EXPECT_EQ(cut.statements.size(), 1U);
  ASSERT_EQ(cut.skipped.size(), 2U);
  EXPECT_EQ(cut.skipped[1].message, "the list does not end; the file is cut short");
}

TEST(MixedEncodings, AreReadLineByLineAndTold) {
  const ReadResult result = read("talk.txt", FileFormat::Text,
                                 "Déclaration de la Suède\n\nLa d\xE9l\xE9gation remercie le "
                                 "pr\xE9sident.\n\nÀ Genève, nous l’avons déjà dit.\n");
  ASSERT_EQ(result.statements.size(), 1U);
  EXPECT_NE(result.statements[0].text.find("La délégation remercie le président."),
            std::string::npos);
  EXPECT_NE(result.statements[0].text.find("À Genève, nous l’avons déjà dit."), std::string::npos);
  ASSERT_EQ(result.notes.size(), 1U);
  EXPECT_EQ(result.notes[0].message,
            "the text is UTF-8, and not all of it: on line 3 it is read as windows-1252, which is "
            "likely");
}

TEST(MixedEncodings, OfTablesAndOfOtherLettersAreRead) {
  const ReadResult table = read("talks.csv", FileFormat::Csv,
                                "pays,text\nSuède,Le désarmement a été débattu.\nSu\xE8"
                                "de,Nous l\x92"
                                "avons demand\xE9.\n");
  ASSERT_EQ(table.statements.size(), 2U);
  EXPECT_EQ(table.statements[1].text, "Nous l’avons demandé.");
  // A paragraph in windows-1251 among others in UTF-8.
  const ReadResult russian = read(
      "talk.txt", FileFormat::Text,
      "Выступление делегации Норвегии\n\n\315\340\370\340 \344\345\353\345\343\340\366\350\377 "
      "\357\356\344\344\345\360\346\350\342\340\345\362 \366\345\353\350 "
      "\344\356\343\356\342\356\360\340 \350 \341\353\340\343\356\344\340\360\350\362 "
      "\357\360\345\344\361\345\344\340\362\345\353\377.\n");
  ASSERT_EQ(russian.statements.size(), 1U);
  EXPECT_NE(russian.statements[0].text.find("Наша делегация поддерживает цели договора"),
            std::string::npos);
}

TEST(MixedEncodings, WithLettersThatWereCutAreKeptAndTold) {
  const ReadResult result =
      read("talk.txt", FileFormat::Text, "“L’été” à Genève.\n\n“Déjà\xE2\x80 – l’été.\n");
  ASSERT_EQ(result.statements.size(), 1U);
  EXPECT_NE(result.statements[0].text.find("“Déjà\uFFFD\uFFFD – l’été."), std::string::npos);
  ASSERT_EQ(result.notes.size(), 1U);
  EXPECT_EQ(result.notes[0].message,
            "the text is damaged on line 3: 2 bytes have no meaning as UTF-8 and stand as "
            "'\uFFFD'");
}

}  // namespace
}  // namespace rostrum
