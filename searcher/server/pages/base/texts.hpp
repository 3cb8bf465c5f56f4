/// What the interface says, in each language that it speaks: texts/LANG.json.
#pragma once

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

 private:
  explicit Texts(std::string_view language);

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
