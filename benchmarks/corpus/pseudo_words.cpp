#include "benchmarks/corpus/pseudo_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "benchmarks/corpus/lexicon.hpp"

namespace rostrum::bench {
namespace {

/// The language is the same in every corpus, whatever its seed.
constexpr std::uint64_t kLanguageSeed = 20261123;
constexpr std::size_t kEnglishForms = 350'000;
constexpr std::size_t kForeignForms = 40'000;
/// Zipf–Mandelbrot: a word of rank r weighs 1 / (r + kShift)^kSlope.
constexpr double kShift = 25;
constexpr double kSlope = 1.2;

double zipf_mandelbrot(std::size_t rank) {
  return exponential(-kSlope * logarithm(static_cast<double>(rank) + kShift));
}

using Pieces = std::vector<std::string_view>;

std::string_view pick(Random& random, const Pieces& pieces) {
  return pieces[random.below(static_cast<std::uint32_t>(pieces.size()))];
}

/// Two to four syllables of consonant and vowel, and a consonant. Frequent words are shorter.
std::string english_base(Random& random, std::size_t rank) {
  static const Pieces onsets = {"b",  "c",  "d",  "f",  "g",  "h",  "k",  "l",  "m",  "n",
                                "p",  "r",  "s",  "t",  "v",  "br", "cl", "cr", "dr", "fl",
                                "fr", "gl", "gr", "pl", "pr", "sp", "st", "tr"};
  static const Pieces vowels = {"a", "e", "i", "o", "u", "a", "e", "o", "ea", "ou"};
  static const Pieces last_vowels = {"a", "o", "u"};
  static const Pieces codas = {"b", "d", "g", "k", "m", "p", "v", "x"};
  const std::uint32_t inner = rank < 300 ? 1 : random.between(1, rank < 20'000 ? 2 : 3);
  std::string word;
  for (std::uint32_t i = 0; i < inner; ++i) {
    word += pick(random, onsets);
    word += pick(random, vowels);
  }
  word += pick(random, onsets);
  word += pick(random, last_vowels);
  word += pick(random, codas);
  return word;
}

/// Stems of real words: what begins with one might be taken for a form of it.
bool resembles_real_word(const std::string& base) {
  static const std::vector<std::string> beginnings = [] {
    std::vector<std::string> known;
    const auto add = [&](std::string_view word) {
      if (word.size() >= 4)
        known.emplace_back(word.substr(0, std::min<std::size_t>(5, word.size())));
    };
    for (const Word& word : lexicon()) add(word.forms.substr(0, word.forms.find(' ')));
    for (const FunctionWord& word : function_words()) add(word.word);
    return known;
  }();
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& known) { return base.starts_with(known); });
}

struct Ending {
  std::string_view letters;
  double share;  ///< of the word's frequency
};

/// How words are inflected: a third not at all, as names and mass nouns.
const std::vector<Ending>& endings_of(std::size_t lexeme) {
  static const std::vector<Ending> none = {{"", 1}};
  static const std::vector<Ending> noun = {{"", 0.65}, {"s", 0.35}};
  static const std::vector<Ending> verb = {{"", 0.4}, {"s", 0.2}, {"ed", 0.25}, {"ing", 0.15}};
  static const std::vector<Ending> derived = {{"", 0.3},      {"s", 0.2},     {"ed", 0.15},
                                              {"ing", 0.1},   {"ation", 0.1}, {"ment", 0.05},
                                              {"ness", 0.04}, {"ly", 0.06}};
  switch (lexeme % 8) {
    case 0:
    case 3:
      return none;
    case 1:
    case 4:
    case 5:
      return noun;
    case 2:
    case 6:
      return verb;
    default:
      return derived;
  }
}

std::string foreign_base(Random& random, const std::string& language) {
  static const Pieces latin_first = {"eu", "oi", "io", "ei", "ia", "ie", "uo"};
  static const Pieces french = {"ré",  "qué", "lle", "ma",  "ti",  "bou", "ché", "ve",
                                "nne", "pui", "dra", "sse", "gue", "fai", "lè",  "crê"};
  static const Pieces spanish = {"ción", "ra", "do", "ñe", "llo", "ma",  "ti",  "qué",
                                 "bie",  "go", "nú", "sa", "pe",  "rro", "cía", "lu"};
  static const Pieces russian = {"го",  "су", "да", "ра", "ст", "во",  "ми", "не", "пол",
                                 "дер", "жа", "вы", "зо", "ки", "бре", "щи", "лю", "че"};
  static const Pieces arabic = {"سل", "ام", "نز", "ح",  "دو", "لي", "مع", "اه", "بر",
                                "ق",  "نو", "وي", "تف", "كي", "را", "حة", "ست", "ين"};
  static const Pieces chinese = {"国", "际", "裁", "军", "安", "全", "条", "约", "核", "武", "器",
                                 "缔", "和", "平", "会", "议", "合", "作", "发", "展", "支", "持",
                                 "努", "力", "问", "题", "方", "面", "加", "强", "重", "要"};
  std::string word;
  const auto add = [&](const Pieces& pieces, std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = random.between(from, to); i > 0; --i) word += pick(random, pieces);
  };
  if (language == "ru") {
    add(russian, 2, 4);
  } else if (language == "ar") {
    add(arabic, 2, 4);
  } else if (language == "zh") {
    add(chinese, 1, 3);
  } else {
    word = pick(random, latin_first);
    add(language == "fr" ? french : spanish, 1, 4);
  }
  return word;
}

}  // namespace

PseudoWords english_words() {
  Random random(kLanguageSeed);
  PseudoWords words;
  words.forms.reserve(kEnglishForms + 8);
  std::vector<double> weights;
  weights.reserve(kEnglishForms + 8);
  std::unordered_set<std::string> bases;
  for (std::size_t lexeme = 0; words.forms.size() < kEnglishForms; ++lexeme) {
    std::string base = english_base(random, lexeme);
    while (resembles_real_word(base) || bases.contains(base)) {
      base = english_base(random, lexeme);
    }
    const std::vector<Ending>& endings = endings_of(lexeme);
    const double weight = zipf_mandelbrot(lexeme);
    const bool derived = endings.size() > 4;
    for (const Ending& ending : endings) {
      words.forms.push_back({base + std::string(ending.letters), static_cast<std::uint32_t>(lexeme),
                             !derived, endings.size() == 1});
      weights.push_back(weight * ending.share);
    }
    bases.insert(std::move(base));
  }
  words.frequency = WeightedChoice(weights);
  return words;
}

PseudoWords foreign_words(const std::string& language) {
  std::uint64_t seed = kLanguageSeed;
  for (const char letter : language) seed = seed * 131 + static_cast<unsigned char>(letter);
  Random random(seed);
  PseudoWords words;
  std::vector<double> weights;
  std::unordered_set<std::string> known;
  for (std::size_t tries = 0; words.forms.size() < kForeignForms && tries < 4 * kForeignForms;
       ++tries) {
    std::string word = foreign_base(random, language);
    if (!known.insert(word).second) continue;
    const auto lexeme = static_cast<std::uint32_t>(words.forms.size());
    weights.push_back(zipf_mandelbrot(lexeme));
    words.forms.push_back({std::move(word), lexeme, false, true});
  }
  words.frequency = WeightedChoice(weights);
  return words;
}

}  // namespace rostrum::bench
