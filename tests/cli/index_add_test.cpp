// The real rostrum-index over files as users have them, good and bad.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/documents.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

constexpr const char* kRecord =
    R"({"id":"a1","text":"Norway will not withdraw.","country":"Norway","date":"2025-06-17"})"
    "\n";

class AddTest : public ::testing::Test {
 protected:
  [[nodiscard]] ProgramRun add(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "add");
    arguments.insert(arguments.end(), {"--index", index()});
    return run_program("rostrum-index", arguments);
  }
  [[nodiscard]] std::string index() const { return (folder_.path() / "index").string(); }
  [[nodiscard]] std::string file(const char* name, std::string_view bytes) const {
    return folder_.write(name, bytes).string();
  }
  /// Statements in the index, as stats counts them; -1 if there is no index.
  [[nodiscard]] int held() const {
    const ProgramRun run =
        run_program("rostrum-index", {"stats", "--format", "json", "--index", index()});
    if (run.status != 0) return -1;
    return nlohmann::json::parse(run.out).at("statements");
  }
  TempDir folder_;
};

TEST_F(AddTest, IndexesAndSaysSo) {
  const ProgramRun run = add({file("a.jsonl", kRecord)});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("1 added"), std::string::npos) << run.out;
  EXPECT_EQ(held(), 1);
}

TEST_F(AddTest, TakesARecordsKindOfDelegationAtItsWord) {
  const std::string path = file(
      "a.jsonl",
      R"({"id":"a1","text":"x","delivered_by":{"code":"NAM","kind":"state","label":"Namibia"}})");
  const ProgramRun run = run_program("rostrum-index", {"inspect", path});
  const nlohmann::json author = nlohmann::json::parse(run.out).at(0).at("delivered_by");
  EXPECT_EQ(author.at("code"), "NAM") << author;
  EXPECT_EQ(author.at("kind"), "state") << author;
}

TEST_F(AddTest, InspectsForPeople) {
  const std::string path = file(
      "talk.txt",
      "Statement by Norway\n\nGeneva, 2 December 2025\n\n2025/12/05\n\nMr. Chair,\n\nWe speak.\n");
  const ProgramRun run = run_program("rostrum-index", {"inspect", "--format", "text", path});
  EXPECT_EQ(run.status, 0);
  EXPECT_NE(
      run.out.find("  Delivered by    Norway (NOR)\n"
                   "                    line 1: “Statement by Norway” (heading.author, 95 %)"),
      std::string::npos)
      << run.out;
  EXPECT_NE(run.out.find("Found and not used\n    date          2025-12-05"), std::string::npos)
      << run.out;
}

TEST_F(AddTest, PassesOverWhatIsUnchanged) {
  const std::string path = file("a.jsonl", kRecord);
  (void)add({path});
  const ProgramRun again = add({path});
  EXPECT_EQ(again.status, 0);
  EXPECT_NE(again.out.find("0 files read, 1 unchanged"), std::string::npos) << again.out;
  EXPECT_EQ(held(), 1);
}

