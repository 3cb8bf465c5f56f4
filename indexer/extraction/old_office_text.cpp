#include "indexer/extraction/old_office_text.hpp"

#include <array>
#include <string>

#include "indexer/extraction/compound_file.hpp"
#include "indexer/extraction/old_word_text.hpp"

namespace rostrum {
namespace {

struct Other {
  const char* stream;  ///< by which it is known
  const char* problem;
};
constexpr std::array<Other, 8> kOthers{
    {{"EncryptedPackage",
      "the document is encrypted; open it with its password and save a copy without one"},
     {"Workbook", "it is an old Excel file; save it as .xlsx or CSV"},
     {"Book", "it is an Excel file of 1995; save it as .xlsx or CSV"},
     {"PowerPoint Document", "they are old PowerPoint slides; save them as .pptx"},
     {"VisioDocument", "it is a Visio drawing; export it as PDF"},
     {"Quill", "it is a Publisher document; export it as PDF"},
     {"BodyText", "it is a Hangul document; save it as .docx or PDF"},
     {"MatOST", "it is a Works document; save it as .docx with LibreOffice"}}};

}  // namespace

ExtractedText old_office_text(std::string_view bytes) {
  const CompoundFile file(bytes);
  if (file.has("WordDocument")) return old_word_text(file);
  for (const Other& other : kOthers) {
    if (file.has(other.stream)) throw ExtractionError(other.problem);
  }
  throw ExtractionError("it is no Word document, though packed like an old one");
}

}  // namespace rostrum
