#include <gtest/gtest.h>

#include <sstream>

#include "indexer/ingest/file_list.hpp"

namespace rostrum {
namespace {

TEST(LinePieces, GiveEveryLineOnceAndNumberThem) {
  std::string all;
  for (int line = 1; line <= 100'000; ++line) all += "line " + std::to_string(line) + "\n";
  all += "no end";
  std::istringstream stream(all);
  LinePieces pieces(stream, 1000);
  std::string together;
  int count = 0;
  int next_line = 1;
  for (LinePieces::Piece piece; pieces.next(piece); ++count) {
    EXPECT_EQ(piece.first_line, next_line);
    for (const char c : piece.lines) next_line += c == '\n' ? 1 : 0;
    together += piece.lines;
  }
  EXPECT_GT(count, 1);
  EXPECT_TRUE(together == all);
}

TEST(LinePieces, LeaveOutALineThatIsTooLongAndReadOn) {
  std::istringstream stream("a\n" + std::string(2'000'000, 'x') + "\nb\n");
  LinePieces pieces(stream, 1000);
  std::string together;
  std::vector<int> too_long;
  for (LinePieces::Piece piece; pieces.next(piece);) {
    together += piece.lines;
    too_long.insert(too_long.end(), piece.too_long.begin(), piece.too_long.end());
  }
  EXPECT_EQ(together, "a\n\nb\n");
  EXPECT_EQ(too_long, std::vector<int>{2});
}

}  // namespace
}  // namespace rostrum
