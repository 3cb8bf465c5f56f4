#include "indexer/extraction/old_office/old_word_file.hpp"

#include <algorithm>
#include <array>

#include "indexer/extraction/base/text_encoding.hpp"
#include "indexer/extraction/office/word_styles.hpp"

namespace rostrum {
namespace {

// Places in the head of the file (MS-DOC 2.5).
constexpr std::size_t kFlagsAt = 0x0A;
constexpr std::uint32_t kEncrypted = 0x0100;
constexpr std::uint32_t kSecondTable = 0x0200;
constexpr std::size_t kStorySizesAt = 0x4C;
constexpr std::size_t kTablesAt = 0x9A;
constexpr std::uint32_t kWord97 = 0xA5EC;
constexpr std::uint32_t kWord6 = 0xA5DC;

// Numbers of the tables (MS-DOC 2.5.6).
constexpr std::size_t kStyleTable = 1;
constexpr std::size_t kLetterTable = 12;
constexpr std::size_t kParagraphTable = 13;
constexpr std::size_t kFontTable = 15;
constexpr std::size_t kPieceTable = 33;

constexpr std::size_t kPageBytes = 512;
constexpr int kLongestChain = 20;

// Codes of properties (MS-DOC 2.6).
constexpr std::uint32_t kLettersDeleted = 0x0800;
constexpr std::uint32_t kLettersHidden = 0x083C;
constexpr std::uint32_t kLettersSpecial = 0x0855;
constexpr std::uint32_t kLettersRaised = 0x2A48;
constexpr std::uint32_t kLettersLifted = 0x4845;
constexpr std::uint32_t kLettersStyle = 0x4A30;
constexpr std::uint32_t kLettersFont = 0x4A4F;
constexpr std::uint32_t kLettersSymbol = 0x6A09;
constexpr std::uint32_t kInTable = 0x2416;
constexpr std::uint32_t kRowEnd = 0x2417;
constexpr std::uint32_t kTableDepth = 0x6649;
constexpr std::uint32_t kInnerCell = 0x244B;
constexpr std::uint32_t kInnerRow = 0x244C;
constexpr std::uint32_t kDropCap = 0x442C;
constexpr std::uint32_t kListLevel = 0x260A;
constexpr std::uint32_t kList = 0x460B;
constexpr std::uint32_t kElsewhere = 0x6646;

/// The high half of windows-1252, which letters of one byte are in.
std::u16string wide(std::string_view bytes) {
  constexpr std::array<char16_t, 32> kHigh{
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  std::u16string letters;
  letters.reserve(bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    letters += byte >= 0x80 && byte < 0xA0 ? kHigh[byte - 0x80U] : char16_t{byte};
  }
  return letters;
}

}  // namespace

std::uint32_t LittleBytes::number(std::size_t at, std::size_t bytes) const {
  if (at > bytes_.size() || bytes > bytes_.size() - at) return 0;
  std::uint32_t value = 0;
  for (std::size_t i = bytes; i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(bytes_[at + i]);
  }
  return value;
}

std::string_view LittleBytes::part(std::size_t at, std::size_t bytes) const {
  return at >= bytes_.size() ? std::string_view() : bytes_.substr(at, bytes);
}

std::size_t operand_bytes(std::string_view properties) {
  const LittleBytes bytes(properties);
  const std::uint32_t code = bytes.u16(0);
  constexpr std::uint32_t kTableDefinition = 0xD608;
  constexpr std::uint32_t kTabs = 0xC615;
  switch (code >> 13) {
    case 0:
    case 1:
      return 1;
    case 3:
      return 4;
    case 6:
      if (code == kTableDefinition) return bytes.u16(2) + std::size_t{1};
      if (code == kTabs && bytes.u8(2) == 0xFF) {
        const std::size_t deleted = bytes.u8(3);
        return 3 + 4 * deleted + std::size_t{3} * bytes.u8(4 + 4 * deleted);
      }
      return bytes.u8(2) + std::size_t{1};
    case 7:
      return 3;
    default:
      return 2;
  }
}

OldWordFile::OldWordFile(const CompoundFile& file)
    : document_(file.stream("", "WordDocument").value_or("")) {
  const LittleBytes head(document_);
  const std::uint32_t mark = head.u16(0);
  if (mark == kWord6) {
    throw ExtractionError(
        "it was written by Word 6 or 95; save it as .docx: 'soffice --headless --convert-to docx "
        "FILE' with LibreOffice");
  }
  if (mark != kWord97) throw ExtractionError("the document is damaged: it has no head");
  const std::uint32_t flags = head.u16(kFlagsAt);
  if ((flags & kEncrypted) != 0) {
    throw ExtractionError(
        "the document is encrypted; open it with its password and save a copy without one");
  }
  table_ = file.stream("", (flags & kSecondTable) != 0 ? "1Table" : "0Table").value_or("");
  data_ = file.stream("", "Data").value_or("");
  read_pieces();
  if (pieces_.empty()) throw ExtractionError("the document is damaged: its text cannot be found");
  read_styles();
}

std::string_view OldWordFile::table(std::size_t number) const {
  const LittleBytes head(document_);
  const std::size_t at = kTablesAt + 8 * number;
  return LittleBytes(table_).part(head.u32(at), head.u32(at + 4));
}

std::vector<OldPlace> OldWordFile::places(std::size_t number, std::size_t data_bytes) const {
  const std::string_view bytes = table(number);
  if (bytes.size() < 4) return {};
  const std::size_t count = (bytes.size() - 4) / (4 + data_bytes);
  const LittleBytes numbers(bytes);
  std::vector<OldPlace> all;
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back({numbers.u32(4 * i), numbers.u32(4 * i + 4),
                   numbers.part(4 * (count + 1) + data_bytes * i, data_bytes)});
  }
  return all;
}

void OldWordFile::read_pieces() {
  const LittleBytes bytes(table(kPieceTable));
  std::size_t at = 0;
  // Before the pieces stand properties that some of them have.
  while (bytes.u8(at) == 1) at += 3 + std::size_t{bytes.u16(at + 1)};
  if (bytes.u8(at) != 2) return;
  const std::string_view list = bytes.part(at + 5, bytes.u32(at + 1));
  if (list.size() < 4) return;
  constexpr std::size_t kEntry = 8;
  const LittleBytes numbers(list);
  const std::size_t count = (list.size() - 4) / (4 + kEntry);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = numbers.u32(4 * i);
    const std::size_t end = numbers.u32(4 * i + 4);
    const std::uint32_t where = numbers.u32(4 * (count + 1) + kEntry * i + 2);
    constexpr std::uint32_t kOneByte = 0x40000000;
    const bool one_byte = (where & kOneByte) != 0;
    Piece piece{begin, end, where & (kOneByte - 1), one_byte ? std::size_t{1} : 2};
    if (one_byte) piece.offset /= 2;
    if (begin != letters_.size() || end <= begin) break;  // the rest makes no sense
    const std::size_t most =
        piece.offset >= document_.size() ? 0 : (document_.size() - piece.offset) / piece.width;
    const std::size_t length = std::min(end - begin, most);
    if (length == 0) break;
    piece.end = begin + length;
    if (piece.end > kMostExtractedBytes) throw ExtractionError("its text is larger than 64 MB");
    const std::string_view part = LittleBytes(document_).part(piece.offset, length * piece.width);
    if (one_byte) {
      letters_ += wide(part);
    } else {
      for (std::size_t letter = 0; letter < length; ++letter) {
        letters_ += static_cast<char16_t>(LittleBytes(part).u16(2 * letter));
      }
    }
    pieces_.push_back(piece);
    if (piece.end != end) break;
  }
}

