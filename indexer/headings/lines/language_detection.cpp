#include "indexer/headings/lines/language_detection.hpp"

#include <cstdio>  // CLD2's header uses FILE without including it

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// Enough to tell a language; more only takes time.
constexpr std::size_t kLooked = 20'000;

}  // namespace

std::string detect_language(std::string_view text) {
  const std::size_t size = first_bytes(text, kLooked).size();
  if (!is_utf8(text.substr(0, size))) return "";  // CLD2 reads beyond the end of broken characters
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(size), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return "";
  std::string code = CLD2::LanguageCode(language);
  if (code.starts_with("zh")) code = "zh";
  if (code == "iw") code = "he";
  if (code == "gl") return "";  // what it takes for Galician is Spanish as often, or Portuguese
  return code;
}

}  // namespace rostrum
