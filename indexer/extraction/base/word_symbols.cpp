#include "indexer/extraction/base/word_symbols.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extraction/base/text_encoding.hpp"

namespace rostrum {
namespace {

using Sign = std::pair<unsigned char, const char*>;

/// Adobe's Symbol encoding, as far as texts use it.
constexpr std::array<Sign, 80> kSymbol{
    {{0x22, "∀"}, {0x24, "∃"}, {0x2D, "−"}, {0x40, "≅"}, {0x41, "Α"}, {0x42, "Β"}, {0x43, "Χ"},
     {0x44, "Δ"}, {0x45, "Ε"}, {0x46, "Φ"}, {0x47, "Γ"}, {0x48, "Η"}, {0x49, "Ι"}, {0x4B, "Κ"},
     {0x4C, "Λ"}, {0x4D, "Μ"}, {0x4E, "Ν"}, {0x4F, "Ο"}, {0x50, "Π"}, {0x51, "Θ"}, {0x52, "Ρ"},
     {0x53, "Σ"}, {0x54, "Τ"}, {0x55, "Υ"}, {0x57, "Ω"}, {0x58, "Ξ"}, {0x59, "Ψ"}, {0x5A, "Ζ"},
     {0x61, "α"}, {0x62, "β"}, {0x63, "χ"}, {0x64, "δ"}, {0x65, "ε"}, {0x66, "φ"}, {0x67, "γ"},
     {0x68, "η"}, {0x69, "ι"}, {0x6A, "ϕ"}, {0x6B, "κ"}, {0x6C, "λ"}, {0x6D, "μ"}, {0x6E, "ν"},
     {0x6F, "ο"}, {0x70, "π"}, {0x71, "θ"}, {0x72, "ρ"}, {0x73, "σ"}, {0x74, "τ"}, {0x75, "υ"},
     {0x77, "ω"}, {0x78, "ξ"}, {0x79, "ψ"}, {0x7A, "ζ"}, {0xA2, "′"}, {0xA3, "≤"}, {0xA5, "∞"},
     {0xAB, "↔"}, {0xAC, "←"}, {0xAD, "↑"}, {0xAE, "→"}, {0xAF, "↓"}, {0xB0, "°"}, {0xB1, "±"},
     {0xB2, "″"}, {0xB3, "≥"}, {0xB4, "×"}, {0xB7, "•"}, {0xB8, "÷"}, {0xB9, "≠"}, {0xBA, "≡"},
     {0xBB, "≈"}, {0xBC, "…"}, {0xD2, "®"}, {0xD3, "©"}, {0xD4, "™"}, {0xD6, "√"}, {0xD7, "⋅"},
     {0xDE, "⇒"}, {0xE5, "∑"}, {0xF2, "∫"}}};
constexpr std::array<Sign, 9> kWingdings{{{0x6C, "•"},
                                          {0x6E, "•"},
                                          {0x9F, "•"},
                                          {0xA7, "•"},
                                          {0xA8, "☐"},
                                          {0xFB, "✗"},
                                          {0xFC, "✓"},
                                          {0xFD, "☒"},
                                          {0xFE, "☑"}}};

template <typename Signs>
std::string sign_in(const Signs& signs, std::uint32_t place) {
  const auto found = std::find_if(signs.begin(), signs.end(),
                                  [&](const Sign& sign) { return sign.first == place; });
  return found == signs.end() ? "" : found->second;
}

/// "" in the private area, whose letters are a font's own.
std::string letter_of(std::uint32_t code) {
  constexpr std::uint32_t kFirstPrivate = 0xE000;
  constexpr std::uint32_t kLastPrivate = 0xF8FF;
  return code < 0x20 || (code >= kFirstPrivate && code <= kLastPrivate) ? "" : utf8_of(code);
}

}  // namespace

std::string symbol_in(std::string_view font, std::uint32_t code) {
  constexpr std::uint32_t kPrivate = 0xF000;
  const std::uint32_t place = code >= kPrivate && code <= kPrivate + 0xFF ? code - kPrivate : code;
  if (font.starts_with("Wingdings") || font.starts_with("Webdings")) {
    return font == "Wingdings" ? sign_in(kWingdings, place) : "";
  }
  // Figures and most signs below the letters are those of ASCII.
  if (font == "Symbol") {
    const std::string sign = sign_in(kSymbol, place);
    return sign.empty() && place < 0x40 ? letter_of(place) : sign;
  }
  return letter_of(place == code ? code : place);
}

}  // namespace rostrum
