#include "indexer/readers/file_formats.hpp"

#include <algorithm>
#include <array>

#include "indexer/extraction/text_encoding.hpp"
#include "schemas/path_text.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {
namespace {

/// What is at `place` of the bytes.
bool has_at(std::string_view bytes, std::size_t place, std::string_view mark) {
  return bytes.size() >= place + mark.size() && bytes.substr(place, mark.size()) == mark;
}

template <std::size_t kSize>
constexpr std::string_view literal(const char (&bytes)[kSize]) {
  return {bytes, kSize - 1};
}

/// Its mark stands within the first 1024 bytes (ISO 32000-1, annex H).
bool is_pdf(std::string_view bytes) {
  constexpr std::size_t kLooked = 1024;
  return bytes.substr(0, kLooked).find("%PDF-") != std::string_view::npos;
}

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }
bool is_empty_zip(std::string_view bytes) { return bytes.starts_with("PK\x05\x06"); }
bool is_rtf(std::string_view bytes) {
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return begin != std::string_view::npos && has_at(bytes, begin, "{\\rtf");
}
bool is_compound_file(std::string_view bytes) {
  return bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

/// An OpenDocument that is one XML file.
bool is_flat_open(std::string_view bytes) {
  return bytes.find("<office:document") != std::string_view::npos &&
         bytes.find("opendocument.text") != std::string_view::npos;
}

/// A page begins here, after comments and declarations.
bool is_html(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (;;) {
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
    bytes.remove_prefix(std::min(begin, bytes.size()));
    const std::string_view end = bytes.starts_with("<!--") ? "-->"
                                 : bytes.starts_with("<?") ? "?>"
                                                           : "";
    if (end.empty()) break;
    const std::size_t close = bytes.find(end);
    if (close == std::string_view::npos) return false;
    bytes.remove_prefix(close + end.size());
  }
  const std::string start = fold(is_ascii(bytes.substr(0, 14)) ? bytes.substr(0, 14) : "");
  return start.starts_with("<!doctype html") || start.starts_with("<html") ||
         start.starts_with("<head");
}

bool is_picture(std::string_view bytes) {
  constexpr std::array<std::string_view, 8> kMarks{
      "\x89PNG",        "\xFF\xD8\xFF", "GIF8",     literal("II*\0"),
      literal("MM\0*"), "8BPS",         "\xFF\x0A", literal("\0\0\0\x0CjP  ")};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return bytes.starts_with(mark); }) ||
         (bytes.starts_with("RIFF") && has_at(bytes, 8, "WEBP")) ||
         (has_at(bytes, 4, "ftyp") &&
          (has_at(bytes, 8, "hei") || has_at(bytes, 8, "avif") || has_at(bytes, 8, "mif1")));
}

bool is_recording(std::string_view bytes) {
  constexpr std::array<std::string_view, 7> kMarks{
      "ID3", "\xFF\xFB", "OggS", "fLaC", "\x1A\x45\xDF\xA3", "#!AMR", "FLV\x01"};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return bytes.starts_with(mark); }) ||
         (bytes.starts_with("RIFF") && !has_at(bytes, 8, "WEBP")) ||
         (has_at(bytes, 4, "ftyp") && !is_picture(bytes)) || bytes.starts_with("\x30\x26\xB2\x75");
}

bool is_postscript(std::string_view bytes) {
  return bytes.starts_with("%!PS") || bytes.starts_with("\xC5\xD0\xD3\xC6");
}
bool is_djvu(std::string_view bytes) { return bytes.starts_with("AT&TFORM"); }
bool is_wordperfect(std::string_view bytes) { return bytes.starts_with("\xFFWPC"); }
bool is_mobipocket(std::string_view bytes) {
  return has_at(bytes, 60, "BOOKMOBI") || has_at(bytes, 60, "TEXtREAd");
}
bool is_help_file(std::string_view bytes) { return bytes.starts_with("ITSF"); }
bool is_old_write(std::string_view bytes) {
  return bytes.starts_with(literal("\x31\xBE\0\0\0\xAB")) || bytes.starts_with("\xDB\xA5-");
}
bool is_outlook_folder(std::string_view bytes) { return bytes.starts_with("!BDN"); }
bool is_tnef(std::string_view bytes) { return bytes.starts_with("\x78\x9F\x3E\x22"); }
bool is_database(std::string_view bytes) {
  return bytes.starts_with("SQLite format 3") || has_at(bytes, 4, "Standard Jet DB") ||
         has_at(bytes, 4, "Standard ACE DB");
}
bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }
bool is_program(std::string_view bytes) {
  return bytes.starts_with(
             "\x7F"
             "ELF") ||
         (bytes.starts_with("MZ") && bytes.size() > 64);
}
constexpr std::string_view kSaveAsWord =
    "save it as .docx: 'soffice --headless --convert-to docx FILE' with LibreOffice";

