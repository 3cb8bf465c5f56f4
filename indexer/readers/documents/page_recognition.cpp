#include "indexer/readers/documents/page_recognition.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "indexer/headings/heading_reader.hpp"
#include "indexer/headings/lines/language_detection.hpp"
#include "indexer/layout/words/letter_classes.hpp"
#include "indexer/readers/documents/page_skew.hpp"
#include "schemas/base/error.hpp"
#include "schemas/text/language.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// Below it, other languages are tried.
constexpr double kUnsure = 75;
/// Below it, what tesseract made of a picture is no text.
constexpr double kLeastSure = 45;
/// So many pages in a row on which tesseract fails, and the rest is left.
constexpr int kMostFailures = 3;

std::string in_words(Unread why) {
  switch (why) {
    case Unread::Picture:
      return "a picture without letters";
    case Unread::Glyphs:
      return "letters of a font that does not say which they are";
    case Unread::Beside:
      return "writing in a picture beside its letters";
    case Unread::Font:
      return "letters of one of its fonts, which does not say which they are";
    case Unread::Damaged:
      break;
  }
  return "damaged";
}

/// Stamps and numbers of pages have fewer words, and letters, than a statement.
bool is_stamp(const std::vector<TextBlock>& blocks) {
  constexpr int kFewWords = 5;
  constexpr int kFewLetters = 60;
  int words = 0;
  int letters = 0;
  for (const TextBlock& block : blocks) {
    bool in_word = false;
    for (const char32_t each : utf32(block.text)) {
      const bool letter = is_letter(each);
      if (letter) ++letters;
      if (letter && (!in_word || is_unspaced(each))) ++words;
      in_word = letter || (in_word && !is_blank(each));
    }
    if (words >= kFewWords || letters >= kFewLetters) return false;
  }
  return true;
}

/// Hatching and dots are recognised as one letter many times over.
bool is_pattern(std::string_view text) {
  constexpr std::size_t kFew = 40;
  std::map<char32_t, std::size_t> letters;
  std::size_t all = 0;
  std::size_t most = 0;
  for (const char32_t letter : utf32(text)) {
    if (is_blank(letter) || letter == U'\n') continue;
    ++all;
    most = std::max(most, ++letters[letter]);
  }
  return all == 0 || (all > kFew && 2 * most > all);
}

/// The pages of one document, recognised one by one.
class PageRecogniser {
 public:
  PageRecogniser(DocumentChild& documents, std::string_view bytes, const ExtractedText& text,
                 const RecognitionWish& wish)
      : documents_(documents), bytes_(bytes), text_(text), wish_(wish) {}

  /// What was recognised on a page. Throws Error(Unreadable) with the reason if nothing was.
  RecognisedPicture page(int number) {
    const std::string language = expected_language(number);
    std::string names = wish_.languages.chosen;
    if (names.empty()) names = ocr_name(language, wish_.languages);
    if (names.empty()) {
      names = wish_.languages.all;
    } else if (wish_.languages.chosen.empty() && !is_installed(names, wish_.languages)) {
      throw Error(ErrorKind::Unreadable, "the text beside it is in " + language_label(language) +
                                             ", for which tesseract has no data; on Debian " +
                                             install_command(names));
    }
    DrawnPage drawn = documents_.picture(bytes_, number);
    Recognition best = recognise_picture(drawn.picture, drawn.dots, names);
    if (best.gist.certainty < kUnsure) turn_upright(drawn, names, best);
    level(drawn, names, best);
    if (wish_.languages.chosen.empty()) choose_language(drawn, names, best);
    if (is_pattern(best.gist.text) || best.gist.certainty < kLeastSure) {
      throw Error(ErrorKind::Unreadable, "no letters were made out in it");
    }
    last_ = detect_language(best.gist.text);
    return {.page = number,
            .dots = drawn.dots,
            .hocr = std::move(best.hocr),
            .text = std::move(best.gist.text),
            .languages = std::move(names),
            .certainty = best.gist.certainty};
  }