TEST_F(AddTest, ReplacesWhatChangedAndRemovesWhatTheFileNoLongerHas) {
  (void)add({file("a.jsonl", std::string(kRecord) + "{\"id\":\"a2\",\"text\":\"Second.\"}\n")});
  EXPECT_EQ(held(), 2);
  const ProgramRun run = add({file("a.jsonl", "{\"id\":\"a1\",\"text\":\"Changed.\"}\n")});
  EXPECT_NE(run.out.find("1 changed"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("1 removed"), std::string::npos) << run.out;
  EXPECT_EQ(held(), 1);
}

TEST_F(AddTest, KeepsGoodLinesBesideBrokenOnes) {
  const ProgramRun run = add({file(
      "a.jsonl", std::string(kRecord) + "{broken\n\n[1]\n{\"id\":\"a3\",\"text\":\"Third.\"}\n"
                                        "{\"id\":\"a4\",\"text\":\"\"}\n")});
  EXPECT_EQ(run.status, 1) << run.out;
  EXPECT_EQ(held(), 2);
  EXPECT_NE(run.out.find("a.jsonl:2: not JSON"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("a.jsonl:4: expected a JSON object, got array"), std::string::npos)
      << run.out;
  EXPECT_NE(run.out.find("a.jsonl:6: text: missing or empty"), std::string::npos) << run.out;
}

TEST_F(AddTest, LeavesOutWhatResolvesToNothingAndSaysWhere) {
  const std::string path =
      file("a.jsonl",
           R"({"id":"a1","text":"One.","country":"Norwey","date":"2019-13-01","colour":"red"})"
           "\n");
  const ProgramRun run = add({path});
  EXPECT_EQ(run.status, 0) << run.out;
  EXPECT_NE(run.out.find("did you mean 'Norway'"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("'2019-13-01' is not a day"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("colour"), std::string::npos) << run.out;
  EXPECT_EQ(add({path, "--strict"}).status, 1);
}

TEST_F(AddTest, NamesWhatItCannotRead) {
  struct Case {
    const char* name;
    std::string bytes;
    const char* says;
  };
  const Case cases[] = {
      {"empty.txt", "", "empty"},
      {"blank.txt", " \n\n ", "empty"},
      {"latin.txt", "T\xfcrkiye", "not UTF-8"},
      {"paper.txt", "%PDF-1.7 …", "no PDF that can be read"},
      {"zeros.txt", std::string(100, '\0'), "binary"},
      {"talk.docx", "PK\x03\x04 …", "damaged"},
  };
  for (const Case& each : cases) {
    const ProgramRun run = add({file(each.name, each.bytes)});
    EXPECT_NE(run.status, 0) << ::testing::PrintToString(run);
    const std::string said = run.out + run.err;
    // Documents are refused where the process that reads them cannot be confined.
    if (said.find("no filter of system calls") != std::string::npos) continue;
    EXPECT_NE(said.find(each.says), std::string::npos) << ::testing::PrintToString(run);
  }
}

TEST_F(AddTest, NamesDamagedFilesAsOnesThatMayBeIncomplete) {
  const std::string whole = testing::make_docx(
      "<w:p><w:r><w:t>We thank the Chair.</w:t></w:r></w:p><w:p><w:r><w:t>Mines stay.</w:t></w:r>"
      "</w:p>");
  const std::string told = (folder_.path() / "told.json").string();
  const std::string path = file("talk.docx", whole.substr(0, whole.find("Mines stay.")));
  const ProgramRun run = add({path, "--report", told});
  if (run.out.find("no filter of system calls") != std::string::npos) return;
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("damaged, so that what is read of them may be incomplete:\n  " + path +
                         ": the file is cut short within word/document.xml"),
            std::string::npos)
      << run.out;
  const nlohmann::json report = nlohmann::json::parse(read_bytes(told));
  ASSERT_EQ(report.at("damaged").size(), 1U);
  EXPECT_EQ(report.at("damaged").at(0).at("file"), path);
  const ProgramRun inspected = run_program("rostrum-index", {"inspect", path});
  EXPECT_NE(inspected.err.find("damaged, and may be incomplete: the file is cut short"),
            std::string::npos)
      << inspected.err;
}

TEST_F(AddTest, DoesNotHoldAVeryLongLine) {
  const std::string path = (folder_.path() / "long.jsonl").string();
  {
    std::ofstream stream(path);
    stream << "{\"id\":\"a0\",\"text\":\"Before.\"}\n{\"text\":\"";
    const std::string block(1 << 20, 'x');
    for (int i = 0; i < 200; ++i) stream << block;
    stream << "\"}\n" << kRecord;
  }
  const ProgramRun run = add({path});
  EXPECT_EQ(run.status, 1) << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("long.jsonl:2: the line has more than 20 MB"), std::string::npos)
      << run.out;
  EXPECT_EQ(held(), 2);
}

TEST_F(AddTest, RefusesFoldersThatAreNoIndex) {
  folder_.write("index/letter.txt", "hello");
  const ProgramRun run = add({file("a.jsonl", kRecord)});
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("no index here, but other files"), std::string::npos) << run.err;
}

TEST_F(AddTest, SaysThatNothingIsThere) {
  const ProgramRun run = add({(folder_.path() / "none").string()});
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("no such file or folder"), std::string::npos) << run.err;
  EXPECT_FALSE(std::filesystem::exists(index()));
}

