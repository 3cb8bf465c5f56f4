// Saved searches of the real rostrum-search: each run gives what came since the one before,
// whatever happened to the index meanwhile.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "schemas/base/json_schema.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

std::string statement(const std::string& id, const std::string& text,
                      const std::string& more = "") {
  return R"({"id":")" + id + R"(","country":"Norway","language":"en","date":"2025-06-17")" + more +
         R"(,"text":")" + text + "\"}\n";
}

class SavedTest : public ::testing::Test {
 protected:
  void SetUp() override {
    add("a.jsonl", statement("a", "We clear mines.") + statement("b", "Mines are cleared here."));
  }

  [[nodiscard]] std::string index() const { return (folder_.path() / "index").string(); }
  [[nodiscard]] std::string state() const {
    return (folder_.path() / "data/rostrum/saved.json").string();
  }
  void add(const std::string& name, const std::string& records,
           const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {"add", folder_.write(name, records).string(), "--index",
                                          index(), "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const ProgramRun run = run_program("rostrum-index", arguments);
    ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  }
  void change(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--index", index()});
    const ProgramRun run = run_program("rostrum-index", arguments);
    ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  }
  [[nodiscard]] ProgramRun saved(std::vector<std::string> arguments,
                                 const std::string& time = "") const {
    arguments.insert(arguments.begin(), "saved");
    RunOptions options{.environment = {{"XDG_DATA_HOME", (folder_.path() / "data").string()},
                                       {"ROSTRUM_INDEX", index()}}};
    if (!time.empty()) options.environment["SOURCE_DATE_EPOCH"] = time;
    return run_program("rostrum-search", arguments, options);
  }
  /// "a new,b changed", as a run gives them.
  [[nodiscard]] std::string news(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {"run", "--format", "jsonl"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const ProgramRun run = saved(arguments);
    if (run.status > 1) return run.err;
    std::vector<std::string> rows;
    std::istringstream lines(run.out);
    for (std::string line; std::getline(lines, line);) {
      const json row = json::parse(line);
      rows.push_back(row.at("id").get<std::string>() + " " + row.at("change").get<std::string>());
    }
    EXPECT_EQ(run.status, rows.empty() ? 1 : 0) << ::testing::PrintToString(run);
    std::sort(rows.begin(), rows.end());
    std::string all;
    for (const std::string& row : rows) all += (all.empty() ? "" : ",") + row;
    return all;
  }

  TempDir folder_;
};

TEST_F(SavedTest, RunGivesWhatCameSinceItsLastRun) {
  ASSERT_EQ(saved({"add", "mines", "mines"}).status, 0);
  EXPECT_EQ(news(), "a new,b new");
  EXPECT_EQ(news(), "");
  add("c.jsonl", statement("c", "No more mines.") + statement("d", "Of something else."));
  EXPECT_EQ(news(), "c new");
  EXPECT_EQ(news(), "");
}

TEST_F(SavedTest, WhatIsOnFileNeedNotBeGiven) {
  ASSERT_EQ(saved({"add", "mines", "mines", "--from-now"}).status, 0);
  EXPECT_EQ(news(), "");
  add("c.jsonl", statement("c", "No more mines."));
  EXPECT_EQ(news(), "c new");
}

TEST_F(SavedTest, WhatHappensToTheIndexIsNoNews) {
  ASSERT_EQ(saved({"add", "mines", "mines"}).status, 0);
  const std::string more = statement("c", "Still mines.") +
                           statement("c-fr", "Encore des mines.", R"(,"variant_of":"c")");
  add("c.jsonl", more);
  EXPECT_EQ(news(), "a new,b new,c new");

  change({"compact"});
  EXPECT_EQ(news(), "") << "compacted";
  const std::string first = (folder_.path() / "a.jsonl").string();
  const std::string second = (folder_.path() / "c.jsonl").string();
  change({"add", second, first, "--rebuild", "--quiet"});
  EXPECT_EQ(news(), "") << "rebuilt in another order";
  std::filesystem::remove_all(index());
  change({"add", second, "--quiet"});
  EXPECT_EQ(news(), "") << "made anew, with half of it";
  change({"add", first, "--quiet"});
  EXPECT_EQ(news(), "") << "the other half is back";
  change({"remove", "a"});
  EXPECT_EQ(news(), "") << "removed";
  change({"add", first, "--quiet", "--rebuild", "--prune"});
  EXPECT_EQ(news(), "") << "and back";
  add("moved.jsonl", statement("b-elsewhere", "Mines are cleared here."), {"--keep-duplicates"});
  EXPECT_EQ(news(), "") << "the same under another id";
  change({"add", second, "--quiet"});
  add("c-es.jsonl", statement("c-es", "Todavía minas, mines.", R"(,"variant_of":"c")"));
  EXPECT_EQ(news(), "") << "a translation of what was given";
}

TEST_F(SavedTest, AVersionThatBecomesTheMainOneIsNoNews) {
  ASSERT_EQ(saved({"add", "mines", "mines"}).status, 0);
  add("v.jsonl",
      statement("v", "Many mines.") + statement("v2", "Many, many mines.", R"(,"variant_of":"v")"));
  EXPECT_EQ(news(), "a new,b new,v new");
  add("v.jsonl", statement("v", "Many mines.", R"(,"variant_of":"v2")") +
                     statement("v2", "Many, many mines."));
  EXPECT_EQ(news(), "");
}

TEST_F(SavedTest, WhatIsChangedIsGivenAgainAndSaidToBe) {
  ASSERT_EQ(saved({"add", "mines", "mines"}).status, 0);
  EXPECT_EQ(news(), "a new,b new");
  add("a.jsonl", statement("a", "We clear all mines.") + statement("b", "Mines are cleared here."));
  EXPECT_EQ(news(), "a changed");
  EXPECT_EQ(news(), "");
  change({"annotate", "b", "date=2025-06-18"});
  EXPECT_EQ(news(), "b changed");
  // It says nothing of them for a while, and then the same as before.
  add("a.jsonl",
      statement("a", "We clear everything.") + statement("b", "Mines are cleared here."));
  EXPECT_EQ(news(), "");
  add("a.jsonl", statement("a", "We clear all mines.") + statement("b", "Mines are cleared here."));
  EXPECT_EQ(news(), "");
  add("a.jsonl", statement("a", "Mines, again.") + statement("b", "Mines are cleared here."));
  EXPECT_EQ(news(), "a changed");
}

TEST_F(SavedTest, NothingIsLostOrGivenTwiceWhileAnotherProgramWrites) {
  ASSERT_EQ(saved({"add", "mines", "mines", "--from-now"}).status, 0);
  constexpr int kBatches = 20;
  constexpr int kBatch = 7;
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (int batch = 0; batch < kBatches; ++batch) {
      std::string records;
      for (int i = 0; i < kBatch; ++i) {
        const std::string number = std::to_string(batch) + "-" + std::to_string(i);
        records += statement("n" + number, "Mines of number " + number + " are mines.");
      }
      add("batch" + std::to_string(batch) + ".jsonl", records);
    }
    done = true;
  });
  std::map<std::string, int> given;
  const auto take = [&] {
    std::istringstream rows(news());
    for (std::string row; std::getline(rows, row, ',');) ++given[row];
  };
  while (!done) take();
  writer.join();
  take();
  EXPECT_EQ(given.size(), std::size_t{kBatches * kBatch});
  for (const auto& [row, times] : given) EXPECT_EQ(times, 1) << row;
}

