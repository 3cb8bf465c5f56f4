// What must hold between questions, whatever the statements are: the real programs, over random
// statements in several scripts and random questions about them.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

using Ids = std::vector<std::string>;

constexpr int kStatements = 150;
constexpr int kRounds = 24;

struct Language {
  const char* tag;
  std::vector<const char*> words;
};
const std::vector<Language>& languages() {
  static const std::vector<Language> all = {
      {"en",
       {"mine", "mines", "treaty", "withdraw", "withdrawal", "anti-personnel", "antipersonnel",
        "anti personnel", "personnel", "clear", "clearance", "NPT/CONF.2020", "the", "of",
        "3,000"}},
      {"fr", {"mine", "désarmement", "désarmer", "l'Union", "armes", "armée", "traité"}},
      {"ru", {"оружие", "оружия", "разоружение", "запрещение", "запретить", "учёт"}},
      {"ar", {"لغم", "الألغام", "والدول", "دولة", "معاهدة"}},
      {"th", {"จะกระทำได้", "ทุ่นระเบิด", "สนธิสัญญา"}},
      {"zh", {"核裁军", "核武器", "條約", "条约"}},
      {"ko", {"핵무기를", "핵무기", "조약"}},
  };
  return all;
}

class Laws : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string lines;
    for (int i = 0; i < kStatements; ++i) {
      // Half of them English, so that questions of several words find some.
      const Language& language = languages()[below(2) == 0 ? 0 : below(languages().size())];
      std::string text;
      for (std::size_t n = 3 + below(25); n > 0; --n) {
        text += language.words[below(language.words.size())];
        text += below(12) == 0 ? "\n\n" : below(9) == 0 ? ". " : " ";
      }
      nlohmann::json record = {
          {"id", "s" + std::to_string(i)}, {"language", language.tag}, {"text", text}};
      if (below(4) != 0) record["country"] = one({"Kenya", "Austria", "Japan"});
      if (below(3) != 0) record["convention"] = one({"APMBC", "NPT"});
      if (below(5) != 0) record["date"] = std::to_string(2015 + below(8));
      lines += record.dump() + "\n";
    }
    const auto file = folder_.write("statements.jsonl", lines);
    const ProgramRun run = run_program(
        "rostrum-index", {"add", file.string(), "--index", index(), "--keep-duplicates"});
    ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  }

  [[nodiscard]] std::string index() const { return (folder_.path() / "index").string(); }
  std::size_t below(std::size_t end) { return random_() % end; }
  std::string one(const std::vector<std::string>& all) { return all[below(all.size())]; }

  nlohmann::json ask(const std::string& text, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {"query", "--index", index(), "--format", "json"};
    if (std::find(more.begin(), more.end(), "--limit") == more.end()) {
      arguments.insert(arguments.end(), {"--limit", "1000"});
    }
    if (std::find(more.begin(), more.end(), "--facets") == more.end()) {
      arguments.insert(arguments.end(), {"--facets", "none"});
    }
    arguments.insert(arguments.end(), {"--snippets", "0"});
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.insert(arguments.end(), {"--", text});
    const ProgramRun run = run_program("rostrum-search", arguments);
    EXPECT_LE(run.status, 1) << ::testing::PrintToString(run);
    return nlohmann::json::parse(run.out);
  }
  static Ids ids_of(const nlohmann::json& answer) {
    Ids ids;
    for (const auto& hit : answer.at("hits")) ids.push_back(hit.at("id"));
    return ids;
  }
  std::set<std::string> ids(const std::string& text, std::vector<std::string> more = {}) const {
    const nlohmann::json answer = ask(text, std::move(more));
    const Ids all = ids_of(answer);
    std::set<std::string> found(all.begin(), all.end());
    EXPECT_EQ(found.size(), all.size()) << text;
    EXPECT_EQ(answer.at("total").at("count"), all.size()) << text;
    return found;
  }

  std::string word() {
    const Language& language = languages()[below(2) == 0 ? 0 : below(languages().size())];
    return language.words[below(language.words.size())];
  }
  std::string without_blank() {
    std::string one = word();
    while (one.find(' ') != std::string::npos) one = word();
    return one;
  }
  std::string operand() {
    switch (below(6)) {
      case 0:
        return "\"" + word() + "\"";
      case 1:
        return one({"clear*", "with*", "anti-pers*", "разор*"});
      case 2:
        return one({"country:Kenya", "country:none", "convention:NPT", "date:2016..2018"});
      default:
        return word();
    }
  }
  std::string question() {
    switch (below(5)) {
      case 0:
        return "(" + operand() + " OR " + operand() + ")";
      case 1:
        return "(" + operand() + " NOT " + operand() + ")";
      case 2:
        return "(" + word() + one({" NEAR/3 ", " ADJ/2 ", " "}) + word() + ")";
      case 3:
        return "(" + operand() + " AND NOT (" + operand() + " AND NOT " + operand() + "))";
      default:
        return "(" + operand() + ")";
    }
  }

  TempDir folder_;
  std::mt19937 random_{16};
};

std::set<std::string> both(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::set<std::string> all;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(all, all.end()));
  return all;
}
std::set<std::string> either(std::set<std::string> a, const std::set<std::string>& b) {
  a.insert(b.begin(), b.end());
  return a;
}
std::set<std::string> without(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::set<std::string> all;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(all, all.end()));
  return all;
}

