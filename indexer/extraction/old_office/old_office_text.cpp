#include "indexer/extraction/old_office/old_office_text.hpp"

#include <array>
#include <string>

#include "indexer/extraction/old_office/compound_file.hpp"
#include "indexer/extraction/old_office/old_word_text.hpp"
#include "indexer/extraction/old_office/outlook_mail.hpp"

namespace rostrum {
namespace {

struct Other {
  const char* stream;  ///< by which it is known
  const char* problem;
};
constexpr std::array<Other, 8> kOthers{
    {{"EncryptedPackage",
      "the document is encrypted; open it with its password and save a copy without one"},
     {"Workbook",
      "it is an old Excel file; save it as .xlsx: 'soffice --headless --convert-to xlsx FILE' with "
      "LibreOffice"},
     {"Book", "it is an Excel file of 1995; save it as .xlsx or CSV"},
     {"PowerPoint Document",
      "they are old PowerPoint slides; save them as .pptx: 'soffice --headless --convert-to pptx "
      "FILE' with LibreOffice"},
     {"VisioDocument",
      "it is a Visio drawing; make a PDF of it: 'soffice --headless --convert-to pdf FILE' with "
      "LibreOffice"},
     {"Quill",
      "it is a Publisher document; make a PDF of it: 'soffice --headless --convert-to pdf FILE' "
      "with LibreOffice"},
     {"BodyText", "it is a Hangul document; save it as .docx or PDF"},
     {"MatOST",
      "it is a Works document; save it as .docx: 'soffice --headless --convert-to docx FILE' with "
      "LibreOffice"}}};

}  // namespace

ExtractedText old_office_text(std::string_view bytes) {
  const CompoundFile file(bytes);
  if (file.has("", "WordDocument")) return old_word_text(file);
  if (is_outlook_mail(file)) {
    ExtractedText text = outlook_mail(file);
    text.media_type = "application/vnd.ms-outlook";
    return text;
  }
  for (const Other& other : kOthers) {
    if (file.has("", other.stream)) throw ExtractionError(other.problem);
  }
  throw ExtractionError("it is no Word document, though packed like an old one");
}

}  // namespace rostrum