TEST_F(SavedTest, OfRunsAtTheSameTimeEachStatementIsGivenByOne) {
  ASSERT_EQ(saved({"add", "mines", "mines"}).status, 0);
  std::vector<std::thread> runs;
  std::vector<std::string> told(6);
  for (std::string& each : told) {
    runs.emplace_back([this, &each] { each = saved({"run", "--format", "jsonl"}).out; });
  }
  for (std::thread& each : runs) each.join();
  std::size_t rows = 0;
  for (const std::string& each : told) rows += std::count(each.begin(), each.end(), '\n');
  EXPECT_EQ(rows, 2U);
}

TEST_F(SavedTest, WhatDoesNotReachItsReaderIsGivenAgain) {
  ASSERT_EQ(saved({"add", "mines", "mines"}).status, 0);
  const std::string command = "'" + (bin_dir() / "rostrum-search").string() +
                              "' saved run --file '" + state() + "' --index '" + index() +
                              "' --format jsonl";
  EXPECT_EQ(run_program("/bin/sh", {"-c", command + " > /dev/full"}).status, 2);
  EXPECT_EQ(saved({"run", "--output", "/no/such/folder/news"}).status, 2);
  EXPECT_EQ(news(), "a new,b new");
}

TEST_F(SavedTest, PeekRemembersNothingAndAllGivesEverything) {
  ASSERT_EQ(saved({"add", "mines", "mines"}).status, 0);
  EXPECT_EQ(news({"--peek"}), "a new,b new");
  EXPECT_EQ(news({"--peek"}), "a new,b new");
  EXPECT_EQ(news(), "a new,b new");
  add("c.jsonl", statement("c", "No more mines."));
  EXPECT_EQ(news({"--all", "--peek"}), "a ,b ,c new");
  EXPECT_EQ(news({"--all"}), "a ,b ,c new");
  EXPECT_EQ(news(), "");
}

