// What two sequences have in common: the example of its author, and any two against a table of all
// lengths.
#include "searcher/analysis/wording/common_sequence.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string_view>

namespace rostrum {
namespace {

std::vector<std::uint32_t> letters(std::string_view text) { return {text.begin(), text.end()}; }

std::size_t longest(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const std::uint32_t each : a) {
    std::size_t before = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = each == b[j] ? before + 1 : std::max(above, row[j]);
      before = above;
    }
  }
  return row.back();
}

void expect_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const auto pairs = common_sequence(a, b);
  EXPECT_EQ(pairs.size(), longest(a, b));
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    EXPECT_EQ(a[pairs[i].first], b[pairs[i].second]);
    if (i == 0) continue;
    EXPECT_LT(pairs[i - 1].first, pairs[i].first);
    EXPECT_LT(pairs[i - 1].second, pairs[i].second);
  }
}

// Myers 1986, figure 1: ABCABBA becomes CBABAC by five edits, so that four letters stay.
TEST(CommonSequence, IsThatOfMyersExample) {
  EXPECT_EQ(common_sequence(letters("ABCABBA"), letters("CBABAC")).size(), 4u);
}

TEST(CommonSequence, KnowsTheEdges) {
  for (const auto& [a, b] : std::vector<std::pair<const char*, const char*>>{{"", ""},
                                                                             {"A", ""},
                                                                             {"", "A"},
                                                                             {"A", "A"},
                                                                             {"A", "B"},
                                                                             {"AB", "BA"},
                                                                             {"AAAAAAAB", "B"},
                                                                             {"A", "BBBBBBBBA"},
                                                                             {"ABCD", "EFGHIJ"}}) {
    SCOPED_TRACE(std::string(a) + " " + b);
    expect_common(letters(a), letters(b));
  }
}

RC_GTEST_PROP(CommonSequence, IsALongestOne, ()) {
  const auto words = rc::gen::container<std::vector<std::uint32_t>>(
      rc::gen::resize(40, rc::gen::inRange<std::uint32_t>(0, 4)));
  const auto a = *words;
  const auto b = *words;
  const auto pairs = common_sequence(a, b);
  RC_ASSERT(pairs.size() == longest(a, b));
  for (const auto& [i, j] : pairs) RC_ASSERT(a[i] == b[j]);
}

}  // namespace
}  // namespace rostrum
