#include "indexer/layout/paragraphs/page_layout.hpp"

#include <gtest/gtest.h>

#include <array>

#include "tests/layout/set_page.hpp"

namespace rostrum {
namespace {

std::vector<std::string> texts(const std::vector<std::string>& pages) {
  std::vector<std::string> all;
  for (const TextBlock& block : blocks_of_pages(pages)) all.push_back(block.text);
  return all;
}

constexpr const char* kFull = "The delegation of the sample state thanks the chair for the";

TEST(PageLayout, KeepsHeadingLinesAndJoinsRunningOnes) {
  const auto found = texts({std::string("Statement by Samplia\nItem 7\n\n") + kFull +
                            "\npreparation of this meeting and for the\nhospitality shown.\n"});
  ASSERT_EQ(found.size(), 2U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[0], "Statement by Samplia\nItem 7");
  EXPECT_EQ(found[1],
            std::string(kFull) + " preparation of this meeting and for the hospitality shown.");
}

TEST(PageLayout, JoinsAParagraphAcrossPagesAndTellsWhereItBegan) {
  const auto blocks =
      blocks_of_pages({std::string(kFull) + "\n1\n",
                       std::string("long work that has been done and that is now to be\n") +
                           "continued by all of us together in this room.\n\n" +
                           "A second paragraph stands by itself on the other page.\n2\n"});
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0].page, 1);
  EXPECT_NE(blocks[0].text.find("for the long work"), std::string::npos) << blocks[0].text;
  EXPECT_EQ(blocks[1].page, 2);
}

TEST(PageLayout, DropsRunningHeadersButTheFirst) {
  std::vector<std::string> pages;
  for (int i = 1; i <= 4; ++i) {
    pages.push_back("Samplia, general statement\n\nBody " +
                    std::string(1, static_cast<char>('a' + i)) + " of the page.\n\nPage " +
                    std::to_string(i) + " of 4\n");
  }
  EXPECT_EQ(texts(pages), (std::vector<std::string>{"Samplia, general statement",
                                                    "Body b of the page.", "Body c of the page.",
                                                    "Body d of the page.", "Body e of the page."}));
}

TEST(PageLayout, MendsWordsPartedAtTheEndOfALine) {
  struct Case {
    const char* before;
    const char* behind;
    const char* joined;
  };
  const Case cases[] = {
      {"We have always been committed to the cause of full disarma-", "ment in the region of ours.",
       "disarmament in"},
      {"We have always been committed to the end of all such anti-",
       "personnel mines in the region.", "anti-personnel mines"},
      {"We thank the distinguished representative of our friend Guinea-", "Bissau for the words.",
       "Guinea-Bissau for"},
      {"The word non-state stands here, and so it stands in a non-",
       "state actor of this kind too.", "non-state actor"},
  };
  for (const Case& each : cases) {
    const auto found = texts({std::string(each.before) + "\n" + each.behind + "\n"});
    ASSERT_EQ(found.size(), 1U) << each.joined;
    EXPECT_NE(found[0].find(each.joined), std::string::npos) << found[0];
  }
}

TEST(PageLayout, ShortLinesThatReadOnAreAParagraph) {
  EXPECT_EQ(
      texts({"Statement by Samplia\n\nWe thank the Chair\nfor the work that\nhas been done. We\n"
             "will go on with it\nand bring it home.\n\nThank you.\n"}),
      (std::vector<std::string>{"Statement by Samplia",
                                "We thank the Chair for the work that has been done. We will "
                                "go on with it and bring it home.",
                                "Thank you."}));
}

TEST(PageLayout, ShortLinesWithoutCaseThatReadOnAreAParagraph) {
  EXPECT_EQ(
      texts({"中国代表团的发言\n\n我们感谢主席所做的工作，以及\n秘书处为会议所做的准备。我们\n"
             "将继续同各方合作。\n\n谢谢。\n"}),
      (std::vector<std::string>{"中国代表团的发言",
                                "我们感谢主席所做的工作，以及秘书处为会议所做的准备。我们"
                                "将继续同各方合作。",
                                "谢谢。"}));
}

TEST(PageLayout, ShortLinesGoOnAcrossPages) {
  EXPECT_EQ(texts({"We thank the Chair\nfor the work that\nhas been done by\nall. We thank\n",
                   "Norway for it, and\nwe shall go on with\nit as long as we\ncan.\n"}),
            (std::vector<std::string>{"We thank the Chair for the work that has been done by all. "
                                      "We thank Norway for it, and we shall go on with it as long "
                                      "as we can."}));
}

std::vector<std::string> blocks_on(PageWords page) {
  PageLines lines{.width = page.width, .height = page.height};
  lines.lines = lines_in_reading_order(std::move(page), 1);
  std::vector<std::string> all;
  for (const TextBlock& block : blocks_of_lines({lines})) all.push_back(block.text);
  return all;
}

