// config.toml of the user: flags stand over the environment, and that over the file.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/run_in_terminal.hpp"
#include "tests/support/sample_index.hpp"

namespace rostrum::testing {
namespace {

class ConfigTest : public SampleIndexTest {
 protected:
  void write(const std::string& text) const { (void)home_.write("rostrum/config.toml", text); }
  [[nodiscard]] std::string file() const { return (home_.path() / "rostrum/config.toml").string(); }
  [[nodiscard]] RunOptions here(std::map<std::string, std::string> environment = {}) const {
    environment["XDG_CONFIG_HOME"] = home_.path().string();
    return {.environment = std::move(environment)};
  }
  [[nodiscard]] ProgramRun run(const std::vector<std::string>& arguments,
                               std::map<std::string, std::string> environment = {}) const {
    return run_program("rostrum-search", arguments, here(std::move(environment)));
  }

 private:
  TempDir home_;
};

TEST_F(ConfigTest, FlagsStandOverTheEnvironmentAndThatOverTheFile) {
  write("index = '" + index() + "'\n");
  EXPECT_EQ(run({"query", "mines"}).status, 0);
  EXPECT_NE(run({"query", "mines"}, {{"ROSTRUM_INDEX", "/of/environment"}}).err.find("/of/env"),
            std::string::npos);
  EXPECT_NE(run({"query", "mines", "--index", "/of/flag"}, {{"ROSTRUM_INDEX", "/of/environment"}})
                .err.find("/of/flag"),
            std::string::npos);
  const ProgramRun stats = run_program("rostrum-index", {"stats"}, here());
  EXPECT_EQ(stats.status, 0) << ::testing::PrintToString(stats);
  EXPECT_EQ(run({"saved", "add", "mines", "mines"}, {{"XDG_DATA_HOME", folder().path()}}).status,
            0);
}

TEST_F(ConfigTest, ShowsWhatFlagsWouldChange) {
  write("color = 'never'\n");
  const std::string shown =
      run({"config", "show", "--color", "always", "--facets", "year", "--synonyms"}).out;
  EXPECT_NE(shown.find("always                         --color\n"), std::string::npos) << shown;
  EXPECT_NE(shown.find("year                           --facets\n"), std::string::npos) << shown;
  EXPECT_NE(shown.find("true                           --synonyms\n"), std::string::npos) << shown;
  EXPECT_NE(run({"config", "show"}).out.find("never                          " + file() + ":1\n"),
            std::string::npos);
}

TEST_F(ConfigTest, ThatCannotBeReadIsNamed) {
  std::filesystem::create_directories(file());
  const ProgramRun folder = run({"query", "mines"});
  EXPECT_EQ(folder.status, 2);
  EXPECT_NE(folder.err.find(file() + ": the configuration cannot be read: this is no regular"),
            std::string::npos)
      << folder.err;
}

TEST_F(ConfigTest, ThatCannotBeReachedIsNotSaidToBeAbsent) {
  EXPECT_NE(run({"config", "show"}).out.find(file() + " (there is none)\n"), std::string::npos);
  const std::filesystem::path folder = std::filesystem::path(file()).parent_path();
  std::filesystem::create_symlink(folder, folder);
  const ProgramRun looped = run({"config", "show"});
  EXPECT_EQ(looped.status, 0) << ::testing::PrintToString(looped);
  EXPECT_NE(looped.out.find(file() + " (it cannot be reached: Too many"), std::string::npos)
      << looped.out;
}

TEST_F(ConfigTest, RelativePathsInTheEnvironmentNameNoFolder) {
  const TempDir here;
  here.write("below/rostrum/config.toml", "color = \"blue\"\n");
  const ProgramRun shown = run_program("rostrum-search", {"config", "show"},
                                       {.environment = {{"XDG_CONFIG_HOME", "below"},
                                                        {"XDG_DATA_HOME", "below"},
                                                        {"HOME", "/of/ada"}},
                                        .folder = here.path()});
  EXPECT_EQ(shown.status, 0) << ::testing::PrintToString(shown);
  EXPECT_NE(shown.out.find("configuration: /of/ada/.config/rostrum/config.toml (there is none)\n"),
            std::string::npos)
      << shown.out;
  EXPECT_NE(shown.out.find("index     /of/ada/.local/share/rostrum/index  usual\n"),
            std::string::npos)
      << shown.out;
  for (const std::vector<std::string>& asked :
       std::vector<std::vector<std::string>>{{"query", "x"}, {"saved", "add", "x", "x"}}) {
    const ProgramRun none = run_program(
        "rostrum-search", asked,
        {.environment = {{"XDG_DATA_HOME", "below"}, {"HOME", ""}}, .folder = here.path()});
    EXPECT_EQ(none.status, 2) << ::testing::PrintToString(none);
    EXPECT_NE(none.err.find("is named; give --"), std::string::npos) << none.err;
  }
}

TEST_F(ConfigTest, SaysWhichFacetsAndWhetherSynonymsAreWanted) {
  write("facets = [\"year\", \"country\"]\nsynonyms = true\nindex = '" + index() + "'\n");
  const auto asked = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"query", "denounce", "--format", "json"});
    return nlohmann::json::parse(run(more).out);
  };
  const auto usual = asked({});
  EXPECT_TRUE(usual.at("query").at("synonyms"));
  EXPECT_EQ(usual.at("facets").size(), 2U);
  EXPECT_FALSE(asked({"--no-synonyms"}).at("query").at("synonyms"));
  EXPECT_EQ(asked({"--facets", "region"}).at("facets").size(), 1U);
}

