#include "indexer/readers/file_formats.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "indexer/extraction/base/text_encoding.hpp"
#include "indexer/extraction/base/unmarked_encoding.hpp"
#include "indexer/readers/library/bibtex_reader.hpp"
#include "indexer/readers/library/marc_record.hpp"
#include "indexer/readers/library/ris_reader.hpp"
#include "schemas/base/path_text.hpp"
#include "schemas/text/text_analysis.hpp"

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
         bytes.find("application/vnd.oasis.opendocument.") != std::string_view::npos;
}

bool is_word_xml(std::string_view bytes) {
  return bytes.find("<?mso-application") != std::string_view::npos ||
         bytes.find("<pkg:package") != std::string_view::npos;
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
bool is_program(std::string_view bytes) {
  return bytes.starts_with(
             "\x7F"
             "ELF") ||
         (bytes.starts_with("MZ") && bytes.size() > 64);
}
/// Also single files that are compressed.
bool is_archive(std::string_view bytes) {
  constexpr std::array<std::string_view, 13> kMarks{"\x1F\x8B",
                                                    "\x1F\x9D",
                                                    "BZh",
                                                    literal("\xFD"
                                                            "7zXZ\0"),
                                                    "\x28\xB5\x2F\xFD",
                                                    "LZIP",
                                                    literal("\x5D\0\0"),
                                                    literal("7z\xBC\xAF\x27\x1C"),
                                                    "Rar!\x1A\x07",
                                                    literal("MSCF\0\0\0\0"),
                                                    "070701",
                                                    "070702",
                                                    "070707"};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return bytes.starts_with(mark); }) ||
         has_at(bytes, 257, "ustar") || (has_at(bytes, 2, "-lh") && has_at(bytes, 6, "-"));
}

/// "Name: value": of a line the name in small letters; "" for another one.
std::string header_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  constexpr std::size_t kLongest = 76;
  if (colon == 0 || colon == std::string_view::npos || colon > kLongest) return "";
  const std::string_view name = line.substr(0, colon);
  const bool plain =
      std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < 0x7F; });
  return plain ? fold(name) : "";
}

/// The names of the headers that the bytes begin with; nothing where other lines stand among them.
std::vector<std::string> headers_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::vector<std::string> names;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    const bool last = end == bytes.size();  // it may be cut
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) return names;
    if (line.front() == ' ' || line.front() == '\t') {
      if (names.empty()) return {};
      continue;
    }
    std::string name = header_name(line);
    if (name.empty() && !last) return {};
    if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

bool has_headers(std::string_view bytes) { return !headers_of(bytes).empty(); }

/// Headers that people do not write.
bool is_mail(std::string_view bytes) {
  const std::vector<std::string> names = headers_of(bytes);
  return std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name == "mime-version" || name == "received" || name == "return-path" ||
           name == "message-id" || name == "delivered-to";
  });
}

/// "From someone@somewhere Tue Dec  2 10:00:00 2025", and headers behind it.
bool is_mailbox(std::string_view bytes) {
  const std::size_t end = bytes.find('\n');
  if (!bytes.starts_with("From ") || end == std::string_view::npos) return false;
  const std::string_view line = bytes.substr(0, end);
  const bool dated =
      line.find(" 20") != std::string_view::npos || line.find(" 19") != std::string_view::npos;
  return dated && line.find(':') != std::string_view::npos && has_headers(bytes.substr(end + 1));
}

constexpr std::string_view kSaveAsWord =
    "save it as .docx: 'soffice --headless --convert-to docx FILE' with LibreOffice";

