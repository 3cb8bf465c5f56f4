// Archives and mails: each file in them is read as one of its own, and kept up to date with them.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "indexer/readers/documents/document_child.hpp"
#include "tests/support/documents.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;
using Entries = std::vector<std::pair<std::string, std::string>>;

const std::string kNorway =
    "Statement by Norway\n\nGeneva, 2 December 2025\n\nWe clear what we laid.\n";
const std::string kGhana = "Statement by Ghana\n\nOurs is a land without mines.\n";
const std::string kPeru = "Statement by Peru\n\nThe mountains are next.\n";

class InnerFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    try {
      (void)DocumentChild().extract(DocumentKind::Html, "<html><body>x</body></html>");
    } catch (const Error& error) {
      GTEST_SKIP() << "skipped: " << error.what();
    }
  }
  [[nodiscard]] std::string index() const { return (folder_.path() / "index").string(); }
  [[nodiscard]] std::string talks() const { return (folder_.path() / "talks").string(); }
  [[nodiscard]] ProgramRun add(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"add", talks(), "--index", index()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program("rostrum-index", arguments);
  }
  /// The file of the one statement that has these words; "" if there is none.
  [[nodiscard]] std::string file_of(const std::string& words) const {
    const ProgramRun run =
        run_program("rostrum-search", {"query", words, "--format", "json", "--index", index()});
    const json answer = json::parse(run.out, nullptr, false);
    if (!answer.is_object() || answer.at("hits").empty()) return "";
    const std::string file = answer.at("hits").at(0).at("source").at("file").get<std::string>();
    return file.starts_with(talks()) ? file.substr(talks().size() + 1) : file;
  }
  [[nodiscard]] json inspect(const std::string& name, const std::string& bytes) const {
    const std::string path = folder_.write(name, bytes).string();
    const ProgramRun run = run_program("rostrum-index", {"inspect", path});
    told_ = run.err;
    return json::parse(run.out, nullptr, false);
  }

  TempDir folder_;
  mutable std::string told_;  ///< by the last inspect, beside the statements
};

TEST_F(InnerFilesTest, AreAddedChangedAndRemovedWithTheirArchive) {
  const Entries both{{"west/norway.txt", kNorway}, {"ghana.txt", kGhana}};
  folder_.write("talks/a.zip", make_zip(both));
  folder_.write("talks/other.txt", kPeru);
  const ProgramRun first = add();
  EXPECT_EQ(first.status, 0) << ::testing::PrintToString(first);
  EXPECT_EQ(file_of("\"what we laid\""), "a.zip//west/norway.txt");
  EXPECT_EQ(file_of("\"without mines\""), "a.zip//ghana.txt");
  EXPECT_NE(add().out.find("0 files read, 2 unchanged"), std::string::npos);

  Entries changed = both;
  changed[1].second = kGhana + "\nAnd a new sentence.\n";
  changed.erase(changed.begin());
  folder_.write("talks/a.zip", make_zip(changed));
  const ProgramRun second = add();
  EXPECT_NE(second.out.find("0 added, 1 changed, 1 unchanged, 1 removed"), std::string::npos)
      << second.out;
  EXPECT_EQ(file_of("\"what we laid\""), "");
  EXPECT_EQ(file_of("\"new sentence\""), "a.zip//ghana.txt");

  std::filesystem::remove(talks() + "/a.zip");
  EXPECT_NE(add({"--prune"}).out.find("1 removed"), std::string::npos);
  EXPECT_EQ(file_of("\"new sentence\""), "");
  EXPECT_EQ(file_of("mountains"), "other.txt");
}

TEST_F(InnerFilesTest, ComeBackWhenOneIsTakenOutByHandAndInARebuiltIndex) {
  folder_.write("talks/a.zip", make_zip({{"norway.txt", kNorway}, {"ghana.txt", kGhana}}));
  folder_.write("talks/b.txt", kPeru);
  EXPECT_EQ(add().status, 0);
  EXPECT_EQ(run_program("rostrum-index", {"remove", "GHA", "--index", index()}).status, 2);
  EXPECT_EQ(run_program("rostrum-index", {"remove", "gha", "--index", index()}).status, 0);
  EXPECT_EQ(file_of("\"without mines\""), "");
  EXPECT_NE(add().out.find("1 added"), std::string::npos);
  const ProgramRun rebuilt = add({"--rebuild"});
  EXPECT_EQ(rebuilt.status, 0) << ::testing::PrintToString(rebuilt);
  const ProgramRun below =
      run_program("rostrum-index", {"remove", "--below", talks() + "/a.zip", "--index", index()});
  EXPECT_NE(below.out.find("2 statements removed"), std::string::npos)
      << ::testing::PrintToString(below);
}

