// Columns are derived: however they came to be, they are what the statements make.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <fstream>

#include "indexer/writing/checks/index_check.hpp"
#include "indexer/writing/index_writer.hpp"
#include "schemas/base/error.hpp"
#include "schemas/columns/column_files.hpp"
#include "schemas/columns/segment_builder.hpp"
#include "schemas/columns/segment_merge.hpp"
#include "schemas/index/facet_entries.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/engine/search_engine.hpp"
#include "searcher/snapshot/snapshot.hpp"
#include "tests/engine/some_statements.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

bool same_bytes(const Segment& a, const Segment& b) {
  return std::equal(a.bytes().begin(), a.bytes().end(), b.bytes().begin(), b.bytes().end());
}

void add(std::uint32_t number, const Statement& statement, TextAnalyser& analyser,
         SegmentBuilder& builder) {
  const StatementTerms terms = terms_of(statement, analyser);
  std::vector<std::string> facets;
  for (const FacetEntry& entry : facet_entries(statement, Vocabulary::builtin())) {
    facets.push_back(entry.term);
  }
  const std::string record = "record of " + std::to_string(number);
  builder.add({.number = number, .length = terms.length(), .record = record}, terms, facets);
}

TEST(Segment, KeepsRecordsAtTheirDocuments) {
  TextAnalyser analyser;
  SegmentBuilder builder;
  const Statement statement = StatementMaker(1).statement("x", "en");
  for (const std::uint32_t number : {5U, 7U, 8U}) add(number, statement, analyser, builder);
  const Segment segment = make_segment(builder);
  const std::vector<std::string> expected = {"record of 5", "", "record of 7", "record of 8"};
  for (std::uint32_t slot = 0; slot < segment.slots(); ++slot) {
    EXPECT_EQ(segment.record(slot), expected[slot]);
  }
}

TEST(Segment, AMergeIsWhatItsLivingDocumentsMake) {
  TextAnalyser analyser;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    StatementMaker maker(seed);
    std::vector<Segment> parts;
    SegmentBuilder whole;
    std::vector<bool> alive(1, false);
    std::uint32_t number = 0;
    for (std::size_t part = 0; part < 1 + maker.below(4); ++part) {
      SegmentBuilder builder;
      for (std::size_t i = 0; i < 1 + maker.below(30); ++i) {
        number += static_cast<std::uint32_t>(1 + maker.below(3));
        const Statement statement = maker.statement("x", maker.below(3) == 0 ? "fr" : "en");
        alive.resize(number + 1, false);
        alive[number] = maker.below(4) != 0 || i == 0;
        add(number, statement, analyser, builder);
        if (alive[number]) add(number, statement, analyser, whole);
      }
      parts.push_back(make_segment(builder));
      EXPECT_TRUE(parts.back().verify());
    }
    const Segment merged = make_segment(
        SegmentMerge(parts, [&](std::uint32_t each) { return static_cast<bool>(alive[each]); }));
    EXPECT_TRUE(same_bytes(merged, make_segment(whole))) << "seed " << seed;
  }
}

TEST(Segment, CountsThePositionsBeforeAPosting) {
  TextAnalyser analyser;
  StatementMaker maker(9);
  SegmentBuilder builder;
  for (std::uint32_t number = 1; number <= 300; ++number) {
    Statement statement = maker.statement("x", "en");
    // More often than a byte can tell, here and there.
    if (number % 70 == 3) {
      for (std::uint32_t i = 0; i < 250 + number; ++i) statement.text += " mine";
    }
    add(number, statement, analyser, builder);
  }
  const Segment segment = make_segment(builder);
  const Lists& words = segment.lists(ListKind::Words);
  std::uint64_t before = 0;
  for (std::uint64_t posting = 0; posting < words.counts.size(); ++posting) {
    ASSERT_EQ(words.positions_before(posting), before) << "posting " << posting;
    before += words.count_at(posting);
  }
  EXPECT_FALSE(words.large.empty());
}

