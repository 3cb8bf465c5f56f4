/// What is wrong with a request, as RFC 9457 writes it.
#pragma once

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>

#include "searcher/server/http/http_message.hpp"

namespace rostrum {

struct RequestProblem {
  unsigned status = 400;
  std::string detail;        ///< for people
  std::string parameter;     ///< that is wrong; "" for none
  std::size_t position = 0;  ///< of the mistake in it, in letters from 1; 0 for none
  std::string log;           ///< what only the log may tell; "" for nothing
  /// Seconds after which asking again may help; 0: that is not known.
  std::size_t retry_after = 0;
};

/// "Bad Request".
[[nodiscard]] std::string_view title_of(unsigned status);

/// Of what was thrown. What concerns the machine and not the question (its disk, its paths, which
/// begin with `index`) is for the log alone.
[[nodiscard]] RequestProblem problem_of(const std::exception& error, std::string_view index);

/// application/problem+json. What names a command names the address instead that answers as it
/// does, below `base`.
[[nodiscard]] HttpResponse problem_response(const RequestProblem& problem,
                                            std::string_view base = "");

}  // namespace rostrum
