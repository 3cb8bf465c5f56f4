#include "searcher/server/pages/base/texts.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "searcher/server/pages/base/page_files.hpp"

namespace rostrum {
namespace {

constexpr std::array<std::string_view, 6> kLanguages{"en", "fr", "es", "ru", "zh", "ar"};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

}  // namespace

std::span<const std::string_view> interface_languages() { return kLanguages; }

Texts::Texts(std::string_view language) : language_(language) {
  const auto texts = nlohmann::json::parse(page_file("texts/" + language_ + ".json"));
  for (const auto& [key, text] : texts.items()) texts_[key] = text.get<std::string>();
}

const Texts& Texts::of(std::string_view language) {
  static const std::vector<Texts> all = [] {
    std::vector<Texts> made;
    for (const std::string_view each : kLanguages) made.push_back(Texts(each));
    return made;
  }();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Texts& each) { return each.language_ == language; });
  assert(found != all.end());
  return *found;
}

const std::string& Texts::get(std::string_view key) const {
  const auto found = texts_.find(key);
  assert(found != texts_.end());
  return found->second;
}

std::string Texts::get(std::string_view key, std::string_view fallback) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? std::string(fallback) : found->second;
}

std::string Texts::number(std::size_t value) const {
  // A narrow blank that no line ends at.
  const std::string_view between = has_decimal_point() ? "," : "\u202F";
  const std::string digits = std::to_string(value);
  // Four digits stand together where a blank would part them.
  if (between != "," && digits.size() < 5) return digits;
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += between;
    text += digits[i];
  }
  return text;
}

std::string Texts::figure(double value, int decimals) const {
  std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string whole = number(std::stoull(text.substr(0, point)));
  if (point < text.size()) whole += (has_decimal_point() ? "." : ",") + text.substr(point + 1);
  return value < 0 && text.find_first_not_of("0.") != std::string::npos ? "\u2212" + whole : whole;
}

std::string Texts::date(std::string_view text) const {
  const auto part = [&](std::size_t begin, std::size_t size) {
    std::size_t value = 0;
    const char* const end = text.data() + std::min(text.size(), begin + size);
    const auto read = std::from_chars(text.data() + std::min(text.size(), begin), end, value);
    return read.ec == std::errc() && read.ptr == end ? value : 0;
  };
  const bool with_month = text.size() == 7 || text.size() == 10;
  const std::size_t month = with_month ? part(5, 2) : 0;
  if (part(0, 4) == 0 || month == 0 || month > 12 || text[4] != '-') return std::string(text);
  const std::size_t day = text.size() == 10 ? part(8, 2) : 0;
  if (text.size() == 10 && day == 0) return std::string(text);
  const std::string name = (day > 0 ? "month." : "month_alone.") + std::to_string(month);
  std::string made = get(day == 1 ? "date_first_form" : day > 0 ? "date_form" : "month_form");
  const auto put = [&](std::string_view place, const std::string& value) {
    if (const std::size_t at = made.find(place); at != std::string::npos) {
      made.replace(at, place.size(), value);
    }
  };
  put("{day}", std::to_string(day));
  put("{month}", get(name));
  put("{year}", std::to_string(part(0, 4)));
  return made;
}

std::size_t Texts::plural_form(std::uint64_t value) const {
  const std::uint64_t ten = value % 10;
  const std::uint64_t hundred = value % 100;
  if (language_ == "zh") return 0;
  if (language_ == "fr") return value < 2 ? 0 : 1;
  if (language_ == "ru") {
    if (ten == 1 && hundred != 11) return 0;
    return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? 1 : 2;
  }
  if (language_ == "ar") {
    if (value <= 2) return static_cast<std::size_t>(value);
    return hundred >= 3 && hundred <= 10 ? 3 : hundred >= 11 ? 4 : 5;
  }
  return value == 1 ? 0 : 1;
}

std::string Texts::within(const std::string& name) const {
  if (language_ == "en" || name.empty()) return name;
  const auto first = static_cast<unsigned char>(name[0]);
  const auto second = static_cast<unsigned char>(name.size() > 1 ? name[1] : 0);
  std::string text = name;
  if (first >= 'A' && first <= 'Z' && (std::islower(second) != 0 || second >= 0x80)) {
    text[0] = static_cast<char>(first + 32);
  } else if (first == 0xC3 && second < 0x9F) {  // of Latin letters: É
    text[1] = static_cast<char>(second + 0x20);
  } else if (first == 0xD0 && second >= 0x90 && second <= 0x9F) {  // А to П
    text[1] = static_cast<char>(second + 0x20);
  } else if (first == 0xD0 && second >= 0xA0 && second <= 0xAF) {  // Р to Я
    text[0] = static_cast<char>(0xD1);
    text[1] = static_cast<char>(second - 0x20);
  }
  return text;
}

std::string Texts::beginning(const std::string& sentence) {
  std::string text = sentence;
  const auto first = static_cast<unsigned char>(text.empty() ? 0 : text[0]);
  const auto second = static_cast<unsigned char>(text.size() > 1 ? text[1] : 0);
  if (first >= 'a' && first <= 'z') {
    text[0] = static_cast<char>(first - 32);
  } else if (first == 0xC3 && second >= 0xA0 && second != 0xB7) {
    text[1] = static_cast<char>(second - 0x20);
  } else if (first == 0xD0 && second >= 0xB0) {  // а to п
    text[1] = static_cast<char>(second - 0x20);
  } else if (first == 0xD1 && second <= 0x8F) {  // р to я
    text[0] = static_cast<char>(0xD0);
    text[1] = static_cast<char>(second + 0x20);
  }
  return text;
}

std::string_view language_for(std::string_view chosen, std::string_view accepted) {
  const auto ours = [](std::string_view tag) -> std::string_view {
    const std::string_view primary = tag.substr(0, tag.find('-'));
    const auto* found =
        std::find_if(kLanguages.begin(), kLanguages.end(), [&](std::string_view each) {
          return each.size() == primary.size() &&
                 std::equal(each.begin(), each.end(), primary.begin(),
                            [](char a, char b) { return a == (b | 0x20); });
        });
    return found == kLanguages.end() ? std::string_view{} : *found;
  };
  if (const std::string_view known = ours(chosen); !known.empty()) return known;
  std::string_view best = kLanguages.front();
  double weight = 0;
  while (!accepted.empty()) {
    const std::size_t end = std::min(accepted.find(','), accepted.size());
    const std::string_view each = trimmed(accepted.substr(0, end));
    accepted.remove_prefix(std::min(end + 1, accepted.size()));
    const std::size_t semicolon = std::min(each.find(';'), each.size());
    const std::string_view known = ours(trimmed(each.substr(0, semicolon)));
    double own = 1;
    if (const std::size_t q = each.find("q=", semicolon); q != std::string_view::npos) {
      own = std::strtod(std::string(each.substr(q + 2)).c_str(), nullptr);
    }
    if (!known.empty() && own > weight) {
      best = known;
      weight = own;
    }
  }
  return best;
}

std::string_view direction_of(std::string_view language) {
  constexpr std::array<std::string_view, 7> kFromRight{"ar", "he", "fa", "ur", "ps", "dv", "yi"};
  const bool from_right = std::find(kFromRight.begin(), kFromRight.end(),
                                    language.substr(0, language.find('-'))) != kFromRight.end();
  return from_right ? "rtl" : "ltr";
}

}  // namespace rostrum