TEST(Segment, KeepsLargeCountsAndFarPositions) {
  TextAnalyser analyser;
  std::string text;
  for (int i = 0; i < 70'000; ++i) text += i % 7 == 0 ? "mine " : "field ";
  SegmentBuilder builder;
  Statement statement{.id = "long", .text = text};
  statement.language = "en";
  add(5, statement, analyser, builder);
  const Segment segment = make_segment(builder);
  const Lists& words = segment.lists(ListKind::Words);
  const auto mine = words.find("mine");
  ASSERT_TRUE(mine);
  EXPECT_EQ(segment.postings(ListKind::Words, *mine).count(0), 10'000U);
  EXPECT_TRUE(segment.far(0));
  EXPECT_FALSE(words.find("min"));
}

TEST(Segment, RefusesWhatIsNone) {
  const TempDir folder;
  const auto expect_refused = [&](const std::string& bytes, const std::string& why) {
    try {
      (void)Segment::map(folder.write("segment-1", bytes));
      FAIL() << why;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find(why), std::string::npos) << error.what();
    }
  };
  expect_refused("", "cut short");
  expect_refused("short", "cut short");
  expect_refused(std::string(4096, 'x'), "no segment of this version");
  TextAnalyser analyser;
  SegmentBuilder builder;
  add(1, StatementMaker(1).statement("x", "en"), analyser, builder);
  const Segment segment = make_segment(builder);
  std::string bytes(reinterpret_cast<const char*>(segment.bytes().data()), segment.bytes().size());
  expect_refused(bytes.substr(0, bytes.size() - 64), "cut short");
  std::string damaged = bytes;
  damaged[12] ^= 1;
  expect_refused(damaged, "header is damaged");
  const SegmentLayout layout(reinterpret_cast<const SegmentHeader*>(bytes.data())->sizes);
  damaged = bytes;
  damaged[layout.table + 3] ^= 1;
  expect_refused(damaged, "hashes are damaged");
  bytes[layout.sections[section(DocumentSection::Records)]] ^= 1;
  const Segment changed = Segment::map(folder.write("segment-2", bytes));
  EXPECT_FALSE(changed.verify());
  EXPECT_EQ(changed.lengths().size(), 1U) << "the other blocks are whole";
  EXPECT_THROW((void)changed.record(0), DamagedSegment);
}

/// An index that many commits have written, with changes and removals.
class ColumnsOfAnIndex : public ::testing::Test {
 protected:
  void SetUp() override {
    StatementMaker maker(7);
    TextAnalyser analyser;
    IndexWriter writer(index_, vocabulary_.hash());
    for (int i = 0; i < 400; ++i) {
      const std::string id = "s" + std::to_string(maker.below(300));
      if (maker.below(8) == 0) {
        (void)writer.remove(id);
      } else {
        writer.put(prepare(maker.statement(id, "en"), vocabulary_, analyser));
      }
      if (maker.below(25) == 0) writer.commit();
    }
    writer.commit();
  }

  [[nodiscard]] std::vector<std::string> files() const {
    return read_manifest(index_).value_or(ColumnManifest{}).files;
  }

  TempDir folder_;
  std::filesystem::path index_ = folder_.path() / "index";
  const Vocabulary& vocabulary_ = Vocabulary::builtin();
};

TEST_F(ColumnsOfAnIndex, AreWhatTheStatementsMake) {
  EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{});
}

TEST_F(ColumnsOfAnIndex, LeaveNoFilesBehind) {
  std::size_t segments = 0;
  for (const auto& entry : std::filesystem::directory_iterator(columns_folder(index_))) {
    segments += entry.path().filename().string().starts_with("segment-") ? 1 : 0;
  }
  EXPECT_EQ(segments, files().size());
}