void OldWordFile::read_styles() {
  const LittleBytes bytes(table(kStyleTable));
  const std::size_t head = bytes.u16(0);
  const std::size_t count = bytes.u16(2);
  const std::size_t base_bytes = bytes.u16(4);
  std::size_t at = 2 + head;
  for (std::size_t i = 0; i < count && at + 2 <= bytes.size(); ++i) {
    const std::size_t size = bytes.u16(at);
    const LittleBytes style(bytes.part(at + 2, size));
    at += 2 + size + size % 2;
    Style& read = styles_.emplace_back();
    constexpr std::uint32_t kNone = 0xFFF;
    read.base = kNone;
    if (size == 0) continue;
    read.base = style.u16(2) >> 4;
    const std::uint32_t kind = style.u16(2) & 0xF;
    // Behind its base stands its name, and a zero.
    std::size_t part = base_bytes + 2 + 2 * std::size_t{style.u16(base_bytes)} + 2;
    constexpr std::uint32_t kOfParagraphs = 1;
    constexpr std::uint32_t kOfLetters = 2;
    if (kind == kOfParagraphs) {
      const std::size_t length = style.u16(part);
      read.paragraph = style.part(part + 4, std::max<std::size_t>(length, 2) - 2);
      part += 2 + length + length % 2;
    }
    if (kind == kOfParagraphs || kind == kOfLetters) {
      read.letters = style.part(part + 2, style.u16(part));
    }
  }
}

