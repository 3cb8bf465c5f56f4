// The corpora of the fuzz targets, once each: what was found stays mended.
#include <gtest/gtest.h>

#include <filesystem>

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

INSTANTIATE_TEST_SUITE_P(Targets, FuzzCorpus, ::testing::ValuesIn(fuzz_targets()),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace rostrum::testing
