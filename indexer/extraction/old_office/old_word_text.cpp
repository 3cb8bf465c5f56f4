#include "indexer/extraction/old_office/old_word_text.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "indexer/extraction/base/story_text.hpp"
#include "indexer/extraction/base/text_encoding.hpp"
#include "indexer/extraction/base/word_symbols.hpp"
#include "indexer/extraction/old_office/old_word_file.hpp"
#include "indexer/extraction/old_office/old_word_lists.hpp"
#include "indexer/layout/paragraphs/running_lines.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostLetterheadBytes = 4000;

// Numbers of tables in the head of the file.
constexpr std::size_t kSections = 6;
constexpr std::size_t kHeaders = 11;
constexpr std::size_t kShapes = 40;
constexpr std::size_t kHeaderShapes = 41;
constexpr std::size_t kBoxes = 56;
constexpr std::size_t kHeaderBoxes = 58;

// Letters that are signs (MS-DOC 2.4.1).
constexpr char16_t kCellEnd = 0x07;
constexpr char16_t kShape = 0x08;
constexpr char16_t kLineEnd = 0x0B;
constexpr char16_t kPageEnd = 0x0C;
constexpr char16_t kParagraphEnd = 0x0D;
constexpr char16_t kColumnEnd = 0x0E;
constexpr char16_t kFieldBegin = 0x13;
constexpr char16_t kFieldSeparator = 0x14;
constexpr char16_t kFieldEnd = 0x15;
constexpr char16_t kHyphen = 0x1E;
constexpr char16_t kSoftHyphen = 0x1F;

class OldWordReader {
 public:
  explicit OldWordReader(const CompoundFile& compound)
      : file_(compound), numbering_(old_word_lists(file_)) {
    find_boxes(kBoxes, file_.boxes(), kShapes, file_.body());
    find_boxes(kHeaderBoxes, file_.header_boxes(), kHeaderShapes, file_.headers());
  }

  ExtractedText read() {
    ExtractedText text;
    BlockList blocks;
    blocks.append(story(file_.body(), false));
    blocks.append(story(file_.footnotes(), true));
    blocks.append(story(file_.endnotes(), true));
    text.blocks = blocks.take();
    text.letterhead = letterhead();
    return text;
  }

