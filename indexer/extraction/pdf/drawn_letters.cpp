#include "indexer/extraction/pdf/drawn_letters.hpp"

#include <GfxFont.h>
#include <TextOutputDev.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "indexer/extraction/pdf/drawn_marks.hpp"
#include "indexer/extraction/pdf/drawn_rules.hpp"
#include "indexer/extraction/pdf/page_faults.hpp"
#include "indexer/extraction/pdf/poppler_versions.hpp"
#include "indexer/extraction/pdf/vertical_writing.hpp"
#include "indexer/layout/words/letter_classes.hpp"

namespace rostrum {
namespace {

bool runs_to_the_left(Unicode letter) {
  return letter >= 0x590 && is_right_to_left(direction_of(letter));
}

/// Nothing but letters that run to the left, and their marks.
bool all_run_to_the_left(const std::vector<Unicode>& letters) {
  return std::any_of(letters.begin(), letters.end(), runs_to_the_left) &&
         std::all_of(letters.begin(), letters.end(), [](Unicode letter) {
           return runs_to_the_left(letter) || direction_of(letter) == Direction::Mark;
         });
}

/// Gives poppler the letters of each glyph in the order in which they are seen.
class AsSeen final : public TextOutputDev {
 public:
  AsSeen() : TextOutputDev(nullptr, false, 0, false, false) {}

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* letters,
                int count) override {
    if (is_clipped_away(*state, x, y)) return;
    count_glyph(*state, code, letters, count);
    if (count > 0 && is_slanting(*state)) {
      add_slanting(*state, x, y, dx, dy, letters, count);
      return;
    }
    constexpr Unicode kStroke = 0x640;
    if (is_stroke(count)) {
      letters = &kStroke;
      count = 1;
    } else if (count > 0) {
      last_letter_ = letters[count - 1];
    }
    if (marks_.take(*state, x, y, dx, dy, letters, count)) return;
    std::vector<Unicode> seen;
    if (count > 1) seen.assign(letters, letters + count);
    if (all_run_to_the_left(seen)) {
      std::reverse(seen.begin(), seen.end());
      letters = seen.data();
    }
    TextOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, letters, count);
  }

  void stroke(GfxState* state) override { rules_.add(*state, true); }
  void fill(GfxState* state) override { rules_.add(*state, false); }
  void eoFill(GfxState* state) override { rules_.add(*state, false); }

  [[nodiscard]] std::vector<Box> take_rules() { return rules_.take(); }

  /// Words of lines that rise or fall: those of the text that a stamp crosses are not to be put
  /// together with them.
  [[nodiscard]] std::vector<DrawnWord> take_slanting() { return std::move(slanting_); }

  void place_marks(std::vector<DrawnWord>& words) const { marks_.place(words); }

  /// What a program says that a stretch of glyphs means is in the order of reading too.
  void beginActualText(GfxState* state, const GooString* meant) override {
    std::vector<Unicode> letters = letters_of(*meant);
    marks_.begin_meant(letters);
    if (!all_run_to_the_left(letters)) {
      TextOutputDev::beginActualText(state, meant);
      return;
    }
    std::reverse(letters.begin(), letters.end());
    std::string utf16 = "\xFE\xFF";
    for (const Unicode letter : letters) {
      const auto put = [&](std::uint32_t unit) {
        utf16 += static_cast<char>(unit >> 8);
        utf16 += static_cast<char>(unit & 0xFF);
      };
      if (letter < 0x10000) {
        put(letter);
      } else {
        put(0xD800 + ((letter - 0x10000) >> 10));
        put(0xDC00 + ((letter - 0x10000) & 0x3FF));
      }
    }
    const GooString seen(utf16);
    TextOutputDev::beginActualText(state, &seen);
  }

  void endActualText(GfxState* state) override {
    marks_.end_meant();
    TextOutputDev::endActualText(state);
  }

  /// The fonts whose table of letters was made wrongly, so that their other letters are not to be
  /// trusted either.
  [[nodiscard]] std::set<std::string> unsound_fonts() const {
    std::set<std::string> names;
    for (const auto& [name, font] : fonts_) {
      if (!font.is_sound()) names.insert(name);
    }
    return names;
  }

