// What holds for any text, found by rapidcheck.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

std::string utf8_of(const std::vector<char32_t>& points) {
  std::string text;
  const auto put = [&text](char32_t bits) { text.push_back(static_cast<char>(bits)); };
  for (const char32_t point : points) {
    const char32_t c = point % 0x110000;
    if (c >= 0xD800 && c < 0xE000) continue;
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | (c >> 6));
      put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      put(0xE0 | (c >> 12));
      put(0x80 | ((c >> 6) & 0x3F));
      put(0x80 | (c & 0x3F));
    } else {
      put(0xF0 | (c >> 18));
      put(0x80 | ((c >> 12) & 0x3F));
      put(0x80 | ((c >> 6) & 0x3F));
      put(0x80 | (c & 0x3F));
    }
  }
  return text;
}

/// Pieces that matter to the analyser, among others.
rc::Gen<std::string> pieces_and(rc::Gen<std::string> others) {
  const auto piece = rc::gen::oneOf(
      rc::gen::element<std::string>("anti-personnel", "state's", "l’Union", "核裁军谈判会议",
                                    "การลดอาวุธ", "U.N.", "3,000", "14.5", " ", "\n", "\n\n", "-",
                                    "'", ".", "é", "e\xCC\x81", "й", "الألـغام", "ﷺ", "Ⅻ", "😀",
                                    "\xC2\xAD", "\xE2\x80\x8D", "x-", "²"),
      std::move(others));
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                      [](const std::vector<std::string>& pieces) {
                        std::string text;
                        for (const std::string& each : pieces) text += each;
                        return text;
                      });
}

rc::Gen<std::string> any_bytes() { return pieces_and(rc::gen::string<std::string>()); }

rc::Gen<std::string> any_text() {
  return pieces_and(rc::gen::map(
      rc::gen::container<std::vector<char32_t>>(rc::gen::oneOf(
          rc::gen::inRange<char32_t>(1, 0x250), rc::gen::inRange<char32_t>(0x250, 0x3000),
          rc::gen::inRange<char32_t>(0x3000, 0x110000))),
      utf8_of));
}

RC_GTEST_PROP(AnalyseProperty, KeepsItsPromisesForAnyBytes, ()) {
  const std::string text = *any_bytes();
  TextAnalyser analyser;
  const AnalysedText analysed = analyser.analyse(text);
  std::size_t end = 0;
  std::uint32_t position = 0;
  for (const Token& token : analysed.tokens) {
    RC_ASSERT(!token.word.empty());
    RC_ASSERT(token.word.size() <= kMaxWordBytes);
    RC_ASSERT(token.begin >= end);
    RC_ASSERT(token.end > token.begin);
    RC_ASSERT(token.end <= text.size());
    RC_ASSERT(token.position > position);
    RC_ASSERT(token.word.find(' ') == std::string::npos);
    end = token.end;
    position = token.position;
  }
  for (const Compound& compound : analysed.compounds) {
    RC_ASSERT(compound.tokens >= 2u);
    RC_ASSERT(compound.first_token + compound.tokens <= analysed.tokens.size());
  }
}

RC_GTEST_PROP(AnalyseProperty, FindsTheSameWordsInFoldedText, ()) {
  const std::string text = *any_text();
  TextAnalyser analyser;
  for (const Token& token : analyser.analyse(text).tokens) {
    // A word found is found again when it is searched for.
    const AnalysedText again = analyser.analyse(token.word);
    RC_ASSERT(!again.tokens.empty());
    std::string joined;
    for (const Token& part : again.tokens) joined += part.word;
    if (token.word.size() < kMaxWordBytes) RC_ASSERT(joined == token.word);
  }
}

RC_GTEST_PROP(FoldProperty, IsTheSameTwice, ()) {
  const std::string text = *any_text();
  const std::string once = fold(text);
  RC_ASSERT(is_utf8(once));
  RC_ASSERT(fold(once) == once);
  RC_ASSERT(fold_name(fold_name(text)).size() <= fold_name(text).size());
}

RC_GTEST_PROP(SentencesProperty, AreThePieceTogether, ()) {
  const std::string text = *any_text();
  TextAnalyser analyser;
  std::size_t at = 0;
  for (const Span& span : analyser.sentences(text)) {
    RC_ASSERT(span.begin == at);
    at = span.end;
  }
  RC_ASSERT(at == text.size());
}

RC_GTEST_PROP(ParagraphsProperty, AgreeWithTheGapsOfTheAnalysis, ()) {
  const std::string text = *any_text();
  TextAnalyser analyser;
  const AnalysedText analysed = analyser.analyse(text);
  const std::vector<Span> blocks = paragraphs(text);
  const auto block_of = [&](const Token& token) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (token.begin >= blocks[i].begin && token.end <= blocks[i].end) return i + 1;
    }
    return std::size_t{0};
  };
  for (std::size_t i = 0; i < analysed.tokens.size(); ++i) {
    const std::size_t block = block_of(analysed.tokens[i]);
    RC_ASSERT(block != 0u);
    if (i == 0) continue;
    const bool gap = analysed.tokens[i].position > analysed.tokens[i - 1].position + kParagraphGap;
    RC_ASSERT(gap == (block != block_of(analysed.tokens[i - 1])));
  }
}

RC_GTEST_PROP(Stem, KeepsTheFirstLetterWhereItIsSaidTo, ()) {
  TextAnalyser analyser;
  const auto letters = std::vector<std::string>{"a", "e", "i", "o", "u", "y", "b", "c",  "d", "l",
                                                "n", "r", "s", "t", "x", "z", "а", "е",  "и", "о",
                                                "в", "н", "р", "с", "т", "ш", "ь", "核", "裁"};
  std::string word;
  for (int i = *rc::gen::inRange(1, 12); i > 0; --i) word += *rc::gen::elementOf(letters);
  for (const std::string_view language : {"en", "fr", "es", "ru", "zh"}) {
    RC_ASSERT(TextAnalyser::keeps_first_letter(language));
    RC_ASSERT(analyser.stem(language, word).front() == word.front());
  }
  RC_ASSERT(!TextAnalyser::keeps_first_letter("ar"));
}

}  // namespace
}  // namespace rostrum