TEST_F(AddTest, PrunesFilesThatAreGone) {
  const std::string path = file("texts/a.jsonl", kRecord);
  (void)file("texts/b.jsonl", "{\"id\":\"b\",\"text\":\"Stays.\"}\n");
  const std::string texts = (folder_.path() / "texts").string();
  (void)add({texts});
  EXPECT_EQ(held(), 2);
  std::filesystem::remove(path);
  const ProgramRun run = add({texts, "--prune"});
  EXPECT_NE(run.out.find("1 removed"), std::string::npos) << run.out;
  EXPECT_EQ(held(), 1);
}

TEST_F(AddTest, CountsACopyOnce) {
  const char* text = "Statement by Norway\n\nPresident,\n\nThe same words.";
  (void)file("texts/a.txt", text);
  (void)file("texts/b.txt", text);
  const ProgramRun run = add({(folder_.path() / "texts").string()});
  EXPECT_NE(run.out.find("1 duplicate"), std::string::npos) << run.out;
  EXPECT_EQ(held(), 1);
}

TEST_F(AddTest, CountsCopiesAndTranslationsOnceAndKeepsTheirSources) {
  const std::string heading =
      "\n\n22nd Meeting of the States Parties to the Mine Ban Convention\n\n2 December 2025\n\n"
      "Agenda item 7\n\n";
  std::string english;
  for (int i = 0; i < 30; ++i) {
    english += "Norway has in year " + std::to_string(1990 + i) + " cleared field " +
               std::to_string(i * 7) + " of its mines. ";
  }
  std::string french = "Déclaration de la Norvège" + heading;
  for (int i = 0; i < 20; ++i) {
    french += "La Norvège a nettoyé au cours de cette année plusieurs champs de mines du pays. ";
  }
  (void)file("texts/a.txt", "Statement by Norway" + heading + english);
  (void)file("texts/b.txt", "Archive of the mission\n\nStatement by Norway\n\n" + english);
  (void)file("texts/c.txt", french);
  // The same words at another meeting are another statement.
  (void)file("texts/d.txt",
             "Statement by Norway\n\n21st Meeting of the States Parties to the Mine "
             "Ban Convention\n\nAgenda item 7\n\n" +
                 english);
  const std::string texts = (folder_.path() / "texts").string();
  const ProgramRun run = add({texts});
  EXPECT_NE(run.out.find("2 added"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("b.txt: the same text as"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("c.txt: a translation of"), std::string::npos) << run.out;
  EXPECT_EQ(held(), 2);
  const ProgramRun found =
      run_program("rostrum-search", {"query", "nettoyé", "--format", "json", "--index", index()});
  const nlohmann::json answer = nlohmann::json::parse(found.out);
  EXPECT_EQ(answer.at("total").at("count"), 1);
  EXPECT_EQ(answer.at("hits").at(0).at("language"), "fr");
  EXPECT_EQ(answer.at("hits").at(0).at("versions").size(), 2U) << found.out;
  // The copy says nothing of its meeting; the version that does lends it.
  const ProgramRun copy = run_program(
      "rostrum-search",
      {"query", "archive", "--session", "APMBC/22MSP", "--format", "json", "--index", index()});
  EXPECT_EQ(nlohmann::json::parse(copy.out).at("total").at("count"), 1) << copy.out;
  const ProgramRun again = add({texts, "--set", "delivery=delivered"});
  EXPECT_NE(again.out.find("0 added, 4 changed"), std::string::npos) << again.out;
  EXPECT_EQ(held(), 2);
  (void)add({texts, "--keep-duplicates"});
  EXPECT_EQ(held(), 4);
}

// Each is given what the first one knows, and so is no longer the same to the letter as the others.
TEST_F(AddTest, TakesAnyNumberOfCopies) {
  std::string text;
  for (int i = 0; i < 30; ++i) {
    text += "Samplia cleared in year " + std::to_string(1990 + i) + " the mines of field " +
            std::to_string(i * 7) + " and reported what it found there. ";
  }
  constexpr int kCopies = 14;
  for (int i = 0; i < kCopies; ++i) {
    nlohmann::json record{{"text", text}};
    if (i == 0) record["date"] = "2025-06-17";
    (void)file(("copies/" + std::to_string(10 + i) + ".jsonl").c_str(), record.dump() + "\n");
  }
  const ProgramRun run = add({(folder_.path() / "copies").string()});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("1 added, 0 changed, 0 unchanged, 0 removed, 13 duplicate"),
            std::string::npos)
      << run.out;
}

// A disk that is away for a while holds the file of a statement whose id another one asks for.
TEST_F(AddTest, KeepsAStatementWhoseFileIsAwayBesideAnotherThatWouldBeCalledTheSame) {
  (void)file("a/one.txt", "Some words about landmines without any heading.");
  const std::filesystem::path folder = folder_.path();
  (void)add({(folder / "a").string()});
  std::filesystem::rename(folder / "a", folder / "away");
  const ProgramRun run =
      add({file("b/two.txt", "Wholly other words: outer space, and nothing else.")});
  EXPECT_NE(run.out.find("1 added, 0 changed"), std::string::npos) << run.out;
  EXPECT_EQ(held(), 2);
}

TEST_F(AddTest, WatchesAFolder) {
  (void)file("texts/a.txt", "Statement by Norway\n\nFirst.");
  const std::string program = (bin_dir() / "rostrum-index").string();
  const std::string texts = (folder_.path() / "texts").string();
  const std::string out = (folder_.path() / "out").string();
  // Until so many statements are on file, or a minute has passed.
  const std::string script =
      "until_there() { for i in $(seq 600); do \"" + program + "\" stats --index \"" + index() +
      "\" 2>/dev/null | grep -q \"^statements *$1$\" && return; sleep 0.1; done; echo late; }\n\"" +
      program + "\" add \"" + texts + "\" --watch --prune --index \"" + index() + "\" >\"" + out +
      "\" 2>&1 &\nuntil_there 1\nprintf 'Statement by Japan\\n\\nSecond.' >\"" + texts +
      "/b.txt\"\nuntil_there 2\nrm \"" + texts +
      "/a.txt\"\nuntil_there 1\nkill -TERM $!\nwait $!\necho status $?\ncat \"" + out + "\"";
  const ProgramRun run = run_program("/bin/sh", {"-c", script});
  EXPECT_TRUE(run.out.starts_with("status 0\n")) << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("watching 1 folder"), std::string::npos) << run.out;
  const ProgramRun refused = add({texts, "--watch", "--dry-run"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.err.find("--dry-run"), std::string::npos) << refused.err;
}

TEST_F(AddTest, TakesTheStatementsOfARecordApart) {
  const std::string path = file("pv.txt",
                                "Sample written for the Rostrum project; delivered by nobody.\n\n"
                                "First Committee\n\nSeventy-second session\n\n10 October 2017\n\n"
                                "Ms. Example (Norway): Norway is concerned about mines.\n\n"
                                "Mr. Sample (Japan) (spoke in Japanese): Japan is, too.\n");
  EXPECT_NE(add({path}).out.find("2 added"), std::string::npos);
  const ProgramRun found = run_program(
      "rostrum-search", {"query", "--country", "JPN", "--format", "jsonl", "--index", index()});
  const nlohmann::json hit = nlohmann::json::parse(found.out);
  EXPECT_EQ(hit.at("speaker").at("name"), "Mr. Sample");
  EXPECT_TRUE(hit.at("sample")) << "the mark is that of the whole file";
  EXPECT_EQ(hit.at("session").at("code"), "UNGA-C1/72");
  EXPECT_EQ(hit.at("date"), "2017-10-10");
  // Who names the author of a file says that it is one statement.
  (void)add({path, "--set", "country=Norway"});
  EXPECT_EQ(held(), 1);
}

TEST_F(AddTest, GivesTheSameIndexOnAnyNumberOfThreads) {
  std::string lines;
  for (int i = 0; i < 300; ++i) {
    lines += R"({"country":"Norway","text":"Statement number )" + std::to_string(i) + "\"}\n";
  }
  const std::string path = file("a.jsonl", lines);
  const auto ids = [&] {
    return run_program("rostrum-search", {"query", "statement", "--limit", "300", "--format", "csv",
                                          "--index", index()})
        .out;
  };
  (void)add({path, "--jobs", "1"});
  const std::string one = ids();
  std::filesystem::remove_all(index());
  (void)add({path, "--jobs", "4"});
  EXPECT_EQ(ids(), one);
  EXPECT_EQ(held(), 300);
}