// Paragraphs a fifth of a line farther apart than lines are, the first of which ends with a full
// line.
TEST(PageLayout, LearnsHowFarParagraphsAreApart) {
  PageWords page = testing::empty_page();
  double foot = 100;
  const auto set = [&](std::string_view line, double step) {
    foot += step;
    testing::set_line(page, 60, foot, line);
  };
  for (int i = 0; i < 5; ++i) {
    set("The delegation of the sample state thanks the chair for this", 19.2);
    set("preparation of the meeting and for the many hours of work he", 16);
    set(i == 2 ? "has spent on it, which was more than anybody else has spent." : "has spent.", 16);
  }
  EXPECT_EQ(blocks_on(page).size(), 5U);
}

TEST(PageLayout, AParagraphOfOneLineThatStandsInEndsBeforeTheNextThatDoes) {
  PageWords page = testing::empty_page();
  testing::set_line(page, 84, 100, "We thank you for the floor and for the patience of the room.");
  testing::set_line(page, 84, 116, "Samplia cleared the last of its fields in the year behind us");
  testing::set_line(page, 60, 132, "and has told the secretariat so in the spring of this year on");
  testing::set_line(page, 60, 148, "two pages.");
  EXPECT_EQ(blocks_on(page).size(), 2U);
}

TEST(PageLayout, ALineOfLongWordsStretchedOverItsColumnIsNoRowOfATable) {
  PageWords page = testing::empty_page();
  testing::set_line(page, 60, 100, "the deplorable and entirely avoidable");
  const double edge = page.words.back().box.right;
  testing::set_line(page, 60, 116, "mischaracterisation");
  testing::set_line(page, edge - 15 * 6, 116, "notwithstanding");
  testing::set_line(page, 60, 132, "which we regret, and which others will");
  const auto blocks = blocks_on(page);
  ASSERT_FALSE(blocks.empty());
  EXPECT_EQ(blocks.front().find('\t'), std::string::npos) << blocks.front();
}

TEST(PageLayout, KnowsPageNumbers) {
  for (const char* line :
       {"3", "- 3 -", "Page 3 of 7", "3/7", "iv", "– 12 –", "página 2 de 3", "[2]"}) {
    EXPECT_TRUE(is_page_number(line)) << line;
  }
  for (const char* line :
       {"2025", "Item 7", "Norway", "21 November 2007", "7a", "", "civil", "Mix"}) {
    EXPECT_FALSE(is_page_number(line)) << line;
  }
}

TEST(PageLayout, HasNothingForEmptyPages) {
  EXPECT_TRUE(blocks_of_pages({}).empty());
  EXPECT_TRUE(blocks_of_pages({"", "\n\n", " \f "}).empty());
}

/// Lines of one page each, from its top on.
std::vector<std::string> blocks_on_pages(const std::vector<std::vector<std::string>>& pages) {
  std::vector<PageLines> all;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    PageWords page = testing::empty_page();
    double foot = 100;
    for (const std::string& line : pages[i]) testing::set_line(page, 60, foot += 16, line);
    PageLines& lines = all.emplace_back(PageLines{.width = page.width, .height = page.height});
    lines.lines = lines_in_reading_order(std::move(page), static_cast<int>(i + 1));
  }
  std::vector<std::string> texts;
  for (const TextBlock& block : blocks_of_lines(std::move(all))) texts.push_back(block.text);
  return texts;
}

TEST(PageLayout, ASlideDoesNotGoOnInTheNext) {
  const std::string full = "What the sample state has proposed to the group of experts here";
  std::vector<std::string> slide{full};
  std::vector<std::string> long_slide(30, full);
  // The second has room for many more lines.
  const auto found = blocks_on_pages({long_slide, slide, {"What others have proposed"}});
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.back(), "What others have proposed");
}

TEST(PageLayout, AParagraphGoesOnBehindAnAbbreviation) {
  std::vector<std::string> page(30, "the words of a paragraph that fills the whole of its pages");
  page.push_back("and it refers to the report of the secretariat, document No.");
  const auto found = blocks_on_pages({page, {"1234 of the last session, which lists them all."}});
  ASSERT_EQ(found.size(), 1U) << ::testing::PrintToString(found);
  EXPECT_NE(found[0].find("document No. 1234 of"), std::string::npos) << found[0];
}

/// Nine full lines of one paragraph, the sizes of whose letters are made other by `change(line)`.
template <typename Change>
std::vector<std::string> blocks_where(const Change& change) {
  PageWords page = testing::empty_page();
  for (int i = 0; i < 10; ++i) {
    const std::size_t first = page.words.size();
    testing::set_line(page, 60, 100 + 16 * i,
                      i < 9 ? "the words of a paragraph that has many lines and no end in them"
                            : "end with this short line.");
    for (std::size_t w = first; w < page.words.size(); ++w) change(i, page.words[w]);
  }
  return blocks_on(page);
}