TEST_F(SavedTest, SearchesAreKeptByTheirNames) {
  ASSERT_EQ(saved({"add", "mines", "mines"}).status, 0);
  ASSERT_EQ(saved({"add", "it's here", "\"cleared here\" OR it's", "--country", "Norway", "--from",
                   "2025", "--any", "--synonyms", "--max-terms", "9"})
                .status,
            0);
  const json list = json::parse(saved({"list", "--format", "json"}).out);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].at("question"), "rostrum-search query mines");
  EXPECT_EQ(
      list[1].at("question"),
      "rostrum-search query '\"cleared here\" OR it'\\''s' --country Norway --from 2025 --any "
      "--synonyms --max-terms 9");
  EXPECT_TRUE(list[1].at("last_run").is_null());
  EXPECT_EQ(news({"it's here"}), "b new");
  EXPECT_EQ(news(), "a new,b new");  // of the other one
  EXPECT_EQ(saved({"add", "mines", "landmines"}).status, 2);
  ASSERT_EQ(saved({"add", "mines", "clear", "--replace"}).status, 0);
  EXPECT_EQ(news({"mines"}), "a new,b new");
  ASSERT_EQ(saved({"remove", "it's here", "mines"}).status, 0);
  const ProgramRun none = saved({"list"});
  EXPECT_EQ(none.status, 1);
  EXPECT_EQ(saved({"run"}).status, 2);
}

TEST_F(SavedTest, MistakesAreToldAndNothingIsSaved) {
  ASSERT_EQ(saved({"add", "mines", "mines"}).status, 0);
  const std::string before = read_bytes(state());
  const struct {
    std::vector<std::string> arguments;
    const char* message;
  } cases[] = {
      {{"add", "x", "\"unclosed"}, "query:"},
      {{"add", "x", "mines", "--country", "Norwey"}, "did you mean 'Norway'"},
      {{"add", "", "mines"}, "NAME: it is empty; give one"},
      {{"add", "two\nlines", "mines"}, "is no name"},
      {{"run", "mine"}, "no search is called 'mine'; did you mean 'mines'"},
      {{"remove", "mines", "nothing"}, "no search is called 'nothing'"},
      {{"add", "x", "mines", "--file", "-"}, "saved: '-' is no file"},
      {{"list", "--file", folder_.path().string()}, ": this is no regular file"},
  };
  for (const auto& each : cases) {
    const ProgramRun run = saved(each.arguments);
    EXPECT_EQ(run.status, 2) << ::testing::PrintToString(run);
    EXPECT_NE(run.err.find(each.message), std::string::npos) << run.err;
    EXPECT_EQ(read_bytes(state()), before) << each.message;
  }
}

