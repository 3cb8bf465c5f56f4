#include "indexer/extraction/web/html_encoding.hpp"

#include <algorithm>

#include "indexer/extraction/base/text_encoding.hpp"
#include "indexer/extraction/base/unmarked_encoding.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// Browsers look at 1024 bytes; pages of Word have more in front.
constexpr std::size_t kLooked = 8192;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// The value behind "charset =" in a tag; "" if there is none.
std::string_view charset_in(std::string_view tag) {
  constexpr std::string_view kName = "charset";
  std::size_t at = tag.find(kName);
  if (at == std::string_view::npos) return {};
  at += kName.size();
  while (at < tag.size() && is_blank(tag[at])) ++at;
  if (at >= tag.size() || tag[at] != '=') return {};
  ++at;
  while (at < tag.size() && is_blank(tag[at])) ++at;
  if (at < tag.size() && (tag[at] == '"' || tag[at] == '\'')) ++at;
  const std::size_t end = tag.find_first_of("\"'; \t\r\n\f/>", at);
  return tag.substr(at, (end == std::string_view::npos ? tag.size() : end) - at);
}

/// The label that a page declares, in small letters; "" for none.
std::string declared_label(std::string_view bytes) {
  std::string beginning(bytes.substr(0, kLooked));
  std::transform(beginning.begin(), beginning.end(), beginning.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  const std::string_view looked = beginning;
  for (std::size_t at = 0; (at = looked.find('<', at)) != std::string_view::npos;) {
    const std::string_view rest = looked.substr(at);
    if (rest.starts_with("<!--")) {
      const std::size_t end = rest.find("-->", 4);
      if (end == std::string_view::npos) break;
      at += end + 3;
      continue;
    }
    if (rest.starts_with("<meta") && rest.size() > 5 && (is_blank(rest[5]) || rest[5] == '/')) {
      const std::string_view label = charset_in(rest.substr(0, rest.find('>')));
      if (!label.empty()) return std::string(label);
    }
    ++at;
  }
  if (looked.starts_with("<?xml")) {
    const std::string_view declaration = looked.substr(0, looked.find("?>"));
    const std::size_t name = declaration.find("encoding");
    if (name != std::string_view::npos) {
      const std::size_t begin = declaration.find_first_of("\"'", name);
      if (begin != std::string_view::npos) {
        const std::size_t end = declaration.find_first_of("\"'", begin + 1);
        return std::string(declaration.substr(begin + 1, end - begin - 1));
      }
    }
  }
  return "";
}

HtmlSource read_as(std::string_view bytes) {
  if (const std::string marked = encoding_of_mark(bytes); !marked.empty()) {
    return {to_utf8(bytes, marked).value_or("")};
  }
  if (const std::string hidden = unmarked_encoding(bytes); !hidden.empty()) {
    return {to_utf8(bytes, hidden).value_or("")};
  }
  if (is_utf8(bytes)) return {std::string(bytes)};
  const std::string declared = encoding_of_label(declared_label(bytes));
  // A declaration that can be read as ASCII is none of UTF-16; one of UTF-8 is not true here.
  if (!declared.empty() && !declared.starts_with("UTF-")) {
    const std::string likelier = likelier_encoding(bytes, declared);
    if (auto text = to_utf8(bytes, likelier)) {
      const std::string note = "the page says it is " + declared + "; read as " + likelier +
                               ", which its letters point to";
      return {std::move(*text), likelier == declared ? "" : note};
    }
  }
  if (auto mixed = mixed_text(bytes)) {
    HtmlSource page{std::move(mixed->text)};
    if (mixed->lost > 0) {
      page.note = "the page is damaged: " + std::to_string(mixed->lost) +
                  (mixed->lost == 1 ? " byte has" : " bytes have") +
                  " no meaning as UTF-8 and stand as '\uFFFD'";
    }
    return page;
  }
  DetectedEncoding detected = detected_encoding(bytes);
  if (!detected.name.empty()) return {std::move(detected.text)};
  return {to_utf8(bytes, "windows-1252").value_or("")};
}

/// Without "<![if …]>" and "<![endif]>": Word puts them around what all browsers show.
std::string without_conditions(std::string_view page) {
  std::string text;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t begin = std::min(page.find("<![", at), page.size());
    text.append(page, at, begin - at);
    if (begin == page.size()) break;
    const std::string_view rest = page.substr(begin);
    constexpr std::size_t kLongest = 200;
    const std::size_t end = rest.substr(0, kLongest).find('>');
    const bool condition = (rest.starts_with("<![if") || rest.starts_with("<![endif]>")) &&
                           end != std::string_view::npos && rest[end - 1] == ']';
    const std::size_t taken = condition ? end + 1 : 3;
    if (!condition) text.append(rest, 0, taken);
    at = begin + taken;
  }
  return text;
}

}  // namespace

HtmlSource html_utf8(std::string_view bytes) {
  HtmlSource page = read_as(bytes);
  std::erase(page.text, '\0');
  if (page.text.find("<![") != std::string::npos) page.text = without_conditions(page.text);
  return page;
}

}  // namespace rostrum
