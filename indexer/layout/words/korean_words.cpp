#include "indexer/layout/words/korean_words.hpp"

#include <algorithm>
#include <array>

namespace rostrum {
namespace {

/// Syllables that end a word of two and more: particles, and endings of verbs.
constexpr std::u32string_view kEnds = U"은는을를의에며고여서와과로야신";
/// Those of a word of three and more: within words they are frequent too.
constexpr std::u32string_view kEndsOfLonger = U"이가한된할될인던들등다도게면까지만해";
/// Words of one syllable.
constexpr std::u32string_view kLone =
    U"그이저및등수것한두세네더또각전본매안못잘다왜할될된내제양총약단즉곧큰새온듯때중뒤후간점바데년"
    U"월일개명차호쪽말글법핵";
/// What is never a word by itself, but the end of one.
constexpr std::array<std::u32string_view, 62> kEndings{
    U"은",       U"는",       U"가",     U"을",     U"를",     U"의",     U"에",     U"와",
    U"과",       U"로",       U"며",     U"여",     U"서",     U"다",     U"요",     U"면",
    U"야",       U"들",       U"고",     U"에서",   U"에게",   U"으로",   U"부터",   U"까지",
    U"보다",     U"처럼",     U"니다",   U"습니다", U"합니다", U"입니다", U"됩니다", U"겠습니다",
    U"었습니다", U"았습니다", U"하고",   U"하며",   U"하는",   U"하여",   U"해야",   U"되는",
    U"되어",     U"되어야",   U"된다",   U"한다",   U"이다",   U"였다",   U"었다",   U"았다",
    U"들은",     U"들이",     U"들의",   U"들을",   U"적인",   U"적으로", U"이며",   U"이고",
    U"에는",     U"에도",     U"에서는", U"으로써", U"로서",   U"어야"};

/// Words of two syllables that look like the beginning of a longer one, and are frequent.
constexpr std::array<std::u32string_view, 12> kWhole{U"위한", U"대한", U"관한", U"의한",
                                                     U"통한", U"또한", U"위해", U"통해",
                                                     U"대해", U"관해", U"모든", U"다른"};

}  // namespace

void KoreanWords::know(std::u32string_view word) {
  if (word.empty() || !std::all_of(word.begin(), word.end(), is_hangul)) return;
  words_.emplace(word);
  constexpr std::size_t kLongest = 8;
  for (std::size_t size = 2; size <= std::min(word.size(), kLongest); ++size) {
    beginnings_.emplace(word.substr(0, size));
  }
}

bool KoreanWords::is_divided(std::u32string_view before, std::u32string_view behind) const {
  if (before.empty() || behind.empty() || breaks_ == KoreanBreaks::AtWords) return false;
  const std::u32string both = std::u32string(before) + std::u32string(behind);
  if (words_.contains(both)) return true;
  const bool begun = beginnings_.contains(both.substr(0, before.size() + 1));
  const bool whole = words_.contains(std::u32string(before));
  if (begun != whole) return begun;
  if (breaks_ == KoreanBreaks::Unknown) return false;
  const char32_t last = before.back();
  // "해야 합니다": these end a verb, and no other ending follows.
  constexpr std::u32string_view kVerbEnds = U"야게며";
  const bool verb = before.size() > 1 && kVerbEnds.find(last) != std::u32string_view::npos;
  if (verb || std::find(kWhole.begin(), kWhole.end(), before) != kWhole.end()) return false;
  if (std::find(kEndings.begin(), kEndings.end(), behind) != kEndings.end()) return true;
  if (before.size() == 1) return kLone.find(last) == std::u32string_view::npos;
  if (kEnds.find(last) != std::u32string_view::npos) return false;
  return before.size() == 2 || kEndsOfLonger.find(last) == std::u32string_view::npos;
}

}  // namespace rostrum