TEST_F(InnerFilesTest, AreReadAsFilesOfTheirOwn) {
  const json records = inspect(
      "all.zip",
      make_zip({{"talk.docx", make_docx("<w:p><w:r><w:t>Statement by Norway</w:t></w:r></w:p>")},
                {"talk.docx.meta.json", R"({"date": "2025-12-02"})"},
                {"more.csv", "country,text\nGhana,A row speaks.\nNorwey,Another row.\n"},
                {"mail.eml",
                 "Subject: Statement by Peru\nMIME-Version: 1.0\nContent-Type: "
                 "multipart/mixed; boundary=b\n\n--b\n\nThe body, with more words than the "
                 "rest.\n--b\nContent-Type: "
                 "text/plain; name=\"kenya.txt\"\nContent-Disposition: attachment\n\n"
                 "Statement by Kenya\n\nAttached.\n--b--\n"},
                {"deep.tar", make_tar({{"inner/chad.txt", "Statement by Chad\n\nDeep.\n"}})},
                {"picture.png", "\x89PNG"},
                {"broken.pdf", "%PDF-1.4 and nothing else"}}));
  ASSERT_TRUE(records.is_array()) << told_;
  std::vector<std::string> found;
  for (const json& record : records) {
    const std::string file = record.at("source").at("file").get<std::string>();
    found.push_back(file.substr(file.find("all.zip")) + " " +
                    (record.contains("delivered_by")
                         ? record.at("delivered_by").at("code").get<std::string>()
                         : "?"));
  }
  EXPECT_EQ(found, (std::vector<std::string>{"all.zip//talk.docx NOR", "all.zip//more.csv GHA",
                                             "all.zip//more.csv ?", "all.zip//mail.eml PER",
                                             "all.zip//mail.eml//kenya.txt KEN",
                                             "all.zip//deep.tar//inner/chad.txt TCD"}));
  EXPECT_EQ(records.at(0).value("date", ""), "2025-12-02");
  EXPECT_EQ(records.at(1).at("source").value("line", 0), 2);
  EXPECT_NE(told_.find("more.csv:3: country: 'Norwey' is no"), std::string::npos) << told_;
  EXPECT_NE(told_.find("picture.png: looks like a picture"), std::string::npos) << told_;
  EXPECT_NE(told_.find("broken.pdf: this is no PDF that can be read"), std::string::npos) << told_;
}

TEST_F(InnerFilesTest, ThatCannotBeReadAreToldByName) {
  const auto problem = [&](const std::string& bytes) {
    (void)inspect("a.zip", bytes);
    return told_;
  };
  EXPECT_NE(
      problem(make_zip({{"a.png", "\x89PNG"}})).find("none of the files in it is read; a.png"),
      std::string::npos)
      << told_;
  EXPECT_NE(problem(read_bytes(source_dir() / "tests/data/formats/locked.zip"))
                .find("talks/norway.txt: it is encrypted"),
            std::string::npos)
      << told_;
  std::string nested = make_zip({{"deepest.txt", kNorway}});
  for (int i = 0; i < 6; ++i) nested = make_zip({{"in.zip", nested}});
  EXPECT_NE(problem(nested).find("in.zip: in.zip: in.zip: in.zip: it holds files"),
            std::string::npos)
      << told_;
  // A million times nothing, a thousand times over.
  const std::string bomb = read_bytes(source_dir() / "tests/data/formats/bomb.tar.bz2");
  EXPECT_NE(problem(bomb).find("MB"), std::string::npos) << told_;
}

TEST_F(InnerFilesTest, OfWorkbooksAreTheirSheets) {
  const std::string book = read_bytes(source_dir() / "tests/data/formats/table.xlsx");
  const json records = inspect("book.xlsx", book);
  ASSERT_EQ(records.size(), 3U) << told_;
  const std::string file = records.at(2).at("source").at("file").get<std::string>();
  EXPECT_TRUE(file.ends_with("/book.xlsx//More talks")) << file;
  EXPECT_EQ(records.at(0).at("delivered_by").value("code", ""), "NOR");
  EXPECT_EQ(records.at(0).value("date", ""), "2025-06-17");
  EXPECT_EQ(records.at(1).at("source").value("line", 0), 4);
  EXPECT_NE(told_.find("sheet 'Figures' has no column of texts"), std::string::npos) << told_;
  EXPECT_NE(told_.find("sheet 'Secret' is hidden"), std::string::npos) << told_;
}