TEST_F(SavedTest, AFileOfAnotherFormIsLeftAsItIs) {
  for (const char* bytes : {"", "{", "[]", "{\"rostrum_saved_searches\":1,\"searches\":[]}",
                            "{\"rostrum_saved_searches\":2,\"searches\":[{\"name\":7}]}"}) {
    folder_.write("data/rostrum/saved.json", bytes);
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"run"}, {"list"}, {"add", "x", "mines"}, {"remove", "x"}}) {
      EXPECT_EQ(saved(arguments).status, 2) << bytes << arguments.front();
    }
    EXPECT_EQ(read_bytes(state()), bytes);
  }
}

TEST_F(SavedTest, ASearchThatCannotBeAskedDoesNotStopTheOthers) {
  ASSERT_EQ(saved({"add", "bad", "mines", "--country", "Norway"}).status, 0);
  ASSERT_EQ(saved({"add", "good", "mines"}).status, 0);
  std::string bytes = read_bytes(state());
  bytes.replace(bytes.find("\"Norway\""), 8, "\"Norwey\"");
  folder_.write("data/rostrum/saved.json", bytes);
  const ProgramRun run = saved({"run", "--format", "jsonl"});
  EXPECT_EQ(run.status, 2);
  EXPECT_NE(run.err.find("saved: bad: "), std::string::npos) << run.err;
  EXPECT_EQ(std::count(run.out.begin(), run.out.end(), '\n'), 2) << run.out;
  EXPECT_EQ(news({"good"}), "");
}

TEST_F(SavedTest, TheFileIsWhereItIsSaidToBe) {
  const std::string own = (folder_.path() / "own.json").string();
  const ProgramRun added = saved({"add", "mines", "mines", "--file", own});
  ASSERT_EQ(added.status, 0) << ::testing::PrintToString(added);
  EXPECT_NE(added.out.find("'rostrum-search saved run mines --file " + own + "' gives"),
            std::string::npos)
      << added.out;
  EXPECT_FALSE(std::filesystem::exists(state()));
  EXPECT_EQ(news({"--file", own}), "a new,b new");
  // An index that is named is remembered, wherever the run is started.
  ASSERT_EQ(saved({"add", "again", "mines", "--file", own, "--index", index()}).status, 0);
  const ProgramRun run =
      run_program("rostrum-search", {"saved", "run", "again", "--file", own, "--format", "jsonl"});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
}

TEST_F(SavedTest, OnlyWhatIsAddedMakesTheFile) {
  const std::filesystem::path deep = folder_.path() / "nope/deep/s.json";
  for (const char* command : {"run", "remove"}) {
    const ProgramRun run = saved({command, "mines", "--file", deep.string()});
    EXPECT_EQ(run.status, 2);
    EXPECT_NE(run.err.find("no search is called 'mines'"), std::string::npos) << run.err;
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "nope"));
  }
  EXPECT_EQ(saved({"add", "mines", "mines", "--file", deep.string()}).status, 0);
  EXPECT_TRUE(std::filesystem::exists(deep));
}

TEST_F(SavedTest, EveryFormTellsTheSame) {
  ASSERT_EQ(saved({"add", "mines", "mines"}, "1700000000").status, 0);
  for (const char* form :
       {"text", "json", "jsonl", "csv", "markdown", "atom", "bibtex", "ris", "csl-json"}) {
    const ProgramRun run = saved({"run", "--peek", "--format", form}, "1700000000");
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
    EXPECT_EQ(run.out, saved({"run", "--peek", "--format", form}, "1700000000").out) << form;
    EXPECT_NE(run.out.find("Norway"), std::string::npos) << form << run.out;
  }
  const JsonSchema& schema = builtin_schema("table.schema.json");
  const json answer = json::parse(saved({"run", "--peek", "--format", "json"}).out);
  EXPECT_TRUE(schema.problems(answer).empty()) << ::testing::PrintToString(schema.problems(answer));
}