TEST_F(ColumnsOfAnIndex, AreMergedAtTheEndOfARun) {
  const std::size_t before = files().size();
  StatementMaker maker(8);
  TextAnalyser analyser;
  IndexWriter writer(index_, vocabulary_.hash());
  std::size_t most = 0;
  for (int i = 0; i < 90; ++i) {
    const std::string id = "t" + std::to_string(maker.below(60));
    writer.put(prepare(maker.statement(id, "en"), vocabulary_, analyser));
    if (maker.below(4) == 0) (void)writer.remove("s" + std::to_string(maker.below(300)));
    writer.commit(Merging::Later);
    most = std::max(most, files().size());
    EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{})
        << "commit " << i;
  }
  EXPECT_GT(most, before + 10);
  EXPECT_LT(most, 30U);
  writer.commit();
  EXPECT_LE(files().size(), 2U);
  EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{});
}

TEST_F(ColumnsOfAnIndex, LeftApartAreMergedByTheNextCommitThoughNothingChanged) {
  StatementMaker maker(7);
  TextAnalyser analyser;
  {
    IndexWriter writer(index_, vocabulary_.hash());
    for (int i = 0; i < 15; ++i) {
      writer.put(prepare(maker.statement("u" + std::to_string(i), "en"), vocabulary_, analyser));
      writer.commit(Merging::Later);  // and is killed before the last one
    }
  }
  EXPECT_GT(files().size(), 10U);
  IndexWriter(index_, vocabulary_.hash()).commit();
  EXPECT_LE(files().size(), 2U);
  EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{});
}

TEST_F(ColumnsOfAnIndex, AreWholeWhereTheyCannotBeMerged) {
  constexpr std::uint64_t kTries = 8;
  const std::uint64_t next = read_manifest(index_)->next_file;
  const std::size_t before = files().size();
  const auto in_the_way = [&](std::uint64_t number) {
    return columns_folder(index_) / ("segment-" + std::to_string(number));
  };
  // The commit's own file can be written, none that it is merged into.
  for (std::uint64_t i = 1; i < kTries; ++i) {
    std::filesystem::create_directories(in_the_way(next + i) / "folder");
  }
  StatementMaker maker(9);
  TextAnalyser analyser;
  {
    IndexWriter writer(index_, vocabulary_.hash());
    writer.put(prepare(maker.statement("new", "en"), vocabulary_, analyser));
    EXPECT_NO_THROW(writer.commit());
  }
  EXPECT_EQ(files().size(), before + 1);
  EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{});
  for (std::uint64_t i = 1; i < kTries; ++i) std::filesystem::remove_all(in_the_way(next + i));
  IndexWriter(index_, vocabulary_.hash()).commit();
  EXPECT_LE(files().size(), before);
  EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{});
}

TEST_F(ColumnsOfAnIndex, OfACommitThatCannotBeLoadedAnswerNothing) {
  SearchEngine engine(index_, vocabulary_);
  const auto ask = [&] { return engine.search({.text = "", .limit = 1}).total; };
  const std::size_t total = ask();
  Xapian::docid number = 0;
  {
    Xapian::WritableDatabase database(index_.string());
    Xapian::Document damaged;
    damaged.set_data("no statement");
    number = database.add_document(damaged);
    database.commit();
  }
  EXPECT_THROW((void)ask(), Error);
  EXPECT_THROW((void)ask(), Error) << "half of a commit was answered from";
  {
    Xapian::WritableDatabase database(index_.string());
    database.delete_document(number);
    database.commit();
  }
  EXPECT_EQ(ask(), total);
}

TEST_F(ColumnsOfAnIndex, StayFewWhereCommitsAreSmall) {
  StatementMaker maker(8);
  TextAnalyser analyser;
  IndexWriter writer(index_, vocabulary_.hash());
  for (int i = 0; i < 30; ++i) {
    writer.put(prepare(maker.statement("t" + std::to_string(i), "en"), vocabulary_, analyser));
    writer.commit();
    EXPECT_LE(files().size(), 2U);
  }
}

