#include "searcher/commands/help_topics.hpp"

#include <string_view>

namespace rostrum {

/// Of docs/, compiled in.
[[nodiscard]] std::string_view search_help_file(std::string_view name);

std::vector<HelpTopic> search_topics() {
  return {
      {.name = "query-language",
       .summary = "What can be asked, and how words match",
       .text = search_help_file("query-language.md"),
       .page = true},
      {.name = "guide",
       .summary = "The analyses, by example",
       .text = search_help_file("guide.md"),
       .page = true},
      {.name = "server",
       .summary = "The server, its API, and how to run it",
       .text = search_help_file("server.md"),
       .page = true},
      {.name = "filters",
       .summary = "Which values filters take",
       .text = search_help_file("help/filters.md")},
      {.name = "formats",
       .summary = "Forms of an answer",
       .text = search_help_file("help/formats.md")},
      {.name = "exit-status",
       .summary = "What the programs end with",
       .text = search_help_file("help/search-exit-status.md")},
      {.name = "environment",
       .summary = "Variables that are read",
       .text = search_help_file("help/environment.md")},
      {.name = "files", .summary = "Where things lie", .text = search_help_file("help/files.md")}};
}

}  // namespace rostrum