TEST_F(SavedTest, FeedsKeepTheRulesOfAtom) {
  if (!std::filesystem::exists("/usr/bin/python3")) GTEST_SKIP() << "skipped: needs python3";
  add("hostile.jsonl",
      statement("<b>&\\\"x", "Mines </div> & <script>]]> \\u0001 \\uffff \\u202e mines.",
                R"(,"title":"<T> & \"'","source":{"url":"https://example.org/a b?<x>&y=\"z\""})") +
          R"({"id":"bare","text":"Mines of nobody, at no time."})" + "\n");
  ASSERT_EQ(saved({"add", "<mines> & more", "mines"}, "1700000000").status, 0);
  const auto check = [&](const std::vector<std::string>& more, const std::string& time,
                         const std::string& entries, int status) {
    std::vector<std::string> arguments = {"run", "--format", "atom"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const ProgramRun run = saved(arguments, time);
    EXPECT_EQ(run.status, status) << ::testing::PrintToString(run);
    const ProgramRun rules =
        run_program("/usr/bin/python3", {(source_dir() / "tests/oracle/atom_rules.py").string()},
                    {.stdin_bytes = run.out});
    EXPECT_EQ(rules.status, 0) << rules.out << rules.err << run.out;
    EXPECT_NE(rules.out.find("\n" + entries + " entries"), std::string::npos)
        << rules.out << run.out;
    return run.out;
  };
  const std::string all = check({"--link", "https://example.org/feed"}, "1700000000", "4", 0);
  EXPECT_NE(all.find("<updated>2023-11-14T22:13:20Z</updated>"), std::string::npos) << all;
  check({}, "1700000100", "0", 1);
  add("c.jsonl", statement("c", "No more mines."));
  const std::string next = check({"--recent", "2"}, "1700000200", "3", 0);
  // What was given before keeps its time.
  EXPECT_NE(next.find("<updated>2023-11-14T22:13:20Z</updated>"), std::string::npos) << next;
  EXPECT_NE(next.find("<updated>2023-11-14T22:16:40Z</updated>"), std::string::npos) << next;
}

TEST_F(SavedTest, AFileIsReplacedOnlyWhereThereIsSomethingNew) {
  ASSERT_EQ(saved({"add", "mines", "mines"}).status, 0);
  const std::string feed = (folder_.path() / "feed.xml").string();
  const std::vector<std::string> arguments = {"run", "--format", "atom", "--output", feed};
  EXPECT_EQ(saved(arguments).status, 0);
  const std::string first = read_bytes(feed);
  EXPECT_NE(first.find("<entry>"), std::string::npos);
  EXPECT_EQ(saved(arguments).status, 1);
  EXPECT_EQ(read_bytes(feed), first);
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    EXPECT_EQ(entry.path().string().find("feed.xml."), std::string::npos) << entry.path();
  }
}

TEST_F(SavedTest, ANameThatStandsTwiceIsRemovedOnce) {
  (void)saved({"add", "u", "mines"});
  (void)saved({"add", "v", "mines"});
  const ProgramRun wrong = saved({"remove", "v", "x"});
  EXPECT_EQ(wrong.status, 2) << ::testing::PrintToString(wrong);
  const ProgramRun run = saved({"remove", "u", "u"});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  EXPECT_EQ(run.out, "1 saved search removed\n");
  EXPECT_NE(saved({"list"}).out.find("v\n"), std::string::npos);
}

}  // namespace
}  // namespace rostrum::testing
