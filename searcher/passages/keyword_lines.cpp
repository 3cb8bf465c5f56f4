#include "searcher/passages/keyword_lines.hpp"

#include <algorithm>
#include <string_view>

#include "schemas/base/utf8.hpp"
#include "searcher/matching/text_matcher.hpp"
#include "searcher/passages/flowing_text.hpp"

namespace rostrum {
namespace {

KeywordLine line_of(std::string_view text, const Span& paragraph, const Span& place,
                    std::size_t most_bytes) {
  const std::size_t begin = place.begin - paragraph.begin > most_bytes
                                ? code_point_begin(text, place.begin - most_bytes)
                                : paragraph.begin;
  const std::size_t end = paragraph.end - place.end > most_bytes
                              ? code_point_begin(text, place.end + most_bytes)
                              : paragraph.end;
  const FlowingText flowing =
      flowing_text(text.substr(begin, end - begin), {{place.begin - begin, place.end - begin}});
  const Span& keyword = flowing.spans.front();
  KeywordLine line;
  line.left = flowing.text.substr(0, keyword.begin);
  line.keyword = flowing.text.substr(keyword.begin, keyword.end - keyword.begin);
  line.right = flowing.text.substr(keyword.end);
  return line;
}

/// Bytes of the places, by where they begin, each once.
std::vector<Span> places_in(const QueryNode& root, std::string_view text, std::string_view field,
                            std::string_view language, TextAnalyser& analyser) {
  const AnalysedText analysed = analyser.analyse(text);
  std::vector<Span> places;
  std::size_t first = 0;
  std::size_t last = 0;
  for (const Mark& mark : find_marks(root, analysed, text, field, language, analyser)) {
    if (!places.empty() && mark.first_token == first && mark.last_token == last) continue;
    first = mark.first_token;
    last = mark.last_token;
    places.push_back({analysed.tokens[first].begin, analysed.tokens[last].end});
  }
  return places;
}

}  // namespace

std::vector<KeywordLine> find_keyword_lines(const QueryNode& root, const Statement& statement,
                                            std::size_t most_bytes, TextAnalyser& analyser) {
  std::vector<KeywordLine> lines;
  for (const Span& place :
       places_in(root, statement.title, "title", statement.language, analyser)) {
    lines.push_back(line_of(statement.title, {0, statement.title.size()}, place, most_bytes));
  }
  const std::vector<Span> all = paragraphs(statement.text);
  std::size_t number = 0;
  for (const Span& place : places_in(root, statement.text, "text", statement.language, analyser)) {
    while (number < all.size() && all[number].end <= place.begin) ++number;
    KeywordLine line = line_of(statement.text, all[number], place, most_bytes);
    line.paragraph = static_cast<int>(number) + 1;
    if (number < statement.pages.size()) line.page = statement.pages[number];
    line.recognised = is_recognised(statement, line.paragraph);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace rostrum