TEST_F(InnerFilesTest, OfWorkbooksMayHaveTitlesAboveTheirNames) {
  const auto row = [](const std::string& one, const std::string& two) {
    const auto cell = [](const std::string& text) {
      return "<table:table-cell office:value-type=\"string\"><text:p>" + text +
             "</text:p></table:table-cell>";
    };
    return "<table:table-row>" + cell(one) + cell(two) + "</table:table-row>";
  };
  const json records = inspect(
      "book.fods",
      "<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">"
      "<office:body><office:spreadsheet><table:table table:name=\"A\">" +
          row("Statements of the week", "") + row("country", "text") + row("Ghana", "We agree.") +
          "</table:table></office:spreadsheet></office:body></office:document>");
  ASSERT_EQ(records.size(), 1U) << told_;
  EXPECT_EQ(records.at(0).at("delivered_by").value("code", ""), "GHA");
  EXPECT_EQ(records.at(0).at("source").value("line", 0), 3);
}

TEST_F(InnerFilesTest, ThatAreNotReadKeepNoRebuildFromTheOthers) {
  folder_.write("talks/a.zip", make_zip({{"norway.txt", kNorway}, {"broken.pdf", "%PDF-1.4 x"}}));
  EXPECT_EQ(add().status, 1);
  const ProgramRun rebuilt = add({"--rebuild"});
  EXPECT_EQ(rebuilt.status, 1) << ::testing::PrintToString(rebuilt);
  EXPECT_EQ(file_of("\"what we laid\""), "a.zip//norway.txt");
}

TEST_F(InnerFilesTest, OfOneCompressedFileHaveItsName) {
  const json records =
      inspect("norway.txt.gz", read_bytes(source_dir() / "tests/data/formats/norway.txt.gz"));
  ASSERT_EQ(records.size(), 1U) << told_;
  EXPECT_TRUE(records.at(0).at("source").at("file").get<std::string>().ends_with(
      "norway.txt.gz//norway.txt"));
}

TEST_F(InnerFilesTest, OfSlidesTellTheirPage) {
  folder_.write("talks/slides.pptx", read_bytes(source_dir() / "tests/data/formats/slides.pptx"));
  EXPECT_EQ(add().status, 0);
  const ProgramRun run =
      run_program("rostrum-search", {"query", "shape", "--format", "json", "--index", index()});
  const json hit = json::parse(run.out).at("hits").at(0);
  EXPECT_EQ(hit.at("snippets").at(0).value("page", 0), 3) << hit.dump(1);
}

TEST_F(InnerFilesTest, MailsThatOnlySendAStatementAreNone) {
  const auto mail = [](const std::string& body) {
    return "From: a@b\nMIME-Version: 1.0\nSubject: x\nContent-Type: multipart/mixed; "
           "boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n" +
           body +
           "\n--b\nContent-Type: text/plain; charset=utf-8\nContent-Disposition: attachment; "
           "filename=talk.txt\n\n" +
           kNorway + kGhana + kPeru + "\n--b--\n";
  };
  const json noted = inspect("noted.eml", mail("Dear colleague, our statement is attached.\n"));
  ASSERT_EQ(noted.size(), 1U);
  EXPECT_EQ(noted.at(0).at("text").get<std::string>().substr(0, 19), "Statement by Norway");
  EXPECT_NE(told_.find("the mail itself (6 words) only sends what is attached, and is left out"),
            std::string::npos)
      << told_;
  // One that says more than what is attached is the statement.
  std::string words = "We thank the Chair.";
  for (int i = 0; i < 40; ++i) words += " Our lands are still full of mines.";
  EXPECT_EQ(inspect("said.eml", mail(words)).size(), 2U);
  // A short speech is one too, in words that those who attach something use as well.
  EXPECT_EQ(inspect("reply.eml", mail("Mr. Chair, we reject what was said. I thank you.\n")).size(),
            2U);
  const std::string effort =
      "Россия поддерживает Договор. Мы прилагаем все усилия для его укрепления и призываем другие "
      "государства последовать нашему примеру. Мы выступаем за скорейшее вступление Договора в "
      "силу и за начало переговоров по всем вопросам, которые стоят перед Комитетом.\n";
  EXPECT_EQ(inspect("effort.eml", mail(effort)).size(), 2U);
}

}  // namespace
}  // namespace rostrum::testing