OldStory OldWordFile::story(std::size_t number) const {
  const LittleBytes head(document_);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < number; ++i) begin += head.u32(kStorySizesAt + 4 * i);
  const std::size_t end = begin + head.u32(kStorySizesAt + 4 * number);
  return {std::min(begin, letters_.size()), std::min(end, letters_.size())};
}

// Between headers and remarks are macros, which are none today.
OldStory OldWordFile::body() const { return story(0); }
OldStory OldWordFile::footnotes() const { return story(1); }
OldStory OldWordFile::headers() const { return story(2); }
OldStory OldWordFile::endnotes() const { return story(5); }
OldStory OldWordFile::boxes() const { return story(6); }
OldStory OldWordFile::header_boxes() const { return story(7); }

const OldWordFile::Piece* OldWordFile::piece_at(std::size_t place) const {
  const auto found =
      std::upper_bound(pieces_.begin(), pieces_.end(), place,
                       [](std::size_t wanted, const Piece& each) { return wanted < each.end; });
  return found == pieces_.end() ? nullptr : &*found;
}

OldWordFile::Found OldWordFile::properties_at(std::size_t number, std::size_t offset,
                                              bool paragraph) const {
  const std::string_view list = table(number);
  Found found{0, document_.size(), {}};
  if (list.size() < 4) return found;
  const LittleBytes numbers(list);
  const std::size_t pages = (list.size() - 4) / 8;
  std::size_t low = 0;
  std::size_t high = pages;
  while (low < high) {  // the page whose first byte is the last before ours
    const std::size_t middle = (low + high) / 2;
    if (numbers.u32(4 * middle + 4) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low >= pages) return found;
  found = {numbers.u32(4 * low), numbers.u32(4 * low + 4), {}};
  const std::size_t page_number = numbers.u32(4 * (pages + 1) + 4 * low) & 0x3FFFFF;
  const LittleBytes page(LittleBytes(document_).part(page_number * kPageBytes, kPageBytes));
  const std::size_t runs = page.u8(kPageBytes - 1);
  for (std::size_t i = 0; i < runs; ++i) {
    if (page.u32(4 * i + 4) <= offset) continue;
    if (page.u32(4 * i) > offset) break;
    found.begin = page.u32(4 * i);
    found.end = page.u32(4 * i + 4);
    const std::size_t entry = 4 * (runs + 1) + (paragraph ? 13 : 1) * i;
    const std::size_t at = 2 * std::size_t{page.u8(entry)};
    if (at == 0) return found;
    const std::size_t size = page.u8(at);
    if (!paragraph) {
      found.properties = page.part(at + 1, size);
    } else if (size == 0) {
      found.properties = page.part(at + 2, 2 * std::size_t{page.u8(at + 1)});
    } else {
      found.properties = page.part(at + 1, 2 * size - 1);
    }
    return found;
  }
  return found;
}

void OldWordFile::look_at(std::string_view properties, const Look& style, Look& look) {
  each_property(properties, [&](std::uint32_t code, const LittleBytes& operand) {
    if (code == kLettersHidden || code == kLettersDeleted) {
      // As the style has it, or not as it has it.
      const std::uint32_t value = operand.u8(0);
      const bool on = value == 0x80 ? style.hidden : value == 0x81 ? !style.hidden : value == 1;
      look.hidden = code == kLettersHidden ? on : look.hidden || on;
    } else if (code == kLettersRaised) {
      look.raised = operand.u8(0) == 1;
    } else if (code == kLettersLifted) {
      const std::uint32_t up = operand.u16(0);
      look.raised = up > 0 && up < 0x8000;
    }
  });
}

OldWordFile::Look OldWordFile::look_of_style(std::uint32_t style) const {
  std::vector<const Style*> chain;
  for (int i = 0; i < kLongestChain && style < styles_.size(); ++i) {
    chain.push_back(&styles_[style]);
    style = styles_[style].base;
  }
  Look look;
  for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
    const Look above = look;
    look_at((*each)->letters, above, look);
  }
  return look;
}

