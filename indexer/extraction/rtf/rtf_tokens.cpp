#include "indexer/extraction/rtf/rtf_tokens.hpp"

#include <algorithm>

namespace rostrum {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_figure(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (is_figure(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

RtfToken RtfTokens::next() {
  using Kind = RtfToken::Kind;
  for (;;) {
    if (rest_.empty()) return {};
    const char first = rest_.front();
    if (first == '\r' || first == '\n' || first == '\0') {
      rest_.remove_prefix(1);
      continue;
    }
    if (first == '{' || first == '}') {
      rest_.remove_prefix(1);
      return {.kind = first == '{' ? Kind::Begin : Kind::End};
    }
    if (first == '\\') {
      const RtfToken token = control();
      if (token.kind == Kind::Word && token.word == "bin") {
        const auto bytes = static_cast<std::size_t>(std::max(token.number, 0));
        rest_.remove_prefix(token.has_number ? std::min(bytes, rest_.size()) : 0);
        continue;
      }
      return token;
    }
    constexpr std::string_view kSigns("{}\\\r\n\0", 6);
    const std::size_t end = std::min(rest_.find_first_of(kSigns), rest_.size());
    RtfToken token{.kind = Kind::Bytes, .bytes = rest_.substr(0, end)};
    rest_.remove_prefix(end);
    return token;
  }
}

RtfToken RtfTokens::control() {
  using Kind = RtfToken::Kind;
  rest_.remove_prefix(1);
  if (rest_.empty()) return {};
  if (!is_letter(rest_.front())) {
    if (rest_.front() == '\'') {
      const int high = rest_.size() > 2 ? hex_value(rest_[1]) : -1;
      const int low = rest_.size() > 2 ? hex_value(rest_[2]) : -1;
      if (high >= 0 && low >= 0) {
        rest_.remove_prefix(3);
        return {.kind = Kind::Byte, .byte = static_cast<unsigned char>(high * 16 + low)};
      }
    }
    RtfToken token{.kind = Kind::Word, .word = rest_.substr(0, 1)};
    rest_.remove_prefix(1);
    return token;
  }
  const auto* const end = std::find_if_not(rest_.begin(), rest_.end(), is_letter);
  RtfToken token{.kind = Kind::Word,
                 .word = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()))};
  rest_.remove_prefix(token.word.size());
  const bool negative = rest_.size() > 1 && rest_[0] == '-' && is_figure(rest_[1]);
  std::size_t at = negative ? 1 : 0;
  constexpr int kMost = 100'000'000;
  int number = 0;
  for (; at < rest_.size() && is_figure(rest_[at]); ++at) {
    token.has_number = true;
    number = std::min(number * 10 + (rest_[at] - '0'), kMost);
  }
  if (token.has_number) {
    token.number = negative ? -number : number;
    rest_.remove_prefix(at);
  }
  if (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  return token;
}

}  // namespace rostrum
