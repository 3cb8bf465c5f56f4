/// A small index whose right answers are known by heart, made and asked by the real programs.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {

class SmallIndexTest : public ::testing::Test {
 protected:
  /// Lines of JSONL.
  explicit SmallIndexTest(const char* statements) : statements_(statements) {}
  void SetUp() override;

  [[nodiscard]] std::string index() const { return (folder_.path() / "index").string(); }
  [[nodiscard]] const TempDir& folder() const { return folder_; }
  /// All that was said when it was made.
  [[nodiscard]] const std::string& told() const { return told_; }

  /// rostrum-search with these arguments, over the index.
  [[nodiscard]] ProgramRun search(std::vector<std::string> arguments) const;
  /// A query's answer as JSON.
  [[nodiscard]] nlohmann::json answer(std::vector<std::string> arguments) const;
  /// Ids of a query's hits, sorted, with commas between; of one that is refused, why.
  [[nodiscard]] std::string ids(std::vector<std::string> arguments) const;

 private:
  const char* statements_;
  std::string told_;
  TempDir folder_;
};

}  // namespace rostrum::testing
