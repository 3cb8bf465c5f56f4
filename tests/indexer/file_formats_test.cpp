// A file is known by what is in it; one that nobody reads is told what would help.
#include "indexer/readers/file_formats.hpp"

#include <gtest/gtest.h>

namespace rostrum {
namespace {

using namespace std::string_view_literals;

const std::string kTar = std::string(257, 'x') + "ustar";

TEST(FileFormats, AreToldByTheFirstBytesBeforeTheName) {
  struct Case {
    const char* name;
    std::string_view bytes;
    FileFormat format;
  };
  const Case cases[] = {
      {"a.pdf", "%PDF-1.7", FileFormat::Pdf},
      {"a.txt", "\n\n%PDF-1.7", FileFormat::Pdf},
      {"a.pdf", "\0\1\2\3"sv, FileFormat::Pdf},
      {"a.pdf", "%\xE2\xE3\xCF\xD3\n1 0 obj\n<</Type /Catalog", FileFormat::Pdf},
      {"a.pdf", "We stated our object.", FileFormat::Text},
      {"a.pdf", "plain text", FileFormat::Text},
      {"a.doc", "PK\x03\x04", FileFormat::Office},
      {"a.txt", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileFormat::OldOffice},
      {"a.doc", "{\\rtf1 %PDF-", FileFormat::Rtf},
      {"a", "\xEF\xBB\xBF{\\rtf1", FileFormat::Rtf},
      {"a.xml", "<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">",
       FileFormat::Office},
      {"a.txt", "<!DOCTYPE html><p>x", FileFormat::Html},
      {"a.htm", "words <b>x</b>", FileFormat::Html},
      {"a.htm", "words", FileFormat::None},
      {"A.CSV", "a,b", FileFormat::Csv},
      {"a", "words", FileFormat::Text},
      {"a.md", "words", FileFormat::Markdown},
      {"a.ndjson", "{}", FileFormat::Jsonl},
      {"a.meta.json", "{}", FileFormat::None},
      {"a.txt", "\xFF\xFEw\0"sv, FileFormat::Text},
      {"a.txt", "\0\1\2\3"sv, FileFormat::None},
      {"a.txt", "\x89PNG", FileFormat::None},
      {"a.txt", "a stray \0 in words"sv, FileFormat::Text},
      {"a.txt", "w\0o\0r\0d\0s\0 \0i\0n\0 \0i\0t\0"sv, FileFormat::Text},
      {"a.docx", "words", FileFormat::Text},
      {"a.txt", "\x1F\x8B\x08", FileFormat::Archive},
      {"a", "7z\xBC\xAF\x27\x1C", FileFormat::Archive},
      {"a.tar", kTar, FileFormat::Archive},
      {"a.zip", "PK\x03\x04", FileFormat::Office},
      {"a.msg", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileFormat::OldOffice},
      {"a.eml", "From: a@b\nSubject: x\n\nwords", FileFormat::Mail},
      {"a.txt", "From: a@b\r\nMIME-Version: 1.0\r\n\r\nwords", FileFormat::Mail},
      {"a.mht", "From: saved\nMIME-Version: 1.0\nContent-Type: multipart/related;\n boundary=b\n\n",
       FileFormat::Mail},
      {"a.txt", "From: Norway\nTo: the Chair\n\nwords", FileFormat::Text},
      {"a.txt", "Received: with thanks\nwords of a text\n", FileFormat::Text},
      {"a.eml", "words", FileFormat::None},
      {"a", "From a@b Mon Dec  1 10:00:00 2025\nSubject: x\n\nwords", FileFormat::Mailbox},
      {"a.txt", "From Geneva to the world\nChair: thank you\n\nwords", FileFormat::Text},
      {"a.txt", "From the Chair\nwords", FileFormat::Text},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(format_of(each.name, each.bytes), each.format) << each.name << ": " << each.bytes;
  }
}

TEST(FileFormats, SayWhatHelpsWithAFileThatIsNotRead) {
  struct Case {
    const char* name;
    std::string_view bytes;
    const char* told;
  };
  const Case cases[] = {
      {"a.png", "\x89PNG", "img2pdf"},
      {"a.jpg", "\xFF\xD8\xFF", "--ocr"},
      {"a.tif", "II*\0"sv, "a picture"},
      {"a.heic",
       "\0\0\0\x18"
       "ftypheic"sv,
       "a picture"},
      {"a.mp4",
       "\0\0\0\x18"
       "ftypmp42"sv,
       "transcript"},
      {"a.wav", "RIFF1234WAVE", "transcript"},
      {"a.xml", "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>", ".docx"},
      {"a.ps", "%!PS-Adobe", "ps2pdf"},
      {"a.djvu", "AT&TFORM", "ddjvu"},
      {"a.wpd", "\xFFWPC", "soffice"},
      {"a.pst", "!BDN", "readpst"},
      {"winmail.dat", "\x78\x9F\x3E\x22", "tnef"},
      {"a.db", "SQLite format 3", "CSV"},
      {"a.rst", "words", "pandoc"},
      {"a.tex", "\\documentclass{article}", "pdflatex"},
      {"a.zip", "PK\x05\x06", "nothing is in it"},
      {"a.odd", "words", "a text whose name ends in '.odd' is not read; read are Word (.docx)"},
      {"a.zip", "words", "a text whose name ends in '.zip' is not read; read are Word (.docx)"},
      {"a.odd", "\0\1\2\3"sv, "binary data"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(format_of(each.name, each.bytes), FileFormat::None) << each.name;
    EXPECT_NE(why_unread(each.name, each.bytes).find(each.told), std::string::npos)
        << each.name << ": " << why_unread(each.name, each.bytes);
  }
}

TEST(FileFormats, HaveAMediaTypeEach) {
  for (const FileFormat format :
       {FileFormat::Text, FileFormat::Markdown, FileFormat::Jsonl, FileFormat::Csv,
        FileFormat::Html, FileFormat::Pdf, FileFormat::Office, FileFormat::Rtf,
        FileFormat::OldOffice, FileFormat::Mail, FileFormat::Mailbox, FileFormat::Archive}) {
    EXPECT_NE(known_format(format).media_type.find('/'), std::string_view::npos);
  }
}

}  // namespace
}  // namespace rostrum
