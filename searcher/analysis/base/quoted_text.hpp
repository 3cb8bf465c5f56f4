/// Parts of a statement's text as they are quoted: with paragraph, page, and words that stand out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/record/statement.hpp"
#include "schemas/text/text_analysis.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

struct TextSentence {
  int paragraph = 0;  ///< from 1
  Span bytes{};       ///< in the text, without blanks around it
};

/// All of them, in order; none is without a letter.
[[nodiscard]] std::vector<TextSentence> sentences_of(std::string_view text, TextAnalyser& analyser);

/// A part of the text of a statement. `marks` are bytes of the text, ascending and within `bytes`.
[[nodiscard]] Snippet quote(const Statement& statement, int paragraph, const Span& bytes,
                            const std::vector<Span>& marks);

/// Where words stand, as IndexView::for_each_word_sequence counts positions.
struct WordPlace {
  std::uint32_t document = 0;
  std::uint32_t position = 0;  ///< of the first word
};

/// The sentence that the word at a position stands in, it and the words behind it highlighted,
/// `words` of them; the title where it stands there.
[[nodiscard]] Snippet sentence_at(const Statement& statement, std::uint32_t position,
                                  std::size_t words, TextAnalyser& analyser);

/// The same of the first place of a phrase behind the first paragraph, which is the title where
/// there is one; the first place of all if it stands nowhere else. Words of a phrase have a blank
/// between; it runs across no paragraph. Nothing if it does not stand in the statement.
[[nodiscard]] Snippet sentence_with(const Statement& statement, std::string_view phrase,
                                    TextAnalyser& analyser);

/// Position of the last word of a title, 0 for none: words of the text begin kParagraphGap behind
/// it.
[[nodiscard]] std::uint32_t title_end(std::string_view title, TextAnalyser& analyser);

}  // namespace rostrum
