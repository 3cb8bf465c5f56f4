// The sample corpus against values set by hand (tests/data/sample_gold.jsonl): how many of the
// values found are right, and how many of the values that are there are found.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "indexer/readers/file_reader.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

using Values = std::set<std::string>;

struct Score {
  int right = 0;
  int wrong = 0;
  int missed = 0;
  std::vector<std::string> misses;

  void add(const Values& found, const Values& gold, const std::string& where) {
    for (const std::string& value : found) {
      gold.count(value) != 0 ? ++right : ++wrong;
      if (gold.count(value) == 0) misses.push_back(where + ": found " + value);
    }
    for (const std::string& value : gold) {
      if (found.count(value) != 0) continue;
      ++missed;
      misses.push_back(where + ": missed " + value);
    }
  }
  [[nodiscard]] double precision() const {
    return right == 0 ? 1 : double(right) / (right + wrong);
  }
  [[nodiscard]] double recall() const { return right == 0 ? 0 : double(right) / (right + missed); }
};

Values one(const std::string& value) { return value.empty() ? Values{} : Values{value}; }

Values gold_of(const nlohmann::json& record, const char* name) {
  Values values;
  if (!record.contains(name) || record[name].is_null()) return values;
  if (record[name].is_string()) return one(record[name]);
  for (const auto& each : record[name]) values.insert(each.get<std::string>());
  return values;
}

Statement read_sample(const std::filesystem::path& file, int line) {
  const ReadOptions options{.vocabulary = &Vocabulary::builtin()};
  static FileReader reader(options);
  const std::string bytes = testing::read_bytes(file);
  std::string sidecar;
  for (const auto& beside :
       {file.string() + ".meta.json", (file.parent_path() / file.stem()).string() + ".meta.json"}) {
    if (std::filesystem::exists(beside)) sidecar = testing::read_bytes(beside);
  }
  ReadResult result = reader.read_file(file, format_of(file, bytes), bytes, sidecar);
  for (Statement& statement : result.statements) {
    if (line == 0 || statement.source.line == line) return statement;
  }
  ADD_FAILURE() << file << ':' << line << " gives no statement";
  return {};
}

TEST(SampleGold, ValuesAreRightAndFound) {
  std::ifstream stream(testing::source_dir() / "tests/data/sample_gold.jsonl");
  ASSERT_TRUE(stream);
  std::map<std::string, Score> scores;
  int statements = 0;
  for (std::string line; std::getline(stream, line); ++statements) {
    const auto gold = nlohmann::json::parse(line);
    const std::string file = gold.at("file");
    const int number = gold.value("line", 0);
    const Statement found = read_sample(testing::source_dir() / "corpus/sample" / file, number);
    const std::string where = file + (number > 0 ? ":" + std::to_string(number) : "");
    scores["convention"].add(one(found.convention), gold_of(gold, "convention"), where);
    scores["session"].add(one(found.session ? found.session->code : ""), gold_of(gold, "session"),
                          where);
    scores["delivered_by"].add(one(found.delivered_by ? found.delivered_by->code : ""),
                               gold_of(gold, "delivered_by"), where);
    Values items;
    for (const AgendaItem& item : found.agenda_items) {
      const bool has_child = std::any_of(
          found.agenda_items.begin(), found.agenda_items.end(), [&](const AgendaItem& other) {
            return other.number.size() > item.number.size() &&
                   other.number.starts_with(item.number) && !item.number.empty();
          });
      if (!has_child && !item.number.empty()) items.insert(item.number);
    }
    scores["agenda_items"].add(items, gold_of(gold, "agenda_items"), where);
    scores["date"].add(one(found.date ? found.date->text() : ""), gold_of(gold, "date"), where);
    scores["language"].add(one(found.language), gold_of(gold, "language"), where);
    scores["on_behalf_of"].add({found.on_behalf_of.begin(), found.on_behalf_of.end()},
                               gold_of(gold, "on_behalf_of"), where);
    scores["joint_with"].add({found.joint_with.begin(), found.joint_with.end()},
                             gold_of(gold, "joint_with"), where);
    scores["aligned_with"].add({found.aligned_with.begin(), found.aligned_with.end()},
                               gold_of(gold, "aligned_with"), where);
    scores["kind"].add(one(found.kind), gold_of(gold, "kind"), where);
    EXPECT_TRUE(found.sample) << where << " does not carry the mark of a sample";
  }
  EXPECT_GE(statements, 60);
  for (const auto& [name, score] : scores) {
    std::cout << std::left << std::setw(14) << name << " precision " << std::fixed
              << std::setprecision(3) << score.precision() << "  recall " << score.recall() << "  ("
              << score.right << " right, " << score.wrong << " wrong, " << score.missed
              << " missed)\n";
    for (const std::string& miss : score.misses) std::cout << "    " << miss << '\n';
  }
  for (const char* name : {"convention", "session", "delivered_by", "agenda_items", "date"}) {
    EXPECT_GE(scores[name].precision(), 0.97) << name;
    EXPECT_GE(scores[name].recall(), 0.93) << name;
  }
}

}  // namespace
}  // namespace rostrum
