#include "indexer/layout/words/divided_words.hpp"

#include <algorithm>
#include <array>

#include "schemas/base/utf8.hpp"

namespace rostrum {
namespace {

/// Parts of compounds that are often divided where they have their hyphen. A word that begins with
/// one of the first, or ends with one of the second, keeps it.
constexpr std::array<std::string_view, 80> kFirstParts{
    "anti",     "non",    "self",      "vice",   "cross",   "long",       "short",  "high",
    "low",      "well",   "nuclear",   "best",   "better",  "ill",        "hard",   "ever",
    "newly",    "fully",  "widely",    "highly", "weapon",  "weapons",    "mine",   "cluster",
    "state",    "states", "victim",    "gender", "world",   "peace",      "trust",  "neo",
    "capacity", "arms",   "decision",  "dual",   "zero",    "confidence", "twenty", "much",
    "thirty",   "forty",  "fifty",     "sixty",  "seventy", "eighty",     "ninety", "two",
    "three",    "four",   "five",      "six",    "north",   "south",      "middle", "semi",
    "cyber",    "follow", "evidence",  "time",   "sous",    "demi",       "grand",  "second",
    "first",    "юго",    "вице",      "контр",  "dix",     "vingt",      "trente", "quarante",
    "soixante", "quatre", "cinquante", "far",    "fast",    "multi",      "северо", "third"};
/// Endings: "state-ment" and "four-teen" are one word each, whatever they begin with.
constexpr std::array<std::string_view, 50> kEndings{
    "ment",       "ments", "mental",  "teen",      "teenth",     "itarian",  "itarians",
    "itarianism", "ities", "fully",   "fulness",   "erly",       "erner",    "ness",
    "less",       "ship",  "ised",    "ized",      "ising",      "izing",    "ation",
    "ations",     "wards", "alists",  "ously",     "ically",     "hood",     "ingly",
    "ably",       "edly",  "lateral", "laterally", "lateralism", "national", "cultural",
    "plication",  "tude",  "ity",     "kind",      "ern",        "ward",     "ing",
    "ings",       "ful",   "ther",    "thest",     "ers",        "ually",    "tional",
    "ational"};
constexpr std::array<std::string_view, 75> kLastParts{
    "free",     "based",      "related",    "called",   "wide",    "weapon",  "weapons",
    "armed",    "term",       "range",      "up",       "off",     "old",     "led",
    "owned",    "funded",     "sharing",    "building", "keeping", "making",  "oriented",
    "specific", "sensitive",  "party",      "level",    "scale",   "profit",  "personnel",
    "tank",     "vehicle",    "aligned",    "general",  "member",  "members", "proliferation",
    "affected", "state",      "states",     "être",     "dire",    "made",    "contaminated",
    "vis",      "delà",       "ci",         "là",       "même",    "mêmes",   "то",
    "либо",     "участников", "участники",  "нибудь",   "за",      "nous",    "vous",
    "elle",     "elles",      "leur",       "lui",      "moi",     "toi",     "ils",
    "reaching", "ranging",    "increasing", "sighted",  "minded",  "fledged", "centred",
    "centered", "sponsored",  "driven",     "stricken", "fetched"};
constexpr std::array<std::string_view, 10> kAnd{"and", "or", "to",  "et", "ou",
                                                "y",   "o",  "und", "и",  "или"};
/// No word ends with these that could be divided before them.
constexpr std::array<std::string_view, 7> kOnlyAnd{"und", "oder", "sowie", "bzw",
                                                   "og",  "och",  "eller"};
/// Short words that are the beginnings of longer ones: "with-out", "pour-suivre", "между-народный".
constexpr std::array<std::string_view, 54> kBeginnings{
    "with",  "over",   "under",   "some",  "there",  "here",  "every", "else",    "where",
    "when",  "what",   "through", "like",  "more",   "after", "again", "never",   "further",
    "none",  "super",  "inter",   "trans", "extra",  "ultra", "human", "main",    "pour",
    "entre", "contre", "contra",  "sobre", "para",   "sans",  "toute", "quelque", "lors",
    "autre", "plus",   "bien",    "aussi", "porque", "tanto", "между", "после",   "через",
    "перед", "прежде", "сверх",   "более", "обще",   "право", "себя",  "само",    "противо"};
constexpr std::size_t kShortestPart = 4;

template <typename List>
bool holds(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

template <typename List>
bool ends_with_any(std::string_view word, const List& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view each) { return word.ends_with(each); });
}

bool is_cyrillic(std::string_view word) {
  return !word.empty() && (static_cast<unsigned char>(word.front()) & 0xFC) == 0xD0;
}

/// Without so many letters at its end.
std::string_view without_last(std::string_view word, std::size_t letters) {
  while (letters > 0 && !word.empty()) {
    word = word.substr(0, code_point_before(word, word.size()));
    --letters;
  }
  return word;
}

/// What words with other endings have in common with this one.
std::string_view stem_of(std::string_view word) {
  constexpr std::size_t kLong = 7;
  constexpr std::size_t kShort = 5;
  const std::size_t letters = code_points(word);
  return without_last(word, letters >= kLong ? 2 : letters >= kShort ? 1 : 0);
}

/// Portuguese: "congratulamo-nos", "associa-se"; but "me-nos".
bool is_clitic(std::string_view first, std::string_view last) {
  constexpr std::string_view kEnds = "aeiourszm";
  if (code_points(first) < kShortestPart - 1) return false;
  const bool verb = kEnds.find(first.back()) != std::string_view::npos ||
                    static_cast<unsigned char>(first.back()) >= 0x80;
  if (!verb) return false;
  constexpr std::array<std::string_view, 12> kClitics{"se", "nos", "me",  "lhe", "lhes", "lo",
                                                      "la", "los", "las", "vos", "te",   "á"};
  return holds(kClitics, last);
}

/// "legally-binding".
bool is_adverb(std::string_view first) {
  constexpr std::size_t kShortest = 6;
  return first.size() >= kShortest && first.ends_with("ly");
}

/// The second half of a word that somebody divided by hand: "imple-mentation".
bool ends_within_word(std::string_view last) {
  constexpr std::array<std::string_view, 14> kEnds{"tion",  "tions", "tional", "ment", "ments",
                                                   "ities", "ción",  "ciones", "ções", "ность",
                                                   "ности", "ние",   "ния",    "ством"};
  return ends_with_any(last, kEnds);
}

/// "социально-экономическая", "военно-морских": an adjective behind the form that one takes before
/// another, which is that of an adverb.
bool is_cyrillic_compound(std::string_view first, std::string_view last) {
  constexpr std::array<std::string_view, 14> kForms{"льно", "нно",  "чно",  "вно",  "рно",
                                                    "ско",  "тико", "мико", "фико", "рико",
                                                    "сико", "нико", "лого", "вово"};
  constexpr std::array<std::string_view, 22> kAdjectives{
      "ый",  "ий",  "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его",
      "ому", "ему", "ым", "им", "ом", "ую", "юю", "ых", "их", "ыми", "ими"};
  // "военно-служащий", "сельско-хозяйственный" are one word each.
  constexpr std::array<std::string_view, 6> kTogether{"служащ", "пленн",  "хозяй",
                                                      "обязан", "народн", "срочн"};
  constexpr std::size_t kShortestFirst = 5;
  constexpr std::size_t kShortestLast = 6;
  return code_points(first) >= kShortestFirst && code_points(last) >= kShortestLast &&
         ends_with_any(first, kForms) && ends_with_any(last, kAdjectives) &&
         std::none_of(kTogether.begin(), kTogether.end(),
                      [&](std::string_view each) { return last.starts_with(each); });
}

/// "по-прежнему", "по-русски", "во-первых", "из-за".
bool is_cyrillic_adverb(std::string_view first, std::string_view last) {
  constexpr std::array<std::string_view, 4> kManner{"ски", "цки", "ому", "ему"};
  constexpr std::array<std::string_view, 4> kOrder{"первых", "вторых", "третьих", "четвертых"};
  if (first == "по") return ends_with_any(last, kManner);
  if (first == "в" || first == "во") return holds(kOrder, last);
  return first == "из" && (last == "за" || last == "под");
}

/// "político-diplomática", "politico-militaire", "economico-sociale".
bool is_latin_compound(std::string_view first, std::string_view last) {
  constexpr std::size_t kShortestFirst = 6;
  constexpr std::size_t kShortestLast = 5;
  return code_points(first) >= kShortestFirst && code_points(last) >= kShortestLast &&
         (first.ends_with("ico") || first.ends_with("ídico"));
}

/// "re-entry", "de-escalate", "pre-existing": English parts two vowels that are alike.
bool parts_vowels(std::string_view first, std::string_view last) {
  return (first == "re" || first == "de" || first == "pre") && last.starts_with('e') &&
         last.size() >= kShortestPart;
}

/// "troop-contributing", "graphite-moderated".
bool is_participle(std::string_view last) {
  constexpr std::size_t kShortest = 8;
  return last.size() >= kShortest && (last.ends_with("ing") || last.ends_with("ed")) &&
         !last.starts_with("guard");
}

/// "ex-combatants", and no other word that begins so.
bool is_former(std::string_view first, std::string_view last) {
  constexpr std::array<std::string_view, 8> kFormer{"combat", "presid", "minist", "soldi",
                                                    "post",   "ante",   "offic",  "gratia"};
  return first == "ex" && std::any_of(kFormer.begin(), kFormer.end(), [&](std::string_view each) {
           return last.starts_with(each);
         });
}

/// What stands between two hyphens.
bool is_link(std::string_view last) {
  constexpr std::array<std::string_view, 15> kLinks{
      "by", "to", "of", "the", "in", "on", "for", "at", "à", "de", "la", "le", "en", "a", "and"};
  return holds(kLinks, last);
}

/// "sous-crit", "high-lighted", "far-mer" are no compounds.
bool is_no_compound(std::string_view first, std::string_view last) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kNone{
      {{"sous", "cri"},
       {"sous", "trai"},
       {"sous", "tra"},
       {"high", "light"},
       {"high", "way"},
       {"ever", "y"},
       {"far", "m"},
       {"fast", "en"},
       {"well", "ington"}}};
  return std::any_of(kNone.begin(), kNone.end(), [&](const auto& each) {
    return first == each.first && last.starts_with(each.second);
  });
}

}  // namespace