// A row whose mark the bytes begin with stands before those that look for one further on, and those
// before what only a name tells.
const std::initializer_list<KnownFormat> kFormats{
    {FileFormat::Office,
     "Word (.docx)",
     {".docx", ".docm", ".dotx"},
     is_zip,
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     DocumentKind::Office,
     {}},
    {FileFormat::OldOffice,
     "old Word (.doc)",
     {".doc", ".dot"},
     is_compound_file,
     "application/msword",
     DocumentKind::OldOffice,
     {}},
    {FileFormat::Rtf, "RTF", {".rtf"}, is_rtf, "application/rtf", DocumentKind::Rtf, {}},
    {FileFormat::None, "an empty ZIP file", {}, is_empty_zip, {}, {}, "nothing is in it"},
    {FileFormat::None, "a gzip file", {}, is_gzip, {}, {}, "unpack it: 'gunzip FILE'"},
    {FileFormat::None,
     "a picture",
     {},
     is_picture,
     {},
     {},
     "if it shows a text, make a PDF of it ('img2pdf FILE -o FILE.pdf') and read that with --ocr"},
    {FileFormat::None,
     "a recording",
     {},
     is_recording,
     {},
     {},
     "what was said is read from a transcript, as text (.txt)"},
    {FileFormat::None,
     "PostScript",
     {},
     is_postscript,
     {},
     {},
     "make a PDF of it: 'ps2pdf FILE' (apt-get install ghostscript)"},
    {FileFormat::None,
     "DjVu",
     {},
     is_djvu,
     {},
     {},
     "make a PDF of it: 'ddjvu -format=pdf FILE FILE.pdf' (apt-get install djvulibre-bin)"},
    {FileFormat::None, "WordPerfect", {}, is_wordperfect, {}, {}, kSaveAsWord},
    {FileFormat::None, "a document of Write or Word 1 or 2", {}, is_old_write, {}, {}, kSaveAsWord},
    {FileFormat::None,
     "a Mobipocket or Kindle book",
     {},
     is_mobipocket,
     {},
     {},
     "make an EPUB of it: 'ebook-convert FILE FILE.epub' (apt-get install calibre)"},
    {FileFormat::None,
     "a Windows help file",
     {},
     is_help_file,
     {},
     {},
     "unpack its pages: 'extract_chmLib FILE FOLDER' (apt-get install libchm-bin)"},
    {FileFormat::None,
     "an Outlook folder",
     {},
     is_outlook_folder,
     {},
     {},
     "take its mails out: 'readpst -e -o FOLDER FILE' (apt-get install pst-utils)"},
    {FileFormat::None,
     "an attachment of Outlook (winmail.dat)",
     {},
     is_tnef,
     {},
     {},
     "take its files out: 'tnef FILE' (apt-get install tnef)"},
    {FileFormat::None, "a database", {}, is_database, {}, {}, "export it as CSV or JSONL"},
    {FileFormat::None, "a program", {}, is_program, {}, {}, "no statement is in it"},
    {FileFormat::Pdf, "PDF", {".pdf"}, is_pdf, "application/pdf", DocumentKind::Pdf, {}},
    {FileFormat::Office,
     "OpenDocument (.odt)",
     {".odt", ".ott", ".fodt"},
     is_flat_open,
     "application/vnd.oasis.opendocument.text-flat-xml",
     DocumentKind::Office,
     {}},
    {FileFormat::Html,
     "web pages",
     {".html", ".htm", ".xhtml"},
     is_html,
     "text/html",
     DocumentKind::Html,
     {}},
    {FileFormat::Csv, "CSV", {".csv", ".tsv"}, nullptr, "text/csv", {}, {}},
    {FileFormat::Text, "text (.txt)", {".txt", ".text", ""}, nullptr, "text/plain", {}, {}},
    {FileFormat::Markdown,
     "Markdown (.md)",
     {".md", ".markdown"},
     nullptr,
     "text/markdown",
     {},
     {}},
    {FileFormat::Jsonl, "JSONL", {".jsonl", ".ndjson"}, nullptr, "application/jsonl", {}, {}},
    {FileFormat::None,
     "TeX",
     {".tex", ".ltx"},
     nullptr,
     {},
     {},
     "typeset it ('pdflatex FILE') and read the PDF"},
};

