#include "searcher/passages/flowing_text.hpp"

#include "schemas/base/terminal_safe.hpp"
#include "schemas/base/utf8.hpp"

namespace rostrum {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// The bytes of a character that no quotation needs: a control character, or a mark that turns or
/// hides what stands behind it, wherever the passage is put; 0 for any other.
std::size_t harmful(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x20 && byte < 0x7F) return 0;
  const CodePoint c = code_point_at(text, at);
  // What a terminal is not shown at all orders its neighbours alone: Arabic and Hebrew need it.
  return is_terminal_safe(c.value) || terminal_safe_character(text, at, c).empty() ? 0 : c.bytes;
}

}  // namespace

FlowingText flowing_text(std::string_view text, const std::vector<Span>& spans) {
  FlowingText flowing;
  flowing.spans = spans;
  flowing.text.reserve(text.size());
  std::size_t next = 0;  // the first span whose end is not yet known
  std::size_t opened = 0;
  // Every byte up to `at` of the text is at hand as it will stay.
  const auto place = [&](std::size_t at) {
    while (opened < spans.size() && spans[opened].begin <= at) {
      flowing.spans[opened++].begin = flowing.text.size();
    }
    while (next < spans.size() && spans[next].end <= at) {
      flowing.spans[next++].end = flowing.text.size();
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    place(at);
    if (!is_blank(text[at])) {
      if (const std::size_t bytes = harmful(text, at)) {
        at += bytes;
        continue;
      }
      flowing.text.push_back(text[at++]);
      continue;
    }
    std::size_t end = at;
    bool newline = false;
    for (; end < text.size() && is_blank(text[end]); ++end) newline = newline || text[end] == '\n';
    const std::string_view before = text.substr(code_point_before(text, at), at);
    const bool within_han =
        newline && is_han(before) && end < text.size() && is_han(text.substr(end));
    if (newline) {
      if (!within_han) flowing.text.push_back(' ');
    } else {
      flowing.text.append(end - at, ' ');
    }
    at = end;
  }
  place(text.size());
  return flowing;
}

}  // namespace rostrum
