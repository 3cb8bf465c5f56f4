#include "tests/support/documents.hpp"

#include <cstdint>

namespace rostrum::testing {
namespace {

/// CRC-32 as ZIP has it (ISO 3309).
std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

/// What a local header and the directory have in common.
void put_entry(std::string& out, const std::string& name, const std::string& bytes) {
  put(out, 20, 2);  // version
  put(out, 0, 2);   // flags
  put(out, 0, 2);   // stored
  put(out, 0, 4);   // time and date
  put(out, crc32(bytes), 4);
  put(out, static_cast<std::uint32_t>(bytes.size()), 4);
  put(out, static_cast<std::uint32_t>(bytes.size()), 4);
  put(out, static_cast<std::uint32_t>(name.size()), 2);
  put(out, 0, 2);  // extra
}

constexpr std::string_view kXml = R"(<?xml version="1.0" encoding="UTF-8"?>)";

}  // namespace

std::string make_zip(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::string out;
  std::string directory;
  for (const auto& [name, bytes] : entries) {
    const auto at = static_cast<std::uint32_t>(out.size());
    out += "PK\x03\x04";
    put_entry(out, name, bytes);
    out += name + bytes;
    directory += "PK\x01\x02";
    put(directory, 20, 2);
    put_entry(directory, name, bytes);
    put(directory, 0, 2);  // comment
    put(directory, 0, 2);  // disk
    put(directory, 0, 2);  // attributes
    put(directory, 0, 4);
    put(directory, at, 4);
    directory += name;
  }
  const auto begin = static_cast<std::uint32_t>(out.size());
  out += directory + "PK\x05\x06";
  put(out, 0, 4);
  put(out, static_cast<std::uint32_t>(entries.size()), 2);
  put(out, static_cast<std::uint32_t>(entries.size()), 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, begin, 4);
  put(out, 0, 2);
  return out;
}

std::string make_tar(const std::vector<std::pair<std::string, std::string>>& entries) {
  constexpr std::size_t kBlock = 512;
  const auto octal = [](std::size_t value, std::size_t digits) {
    std::string text(digits, '0');
    for (std::size_t i = digits; i-- > 0; value /= 8) text[i] = static_cast<char>('0' + value % 8);
    return text;
  };
  std::string out;
  for (const auto& [name, bytes] : entries) {
    std::string head(kBlock, '\0');
    head.replace(0, name.size(), name);
    head.replace(100, 7, "0000644");
    head.replace(108, 7, "0000000");
    head.replace(116, 7, "0000000");
    head.replace(124, 11, octal(bytes.size(), 11));
    head.replace(136, 11, octal(0, 11));
    head.replace(148, 8, "        ");
    head[156] = '0';
    head.replace(257, 8,
                 std::string("ustar\0"
                             "00",
                             8));
    std::size_t sum = 0;
    for (const char c : head) sum += static_cast<unsigned char>(c);
    head.replace(148, 7, octal(sum, 6) + '\0');
    out += head + bytes;
    out.resize((out.size() + kBlock - 1) / kBlock * kBlock, '\0');
  }
  return out + std::string(2 * kBlock, '\0');
}

std::string make_docx(std::string_view body, std::string_view footnotes) {
  const auto part = [](std::string_view root, std::string_view inside) {
    std::string xml(kXml);
    xml.append("<w:").append(root).append(" xmlns:w=\"w\" xmlns:mc=\"mc\">");
    xml.append(inside).append("</w:").append(root).append(">");
    return xml;
  };
  std::vector<std::pair<std::string, std::string>> entries{
      {"[Content_Types].xml", std::string(kXml) + "<Types/>"},
      {"word/document.xml", part("document", "<w:body>" + std::string(body) + "</w:body>")}};
  if (!footnotes.empty()) entries.emplace_back("word/footnotes.xml", part("footnotes", footnotes));
  return make_zip(entries);
}

std::string make_odt(std::string_view body) {
  const std::string xml =
      std::string(kXml) +
      R"(<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>)" +
      std::string(body) + "</office:text></office:body></office:document-content>";
  return make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", xml}});
}

namespace {

/// The file of these objects, numbered from 1; the first is the catalogue.
std::string pdf_of(const std::vector<std::string>& objects) {
  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places.push_back(out.size());
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t table = out.size();
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t place : places) {
    const std::string digits = std::to_string(place);
    out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
  }
  out += "trailer << /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
         std::to_string(table) + "\n%%EOF\n";
  return out;
}

std::string page_tree(const std::string& kids, std::size_t count) {
  return "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(count) + " >>";
}

}  // namespace