TEST_F(ConfigTest, SaysHowAnswersAreShown) {
  const std::vector<std::string> question = {"query", "withdraw", "--index", index()};
  const auto shown = [&](const std::string& settings,
                         std::map<std::string, std::string> environment = {}) {
    write(settings);
    return run_in_terminal("rostrum-search", question, {}, here(std::move(environment))).out;
  };
  EXPECT_TRUE(shown("pager = \"sed s/^/P:/\"\ncolor = \"never\"\n").starts_with("P:withdraw"));
  EXPECT_TRUE(shown("pager = \"sed s/^/P:/\"\n", {{"PAGER", "sed s/^/Q:/"}}).starts_with("Q:"));
  EXPECT_TRUE(shown("pager = \"\"\ncolor = \"never\"\n").starts_with("withdraw"));
  EXPECT_NE(shown("pager = \"\"\n", {{"NO_COLOR", ""}}).find('\x1B'), std::string::npos);
  EXPECT_EQ(shown("pager = \"\"\ncolor = \"always\"\n", {{"NO_COLOR", "1"}}).find('\x1B'),
            std::string::npos);
  write("");
  EXPECT_NE(run({"query", "withdraw", "--index", index(), "--color", "always"}, {{"NO_COLOR", "1"}})
                .out.find('\x1B'),
            std::string::npos);
}

TEST_F(ConfigTest, ColoursOfTheFileStandInNoFile) {
  write("color = \"always\"\n");
  const auto written = [&](std::vector<std::string> more) {
    const std::string out = (folder().path() / "answer.txt").string();
    more.insert(more.begin(), {"query", "withdraw", "--index", index(), "--output", out});
    EXPECT_EQ(run(more).status, 0);
    return read_bytes(out);
  };
  const std::string plain = written({});
  EXPECT_NE(plain.find("withdraw"), std::string::npos);
  EXPECT_EQ(plain.find('\x1B'), std::string::npos);
  EXPECT_NE(written({"--color", "always"}).find('\x1B'), std::string::npos);
}