 private:
  /// Text boxes stand in a story of their own, by the shapes that they are in; the shapes are
  /// anchored in the story around them.
  void find_boxes(std::size_t boxes_table, OldStory boxes, std::size_t shapes_table,
                  OldStory around) {
    constexpr std::size_t kBoxBytes = 22;
    constexpr std::size_t kShapeBytes = 26;
    const std::vector<OldPlace> places = file_.places(boxes_table, kBoxBytes);
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
      const OldStory box{boxes.begin + places[i].at, boxes.begin + places[i].end};
      if (box.end <= boxes.end) boxes_[LittleBytes(places[i].data).u32(14)] = box;
    }
    for (const OldPlace& shape : file_.places(shapes_table, kShapeBytes)) {
      shapes_[around.begin + shape.at] = LittleBytes(shape.data).u32(0);
    }
  }

  std::vector<TextBlock> story(OldStory place, bool running) {
    StoryText text(running);
    if (!place.empty()) read_story(place, text);
    return text.take();
  }

  void read_story(OldStory place, StoryText& text) {
    const std::u16string& letters = file_.letters();
    // A field whose end is missing would swallow all that is behind it.
    const auto begin = letters.begin() + static_cast<std::ptrdiff_t>(place.begin);
    const auto end = letters.begin() + static_cast<std::ptrdiff_t>(place.end);
    const bool knows_fields =
        std::count(begin, end, kFieldBegin) == std::count(begin, end, kFieldEnd);
    std::vector<bool> fields;  // of each open one: are we in its instruction?
    std::size_t at = place.begin;
    bool numbered = false;  // the paragraph at hand has its number
    while (at < place.end) {
      const OldLetterRun run = file_.run_at(at);
      const std::size_t stop = std::min(std::max(run.end, at + 1), place.end);
      for (; at < stop; ++at) {
        const char16_t letter = letters[at];
        const bool told = std::find(fields.begin(), fields.end(), true) != fields.end();
        if (letter == kParagraphEnd || letter == kCellEnd || letter == kPageEnd ||
            letter == kColumnEnd) {
          numbered = end_paragraph(at, letter, run.hidden, numbered, text);
        } else if (letter == kFieldBegin || letter == kFieldSeparator || letter == kFieldEnd) {
          if (!knows_fields) continue;
          if (letter == kFieldBegin) fields.push_back(true);
          if (letter == kFieldSeparator && !fields.empty()) fields.back() = false;
          if (letter == kFieldEnd && !fields.empty()) fields.pop_back();
        } else if (!run.hidden && !told) {
          at = add_letter(at, letter, run, text);
        }
      }
    }
  }

  /// Returns the place of the last letter taken.
  std::size_t add_letter(std::size_t at, char16_t letter, const OldLetterRun& run,
                         StoryText& text) {
    if (letter == kShape) {
      add_box(at, text);
    } else if (run.special && letter == u'(' && run.symbol != 0) {
      text.add(symbol_in(file_.font_name(run.symbol_font), run.symbol), run.raised);
    } else if (letter == kLineEnd) {
      text.add("\n", run.raised);
    } else if (letter == kHyphen) {
      text.add("-", run.raised);
    } else if (letter >= 0xF000 && letter <= 0xF0FF) {
      text.add(symbol_in(file_.font_name(run.font), letter), run.raised);
    } else if (letter >= 0xD800 && letter < 0xDC00 && at + 1 < file_.letters().size()) {
      const char16_t low = file_.letters()[at + 1];
      if (low < 0xDC00 || low > 0xDFFF) return at;
      text.add(utf8_of(0x10000U + ((letter - 0xD800U) << 10) + (low - 0xDC00U)), run.raised);
      return at + 1;
    } else if (letter >= 0x20 || letter == '\t') {
      if (letter != kSoftHyphen) text.add(utf8_of(letter), run.raised);
    }
    return at;
  }

  /// Returns whether what goes on has its number already.
  bool end_paragraph(std::size_t at, char16_t letter, bool hidden, bool numbered, StoryText& text) {
    const OldParagraph paragraph = file_.paragraph_at(at);
    if (!numbered && paragraph.list) {
      text.set_label(numbering_.next(*paragraph.list, std::to_string(paragraph.style)));
    }
    if (letter == kCellEnd) {
      if (paragraph.row_end) {
        text.end_row(1);
      } else {
        text.end_cell(1);
      }
    } else if (paragraph.inner_row) {
      text.end_row(std::max(paragraph.table_level, 2));
    } else if (paragraph.inner_cell) {
      text.end_cell(std::max(paragraph.table_level, 2));
    } else if ((hidden || paragraph.drop_cap) && letter == kParagraphEnd) {
      return true;  // its mark parts nothing
    } else {
      text.end_paragraph(paragraph.table_level);
    }
    return false;
  }

  void add_box(std::size_t at, StoryText& text) {
    const auto shape = shapes_.find(at);
    const auto box = shape == shapes_.end() ? boxes_.end() : boxes_.find(shape->second);
    if (box == boxes_.end()) return;
    const OldStory place = box->second;
    boxes_.erase(box);  // a box that holds itself
    text.add_box(story(place, text.running()));
  }

  [[nodiscard]] bool first_page_is_different() const {
    const std::vector<OldPlace> sections = file_.places(kSections, 12);
    if (sections.empty()) return false;
    const LittleBytes document(file_.document());
    const std::size_t at = LittleBytes(sections.front().data).u32(2);
    constexpr std::uint32_t kTitlePage = 0x300A;
    bool different = false;
    each_property(document.part(at + 2, document.u16(at)),
                  [&](std::uint32_t code, const LittleBytes& operand) {
                    if (code == kTitlePage) different = operand.u8(0) == 1;
                  });
    return different;
  }

  /// Behind six texts about the lines over notes, each section has six: header and footer of pages
  /// on the left, on the right, and of its first.
  std::string letterhead() {
    const std::vector<OldPlace> texts = file_.places(kHeaders, 0);
    const bool first = first_page_is_different();
    std::string lines;
    for (const std::size_t which : {first ? std::size_t{10} : 7, first ? std::size_t{11} : 9}) {
      if (which >= texts.size()) continue;
      const OldStory all = file_.headers();
      const OldStory place{all.begin + texts[which].at, all.begin + texts[which].end};
      if (place.empty() || place.end > all.end) continue;
      for (const TextBlock& block : story(place, false)) {
        if (!is_page_number(block.text)) lines += (lines.empty() ? "" : "\n") + block.text;
      }
    }
    return lines.size() > kMostLetterheadBytes ? "" : lines;
  }

  OldWordFile file_;
  WordNumbering numbering_;
  std::map<std::uint32_t, OldStory> boxes_;      ///< by the shape that they are in
  std::map<std::size_t, std::uint32_t> shapes_;  ///< by the place that they are anchored at
};

}  // namespace

ExtractedText old_word_text(const CompoundFile& file) { return OldWordReader(file).read(); }

}  // namespace rostrum
