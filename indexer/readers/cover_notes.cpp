#include "indexer/readers/cover_notes.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "indexer/headings/lines/heading_phrases.hpp"
#include "schemas/base/counted.hpp"
#include "schemas/base/display_width.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// Of Chinese, two letters are a word.
std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  std::size_t wide = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    words += !blank && !inside ? 1 : 0;
    wide += is_wide_lead(c) ? 1 : 0;
    inside = !blank;
  }
  return words + wide / 2;
}

/// A few words that greet as speeches do may be one.
bool is_cover_note(const Statement& mail, std::size_t words) {
  constexpr std::size_t kFew = 30;
  constexpr std::size_t kMost = 150;
  const std::string folded = fold_name(mail.text);
  const bool has_title =
      std::any_of(mail.evidence.begin(), mail.evidence.end(),
                  [](const Evidence& each) { return each.rule == "heading.author"; });
  return !has_title && ((words <= kFew && !phrases(Phrase::Salutations).begins(folded)) ||
                        (words <= kMost && phrases(Phrase::CoverNotes).stands_in(folded)));
}

}  // namespace

void drop_cover_note(std::size_t place, ReadResult& result) {
  if (place + 1 >= result.statements.size()) return;
  const auto mail = result.statements.begin() + static_cast<std::ptrdiff_t>(place);
  const std::size_t words = words_in(mail->text);
  std::size_t attached = 0;
  for (auto each = mail + 1; each != result.statements.end(); ++each) {
    attached += words_in(each->text);
  }
  if (words >= attached || !is_cover_note(*mail, words)) return;
  result.notes.push_back({0, "the mail itself (" + plural(words, "word", "words") +
                                 ") only sends what is attached, and is left out"});
  result.statements.erase(mail);
  std::map<std::size_t, std::size_t> moved;
  const auto behind = [&](std::size_t at) { return at > place ? at - 1 : at; };
  for (const auto& [translation, original] : result.translations) {
    moved[behind(translation)] = behind(original);
  }
  result.translations = std::move(moved);
}

}  // namespace rostrum
