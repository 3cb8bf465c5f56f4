// add --dry-run: what a run would do with the index as it is, and nothing is written.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

using nlohmann::json;

class DryRunTest : public ::testing::Test {
 protected:
  [[nodiscard]] std::string index() const { return (folder_.path() / "index").string(); }
  [[nodiscard]] std::string talks() const { return (folder_.path() / "talks").string(); }
  [[nodiscard]] json add(std::vector<std::string> more) const {
    std::vector<std::string> arguments{"add", talks(), "--index", index(), "--format", "json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return json::parse(run_program("rostrum-index", arguments).out, nullptr, false);
  }
  void talk(const std::string& name, const std::string& state, const std::string& words) const {
    folder_.write("talks/" + name,
                  "Statement by " + state + "\n\nGeneva, 2 December 2025\n\n" + words + "\n");
  }
  /// All that the index is made of, file by file.
  [[nodiscard]] std::map<std::string, std::string> bytes_of_index() const {
    std::map<std::string, std::string> files;
    for (const auto& each : std::filesystem::recursive_directory_iterator(index())) {
      if (each.is_regular_file()) files[each.path().string()] = read_bytes(each.path());
    }
    return files;
  }
  /// The figures of a run but its time, and what it says of each statement.
  static json told(json report) {
    for (const char* name : {"seconds", "dry_run", "added", "changed"}) report.erase(name);
    return report;
  }
  static std::string places(const json& list) {
    std::string all;
    for (const json& each : list) {
      const std::string file = each.at("file").get<std::string>();
      all += (all.empty() ? "" : " ") + file.substr(file.rfind('/') + 1) + '=' +
             each.at("id").get<std::string>();
    }
    return all;
  }

  TempDir folder_;
};

TEST_F(DryRunTest, SaysWhatARunWouldDoAndTheRunDoesIt) {
  talk("same.txt", "Ghana", "Ours is a land without mines.");
  talk("gone.txt", "Peru", "The mountains are next.");
  talk("changed.txt", "Norway", "We clear what we laid.");
  const json nothing = add({"--dry-run"});
  EXPECT_EQ(nothing.at("statements").at("added"), 3);
  EXPECT_FALSE(std::filesystem::exists(index()));
  (void)add({});

  std::filesystem::remove(talks() + "/gone.txt");
  talk("changed.txt", "Norway", "We clear what we laid, and say so.");
  talk("new.txt", "Chile", "The desert is clear.");
  talk("copy.txt", "Ghana", "Ours is a land without mines.");
  const auto before = bytes_of_index();
  const json dry = add({"--dry-run", "--prune"});
  EXPECT_EQ(bytes_of_index(), before);
  EXPECT_TRUE(dry.at("dry_run").get<bool>());
  EXPECT_EQ(places(dry.at("added")), "new.txt=chl-2025-12-02");
  EXPECT_EQ(places(dry.at("changed")), "changed.txt=nor-2025-12-02");
  EXPECT_EQ(places(dry.at("removed")), "gone.txt=per-2025-12-02");
  EXPECT_EQ(dry.at("statements").at("unchanged"), 1);
  EXPECT_EQ(dry.at("versions").size(), 1U);
  EXPECT_EQ(told(dry), told(add({"--prune"})));
  EXPECT_EQ(add({"--dry-run", "--prune"}).at("statements").at("unchanged"), 4);
}

TEST_F(DryRunTest, OfARebuildReadsAllAnew) {
  talk("a.txt", "Ghana", "Ours is a land without mines.");
  talk("b.txt", "Peru", "The mountains are next.");
  (void)add({});
  const json dry = add({"--dry-run", "--rebuild"});
  EXPECT_EQ(dry.at("files").at("read"), 2);
  EXPECT_EQ(dry.at("statements").at("unchanged"), 2);
  EXPECT_EQ(dry.at("statements").at("in_index"), 2);
}

TEST_F(DryRunTest, SaysWhatAFileNoLongerHolds) {
  folder_.write(
      "talks/a.jsonl",
      "{\"id\":\"one\",\"text\":\"We agree.\"}\n{\"id\":\"two\",\"text\":\"So do we.\"}\n");
  (void)add({});
  folder_.write("talks/a.jsonl", "{\"id\":\"one\",\"text\":\"We agree.\"}\n");
  const json dry = add({"--dry-run"});
  EXPECT_EQ(places(dry.at("removed")), "a.jsonl=two");
  EXPECT_EQ(dry.at("removed").at(0).at("message"), "the file no longer holds it");
  EXPECT_EQ(dry.at("statements").at("in_index"), 1);
}

TEST_F(DryRunTest, TellsPeopleWhatWouldBe) {
  talk("a.txt", "Ghana", "Ours is a land without mines.");
  const ProgramRun run =
      run_program("rostrum-index", {"add", talks(), "--index", index(), "--dry-run"});
  EXPECT_NE(run.out.find("dry run: nothing was written; this is what a run would do\n"),
            std::string::npos)
      << run.out;
  EXPECT_NE(run.out.find("would be added:\n"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("/a.txt: gha-2025-12-02\n"), std::string::npos) << run.out;
  EXPECT_NE(run.out.find("the index would hold 1 statement\n"), std::string::npos) << run.out;
}

TEST_F(DryRunTest, ARecordIsChangedOnlyIfItsOwnContentIsAnother) {
  const std::string first = R"({"id":"a1","text":"First.","country":"Chad"})"
                            "\n";
  const std::string second = R"({"id":"a2","text":"Second.","country":"Chad"})"
                             "\n";
  const std::string elsewhere =
      R"({"id":"a2","text":"Second.","country":"Chad","source":{"url":"https://b.example/"}})"
      "\n";
  const std::string third = R"({"id":"a3","text":"Third."})"
                            "\n";
  folder_.write("talks/all.jsonl", first + second);
  (void)add({});
  struct Case {
    std::string lines;
    int added, changed, unchanged;
  };
  const Case cases[] = {{third + first + second, 1, 0, 2}, {third + first + elsewhere, 0, 1, 2}};
  for (const Case& each : cases) {
    folder_.write("talks/all.jsonl", each.lines);
    const json would = add({"--dry-run"});
    const json run = add({});
    EXPECT_EQ(told(would), told(run)) << would << run;
    const json& figures = run.at("statements");
    EXPECT_EQ(figures.at("added"), each.added) << figures;
    EXPECT_EQ(figures.at("changed"), each.changed) << figures;
    EXPECT_EQ(figures.at("unchanged"), each.unchanged) << figures;
  }
  // It is written all the same: where it stands is another place.
  const ProgramRun show =
      run_program("rostrum-search", {"show", "a2", "--format", "json", "--index", index()});
  EXPECT_EQ(json::parse(show.out).at("source").at("line"), 3) << show.out;
}

}  // namespace
}  // namespace rostrum::testing
