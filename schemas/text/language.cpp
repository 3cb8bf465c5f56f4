#include "schemas/text/language.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <array>
#include <map>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

constexpr std::array kNamingLanguages{"en", "fr", "es", "ru", "ar", "zh"};

/// Folded names to codes, for every language that ICU knows: in the UN languages and in its own.
const std::map<std::string, std::string, std::less<>>& names() {
  static const std::map<std::string, std::string, std::less<>> all = [] {
    std::map<std::string, std::string, std::less<>> made;
    const auto add = [&made](const icu::Locale& language, const icu::Locale& in) {
      icu::UnicodeString name;
      language.getDisplayLanguage(in, name);
      std::string bytes;
      name.toUTF8String(bytes);
      made.emplace(fold_name(bytes), language.getLanguage());
    };
    for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
      const icu::Locale language(*code);
      for (const char* naming : kNamingLanguages) add(language, icu::Locale(naming));
      add(language, language);
    }
    return made;
  }();
  return all;
}

/// The primary subtag if ICU knows it as a language, in the two-letter form where there is one.
std::optional<std::string> known_code(std::string_view code) {
  const icu::Locale language(std::string(code).c_str());
  std::string primary = language.getLanguage();
  if (primary.empty()) return std::nullopt;
  icu::UnicodeString name;
  icu::Locale(primary.c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name);
  std::string bytes;
  name.toUTF8String(bytes);
  if (bytes == primary) return std::nullopt;  // ICU has no name for it
  return primary;
}

}  // namespace

std::optional<std::string> find_language(std::string_view text) {
  const std::string name = fold_name(text);
  if (name.empty() || name.size() > 64) return std::nullopt;
  const std::string primary = name.substr(0, name.find(' '));
  const bool code_like =
      (primary.size() == 2 || primary.size() == 3) &&
      (name.size() == primary.size() || text.find_first_of("-_") == primary.size()) &&
      primary.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
  if (code_like) {
    if (auto code = known_code(primary)) return code;
  }
  const auto known = names().find(name);
  if (known == names().end()) return std::nullopt;
  return known->second;
}

std::string iso3_language(std::string_view code) {
  return icu::Locale(std::string(code).c_str()).getISO3Language();
}

std::string language_label(std::string_view code) {
  icu::UnicodeString name;
  icu::Locale(std::string(code).c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name);
  std::string bytes;
  name.toUTF8String(bytes);
  return bytes.empty() ? std::string(code) : bytes;
}

}  // namespace rostrum