OldLetterRun OldWordFile::run_at(std::size_t place) const {
  OldLetterRun run;
  const Piece* piece = piece_at(place);
  if (piece == nullptr) {
    run.end = letters_.size();
    return run;
  }
  const std::size_t offset = piece->offset + (place - piece->begin) * piece->width;
  const Found found = properties_at(kLetterTable, offset, false);
  const std::size_t left = found.end > offset ? (found.end - offset) / piece->width : 1;
  run.end = std::min(place + std::max<std::size_t>(left, 1), piece->end);
  // The style of the paragraph is looked at where its letters are all of one look, at their end:
  // properties_at knows paragraphs by their bytes too.
  const Found around = properties_at(kParagraphTable, offset, true);
  Look style = look_of_style(LittleBytes(around.properties).u16(0));
  if (around.properties.size() < 2) style = {};
  if (around.end > offset) {
    const std::size_t whole = std::max<std::size_t>((around.end - offset) / piece->width, 1);
    run.end = std::min(run.end, place + whole);
  }
  each_property(found.properties, [&](std::uint32_t code, const LittleBytes& operand) {
    if (code == kLettersStyle) {
      const Look own = look_of_style(operand.u16(0));
      style.hidden = style.hidden || own.hidden;
      style.raised = style.raised || own.raised;
    } else if (code == kLettersSpecial) {
      run.special = operand.u8(0) == 1;
    } else if (code == kLettersSymbol) {
      run.symbol_font = operand.u16(0);
      run.symbol = operand.u16(2);
      run.special = true;
    } else if (code == kLettersFont) {
      run.font = operand.u16(0);
    }
  });
  Look look = style;
  look_at(found.properties, style, look);
  run.hidden = look.hidden;
  run.raised = look.raised;
  return run;
}

void OldWordFile::paragraph_properties(std::string_view properties, OldParagraph& into) const {
  bool in_table = into.table_level > 0;
  int depth = std::max(into.table_level, 1);
  int list_level = into.list ? into.list->level : 0;
  each_property(properties, [&](std::uint32_t code, const LittleBytes& operand) {
    const bool on = operand.u8(0) == 1;
    if (code == kInTable) {
      in_table = on;
    } else if (code == kTableDepth) {
      const std::uint32_t told = operand.u32(0);
      in_table = in_table || (told > 0 && told < 100);
      depth = told > 0 && told < 100 ? static_cast<int>(told) : depth;
    } else if (code == kRowEnd) {
      into.row_end = on;
    } else if (code == kInnerCell) {
      into.inner_cell = on;
    } else if (code == kDropCap) {
      into.drop_cap = (operand.u16(0) & 7) != 0;
    } else if (code == kInnerRow) {
      into.inner_row = on;
    } else if (code == kListLevel) {
      list_level = static_cast<int>(std::min(operand.u8(0), 8U));
    } else if (code == kList) {
      constexpr std::uint32_t kMostLists = 2046;
      const std::uint32_t list = operand.u16(0);
      into.list.reset();
      if (list > 0 && list <= kMostLists) into.list = ListPlace{std::to_string(list), 0};
    } else if (code == kElsewhere) {
      const LittleBytes data(data_);
      const std::size_t at = operand.u32(0);
      each_property(data.part(at + 2, data.u16(at)),
                    [&](std::uint32_t inner, const LittleBytes& value) {
                      if (inner == kInTable) in_table = value.u8(0) == 1;
                      if (inner == kRowEnd) into.row_end = value.u8(0) == 1;
                    });
    }
  });
  into.table_level = in_table ? depth : 0;
  if (into.list) into.list->level = list_level;
}

OldParagraph OldWordFile::paragraph_at(std::size_t place) const {
  OldParagraph paragraph;
  const Piece* piece = piece_at(place);
  if (piece == nullptr) return paragraph;
  const std::size_t offset = piece->offset + (place - piece->begin) * piece->width;
  const Found found = properties_at(kParagraphTable, offset, true);
  if (found.properties.size() < 2) return paragraph;
  paragraph.style = LittleBytes(found.properties).u16(0);
  std::vector<std::string_view> chain{found.properties.substr(2)};
  std::uint32_t style = paragraph.style;
  for (int i = 0; i < kLongestChain && style < styles_.size(); ++i) {
    chain.push_back(styles_[style].paragraph);
    style = styles_[style].base;
  }
  for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
    paragraph_properties(*each, paragraph);
  }
  return paragraph;
}

std::string OldWordFile::font_name(std::uint32_t font) const {
  const LittleBytes bytes(table(kFontTable));
  std::size_t at = 4;
  for (std::uint32_t i = 0; i < font && at < bytes.size(); ++i) at += 1 + bytes.u8(at);
  constexpr std::size_t kNameAt = 40;
  std::string name;
  for (std::size_t letter = at + kNameAt; letter + 1 < at + 1 + bytes.u8(at); letter += 2) {
    const std::uint32_t code = bytes.u16(letter);
    if (code == 0) break;
    name += utf8_of(code);
  }
  return name;
}

}  // namespace rostrum
