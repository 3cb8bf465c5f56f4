/// What makes an answer again: its question as a command, for hints.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/base/shell_quoted.hpp"
#include "searcher/request/search_request.hpp"

namespace rostrum {

struct RepeatedQuestion {
  SearchRequest request;
  std::string index;  ///< --index and --vocabulary, where they were given
  std::string vocabulary;
};

/// "rostrum-search", a command that takes questions, and what makes the same question, with `more`
/// flags behind: each word quoted where the shell wants it.
[[nodiscard]] std::string repeated(std::string_view command, const RepeatedQuestion& question,
                                   const std::vector<std::string>& more);

}  // namespace rostrum
