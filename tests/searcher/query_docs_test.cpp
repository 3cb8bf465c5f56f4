// docs/query-language.md says what the parser does.
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "schemas/base/error.hpp"
#include "schemas/index/fields.hpp"
#include "schemas/record/statement.hpp"
#include "searcher/query/query_parser.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

std::string page() {
  return testing::read_bytes(testing::source_dir() / "docs" / "query-language.md");
}

/// What stands between backquotes in the first cells of the first table.
std::vector<std::string> forms() {
  std::vector<std::string> found;
  std::istringstream lines(page());
  bool in_table = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("## ")) in_table = line == "## Forms";
    if (!in_table || !line.starts_with("| ")) continue;
    const std::string cell = line.substr(2, line.find(" | ") - 2);
    for (std::size_t open = cell.find('`'); open != std::string::npos;) {
      const std::size_t close = cell.find('`', open + 1);
      found.push_back(cell.substr(open + 1, close - open - 1));
      open = cell.find('`', close + 1);
    }
  }
  return found;
}

TEST(QueryLanguagePage, ShowsFormsThatCanBeRead) {
  TextAnalyser analyser;
  const std::vector<std::string> all = forms();
  EXPECT_GT(all.size(), 15u);
  for (const std::string& form : all) {
    EXPECT_NO_THROW((void)parse_query(form, {.any = false, .limits = {}, .analyser = analyser}))
        << "from: " << form;
  }
}

TEST(QueryLanguagePage, HasALineForEveryField) {
  const std::string text = page();
  for (const Field& field : kFields) {
    if (field.kind == FieldKind::Internal) continue;
    EXPECT_NE(text.find("`" + std::string(field.name) + ":`"), std::string::npos) << field.name;
    if (field.alias.empty()) continue;
    EXPECT_NE(text.find("`" + std::string(field.alias) + ":`"), std::string::npos) << field.alias;
  }
}

TEST(QueryLanguagePage, ListsEveryKindAndDelivery) {
  const std::string text = page();
  for (const std::string_view kind : kStatementKinds) {
    EXPECT_NE(text.find("`" + std::string(kind) + "`"), std::string::npos) << kind;
  }
  for (const std::string_view delivery : kDeliveries) {
    EXPECT_NE(text.find("`" + std::string(delivery) + "`"), std::string::npos) << delivery;
  }
}

TEST(QueryLanguagePage, NamesTheLimits) {
  const std::string text = page();
  const QueryLimits limits;
  for (const std::size_t limit :
       {limits.bytes, limits.depth, limits.terms, limits.wildcard_prefix,
        limits.wildcard_expansions, static_cast<std::size_t>(kParagraphGap) - 1}) {
    EXPECT_NE(text.find(" " + std::to_string(limit)), std::string::npos) << limit;
  }
}

}  // namespace
}  // namespace rostrum
