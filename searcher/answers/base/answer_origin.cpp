#include "searcher/answers/base/answer_origin.hpp"

#include <ostream>

#include "schemas/base/terminal_safe.hpp"

namespace rostrum {

void write_origin(const AnswerOrigin& origin, const TextStyle& style, std::ostream& out) {
  out << dim("index revision " + std::to_string(origin.revision) + ", rostrum-search " +
                 origin.version,
             style)
      << '\n'
      << dim("again: " + terminal_safe(origin.command), style) << '\n';
}

}  // namespace rostrum