TEST_F(ColumnsOfAnIndex, AreMadeAnewWhenTheyAreGone) {
  std::filesystem::remove_all(columns_folder(index_));
  EXPECT_EQ(examine_index(index_, vocabulary_).columns.size(), 1U);
  const IndexWriter opened(index_, vocabulary_.hash());
  EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{});
}

TEST_F(ColumnsOfAnIndex, ThatComeAfterTheirCommitWasReadAreTaken) {
  const auto written = read_bytes(columns_folder(index_) / "manifest.json");
  std::filesystem::remove(columns_folder(index_) / "manifest.json");
  Snapshot before(index_);
  const std::size_t statements = before.all().count();
  EXPECT_EQ(before.not_in_columns(), statements);
  before.refresh();
  EXPECT_EQ(before.not_in_columns(), statements) << "nothing has come";
  folder_.write("index/columns/manifest.json", written);
  before.refresh();
  EXPECT_EQ(before.not_in_columns(), 0U);
  EXPECT_EQ(before.all().count(), statements);
}

TEST_F(ColumnsOfAnIndex, ThatComeLateAreTakenByEachWithOneShare) {
  const auto written = read_bytes(columns_folder(index_) / "manifest.json");
  std::filesystem::remove(columns_folder(index_) / "manifest.json");
  const auto share = std::make_shared<CommitShare>();
  Snapshot one(index_, share);
  Snapshot other(index_, share);
  folder_.write("index/columns/manifest.json", written);
  one.refresh();
  other.refresh();
  EXPECT_EQ(one.not_in_columns(), 0U);
  EXPECT_EQ(&one.segments(), &other.segments()) << "made twice";
}

TEST_F(ColumnsOfAnIndex, AreMendedByTheNextWriter) {
  const std::vector<std::string> before = files();
  ASSERT_FALSE(before.empty());
  std::filesystem::remove(columns_folder(index_) / before.front());
  const IndexWriter opened(index_, vocabulary_.hash());
  EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{});
}

TEST_F(ColumnsOfAnIndex, AreInStepAfterARunWithAnotherVocabulary) {
  // Its hash is noted in the index, though no statement changes.
  { const IndexWriter opened(index_, "another"); }
  EXPECT_TRUE(examine_index(index_, vocabulary_).columns.empty());
  {
    IndexWriter writer(index_, "a third");
    writer.rebuild_columns();
  }
  EXPECT_TRUE(examine_index(index_, vocabulary_).columns.empty());
  EXPECT_TRUE(examine_index(index_, vocabulary_).statements.empty());
}

TEST_F(ColumnsOfAnIndex, OfAnEarlierCommitAreCaughtUp) {
  const auto old = read_bytes(columns_folder(index_) / "manifest.json");
  std::vector<std::pair<std::string, std::string>> kept;
  for (const std::string& name : files()) {
    kept.emplace_back(name, read_bytes(columns_folder(index_) / name));
  }
  {
    TextAnalyser analyser;
    IndexWriter writer(index_, vocabulary_.hash());
    writer.put(prepare(StatementMaker(9).statement("new", "en"), vocabulary_, analyser));
    (void)writer.remove("s1");
    (void)writer.remove("s2");
    writer.commit();
  }
  // As after a stop between the commit and its columns.
  for (const auto& [name, bytes] : kept) folder_.write("index/columns/" + name, bytes);
  folder_.write("index/columns/manifest.json", old);
  EXPECT_EQ(examine_index(index_, vocabulary_).columns.size(), 1U);
  const IndexWriter opened(index_, vocabulary_.hash());
  EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{});
}

TEST_F(ColumnsOfAnIndex, ThatWereChangedAreFound) {
  const std::filesystem::path file = columns_folder(index_) / files().front();
  std::string bytes = read_bytes(file);
  bytes[bytes.size() / 2] ^= 1;
  std::ofstream(file, std::ios::binary) << bytes;
  const auto problems = examine_index(index_, vocabulary_).columns;
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_NE(problems.front().find("is damaged"), std::string::npos) << problems.front();
}

}  // namespace
}  // namespace rostrum::testing
