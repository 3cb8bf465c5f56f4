/// What the interface says, in each language that it speaks: texts/LANG.json.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace rostrum {

class Texts {
 public:
  /// REQUIRES: it is one of interface_languages().
  [[nodiscard]] static const Texts& of(std::string_view language);

  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] bool reads_from_right() const { return language_ == "ar"; }

  /// REQUIRES: there is such a text.
  [[nodiscard]] const std::string& get(std::string_view key) const;
  /// The text, or `fallback` where there is none, as of what other files name.
  [[nodiscard]] std::string get(std::string_view key, std::string_view fallback) const;
  [[nodiscard]] bool has(std::string_view key) const { return texts_.contains(key); }
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const {
    return texts_;
  }
  /// 4765 as people of the language write it.
  [[nodiscard]] std::string number(std::size_t value) const;
  /// The same with decimals.
  [[nodiscard]] std::string figure(double value, int decimals) const;
  /// 2025-06-17, 2025-06 or 2025 as people of the language write it; anything else as it is.
  [[nodiscard]] std::string date(std::string_view text) const;
  /// Which of its forms a noun has behind that number, from 0: of two in French and Spanish, three
  /// in Russian, six in Arabic (Unicode CLDR, plural rules for whole numbers).
  [[nodiscard]] std::size_t plural_form(std::uint64_t value) const;
  /// A name that begins with a capital by itself, and without it within a sentence.
  [[nodiscard]] std::string within(const std::string& name) const;
  /// A sentence as it stands by itself: with a capital, where the language has them.
  [[nodiscard]] static std::string beginning(const std::string& sentence);

 private:
  explicit Texts(std::string_view language);
  [[nodiscard]] bool has_decimal_point() const {
    return language_ == "en" || language_ == "zh" || language_ == "ar";
  }

  std::string language_;
  std::map<std::string, std::string, std::less<>> texts_;
};

/// The six of the United Nations; English, the first, where nothing else is asked for.
[[nodiscard]] std::span<const std::string_view> interface_languages();

/// `chosen` if it is one of ours, else the best of an Accept-Language header.
[[nodiscard]] std::string_view language_for(std::string_view chosen, std::string_view accepted);

/// The direction that a language is written in: "ltr" or "rtl".
[[nodiscard]] std::string_view direction_of(std::string_view language);

}  // namespace rostrum
