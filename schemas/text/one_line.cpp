#include "schemas/text/one_line.hpp"

#include "schemas/text/text_analysis.hpp"

namespace rostrum {

std::string one_line(std::string_view bytes) {
  std::string line;
  for (const char c : clean_text(bytes)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (!blank) {
      line.push_back(c);
    } else if (!line.empty() && line.back() != ' ') {
      line.push_back(' ');
    }
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace rostrum
