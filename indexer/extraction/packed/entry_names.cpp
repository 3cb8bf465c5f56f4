#include "indexer/extraction/packed/entry_names.hpp"

#include <array>
#include <limits>
#include <string_view>
#include <utility>

#include "indexer/extraction/base/text_encoding.hpp"
#include "indexer/layout/words/letter_classes.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// Code pages of systems as they are sold in one country or another. The first of two that read
/// alike is taken: all letters of Korean are often written ones of Chinese too, and not the other
/// way round.
constexpr std::array<const char*, 14> kCodePages{
    "euc-kr", "gb18030", "shift_jis", "big5",         "IBM866",       "IBM850",       "IBM437",
    "IBM852", "ibm-737", "ibm-862",   "windows-1252", "windows-1251", "windows-1256", "ibm-720"};
constexpr const char* kWithoutWords = "IBM437";

bool is_high(char c) { return (c & 0x80) != 0; }
bool is_latin(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// In two bytes: how far a letter is one of those that are often written. Their standards have
/// these together.
double rating_of_pair(std::string_view code_page, unsigned char lead, unsigned char trail) {
  const auto within = [](unsigned char byte, int first, int last) {
    return byte >= first && byte <= last;
  };
  const bool high_trail = trail >= 0xA1;
  bool common = false;
  bool sign = false;
  if (code_page == "gb18030") {
    common = within(lead, 0xB0, 0xD7) && high_trail;
    sign = within(lead, 0xA1, 0xA3) && high_trail;
  } else if (code_page == "shift_jis") {
    common = lead == 0x82 || lead == 0x83 || within(lead, 0x88, 0x97);
    sign = lead == 0x81;
  } else if (code_page == "big5") {
    common = within(lead, 0xA4, 0xC6);
    sign = within(lead, 0xA1, 0xA3);
  } else {
    common = within(lead, 0xB0, 0xC8) && high_trail;
    sign = within(lead, 0xA1, 0xA3) && high_trail;
  }
  return common ? 2 : sign ? 0 : -2;
}

double rating_of_pairs(std::string_view code_page, std::string_view bytes) {
  double rating = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (!is_high(bytes[at])) continue;
    const auto lead = static_cast<unsigned char>(bytes[at]);
    // Half-width kana, in one byte: nobody names files in them.
    if (code_page == "shift_jis" && lead >= 0xA1 && lead <= 0xDF) {
      rating -= 1;
      continue;
    }
    if (at + 1 == bytes.size()) return rating - 2;
    rating += rating_of_pair(code_page, lead, static_cast<unsigned char>(bytes[at + 1]));
    // "DＤlaration"
    if (at > 0 && is_latin(bytes[at - 1])) rating -= 1;
    ++at;
    if (at + 1 < bytes.size() && is_latin(bytes[at + 1])) rating -= 1;
  }
  return rating;
}

/// Writings whose letters do not stand together in a word.
int script_of(char32_t letter) {
  if (letter < 0x250 || (letter >= 0x1E00 && letter < 0x1F00)) return 1;
  if (letter < 0x400) return 2;   // Greek
  if (letter < 0x530) return 3;   // Cyrillic
  if (letter < 0x600) return 4;   // Hebrew
  return letter < 0x700 ? 5 : 6;  // Arabic
}

double rating_of_word(std::u32string_view word) {
  double rating = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    rating += word[i] >= 0x80 && word.size() > 1 ? 1 : 0;
    if (i == 0) continue;
    if (script_of(word[i]) != script_of(word[i - 1])) rating -= 2;
    const bool high = word[i] >= 0x80 || word[i - 1] >= 0x80;
    if (high && is_upper(word[i]) && is_lower(word[i - 1])) rating -= 1;
    // "DÚclaration"
    const bool capitals = i > 1 && is_upper(word[i - 1]) && is_upper(word[i - 2]);
    const bool high_capital = i > 1 && (word[i - 1] >= 0x80 || word[i - 2] >= 0x80);
    if (capitals && high_capital && is_lower(word[i])) rating -= 1;
  }
  return rating;
}

double rating_of_letters(std::string_view text) {
  constexpr std::u32string_view kUsualSigns = U"–—‘’“”«»№°";
  double rating = 0;
  std::u32string word;
  const auto end_word = [&] {
    rating += rating_of_word(word);
    word.clear();
  };
  for (const char32_t letter : utf32(text)) {
    if (is_letter(letter)) {
      word += letter;
      continue;
    }
    end_word();
    if (letter < 0x80) continue;
    if (is_no_character(letter)) return -std::numeric_limits<double>::infinity();
    rating += kUsualSigns.find(letter) != std::u32string_view::npos ? 0.5 : -2;
  }
  end_word();
  return rating;
}

bool is_of_pairs(std::string_view code_page) {
  return code_page == "gb18030" || code_page == "shift_jis" || code_page == "big5" ||
         code_page == "euc-kr";
}

std::string likely_code_page(const std::string& names) {
  const std::string guess = detected_encoding(names).guess;
  std::string best = kWithoutWords;
  double most = 0;
  for (const char* code_page : kCodePages) {
    const auto text = to_utf8(names, code_page);
    if (!text || text->find("\xEF\xBF\xBD") != std::string::npos) continue;
    double rating =
        is_of_pairs(code_page) ? rating_of_pairs(code_page, names) : rating_of_letters(*text);
    // Of Chinese, Japanese and Korean, letters that are often written tell more than the standards.
    if (rating > 0 && guess == code_page) rating += 0.4;
    if (rating > most) {
      most = rating;
      best = code_page;
    }
  }
  return best;
}

}  // namespace

std::vector<std::string> utf8_names(std::vector<std::string> names) {
  std::string unknown;
  for (const std::string& name : names) {
    if (!is_utf8(name)) unknown += name + '\n';
  }
  if (unknown.empty()) return names;
  const std::string code_page = likely_code_page(unknown);
  for (std::string& name : names) {
    if (!is_utf8(name)) name = to_utf8(name, code_page).value_or("");
  }
  return names;
}

}  // namespace rostrum