TEST(PageLayout, LinesOfRecognisedLettersGoOnWhateverTheirSizes) {
  constexpr std::array kSizes{12.0, 13.4, 11.1, 12.6, 10.8, 13.9, 12.2, 11.5, 13.1, 10.9};
  const auto found = blocks_where([&](int line, PageWord& word) {
    word.size = kSizes.at(static_cast<std::size_t>(line));
    word.font_size = word.size;
  });
  EXPECT_EQ(found.size(), 1U) << ::testing::PrintToString(found);
}

TEST(PageLayout, LettersOfAnotherFontOfTheSameSizeAreNoNote) {
  const auto found = blocks_where([](int line, PageWord& word) {
    word.font_size = 11;
    if (line >= 8) word.size = 10.9;  // the box of that font is lower
  });
  EXPECT_EQ(found.size(), 1U) << ::testing::PrintToString(found);
}

TEST(PageLayout, AShortLineEndsAParagraphWhereLinesAreFull) {
  PageWords page = testing::empty_page();
  double foot = 100;
  for (int paragraph = 0; paragraph < 3; ++paragraph) {
    for (int i = 0; i < 3; ++i) {
      testing::set_line(page, 60, foot += 16,
                        i == 0
                            ? "We, the delegation of the sample state, thank the chair for this"
                            : "and for the many hours of work, in the spring, that he has spent");
    }
    testing::set_line(page, 60, foot += 16, "on it, and more.");
  }
  const auto found = blocks_on(page);
  EXPECT_EQ(found.size(), 3U) << ::testing::PrintToString(found);
}

// A heading in bold letters and the paragraph below it, as close as its own lines.
TEST(PageLayout, AParagraphDoesNotGoOnFromBoldLetters) {
  PageWords page = testing::empty_page();
  testing::set_line(page, 60, 100, "What is to be done about it now");
  for (PageWord& word : page.words) word.bold = true;
  testing::set_line(page, 60, 116, "We thank the chair for all the work that was done, and");
  testing::set_line(page, 60, 132, "Norway for its own part in it, which was a large one and");
  testing::set_line(page, 60, 148, "is one still.");
  EXPECT_EQ(
      blocks_on(page),
      (std::vector<std::string>{"What is to be done about it now",
                                "We thank the chair for all the work that was done, and Norway for "
                                "its own part in it, which was a large one and is one still."}));
}

// Justified lines of two long words each, one below the other, look like rows of a table.
TEST(PageLayout, StretchedLinesMayFollowEachOther) {
  PageWords page = testing::empty_page();
  testing::set_line(page, 60, 100, "We thank the chair for the work");  // ends at 228
  const auto stretched = [&](double foot, std::string_view first, std::string_view last) {
    testing::set_line(page, 60, foot, first);
    testing::set_line(page, 228 - 6 * static_cast<double>(last.size()), foot, last);
  };
  stretched(116, "nevertheless", "difficulties");
  stretched(132, "international", "recognised");
  testing::set_line(page, 60, 148, "and now this text has ended.");
  EXPECT_EQ(blocks_on(page),
            (std::vector<std::string>{"We thank the chair for the work nevertheless difficulties "
                                      "international recognised and now this text has ended."}));
}

TEST(PageLayout, TheFirstLineMayBeInSmallCapitals) {
  PageWords page = testing::empty_page();
  testing::set_line(page, 60, 100, "we thank the distinguished chair of this meeting here for all",
                    9, 4);
  testing::set_line(page, 60, 116, "the work that was done for it by those who had");
  testing::set_line(page, 60, 132, "to do it, and whoever has helped them with it at");
  testing::set_line(page, 60, 148, "any time before today.");
  EXPECT_EQ(blocks_on(page).size(), 1U) << ::testing::PrintToString(blocks_on(page));
}

TEST(PageLayout, SmallHeadingsInTheMarginAreNoNotes) {
  PageWords page = testing::empty_page();
  double foot = 600;
  for (const char* const heading : {"First part", "Second one", "Thanks"}) {
    testing::set_line(page, 40, foot, heading, 10);
    for (PageWord& word : page.words) word.bold = word.bold || word.size < 12;
    testing::set_line(page, 160, foot, "We thank the chair for all of the work that was done, and",
                      12);
    testing::set_line(page, 160, foot + 16,
                      "Norway for its own part in it, which was a large one, and", 12);
    testing::set_line(page, 160, foot + 32, "is one still.", 12);
    foot += 60;
  }
  const auto found = blocks_on(page);
  ASSERT_EQ(found.size(), 6U) << ::testing::PrintToString(found);
  EXPECT_EQ(found[2], "Second one");
  EXPECT_EQ(found[4], "Thanks");
}

}  // namespace
}  // namespace rostrum
