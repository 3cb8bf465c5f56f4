// What is installed works where it is moved to.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

#include "tests/support/documents.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

TEST(Install, IsWholeAndCanBeMoved) {
  const TempDir folder;
  const std::filesystem::path first = folder.path() / "first";
  const ProgramRun installed = run_program(
      "/usr/bin/env",
      {"cmake", "--install", bin_dir().parent_path().string(), "--prefix", first.string()});
  ASSERT_EQ(installed.status, 0) << ::testing::PrintToString(installed);
  const std::filesystem::path prefix = folder.path() / "là bas";
  std::filesystem::rename(first, prefix);

  const std::filesystem::path bin = prefix / "bin";
  std::set<std::string> programs;
  for (const auto& each : std::filesystem::directory_iterator(bin)) {
    programs.insert(each.path().filename().string());
  }
  EXPECT_EQ(programs, (std::set<std::string>{"rostrum-index", "rostrum-search"}));
  for (const char* file :
       {"libexec/rostrum/rostrum-extract", "share/rostrum/schemas/statement.schema.json",
        "share/rostrum/vocabulary/states.json", "share/rostrum/sample/more.jsonl",
        "share/doc/rostrum/query-language.md", "share/doc/rostrum/SECURITY.md",
        "share/man/man1/rostrum-search.1", "share/man/man7/rostrum-query-language.7",
        "share/bash-completion/completions/rostrum-search",
        "lib/systemd/system/rostrum-search.service"}) {
    EXPECT_TRUE(std::filesystem::file_size(prefix / file) > 0) << file;
  }
  // A document's links lead to what is installed with it.
  const std::filesystem::path documents = prefix / "share/doc/rostrum";
  const std::regex link(R"(\]\((?!https?:)([^)#]+)\))");
  int links = 0;
  for (const auto& each : std::filesystem::directory_iterator(documents)) {
    if (each.path().extension() != ".md") continue;
    const std::string text = read_bytes(each.path());
    for (std::sregex_iterator at(text.begin(), text.end(), link), end; at != end; ++at, ++links) {
      EXPECT_TRUE(std::filesystem::exists(documents / (*at)[1].str()))
          << each.path().filename() << ": " << (*at)[1];
    }
  }
  EXPECT_GT(links, 0);
  // The library is for those who ask for it, and is not built with the programs alone.
  EXPECT_FALSE(std::filesystem::exists(prefix / "include"));

  // A document needs the extractor; the installed vocabularies can be given back.
  const std::string index = (folder.path() / "index").string();
  const std::string vocabulary = (prefix / "share/rostrum/vocabulary").string();
  const std::string document = folder.write(
      "APMBC/22MSP/Norway.pdf", make_pdf({{"Statement by Norway", "We regret the withdrawal."}}));
  const ProgramRun added =
      run_program((bin / "rostrum-index").string(),
                  {"add", document, (prefix / "share/rostrum/sample").string(), "--index", index});
  EXPECT_EQ(added.status, 0) << ::testing::PrintToString(added);
  const ProgramRun asked =
      run_program((bin / "rostrum-search").string(),
                  {"query", "withdraw", "--index", index, "--vocabulary", vocabulary});
  EXPECT_EQ(asked.status, 0) << ::testing::PrintToString(asked);
}

/// The first line of a text that begins so, without what it begins with.
std::string behind(const std::string& text, const std::string& begin) {
  const std::size_t at = text.find(begin) + begin.size();
  return text.substr(at, text.find_first_of(")\n", at) - at);
}

TEST(Package, HasTheVersionAndTheDayOfThePrograms) {
  const std::string changelog = read_bytes(source_dir() / "packaging/debian/changelog");
  EXPECT_EQ("rostrum-index " + behind(changelog, "rostrum (") + "\n",
            run_program("rostrum-index", {"--version"}).out);
  // .TH ROSTRUM-INDEX 1 2026-11-29 "Rostrum 0.1.0"
  const std::string page = run_program("rostrum-index", {"help", "--format", "man"}).out;
  std::istringstream day_of_page(behind(page, "ROSTRUM-INDEX 1 "));
  std::string day;
  day_of_page >> day;
  const ProgramRun written = run_program(
      "/bin/date", {"-u", "-d", behind(changelog, "maintainers@example.org>  "), "+%F"});
  EXPECT_EQ(written.out, day + "\n") << ::testing::PrintToString(written);
}

}  // namespace
}  // namespace rostrum::testing
