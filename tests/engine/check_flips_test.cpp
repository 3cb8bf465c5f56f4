// Damage anywhere in an index: `check` notices it, or it changes nothing. Some places of each file;
// ROSTRUM_FLIPS=1000 before the test tries so many.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <random>
#include <sstream>

#include "indexer/writing/checks/index_check.hpp"
#include "indexer/writing/documents/metadata_sum.hpp"
#include "indexer/writing/index_writer.hpp"
#include "schemas/base/error.hpp"
#include "schemas/columns/column_files.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/answers/json_answer.hpp"
#include "searcher/engine/search_engine.hpp"
#include "tests/engine/some_statements.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

std::size_t wanted_flips() {
  constexpr std::size_t kFew = 60;
  const char* given = std::getenv("ROSTRUM_FLIPS");
  return given != nullptr ? std::strtoul(given, nullptr, 10) : kFew;
}

/// What `work` returns in a process of its own; nullopt where it crashes.
std::optional<std::string> in_child(const std::function<std::string()>& work) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = fork();
  if (child == 0) {
    constexpr unsigned kPatience = 120;  // what loops for ever ends
    alarm(kPatience);
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    std::string text;
    try {
      text = work();
    } catch (const std::exception& error) {
      text = std::string("refused: ") + error.what();
    } catch (const Xapian::Error& error) {
      text = "refused: " + error.get_msg();
    }
    for (std::size_t at = 0; at < text.size();) {
      const ssize_t written = write(ends[1], text.data() + at, text.size() - at);
      if (written <= 0) _exit(1);
      at += static_cast<std::size_t>(written);
    }
    _exit(0);
  }
  close(ends[1]);
  std::string text;
  char block[4096];
  for (ssize_t size = 0; (size = read(ends[0], block, sizeof block)) > 0;) {
    text.append(block, static_cast<std::size_t>(size));
  }
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return text;
  return std::nullopt;
}

class CheckFlips : public ::testing::Test {
 protected:
  void SetUp() override {
    StatementMaker maker(21);
    TextAnalyser analyser;
    IndexWriter writer(index_, vocabulary_.hash());
    for (int i = 0; i < 120; ++i) {
      Statement statement = maker.statement("s" + std::to_string(i), i % 5 == 0 ? "fr" : "en");
      statement.source.file = "/statements/" + std::to_string(i / 4) + ".txt";
      writer.put(prepare(statement, vocabulary_, analyser));
      if (i % 4 == 0)
        writer.set_file(
            {.path = statement.source.file, .sha256 = "h", .settings = "", .stamp = ""});
      if (i % 50 == 49) writer.commit(Merging::Later);
    }
    writer.set_annotation("s7", R"({"date":"2025-12-02"})");
    (void)writer.remove("s3");
    writer.commit(Merging::Later);
  }

  [[nodiscard]] std::string problems() const {
    const IndexProblems found = examine_index(index_, vocabulary_);
    std::string text;
    for (const std::string& each : found.statements) text += each + "\n";
    for (const std::string& each : found.columns) text += "columns: " + each + "\n";
    return text;
  }

  /// Every list of terms, every term of every statement, every value and note, and some answers.
  [[nodiscard]] std::string export_all() const {
    std::ostringstream out;
    const Xapian::Database database(index_.string(), Xapian::DB_BACKEND_GLASS);
    out << database.get_doccount() << ' ' << database.get_total_length() << '\n';
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      out << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term);
      for (auto each = database.postlist_begin(*term); each != database.postlist_end(*term); ++each)
        out << ' ' << *each << ':' << each.get_wdf();
      out << '\n';
    }
    for (auto each = database.postlist_begin(""); each != database.postlist_end(""); ++each) {
      const Xapian::Document document = database.get_document(*each);
      out << *each << ' ' << database.get_doclength(*each) << ' ' << document.get_data();
      for (auto term = database.termlist_begin(*each); term != database.termlist_end(*each); ++term)
        out << ' ' << *term << ':' << term.get_wdf();
      for (auto value = document.values_begin(); value != document.values_end(); ++value)
        out << ' ' << value.get_valueno() << '=' << *value;
      out << '\n';
    }
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
      if (*key != kMetadataSum) out << *key << '=' << database.get_metadata(*key) << '\n';
    SearchEngine engine(index_, vocabulary_);
    for (const SearchRequest& request :
         {SearchRequest{.text = "mines OR treaty"}, SearchRequest{.text = "\"nuclear weapons\""},
          SearchRequest{.text = "", .filters = {{"country", "Norway"}}, .from = "2001"}}) {
      SearchResponse response = engine.search(request);
      response.took_ms = 0;
      write_json(response, {}, out);
    }
    return out.str();
  }

  TempDir folder_;
  std::filesystem::path index_ = folder_.path() / "index";
  const Vocabulary& vocabulary_ = Vocabulary::builtin();
};

