#include "searcher/server/http/url.hpp"

#include <algorithm>

#include "schemas/base/error.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostParameters = 200;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// `form`: a plus is a blank, as HTML forms send it.
std::string decoded(std::string_view text, bool form) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && form) {
      bytes += ' ';
    } else if (text[i] != '%') {
      bytes += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
      if (low < 0) {
        throw Error(ErrorKind::InvalidInput,
                    "address: a '%' stands without two hexadecimal digits; write it as %25");
      }
      bytes += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (!is_utf8(bytes)) {
    throw Error(ErrorKind::InvalidInput, "address: its bytes are not UTF-8; send it in UTF-8");
  }
  // Line ends and tabs come with texts that are pasted: to a question they are blanks.
  for (char& c : bytes) {
    if (form && (c == '\n' || c == '\r' || c == '\t')) c = ' ';
  }
  if (std::any_of(bytes.begin(), bytes.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) {
    throw Error(ErrorKind::InvalidInput, "address: it holds control characters; leave them out");
  }
  return bytes;
}

/// Calls `visit(name, value)` for each parameter behind the path, as they stand there.
template <typename Visit>
void for_each_parameter(std::string_view target, const Visit& visit) {
  target = target.substr(0, target.find('#'));
  const std::size_t mark = target.find('?');
  std::string_view rest = mark == std::string_view::npos ? "" : target.substr(mark + 1);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view each = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (each.empty()) continue;
    const std::size_t equals = std::min(each.find('='), each.size());
    visit(each.substr(0, equals), each.substr(std::min(equals + 1, each.size())));
  }
}

}  // namespace

Url read_target(std::string_view target) {
  if (target.empty() || target.front() != '/') {
    throw Error(ErrorKind::InvalidInput, "address: a path begins with '/'");
  }
  Url url{.path = decoded(target.substr(0, target.find_first_of("?#")), false), .parameters = {}};
  for_each_parameter(target, [&](std::string_view name, std::string_view value) {
    if (url.parameters.size() == kMostParameters) {
      throw Error(ErrorKind::InvalidInput, "address: at most " + std::to_string(kMostParameters) +
                                               " parameters; leave some out");
    }
    url.parameters.push_back({decoded(name, true), decoded(value, true)});
  });
  return url;
}

UrlParameters readable_parameters(std::string_view target) {
  UrlParameters parameters;
  for_each_parameter(target, [&](std::string_view name, std::string_view value) {
    if (parameters.size() == kMostParameters) return;
    try {
      parameters.push_back({decoded(name, true), decoded(value, true)});
    } catch (const Error&) {
      // One that cannot be read takes no other with it.
    }
  });
  return parameters;
}

std::string url_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return encoded;
}

std::string query_string(const UrlParameters& parameters) {
  std::string text;
  for (const UrlParameter& each : parameters) {
    text += (text.empty() ? "?" : "&") + url_encoded(each.name) + "=" + url_encoded(each.value);
  }
  return text;
}

UrlParameters without(const UrlParameters& parameters, std::string_view name) {
  UrlParameters others = parameters;
  std::erase_if(others, [&](const UrlParameter& each) { return each.name == name; });
  return others;
}

std::string first_of(const UrlParameters& parameters, std::string_view name) {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const UrlParameter& each) { return each.name == name; });
  return found == parameters.end() ? "" : found->value;
}

}  // namespace rostrum
