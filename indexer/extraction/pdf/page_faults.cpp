#include "indexer/extraction/pdf/page_faults.hpp"

#include <Error.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace rostrum {
namespace {

thread_local bool fault = false;

/// Of all that poppler says: others are about colours, pictures, links and fonts that are only
/// drawn, or about what it has found out in another way.
constexpr std::array<std::string_view, 21> kFaults{"flate stream",
                                                   "in LZW stream",
                                                   "runlength",
                                                   "ASCII85",
                                                   "Missing 'endstream'",
                                                   "Bad 'Length' attribute in stream",
                                                   "End of file inside",
                                                   "Unterminated string",
                                                   "Unterminated hex string",
                                                   "Illegal character",
                                                   "Unknown operator",
                                                   "Unknown filter",
                                                   "Unknown font tag",
                                                   "No font in show",
                                                   "Element of show/space array",
                                                   "to 'Tj' operator",
                                                   "to 'TJ' operator",
                                                   "XObject '",
                                                   "Dictionary key must be a name",
                                                   "not found but needed",
                                                   "Weird page contents"};

void hear(ErrorCategory category, Goffset /*place*/, const char* message) {
  if (category == errSyntaxWarning || category == errConfig) return;
  const std::string_view said = message;
  fault = fault || std::any_of(kFaults.begin(), kFaults.end(), [&](std::string_view each) {
            return said.find(each) != std::string_view::npos;
          });
}

}  // namespace

void listen_for_page_faults() { setErrorCallback(hear); }

bool had_page_faults() {
  const bool had = fault;
  fault = false;
  return had;
}

}  // namespace rostrum