std::string make_pdf(const std::vector<std::vector<std::string>>& pages) {
  std::vector<std::string> objects(3);  // catalogue, pages, font
  std::string kids;
  for (const auto& lines : pages) {
    std::string stream = "BT /F 11 Tf 13 TL 60 780 Td\n";
    for (const std::string& line : lines) {
      std::string escaped;
      for (const char c : line) {
        if (c == '(' || c == ')' || c == '\\') escaped.push_back('\\');
        escaped.push_back(c);
      }
      stream += "(" + escaped + ") Tj T*\n";
    }
    stream += "ET\n";
    objects.push_back("<< /Length " + std::to_string(stream.size()) + " >>\nstream\n" + stream +
                      "endstream");
    const std::size_t content = objects.size();
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " +
                      std::to_string(content) + " 0 R /Resources << /Font << /F 3 0 R >> >> >>");
    kids += std::to_string(objects.size()) + " 0 R ";
  }
  objects[0] = "<< /Type /Catalog /Pages 2 0 R >>";
  objects[1] = page_tree(kids, pages.size());
  objects[2] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
  return pdf_of(objects);
}

std::string make_scan(const std::vector<std::string>& pictures) {
  std::vector<std::string> objects = {"<< /Type /Catalog /Pages 2 0 R >>", ""};
  std::string kids;
  for (const std::string& picture : pictures) {
    // "P5\nWIDTH HEIGHT\n255\n" and the dots.
    const std::size_t blank = picture.find(' ');
    const std::size_t line = picture.find('\n', blank);
    const std::string width = picture.substr(3, blank - 3);
    const std::string height = picture.substr(blank + 1, line - blank - 1);
    const std::string dots = picture.substr(picture.find('\n', line + 1) + 1);
    objects.push_back("<< /Type /XObject /Subtype /Image /Width " + width + " /Height " + height +
                      " /ColorSpace /DeviceGray /BitsPerComponent 8 /Length " +
                      std::to_string(dots.size()) + " >>\nstream\n" + dots + "\nendstream");
    const std::string image = std::to_string(objects.size());
    const std::string stream = "595 0 0 842 0 0 cm /I Do\n";
    objects.push_back("<< /Length " + std::to_string(stream.size()) + " >>\nstream\n" + stream +
                      "endstream");
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " +
                      std::to_string(objects.size()) + " 0 R /Resources << /XObject << /I " +
                      image + " 0 R >> >> >>");
    kids += std::to_string(objects.size()) + " 0 R ";
  }
  objects[1] = page_tree(kids, pictures.size());
  return pdf_of(objects);
}

namespace {

std::string stream_of(const std::string& head, const std::string& bytes) {
  return "<< " + head + " /Length " + std::to_string(bytes.size()) + " >>\nstream\n" + bytes +
         "\nendstream";
}

/// Object of a picture of the form "P5\nWIDTH HEIGHT\n255\n" and the dots.
std::string picture_object(const std::string& picture) {
  const std::size_t blank = picture.find(' ');
  const std::size_t line = picture.find('\n', blank);
  return stream_of("/Type /XObject /Subtype /Image /Width " + picture.substr(3, blank - 3) +
                       " /Height " + picture.substr(blank + 1, line - blank - 1) +
                       " /ColorSpace /DeviceGray /BitsPerComponent 8",
                   picture.substr(picture.find('\n', line + 1) + 1));
}

/// A font of strokes (type 3) with 26 glyphs, numbered from 1, that has no names for letters.
std::string strokes_font(std::vector<std::string>& objects) {
  std::string procedures;
  std::string names;
  for (int i = 0; i < 26; ++i) {
    const std::string x = std::to_string(100 + 12 * i);
    objects.push_back(stream_of("", "500 0 d0 60 w 60 0 m " + x + " 700 l 420 0 l 420 500 l S"));
    procedures += "/g" + std::to_string(i + 1) + ' ' + std::to_string(objects.size()) + " 0 R ";
    names += "/g" + std::to_string(i + 1) + ' ';
  }
  std::string widths;
  for (int i = 0; i < 26; ++i) widths += "500 ";
  return "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] "
         "/CharProcs << " +
         procedures + ">> /Encoding << /Type /Encoding /Differences [1 " + names +
         "] >> /FirstChar 1 /LastChar 26 /Widths [" + widths + "] /Resources << >> >>";
}

/// Helvetica, of which the document says that it draws characters for private use.
std::string private_font(std::vector<std::string>& objects) {
  objects.push_back(stream_of("",
                              "1 begincodespacerange <00> <FF> endcodespacerange\n"
                              "1 beginbfrange <00> <FF> <F000> endbfrange\n"));
  return "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding "
         "/ToUnicode " +
         std::to_string(objects.size()) + " 0 R >>";
}

/// 1 for "a" and so on, as a string of PDF.
std::string numbers_of(const std::string& letters) {
  std::string numbers;
  for (const char letter : letters) {
    const int number = letter >= 'a' && letter <= 'z' ? letter - 'a' + 1 : 27;
    numbers +=
        {'\\', '0', static_cast<char>('0' + number / 8), static_cast<char>('0' + number % 8)};
  }
  return numbers;
}

}  // namespace

