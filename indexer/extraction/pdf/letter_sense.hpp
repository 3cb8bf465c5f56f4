/// Whether the letters that a page gives can be what it says: fonts that do not say which letters
/// they draw give numbers of glyphs, or nothing, in their place.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rostrum {

/// What is known of the letters of a page, word by word.
class LetterSense {
 public:
  /// A word, in code points. Returns true if letters or digits of some language are in it.
  bool add(const std::u32string& word);

  /// Letters and digits, those that stand for a word or a syllable counted for three. 0 where other
  /// characters, which no text holds, outnumber them.
  [[nodiscard]] int letters() const { return odd_ > letters_ ? 0 : letters_; }

  /// Those that can be words of a language.
  [[nodiscard]] int words() const { return sound_words_; }

  /// True if what was added is no writing of any language: control characters, private ones,
  /// signs without letters, words of no language's shape. False where too little was added to tell.
  [[nodiscard]] bool is_none() const;

 private:
  int letters_ = 0;
  int marks_ = 0;  ///< signs as "%", of which text has few
  int odd_ = 0;    ///< characters that no text holds
  int sound_words_ = 0;
  int odd_words_ = 0;
  int long_letters_ = 0;  ///< of Latin words that should have vowels
  int long_vowels_ = 0;
  int han_ = 0;
  int common_han_ = 0;  ///< of those, the most frequent ones
  int kana_ = 0;
};

}  // namespace rostrum
