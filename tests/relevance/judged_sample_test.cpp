// The judged questions over the sample corpus stay in step with it.
#include <gtest/gtest.h>

#include <filesystem>

#include "benchmarks/relevance/collection.hpp"
#include "benchmarks/relevance/measures.hpp"
#include "schemas/base/error.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::relevance {
namespace {

TEST(JudgedSample, EveryJudgementIsOfAStatementOfTheCorpus) {
  const std::filesystem::path root = testing::source_dir();
  const testing::ProgramRun run =
      testing::run_program("rostrum-index", {"inspect", (root / "corpus/sample").string()});
  ASSERT_EQ(run.status, 0) << run.err;
  const testing::TempDir folder;
  folder.write("docs.json", run.out);
  for (const char* file : {"queries.jsonl", "qrels.tsv"}) {
    folder.write(file, testing::read_bytes(root / "benchmarks/relevance/sample" / file));
  }
  const Collection collection = read_collection(folder.path());
  EXPECT_EQ(collection.documents.size(), 96u);
  EXPECT_EQ(collection.questions.size(), 33u) << "a question has no answer";
}

TEST(Collection, NamesTheLineThatIsWrong) {
  const testing::TempDir folder;
  folder.write("docs.jsonl", "{\"id\": \"a\", \"text\": \"mines\"}\n");
  folder.write("queries.jsonl", "{\"id\": \"1\", \"text\": \"mines\"}\n");
  struct Case {
    const char* line;
    const char* reason;
  };
  const Case cases[] = {
      {"1\tb\t1", "no document has the id 'b'"},
      {"2\ta\t1", "no question has the id '2'"},
      {"1\ta\tgood", "'good' is no score; use a whole number"},
      {"1 a 1", "three columns are needed, with tabs between them"},
  };
  for (const auto& [line, reason] : cases) {
    const auto file = folder.write("qrels.tsv", std::string("query\tdocument\tscore\n") + line);
    try {
      (void)read_collection(folder.path());
      ADD_FAILURE() << "read: " << line;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::InvalidInput);
      EXPECT_EQ(error.what(), file.string() + ":2: " + reason);
    }
  }
}

TEST(Collection, DropsQuestionsWithoutAnAnswer) {
  const testing::TempDir folder;
  folder.write("docs.jsonl", "{\"id\": \"a\", \"text\": \"mines\", \"keywords\": \"clearance\"}\n");
  folder.write("queries.jsonl",
               "{\"id\": \"1\", \"text\": \"mines\"}\n{\"id\": \"2\", \"text\": \"arms\"}\n");
  folder.write("qrels.tsv", "query\tdocument\tscore\n1\ta\t2\n2\ta\t0\n");
  const Collection collection = read_collection(folder.path());
  ASSERT_EQ(collection.questions.size(), 1u);
  EXPECT_EQ(collection.questions[0].grades.at(0), 2);
  EXPECT_EQ(collection.documents[0].text, "mines\n\nclearance");
  EXPECT_EQ(collection.documents[0].language, "en");
}

}  // namespace
}  // namespace rostrum::relevance
