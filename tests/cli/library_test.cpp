// librostrum as other people's programs meet it: installed to a folder of its own, found by
// pkg-config and by CMake, with no header but those that are installed.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/sample_index.hpp"

namespace rostrum::testing {
namespace {

class LibraryTest : public SampleIndexTest {
 protected:
  void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "skipped: the example would need the same sanitizers";
#endif
    for (const char* tool : {"/usr/bin/cmake", "/usr/bin/c++", "/usr/bin/pkg-config"}) {
      if (!std::filesystem::exists(tool)) GTEST_SKIP() << "skipped: needs " << tool;
    }
    shell("cmake --install '" + bin_dir().parent_path().string() +
          "' --component library --prefix '" + prefix() + "'");
  }
  [[nodiscard]] std::string prefix() const { return (place_.path() / "usr").string(); }
  [[nodiscard]] std::string in(const char* name) const { return (place_.path() / name).string(); }
  static void shell(const std::string& command) {
    const ProgramRun run = run_program("/bin/sh", {"-c", command});
    ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  }
  static void expect_answers(const std::string& program) {
    const ProgramRun run = run_program(program, {index(), "withdraw"});
    EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
    EXPECT_TRUE(run.out.starts_with("17 of 96 statements\n1. Australia\n   paragraph 8: "))
        << run.out;
    EXPECT_NE(run.out.find("\nAustria 2\n"), std::string::npos) << run.out;
    const ProgramRun none = run_program(program, {"/no/such/index", "withdraw"});
    EXPECT_EQ(none.status, 2) << ::testing::PrintToString(none);
    EXPECT_NE(none.err.find("no index here"), std::string::npos) << none.err;
  }

 private:
  TempDir place_;
};

TEST_F(LibraryTest, IsFoundByPkgConfig) {
  const std::string source = (source_dir() / "examples/ask.cpp").string();
  shell("export PKG_CONFIG_PATH=\"$(dirname \"$(find '" + prefix() +
        "' -name rostrum.pc)\")\" && c++ -std=c++20 '" + source + "' -o '" + in("ask") +
        "' $(pkg-config --cflags --libs rostrum)");
  expect_answers(in("ask"));
}

TEST_F(LibraryTest, IsFoundByCMake) {
  shell("cmake -S '" + (source_dir() / "examples").string() + "' -B '" + in("build") +
        "' -DCMAKE_PREFIX_PATH='" + prefix() + "' && cmake --build '" + in("build") + "'");
  expect_answers(in("build/ask"));
}

}  // namespace
}  // namespace rostrum::testing
