// Versions of one statement, counted once: against a count by brute force.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "indexer/writing/checks/index_check.hpp"
#include "indexer/writing/checks/index_inspection.hpp"
#include "indexer/writing/index_writer.hpp"
#include "searcher/engine/search_engine.hpp"
#include "tests/engine/some_statements.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

class Variants : public ::testing::Test {
 protected:
  void put(IndexWriter& writer, const Statement& statement) {
    writer.put(prepare(statement, vocabulary_, analyser_));
    statements_[statement.id] = statement;
  }

  /// Statements with none, one or several versions, over several commits, some of them gone.
  void make(std::uint64_t seed) {
    StatementMaker maker(seed);
    IndexWriter writer(index_, vocabulary_.hash());
    for (int i = 0; i < 120; ++i) {
      Statement statement = maker.statement("s" + std::to_string(i), "en");
      if (i > 3 && maker.below(3) == 0) {
        statement.variant_of = "s" + std::to_string(maker.below(static_cast<std::size_t>(i) / 4));
        statement.language = maker.below(2) == 0 ? "fr" : "en";
        // One that is a version already lends its own main one.
        const auto known = statements_.find(statement.variant_of);
        if (known != statements_.end() && !known->second.variant_of.empty()) {
          statement.variant_of = known->second.variant_of;
        }
      }
      put(writer, statement);
      if (i % 30 == 0) writer.commit();
    }
    for (int i = 0; i < 10; ++i) {
      const std::string id = "s" + std::to_string(maker.below(60));
      if (writer.remove(id)) statements_.erase(id);
    }
    writer.commit();
  }

  static std::map<std::string, std::size_t> counts_of(const Facet& facet) {
    std::map<std::string, std::size_t> counts;
    for (const FacetCount& value : facet.values) counts.emplace(value.value, value.count);
    return counts;
  }

  [[nodiscard]] std::string group_of(const std::string& id) const {
    const std::string& main = statements_.at(id).variant_of;
    return main.empty() ? id : main;
  }

  std::set<std::string> all_hits(SearchEngine& engine, const SearchRequest& request) {
    std::set<std::string> groups;
    SearchRequest page = request;
    page.limit = 7;
    for (;; page.offset += page.limit) {
      const SearchResponse response = engine.search(page);
      for (const Hit& hit : response.hits) {
        EXPECT_TRUE(groups.insert(group_of(hit.statement.id)).second)
            << hit.statement.id << " is the second version of one statement";
        std::set<std::string> others;
        for (const auto& [id, statement] : statements_) {
          if (id != hit.statement.id && group_of(id) == group_of(hit.statement.id)) {
            others.insert(id);
          }
        }
        std::set<std::string> told;
        for (const OtherVersion& each : hit.versions) told.insert(each.id);
        EXPECT_EQ(told, others);
      }
      if (response.hits.size() < page.limit) return groups;
    }
  }

  TempDir folder_;
  std::filesystem::path index_ = folder_.path() / "index";
  const Vocabulary& vocabulary_ = Vocabulary::builtin();
  TextAnalyser analyser_;
  std::map<std::string, Statement> statements_;
};

TEST_F(Variants, CountOnceInTotalsFacetsAndPages) {
  make(5);
  EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{});
  EXPECT_EQ(examine_index(index_, vocabulary_).statements, std::vector<std::string>{});
  SearchEngine engine(index_, vocabulary_);
  std::set<std::string> groups;
  for (const auto& [id, statement] : statements_) groups.insert(group_of(id));
  EXPECT_EQ(index_figures(index_).statements, groups.size());
  EXPECT_EQ(index_figures(index_).versions, statements_.size() - groups.size());
  for (const char* text :
       {"", "treaty", "mines OR clearance", "nuclear weapons", "\"anti personnel\""}) {
    const SearchRequest request{.text = text, .facets = {"country", "lang", "item", "year"}};
    const SearchResponse response = engine.search(request);
    EXPECT_EQ(response.statements, groups.size());
    const std::set<std::string> found = all_hits(engine, request);
    EXPECT_EQ(response.total, found.size()) << text;
    if (*text == '\0') {
      EXPECT_EQ(found, groups);
    }
    // Whoever chooses a value finds as many statements as it promises.
    for (const Facet& facet : response.facets) {
      const SearchResponse alone = engine.search({.text = text, .facets = {facet.field}});
      ASSERT_EQ(alone.facets.size(), 1U);
      EXPECT_EQ(counts_of(alone.facets.front()), counts_of(facet)) << text << " " << facet.field;
      for (const FacetCount& value : facet.values) {
        SearchRequest narrowed = request;
        narrowed.filters = {{facet.field, std::string(value.value)}};
        EXPECT_EQ(engine.search(narrowed).total, value.count)
            << text << " " << facet.field << " " << value.value;
        EXPECT_EQ(all_hits(engine, narrowed).size(), value.count);
      }
    }
  }
}

TEST_F(Variants, NeedNoFacets) {
  {
    IndexWriter writer(index_, vocabulary_.hash());
    put(writer, {.id = "a", .text = "Mines."});
    put(writer, {.id = "b", .text = "Mines.", .variant_of = "a"});
    writer.commit();
  }
  const SearchResponse response = SearchEngine(index_, vocabulary_).search({.text = "mines"});
  EXPECT_EQ(response.total, 1U);
  for (const Facet& facet : response.facets) {
    ASSERT_EQ(facet.values.size(), 1U) << facet.field;
    EXPECT_EQ(facet.values.front().value, kNoValue);
    EXPECT_EQ(facet.values.front().count, 1U) << "two versions are one statement";
  }
}

TEST_F(Variants, StayOneStatementWhenTheMainOneGoes) {
  {
    IndexWriter writer(index_, vocabulary_.hash());
    StatementMaker maker(1);
    for (const char* id : {"a", "b", "c", "d"}) {
      Statement statement = maker.statement(id, "en");
      if (*id == 'b' || *id == 'c') statement.variant_of = "a";
      put(writer, statement);
    }
    writer.commit();
  }
  const auto searcher = open_searcher(index_, vocabulary_);
  EXPECT_EQ(searcher->search({}).total, 2U);
  {
    IndexWriter writer(index_, vocabulary_.hash());
    EXPECT_TRUE(writer.remove("a"));
    writer.commit();
  }
  EXPECT_EQ(searcher->search({}).total, 2U);
  EXPECT_EQ(searcher->show("b", "").versions.size(), 1U);
}

}  // namespace
}  // namespace rostrum::testing
