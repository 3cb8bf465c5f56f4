/// Bytes of RTF to letters: what they are is a matter of the font that they are set in.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace rostrum {

/// The fonts of one document, by the numbers that it gives them.
class RtfFonts {
 public:
  void set_code_page(int code_page) { code_page_ = code_page; }
  /// The font of text that names none.
  void set_usual(int number) { usual_ = number; }
  [[nodiscard]] int usual() const { return usual_; }

  // Of the table of fonts.
  void set_charset(int font, int charset);
  void set_code_page_of(int font, int code_page) { fonts_[font].code_page = code_page; }
  /// The first name counts; the font's other names stand behind it.
  void set_name(int font, std::string_view name);

  /// Letters of bytes; of a symbol font the signs that it draws.
  [[nodiscard]] std::string letters_of(const std::string& bytes, int font) const;
  /// A letter by its number; one for private use is what a symbol font draws for it.
  [[nodiscard]] std::string letter(std::uint32_t number, int font) const;

 private:
  struct Font {
    int code_page = 0;  ///< 0: that of the document
    bool symbols = false;
    std::string name;
  };
  [[nodiscard]] const Font* find(int number) const;

  static constexpr int kWindowsLatin = 1252;

  int code_page_ = kWindowsLatin;
  int usual_ = 0;
  std::map<int, Font> fonts_;
};

}  // namespace rostrum
