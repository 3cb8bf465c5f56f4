#include "indexer/extraction/base/code_pages.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace rostrum {

std::string encoding_of_code_page(int number) {
  constexpr std::array<std::pair<int, const char*>, 30> kNames{{{437, "IBM437"},
                                                                {708, "iso-8859-6"},
                                                                {737, "IBM737"},
                                                                {775, "IBM775"},
                                                                {850, "IBM850"},
                                                                {852, "IBM852"},
                                                                {855, "IBM855"},
                                                                {857, "IBM857"},
                                                                {862, "IBM862"},
                                                                {864, "IBM864"},
                                                                {866, "IBM866"},
                                                                {874, "windows-874"},
                                                                {932, "shift_jis"},
                                                                {936, "gb18030"},
                                                                {949, "euc-kr"},
                                                                {950, "big5"},
                                                                {1361, "ms1361"},
                                                                {10000, "macintosh"},
                                                                {10006, "x-mac-greek"},
                                                                {10007, "x-mac-cyrillic"},
                                                                {10029, "x-mac-centraleurroman"},
                                                                {10081, "x-mac-turkish"},
                                                                {20127, "windows-1252"},
                                                                {20866, "koi8-r"},
                                                                {21866, "koi8-u"},
                                                                {20936, "gb18030"},
                                                                {50220, "iso-2022-jp"},
                                                                {51932, "euc-jp"},
                                                                {54936, "gb18030"},
                                                                {65001, "UTF-8"}}};
  if (number >= 1250 && number <= 1258) return "windows-" + std::to_string(number);
  if (number == 28591) return "windows-1252";
  if (number > 28591 && number <= 28605) return "iso-8859-" + std::to_string(number - 28590);
  const auto* const found = std::find_if(kNames.begin(), kNames.end(),
                                         [&](const auto& each) { return each.first == number; });
  return found == kNames.end() ? "" : found->second;
}

int code_page_of_charset(int charset) {
  constexpr std::array<std::pair<int, int>, 18> kPages{{{0, 1252},
                                                        {77, 10000},
                                                        {128, 932},
                                                        {129, 949},
                                                        {130, 1361},
                                                        {134, 936},
                                                        {136, 950},
                                                        {161, 1253},
                                                        {162, 1254},
                                                        {163, 1258},
                                                        {177, 1255},
                                                        {178, 1256},
                                                        {186, 1257},
                                                        {204, 1251},
                                                        {222, 874},
                                                        {238, 1250},
                                                        {254, 437},
                                                        {255, 850}}};
  const auto* const found = std::find_if(kPages.begin(), kPages.end(),
                                         [&](const auto& each) { return each.first == charset; });
  return found == kPages.end() ? 0 : found->second;
}

}  // namespace rostrum