bool DividedWords::is_and(std::string_view word) { return holds(kAnd, word); }

bool DividedWords::is_only_and(std::string_view word) { return holds(kOnlyAnd, word); }

void DividedWords::know(const std::string& word) {
  words_.insert(word);
  sorted_.clear();
}

void DividedWords::divide(std::string first, std::string last) {
  divisions_.push_back({std::move(first), std::move(last)});
  divides_.reset();
}

bool DividedWords::divides() const {
  if (divides_) return *divides_;
  // Where words are divided, one line in eight ends so; where they are not, one in forty happens to
  // end with a hyphen that the word has anyway.
  constexpr std::size_t kFewestLines = 20;
  constexpr std::size_t kOneOf = 16;
  const bool few = lines_ >= kFewestLines && divisions_.size() * kOneOf < lines_;
  divides_ = !few || std::any_of(divisions_.begin(), divisions_.end(), [&](const Division& each) {
    return words_.contains(each.first + each.last);
  });
  return *divides_;
}

bool DividedWords::is_english() const { return words_.contains("the") && words_.contains("of"); }

bool DividedWords::has_beginning(const std::string& letters, std::size_t more) const {
  if (sorted_.empty()) {
    sorted_.assign(words_.begin(), words_.end());
    std::sort(sorted_.begin(), sorted_.end());
  }
  for (auto at = std::lower_bound(sorted_.begin(), sorted_.end(), std::string_view(letters));
       at != sorted_.end() && at->starts_with(letters); ++at) {
    if (at->size() <= letters.size() + more) return true;
  }
  return false;
}

