/// rostrum-search mcp: assistants ask over standard input and output (docs/server.md).
#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>

#include "schemas/vocabulary/thesaurus.hpp"
#include "schemas/vocabulary/vocabulary.hpp"

namespace rostrum {

struct McpOptions {
  std::filesystem::path index;
  const Vocabulary* vocabulary = nullptr;  ///< REQUIRES: set
  const Thesaurus* thesaurus = nullptr;    ///< REQUIRES: set
};

/// Answers messages, one a line, until the input ends; what is wrong with the machine goes to
/// `err`. Returns the exit status. Throws Error if there is no index that can be asked.
int mcp(const McpOptions& options, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace rostrum
