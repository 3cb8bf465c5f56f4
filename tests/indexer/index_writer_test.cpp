#include "indexer/writing/index_writer.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/writing/index_rehearsal.hpp"
#include "schemas/index/index_format.hpp"
#include "schemas/index/stored_document.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

PreparedDocument document(const std::string& id, const std::string& text = "We agree.") {
  Statement statement;
  statement.id = id;
  statement.text = text;
  statement.language = "en";
  statement.source.file = "/talks/" + id + ".txt";
  TextAnalyser analyser;
  return prepare(statement, Vocabulary::builtin(), analyser);
}

/// Xapian takes the term, and refuses it when it flushes: a NUL takes two bytes on disk.
PreparedDocument poison(const std::string& id) {
  static const std::string kRefused(130, '\0');
  PreparedDocument made = document(id);
  made.terms.stems.push_back({.term = kRefused, .count = 1});
  return made;
}

template <typename Work>
void expect_error(ErrorKind kind, const std::string& part, const Work& work) {
  try {
    work();
    ADD_FAILURE() << "nothing was thrown; expected: " << part;
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), kind) << error.what();
    EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
  }
}

class IndexWriterTest : public ::testing::Test {
 protected:
  testing::TempDir folder_;
  std::filesystem::path index_ = folder_.path() / "index";
};

TEST_F(IndexWriterTest, AddsReplacesAndRemoves) {
  IndexWriter writer(index_, "v");
  writer.put(document("a"));
  writer.put(document("b"));
  writer.commit();
  writer.put(document("a", "We disagree."));
  EXPECT_TRUE(writer.remove("b"));
  EXPECT_FALSE(writer.remove("c"));
  writer.commit();
  EXPECT_EQ(writer.all_ids(), std::vector<std::string>{"a"});
  EXPECT_EQ(writer.stored("a")->record_hash, record_hash_of(document("a", "We disagree.").data));
  EXPECT_FALSE(writer.stored("b"));
  EXPECT_EQ(writer.ids_of_file("/talks/a.txt"), std::vector<std::string>{"a"});
}

TEST_F(IndexWriterTest, RemembersStatementsAndFilesFromRunToRun) {
  {
    IndexWriter writer(index_, "v");
    writer.put(document("a"));
    writer.set_file({"/talks/a.txt", "hash", "settings", 1});
    writer.commit();
  }
  IndexWriter writer(index_, "v");
  EXPECT_EQ(writer.all_ids(), std::vector<std::string>{"a"});
  ASSERT_TRUE(writer.file("/talks/a.txt"));
  EXPECT_EQ(writer.file("/talks/a.txt")->sha256, "hash");
  EXPECT_EQ(writer.batch(), 2u);
  writer.forget_file("/talks/a.txt");
  writer.commit();
  EXPECT_TRUE(writer.files().empty());
}

TEST_F(IndexWriterTest, LosesOnlyThePoisonOfABatch) {
  IndexWriter writer(index_, "v");
  writer.put(document("a"));
  writer.commit();
  writer.put(document("b"));
  writer.put(poison("bad"));
  writer.put(document("c"));
  EXPECT_TRUE(writer.remove("a"));
  writer.commit();
  EXPECT_EQ(writer.all_ids(), (std::vector<std::string>{"b", "c"}));
  const auto refused = writer.take_refused();
  ASSERT_EQ(refused.size(), 1u);
  EXPECT_EQ(refused[0].first, "bad");
  EXPECT_TRUE(writer.take_refused().empty());
  writer.put(document("d"));
  writer.commit();
  EXPECT_EQ(writer.statements(), 3u);
}

TEST_F(IndexWriterTest, KeepsTheOldStatementWhereItsReplacementIsPoison) {
  IndexWriter writer(index_, "v");
  writer.put(document("a"));
  writer.commit();
  writer.put(poison("a"));
  writer.commit();
  EXPECT_EQ(writer.take_refused().size(), 1u);
  EXPECT_EQ(writer.stored("a")->record_hash, record_hash_of(document("a").data));
}

TEST_F(IndexWriterTest, TellsASecondWriterThatTheIndexIsBusy) {
  const IndexWriter first(index_, "v");
  expect_error(ErrorKind::Busy, "another process is writing here; wait for it to end",
               [&] { IndexWriter second(index_, "v"); });
}

TEST_F(IndexWriterTest, RefusesAnIndexOfAnotherFormat) {
  { const IndexWriter made(index_, "v"); }
  {
    Xapian::WritableDatabase database(index_.string(), Xapian::DB_OPEN);
    database.set_metadata(std::string(kMetadataFormat), "99");
    database.commit();
  }
  expect_error(ErrorKind::IndexFormat, "the index has format 99, this program reads and writes ",
               [&] { IndexWriter writer(index_, "v"); });
}

TEST_F(IndexWriterTest, IsRehearsedWhereItWouldBeTakenUp) {
  { Xapian::WritableDatabase begun(index_.string(), Xapian::DB_CREATE); }
  EXPECT_EQ(IndexRehearsal(index_).statements(), 0U) << "the first run was cut short";
  {
    Xapian::WritableDatabase database(index_.string(), Xapian::DB_OPEN);
    database.set_metadata(std::string(kMetadataFormat), "99");
    database.commit();
  }
  expect_error(ErrorKind::IndexFormat, "the index has format 99, this program reads and writes ",
               [&] { IndexRehearsal rehearsal(index_); });
}

TEST_F(IndexWriterTest, RefusesAFolderOfOtherFiles) {
  folder_.write("index/notes.txt", "mine");
  expect_error(ErrorKind::InvalidInput, "no index here, but other files",
               [&] { IndexWriter writer(index_, "v"); });
}

TEST_F(IndexWriterTest, TakesAFileWhoseNameIsNotUtf8) {
  IndexWriter writer(index_, "v");
  writer.set_file({"/talks/M\xFCller.txt", "hash", "", 1});
  writer.commit();
  EXPECT_TRUE(writer.file("/talks/M\xFCller.txt"));
}

TEST(PreparedDocument, RefusesWhatXapianWould) {
  const std::string ids[] = {"", std::string(245, 'a'), std::string("a\0b", 3),
                             std::string("a\x01") + 'b', "\xFF"};
  for (const std::string& id : ids) {
    expect_error(ErrorKind::InvalidInput, "", [&] { (void)document(id); });
  }
  expect_error(ErrorKind::InvalidInput, "not UTF-8", [] { (void)document("a", "\xFF"); });
  expect_error(ErrorKind::InvalidInput, "NUL", [] { (void)document("a", std::string(3, '\0')); });
}

TEST(PreparedDocument, HasNoTermThatIsTooLong) {
  const PreparedDocument made =
      document("a", std::string(5000, 'x') + " w-" + std::string(400, 'y'));
  for (const CountedTerm& term : made.terms.stems) EXPECT_LE(term.term.size(), kMaxTermBytes);
}

}  // namespace
}  // namespace rostrum
