/// The text of a document, page by page: what its letters say, and where they say nothing what is
/// recognised in the picture of the page.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/readers/documents/document_child.hpp"
#include "indexer/readers/documents/text_recognition.hpp"
#include "indexer/readers/documents/unread_pages.hpp"
#include "schemas/record/statement.hpp"

namespace rostrum {

/// Of one document, unless its owner gives it more.
inline constexpr std::chrono::minutes kMostRecognitionTime{30};

/// What to recognise, and what is known of it.
struct RecognitionWish {
  OcrLanguages languages;
  std::string language;  ///< of the document, by its owner's word; "" if it is not known
  /// No page is begun when the pages before it have taken so long, by the clock.
  std::chrono::seconds most_time = kMostRecognitionTime;
};

struct ReadPages {
  ExtractedText text;
  UnreadPages unread;
  std::vector<int> recognised;  ///< pages
  std::string languages;        ///< in which they were, as tesseract names them
  double certainty = 0;         ///< of what was recognised, 0 to 1
};

/// Where too few letters are left to be a statement, as of a scan or a stamp on it, there are no
/// blocks. What was recognised stands there whatever came of the pages behind it. Throws
/// Error(Unreadable) for a document that cannot be read.
[[nodiscard]] ReadPages read_pages(DocumentChild& documents, DocumentKind kind,
                                   std::string_view bytes, const RecognitionWish& wish);

/// For each line of the text, whether it is of a paragraph that was recognised. Empty if none was.
[[nodiscard]] std::vector<bool> recognised_lines(const Statement& statement);

/// Says of evidence that rests on such a line that it does. `lines` are those of the whole file's
/// text. Letterheads are those of the first page.
void mark_recognised(const std::vector<bool>& lines, Statement& statement);

}  // namespace rostrum
