/// Plain text whose paragraphs were broken into lines of some width, as mail, old files and copies
/// from pages have it, to paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rostrum {

struct UnwrappedText {
  std::string text;
  /// For each line of `text`, the line of the source where it begins, from 1.
  std::vector<int> lines;
  std::vector<int> pages;  ///< and the page that form feeds part it into, from 1
};

/// Lines that a width broke become one, as LineJoiner puts them together, also over the end of a
/// page and where the text is spread (double spacing, a paragraph for each line). What stands in
/// lines of its own accord stays: headings, lists, verse, tables. Whether a text was broken at all,
/// it tells itself: by lines that go on in small letters, or are as long as each other. An empty
/// line comes behind paragraphs that have none: those that indents show, that end short of the
/// width, or that are one long line; not so where `spaced`, which is known to part paragraphs by
/// empty lines alone. Linear. Pure.
/// REQUIRES: UTF-8.
[[nodiscard]] UnwrappedText unwrapped(std::string_view text, bool spaced = false);

}  // namespace rostrum
