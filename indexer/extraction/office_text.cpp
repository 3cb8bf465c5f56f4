#include "indexer/extraction/office_text.hpp"

#include <algorithm>
#include <string>

#include "indexer/extraction/archive.hpp"
#include "indexer/extraction/html_text.hpp"
#include "indexer/extraction/open_text.hpp"
#include "indexer/extraction/rtf_text.hpp"
#include "indexer/extraction/word_text.hpp"
#include "indexer/extraction/xml_part.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

ExtractedText archive_text(std::string_view bytes, int depth) {
  Archive archive(bytes);
  if (const std::string part = word_main_part(archive); !part.empty()) {
    return word_text(archive, part, depth);
  }
  if (archive.has("content.xml")) {
    ExtractedText text = open_text(archive);
    text.media_type = "application/vnd.oasis.opendocument.text";
    return text;
  }
  throw ExtractionError(
      "this ZIP file is no Word or OpenDocument text; unpack it and name its files");
}

}  // namespace

ExtractedText office_text(std::string_view bytes) {
  const bool flat = !bytes.starts_with("PK");
  ExtractedText text = flat ? flat_open_text(std::string(bytes)) : archive_text(bytes, 0);
  if (flat) text.media_type = "application/vnd.oasis.opendocument.text-flat-xml";
  if (text.blocks.empty()) throw ExtractionError("the document is empty; a statement has a text");
  return text;
}

ExtractedText text_of_any(std::string_view bytes, int depth) {
  if (bytes.starts_with("PK")) return archive_text(bytes, depth);
  if (bytes.starts_with("{\\rtf")) return rtf_text(bytes);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string_view::npos && bytes[first] == '<') return html_text(bytes);
  if (!is_utf8(bytes)) throw ExtractionError("it is no text in UTF-8");
  ExtractedText text;
  const std::string clean = clean_text(bytes);
  for (const Span& each : paragraphs(clean)) {
    text.blocks.push_back({0, clean.substr(each.begin, each.end - each.begin)});
  }
  return text;
}

}  // namespace rostrum
