// Help of commands and topics, and the manual pages that are made of them.
#include <gtest/gtest.h>

#include <filesystem>

#include "indexer/commands/command_table.hpp"
#include "schemas/program/help_blocks.hpp"
#include "schemas/program/help_text.hpp"
#include "schemas/program/manual_page.hpp"
#include "schemas/program/roff_text.hpp"
#include "searcher/commands/command_table.hpp"
#include "searcher/request/question_options.hpp"
#include "tests/support/run_program.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

using testing::ProgramRun;
using testing::run_program;

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

TEST(Help, OfACommandIsWhatItsFlagSays) {
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"query"}, {"saved", "run"}, {"help"}}) {
    std::vector<std::string> asked = command;
    asked.insert(asked.begin(), "help");
    std::vector<std::string> flagged = command;
    flagged.emplace_back("--help");
    const ProgramRun run = run_program("rostrum-search", asked);
    EXPECT_EQ(run.status, 0);
    EXPECT_EQ(run.out, run_program("rostrum-search", flagged).out);
  }
  EXPECT_EQ(run_program("rostrum-index", {"help"}).out,
            run_program("rostrum-index", {"--help"}).out);
}

TEST(Help, OfATopicIsItsDocument) {
  const ProgramRun run = run_program("rostrum-search", {"help", "query", "language"});
  EXPECT_EQ(run.status, 0) << ::testing::PrintToString(run);
  EXPECT_TRUE(run.out.starts_with("The query language\n")) << run.out;
  EXPECT_TRUE(has(run.out, "    withdraw NEAR/5 convention\n      with the two words")) << run.out;
  const ProgramRun unknown = run_program("rostrum-search", {"help", "fliters"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_TRUE(has(unknown.err, "did you mean 'filters'")) << unknown.err;
  const ProgramRun under = run_program("rostrum-search", {"help", "saved", "lits"});
  EXPECT_TRUE(has(under.err, "no command or topic 'saved lits'; did you mean 'saved list'"))
      << under.err;
}

TEST(Help, NamesEveryTopicAndNoDocumentThatMayBeAbsent) {
  for (const Program& program : {search_program(), index_program()}) {
    const std::string help = run_program(std::string(program.name), {"--help"}).out;
    for (const HelpTopic& each : program.topics) {
      EXPECT_TRUE(has(help, each.name)) << each.name;
      EXPECT_TRUE(each.text.starts_with("# ")) << each.name;
    }
    EXPECT_FALSE(has(help, "docs/")) << help;
    for (const CommandRow& row : program.commands) {
      for (const Option& each : row.options) {
        EXPECT_FALSE(has(std::string(each.help), "docs/")) << each.name;
      }
    }
  }
}

TEST(Help, TellsTheLimitsThatHold) {
  const QueryLimits limits;
  const std::string help = run_program("rostrum-search", {"query", "--help"}).out;
  for (const std::size_t each :
       {limits.bytes, limits.text_bytes, limits.depth, limits.terms, limits.wildcard_prefix,
        limits.wildcard_expansions, limits.wildcard_open_endings, limits.memory_mb}) {
    EXPECT_TRUE(has(help, "[" + std::to_string(each) + "]")) << each;
  }
}

TEST(HelpText, IsMarkdownAsATerminalShowsIt) {
  EXPECT_EQ(
      help_text("# Title\n\nSome **strong** words\nand `code`.\n\n    $ typed\n\n    again\n\n"
                "- one\n  two\n- three\n\n| a | b |\n|---|---|\n| `x` | y\\|z |\n"),
      "Title\n\nSome strong words and `code`.\n\n    $ typed\n\n    again\n\n"
      "- one two\n- three\n\n    x\n      y|z\n");
  EXPECT_EQ(help_text("one two three", 7), "one two\nthree\n");
  EXPECT_EQ(help_text(""), "");
}

TEST(HelpText, OfTablesOfSeveralColumnsNamesThem) {
  EXPECT_EQ(help_text("| a | b | c |\n|---|---|---|\n| x | 1 | |\n| y | 1 | 2 |\n"),
            "    x\n      b: 1\n    y\n      b: 1; c: 2\n");
}

TEST(RoffText, HasNoCommandsButItsOwn) {
  EXPECT_EQ(roff_text("# T\n\n.so /etc/passwd\n\n'\\\" x \\fB-y\n", true),
            "\\&.so /etc/passwd\n.PP\n\\&'\\e\" x \\efB\\-y\n");
}

TEST(RoffText, FoldsCodeThat80ColumnsDoNotHold) {
  EXPECT_EQ(
      roff_code("rostrum-search query withdraw   short\n"
                "rostrum-search query withdraw --country Norway --from 2020   what one says\n"),
      ".RS 4\n.nf\nrostrum\\-search query withdraw   short\n"
      "rostrum\\-search query withdraw \\-\\-country Norway \\-\\-from 2020\n"
      "    what one says\n.fi\n.RE\n");
}

/// What a tool says of the page; empty if it finds nothing.
std::string lint(const std::string& page, const std::string& command) {
  const testing::TempDir folder;
  const std::string file = folder.write("page", page);
  const ProgramRun run =
      run_program("/bin/sh", {"-c", command + " " + file},
                  {.environment = {{"LC_ALL", "C.UTF-8"}, {"MANROFFSEQ", ""}, {"MANWIDTH", "80"}}});
  return run.out + run.err;
}

TEST(ManualPage, PassesTheTools) {
  struct Tool {
    const char* program;
    const char* command;
  };
  const Tool tools[] = {{"/usr/bin/mandoc", "mandoc -T lint -W warning"},
                        {"/usr/bin/man", "man --warnings -E UTF-8 -l -Tutf8 -Z 2>&1 >/dev/null"}};
  bool any = false;
  for (const Tool& tool : tools) {
    if (!std::filesystem::exists(tool.program)) continue;
    any = true;
    for (const Program& program : {search_program(), index_program()}) {
      EXPECT_EQ(lint(manual_page(program), tool.command), "") << program.name;
      for (const HelpTopic& each : program.topics) {
        if (!each.page) continue;
        EXPECT_EQ(lint(manual_page(each), tool.command), "") << each.name;
      }
    }
  }
  if (!any) GTEST_SKIP() << "skipped: neither mandoc nor man is installed";
}

TEST(ManualPage, HasRoomForItsTitleIn80Columns) {
  constexpr std::size_t kColumns = 80;
  for (const Program& program : {search_program(), index_program()}) {
    for (const HelpTopic& each : program.topics) {
      // ROSTRUM-GUIDE(7)   Rostrum manual   ROSTRUM-GUIDE(7)
      const std::string title = "rostrum-" + std::string(each.name) + "(7)";
      const std::string page = manual_page(each);
      const std::string first = page.substr(0, page.find('\n'));
      const std::string manual = "Rostrum manual";
      EXPECT_TRUE(first.ends_with('"' + manual + '"')) << first;
      EXPECT_LE(2 * title.size() + manual.size() + 2, kColumns) << title;
    }
  }
}

TEST(CommandTable, NamesArgumentsAsAllVersionsOfTheirLibraryTakeThem) {
  for (const Program& program : {search_program(), index_program()}) {
    for (const CommandRow& row : program.commands) {
      for (const Option& each : row.arguments) {
        EXPECT_EQ(each.name.find_first_of("=:{ "), std::string_view::npos) << each.name;
      }
    }
  }
}

TEST(ManualPage, HasEveryCommandAndOption) {
  for (const Program& program : {search_program(), index_program()}) {
    const std::string page = manual_page(program);
    for (const CommandRow& row : program.commands) {
      for (const Option& each : row.options) {
        EXPECT_TRUE(has(page, roff_escaped("--" + std::string(each.name)))) << each.name;
      }
      for (const CommandExample& each : row.examples) {
        EXPECT_TRUE(has(page, roff_code(each.command))) << each.command;
      }
    }
    for (const char* section : {"EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO"}) {
      EXPECT_TRUE(has(page, std::string(".SH ") + section + "\n")) << section;
    }
  }
}

}  // namespace
}  // namespace rostrum
