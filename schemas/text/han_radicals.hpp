/// Radicals of dictionaries and the Han characters that they are drawn as: programs that write PDF
/// take one for the other. Pairs, of the block CJK Radicals Supplement; those of Kangxi Radicals
/// have a compatibility decomposition. From Equivalent_Unified_Ideograph of the Unicode Character
/// Database, version 14, but for characters beyond the basic plane.
#pragma once

#include <array>
#include <string_view>

namespace rostrum {

inline constexpr std::u16string_view kHanRadicals =
    u"⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍尐⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵"
    u"⺛旡"
    u"⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爬⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗"
    u"⺶羊"
    u"⺹耂⺺肀⺻聿⺼肉⺾艹⺿艺⻀艻⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辷⻎辸⻏邑⻐钅⻑長⻒镸"
    u"⻓长"
    u"⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯"
    u"⻮齿"
    u"⻯竜⻰龙⻱龜⻲亀⻳龟";

inline constexpr char32_t kFirstHanRadical = 0x2E80;
inline constexpr char32_t kLastHanRadical = 0x2FDF;  ///< of both blocks

/// The character that a radical of the supplement is drawn as; any other letter itself.
constexpr char32_t han_of_radical(char32_t letter) {
  constexpr char32_t kLast = 0x2EFF;
  constexpr auto kTable = [] {
    std::array<char16_t, kLast - kFirstHanRadical + 1> table{};
    for (std::size_t i = 0; i < kHanRadicals.size(); i += 2) {
      table[kHanRadicals[i] - kFirstHanRadical] = kHanRadicals[i + 1];
    }
    return table;
  }();
  if (letter < kFirstHanRadical || letter > kLast) return letter;
  const char16_t han = kTable[letter - kFirstHanRadical];
  return han == 0 ? letter : han;
}

}  // namespace rostrum
