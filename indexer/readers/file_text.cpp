#include "indexer/readers/file_text.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/extraction/base/text_encoding.hpp"
#include "indexer/extraction/base/unmarked_encoding.hpp"
#include "indexer/readers/documents/unread_pages.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {

namespace {

/// "line 7", "lines 3, 9-11", "lines 1-40 and 23 more".
std::string lines_in_words(std::vector<int> lines) {
  constexpr std::size_t kMostNamed = 20;
  const std::size_t more = lines.size() - std::min(lines.size(), kMostNamed);
  lines.resize(lines.size() - more);
  return (lines.size() + more == 1 ? "line " : "lines ") + page_ranges(lines) +
         (more == 0 ? "" : " and " + std::to_string(more) + " more");
}

std::string encoding_problem(std::string_view bytes) {
  int line = 1;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    if (!is_utf8(bytes.substr(at, end - at))) break;
    ++line;
    at = end;
  }
  return "line " + std::to_string(line) +
         ": the bytes are not UTF-8, nor is it sure what they are; convert the file with 'iconv -f "
         "ENCODING -t UTF-8', where ENCODING is WINDOWS-1252, IBM850, IBM866, MACINTOSH …";
}

}  // namespace

bool needs_decoding(std::string_view bytes) {
  return !is_utf8(bytes) || !unmarked_encoding(bytes).empty();
}

ReadableText readable_text(std::string_view bytes) {
  if (const std::string hidden = unmarked_encoding(bytes); !hidden.empty()) {
    return {.text = to_utf8(bytes, hidden).value_or(""),
            .note = "the text does not say its encoding; read as " + hidden};
  }
  const bool marked = !encoding_of_mark(bytes).empty();
  if (auto mixed = marked ? std::nullopt : mixed_text(bytes)) {
    ReadableText read{.text = std::move(mixed->text)};
    const std::string where = lines_in_words(mixed->lines);
    read.note = "the text is UTF-8, and not all of it: on " + where + " it is read as " +
                mixed->encoding + ", which is likely";
    if (mixed->lost > 0) {
      read.note = "the text is damaged on " + where + ": " + std::to_string(mixed->lost) +
                  (mixed->lost == 1 ? " byte has" : " bytes have") +
                  " no meaning as UTF-8 and stand as '\uFFFD'";
    }
    return read;
  }
  DetectedEncoding detected = detected_encoding(bytes);
  if (detected.name.empty()) return {.problem = encoding_problem(bytes)};
  ReadableText read{.text = std::move(detected.text)};
  if (!marked) {
    read.note = "the text is not UTF-8; read as " + detected.name + ", which its letters point to";
  }
  return read;
}

bool is_sample(std::string_view text) {
  const std::vector<Span> blocks = paragraphs(text);
  if (blocks.empty()) return false;
  const auto line_is_mark = [&](std::size_t begin, std::size_t end) {
    std::string_view line = text.substr(begin, end - begin);
    while (!line.empty() && (line.front() == ' ' || line.front() == '*' || line.front() == '_')) {
      line.remove_prefix(1);
    }
    return line.starts_with(kSampleMark);
  };
  const Span first = blocks.front();
  const Span last = blocks.back();
  const std::size_t last_line = text.rfind('\n', last.end - 1);
  const std::size_t last_begin =
      last_line == std::string_view::npos || last_line < last.begin ? last.begin : last_line + 1;
  return line_is_mark(first.begin, first.end) || line_is_mark(last_begin, last.end);
}

}  // namespace rostrum
