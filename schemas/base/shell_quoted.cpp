#include "schemas/base/shell_quoted.hpp"

namespace rostrum {

std::string shell_quoted(std::string_view word) {
  const bool plain = !word.empty() && word.find_first_not_of(
                                          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789-_=+./:,@%") == std::string_view::npos;
  if (plain) return std::string(word);
  std::string text = "'";
  for (const char c : word) {
    if (c == '\'') {
      text += "'\\''";
    } else {
      text += c;
    }
  }
  return text + "'";
}

std::string flag_with(std::string_view name, std::string_view value) {
  return " --" + std::string(name) + (value.starts_with('-') ? '=' : ' ') + shell_quoted(value);
}

}  // namespace rostrum
