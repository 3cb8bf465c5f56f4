/// What the indexer and rostrum-extract say to each other over two pipes.
///
/// A request is a RequestHead and the bytes of a document; an answer is an AnswerHead and JSON:
/// {"blocks": [[PAGE, TEXT], …]} or {"problem": WHY}. Before the first request the process says
/// {"ready": true}, or {"problem": WHY} and ends.
#pragma once

#include <cstdint>

#include "indexer/extraction/extracted_text.hpp"

namespace rostrum {

struct RequestHead {
  DocumentKind kind;
  std::uint32_t unused = 0;
  std::uint64_t bytes = 0;
};

struct AnswerHead {
  std::uint64_t bytes = 0;
};

/// An answer may not be larger: text, and what JSON adds to it.
inline constexpr std::uint64_t kMostAnswerBytes = std::uint64_t{2} * kMostExtractedBytes;

}  // namespace rostrum