TEST_F(AddTest, MapsTheirNamesToOurs) {
  const ProgramRun run =
      add({file("a.jsonl", "{\"id\":\"a\",\"staat\":\"Norwegen\",\"text\":\"Words.\"}\n"), "--map",
           "staat=country"});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  const ProgramRun found = run_program(
      "rostrum-search", {"query", "--country", "NOR", "--format", "jsonl", "--index", index()});
  EXPECT_NE(found.out.find("\"a\""), std::string::npos) << ::testing::PrintToString(found);
}

TEST_F(AddTest, RemovesById) {
  (void)add({file("a.jsonl", kRecord)});
  const ProgramRun wrong = run_program("rostrum-index", {"remove", "a2", "--index", index()});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_NE(wrong.err.find("did you mean 'a1'"), std::string::npos) << wrong.err;
  EXPECT_EQ(run_program("rostrum-index", {"remove", "a1", "--index", index()}).status, 0);
  EXPECT_EQ(held(), 0);
}

TEST_F(AddTest, ChecksTheIndexAndFindsDamage) {
  (void)add({file("a.jsonl", kRecord)});
  EXPECT_EQ(run_program("rostrum-index", {"check", "--index", index()}).status, 0);
  std::filesystem::remove(index() + "/docdata.glass");
  const ProgramRun run = run_program("rostrum-index", {"check", "--index", index()});
  EXPECT_EQ(run.status, 2) << ::testing::PrintToString(run);
  EXPECT_NE(run.err.find("damaged"), std::string::npos) << run.err;
}

