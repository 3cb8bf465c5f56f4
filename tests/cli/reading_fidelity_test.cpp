// Documents that real programs set come back paragraph by paragraph, with the fields of their
// heading.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/paths.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

std::filesystem::path documents() { return source_dir() / "tests" / "data" / "documents"; }

/// The names of the documents, each of which has a NAME.txt beside it.
std::vector<std::string> document_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(documents())) {
    const std::string name = entry.path().filename().string();
    if (std::filesystem::exists(documents() / (name + ".txt"))) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// Paragraphs are parted by empty lines; a line end inside one is a blank.
std::vector<std::string> paragraphs(const std::string& text) {
  std::vector<std::string> found(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n') {
      found.back() += text[i];
    } else if (i + 1 < text.size() && text[i + 1] == '\n') {
      if (!found.back().empty()) found.emplace_back();
    } else if (!found.back().empty()) {
      found.back() += ' ';
    }
  }
  for (std::string& paragraph : found) {
    paragraph.erase(paragraph.find_last_not_of(" \t") + 1);
  }
  if (found.back().empty()) found.pop_back();
  return found;
}

class ReadingFidelity : public ::testing::TestWithParam<std::string> {};

TEST_P(ReadingFidelity, EachParagraphComesBack) {
  const std::filesystem::path document = documents() / GetParam();
  const ProgramRun run = run_program("rostrum-index", {"inspect", document.string()});
  if (run.err.find("no filter of system calls") != std::string::npos) {
    GTEST_SKIP() << "skipped: the system allows no confined process, so no document is read";
  }
  ASSERT_EQ(run.status, 0) << ::testing::PrintToString(run);
  const nlohmann::json records = nlohmann::json::parse(run.out);
  ASSERT_EQ(records.size(), 1u);
  const nlohmann::json& record = records.at(0);
  EXPECT_EQ(paragraphs(record.at("text").get<std::string>()),
            paragraphs(read_bytes(document.string() + ".txt")));
  EXPECT_EQ(record.value("convention", ""), "APMBC");
  EXPECT_EQ(record.at("session").at("code"), "APMBC/22MSP");
  EXPECT_EQ(record.value("date", ""), "2025-12-02");
  EXPECT_EQ(record.at("agenda_items").at(0).at("number"), "9");
  EXPECT_TRUE(record.at("delivered_by").contains("code"));
}

INSTANTIATE_TEST_SUITE_P(Documents, ReadingFidelity, ::testing::ValuesIn(document_names()),
                         [](const auto& tested) {
                           std::string name = tested.param;
                           std::replace_if(
                               name.begin(), name.end(),
                               [](char letter) { return letter == '-' || letter == '.'; }, '_');
                           return name;
                         });

}  // namespace
}  // namespace rostrum::testing
