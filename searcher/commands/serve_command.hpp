/// `rostrum-search serve`: answers over HTTP until it is told to end.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "schemas/vocabulary/thesaurus.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/server/http/http_server.hpp"

namespace rostrum {

struct ServeOptions {
  std::filesystem::path index;
  const Vocabulary* vocabulary = nullptr;  ///< REQUIRES: set
  const Thesaurus* thesaurus = nullptr;    ///< REQUIRES: set
  std::string listen = "127.0.0.1:8080";
  std::size_t threads = 0;  ///< that answer; 0 for one a processor, and two at least
  std::string base_url;
  std::vector<std::string> cors;
  std::filesystem::path saved;       ///< file of saved searches that are listed; "" for none
  std::vector<std::string> sources;  ///< folders whose files may be opened
  std::size_t answer_seconds = 30;
  std::size_t answer_megabytes = 64;
  std::size_t memory_megabytes = 1024;
  std::size_t kept_megabytes = 64;  ///< of answers that are asked for again
  std::size_t rate = 0;             ///< questions a second from one address; 0 for any
  std::size_t burst = 0;            ///< that it may ask at once; 0 for ten seconds' worth
  bool trust_forwarded = false;     ///< a proxy says who asks
  ServerLimits limits;
  bool quiet = false;          ///< no line an answer
  bool log_questions = false;  ///< with what was asked, and from where
};

/// Returns kExitDone when all that was asked has been answered, kExitPartial if some was cut off.
/// Throws Error: NotFound or IndexFormat if there is no index, InvalidInput if it cannot listen.
int serve(const ServeOptions& options, std::ostream& out, std::ostream& err);

}  // namespace rostrum
