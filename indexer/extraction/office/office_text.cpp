#include "indexer/extraction/office/office_text.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/extraction/base/block_list.hpp"
#include "indexer/extraction/office/epub_text.hpp"
#include "indexer/extraction/office/open_text.hpp"
#include "indexer/extraction/office/sheet_tables.hpp"
#include "indexer/extraction/office/slides_text.hpp"
#include "indexer/extraction/office/word_package.hpp"
#include "indexer/extraction/office/word_text.hpp"
#include "indexer/extraction/office/xml_part.hpp"
#include "indexer/extraction/packed/archive.hpp"
#include "indexer/extraction/packed/packed_files.hpp"
#include "indexer/extraction/rtf/rtf_text.hpp"
#include "indexer/extraction/web/html_text.hpp"
#include "indexer/extraction/web/mail_text.hpp"
#include "schemas/text/text_analysis.hpp"

namespace rostrum {
namespace {

/// What is packed as Word files are, and is none.
struct OtherPackage {
  const char* part;  ///< by which it is known
  ExtractedText (*read)(Archive&, const std::string&);
  const char* media_type;
  const char* problem;  ///< of one that is not read
};
constexpr std::array<OtherPackage, 6> kOtherPackages{
    {{"ppt/presentation.xml", slides_text,
      "application/vnd.openxmlformats-officedocument.presentationml.presentation", nullptr},
     {"xl/workbook.xml", sheet_tables,
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", nullptr},
     {"xl/workbook.bin", nullptr, nullptr, "it is a binary Excel file; save it as .xlsx or CSV"},
     {"Index/Document.iwa", nullptr, nullptr,
      "it is a document of Pages, Numbers or Keynote; export it as .docx, .xlsx or .pptx"},
     {"FixedDocSeq.fdseq", nullptr, nullptr,
      "it is an XPS document; make a PDF of it: 'xpstopdf FILE' (apt-get install libgxps-utils)"},
     {"visio/document.xml", nullptr, nullptr, "it is a Visio drawing; export it as PDF"}}};

/// A document that is packed, and not files that are: it says so in its first entries.
bool is_cut_document(const Archive& archive) {
  return archive.is_cut() && (archive.has("mimetype") || archive.has("[Content_Types].xml") ||
                              archive.has("_rels/.rels"));
}

ExtractedText text_of_entries(Archive& archive, std::string_view bytes, int depth) {
  if (const std::string part = word_main_part(archive); !part.empty()) {
    ExtractedText text = word_text(archive, part, depth);
    text.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    return text;
  }
  const std::string main_part = target_of_type(relationships_of(archive, ""), "officeDocument");
  for (const OtherPackage& other : kOtherPackages) {
    if (!archive.has(other.part) && !main_part.ends_with(other.part)) continue;
    if (other.problem != nullptr) throw ExtractionError(other.problem);
    const std::string part = archive.has(main_part) ? main_part : other.part;
    ExtractedText text = other.read(archive, part);
    text.media_type = other.media_type;
    return text;
  }
  if (archive.has("META-INF/container.xml")) return epub_text(archive);
  if (archive.has("content.xml")) return open_text(archive);
  if (is_cut_document(archive)) throw ExtractionError("nothing that it says is left");
  return packed_files(bytes);
}

std::string in_words(const std::vector<std::string>& damage) {
  std::string words;
  for (const std::string& each : damage) words += (words.empty() ? "" : "; ") + each;
  return words;
}

ExtractedText archive_text(std::string_view bytes, int depth) {
  Archive archive(bytes);
  ExtractedText text;
  try {
    text = text_of_entries(archive, bytes, depth);
  } catch (const ExtractionError& error) {
    if (archive.damage().empty()) throw;
    throw ExtractionError("the document is damaged: " + in_words(archive.damage()) + "; " +
                          error.what());
  }
  for (std::string& each : archive.damage()) {
    if (std::find(text.damage.begin(), text.damage.end(), each) == text.damage.end()) {
      text.damage.push_back(std::move(each));
    }
  }
  return text;
}

}  // namespace

ExtractedText office_text(std::string_view bytes) {
  ExtractedText text =
      bytes.starts_with("PK") ? archive_text(bytes, 0) : flat_open_text(std::string(bytes));
  if (text.blocks.empty() && text.sheets.empty() && text.files.empty()) {
    throw ExtractionError(text.damage.empty()
                              ? "the document is empty; a statement has a text"
                              : "the document is damaged, and no text is left in it: " +
                                    in_words(text.damage));
  }
  return text;
}

ExtractedText text_of_any(std::string_view bytes, int depth) {
  if (bytes.starts_with("PK")) return archive_text(bytes, depth);
  if (bytes.starts_with("{\\rtf")) return rtf_text(bytes);
  // A saved page, as web programs put it into a document.
  constexpr std::size_t kLooked = 1024;
  if (bytes.substr(0, kLooked).find("MIME-Version:") != std::string_view::npos) {
    return mail_text(bytes);
  }
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != std::string_view::npos && bytes[first] == '<') return html_text(bytes);
  if (!is_utf8(bytes)) throw ExtractionError("it is no text in UTF-8");
  return {.blocks = blocks_of_text(bytes)};
}

}  // namespace rostrum
