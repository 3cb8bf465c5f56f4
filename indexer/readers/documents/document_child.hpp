/// Documents to text by rostrum-extract, a confined process that is kept for many documents.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extraction/base/extracted_text.hpp"
#include "schemas/base/error.hpp"

namespace rostrum {

/// Seconds that one document may take by the clock.
inline constexpr int kMostSecondsADocument = 40;

/// A bomb, a crash or a hang of the process costs one document: it is told as that document's
/// problem, and the next one gets a new process. Not thread-safe: each thread has its own. The
/// process starts with the first document.
struct DrawnPage {
  std::string picture;  ///< grey (PGM)
  double dots = 0;      ///< an inch
};

/// What was recognised on a page.
struct RecognisedPicture {
  int page = 0;     ///< from 1
  double dots = 0;  ///< of its picture, an inch
  std::string hocr;
  std::string text;       ///< its words alone
  std::string languages;  ///< as tesseract names them
  double certainty = 0;   ///< 0 to 100
};

class DocumentChild {
 public:
  explicit DocumentChild(int most_seconds = kMostSecondsADocument);
  ~DocumentChild();
  DocumentChild(const DocumentChild&) = delete;
  DocumentChild& operator=(const DocumentChild&) = delete;

  /// Throws Error(Unreadable) for a document that cannot be read, with the reason.
  [[nodiscard]] ExtractedText extract(DocumentKind kind, std::string_view bytes);

  /// A page of a PDF, from 1. Throws as extract does.
  [[nodiscard]] DrawnPage picture(std::string_view bytes, int page);

  /// A PDF once more, with what was recognised on some of the pages that were told as unread.
  /// Throws as extract does.
  [[nodiscard]] ExtractedText extract_recognised(std::string_view bytes,
                                                 const std::vector<UnreadPage>& unread,
                                                 const std::vector<RecognisedPicture>& recognised);

 private:
  struct Process;
  Process& process();

  int most_seconds_;
  std::unique_ptr<Process> process_;
  int documents_ = 0;  ///< that the process has read
};

}  // namespace rostrum