TEST_F(Laws, HoldBetweenOperators) {
  const std::set<std::string> all = ids("");
  EXPECT_EQ(all.size(), static_cast<std::size_t>(kStatements));
  std::size_t found = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::string a = question();
    const std::string b = question();
    SCOPED_TRACE(a + " / " + b);
    const auto of_a = ids(a);
    const auto of_b = ids(b);
    found += of_a.size();
    EXPECT_EQ(ids(a + " AND " + b), both(of_a, of_b));
    EXPECT_EQ(ids(a + " OR " + b), either(of_a, of_b));
    EXPECT_EQ(ids(a + " AND NOT " + b), without(of_a, of_b));
    EXPECT_EQ(ids("NOT " + a), without(all, of_a));
    EXPECT_EQ(ids("NOT (NOT " + a + ")"), of_a);
  }
  EXPECT_GT(found, 100U) << "the questions find hardly anything";
}

TEST_F(Laws, WordsHoldPhrasesAndDistances) {
  for (int round = 0; round < kRounds; ++round) {
    const std::string a = without_blank();
    const std::string b = without_blank();
    SCOPED_TRACE(a + " / " + b);
    const auto words = ids("\"" + a + "\" AND \"" + b + "\"");
    const auto forms = ids(a + " AND " + b);
    EXPECT_EQ(without(words, forms).size(), 0U);
    EXPECT_EQ(without(ids("\"" + a + " " + b + "\""), words).size(), 0U);
    const auto adjacent = ids(a + " ADJ/2 " + b);
    const auto near = ids(a + " NEAR/2 " + b);
    EXPECT_EQ(without(adjacent, near).size(), 0U);
    EXPECT_EQ(near, ids(b + " NEAR/2 " + a));
    EXPECT_EQ(without(near, ids(a + " NEAR/9 " + b)).size(), 0U);
    EXPECT_EQ(without(near, forms).size(), 0U);
  }
}

TEST_F(Laws, ValuesOfAFacetSumUpToTheTotal) {
  for (int round = 0; round < kRounds / 4; ++round) {
    const std::string a = question();
    SCOPED_TRACE(a);
    const nlohmann::json answer = ask(a, {"--facets", "lang,convention"});
    ASSERT_EQ(answer.at("facets").size(), 2U);
    for (const auto& [name, values] : answer.at("facets").items()) {
      std::size_t sum = 0;
      for (const auto& value : values) {
        const std::string code = value.at("value");
        EXPECT_EQ(ids(a, {"--" + name, code}).size(), value.at("count")) << name << " " << code;
        sum += value.at("count").get<std::size_t>();
      }
      // A convention in the question is no filter here: it stands in a bracket.
      EXPECT_EQ(sum, answer.at("total").at("count").get<std::size_t>()) << name;
    }
  }
}

TEST_F(Laws, PagesFollowWithoutGapOrOverlap) {
  for (int round = 0; round < 3; ++round) {
    const std::string a = round == 0 ? "" : question();
    const Ids whole = ids_of(ask(a));
    Ids pages;
    for (std::size_t at = 0; at < whole.size(); at += 17) {
      const Ids page = ids_of(ask(a, {"--limit", "17", "--offset", std::to_string(at)}));
      EXPECT_EQ(page.size(), std::min<std::size_t>(17, whole.size() - at));
      pages.insert(pages.end(), page.begin(), page.end());
    }
    EXPECT_EQ(pages, whole) << a;
  }
}

TEST_F(Laws, WhatWasParsedAskedAgainAnswersTheSame) {
  for (int round = 0; round < kRounds; ++round) {
    const std::string a = question() + one({" ", " OR ", " NOT "}) + question();
    const bool any = round % 3 == 0;
    const nlohmann::json first = any ? ask(a, {"--any"}) : ask(a);
    const std::string parsed = first.at("query").at("parsed");
    const nlohmann::json again = ask(parsed);
    EXPECT_EQ(again.at("query").at("parsed"), parsed) << a;
    EXPECT_EQ(ids_of(again), ids_of(first)) << a << "\n" << parsed;
  }
}

TEST_F(Laws, ValuesAsFlagsAndInTheTextMeanTheSame) {
  const auto kenya = ids("country:Kenya");
  const auto austria = ids("country:Austria");
  const auto of_either = either(kenya, austria);
  EXPECT_EQ(ids("mine country:Kenya country:Austria"), both(ids("mine"), of_either));
  EXPECT_EQ(ids("mine", {"--country", "Kenya", "--country", "Austria"}),
            both(ids("mine"), of_either));
  EXPECT_EQ(ids("mine country:Austria", {"--country", "Kenya"}), both(ids("mine"), of_either));
  // A bracket holds for itself: what stands outside narrows it, as AND would.
  EXPECT_EQ(ids("(country:Kenya mine) country:Austria"),
            ids("country:Kenya AND mine AND country:Austria"));
  EXPECT_EQ(ids("(country:Kenya mine) country:Austria"), both(ids("mine"), both(kenya, austria)));
}

}  // namespace
}  // namespace rostrum::testing
