#include "indexer/readers/file_text.hpp"

#include <algorithm>
#include <vector>

#include "schemas/statement.hpp"
#include "schemas/text_analysis.hpp"

namespace rostrum {

std::string encoding_problem(std::string_view bytes, std::string_view guess) {
  int line = 1;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    if (!is_utf8(bytes.substr(at, end - at))) break;
    ++line;
    at = end;
  }
  const std::string where = "line " + std::to_string(line) + ": the bytes are not UTF-8";
  if (guess == "UTF-8") return where + ", though others are; the file is damaged, mend the line";
  return where +
         ", nor is it sure what they are; convert the file with 'iconv -f ENCODING -t UTF-8', "
         "where "
         "ENCODING is WINDOWS-1252, IBM850, IBM866, MACINTOSH …";
}

bool is_sample(std::string_view text) {
  const std::vector<Span> blocks = paragraphs(text);
  if (blocks.empty()) return false;
  const auto line_is_mark = [&](std::size_t begin, std::size_t end) {
    std::string_view line = text.substr(begin, end - begin);
    while (!line.empty() && (line.front() == ' ' || line.front() == '*' || line.front() == '_')) {
      line.remove_prefix(1);
    }
    return line.starts_with(kSampleMark);
  };
  const Span first = blocks.front();
  const Span last = blocks.back();
  const std::size_t last_line = text.rfind('\n', last.end - 1);
  const std::size_t last_begin =
      last_line == std::string_view::npos || last_line < last.begin ? last.begin : last_line + 1;
  return line_is_mark(first.begin, first.end) || line_is_mark(last_begin, last.end);
}

}  // namespace rostrum
