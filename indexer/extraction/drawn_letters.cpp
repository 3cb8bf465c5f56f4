#include "indexer/extraction/drawn_letters.hpp"

#include <GfxFont.h>
#include <PDFDoc.h>
#include <Stream.h>
#include <TextOutputDev.h>
#include <UTF.h>
#include <goo/GooString.h>
#include <goo/gmem.h>

#include <algorithm>
#include <cstdint>
#include <map>

#include "indexer/extraction/page_faults.hpp"
#include "indexer/extraction/vertical_writing.hpp"
#include "indexer/layout/letter_classes.hpp"

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
    count_glyph(code, count);
    std::vector<Unicode> seen;
    if (count > 1) seen.assign(letters, letters + count);
    if (all_run_to_the_left(seen)) {
      std::reverse(seen.begin(), seen.end());
      letters = seen.data();
    }
    TextOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, letters, count);
  }

  /// What a program says that a stretch of glyphs means is in the order of reading too.
  void beginActualText(GfxState* state, const GooString* meant) override {
    Unicode* read = nullptr;
    const int count = TextStringToUCS4(meant->toStr(), &read);
    std::vector<Unicode> letters(read, read + count);
    gfree(read);
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

  /// A blank may have no letter, and so may a sign here and there; one of many letters is rare. In
  /// fonts whose table of letters was made wrongly there are many such, and the other letters are
  /// not to be trusted.
  [[nodiscard]] bool is_sound() const {
    std::size_t odd = 0;
    std::size_t most_of_one = 0;
    for (const auto& [code, count] : odd_) {
      odd += count;
      most_of_one = std::max(most_of_one, count);
    }
    constexpr std::size_t kFew = 8;
    constexpr std::size_t kOneOf = 8;
    return odd - most_of_one < kFew || kOneOf * (odd - most_of_one) < glyphs_;
  }

 private:
  void count_glyph(CharCode code, int count) {
    constexpr int kMostLetters = 5;  // of a ligature; the few words that are one glyph are rare
    ++glyphs_;
    if (count == 0 || count > kMostLetters) ++odd_[code];
  }

  std::size_t glyphs_ = 0;
  std::map<CharCode, std::size_t> odd_;  ///< glyphs without letters, or with too many
};

DrawnWord drawn(TextWord& word) {
  DrawnWord result;
  word.getBBox(&result.box.left, &result.box.top, &result.box.right, &result.box.bottom);
  const bool down = word.getLength() > 0 && word.getFontInfo(0)->getWMode() != 0;
  result.turns = down ? 1 : word.getRotation() & 3;
  result.font_size = word.getFontSize();
  for (int i = 0; i < word.getLength(); ++i) {
    result.text.push_back(*word.getChar(i));
    Box& letter = result.letters.emplace_back();
    word.getCharBBox(i, &letter.left, &letter.top, &letter.right, &letter.bottom);
  }
  return result;
}

}  // namespace

struct DrawnLetters::Document {
  explicit Document(std::string_view bytes)
      : pdf(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)), {},
            {}, nullptr, [this] { rebuilt = true; }) {}

  /// What the page is drawn by is not in the file: objects that are missing read as nothing.
  [[nodiscard]] bool lacks_contents(int page) {
    XRef* const objects = pdf.getXRef();
    const Ref* const place = pdf.getCatalog()->getPageRef(page);
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
  PDFDoc pdf;
};

DrawnLetters::DrawnLetters(std::string_view bytes) {
  listen_for_page_faults();
  document_ = std::make_unique<Document>(bytes);
}

DrawnLetters::~DrawnLetters() = default;

bool DrawnLetters::was_rebuilt() const { return document_->rebuilt; }

DrawnPage DrawnLetters::on(int page) const {
  DrawnPage found;
  if (!document_->pdf.isOk() || page < 1 || page > document_->pdf.getNumPages()) return found;
  constexpr double kPointsAnInch = 72;
  AsSeen device;
  static_cast<void>(had_page_faults());  // of what was done between
  document_->pdf.displayPageSlice(&device, page, kPointsAnInch, kPointsAnInch, 0, false, false,
                                  false, -1, -1, -1, -1);
  found.damaged = had_page_faults() || document_->lacks_contents(page);
  const std::unique_ptr<TextWordList> words = device.makeWordList();
  if (!words) return found;
  found.words.reserve(static_cast<std::size_t>(words->getLength()));
  for (int i = 0; i < words->getLength(); ++i) found.words.push_back(drawn(*words->get(i)));
  found.sound = device.is_sound();
  mark_vertical_writing(found.words);
  return found;
}

}  // namespace rostrum
