// What TAB offers: asked of the programs, and seen in the shells.
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "tests/support/run_in_terminal.hpp"
#include "tests/support/sample_index.hpp"

namespace rostrum::testing {
namespace {

class CompletionTest : public SampleIndexTest {
 protected:
  static ProgramRun complete(std::vector<std::string> words) {
    words.insert(words.begin(), "complete");
    return run_program("rostrum-search", words, {.environment = environment()});
  }
  static std::map<std::string, std::string> environment() {
    return {{"ROSTRUM_INDEX", index()},
            {"PATH", bin_dir().string() + ":/usr/bin:/bin"},
            {"LC_ALL", "C.UTF-8"}};
  }
  /// What was built for the shells.
  static std::string script(const std::string& name) {
    return (bin_dir().parent_path() / "packaging" / "completion" / name).string();
  }
};

TEST_F(CompletionTest, OffersCommandsFlagsChoicesAndValues) {
  const struct {
    std::vector<std::string> words;
    const char* offered;
  } cases[] = {
      {{"que"}, "values\nquery\tRanked statements with their sentences, exactly counted\n"},
      {{"saved", "l"}, "values\nlist\tList saved searches\n"},
      {{"--ver"}, "values\n--version\tWhich version this is\n"},
      {{"query", "--sn"}, "values\n--snippets\tMost passages per hit [3]\n"},
      {{"query", "--snippets", "2", "--sn"}, "values\n"},
      {{"query", "--sort", "n"}, "values\nnewest\t\n"},
      {{"query", "--sort=n"}, "values\n--sort=newest\t\n"},
      {{"query", "--country", "norw"}, "values\nNorway\tNOR, 1 statement\n"},
      {{"query", "x", "--country=NORW"}, "values\n--country=Norway\tNOR, 1 statement\n"},
      {{"query", "--country", "hti"}, "values\nHTI\tHaiti, 1 statement\n"},
      {{"query", "--country", "xq"}, "values\n"},
      {{"query", "--facets", "country,reg"}, "values\ncountry,region\tRegion\n"},
      {{"values", "reg"}, "values\nregion\tRegion\n"},
      {{"help", "filt"}, "values\nfilters\tWhich values filters take\n"},
      {{"query", "--index", ""}, "folders\n"},
      {{"query", "--output", ""}, "files\n"},
      {{"query", "--", "--sn"}, "values\n"},
      {{"query", "--nothing", "--sn"}, "values\n--snippets\tMost passages per hit [3]\n"},
  };
  for (const auto& each : cases) {
    const ProgramRun run = complete(each.words);
    EXPECT_EQ(run.out, each.offered) << ::testing::PrintToString(run);
    EXPECT_EQ(run.status, 0);
  }
}

TEST_F(CompletionTest, WhatIsOfferedFindsSomething) {
  for (const char* filter : {"--convention", "--session", "--region", "--symbol", "--lang"}) {
    std::istringstream lines(complete({"query", filter, ""}).out);
    std::string line;
    std::getline(lines, line);
    for (std::size_t i = 0; i < 3 && std::getline(lines, line); ++i) {
      const std::string value = line.substr(0, line.find('\t'));
      EXPECT_EQ(search({"query", filter, value, "--limit", "0"}).status, 0) << filter << value;
    }
  }
}

TEST_F(CompletionTest, DisturbsNobody) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{},
                                             {""},
                                             {"query", "--index", "/nowhere", "--country", ""},
                                             {"query", "--vocabulary", "/nowhere", "--country", ""},
                                             {"saved", "run", "--file", "/dev/null/x", ""},
                                             {"query", "--country=", "--session=\xff", "\x01", "-"},
                                             {"no-command", "--x", ""}}) {
    const ProgramRun run = complete(words);
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
    EXPECT_EQ(run.err, "") << ::testing::PrintToString(run);
  }
}