TEST_F(AddTest, ReadsJsonlFromStdin) {
  const ProgramRun run =
      run_program("rostrum-index", {"add", "-", "--index", index()}, {.stdin_bytes = kRecord});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  EXPECT_EQ(held(), 1);
}

TEST_F(AddTest, RebuildsFromWhatIsGivenAlone) {
  (void)add({file("a.jsonl", kRecord), file("b.jsonl", "{\"id\":\"b1\",\"text\":\"Second.\"}\n")});
  EXPECT_EQ(held(), 2);
  const ProgramRun run =
      add({"--rebuild", "--prune", file("b.jsonl", "{\"id\":\"b1\",\"text\":\"Second.\"}\n")});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("the index holds 1 statement\n"), std::string::npos) << run.out;
  EXPECT_EQ(held(), 1);
}

TEST_F(AddTest, KeepsTheOldIndexIfNothingCanBeReadForTheNewOne) {
  (void)add({file("a.jsonl", kRecord)});
  const ProgramRun run = add({"--rebuild", file("bad.jsonl", "{\n")});
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("the index stays as it was"), std::string::npos) << run.err;
  EXPECT_EQ(held(), 1);
}

TEST_F(AddTest, CompactsByCommand) {
  (void)add({file("a.jsonl", kRecord)});
  const ProgramRun run = run_program("rostrum-index", {"compact", "--index", index()});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_TRUE(run.out.starts_with("compacted: ")) << run.out;
  EXPECT_EQ(held(), 1);
}