/// What the bytes look like that are neither of a row nor text; "" if they may be text.
std::string_view not_text(std::string_view bytes) {
  if (!encoding_of_mark(bytes).empty()) return "";
  constexpr std::size_t kLooked = 4096;
  const std::string_view beginning = bytes.substr(0, kLooked);
  const auto odd = std::count_if(beginning.begin(), beginning.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
  const bool has_nul = beginning.find('\0') != std::string_view::npos;
  return has_nul || static_cast<std::size_t>(odd) * 20 > beginning.size() + 20 ? "binary data" : "";
}

std::string lower_extension(const std::filesystem::path& file) {
  return fold(path_text(file.extension()));
}

bool has_extension(const KnownFormat& row, std::string_view extension) {
  return std::find(row.extensions.begin(), row.extensions.end(), extension) != row.extensions.end();
}

/// Null if no row knows it.
const KnownFormat* row_of(const std::filesystem::path& file, std::string_view bytes) {
  for (const KnownFormat& row : kFormats) {
    if (row.has_mark != nullptr && row.has_mark(bytes)) return &row;
  }
  const std::string extension = lower_extension(file);
  const bool text = not_text(bytes).empty();
  for (const KnownFormat& row : kFormats) {
    if (!has_extension(row, extension)) continue;
    // One without its mark, and with other bytes than text's, may still be one.
    if (row.format == FileFormat::Pdf) return text ? &known_format(FileFormat::Text) : &row;
    if (row.format == FileFormat::Html && bytes.find('<') != std::string_view::npos) return &row;
    if (row.has_mark == nullptr && text) return &row;
  }
  return nullptr;
}

/// "PDF, Word (.docx) … and CSV".
std::string all_that_is_read() {
  std::string list;
  for (const KnownFormat& row : kFormats) {
    if (row.format != FileFormat::None) {
      list += (list.empty() ? "" : ", ") + std::string(row.name);
    }
  }
  return "read are " + list;
}

}  // namespace

FileFormat format_of(const std::filesystem::path& file, std::string_view first_bytes) {
  if (file.filename().string().ends_with(".meta.json")) return FileFormat::None;
  const KnownFormat* row = row_of(file, first_bytes);
  return row == nullptr ? FileFormat::None : row->format;
}

std::string why_unread(const std::filesystem::path& file, std::string_view first_bytes) {
  if (first_bytes.empty()) return "the file is empty; a statement has a text";
  const KnownFormat* row = row_of(file, first_bytes);
  if (row != nullptr && row->format == FileFormat::None) {
    return "looks like " + std::string(row->name) + ", which is not read; " +
           std::string(row->help);
  }
  const std::string_view looks = not_text(first_bytes);
  if (!looks.empty()) return "looks like " + std::string(looks) + "; " + all_that_is_read();
  return "files ending in '" + lower_extension(file) + "' are not read; " + all_that_is_read();
}

const KnownFormat& known_format(FileFormat format) {
  return *std::find_if(kFormats.begin(), kFormats.end(),
                       [&](const KnownFormat& row) { return row.format == format; });
}

}  // namespace rostrum