/// A shell whose start-up file has `setting`, in a terminal where `keys` are typed.
std::string typed_in(const std::string& shell, const std::vector<std::string>& arguments,
                     const std::map<std::string, std::string>& environment,
                     const std::string& keys) {
  const ProgramRun run = run_in_terminal(shell, arguments, {.columns = 200, .keys = keys},
                                         {.environment = environment});
  return run.out;
}

constexpr const char* kKeys =
    "rostrum-search query mines --country Norw\t--limit 0 --fac\tnone\nexit\n";
constexpr const char* kCompleted = "query mines --country Norway --limit 0 --facets none";

TEST_F(CompletionTest, WorksInBash) {
  if (!std::filesystem::exists("/usr/share/bash-completion/bash_completion")) {
    GTEST_SKIP() << "skipped: bash-completion is not installed";
  }
  const TempDir home;
  const std::string start =
      home.write("bashrc", "PS1='$ '\n. /usr/share/bash-completion/bash_completion\n. '" +
                               script("rostrum-search") + "'\n");
  const std::vector<std::string> arguments = {"--noprofile", "--rcfile", start, "-i"};
  const std::string out = typed_in("/bin/bash", arguments, environment(), kKeys);
  EXPECT_NE(out.find(kCompleted), std::string::npos) << out;
  EXPECT_NE(out.find("1 of 96 statements"), std::string::npos) << out;
  const std::string blanks = typed_in("/bin/bash", arguments, environment(),
                                      "rostrum-search query --country Holy\t--country \"New Z\t"
                                      "--limit 0 --facets none\nexit\n");
  EXPECT_NE(blanks.find("--country Holy\\ See --country \"New Zealand\" --limit"),
            std::string::npos)
      << blanks;
  // For bash, = ends a word.
  const std::string equals = typed_in("/bin/bash", arguments, environment(),
                                      "rostrum-search query mines --country=Norw\t --limit 0 "
                                      "--facets none\nexit\n");
  EXPECT_NE(equals.find("query mines --country=Norway "), std::string::npos) << equals;
  EXPECT_NE(equals.find("1 of 96 statements"), std::string::npos) << equals;
  home.write("first.csv", "");
  const std::string files = typed_in(
      "/bin/bash", arguments, environment(),
      "cd '" + home.path().string() + "'\nrostrum-search query --output=fir\t--limit 0\nexit\n");
  EXPECT_NE(files.find("query --output=first.csv --limit 0"), std::string::npos) << files;
}

TEST_F(CompletionTest, WorksInZsh) {
  if (!std::filesystem::exists("/usr/bin/zsh")) GTEST_SKIP() << "skipped: zsh is not installed";
  const TempDir home;
  home.write(".zshrc", "PS1='$ '\nfpath=('" +
                           std::filesystem::path(script("")).parent_path().string() +
                           "' $fpath)\nautoload -U compinit\ncompinit -u -D\n");
  std::map<std::string, std::string> where = environment();
  where["ZDOTDIR"] = home.path().string();
  const std::string out = typed_in("/usr/bin/zsh", {"-i"}, where, kKeys);
  EXPECT_NE(out.find("1 of 96 statements"), std::string::npos) << out;
}

TEST_F(CompletionTest, WorksInFish) {
  if (!std::filesystem::exists("/usr/bin/fish")) GTEST_SKIP() << "skipped: fish is not installed";
  const TempDir home;
  std::map<std::string, std::string> where = environment();
  where["HOME"] = home.path().string();
  const ProgramRun run =
      run_program("/usr/bin/env",
                  {"PATH=" + where.at("PATH"), "/usr/bin/fish", "--no-config", "-c",
                   "source '" + script("rostrum-search.fish") +
                       "'; complete -C 'rostrum-search query mines --country Norw'; "
                       "complete -C 'rostrum-search query --sor'"},
                  {.environment = where});
  EXPECT_NE(run.out.find("Norway\tNOR, 1 statement\n"), std::string::npos)
      << ::testing::PrintToString(run);
  EXPECT_NE(run.out.find("--sort\tOrder of the hits"), std::string::npos)
      << ::testing::PrintToString(run);
}

}  // namespace
}  // namespace rostrum::testing