bool DividedWords::keeps_chain(const std::string& first, const std::string& last) const {
  if (is_link(first) || is_link(last) || holds(kFirstParts, first) || holds(kLastParts, last)) {
    return true;
  }
  if (words_.contains(first + last)) return false;
  return words_.contains(first) || words_.contains(last) || !divides();
}

bool DividedWords::keeps_hyphen(const WordParts& parts) const {
  const std::string& first = parts.first;
  const std::string& last = parts.last;
  if (words_.contains(first + '-' + last)) return true;
  // Guinea-Bissau; but DISARMA-MENT is one word.
  if (parts.is_name) return true;
  if (parts.behind_hyphen) return keeps_chain(first, last);
  if (words_.contains(first + last)) return false;
  // Other endings of the same word.
  constexpr std::size_t kMore = 8;
  constexpr std::size_t kShortestStem = 3;
  const std::string stem(stem_of(last));
  if (code_points(stem) >= kShortestStem) {
    if (has_beginning(first + '-' + stem, kMore)) return true;
    if (has_beginning(first + stem, kMore)) return false;
  }
  // "step-by-step", "up-to-date"; but "evi-dence-based".
  if (parts.is_chain && (is_link(last) || words_.contains(last))) return true;
  if (holds(kEndings, last) || is_no_compound(first, last)) return false;
  constexpr std::size_t kShortestSecond = 3;
  if (holds(kFirstParts, first) && last.size() >= kShortestSecond) return true;
  if (holds(kLastParts, last) && first.size() >= kShortestSecond) return true;
  if ((first == "so" && last == "called") || is_former(first, last)) return true;
  if (is_cyrillic(first) ? is_cyrillic_compound(first, last) || is_cyrillic_adverb(first, last)
                         : is_latin_compound(first, last)) {
    return true;
  }
  if (is_english() && (parts_vowels(first, last) || first == "socio")) return true;
  if (first == "post" && (parts.is_chain || words_.contains(last))) return true;
  if (is_participle(last) && first.size() >= kShortestPart && !holds(kBeginnings, first) &&
      words_.contains(first))
    return true;
  if (is_clitic(first, last) && words_.contains("não")) return true;
  if (is_adverb(first) && last.size() > kShortestPart) return true;
  if (!divides()) {
    return code_points(first) == 1 || code_points(last) == 1 || !ends_within_word(last);
  }
  return code_points(first) >= kShortestPart && code_points(last) >= kShortestPart &&
         !holds(kBeginnings, first) && words_.contains(first) && words_.contains(last);
}

}  // namespace rostrum
