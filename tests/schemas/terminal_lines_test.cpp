// Text that is filled into the lines of a terminal, and commands that stay commands in them.
#include "schemas/terminal/terminal_lines.hpp"

#include <gtest/gtest.h>

#include "schemas/base/utf8.hpp"

namespace rostrum {
namespace {

TEST(TerminalLines, AreFilledBehindTheirIndent) {
  EXPECT_EQ(filled("one two three", 2, "", 9), "  one two\n  three\n");
  EXPECT_EQ(filled("one two three", 4, "- ", 9), "-   one\n    two\n    three\n");
  EXPECT_EQ(filled("one two three", 2, "a: ", 9), "a: one\n  two\n  three\n");
  EXPECT_EQ(filled("one  two three", 2, "", 0), "  one  two three\n");
  EXPECT_EQ(filled("核 核 核", 0, "", 5), "核 核\n核\n");
  EXPECT_EQ(filled("", 0, "", 9), "\n");
}

TEST(TerminalLines, BreakLongWordsAtTheirBarsAlone) {
  EXPECT_EQ(filled("{text|json|csv}", 2, "", 12), "  {text|\n  json|csv}\n");
  EXPECT_EQ(filled("/a/path/to/be/copied it", 0, "", 8), "/a/path/to/be/copied\nit\n");
}

TEST(TerminalLines, KeepACommandThatIsToBeCopied) {
  EXPECT_EQ(filled("see 'rostrum-search query --help'; it helps", 0, "", 20),
            "see\n'rostrum-search query --help';\nit helps\n");
  EXPECT_EQ(filled("did you mean 'rostrum-search query 'a b' c'? yes", 0, "", 10),
            "did you\nmean\n'rostrum-search query 'a b'\nc'? yes\n");
  EXPECT_EQ(filled("'rostrum-search without an end", 0, "", 10),
            "'rostrum-search without an end\n");
}

TEST(TerminalLines, AreFoldedBelowWhatStandsBehindTheirLabel) {
  EXPECT_EQ(folded_line("label   one two three", 0), "label   one two three\n");
  EXPECT_EQ(folded_line("label   one two three", 21), "label   one two three\n");
  EXPECT_EQ(folded_line("label   one two three", 18), "label   one two\n        three\n");
  // No label: it is too wide, or what stands behind it has no room.
  EXPECT_EQ(folded_line("label   one two three", 14), "label one two\n  three\n");
  EXPECT_EQ(folded_line("label   one twothreefour", 19), "label one\n  twothreefour\n");
  EXPECT_EQ(folded_line("  one two three", 11), "  one two\n    three\n");
  EXPECT_EQ(folded_line("'rostrum-index add' adds ('rostrum-index inspect FILE')", 25),
            "'rostrum-index add' adds\n  ('rostrum-index inspect FILE')\n");
}

TEST(TerminalLines, FoldACommandAsAShellDoes) {
  EXPECT_EQ(folded_command("a 'b c' d", 0, 7), "a \\\n    'b c' \\\n    d");
  EXPECT_EQ(folded_command("a 'b c' d", 2, 0), "  a 'b c' d");
  EXPECT_EQ(folded_command("a b\\ c \"d e\"", 0, 8), "a b\\ c \\\n    \"d e\"");
}

TEST(TerminalLines, OfAMessageAreBoundedAndSafe) {
  EXPECT_EQ(message_lines("program", "what: is wrong", 0), "program: what: is wrong\n");
  EXPECT_EQ(message_lines("program", "what is wrong with it", 20),
            "program: what is\n  wrong with it\n");
  EXPECT_EQ(message_lines("program", "\x1B[2J", 0), "program: \\x1b[2J\n");
  for (const char* letter : {"(", "é", "核"}) {
    std::string many;
    while (many.size() < 300'000) many += letter;
    const std::string shown = message_lines("program", "query: '" + many + "'; what to do", 0);
    EXPECT_LT(shown.size(), 2100U);
    EXPECT_TRUE(is_utf8(shown));
    EXPECT_TRUE(shown.ends_with("'; what to do\n")) << shown;
  }
}

}  // namespace
}  // namespace rostrum
