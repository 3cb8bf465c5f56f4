/// What the indexer and rostrum-extract say to each other over two pipes.
///
/// A request is a RequestHead and the bytes of a document; an answer is an AnswerHead and JSON:
/// {"blocks": [[PAGE, TEXT, RECOGNISED], …], "files": [[NAME, BYTES, PROBLEM], …], "sheets":
/// [[NAME, [[LINE, [CELL, …]], …]], …], "media_type": TYPE, "letterhead": LINES, "page_count": N,
/// "unread_pages": [[PAGE, WHY], …], "notes": [TEXT, …], "damage": [TEXT, …], "damaged_pages":
/// [PAGE, …]} or {"problem": WHY}. Behind the document of a request may stand what was recognised
/// in it: {"unread": [[PAGE, WHY], …], "recognised":
/// [[PAGE, DOTS, HOCR], …]}. A request for the picture of a page is answered by {"dots": N} and
/// the picture behind it. Before the first request the process says
/// {"ready": true}, or {"problem": WHY} and ends.
#pragma once

#include <cstdint>

#include "indexer/extraction/base/extracted_text.hpp"

namespace rostrum {

struct RequestHead {
  DocumentKind kind;
  std::uint32_t page = 0;  ///< of a PDF, from 1: its picture is asked for; 0: all of the text
  /// Of a PDF: pages may be drawn to see what stands on them. 0 where that has crashed the process.
  std::uint64_t may_draw = 1;
  std::uint64_t bytes = 0;
  std::uint64_t recognised = 0;  ///< bytes of what was recognised, behind the document; 0: nothing
};

struct AnswerHead {
  std::uint64_t bytes = 0;   ///< of the JSON
  std::uint64_t behind = 0;  ///< bytes behind it: of a picture, or of the files in their order
};

/// A picture is a grey one (PGM, "P5") of at most so many bytes.
inline constexpr std::uint64_t kMostPictureBytes = std::uint64_t{40} << 20;

/// The files of one document may not be larger.
inline constexpr std::uint64_t kMostFileBytes = std::uint64_t{256} << 20;

/// An answer may not be larger: text, and what JSON adds to it.
inline constexpr std::uint64_t kMostAnswerBytes = std::uint64_t{2} * kMostExtractedBytes;

}  // namespace rostrum