 private:
  /// By what the user says of the document, the text that was read next to the page, or the page
  /// that was recognised before; "" if nothing tells.
  [[nodiscard]] std::string expected_language(int number) const {
    if (!wish_.language.empty()) return wish_.language;
    int before = 0;
    int behind = 0;
    for (const TextBlock& block : text_.blocks) {
      if (block.page < number) before = block.page;
      if (block.page > number && behind == 0) behind = block.page;
    }
    std::string near;
    std::string all;
    for (const TextBlock& block : text_.blocks) {
      const bool neighbour = block.page == before || block.page == behind || block.page == number;
      (neighbour ? near : all) += block.text + '\n';
    }
    for (const std::string& text : {near, near + all}) {
      const std::string language = detect_language(text);
      if (!language.empty()) return language;
    }
    return last_;
  }

  /// A page may lie on its side, or upside down.
  static void turn_upright(DrawnPage& drawn, const std::string& names, Recognition& best) {
    int turns = 0;
    try {
      turns = turns_to_upright(drawn.picture, drawn.dots);
    } catch (const Error&) {
      return;  // it has too few letters, or the data for this is not installed
    }
    if (turns == 0) return;
    std::string upright = turned(drawn.picture, turns);
    Recognition again = recognise_picture(upright, drawn.dots, names);
    if (again.gist.certainty <= best.gist.certainty) return;
    best = std::move(again);
    drawn.picture = std::move(upright);
  }

  /// Tesseract loses lines that lie two or three degrees askew, and is sure of what it has left.
  static void level(DrawnPage& drawn, const std::string& names, Recognition& best) {
    constexpr double kLeast = 1;  // less does no harm
    const double skew = skew_of(drawn.picture);
    if (std::abs(skew) < kLeast) return;
    std::string level = levelled(drawn.picture, skew);
    Recognition again = recognise_picture(level, drawn.dots, names);
    const auto weight = [](const Recognition& each) {
      return each.gist.certainty * static_cast<double>(each.gist.text.size());
    };
    if (weight(again) <= weight(best)) return;
    best = std::move(again);
    drawn.picture = std::move(level);
  }

  /// What was recognised tells its language, if it was not quite another one; then it is read again
  /// in that alone.
  void choose_language(const DrawnPage& drawn, std::string& names, Recognition& best) const {
    const auto try_again = [&](const std::string& others, double handicap) {
      Recognition again = recognise_picture(drawn.picture, drawn.dots, others);
      if (again.gist.certainty + handicap <= best.gist.certainty) return;
      best = std::move(again);
      names = others;
    };
    if (best.gist.certainty < kUnsure && names != wish_.languages.all) {
      try_again(wish_.languages.all, 0);
    }
    const std::string found = ocr_name(detect_language(best.gist.text), wish_.languages);
    if (found.empty() || found == names || !is_installed(found, wish_.languages)) return;
    // Of several, one may be surer of a word that it does not have: "Geneve" is none of French.
    constexpr double kSurer = 4;
    try_again(found, kSurer);
  }

  DocumentChild& documents_;
  std::string_view bytes_;
  const ExtractedText& text_;
  const RecognitionWish& wish_;
  std::string last_;  ///< language of the page that was recognised last
};

std::string out_of_time(const RecognitionWish& wish) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(wish.most_time).count();
  return "not recognised: those before it took the " + std::to_string(minutes) +
         " minutes that one document may take; --ocr-minutes gives more";
}

/// Words without their places, for when the document could not be read once more with them.
void put_in(const std::vector<RecognisedPicture>& recognised, ExtractedText& text) {
  for (const RecognisedPicture& page : recognised) {
    const auto behind =
        std::find_if(text.blocks.begin(), text.blocks.end(),
                     [&](const TextBlock& block) { return block.page > page.page; });
    text.blocks.insert(behind, {.page = page.page, .text = page.text, .recognised = true});
    std::erase_if(text.unread_pages,
                  [&](const UnreadPage& unread) { return unread.page == page.page; });
  }
}

