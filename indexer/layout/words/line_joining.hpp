/// Lines of one paragraph put together again: words divided at a line's end, blanks, scripts that
/// are written without any. Shared by all that reads lines: pages, plain text.
#pragma once

#include <string>
#include <string_view>

#include "indexer/layout/words/divided_words.hpp"
#include "indexer/layout/words/korean_words.hpp"

namespace rostrum {

/// Behind a line that may end within a word, which nothing but the width of its cell divides.
inline constexpr std::string_view kMaybeCut = "\u200B";

/// How a document writes its words decides how one that is divided at the end of a line is. Not
/// safe for use by several threads.
class LineJoiner {
 public:
  /// Remembers the words of a text, but those that a line's end divides, and how many lines end so.
  void know(std::string_view text);
  void break_korean_at(KoreanBreaks breaks) { korean_.break_at(breaks); }

  /// Appends the line that goes on with a text. Between letters of scripts written without blanks
  /// (Chinese, Japanese, Thai …) and within an address of the web nothing comes, else a blank. A
  /// hyphen at the end of the text goes or stays (DividedWords::keeps_hyphen). Nothing comes where
  /// a word may be cut (kMaybeCut), unless the document has both parts as words, and not the whole.
  void join(std::string& text, std::string_view next) const;

 private:
  [[nodiscard]] bool keeps_hyphen(std::string_view before, std::string_view behind,
                                  std::string_view next, bool behind_hyphen) const;
  [[nodiscard]] bool is_cut(std::string_view text, std::string_view next) const;
  void know_korean(std::string_view word);
  [[nodiscard]] bool divides_korean(std::string_view text, std::string_view next) const;

  DividedWords words_;
  KoreanWords korean_;
};

/// True if the first letter or figure of a line is a small letter.
[[nodiscard]] bool starts_small(std::string_view line);

/// True for a line that ends a sentence: with a full stop and the like in any script, in front of
/// closing marks; a colon and a semicolon count too.
[[nodiscard]] bool ends_sentence(std::string_view line);

/// True if nothing parts the last sign of `text` from the first of `next` when they stand in one
/// line.
[[nodiscard]] bool joins_without_blank(std::string_view text, std::string_view next);

/// True for "- x", "• x", "(a) x", "1. x", "iv) x".
[[nodiscard]] bool starts_list_item(std::string_view line);

/// Columns that a line takes on a terminal: two for wide letters, none for marks.
[[nodiscard]] int columns_of(std::string_view line);

}  // namespace rostrum