  /// Fonts that give whole lines of letters to the left for some of their glyphs: their other such
  /// letters are wrong, though those of other scripts may be right.
  [[nodiscard]] std::set<std::string> fonts_of_runs() const {
    constexpr std::size_t kFewest = 2;
    std::set<std::string> names;
    for (const auto& [name, font] : fonts_) {
      if (font.runs >= kFewest) names.insert(name);
    }
    return names;
  }

  /// More glyphs of unsound fonts than a page has ornaments.
  [[nodiscard]] bool has_unread_writing() const {
    constexpr std::size_t kWriting = 20;
    std::size_t glyphs = 0;
    for (const auto& [name, font] : fonts_) glyphs += font.is_sound() ? 0 : font.glyphs;
    return glyphs >= kWriting;
  }

  /// A font whose other letters are right lacks some that stand again and again, as ligatures of
  /// Arabic and conjuncts of Hindi do: a few glyphs in a hundred are a letter of every third word.
  [[nodiscard]] bool lacks_letters() const {
    return std::any_of(fonts_.begin(), fonts_.end(),
                       [](const auto& each) { return each.second.lacks_letters(); });
  }

  /// False if most glyphs are of such fonts, or too many of the others say nothing.
  [[nodiscard]] bool is_sound() const {
    FontLetters sound;
    std::size_t unsound = 0;
    std::size_t all = 0;
    for (const auto& [name, font] : fonts_) {
      all += font.glyphs;
      if (font.is_sound()) {
        sound.add(font);
      } else {
        unsound += font.glyphs;
      }
    }
    return 2 * unsound < all + 1 && sound.is_sound();
  }

 private:
  /// What the glyphs of a font said.
  struct FontLetters {
    std::size_t glyphs = 0;
    std::size_t runs = 0;                   ///< that are whole runs of letters to the left
    std::map<CharCode, std::size_t> odd{};  ///< glyphs without letters, or with too many

    void add(const FontLetters& other) {
      glyphs += other.glyphs;
      runs += other.runs;
      for (const auto& [code, count] : other.odd) odd[code] += count;
    }

    static constexpr std::size_t kFew = 8;

    /// A blank may have no letter, and so may a sign here and there; one of many letters is rare.
    /// In fonts whose table of letters was made wrongly there are many such.
    [[nodiscard]] bool is_sound() const {
      constexpr std::size_t kFewRuns = 2;
      constexpr std::size_t kOneOf = 8;
      const std::size_t others = all_odd() - most_of_one();
      if (runs > 0 && runs + others >= kFewRuns && kOneOf * all_odd() >= glyphs) return false;
      return others < kFew || kOneOf * others < glyphs;
    }

    [[nodiscard]] bool lacks_letters() const {
      constexpr std::size_t kOneOf = 64;
      const std::size_t others = all_odd() - most_of_one();
      return others >= kFew && kOneOf * others >= glyphs;
    }

    [[nodiscard]] std::size_t all_odd() const {
      std::size_t all = 0;
      for (const auto& [code, count] : odd) all += count;
      return all;
    }

    [[nodiscard]] std::size_t most_of_one() const {
      std::size_t most = 0;
      for (const auto& [code, count] : odd) most = std::max(most, count);
      return most;
    }
  };

  void count_glyph(const GfxState& state, CharCode code, const Unicode* letters, int count) {
    constexpr int kMostLetters = 5;  // of a ligature; the few words that are one glyph are rare
    const GfxFont* const font = state.getFont().get();
    if (font != last_font_ || last_ == nullptr) {
      const auto& name = font == nullptr ? nullptr : font->getName();
      last_ = &fonts_[name ? *name : std::string()];
      last_font_ = font;
    }
    ++last_->glyphs;
    draws_blanks_ = draws_blanks_ || (count == 1 && letters[0] == U' ');
    if (count == 0 || count > kMostLetters) ++last_->odd[code];
    if (count > kMostLetters && std::any_of(letters, letters + count, runs_to_the_left)) {
      ++last_->runs;
    }
  }

  /// The line that it stands on rises or falls by more than a page that was laid askew.
  [[nodiscard]] static bool is_slanting(const GfxState& state) {
    constexpr double kLeast = 0.15;  // about nine degrees
    const double* const text = state.getTextMat();
    const double* const page = state.getCTM();
    const double right = text[0] * page[0] + text[1] * page[2];
    const double down = text[0] * page[1] + text[1] * page[3];
    return std::min(std::abs(right), std::abs(down)) >
           kLeast * std::max(std::abs(right), std::abs(down));
  }