TEST_F(ConfigTest, TheCommandThatMakesAnAnswerAgainHoldsWhatTheFileAdds) {
  write("facets = [\"year\", \"country,3\"]\nsynonyms = true\ncolor = \"always\"\n");
  const auto command = [&](std::vector<std::string> words) {
    words.insert(words.begin() + 1, {"--format=json", "--index=" + index()});
    const auto answer = nlohmann::json::parse(run(words).out);
    return answer.at("command").get<std::string>();
  };
  const std::string start = " --format=json --index=" + index();
  EXPECT_EQ(
      command({"query", "--", "denounce"}),
      "rostrum-search query" + start + " --facets=year --facets=country,3 --synonyms -- denounce");
  EXPECT_EQ(command({"query", "denounce", "--facets=none"}),
            "rostrum-search query" + start + " denounce --facets=none --synonyms");
  EXPECT_EQ(command({"trend", "denounce"}),
            "rostrum-search trend" + start + " denounce --synonyms");
  EXPECT_EQ(command({"trend", "denounce", "--no-synonyms"}),
            "rostrum-search trend" + start + " denounce --no-synonyms");
}

TEST_F(ConfigTest, AFacetThatIsNotThereIsToldWithItsPlace) {
  write("\nfacets = [\"contry\"]\n");
  const ProgramRun wrong = run({"query", "mines", "--index", index()});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_NE(wrong.err.find(file() + ":2: facets: no such facet: 'contry'"), std::string::npos)
      << wrong.err;
  const ProgramRun typed = run({"query", "mines", "--facets", "contry", "--index", index()});
  EXPECT_EQ(typed.err.find(file()), std::string::npos) << typed.err;
}

TEST_F(ConfigTest, ShowTellsWhereEachSettingIsFrom) {
  write("index = \"statements\"\ncolor = \"always\"\n\nsynonyms = true\n");
  const ProgramRun told =
      run({"config", "show", "--format", "json"}, {{"PAGER", "more"}, {"NO_COLOR", "1"}});
  ASSERT_EQ(told.status, 0) << ::testing::PrintToString(told);
  const auto settings = nlohmann::json::parse(told.out).at("settings");
  const auto expect = [&](const char* name, const std::string& value, const std::string& origin) {
    EXPECT_EQ(settings.at(name).at("value"), value);
    EXPECT_EQ(settings.at(name).at("origin"), origin);
  };
  const std::string folder = file().substr(0, file().rfind('/'));
  expect("index", folder + "/statements", file() + ":1");
  expect("pager", "more", "$PAGER");
  expect("color", "never", "$NO_COLOR");
  expect("facets", "", "usual");
  expect("synonyms", "true", file() + ":4");
  const std::string text = run({"config", "show", "--index", "elsewhere"}).out;
  EXPECT_NE(text.find("index     elsewhere                      --index\n"), std::string::npos)
      << text;
  EXPECT_EQ(run_program("rostrum-index", {"config", "show"}, here()).out,
            run({"config", "show"}).out);
}

TEST_F(ConfigTest, MistakesNameFileLineAndKey) {
  struct Case {
    const char* text;
    const char* problem;
  };
  const Case cases[] = {
      {"\ncolour = \"auto\"\n", ":2: colour: no such key; did you mean 'color'?"},
      {"fonts = \"x\"\n", ":1: fonts: no such key; one of: index, pager, color, facets, synonyms"},
      {"color = \"blue\"\n", ":1: color: 'blue' is none of: auto, always, never"},
      {"\n\ncolor = auto\n", ":3: 'color = auto' is no TOML; texts stand in quotes"},
      {"synonyms = \"yes\"\n", ":1: synonyms: its value is true or false, without quotes"},
      {"index = [\"a\"]\n", ":1: index: its value is one text in quotes"},
      {"index = 3\n", ":1: index: its value is neither"},
      {"index = \"\"\n", ":1: index: it is empty; name a folder"},
      {"[query]\nfacets = [\"year\"]\n", ":1: query: no such section"},
  };
  for (const Case& each : cases) {
    write(each.text);
    for (const char* program : {"rostrum-search", "rostrum-index"}) {
      const ProgramRun refused = run_program(program, {"fields"}, here());
      EXPECT_EQ(refused.status, 2) << each.text;
      EXPECT_NE(refused.err.find(file() + each.problem), std::string::npos) << refused.err;
    }
  }
}

}  // namespace
}  // namespace rostrum::testing