TEST_F(CheckFlips, AreNoticedOrChangeNothing) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(index_)) {
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  ASSERT_EQ(in_child([this] { return problems(); }), "");
  const auto expected = in_child([this] { return export_all(); });
  ASSERT_TRUE(expected && !expected->starts_with("refused"));
  std::mt19937_64 random(17);
  std::map<std::string, std::pair<std::size_t, std::size_t>> counts;  // noticed, without effect
  for (std::size_t i = 0; i < wanted_flips(); ++i) {
    const std::filesystem::path& file = files[i % files.size()];
    const std::string bytes = read_bytes(file);
    std::string changed = bytes;
    const std::size_t at = random() % bytes.size();
    const std::size_t kind = i / files.size() % 5;
    if (kind == 0) {
      changed.resize(at);
    } else if (kind == 1) {
      const std::size_t size = std::min<std::size_t>(1 + random() % 512, bytes.size() - at);
      std::fill_n(changed.begin() + static_cast<long>(at), size, '\0');
    } else {
      changed[at] = static_cast<char>(changed[at] ^ 1 << random() % 8);
    }
    std::ofstream(file, std::ios::binary) << changed;
    auto& [noticed, without_effect] = counts[file.filename().string()];
    if (const auto found = in_child([this] { return problems(); }); !found || !found->empty()) {
      ++noticed;
    } else {
      ++without_effect;
      const auto all = in_child([this] { return export_all(); });
      EXPECT_TRUE(all == expected)
          << file << " at " << at << ", kind " << kind << ": not noticed, and it changes something";
    }
    std::ofstream(file, std::ios::binary) << bytes;
  }
  for (const auto& [name, each] : counts) {
    std::cout << name << ": " << each.first << " noticed, " << each.second << " change nothing\n";
  }
  EXPECT_EQ(in_child([this] { return problems(); }), "");
}

TEST_F(CheckFlips, InTheColumnsAreNoticedByAQuickLook) {
  const std::filesystem::path file = columns_folder(index_) / read_manifest(index_)->files.front();
  std::string bytes = read_bytes(file);
  bytes[bytes.size() / 2] ^= 1;
  std::ofstream(file, std::ios::binary) << bytes;
  const IndexProblems found = examine_index(index_, vocabulary_, {.quick = true, .progress = {}});
  EXPECT_TRUE(found.statements.empty());
  EXPECT_EQ(found.columns.size(), 1U);
}

TEST_F(CheckFlips, TellHowFarTheyAre) {
  std::size_t last = 0;
  const IndexProblems found = examine_index(
      index_, vocabulary_, {.quick = false, .progress = [&](std::size_t done, std::size_t all) {
                              EXPECT_EQ(all, 119U);
                              last = done;
                            }});
  EXPECT_TRUE(found.statements.empty());
  EXPECT_EQ(last, 119U);
}

TEST_F(CheckFlips, OfANameAreNoticed) {
  Xapian::WritableDatabase database(index_.string());
  database.set_metadata("value:Nnor", R"({"label":"Nowhere","value":"NOR"})");
  database.commit();
  database.close();
  const IndexProblems found = examine_index(index_, vocabulary_);
  EXPECT_FALSE(found.statements.empty());
}

}  // namespace
}  // namespace rostrum::testing