  void add_slanting(const GfxState& state, double x, double y, double dx, double dy,
                    const Unicode* letters, int count) {
    constexpr double kTogether = 0.15;  // of the font's size
    double left = 0;
    double foot = 0;
    double right = 0;
    double down = 0;
    state.transform(x, y, &left, &foot);
    state.transformDelta(dx, dy, &right, &down);
    const double size = state.getTransformedFontSize();
    const bool blank =
        std::all_of(letters, letters + count, [](Unicode each) { return is_blank(each); });
    const double gap = std::hypot(left - slanting_end_[0], foot - slanting_end_[1]);
    if (blank) return;
    if (slanting_.empty() || gap > kTogether * size) {
      slanting_.push_back({.box = {left, foot, left, foot}, .font_size = size});
      slanting_.back().slants = true;
    }
    DrawnWord& word = slanting_.back();
    word.text.append(letters, letters + count);
    word.box = {std::min(word.box.left, left + right), std::min(word.box.top, foot - size),
                std::max(word.box.right, left + right), std::max(word.box.bottom, foot + down)};
    slanting_end_ = {left + right, foot + down};
  }

  /// Of a line that lies wholly above or below what is shown there, as programs draw it at the end
  /// of a page that begin the next one with it.
  [[nodiscard]] static bool is_clipped_away(const GfxState& state, double x, double y) {
    constexpr double kRise = 0.25;  // of a letter's middle above its foot, in its font's size
    constexpr double kNear = 0.25;
    const double* const text = state.getTextMat();
    const double* const page = state.getCTM();
    const double up = text[2] * page[1] + text[3] * page[3];
    const double aside = text[2] * page[0] + text[3] * page[2];
    if (up > -std::abs(aside)) return false;  // not upright
    std::array<double, 2> foot{};
    state.transform(x, y, &foot[0], &foot[1]);
    Box shown;
    state.getClipBBox(&shown.left, &shown.top, &shown.right, &shown.bottom);
    const double size = state.getTransformedFontSize();
    const double middle = foot[1] - kRise * size;
    return middle > shown.bottom + kNear * size || middle < shown.top - kNear * size;
  }

  /// A glyph without a letter behind one that runs to the left, on a page whose blanks are glyphs
  /// too: it stretches the joint of two letters, as programs do that fill a line so.
  [[nodiscard]] bool is_stroke(int count) const {
    return count == 0 && draws_blanks_ && runs_to_the_left(last_letter_);
  }

  DrawnRules rules_;
  std::vector<DrawnWord> slanting_;
  std::array<double, 2> slanting_end_{};
  Unicode last_letter_ = 0;
  DrawnMarks marks_;
  bool draws_blanks_ = false;                 ///< and does not leave them out
  std::map<std::string, FontLetters> fonts_;  ///< by name
  const GfxFont* last_font_ = nullptr;
  FontLetters* last_ = nullptr;
};

/// Takes out the words of such fonts, of the latter those that run to the left; true if they had
/// letters.
bool drop_words_of(const std::set<std::string>& fonts, const std::set<std::string>& of_runs,
                   std::vector<DrawnWord>& words) {
  std::size_t letters = 0;
  std::erase_if(words, [&](const DrawnWord& word) {
    const bool run = of_runs.contains(word.font) &&
                     std::any_of(word.text.begin(), word.text.end(), runs_to_the_left);
    if (!run && !fonts.contains(word.font)) return false;
    letters +=
        static_cast<std::size_t>(std::count_if(word.text.begin(), word.text.end(), is_letter));
    return true;
  });
  return letters > 1;
}

/// Its name says so, as those of all programs that lay out do: "LiberationSerif-Bold", "CMBX12".
bool is_bold(const std::string& font) {
  constexpr std::string_view kNames[] = {"bold", "black", "heavy", "cmbx", "sfbx"};
  std::string name = font;
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  });
  return std::any_of(std::begin(kNames), std::end(kNames),
                     [&](std::string_view each) { return name.find(each) != std::string::npos; });
}

