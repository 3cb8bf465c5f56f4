/// The real words of the generated corpus: how often statements use them, by subject, and the
/// phrases that stand in them word for word.
#pragma once

#include <string_view>
#include <vector>

namespace rostrum::bench {

enum class Subject {
  General,  ///< of every statement
  Nuclear,
  Mines,
  ClusterMunitions,
  Chemical,
  Biological,
  ArmsTrade,
  SmallArms,
  Space,
  Cyber,
  Machinery,
};
inline constexpr int kSubjects = 11;

/// A word in all its forms. The forms of one word share a stem by Porter's and by the English
/// Snowball stemmer, and no two words share one (tests/benchmarks/lexicon_test.cpp): so engines
/// with either find the same statements.
struct Word {
  Subject subject;
  std::string_view forms;  ///< with blanks between; the first is the most frequent
  int inside;              ///< per cent of the statements on the subject that use it
  int outside;             ///< per cent of the others; the same for Subject::General
};
[[nodiscard]] const std::vector<Word>& lexicon();

/// Forty turns of phrase. Words of the lexicon follow each other as here only in these phrases, so
/// that a phrase of stems and one of exact words are the same.
struct Phrase {
  Subject subject;
  std::string_view text;
  int inside;
  int outside;
};
[[nodiscard]] const std::vector<Phrase>& phrases();

/// Small words with their frequency in 10,000 words of text.
struct FunctionWord {
  std::string_view word;
  int frequency;
};
[[nodiscard]] const std::vector<FunctionWord>& function_words();

}  // namespace rostrum::bench
