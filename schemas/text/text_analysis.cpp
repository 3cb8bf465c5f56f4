#include "schemas/text/text_analysis.hpp"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <map>
#include <memory>
#include <optional>

#include "schemas/text/english_forms.hpp"
#include "schemas/text/sentence_ends.hpp"
#include "schemas/text/word_characters.hpp"
#include "schemas/text/word_collector.hpp"
#include "schemas/text/word_forms.hpp"
#include "schemas/text/word_memory.hpp"
#include "schemas/text/word_runs.hpp"

namespace rostrum {
namespace {

/// Stems and folded words are remembered up to this many; then the memory starts anew.
constexpr std::size_t kCacheEntries = 200'000;
/// Rounds of folding until a word stays as it is.
constexpr int kMostRounds = 4;

struct StemmedLanguage {
  std::string_view tag;
  const char* stemmer;
};
constexpr std::array kStemmers{
    StemmedLanguage{"ar", "arabic"},     StemmedLanguage{"ca", "catalan"},
    StemmedLanguage{"da", "danish"},     StemmedLanguage{"de", "german"},
    StemmedLanguage{"en", "english"},    StemmedLanguage{"es", "spanish"},
    StemmedLanguage{"eu", "basque"},     StemmedLanguage{"fi", "finnish"},
    StemmedLanguage{"fr", "french"},     StemmedLanguage{"ga", "irish"},
    StemmedLanguage{"hu", "hungarian"},  StemmedLanguage{"hy", "armenian"},
    StemmedLanguage{"id", "indonesian"}, StemmedLanguage{"it", "italian"},
    StemmedLanguage{"lt", "lithuanian"}, StemmedLanguage{"ne", "nepali"},
    StemmedLanguage{"nl", "dutch"},      StemmedLanguage{"no", "norwegian"},
    StemmedLanguage{"pt", "portuguese"}, StemmedLanguage{"ro", "romanian"},
    StemmedLanguage{"ru", "russian"},    StemmedLanguage{"sv", "swedish"},
    StemmedLanguage{"ta", "tamil"},      StemmedLanguage{"tr", "turkish"},
};

/// A few characters unfold to several words or to marks (ﷺ, ŀ): what is no part of a word is
/// dropped, so that a word found is found again when it is searched for.
std::string word_letters(std::string_view folded) {
  std::string letters;
  for (std::size_t at = 0; at < folded.size();) {
    const Character c = character_at(folded, at);
    if (is_word(c.shape) || c.shape == Shape::Segmented || c.shape == Shape::Han ||
        c.shape == Shape::Dot) {
      letters.append(folded, at, c.end - at);
    }
    at = c.end;
  }
  return letters;
}

void cut_to_limit(std::string& word) {
  if (word.size() <= kMaxWordBytes) return;
  word.resize(first_bytes(word, kMaxWordBytes).size());
}

std::unique_ptr<icu::BreakIterator> make_breaker(bool of_sentences) {
  UErrorCode status = U_ZERO_ERROR;
  // "ss=standard" keeps "H.E. Ms." and "No. 5" in one sentence.
  std::unique_ptr<icu::BreakIterator> breaker(
      of_sentences
          ? icu::BreakIterator::createSentenceInstance(icu::Locale("en@ss=standard"), status)
          : icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  assert(U_SUCCESS(status));  // the data is part of ICU's library
  return breaker;
}

/// Line ends and blanks of every width as the plain blank: inside a paragraph all part words alone,
/// and ICU's rules take a line end for the end of a sentence and know "Mr." before a blank only.
icu::UnicodeString with_plain_blanks(const icu::UnicodeString& text) {
  icu::UnicodeString plain = text;
  for (int32_t i = 0; i < plain.length(); ++i) {
    const char16_t c = plain[i];
    const bool blank = c == u'\n' || c == u'\r' || c == u'\t' || c == 0xA0 || c == 0x202F ||
                       (c >= 0x2000 && c <= 0x200A);
    if (blank) plain.setCharAt(i, u' ');
  }
  return plain;
}

/// Breaks `text` and gives each piece as bytes in it.
template <typename Piece>
void for_each_piece(icu::BreakIterator& breaker, std::string_view text, bool of_sentences,
                    const Piece& piece) {
  const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8(text);
  const icu::UnicodeString read = of_sentences ? with_plain_blanks(utf16) : utf16;
  breaker.setText(read);
  int32_t from = breaker.first();
  std::size_t byte = 0;
  const bool same_offsets = static_cast<std::size_t>(utf16.length()) == text.size();  // ASCII
  for (int32_t to = breaker.next(); to != icu::BreakIterator::DONE; to = breaker.next()) {
    const std::size_t begin = byte;
    if (same_offsets) byte = static_cast<std::size_t>(to);
    for (int32_t i = from; i < to && !same_offsets;) {
      const UChar32 c = utf16.char32At(i);
      i += U16_LENGTH(c);
      byte += static_cast<std::size_t>(U8_LENGTH(c));
    }
    piece(Span{begin, byte});
    from = to;
  }
}

}  // namespace

std::string fold_name(std::string_view name) {
  const std::string folded = fold_word(name);
  std::string words;
  const auto is_latin = [](char c) { return c >= 'a' && c <= 'z'; };
  bool after_han = false;
  for (std::size_t at = 0; at < folded.size();) {
    const Character c = character_at(folded, at);
    if (is_word(c.shape) || c.shape == Shape::Segmented || c.shape == Shape::Han) {
      // NPT運用検討会議: a name of Latin letters among others is a word of its own.
      const bool han = c.shape == Shape::Han;
      const bool parts =
          !words.empty() &&
          (han ? is_latin(words.back()) : after_han && words.back() != ' ' && is_latin(folded[at]));
      if (parts) words.push_back(' ');
      after_han = han;
      words.append(folded, at, c.end - at);
    } else if (!words.empty() && words.back() != ' ') {
      words.push_back(' ');
    }
    at = c.end;
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  if (words.starts_with("the ")) words.erase(0, 4);
  return words;
}

bool is_han(std::string_view word) { return shape_at(word, 0) == Shape::Han; }

bool is_hangul(std::string_view word) { return shape_at(word, 0) == Shape::Hangul; }

std::string clean_text(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    const UChar32 c = next_code_point(bytes, at);
    if (c == '\r') {
      if (at >= bytes.size() || bytes[at] != '\n') text.push_back('\n');
    } else if (c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028) {
      text.push_back('\n');
    } else if (c == 0x2029) {
      text.append("\n\n");
    } else if (c == '\t' || c == '\n' || !(c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF)) {
      text.append(bytes, begin, at - begin);
    }
  }
  return text;
}

std::vector<Span> paragraphs(std::string_view text) {
  std::vector<Span> found;
  bool open = false;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t newline = std::min(text.find('\n', line), text.size());
    std::size_t first = line;
    for (; first < newline; first = character_at(text, first).end) {
      const Shape shape = character_at(text, first).shape;
      if (shape != Shape::Blank && shape != Shape::Unseen) break;
    }
    if (first == newline) {
      open = false;
    } else {
      std::size_t last = newline;
      while (last > first &&
             (text[last - 1] == ' ' || text[last - 1] == '\t' || text[last - 1] == '\r')) {
        --last;
      }
      if (!open) found.push_back({first, last});
      found.back().end = last;
      open = true;
    }
    line = newline + 1;
  }
  return found;
}

const std::vector<std::string_view>& stemmed_languages() {
  static const std::vector<std::string_view> tags = [] {
    std::vector<std::string_view> all;
    for (const StemmedLanguage& language : kStemmers) all.push_back(language.tag);
    return all;
  }();
  return tags;
}

struct TextAnalyser::Impl {
  struct Language {
    std::string tag;
    std::string prefix;  ///< of its stem terms
    std::optional<Xapian::Stem> stemmer;
    WordMemory terms;  ///< of stems

