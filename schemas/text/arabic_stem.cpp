// A light stemmer after Larkey, Ballesteros and Connell, "Light stemming for Arabic information
// retrieval", 2007 (light10). Snowball's parts a word from itself behind the article (دولة,
// الدولة), because it takes the folded ة for a pronoun there, and its plural in -at from its
// singular.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/text/word_forms.hpp"

namespace rostrum {
namespace {

/// Arabic letters take two bytes; a word with others is left as it is.
constexpr std::size_t kLetter = 2;

constexpr std::array<std::string_view, 2> kConjunctions{"و", "ف"};
constexpr std::array<std::string_view, 4> kArticles{"بال", "كال", "ال", "لل"};
constexpr std::array<std::string_view, 3> kPrepositions{"ب", "ل", "ك"};
constexpr std::array<std::string_view, 10> kPronouns{"هما", "ها", "هم", "هن", "كم",
                                                     "كن",  "نا", "ه",  "ي",  "ك"};
constexpr std::array<std::string_view, 10> kEndings{"تين", "تان", "ات", "ين", "ون",
                                                    "ان",  "يه",  "ا",  "ه",  "ي"};
/// Endings of feminine words, whose singular ends in ة: a folded ه.
constexpr std::size_t kFeminine = 3;
constexpr std::string_view kTeh = "ت";
constexpr std::string_view kHeh = "ه";

bool has_more_than(std::string_view word, std::size_t letters) {
  return word.size() > letters * kLetter;
}

/// The word, and what it is without what may be written before it, the likeliest first.
std::vector<std::string_view> beginnings(std::string_view word) {
  std::vector<std::string_view> all{word};
  for (const std::string_view each : kConjunctions) {
    if (word.starts_with(each) && has_more_than(word, 2)) all.push_back(word.substr(kLetter));
  }
  for (std::size_t i = 0, heads = all.size(); i < heads; ++i) {
    const std::string_view head = all[i];
    // للجنة is the preposition and لجنة, or, behind it, the article without its alef.
    if (head.starts_with("لل") && has_more_than(head, 4)) all.push_back(head.substr(kLetter));
    for (const std::string_view each : kArticles) {
      if (head.starts_with(each) && head.size() >= each.size() + 2 * kLetter) {
        all.push_back(head.substr(each.size()));
      }
    }
    for (const std::string_view each : kPrepositions) {
      if (head.starts_with(each) && has_more_than(head, 2)) all.push_back(head.substr(kLetter));
    }
  }
  return all;
}

/// The stem of the listed word that `word` is, if it is one with prefixes or endings.
std::optional<std::string_view> find_listed(std::string_view word) {
  const std::vector<std::string_view> heads = beginnings(word);
  for (const std::string_view head : heads) {
    if (const auto stem = listed_stem("ar", head)) return stem;
  }
  for (const std::string_view head : heads) {
    for (const std::string_view each : kPronouns) {
      if (!head.ends_with(each) || head.size() < each.size() + 2 * kLetter) continue;
      const std::string_view rest = head.substr(0, head.size() - each.size());
      if (rest.ends_with(kTeh) && has_more_than(rest, 2)) {
        std::string singular(rest.substr(0, rest.size() - kLetter));
        if (const auto stem = listed_stem("ar", singular.append(kHeh))) return stem;
      }
      if (const auto stem = listed_stem("ar", rest)) return stem;
    }
  }
  for (const std::string_view head : heads) {
    for (std::size_t i = 0; i < kEndings.size(); ++i) {
      const std::string_view each = kEndings[i];
      if (!head.ends_with(each) || head.size() < each.size() + 2 * kLetter) continue;
      const std::string_view rest = head.substr(0, head.size() - each.size());
      if (i < kFeminine) {
        if (const auto stem = listed_stem("ar", std::string(rest).append(kHeh))) return stem;
      }
      if (const auto stem = listed_stem("ar", rest)) return stem;
    }
  }
  return std::nullopt;
}

void drop_end(std::string_view& word, std::size_t bytes, bool teh) {
  word.remove_suffix(bytes);
  if (teh && word.ends_with(kTeh) && has_more_than(word, 3)) word.remove_suffix(kLetter);
}

std::string_view light_stem(std::string_view word) {
  constexpr std::array<std::string_view, 5> kHeads{"بال", "كال", "فال", "ال", "لل"};
  constexpr std::array<std::string_view, 5> kLongPronouns{"هما", "هم", "هن", "كم", "نا"};
  constexpr std::array<std::string_view, 8> kTails{"ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"};
  if (word.starts_with("و") && has_more_than(word, 3)) word.remove_prefix(kLetter);
  for (const std::string_view each : kHeads) {
    if (!word.starts_with(each) || word.size() < each.size() + 2 * kLetter) continue;
    word.remove_prefix(each.size());
    break;
  }
  for (const std::string_view each : kLongPronouns) {
    if (!word.ends_with(each) || word.size() < each.size() + 3 * kLetter) continue;
    drop_end(word, each.size(), true);
    break;
  }
  for (const std::string_view each : kTails) {
    if (!word.ends_with(each) || word.size() < each.size() + 2 * kLetter) continue;
    drop_end(word, each.size(), each == "ها" || each == "ان" || each == "ين");
  }
  return word;
}

bool is_arabic(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); at += kLetter) {
    const auto lead = static_cast<unsigned char>(word[at]);
    if (lead < 0xD8 || lead > 0xDB) return false;
  }
  return word.size() % kLetter == 0;
}

}  // namespace

std::string arabic_stem(std::string_view word) {
  if (!is_arabic(word)) return std::string(word);
  const auto listed = find_listed(word);
  return std::string(listed ? *listed : light_stem(word));
}

}  // namespace rostrum
