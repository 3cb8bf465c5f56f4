/// How an answer came about, beside its question.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>

#include "searcher/answers/base/terminal_text.hpp"

namespace rostrum {

struct AnswerOrigin {
  std::string command;         ///< that makes it again
  std::string version;         ///< of the program
  std::uint64_t revision = 0;  ///< of the index
  std::size_t statements = 0;  ///< in the whole index
};

/// The last lines of an answer for people.
void write_origin(const AnswerOrigin& origin, const TextStyle& style, std::ostream& out);

}  // namespace rostrum
