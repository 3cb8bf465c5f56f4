#include "searcher/commands/mcp_command.hpp"

#include <istream>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "schemas/base/error.hpp"
#include "schemas/base/terminal_safe.hpp"
#include "searcher/engine/searcher.hpp"
#include "searcher/server/mcp/mcp.hpp"

namespace rostrum {
namespace {

/// More than any question; what is longer is read to its end and refused.
constexpr std::size_t kMostBytes = 1 << 20;

/// False at the end of the input. A line that is too long comes cut.
bool next_line(std::istream& in, std::string& line) {
  line.clear();
  for (int letter = in.get(); letter != std::istream::traits_type::eof(); letter = in.get()) {
    if (letter == '\n') return true;
    if (line.size() <= kMostBytes) line.push_back(static_cast<char>(letter));
  }
  return !line.empty();
}

}  // namespace

int mcp(const McpOptions& options, std::istream& in, std::ostream& out, std::ostream& err) {
  const std::unique_ptr<Searcher> searcher =
      open_searcher(options.index, *options.vocabulary, nullptr, FilesToldBy::Name);
  (void)searcher->newest();  // what is wrong with the index is told before anybody asks
  const HttpRequest none{};
  const std::string index = options.index.native();
  const Call call{.request = none,
                  .url = {},
                  .engine = *searcher,
                  .vocabulary = *options.vocabulary,
                  .thesaurus = *options.thesaurus,
                  .index = index,
                  .base = {},
                  .origin = {},
                  .limits = {},
                  .log = [&err](const std::string& text) {
                    err << "rostrum-search: " << terminal_safe(text) << '\n' << std::flush;
                  }};
  for (std::string line; next_line(in, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (line.size() > kMostBytes) line.clear();  // no JSON: the answer says so
    if (const auto answer = answer_mcp(line, call)) out << *answer << '\n' << std::flush;
  }
  return kExitDone;
}

}  // namespace rostrum
