/// Documents made on the spot, so that no binary file need be kept.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rostrum::testing {

/// A ZIP archive of these entries, stored as they are.
[[nodiscard]] std::string make_zip(const std::vector<std::pair<std::string, std::string>>& entries);

/// A Word document of this body (inside w:body), with footnotes if there are any.
[[nodiscard]] std::string make_docx(std::string_view body, std::string_view footnotes = "");

/// An OpenDocument text of this body (inside office:text).
[[nodiscard]] std::string make_odt(std::string_view body);

/// A PDF of lines of Latin letters, page by page, in Helvetica; an empty line leaves a gap.
[[nodiscard]] std::string make_pdf(const std::vector<std::vector<std::string>>& pages);

/// A PDF of grey pictures (PGM) that fill its pages, as a scanner makes it.
[[nodiscard]] std::string make_scan(const std::vector<std::string>& pictures);

}  // namespace rostrum::testing
