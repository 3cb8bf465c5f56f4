/// The sample corpus, indexed once for all tests of a suite, by the real programs.
#pragma once

#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "schemas/base/path_text.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {

/// An answer of a command over it as the server gives it: files by their names alone.
[[nodiscard]] inline std::string without_folders(const std::string& answer) {
  static const std::regex folders(R"([^" ,;=(]*corpus/sample/([^"/ ]*/)*)");
  // The project's own folder may have any name, with blanks in it.
  const std::string root = path_text(source_dir()) + '/';
  std::string below = answer;
  for (std::size_t at = 0; (at = below.find(root, at)) != std::string::npos;) {
    below.erase(at, root.size());
  }
  return std::regex_replace(below, folders, "");
}

class SampleIndexTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TempDir;
    // From the root, so that names of files in answers do not tell where the project lies.
    const ProgramRun run =
        run_program("rostrum-index", {"add", "corpus/sample", "--index", index(), "--quiet"},
                    {.folder = source_dir()});
    ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  }
  static void TearDownTestSuite() { delete std::exchange(folder_, nullptr); }

  static std::string index() { return (folder_->path() / "index").string(); }
  static const TempDir& folder() { return *folder_; }

  /// rostrum-search with these arguments, over the index.
  [[nodiscard]] static ProgramRun search(std::vector<std::string> arguments,
                                         const RunOptions& options = {}) {
    arguments.insert(arguments.end(), {"--index", index()});
    return run_program("rostrum-search", arguments, options);
  }

 private:
  static inline TempDir* folder_ = nullptr;
};

}  // namespace rostrum::testing
