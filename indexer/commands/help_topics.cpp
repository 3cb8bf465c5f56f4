#include "indexer/commands/help_topics.hpp"

#include <string_view>

namespace rostrum {

/// Of docs/ and corpus/, compiled in.
[[nodiscard]] std::string_view index_help_file(std::string_view name);

std::vector<HelpTopic> index_topics() {
  return {{.name = "corpus",
           .summary = "What is read, and how fields are given with it",
           .text = index_help_file("corpus/README.md"),
           .page = true},
          {.name = "exit-status",
           .summary = "What the program ends with",
           .text = index_help_file("docs/help/index-exit-status.md")},
          {.name = "environment",
           .summary = "Variables that are read",
           .text = index_help_file("docs/help/environment.md")},
          {.name = "files",
           .summary = "Where things lie",
           .text = index_help_file("docs/help/files.md")}};
}

}  // namespace rostrum
