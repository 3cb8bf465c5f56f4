#include "searcher/server/pages/base/texts.hpp"

#include <algorithm>
#include <array>
#include <cassert>
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
  const std::string_view between = language_ == "en" || language_ == "zh" || language_ == "ar"
                                       ? ","
                                       : "\u202F";  // a narrow blank that no line ends at
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
