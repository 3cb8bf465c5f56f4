/// Documents to text by rostrum-extract, a confined process that is kept for many documents.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/extraction/extracted_text.hpp"
#include "schemas/error.hpp"

namespace rostrum {

/// Seconds that one document may take by the clock.
inline constexpr int kMostSecondsADocument = 40;

/// A bomb, a crash or a hang of the process costs one document: it is told as that document's
/// problem, and the next one gets a new process. Not thread-safe: each thread has its own. The
/// process starts with the first document.
class DocumentChild {
 public:
  explicit DocumentChild(int most_seconds = kMostSecondsADocument);
  ~DocumentChild();
  DocumentChild(const DocumentChild&) = delete;
  DocumentChild& operator=(const DocumentChild&) = delete;

  /// Throws Error(Unreadable) for a document that cannot be read, with the reason.
  [[nodiscard]] ExtractedText extract(DocumentKind kind, std::string_view bytes);

  /// A page of a PDF, from 1, as a grey picture (PGM). Throws as extract does.
  [[nodiscard]] std::string picture(std::string_view bytes, int page);

 private:
  struct Process;
  Process& process();

  int most_seconds_;
  std::unique_ptr<Process> process_;
  int documents_ = 0;  ///< that the process has read
};

}  // namespace rostrum
