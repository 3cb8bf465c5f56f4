/// How text becomes words: the same on both sides, so that what is written is what is looked up.
/// The door to ICU and to Xapian's stemmers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/base/utf8.hpp"

namespace rostrum {

/// One word of a text.
struct Token {
  std::string_view word;   ///< folded; never empty, at most kMaxWordBytes long
  std::uint32_t position;  ///< 1, 2, 3 …; a new paragraph starts kParagraphGap further on
  std::uint32_t begin;     ///< bytes in the text that was analysed
  std::uint32_t end;
  /// Parts of a hyphenated word share this number (1, 2 …); 0 for a word that stands alone.
  std::uint32_t compound = 0;
};

/// A hyphenated word, spelt together: "anti-personnel" gives "antipersonnel".
struct Compound {
  std::string word;         ///< all parts together, folded
  std::size_t first_token;  ///< index in the list of tokens
  std::size_t tokens;       ///< how many parts
};

/// Cannot be copied: the words of its tokens are views into it.
struct AnalysedText {
  std::vector<Token> tokens;
  std::vector<Compound> compounds;               ///< compounds[i] is the one that tokens call i + 1
  std::vector<std::unique_ptr<char[]>> letters;  ///< of the tokens
};

/// A word longer than this is cut; Xapian's limit of 245 bytes a term leaves room for prefixes.
inline constexpr std::size_t kMaxWordBytes = 120;
/// Positions left free between two paragraphs, so that no phrase runs across. NEAR and ADJ may
/// not ask for more.
inline constexpr std::uint32_t kParagraphGap = 100;

/// Unicode NFKC case folding; accents dropped from Latin letters only; Arabic kashida dropped;
/// Russian yo written as ye. The text keeps its words and punctuation.
/// REQUIRES: `text` is UTF-8.
[[nodiscard]] std::string fold(std::string_view text);

/// The same of one word, and more: marks dropped from Greek, Arabic and Hebrew letters and stress
/// from Cyrillic vowels; ى and ي, ة and ه alike; every digit an ASCII one; Chinese simplified.
/// REQUIRES: `word` is UTF-8.
[[nodiscard]] std::string fold_word(std::string_view word);

/// True if a folded word is of Han or kana, of which each letter is a word; of Hangul.
[[nodiscard]] bool is_han(std::string_view word);
[[nodiscard]] bool is_hangul(std::string_view word);

/// A name as vocabularies compare it: folded as words are, punctuation turned to single spaces,
/// Latin letters beside Han ones apart, no leading "the". "The Gambia" and "GAMBIA" give "gambia".
[[nodiscard]] std::string fold_name(std::string_view name);

/// `bytes` with control characters (tab and line feed apart) and the byte order mark dropped, CR LF
/// and CR turned to LF. REQUIRES: UTF-8.
[[nodiscard]] std::string clean_text(std::string_view bytes);

struct Span {
  std::size_t begin;  ///< bytes
  std::size_t end;
};

/// Paragraphs: blocks of lines between blank lines, without the white space around them.
/// They are counted from 1, and the number is the unit of citation.
[[nodiscard]] std::vector<Span> paragraphs(std::string_view text);

/// Languages that words are stemmed in, as BCP 47: "ar", "en" … Statements in others keep their
/// words as they are.
[[nodiscard]] const std::vector<std::string_view>& stemmed_languages();

/// Turns text into words. Not thread-safe: each thread has its own (they cost about a millisecond).
class TextAnalyser {
 public:
  TextAnalyser();
  ~TextAnalyser();
  TextAnalyser(TextAnalyser&&) noexcept;
  TextAnalyser& operator=(TextAnalyser&&) noexcept;

  /// Words in the order of the text, by Unicode word boundaries (UAX 29; Thai, Lao, Khmer and
  /// Burmese by ICU's dictionaries). Each Han or kana letter is a word; between two that do not
  /// stand side by side, a line end apart, one position stays free. A possessive 's falls away; the
  /// elided article of French and Italian becomes a word of its own; other apostrophes are dropped;
  /// the parts of a hyphenated word are words of their own, and make a compound; so are Hangul and
  /// other letters of one word, and make none. Marks without width are nothing.
  /// REQUIRES: `text` is UTF-8 and below 4 GiB.
  [[nodiscard]] AnalysedText analyse(std::string_view text);

  /// The stem of a folded word in a language; the word itself where the language has no stemmer.
  /// Stays until the next call.
  [[nodiscard]] std::string_view stem(std::string_view language, std::string_view word);

  /// True for languages whose words keep their first letter in their stem.
  [[nodiscard]] static bool keeps_first_letter(std::string_view language);

  /// The term of a stem: ("en", "withdrawing") gives "Zen:withdraw". Languages without a stemmer
  /// share one tag, "Zxx:". The tag keeps the stems of one language apart from those of another.
  /// Stays until the next call. REQUIRES: the word is at most kMaxWordBytes long.
  [[nodiscard]] const std::string& stem_term(std::string_view language, std::string_view word);

  /// The same of many words, in their order: quicker than one by one.
  [[nodiscard]] const std::vector<std::string_view>& stem_terms(
      std::string_view language, std::span<const std::string_view> words);

  /// Sentences of one paragraph, by Unicode sentence boundaries; together they are the paragraph. A
  /// line end is a blank; an abbreviation, an initial or a paragraph's number ends none.
  [[nodiscard]] std::vector<Span> sentences(std::string_view paragraph);

 private:
  struct Impl;  // keeps ICU and Xapian out of this header
  std::unique_ptr<Impl> impl_;
};

}  // namespace rostrum
