/// Documents made on the spot, so that no binary file need be kept.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rostrum::testing {

/// A ZIP archive of these entries, stored as they are.
[[nodiscard]] std::string make_zip(const std::vector<std::pair<std::string, std::string>>& entries);

/// A tar archive of these entries (ustar).
[[nodiscard]] std::string make_tar(const std::vector<std::pair<std::string, std::string>>& entries);

/// A Word document of this body (inside w:body), with footnotes if there are any.
[[nodiscard]] std::string make_docx(std::string_view body, std::string_view footnotes = "");

/// An OpenDocument text of this body (inside office:text).
[[nodiscard]] std::string make_odt(std::string_view body);

/// A PDF of lines of Latin letters, page by page, in Helvetica; an empty line leaves a gap.
[[nodiscard]] std::string make_pdf(const std::vector<std::vector<std::string>>& pages);

/// A PDF of grey pictures (PGM) that fill its pages, as a scanner makes it.
[[nodiscard]] std::string make_scan(const std::vector<std::string>& pictures);

/// A page of several kinds of marks.
struct PdfPage {
  std::vector<std::string> lines;  ///< in Helvetica, from the top
  std::string picture;             ///< PGM that fills the page, under the lines
  std::string drawing;             ///< operators of PDF, under the lines
  bool without_unicode = false;    ///< the lines are drawn as glyphs whose letters nothing tells
  bool private_letters = false;    ///< the lines are drawn as letters that their font calls others
  bool invisible = false;          ///< the lines are there to be found, and not drawn
};
[[nodiscard]] std::string make_mixed_pdf(const std::vector<PdfPage>& pages);

/// A page in font F, whose glyphs from `a` on mean `letters` (UTF-16 in hexadecimals) and have
/// `widths` (thousandths of its size; none for those of Helvetica), and a broken list of objects.
[[nodiscard]] std::string make_pdf_in_font(const std::vector<std::string>& letters,
                                           const std::string& widths, const std::string& drawing);

/// Operators that draw what looks like `lines` lines of letters, in strokes.
[[nodiscard]] std::string drawn_lines(int lines);

}  // namespace rostrum::testing
