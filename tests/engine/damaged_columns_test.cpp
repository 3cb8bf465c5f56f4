// Whatever the bytes of the columns are, a question has the answer that it had, or is refused.
#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>

#include "indexer/writing/checks/index_check.hpp"
#include "indexer/writing/index_writer.hpp"
#include "schemas/base/error.hpp"
#include "schemas/columns/column_files.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/answers/json_answer.hpp"
#include "searcher/engine/index_view.hpp"
#include "searcher/engine/search_engine.hpp"
#include "tests/engine/some_statements.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

constexpr std::size_t kChanges = 300;

std::vector<SearchRequest> questions() {
  return {{.text = "mines"},
          {.text = "withdraw OR treaty"},
          {.text = "\"nuclear weapons\" anti*"},
          {.text = "clear NEAR/5 party", .limit = 3},
          {.text = "", .from = "2001", .to = "2003"},
          {.text = "assistence"},
          {.text = "victim NOT ban", .filters = {{"country", "Norway"}, {"item", "none"}}},
          {.text = "states", .sort = SortBy::Oldest, .limit = 50}};
}

class DamagedColumns : public ::testing::Test {
 protected:
  void SetUp() override {
    StatementMaker maker(11);
    TextAnalyser analyser;
    IndexWriter writer(index_, vocabulary_.hash());
    for (int i = 0; i < 160; ++i) {
      writer.put(prepare(maker.statement("s" + std::to_string(i), i % 7 == 0 ? "fr" : "en"),
                         vocabulary_, analyser));
      if (i % 60 == 59) writer.commit(Merging::Later);
    }
    (void)writer.remove("s3");
    writer.commit(Merging::Later);
    expected_ = answers();
    for (const auto& entry : std::filesystem::directory_iterator(columns_folder(index_))) {
      files_.push_back(entry.path());
    }
    std::sort(files_.begin(), files_.end());
    ASSERT_GT(files_.size(), 3U);
  }

  /// As they are shown, without what a damage may change: the time and the warnings.
  [[nodiscard]] std::vector<std::string> answers() const {
    SearchEngine engine(index_, vocabulary_);
    return answers_of(engine);
  }
  static std::vector<std::string> answers_of(SearchEngine& engine) {
    std::vector<std::string> all;
    for (const SearchRequest& request : questions()) {
      SearchResponse response = engine.search(request);
      response.took_ms = 0;
      response.warnings.clear();
      std::ostringstream text;
      write_json(response, {}, text);
      all.push_back(text.str());
    }
    return all;
  }

  /// Changes a file in many ways, some of each, and restores it.
  void for_each_change(const std::function<void(const std::string& what)>& look) {
    for (std::size_t i = 0; i < kChanges; ++i) {
      const std::filesystem::path& file = files_[i % files_.size()];
      const std::string bytes = read_bytes(file);
      std::string changed = bytes;
      const std::size_t at = random_() % bytes.size();
      const std::size_t size = std::min<std::size_t>(1 + random_() % 5000, bytes.size() - at);
      const auto rest = changed.begin() + static_cast<long>(at);
      std::string what = file.filename().string() + " at " + std::to_string(at);
      switch (i / files_.size() % 6) {
        case 0:
          changed.resize(at);
          what += " cut";
          break;
        case 1:
          std::fill(rest, rest + static_cast<long>(size), '\0');
          what += " zeros";
          break;
        case 2:
          changed.replace(at, size, bytes.substr(random_() % (bytes.size() - size + 1), size));
          what += " moved";
          break;
        default:
          changed[at] = static_cast<char>(changed[at] ^ 1 << random_() % 8);
          what += " flipped";
      }
      std::ofstream(file, std::ios::binary) << changed;
      look(what);
      std::ofstream(file, std::ios::binary) << bytes;
    }
  }

  TempDir folder_;
  std::filesystem::path index_ = folder_.path() / "index";
  const Vocabulary& vocabulary_ = Vocabulary::builtin();
  std::vector<std::filesystem::path> files_;
  std::vector<std::string> expected_;
  std::mt19937_64 random_{5};
};

TEST_F(DamagedColumns, ChangeNoAnswer) {
  for_each_change([&](const std::string& what) {
    try {
      EXPECT_EQ(answers(), expected_) << what;
    } catch (const Error&) {
      SUCCEED() << "refused";
    }
  });
  EXPECT_EQ(answers(), expected_);
}

TEST_F(DamagedColumns, AreTold) {
  const std::string bytes = read_bytes(files_.back());
  std::ofstream(files_.back(), std::ios::binary) << bytes.substr(0, bytes.size() / 2);
  SearchEngine engine(index_, vocabulary_);
  const auto warnings = engine.search({.text = "mines"}).warnings;
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_NE(warnings.front().find("damaged"), std::string::npos) << warnings.front();
}

