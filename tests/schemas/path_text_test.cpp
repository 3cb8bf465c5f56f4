#include "schemas/base/path_text.hpp"

#include <gtest/gtest.h>

#include <set>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

TEST(PathText, IsUtf8OnOneLineAndLeadsBack) {
  struct Row {
    std::string path;
    std::string text;
  };
  const Row rows[] = {
      {"/talks/Müller.txt", "/talks/Müller.txt"},
      {"/talks/M\xFCller.txt", "/talks/M\\xfcller.txt"},
      {"/talks/M\\xfcller.txt", "/talks/M\\x5cxfcller.txt"},
      {"/talks/two\nlines\t.txt", "/talks/two\\x0alines\\x09.txt"},
      {"/talks/\xC2\x85", "/talks/\\xc2\\x85"},
      {"/talks/a\\b", "/talks/a\\b"},
      {"/talks/\xE6\xBC", "/talks/\\xe6\\xbc"},
      {"", ""},
  };
  std::set<std::string> texts;
  for (const auto& [path, text] : rows) {
    EXPECT_EQ(path_text(path), text);
    EXPECT_EQ(path_of_text(text).native(), path);
    EXPECT_TRUE(is_utf8(path_text(path)));
    EXPECT_TRUE(texts.insert(text).second);
  }
}

}  // namespace
}  // namespace rostrum
