/// The statements of a file whose text has been read.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/headings/heading_reader.hpp"
#include "schemas/record/statement.hpp"

namespace rostrum {

struct FileStatements {
  std::vector<Statement> statements;
  bool versions = false;  ///< they are one statement in several languages, the original first
  std::string note;       ///< what was left out; "" for nothing
};

/// Mostly one; several of a verbatim record, a compilation, or an original with its translation
/// (file_parts.hpp). Each gets what its heading, the file's heading and the file's name say.
/// `whole` has the text, its pages and what other sources say; with an author or an id it is one
/// statement, and with a language it is in one. `front_lines` stand before the text in the file;
/// `letterhead` are lines for the heading alone.
[[nodiscard]] FileStatements statements_of(Statement whole, const std::filesystem::path& file,
                                           int front_lines, HeadingReader& headings,
                                           std::string_view letterhead = {});

}  // namespace rostrum