TEST_F(DamagedColumns, AreMendedByTheRunThatMergesThem) {
  for (std::size_t i = 0; i + 1 < files_.size(); ++i) {
    std::string bytes = read_bytes(files_[i + 1]);  // the first is the manifest
    const SegmentLayout layout(reinterpret_cast<const SegmentHeader*>(bytes.data())->sizes);
    bytes[layout.sections[section(ListKind::Words, ListSection::Positions)]] ^= 1;
    std::ofstream(files_[i + 1], std::ios::binary) << bytes;
  }
  EXPECT_EQ(examine_index(index_, vocabulary_).columns.size(), files_.size() - 1);
  IndexWriter(index_, vocabulary_.hash()).commit();
  EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{});
  EXPECT_EQ(answers(), expected_);
}

TEST_F(DamagedColumns, WithOneSegmentLessAreCompletedByTheNextRun) {
  // As after a run that found it damaged and ended there.
  ColumnManifest manifest = *read_manifest(index_);
  manifest.files.erase(manifest.files.begin() + 1);
  manifest.hashes.erase(manifest.hashes.begin() + 1);
  write_manifest(index_, manifest);
  EXPECT_EQ(answers(), expected_);
  { const IndexWriter opened(index_, vocabulary_.hash()); }
  EXPECT_EQ(examine_index(index_, vocabulary_).columns, std::vector<std::string>{});
}

TEST_F(DamagedColumns, OfAnotherIndexAreNotTaken) {
  // A segment that is whole, and another than the manifest means.
  std::filesystem::copy_file(files_[1], files_[2],
                             std::filesystem::copy_options::overwrite_existing);
  EXPECT_EQ(answers(), expected_);
}

/// Makes the hashes fit whatever the sections hold.
void seal(std::string& bytes) {
  SegmentHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  const SegmentLayout layout(header.sizes);
  std::size_t block = layout.table;
  for (std::size_t i = 0; i < kSections; ++i) {
    for (std::uint64_t at = 0; at < header.sizes[i]; at += kBlockBytes, block += 8) {
      const std::uint64_t hash = hash_of(bytes.data() + layout.sections[i] + at,
                                         std::min(kBlockBytes, header.sizes[i] - at));
      std::memcpy(bytes.data() + block, &hash, sizeof hash);
    }
  }
  header.table_hash = hash_of(bytes.data() + layout.table, layout.blocks * sizeof(std::uint64_t));
  header.header_hash = hash_of(&header, offsetof(SegmentHeader, header_hash));
  std::memcpy(bytes.data(), &header, sizeof header);
}

TEST_F(DamagedColumns, WhoseHashesWereMadeToFitCrashNothing) {
  ColumnManifest manifest = *read_manifest(index_);
  for (std::size_t i = 0; i < kChanges; ++i) {
    const std::size_t which = i % manifest.files.size();
    const std::filesystem::path file = columns_folder(index_) / manifest.files[which];
    const std::string bytes = read_bytes(file);
    std::string changed = bytes;
    for (std::size_t n = 0; n < 1 + i % 20; ++n) {
      const std::size_t at =
          sizeof(SegmentHeader) + random_() % (bytes.size() - sizeof(SegmentHeader));
      changed[at] = static_cast<char>(random_());
    }
    seal(changed);
    std::ofstream(file, std::ios::binary) << changed;
    ColumnManifest sealed = manifest;
    sealed.hashes[which] = reinterpret_cast<const SegmentHeader*>(changed.data())->header_hash;
    write_manifest(index_, sealed);
    try {
      (void)answers();
    } catch (const Error&) {
      SUCCEED() << "refused";
    }
    std::ofstream(file, std::ios::binary) << bytes;
  }
}

TEST_F(DamagedColumns, ThatAreCutWhileTheyAreReadChangeNoAnswer) {
  for (const std::filesystem::path& file : files_) {
    if (file.extension() == ".json") continue;
    const std::string kept = read_bytes(file);
    for (const std::size_t size : {std::size_t{0}, kept.size() / 2, kept.size() - 1}) {
      SearchEngine engine(index_, vocabulary_);
      EXPECT_EQ(answers_of(engine), expected_);  // it has looked at every block that it needs
      std::filesystem::resize_file(file, size);
      EXPECT_EQ(answers_of(engine), expected_) << file << " cut to " << size;
      std::ofstream(file, std::ios::binary) << kept;
    }
  }
}

TEST_F(DamagedColumns, ThatAreCutWithinAnAnswerAreReadAnew) {
  const auto searcher = open_searcher(index_, vocabulary_);
  std::vector<std::uint32_t> counts;
  int times = 0;
  searcher->analyse([&](const IndexView& index) {
    const Matches matches = index.ask({.text = "mines OR treaty"});
    const auto read_records = [&] {
      matches.documents.for_each([&](std::uint32_t document) { (void)index.hit(document); });
    };
    read_records();
    if (++times == 1) {
      for (const auto& each : files_) {
        if (each.extension() != ".json") std::filesystem::resize_file(each, 0);
      }
    }
    read_records();
    counts = index.occurrences(matches, matches.documents);
  });
  EXPECT_GT(times, 1);
  std::vector<std::uint32_t> anew;
  open_searcher(index_, vocabulary_)->analyse([&](const IndexView& index) {
    const Matches matches = index.ask({.text = "mines OR treaty"});
    anew = index.occurrences(matches, matches.documents);
  });
  EXPECT_EQ(counts, anew);
}

}  // namespace
}  // namespace rostrum::testing
