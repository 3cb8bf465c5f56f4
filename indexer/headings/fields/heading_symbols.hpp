/// The symbol of the document that a statement stands in, and the meeting that it names.
#pragma once

#include <filesystem>
#include <vector>

#include "indexer/headings/fields/heading_fields.hpp"
#include "indexer/headings/lines/heading_lines.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

/// A symbol that stands for itself, or beside nothing but what letterheads have ("United Nations",
/// "Distr.: General", a day), is that of the document. One in a sentence is cited, and drafts and
/// resolutions are what statements speak of.
void read_symbols(const std::vector<HeadingLine>& lines, HeadingFields& fields);

/// "A_C.1_78_PV.3-EN.pdf", "CCW-GGE.1-2023-2.docx", where a convention's or a meeting's documents
/// begin so. A file's name has no slash.
void read_symbol_of_file(const std::filesystem::path& file, const Vocabulary& vocabulary,
                         HeadingFields& fields);

/// Gives a statement that lacks them the session and the convention that its symbols name.
void follow_symbols(Statement& statement, const Vocabulary& vocabulary);

}  // namespace rostrum