/// What the bytes look like that are neither of a row nor text; "" if they may be text.
std::string_view not_text(std::string_view bytes) {
  if (!encoding_of_mark(bytes).empty() || !unmarked_encoding(bytes).empty()) return "";
  constexpr std::size_t kLooked = 4096;
  const std::string_view beginning = bytes.substr(0, kLooked);
  const auto odd = std::count_if(beginning.begin(), beginning.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
  // A text may hold a stray NUL, and end in some.
  const bool has_nul = beginning.find('\0') != std::string_view::npos;
  const bool foreign =
      has_nul && !is_utf8(beginning.substr(0, code_point_before(beginning, beginning.size())));
  const std::size_t last = beginning.find_last_not_of('\0');
  if (has_nul && last == std::string_view::npos) return "binary data";
  const std::size_t padding = beginning.size() - 1 - last;
  const auto strange = static_cast<std::size_t>(odd) - padding;
  return foreign || strange * 20 > beginning.size() - padding + 20 ? "binary data" : "";
}

bool is_no_text(std::string_view bytes) { return !not_text(bytes).empty(); }
bool is_text(std::string_view bytes) { return not_text(bytes).empty(); }
bool has_tags(std::string_view bytes) { return bytes.find('<') != std::string_view::npos; }

/// What is called a PDF and has lost its mark: objects stand where it was, or bytes of no text.
bool is_unmarked_pdf(std::string_view bytes) {
  constexpr std::size_t kLooked = 1024;
  return is_no_text(bytes) || bytes.substr(0, kLooked).find(" 0 obj") != std::string_view::npos;
}

// A row whose mark the bytes begin with stands before those that look for one further on, and those
// before what only a name tells.
const std::initializer_list<KnownFormat> kFormats{
    {.format = FileFormat::Office,
     .name = "Word (.docx), PowerPoint (.pptx), Excel (.xlsx), EPUB",
     .extensions = {".docx", ".docm", ".pptx", ".xlsx", ".epub", ".zip"},
     .has_mark = is_zip,
     .media_type = "application/zip",
     .kind = DocumentKind::Office},
    {.format = FileFormat::OldOffice,
     .name = "old Word (.doc)",
     .extensions = {".doc", ".msg"},
     .has_mark = is_compound_file,
     .media_type = "application/msword",
     .kind = DocumentKind::OldOffice},
    {.format = FileFormat::Rtf,
     .name = "RTF",
     .extensions = {".rtf"},
     .has_mark = is_rtf,
     .media_type = "application/rtf",
     .kind = DocumentKind::Rtf},
    {.name = "an empty ZIP file", .has_mark = is_empty_zip, .help = "nothing is in it"},
    {.name = "a picture",
     .has_mark = is_picture,
     .help = "if it shows a text, make a PDF of it ('img2pdf FILE -o FILE.pdf') and read that with "
             "--ocr"},
    {.name = "a recording",
     .has_mark = is_recording,
     .help = "what was said is read from a transcript, as text (.txt)"},
    {.name = "Office XML", .has_mark = is_word_xml, .help = "save it as .docx, .xlsx or .pptx"},
    {.name = "PostScript",
     .has_mark = is_postscript,
     .help = "make a PDF of it: 'ps2pdf FILE' (apt-get install ghostscript)"},
    {.name = "DjVu",
     .has_mark = is_djvu,
     .help = "make a PDF of it: 'ddjvu -format=pdf FILE FILE.pdf' (apt-get install djvulibre-bin)"},
    {.name = "WordPerfect", .has_mark = is_wordperfect, .help = kSaveAsWord},
    {.name = "a document of Write or Word 1 or 2", .has_mark = is_old_write, .help = kSaveAsWord},
    {.name = "a Mobipocket or Kindle book",
     .has_mark = is_mobipocket,
     .help = "make an EPUB of it: 'ebook-convert FILE FILE.epub' (apt-get install calibre)"},
    {.name = "a Windows help file",
     .has_mark = is_help_file,
     .help = "unpack its pages: 'extract_chmLib FILE FOLDER' (apt-get install libchm-bin)"},
    {.name = "an Outlook folder",
     .has_mark = is_outlook_folder,
     .help = "take its mails out: 'readpst -e -o FOLDER FILE' (apt-get install pst-utils)"},
    {.name = "an attachment of Outlook (winmail.dat)",
     .has_mark = is_tnef,
     .help = "take its files out: 'tnef FILE' (apt-get install tnef)"},
    {.name = "a database", .has_mark = is_database, .help = "export it as CSV or JSONL"},
    {.name = "a program", .has_mark = is_program, .help = "no statement is in it"},
    {.format = FileFormat::Archive,
     .name = "archives (.zip, .tar, .7z, .rar, .gz)",
     .extensions = {".tar", ".tgz", ".gz", ".7z", ".rar", ".bz2", ".xz", ".zst"},
     .has_mark = is_archive,
     .media_type = "application/x-tar",
     .kind = DocumentKind::Archive,
     .may_be = is_no_text},
    {.format = FileFormat::Mailbox,
     .name = "mailboxes (.mbox)",
     .extensions = {".mbox"},
     .has_mark = is_mailbox,
     .media_type = "application/mbox",
     .kind = DocumentKind::Mailbox,
     .may_be = is_mailbox},
    {.format = FileFormat::Mail,
     .name = "mails (.eml, .msg), saved pages (.mht)",
     .extensions = {".eml", ".mht", ".mhtml"},
     .has_mark = is_mail,
     .media_type = "message/rfc822",
     .kind = DocumentKind::Mail,
     .may_be = has_headers},
    {.format = FileFormat::Pdf,
     .name = "PDF",
     .extensions = {".pdf"},
     .has_mark = is_pdf,
     .media_type = "application/pdf",
     .kind = DocumentKind::Pdf,
     .may_be = is_unmarked_pdf},
    {.format = FileFormat::Office,
     .name = "OpenDocument (.odt, .odp, .ods)",
     .extensions = {".odt", ".fodt", ".odp", ".fodp", ".ods", ".fods"},
     .has_mark = is_flat_open,
     .media_type = "application/xml",
     .kind = DocumentKind::Office},
    {.format = FileFormat::Marc,
     .name = "MARC",
     .extensions = {".mrc"},
     .has_mark = is_marc_file,
     .media_type = "application/marc"},
    {.format = FileFormat::MarcXml,
     .name = "MARCXML",
     .has_mark = is_marc_xml,
     .media_type = "application/marcxml+xml"},
    {.format = FileFormat::Ris,
     .name = "RIS",
     .extensions = {".ris"},
     .has_mark = is_ris,
     .media_type = "application/x-research-info-systems",
     .may_be = is_text},
    {.format = FileFormat::Bibtex,
     .name = "BibTeX",
     .extensions = {".bib", ".bibtex"},
     .has_mark = is_bibtex,
     .media_type = "application/x-bibtex",
     .may_be = is_text},
    {.format = FileFormat::Json,
     .name = "JSON lists and CSL-JSON",
     .extensions = {".json", ".csljson"},
     .media_type = "application/json"},
    {.format = FileFormat::Html,
     .name = "web pages",
     .extensions = {".html", ".htm", ".xhtml"},
     .has_mark = is_html,
     .media_type = "text/html",
     .kind = DocumentKind::Html,
     .may_be = has_tags},
    {.format = FileFormat::Csv,
     .name = "CSV",
     .extensions = {".csv", ".tsv"},
     .media_type = "text/csv"},
    // A text that is called a document is a text.
    {.format = FileFormat::Text,
     .name = "text (.txt)",
     .extensions = {".txt", ".text", "", ".pdf", ".doc", ".docx", ".odt", ".rtf"},
     .media_type = "text/plain"},
    {.format = FileFormat::Markdown,
     .name = "Markdown (.md)",
     .extensions = {".md", ".markdown"},
     .media_type = "text/markdown"},
    {.format = FileFormat::Jsonl,
     .name = "JSONL",
     .extensions = {".jsonl", ".ndjson"},
     .media_type = "application/jsonl"},
    {.name = "text with marks of a program",
     .extensions = {".rst", ".org", ".adoc", ".textile", ".wiki", ".mediawiki", ".fb2", ".dbk",
                    ".docbook", ".ipynb", ".tei", ".opml"},
     .help = "make a page of it: 'pandoc FILE -s -o FILE.html' (apt-get install pandoc)"},
    {.name = "a document of AbiWord",
     .extensions = {".abw", ".zabw"},
     .help = "save it as .docx: 'abiword --to=docx FILE'"},
    {.name = "TeX",
     .extensions = {".tex", ".ltx"},
     .help = "typeset it ('pdflatex FILE') and read the PDF"},
};

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
    if (row.may_be != nullptr ? row.may_be(bytes) : row.has_mark == nullptr && text) return &row;
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
  return "a text whose name ends in '" + lower_extension(file) + "' is not read; " +
         all_that_is_read() + "; call it .txt if it holds nothing but text";
}

const KnownFormat& known_format(FileFormat format) {
  return *std::find_if(kFormats.begin(), kFormats.end(),
                       [&](const KnownFormat& row) { return row.format == format; });
}

}  // namespace rostrum