    /// REQUIRES: `word` is not among them.
    std::string_view make(std::string_view word) {
      const std::string key = tag == "en" ? one_english_spelling(word) : std::string(word);
      return terms.put(word, prefix + stem(key));
    }

    /// Of a word in the spelling that its list has: what is listed, else what the stemmer says.
    [[nodiscard]] std::string stem(const std::string& word) {
      if (tag == "ar") return arabic_stem(word);
      if (const auto listed = listed_stem(tag, word)) return std::string(*listed);
      if (!stemmer) return word;
      const std::string accented = with_accented_ending(tag, word);
      std::string stemmed = (*stemmer)(accented);
      if (accented != word) stemmed = fold(stemmed);
      return stemmed.empty() ? word : stemmed;
    }
  };

  std::unique_ptr<icu::BreakIterator> words;      ///< made when first needed
  std::unique_ptr<icu::BreakIterator> sentences;  ///< made when first needed
  std::map<std::string, Language, std::less<>> languages;
  std::string last_name;
  Language* last = nullptr;
  std::string last_term;
  std::vector<std::string_view> terms;  ///< those asked for last
  WordMemory folded;                    ///< of words that are not ASCII

  /// Asked for word by word, and mostly for the same one.
  Language& language(std::string_view name) {
    if (last != nullptr && name == last_name) return *last;
    last = &find_language(name);
    last_name = name;
    return *last;
  }

