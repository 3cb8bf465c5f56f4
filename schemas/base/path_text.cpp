#include "schemas/base/path_text.hpp"

#include <algorithm>
#include <optional>

#include "schemas/base/utf8.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kWrittenLetters = 4;  // \xHH

std::optional<unsigned> digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  return std::nullopt;
}

/// The byte that is written at the beginning of `text`.
std::optional<unsigned char> written_byte(std::string_view text) {
  if (text.size() < kWrittenLetters || text[0] != '\\' || text[1] != 'x') return std::nullopt;
  const auto high = digit(text[2]);
  const auto low = digit(text[3]);
  if (!high || !low) return std::nullopt;
  return static_cast<unsigned char>(*high * 16 + *low);
}

void write_byte(std::string& text, char c) {
  constexpr char kDigits[] = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  text += "\\x";
  text += kDigits[byte >> 4];
  text += kDigits[byte & 15];
}

/// Bytes of the letter that begins here; 0 if none does.
std::size_t letter_size(std::string_view bytes) {
  std::size_t end = 0;
  return next_code_point(bytes, end) < 0 ? 0 : end;
}

bool is_control(std::string_view letter) {
  const auto first = static_cast<unsigned char>(letter[0]);
  if (letter.size() == 1) return first < 0x20 || first == 0x7F;
  return first == 0xC2 && static_cast<unsigned char>(letter[1]) < 0xA0;  // U+0080 to U+009F
}

}  // namespace

std::string path_text(const std::filesystem::path& path) {
  const std::string& bytes = path.native();
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::string_view rest = std::string_view(bytes).substr(at);
    const std::size_t size = letter_size(rest);
    const bool plain = size > 0 && !is_control(rest.substr(0, size)) && !written_byte(rest);
    if (plain) {
      text.append(rest.substr(0, size));
    } else {
      for (const char c : rest.substr(0, std::max<std::size_t>(size, 1))) write_byte(text, c);
    }
    at += std::max<std::size_t>(size, 1);
  }
  return text;
}

std::filesystem::path inner_path(const std::filesystem::path& file, std::string_view name) {
  return file.native() + "//" + std::string(name);
}

std::string outer_file(std::string_view text) {
  // A path of the system has no two slashes in a row, unless it begins with them.
  const std::size_t inner = text.find("//", 1);
  return std::string(text.substr(0, inner));
}

std::filesystem::path path_of_text(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto byte = written_byte(text.substr(at))) {
      bytes += static_cast<char>(*byte);
      at += kWrittenLetters;
    } else {
      bytes += text[at++];
    }
  }
  return bytes;
}

}  // namespace rostrum
