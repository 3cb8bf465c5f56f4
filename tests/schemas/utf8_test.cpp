#include "schemas/base/utf8.hpp"

#include <gtest/gtest.h>

#include <iterator>
#include <utility>

namespace rostrum {
namespace {

TEST(Utf8, ReadsEachLengthAndKnowsWhatIsNone) {
  const std::pair<std::string_view, std::int32_t> cases[] = {
      {"a", 'a'},
      {"é", 0xE9},
      {"条", 0x6761},
      {"\xF0\x9F\x95\x8A", 0x1F54A},
      {"\xC3", -1},          // cut short
      {"\xC0\x80", -1},      // too long a form
      {"\xED\xA0\x80", -1},  // half of a pair of surrogates
      {"\xF5\x80\x80\x80", -1},
      {"\x80", -1},
  };
  for (const auto& [bytes, expected] : cases) {
    std::size_t at = 0;
    const std::int32_t read = next_code_point(bytes, at);
    EXPECT_EQ(read < 0 ? -1 : read, expected);
    EXPECT_GT(at, 0U);
    EXPECT_EQ(is_utf8(bytes), expected >= 0);
  }
  EXPECT_EQ(code_point_at("", 0).bytes, 0U);
}

TEST(Utf8, CutsLeaveCharactersWhole) {
  const std::string text = "né条";  // 1, 2 and 3 bytes
  const std::size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6};
  for (std::size_t most = 0; most < std::size(expected); ++most) {
    EXPECT_EQ(first_bytes(text, most).size(), expected[most]) << most;
  }
  EXPECT_EQ(code_point_before(text, text.size()), 3U);
  EXPECT_EQ(code_point_before(text, 3), 1U);
  EXPECT_EQ(code_point_before(text, 0), 0U);
  EXPECT_EQ(code_points(text), 3U);
}

TEST(Utf8, ComesBackFromUtf32) {
  const std::string text = "Ünïted 諸国 \xF0\x9F\x95\x8A";
  EXPECT_EQ(utf8(utf32(text)), text);
  EXPECT_EQ(utf8(utf32("a\xFF"
                       "b")),
            "a\xEF\xBF\xBD"
            "b");
  std::string none;
  append_utf8(0xD800, none);
  append_utf8(0x110000, none);
  EXPECT_EQ(none, "\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace rostrum