  Language& find_language(std::string_view name) {
    std::string_view tag = name.substr(0, name.find('-'));
    if (tag == "nb" || tag == "nn") tag = "no";
    const auto known = languages.find(tag);
    if (known != languages.end()) return known->second;
    const auto* row = std::find_if(kStemmers.begin(), kStemmers.end(),
                                   [tag](const StemmedLanguage& each) { return each.tag == tag; });
    if (row == kStemmers.end() && tag != "xx") return find_language("xx");
    Language made;
    made.tag = tag;
    made.prefix = "Z" + made.tag + ":";
    if (row != kStemmers.end()) made.stemmer.emplace(row->stemmer);
    return languages.emplace(std::string(tag), std::move(made)).first->second;
  }

  /// The words of a run that ICU's dictionaries cut. Each is what it would be by itself: what
  /// stands around it may make the dictionary leave a word whole that it would else cut, and who
  /// typed it alone would not find it.
  std::vector<Span> words_of(std::string_view run) {
    if (!words) words = make_breaker(false);
    std::vector<Span> found;
    for_each_piece(*words, run, false, [&found](Span piece) { found.push_back(piece); });
    if (found.size() < 2) return found;
    std::vector<Span> all;
    for (const Span& piece : found) {
      for (const Span& part : words_of(run.substr(piece.begin, piece.end - piece.begin))) {
        all.push_back({piece.begin + part.begin, piece.begin + part.end});
      }
    }
    return all;
  }

  /// A word as it is searched for; "" if nothing of it remains.
  std::string word(std::string bytes) {
    if (is_ascii(bytes)) {
      bytes = fold_word(bytes);
      cut_to_limit(bytes);
      return bytes;
    }
    if (const auto known = folded.find(bytes)) return std::string(*known);
    std::string made = fold_word(bytes);
    // What a dropped mark stood between may combine anew, and that may fold anew; rarely twice.
    for (int round = 0; round < kMostRounds; ++round) {
      std::string letters = fold_word(word_letters(made));
      if (letters == made) break;
      made = std::move(letters);
    }
    cut_to_limit(made);
    if (folded.size() >= kCacheEntries) folded.clear();
    if (bytes.size() <= WordMemory::kMostBytes) folded.put(bytes, made);
    return made;
  }
};

TextAnalyser::TextAnalyser() : impl_(std::make_unique<Impl>()) {}
TextAnalyser::~TextAnalyser() = default;
TextAnalyser::TextAnalyser(TextAnalyser&&) noexcept = default;
TextAnalyser& TextAnalyser::operator=(TextAnalyser&&) noexcept = default;

AnalysedText TextAnalyser::analyse(std::string_view text) {
  AnalysedText analysed;
  WordCollector collector(text, analysed);
  const auto add_run = [&](const Run& run) {
    std::vector<Span> pieces = run.pieces;
    if (pieces.size() > 1) {
      const Span last = pieces.back();
      if (last.end - last.begin == 1 && (text[last.begin] | 0x20) == 's') pieces.pop_back();
    }
    std::string word;
    std::size_t begin = pieces.front().begin;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      word += bare(text.substr(pieces[i].begin, pieces[i].end - pieces[i].begin));
      const bool more = i + 1 < pieces.size();
      const std::string folded = impl_->word(word);
      if (more && !is_elided(folded)) continue;  // O'Brien, don't: one word
      collector.add(folded, begin, more ? pieces[i].end : run.end);
      word.clear();
      if (more) begin = pieces[i + 1].begin;
    }
  };

