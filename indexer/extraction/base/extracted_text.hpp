/// What is left of a document when its format is taken away.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace rostrum {

/// A paragraph, or a line that stands by itself. Lines within it are parted by line feeds.
struct TextBlock {
  int page = 0;  ///< on which it begins, from 1; 0 where the format has no pages
  std::string text;
  bool recognised = false;  ///< some of it, in the picture of a page
};

/// Why a page is not read, or not all of it.
enum class Unread : std::uint32_t {
  Picture = 1,  ///< something like writing stands there, and no letters: a scan, outlines
  Glyphs = 2,   ///< its fonts do not say which letters they draw
  Beside = 3,   ///< letters are read, and more writing stands beside them: typed heads over a scan
  Damaged = 4,  ///< the page cannot be opened
  Font = 5,     ///< letters are read, but those of a font that does not say which they are
};

struct UnreadPage {
  int page = 0;  ///< from 1
  Unread why = Unread::Picture;
  bool operator==(const UnreadPage&) const = default;
};

/// A row of a table whose rows are records.
struct SheetRow {
  int line = 1;  ///< its number in the sheet
  std::vector<std::string> cells;
};

struct Sheet {
  std::string name;
  std::vector<SheetRow> rows;  ///< those that hold something
};

/// A file that is packed in the document, or attached to it.
struct InnerFile {
  std::string name;  ///< folders parted by slashes; "" where it has none of its own
  std::string bytes;
  std::string problem;  ///< why it cannot be read; if there are bytes, why not all of it
};

struct ExtractedText {
  std::vector<TextBlock> blocks;
  /// Lines that serve the heading alone and are no part of the text: the header of the first page.
  std::string letterhead;
  std::vector<Sheet> sheets;  ///< of a workbook, which has no blocks
  std::vector<InnerFile> files;
  std::string media_type;  ///< where the kind does not tell it
  int page_count = 0;      ///< 0 where the format has no pages
  /// Pages on which something stands that cannot be read as letters, as on a scan.
  std::vector<UnreadPage> unread_pages;
  std::vector<std::string> notes;  ///< what was left out of the document, in words for its owner
  /// What of the file is damaged, so that some of its text may be missing, in words for its owner.
  std::vector<std::string> damage;
  std::vector<int> damaged_pages;  ///< of which that is true; they rise
};

/// Office: Word and OpenDocument. OldOffice: what the programs before them wrote.
/// Mail also of saved pages (MHT).
enum class DocumentKind : std::uint32_t {
  Pdf = 1,
  Office = 2,
  Html = 3,
  Rtf = 4,
  OldOffice = 5,
  Mail = 6,
  Mailbox = 7,
  Archive = 8
};

/// A document that cannot be read, and why, in words for its owner.
struct ExtractionError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// All of a document's text may not be larger.
inline constexpr std::size_t kMostExtractedBytes = std::size_t{64} << 20;

}  // namespace rostrum