/// Takes the pages that can be recognised out of the unread ones.
void recognise(DocumentChild& documents, std::string_view bytes, const RecognitionWish& wish,
               ReadPages& read) {
  PageRecogniser recogniser(documents, bytes, read.text, wish);
  std::vector<RecognisedPicture> recognised;
  const auto begin = std::chrono::steady_clock::now();
  int failures = 0;
  for (const UnreadPage& page : read.text.unread_pages) {
    if (page.why == Unread::Damaged) {
      read.unread.pages.push_back({page.page, in_words(page.why)});
      continue;
    }
    if (failures == kMostFailures) {
      read.unread.pages.push_back({page.page, in_words(page.why) + ", and not tried after " +
                                                  std::to_string(kMostFailures) +
                                                  " others in which nothing was recognised"});
      continue;
    }
    if (std::chrono::steady_clock::now() - begin >= wish.most_time) {
      read.unread.pages.push_back({page.page, in_words(page.why) + ", and " + out_of_time(wish)});
      continue;
    }
    try {
      recognised.push_back(recogniser.page(page.page));
      failures = 0;
    } catch (const Error& error) {
      read.unread.pages.push_back({page.page, in_words(page.why) + ", and " + error.what()});
      ++failures;
    }
  }
  if (recognised.empty()) return;
  double certainty = 0;
  std::vector<std::string> languages;
  for (const RecognisedPicture& page : recognised) {
    read.recognised.push_back(page.page);
    certainty += page.certainty / static_cast<double>(recognised.size());
    if (std::find(languages.begin(), languages.end(), page.languages) == languages.end()) {
      languages.push_back(page.languages);
    }
  }
  try {
    read.text = documents.extract_recognised(bytes, read.text.unread_pages, recognised);
  } catch (const Error& error) {
    put_in(recognised, read.text);
    read.text.notes.push_back("what was recognised is put in page by page, without its places: " +
                              std::string(error.what()));
  }
  read.certainty = certainty / 100;
  for (const std::string& each : languages) {
    read.languages += (read.languages.empty() ? "" : ", ") + each;
  }
}

}  // namespace

ReadPages read_pages(DocumentChild& documents, DocumentKind kind, std::string_view bytes,
                     const RecognitionWish& wish) {
  ReadPages read{.text = documents.extract(kind, bytes)};
  if (read.text.unread_pages.empty()) return read;
  read.unread.page_count = read.text.page_count;
  if (!wish.languages.installed.empty()) {
    recognise(documents, bytes, wish, read);
  } else {
    for (const UnreadPage& page : read.text.unread_pages) {
      read.unread.pages.push_back({page.page, in_words(page.why)});
      read.unread.may_be_recognised |= page.why != Unread::Damaged;
    }
  }
  if (is_stamp(read.text.blocks)) read.text.blocks.clear();
  return read;
}

std::vector<bool> recognised_lines(const Statement& statement) {
  std::vector<bool> lines;
  if (statement.recognised.empty()) return lines;
  const std::string_view text = statement.text;
  const auto breaks = [&](std::size_t begin, std::size_t end) {
    const std::string_view piece = text.substr(begin, end - begin);
    return static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
  };
  std::size_t at = 0;
  std::size_t line = 0;  // from 0
  int number = 0;
  for (const Span& paragraph : paragraphs(text)) {
    line += breaks(at, paragraph.begin);
    const std::size_t first = line;
    line += breaks(paragraph.begin, paragraph.end);
    at = paragraph.end;
    lines.resize(first, false);
    lines.resize(line + 1, is_recognised(statement, ++number));
  }
  return lines;
}

void mark_recognised(const std::vector<bool>& lines, Statement& statement) {
  constexpr double kMostConfidence = 0.8;
  const std::vector<int>& pages = statement.source.recognised_pages;
  const bool first_page = !pages.empty() && pages.front() == 1;
  for (Evidence& each : statement.evidence) {
    const auto line = static_cast<std::size_t>(std::max(0, each.line));
    const bool recognised = (line > 0 && line <= lines.size() && lines[line - 1]) ||
                            (first_page && each.rule.starts_with("letterhead."));
    if (!recognised) continue;
    each.recognised = true;
    each.confidence = std::min(each.confidence, kMostConfidence);
  }
}

}  // namespace rostrum