  std::size_t at = 0;
  int newlines = 0;
  std::size_t after_han = std::string_view::npos;  ///< where the Han letter that came last ends
  while (at < text.size()) {
    const Character c = character_at(text, at);
    if (c.shape == Shape::Han) {
      if (newlines > 1) {
        collector.new_paragraph();
      } else if (after_han < at && !is_line_end(text.substr(after_han, at - after_han))) {
        collector.leave_place();  // a blank or a mark between: no word runs across
      }
      newlines = 0;
      const std::size_t end = han_end(text, at);
      const std::string letter = impl_->word(std::string(text.substr(at, end - at)));
      collector.add(first_letter(letter), at, end);
      at = after_han = end;
    } else if (c.shape == Shape::Unseen) {
      at = c.end;
    } else if (is_word(c.shape)) {
      after_han = std::string_view::npos;
      if (newlines > 1) collector.new_paragraph();
      newlines = 0;
      if (const std::size_t end = plain_word_end(text, at); end != 0) {
        collector.add_plain(text.substr(at, end - at), at, end);
        at = end;
        continue;
      }
      const std::size_t first = collector.size();
      Run run = read_run(text, at);
      add_run(run);
      bool hyphenated = false;  // l'Union is two words too, and no compound
      while (shape_at(text, run.end) == Shape::Hyphen) {
        const std::size_t next = character_at(text, run.end).end;
        if (!is_word(shape_at(text, next))) break;
        run = read_run(text, next);
        add_run(run);
        hyphenated = true;
      }
      if (hyphenated) collector.join_since(first);
      at = run.end;
    } else if (c.shape == Shape::Segmented) {
      after_han = std::string_view::npos;
      if (newlines > 1) collector.new_paragraph();
      newlines = 0;
      std::size_t end = c.end;
      while (end < text.size() && character_at(text, end).shape == Shape::Segmented) {
        end = character_at(text, end).end;
      }
      for (const Span& piece : impl_->words_of(text.substr(at, end - at))) {
        collector.add(
            impl_->word(std::string(text.substr(at + piece.begin, piece.end - piece.begin))),
            at + piece.begin, at + piece.end);
      }
      at = end;
    } else {
      if (c.shape == Shape::Newline) {
        ++newlines;
      } else if (c.shape != Shape::Blank && newlines < 2) {
        newlines = 0;  // a line with a mark on it is not blank
      }
      at = c.end;
    }
  }
  return analysed;
}

std::string_view TextAnalyser::stem(std::string_view language, std::string_view word) {
  const std::size_t prefix = impl_->language(language).prefix.size();
  return std::string_view(stem_term(language, word)).substr(prefix);
}

bool TextAnalyser::keeps_first_letter(std::string_view language) {
  // The six UN languages but Arabic, which loses prefixes; Chinese is not stemmed.
  constexpr std::array<std::string_view, 5> kKeep{"en", "fr", "es", "ru", "zh"};
  return std::find(kKeep.begin(), kKeep.end(), language.substr(0, language.find('-'))) !=
         kKeep.end();
}

const std::string& TextAnalyser::stem_term(std::string_view language, std::string_view word) {
  return impl_->last_term = stem_terms(language, {&word, 1}).front();
}

const std::vector<std::string_view>& TextAnalyser::stem_terms(
    std::string_view language, std::span<const std::string_view> words) {
  constexpr std::size_t kAhead = 8;
  Impl::Language& known = impl_->language(language);
  if (known.terms.size() >= kCacheEntries) known.terms.clear();
  impl_->terms.clear();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i + kAhead < words.size()) known.terms.announce(words[i + kAhead]);
    const auto found = known.terms.find(words[i]);
    impl_->terms.push_back(found ? *found : known.make(words[i]));
  }
  return impl_->terms;
}

std::vector<Span> TextAnalyser::sentences(std::string_view paragraph) {
  std::vector<Span> found;
  if (!impl_->sentences) impl_->sentences = make_breaker(true);
  for_each_piece(*impl_->sentences, paragraph, true, [&](Span piece) {
    const bool goes_on =
        !found.empty() &&
        sentence_goes_on(paragraph.substr(found.back().begin, piece.begin - found.back().begin),
                         paragraph.substr(piece.begin));
    if (goes_on) {
      found.back().end = piece.end;
    } else {
      found.push_back(piece);
    }
  });
  return found;
}

}  // namespace rostrum
