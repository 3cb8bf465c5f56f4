#include "indexer/extraction/rtf/rtf_fonts.hpp"

#include <algorithm>

#include "indexer/extraction/base/code_pages.hpp"
#include "indexer/extraction/base/text_encoding.hpp"
#include "indexer/extraction/base/word_symbols.hpp"
#include "schemas/base/utf8.hpp"

namespace rostrum {

const RtfFonts::Font* RtfFonts::find(int number) const {
  const auto found = fonts_.find(number);
  return found == fonts_.end() ? nullptr : &found->second;
}

void RtfFonts::set_charset(int font, int charset) {
  constexpr int kSymbols = 2;
  fonts_[font].code_page = code_page_of_charset(charset);
  fonts_[font].symbols = charset == kSymbols;
}

void RtfFonts::set_name(int font, std::string_view name) {
  Font& named = fonts_[font];
  if (named.name.empty()) named.name = name;
}

std::string RtfFonts::letters_of(const std::string& bytes, int font) const {
  const Font* of = find(font);
  if (of != nullptr && of->symbols) {
    std::string signs;
    for (const char c : bytes) signs += symbol_in(of->name, static_cast<unsigned char>(c));
    return signs;
  }
  if (is_ascii(bytes)) return bytes;
  const int page = of != nullptr && of->code_page != 0 ? of->code_page : code_page_;
  std::string encoding = encoding_of_code_page(page);
  if (encoding.empty()) encoding = encoding_of_code_page(kWindowsLatin);
  return to_utf8(bytes, encoding).value_or("");
}

std::string RtfFonts::letter(std::uint32_t number, int font) const {
  if (number < 0xF000 || number > 0xF0FF) return utf8_of(number);
  const Font* of = find(font);
  return symbol_in(of == nullptr ? "" : of->name, number);
}

}  // namespace rostrum
