/// BibTeX and BibLaTeX: @report{key, title = {…}, …}.
#pragma once

#include <string_view>

#include "indexer/readers/library/catalogue_entry.hpp"

namespace rostrum {

/// Every entry but @string, whose names are put in, @preamble and @comment. What is broken is told
/// with the line that it begins on, and reading goes on with the next line that begins with @.
/// REQUIRES: UTF-8.
[[nodiscard]] CatalogueList bibtex_entries(std::string_view text);

/// True if the bytes begin as such a file, after lines of comment.
[[nodiscard]] bool is_bibtex(std::string_view first_bytes);

}  // namespace rostrum