TEST_F(AddTest, KeepsWhatIsSetByHandWhenAFileIsReadAgain) {
  const std::string path = file("a.txt", "Statement by Norway\n\nWords of it.\n");
  (void)add({path});
  const auto annotate = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "annotate");
    arguments.insert(arguments.end(), {"--index", index()});
    return run_program("rostrum-index", arguments);
  };
  const auto total = [&](const char* question) {
    const ProgramRun run =
        run_program("rostrum-search", {"query", question, "--format", "json", "--index", index()});
    const nlohmann::json answer = nlohmann::json::parse(run.out, nullptr, false);
    return answer.is_object() ? answer.at("total").at("count").get<int>() : -1;
  };
  const ProgramRun set = annotate({"nor", "country=Chile", "session=22MSP", "convention=APMBC"});
  EXPECT_EQ(set.status, 0) << set.err;
  EXPECT_EQ(total("country:Chile session:22MSP"), 1);
  EXPECT_EQ(total("country:Norway"), 0);

  (void)add({file("a.txt", "Statement by Norway\n\nOther words of it.\n")});
  EXPECT_EQ(total("country:Chile other"), 1);
  (void)add({"--rebuild", path});
  EXPECT_EQ(total("country:Chile other"), 1);
  EXPECT_NE(annotate({"nor"}).out.find("country = Chile"), std::string::npos);

  EXPECT_EQ(annotate({"nor", "--remove", "country"}).status, 0);
  (void)add({path});
  EXPECT_EQ(total("country:Norway session:22MSP"), 1);
}

TEST_F(AddTest, RefusesToSetByHandWhatIsNoValue) {
  (void)add({file("a.jsonl", kRecord)});
  struct Case {
    std::vector<std::string> arguments;
    const char* says;
  };
  const Case cases[] = {{{"annotate", "a1", "country=Norwey"}, "did you mean 'Norway'"},
                        {{"annotate", "a1", "colour=red"}, "no field of a statement"},
                        {{"annotate", "a1", "text=other"}, "comes from the source"},
                        {{"annotate", "a1", "--remove", "country"}, "not set by hand"},
                        {{"annotate", "none", "country=Norway"}, "no statement has the id"}};
  for (const Case& each : cases) {
    std::vector<std::string> arguments = each.arguments;
    arguments.insert(arguments.end(), {"--index", index()});
    const ProgramRun run = run_program("rostrum-index", arguments);
    EXPECT_EQ(run.status, 2) << run.out;
    EXPECT_NE(run.err.find(each.says), std::string::npos) << run.err;
  }
}

TEST_F(AddTest, PassesOverAnIndexAmongItsFiles) {
  (void)file("a.jsonl", kRecord);
  (void)add({folder_.path().string()});
  const ProgramRun again = add({folder_.path().string()});
  EXPECT_EQ(again.status, 0) << again.out;
  EXPECT_NE(again.out.find("0 skipped"), std::string::npos) << again.out;
}

TEST_F(AddTest, TellsInAReportWhatIsMissingWhere) {
  const std::string path = file("a.txt", "Statement by Norway\n\nWords of it.\n");
  const std::string told = (folder_.path() / "told.json").string();
  EXPECT_EQ(add({path, "--report", told}).status, 0);
  const nlohmann::json report = nlohmann::json::parse(read_bytes(told));
  ASSERT_EQ(report.at("incomplete").size(), 1U);
  const nlohmann::json& lacking = report.at("incomplete").at(0);
  EXPECT_EQ(lacking.at("id"), "nor");
  EXPECT_EQ(lacking.at("fields"),
            (nlohmann::json{"convention", "session", "agenda_items", "date"}));
  const std::string read = (folder_.path() / "told.txt").string();
  (void)add({path, "--rebuild", "--report", read});
  EXPECT_NE(read_bytes(read).find(path + ": convention session agenda_items date\n"),
            std::string::npos)
      << read_bytes(read);
  EXPECT_EQ(add({path, "--rebuild", "--report", "/nowhere/told.txt"}).status, 2);
}

}  // namespace
}  // namespace rostrum::testing
