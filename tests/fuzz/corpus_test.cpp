// The corpora of the fuzz targets, once each: what was found stays mended. And some of them changed
// at random, as libFuzzer does, without looking at where they lead; ROSTRUM_MUTATIONS=N tries N of
// each.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/fuzz_targets.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

class FuzzCorpus : public ::testing::TestWithParam<FuzzTarget> {};

TEST_P(FuzzCorpus, IsReadOrRefused) {
  std::size_t files = 0;
  GetParam().run("");
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() / "tests" / "data" /
                                                               "fuzz" / GetParam().name)) {
    SCOPED_TRACE(entry.path().string());
    GetParam().run(read_bytes(entry.path()));
    ++files;
  }
  EXPECT_GT(files, 0U);
}

/// One to eight changes: bits, bytes, parts taken out, doubled, or put in from another file.
class Mutations {
 public:
  explicit Mutations(std::vector<std::string> corpus) : corpus_(std::move(corpus)) {}

  std::string next() {
    std::string bytes = any();
    for (std::size_t i = below(8) + 1; i > 0; --i) change(bytes);
    constexpr std::size_t kMost = 1U << 16;
    bytes.resize(std::min(bytes.size(), kMost));
    return bytes;
  }

 private:
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }
  const std::string& any() { return corpus_[below(corpus_.size())]; }
  std::string part_of(const std::string& bytes) {
    const std::size_t at = below(bytes.size() + 1);
    return bytes.substr(at, below(below(2) == 0 ? 8 : 400) + 1);
  }
  void change(std::string& bytes) {
    static const std::vector<std::string> kOdd = {std::string(1, '\0'),
                                                  "\xFF",
                                                  "\xC3",
                                                  "\n\n",
                                                  "\r\n",
                                                  "---\n",
                                                  "\"",
                                                  "<",
                                                  "{",
                                                  "(",
                                                  "99999999999999999999",
                                                  "-1",
                                                  "\xE2\x80\xAE",
                                                  std::string(4, '\xFF'),
                                                  "\\"};
    const std::size_t at = below(bytes.size() + 1);
    switch (below(6)) {
      case 0:
        if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ 1 << below(8));
        break;
      case 1:
        if (at < bytes.size()) bytes[at] = static_cast<char>(random_());
        break;
      case 2:
        bytes.erase(at, part_of(bytes).size());
        break;
      case 3:
        bytes.insert(at, part_of(bytes));
        break;
      case 4:
        bytes.insert(at, part_of(any()));
        break;
      default:
        bytes.insert(at, kOdd[below(kOdd.size())]);
    }
  }

  std::vector<std::string> corpus_;
  std::mt19937_64 random_{7};
};

TEST_P(FuzzCorpus, IsReadOrRefusedWhateverChanges) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() / "tests" / "data" /
                                                               "fuzz" / GetParam().name)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> corpus;
  for (const auto& file : files) corpus.push_back(read_bytes(file));
  Mutations mutations(std::move(corpus));
  const char* wanted = std::getenv("ROSTRUM_MUTATIONS");
  constexpr long kFew = 200;
  for (long i = wanted != nullptr ? std::atol(wanted) : kFew; i > 0; --i) {
    const std::string bytes = mutations.next();
    try {
      GetParam().run(bytes);
    } catch (const std::exception& error) {
      FAIL() << error.what() << " of " << ::testing::PrintToString(bytes);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, FuzzCorpus, ::testing::ValuesIn(fuzz_targets()),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace rostrum::testing
