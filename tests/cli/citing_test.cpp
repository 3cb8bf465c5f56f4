// Citations of the real rostrum-search, read by the programs that they are for.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

class CitingTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempDir;
    // What formats could take for signs of their own.
    folder_->write(
        "odd.jsonl",
        R"({"id":"odd/1","country":"Norway","title":"50 % of {mines} & \\ _all_ #1 ~ ^","language":"en",)"
        R"("convention":"APMBC","session":"22MSP","date":"2025-12","symbol":"A/C.1/78/PV.3",)"
        R"("speaker":"Kari Nordmann","url":"https://example.org/a_b%20c?x={1}","delivery":"delivered",)"
        R"("text":"Mines first.\n\nMines <second>, and \"mines\" again."})"
        "\n"
        R"({"id":"bare","language":"en","text":"Mines of nobody."})"
        "\n");
    ASSERT_EQ(run_program("rostrum-index",
                          {"add", (source_dir() / "corpus/sample").string(),
                           (folder_->path() / "odd.jsonl").string(), "--index", index(), "--quiet"})
                  .status,
              0);
  }
  static void TearDownTestSuite() { delete folder_; }

  static std::string index() { return (folder_->path() / "index").string(); }
  static std::string search(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--index", index()});
    const ProgramRun run = run_program("rostrum-search", arguments);
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
    return run.out;
  }
  static bool installed(const char* program) {
    return std::filesystem::exists(std::string("/usr/bin/") + program);
  }

  static inline TempDir* folder_ = nullptr;
};

TEST_F(CitingTest, SaysWhoWhereWhenAndWhichParagraph) {
  const std::string line = search({"cite", "odd/1", "--paragraph", "2"});
  EXPECT_TRUE(line.starts_with("Norway, “50 % of {mines}")) << line;
  for (const char* part : {"22nd Meeting of the States Parties", "A/C.1/78/PV.3", "2025-12",
                           "para. 2", "https://example.org/a_b%20c?x={1}"}) {
    EXPECT_NE(line.find(part), std::string::npos) << part << " in " << line;
  }
  EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
  const std::string quoted = search({"cite", "odd/1", "--paragraph", "2", "--format", "markdown"});
  EXPECT_TRUE(quoted.starts_with("> Mines \\<second\\>, and \"mines\" again.\n>\n> — [Norway"))
      << quoted;
}

TEST_F(CitingTest, RefusesWhatIsNotThere) {
  const ProgramRun unknown = run_program("rostrum-search", {"cite", "nothing", "--index", index()});
  EXPECT_EQ(unknown.status, 2);
  const ProgramRun behind =
      run_program("rostrum-search", {"cite", "odd/1", "--paragraph", "3", "--index", index()});
  EXPECT_EQ(behind.status, 2);
  EXPECT_NE(behind.err.find("has paragraphs 1 to 2"), std::string::npos) << behind.err;
}

TEST_F(CitingTest, CslJsonHoldsAuthorMeetingAndDate) {
  const json entries = json::parse(search({"cite", "odd/1", "--format", "csl-json"}));
  ASSERT_EQ(entries.size(), 1U);
  const json& entry = entries[0];
  EXPECT_EQ(entry.at("author")[0].at("literal"), "Norway");
  EXPECT_EQ(entry.at("issued").at("date-parts"), json::parse("[[2025,12]]"));
  EXPECT_EQ(entry.at("number"), "A/C.1/78/PV.3");
  const std::string note = entry.at("note");
  for (const char* part :
       {"Delivered by Kari Nordmann", "As delivered", "SHA-256", "index revision", "id odd/1"}) {
    EXPECT_NE(note.find(part), std::string::npos) << part << " in " << note;
  }
  EXPECT_EQ(json::parse(search({"query", "mines", "--limit", "50", "--format", "csl-json"})).size(),
            json::parse(search({"query", "mines", "--limit", "50", "--format", "json"}))
                .at("hits")
                .size());
}