std::string make_pdf_in_font(const std::vector<std::string>& letters, const std::string& widths,
                             const std::string& drawing) {
  std::string map =
      "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <00> <FF> "
      "endcodespacerange\n" +
      std::to_string(letters.size()) + " beginbfchar\n";
  constexpr const char* kHex = "0123456789ABCDEF";
  std::size_t code = 'a';
  for (const std::string& letter : letters) {
    map += std::string("<") + kHex[code / 16] + kHex[code % 16] + "> <" + letter + ">\n";
    ++code;
  }
  map += "endbfchar endcmap end";
  const std::string room = widths.empty() ? ""
                                          : "/FirstChar 97/LastChar " + std::to_string(code - 1) +
                                                "/Widths[" + widths + "]";
  const auto stream = [](const std::string& bytes) {
    return "<</Length " + std::to_string(bytes.size()) + ">>stream\n" + bytes + "\nendstream";
  };
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
         "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources"
         "<</Font<</F 5 0 R>>>>>>endobj\n4 0 obj" +
         stream(drawing) + "endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica" + room +
         "/ToUnicode 6 0 R>>endobj\n6 0 obj" + stream(map) +
         "endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}

std::string drawn_lines(int lines) {
  std::string drawing = "0.8 w\n";
  for (int line = 0; line < lines; ++line) {
    const std::string base = std::to_string(770 - 14 * line);
    const std::string top = std::to_string(770 - 14 * line + 7);
    for (int x = 60; x < 530; x += 6) {
      if (x % 42 == 18) continue;  // between words
      drawing += std::to_string(x) + ' ' + base + " m " + std::to_string(x + 2) + ' ' + top +
                 " l " + std::to_string(x + 4) + ' ' + base + " l S\n";
    }
  }
  return drawing;
}

std::string make_mixed_pdf(const std::vector<PdfPage>& pages) {
  std::vector<std::string> objects(3);
  objects[2] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
  objects.push_back(strokes_font(objects));
  const std::string strokes = std::to_string(objects.size());
  objects.push_back(private_font(objects));
  const std::string others = std::to_string(objects.size());
  std::string kids;
  for (const PdfPage& page : pages) {
    std::string stream = "q " + page.drawing + " Q\n";
    std::string pictures;
    if (!page.picture.empty()) {
      objects.push_back(picture_object(page.picture));
      pictures = "/XObject << /I " + std::to_string(objects.size()) + " 0 R >>";
      stream += "q 595 0 0 842 0 0 cm /I Do Q\n";
    }
    const char* const font = page.without_unicode ? "S" : page.private_letters ? "P" : "F";
    stream += std::string("BT /") + font + " 11 Tf " + (page.invisible ? "3 Tr " : "") +
              "13 TL 60 780 Td\n";
    for (const std::string& line : page.lines) {
      stream += "(" + (page.without_unicode ? numbers_of(line) : line) + ") Tj T*\n";
    }
    objects.push_back(stream_of("", stream + "ET"));
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " +
                      std::to_string(objects.size()) + " 0 R /Resources << /Font << /F 3 0 R /S " +
                      strokes + " 0 R /P " + others + " 0 R >> " + pictures + " >> >>");
    kids += std::to_string(objects.size()) + " 0 R ";
  }
  objects[0] = "<< /Type /Catalog /Pages 2 0 R >>";
  objects[1] = page_tree(kids, pages.size());
  return pdf_of(objects);
}

}  // namespace rostrum::testing
