/// Korean words that the end of a line divides: lines may break at any syllable, and no hyphen
/// tells.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace rostrum {

/// Where the lines of a document break.
enum class KoreanBreaks {
  Unknown,
  AtWords,
  AtSyllables,
};

/// The words of a document decide which of its line ends divide one. Not safe for use by several
/// threads.
class KoreanWords {
 public:
  /// A word from within a line; others are passed over.
  void know(std::u32string_view word);
  void break_at(KoreanBreaks breaks) { breaks_ = breaks; }

  /// True if the last word of a line and the first of the next are one: the document writes it so,
  /// or has words that begin so, or, where lines break at syllables, the first has no ending of a
  /// word or the second is nothing but one.
  [[nodiscard]] bool is_divided(std::u32string_view before, std::u32string_view behind) const;

 private:
  KoreanBreaks breaks_ = KoreanBreaks::Unknown;
  std::unordered_set<std::u32string> words_;
  std::unordered_set<std::u32string> beginnings_;  ///< of two syllables and more
};

[[nodiscard]] inline bool is_hangul(char32_t letter) {
  return letter >= 0xAC00 && letter <= 0xD7A3;
}

}  // namespace rostrum