/// Which of a page's fonts are bold, each looked at once.
class Weights {
 public:
  [[nodiscard]] bool is_bold(const GooString* font) {
    if (font == nullptr) return false;
    const auto [place, is_new] = known_.try_emplace(font, false);
    if (is_new) place->second = rostrum::is_bold(font->toStr());
    return place->second;
  }

 private:
  std::map<const GooString*, bool> known_;
};

DrawnWord drawn(TextWord& word, bool with_font, Weights& weights) {
  DrawnWord result;
  word.getBBox(&result.box.left, &result.box.top, &result.box.right, &result.box.bottom);
  const bool down = word.getLength() > 0 && word.getFontInfo(0)->getWMode() != 0;
  result.turns = down ? 1 : word.getRotation() & 3;
  result.font_size = word.getFontSize();
  if (with_font && word.getLength() > 0 && word.getFontName(0) != nullptr) {
    result.font = word.getFontName(0)->toStr();
  }
  if (word.getLength() > 0) result.bold = weights.is_bold(word.getFontName(0));
  for (int i = 0; i < word.getLength(); ++i) {
    result.text.push_back(*word.getChar(i));
    Box& letter = result.letters.emplace_back();
    word.getCharBBox(i, &letter.left, &letter.top, &letter.right, &letter.bottom);
  }
  return result;
}

}  // namespace

struct DrawnLetters::Document {
  explicit Document(std::string_view bytes) : pdf(open_pdf(bytes, [this] { rebuilt = true; })) {}

  /// What the page is drawn by is not in the file: objects that are missing read as nothing.
  [[nodiscard]] bool lacks_contents(int page) {
    XRef* const objects = pdf->getXRef();
    const Ref* const place = pdf->getCatalog()->getPageRef(page);
    if (place == nullptr) return false;
    const Object dictionary = objects->fetch(*place);
    if (!dictionary.isDict()) return true;
    const Object contents = dictionary.dictLookup("Contents");
    const Object& named = dictionary.dictLookupNF("Contents");
    if (contents.isNull()) return named.isRef();
    if (!contents.isArray()) return false;
    for (int i = 0; i < contents.arrayGetLength(); ++i) {
      if (contents.arrayGetNF(i).isRef() && contents.arrayGet(i).isNull()) return true;
    }
    return false;
  }

  bool rebuilt = false;  ///< before the document, which may set it
  std::unique_ptr<PDFDoc> pdf;
};

DrawnLetters::DrawnLetters(std::string_view bytes) {
  listen_for_page_faults();
  document_ = std::make_unique<Document>(bytes);
}

DrawnLetters::~DrawnLetters() = default;

bool DrawnLetters::was_rebuilt() const { return document_->rebuilt; }

DrawnPage DrawnLetters::on(int page) const {
  DrawnPage found;
  if (!document_->pdf->isOk() || page < 1 || page > document_->pdf->getNumPages()) return found;
  constexpr double kPointsAnInch = 72;
  AsSeen device;
  static_cast<void>(had_page_faults());  // of what was done between
  document_->pdf->displayPageSlice(&device, page, kPointsAnInch, kPointsAnInch, 0, false, false,
                                   false, -1, -1, -1, -1);
  found.damaged = had_page_faults() || document_->lacks_contents(page);
  const std::unique_ptr<TextWordList> words = device.makeWordList();
  if (!words) return found;
  const std::set<std::string> unsound = device.unsound_fonts();
  const std::set<std::string> runs = device.fonts_of_runs();
  const bool doubtful = !unsound.empty() || !runs.empty();
  Weights weights;
  found.words.reserve(static_cast<std::size_t>(words->getLength()));
  for (int i = 0; i < words->getLength(); ++i) {
    found.words.push_back(drawn(*words->get(i), doubtful, weights));
  }
  device.place_marks(found.words);
  for (DrawnWord& word : device.take_slanting()) found.words.push_back(std::move(word));
  found.rules = device.take_rules();
  found.sound = device.is_sound();
  if (found.sound && doubtful) {
    const bool dropped = drop_words_of(unsound, runs, found.words);
    found.lacks_font = dropped || device.has_unread_writing();
  }
  found.lacks_font = found.lacks_font || (found.sound && device.lacks_letters());
  mark_vertical_writing(found.words);
  return found;
}

}  // namespace rostrum