TEST_F(CitingTest, BibtexReadsEveryEntry) {
  if (!installed("bibtex")) GTEST_SKIP() << "skipped: bibtex is not installed";
  const std::string entries = search({"export", "--format", "bibtex"});
  folder_->write("all.bib", entries);
  folder_->write("all.aux", "\\bibstyle{list}\n\\bibdata{all}\n\\citation{*}\n");
  // A style of one's own: those that people use come with the whole of TeX.
  folder_->write("list.bst",
                 "ENTRY { author title howpublished year note } {} {}\n"
                 "FUNCTION {misc} { \"\\bibitem{\" cite$ * \"}\" * write$ newline$\n"
                 "  author empty$ { \"nobody\" } { author } if$ write$ newline$\n"
                 "  title empty$ { cite$ \" has no title\" * warning$ } { title write$ } if$\n"
                 "  newline$ note write$ newline$ }\n"
                 "FUNCTION {default.type} { cite$ \" is of another type\" * warning$ }\n"
                 "READ\nITERATE {call.type$}\n");
  const ProgramRun run = run_program(
      "/usr/bin/bibtex", {"all"},
      {.environment = {{"BIBINPUTS", "."}, {"BSTINPUTS", "."}}, .folder = folder_->path()});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  EXPECT_EQ(run.out.find("error"), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("Warning"), std::string::npos) << run.out;
  const std::string list = read_bytes(folder_->path() / "all.bbl");
  std::size_t items = 0;
  for (std::size_t at = 0; (at = list.find("\\bibitem{", at)) != std::string::npos; ++at) ++items;
  std::size_t statements = 0;
  for (std::size_t at = 0; (at = entries.find("@misc{", at)) != std::string::npos; ++at) {
    ++statements;
  }
  EXPECT_EQ(items, statements);
  EXPECT_GE(items, 90U);
}

TEST_F(CitingTest, BiberReadsEveryEntry) {
  if (!installed("biber")) GTEST_SKIP() << "skipped: biber is not installed";
  folder_->write("biber.bib", search({"export", "--format", "bibtex"}));
  const ProgramRun run =
      run_program("/usr/bin/biber", {"--tool", "biber.bib"}, {.folder = folder_->path()});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
}

TEST_F(CitingTest, PandocReadsEveryEntry) {
  if (!installed("pandoc")) GTEST_SKIP() << "skipped: pandoc is not installed";
  const std::string entries =
      folder_->write("all.json", search({"export", "--format", "csl-json"})).string();
  const ProgramRun run =
      run_program("/usr/bin/pandoc", {"-f", "csljson", "-t", "csljson", entries});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  EXPECT_EQ(json::parse(run.out).size(), json::parse(read_bytes(entries)).size());
}

TEST_F(CitingTest, Ris2xmlReadsEveryEntry) {
  if (!installed("ris2xml")) GTEST_SKIP() << "skipped: bibutils is not installed";
  const std::string entries = search({"export", "--format", "ris"});
  const ProgramRun run =
      run_program("/usr/bin/ris2xml", {folder_->write("all.ris", entries).string()});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  const auto count = [](const std::string& text, const char* what) {
    std::size_t times = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; ++at) ++times;
    return times;
  };
  EXPECT_GE(count(entries, "TY  - "), 90U);
  EXPECT_EQ(count(run.out, "<mods ID="), count(entries, "TY  - "));
  EXPECT_EQ(count(run.out, "<genre authority=\"marcgt\">conference publication</genre>"),
            count(entries, "TY  - "));
  EXPECT_EQ(run.err.find("Did not recognize"), std::string::npos) << run.err;
  EXPECT_NE(run.out.find("<dateIssued>2025-12</dateIssued>"), std::string::npos);
}

// Exports of reference managers are what the indexer reads, by a reader of its own.
TEST_F(CitingTest, RisAndBibtexAndCslJsonAreReadBack) {
  const json all = json::parse(search({"export", "--format", "csl-json"}));
  struct Form {
    const char* name;
    const char* file;
  };
  for (const Form& form :
       {Form{"ris", "refs.ris"}, Form{"bibtex", "refs.bib"}, Form{"csl-json", "refs.json"}}) {
    const std::string file =
        folder_->write(form.file, search({"export", "--format", form.name})).string();
    const ProgramRun run = run_program("rostrum-index", {"inspect", file});
    ASSERT_LE(run.status, 1) << ::testing::PrintToString(run);
    const json records = json::parse(run.out);
    EXPECT_EQ(records.size(), all.size()) << form.name << run.err;
    // The reader takes a point or colon at the end of a title off.
    const auto bare = [](std::string title) {
      return title.substr(0, title.find_last_not_of(".: ") + 1);
    };
    std::multiset<std::string> titles;
    for (const json& record : records) titles.insert(bare(record.value("title", "")));
    for (const json& entry : all) {
      const std::string title = bare(entry.at("title"));
      if (title.find_first_of("{}\\%_&#~^") != std::string::npos) continue;  // as TeX has them
      EXPECT_TRUE(titles.contains(title)) << form.name << ": " << title;
    }
  }
}

}  // namespace
}  // namespace rostrum::testing
