#include "searcher/engine/snippets.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string>

#include "searcher/engine/text_matcher.hpp"

namespace rostrum {
namespace {

/// A sentence longer than this is cut around its highlights.
constexpr std::size_t kLongestBytes = 480;
/// What is left on each side of a cut sentence's first and last highlight, at least.
constexpr std::size_t kContextBytes = 160;
/// A passage with fewer words is taken for a heading, and shown only if nothing better is there.
constexpr std::size_t kFewWords = 5;

/// Bytes that are highlighted; neighbours that overlap are one.
std::vector<Span> merged(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  std::vector<Span> out;
  for (const Span& span : spans) {
    if (!out.empty() && span.begin < out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

std::vector<CodePointSpan> in_code_points(std::string_view text, const std::vector<Span>& spans) {
  std::vector<CodePointSpan> out;
  std::size_t bytes = 0;
  std::size_t points = 0;
  const auto advance = [&](std::size_t to) {
    points += code_points(text.substr(bytes, to - bytes));
    bytes = to;
    return points;
  };
  for (const Span& span : spans) {
    const std::size_t begin = advance(span.begin);
    out.push_back({begin, advance(span.end)});
  }
  return out;
}

/// A sentence of the text that holds something marked.
struct Passage {
  int paragraph = 0;
  Span bytes{};             ///< in the text
  std::vector<Span> marks;  ///< in the text
  std::set<std::size_t> leaves;
  std::size_t words = 0;
};

/// More different leaves first, then running text before headings, then more marks.
bool better(const Passage& a, const Passage& b) {
  if (a.leaves.size() != b.leaves.size()) return a.leaves.size() > b.leaves.size();
  const bool a_heading = a.words < kFewWords;
  const bool b_heading = b.words < kFewWords;
  if (a_heading != b_heading) return b_heading;
  if (a.marks.size() != b.marks.size()) return a.marks.size() > b.marks.size();
  return a.bytes.begin < b.bytes.begin;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// Moves to the next space, so that no word is cut; stays where none is near (Chinese).
std::size_t to_word_edge(std::string_view text, std::size_t at, bool forwards) {
  constexpr std::size_t kFar = 24;
  for (std::size_t step = 0; step < kFar; ++step) {
    if (forwards && (at + step >= text.size() || is_space(text[at + step]))) return at + step;
    if (!forwards && (step >= at || is_space(text[at - step - 1]))) return at - std::min(step, at);
  }
  while (at < text.size() && at > 0 && (text[at] & 0xC0) == 0x80) forwards ? ++at : --at;
  return at;
}

Snippet make_snippet(std::string_view text, const Passage& passage) {
  Span window = passage.bytes;
  while (window.begin < window.end && is_space(text[window.begin])) ++window.begin;
  while (window.end > window.begin && is_space(text[window.end - 1])) --window.end;
  std::vector<Span> marks = merged(passage.marks);
  std::string before;
  std::string after;
  if (window.end - window.begin > kLongestBytes) {
    // As many highlights as fit, from the first one on.
    const std::size_t first = marks.front().begin;
    std::size_t last = marks.front().end;
    for (const Span& mark : marks) {
      if (mark.end - first + 2 * kContextBytes <= kLongestBytes) last = std::max(last, mark.end);
    }
    if (first - window.begin > kContextBytes) {
      window.begin = std::min(first, to_word_edge(text, first - kContextBytes, true));
      while (window.begin < first && is_space(text[window.begin])) ++window.begin;
      before = "… ";
    }
    if (window.end - last > kContextBytes) {
      window.end = std::max(last, to_word_edge(text, last + kContextBytes, false));
      while (window.end > last && is_space(text[window.end - 1])) --window.end;
      after = " …";
    }
  }
  Snippet snippet{.paragraph = passage.paragraph};
  std::vector<Span> inside;
  for (const Span& mark : marks) {
    if (mark.begin < window.begin || mark.end > window.end) continue;
    inside.push_back(
        {mark.begin - window.begin + before.size(), mark.end - window.begin + before.size()});
  }
  snippet.text = before + std::string(text.substr(window.begin, window.end - window.begin)) + after;
  // A line feed or a tab takes one byte, as the blank that stands for it: the offsets stay.
  std::replace_if(snippet.text.begin(), snippet.text.end(), is_space, ' ');
  snippet.highlights = in_code_points(snippet.text, inside);
  return snippet;
}

Span bytes_of(const AnalysedText& analysed, const Mark& mark) {
  return {analysed.tokens[mark.first_token].begin, analysed.tokens[mark.last_token].end};
}

/// A paragraph that holds something marked.
struct MarkedParagraph {
  int number = 0;
  Span bytes{};
  std::span<const Mark> marks;

  /// As good as a passage of it can be.
  [[nodiscard]] Passage best() const {
    Passage passage{.paragraph = number, .bytes = bytes, .words = kFewWords};
    passage.marks.resize(marks.size());
    for (const Mark& mark : marks) passage.leaves.insert(mark.leaf);
    return passage;
  }
};

std::vector<MarkedParagraph> paragraphs_with(const std::vector<Mark>& marks,
                                             const AnalysedText& analysed, std::string_view text) {
  std::vector<MarkedParagraph> found;
  std::size_t next = 0;
  int number = 0;
  for (const Span& paragraph : paragraphs(text)) {
    ++number;
    const std::size_t first = next;
    while (next < marks.size() && bytes_of(analysed, marks[next]).begin < paragraph.end) ++next;
    if (next == first) continue;
    found.push_back({number, paragraph, std::span(marks).subspan(first, next - first)});
  }
  return found;
}

/// Tokens that begin within the bytes.
std::size_t words_in(const Span& bytes, const AnalysedText& analysed) {
  const auto before = [](const Token& token, std::size_t byte) { return token.begin < byte; };
  const auto& tokens = analysed.tokens;
  return static_cast<std::size_t>(
      std::lower_bound(tokens.begin(), tokens.end(), bytes.end, before) -
      std::lower_bound(tokens.begin(), tokens.end(), bytes.begin, before));
}

/// Its sentences with marks.
void add_passages(const MarkedParagraph& paragraph, const AnalysedText& analysed,
                  std::string_view text, TextAnalyser& analyser, std::vector<Passage>& passages) {
  const std::size_t begin = paragraph.bytes.begin;
  std::size_t next = 0;
  for (const Span& piece : analyser.sentences(text.substr(begin, paragraph.bytes.end - begin))) {
    Passage passage{.paragraph = paragraph.number,
                    .bytes = {begin + piece.begin, begin + piece.end}};
    for (; next < paragraph.marks.size(); ++next) {
      const Span mark = bytes_of(analysed, paragraph.marks[next]);
      if (mark.begin >= passage.bytes.end) break;
      // A phrase that runs on into the next sentence takes it along.
      passage.bytes.end = std::max(passage.bytes.end, mark.end);
      passage.marks.push_back(mark);
      passage.leaves.insert(paragraph.marks[next].leaf);
    }
    if (passage.marks.empty()) continue;
    passage.words = words_in(passage.bytes, analysed);
    passages.push_back(std::move(passage));
  }
}

/// The best sentences with marks, in the order of the text. Finding sentences is dear, so it is
/// left out of paragraphs that cannot have a better one.
std::vector<Passage> best_passages(const std::vector<Mark>& marks, const AnalysedText& analysed,
                                   std::string_view text, std::size_t most,
                                   TextAnalyser& analyser) {
  std::vector<std::pair<Passage, MarkedParagraph>> order;
  for (const MarkedParagraph& each : paragraphs_with(marks, analysed, text)) {
    order.emplace_back(each.best(), each);
  }
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return better(a.first, b.first); });
  std::vector<Passage> passages;
  for (const auto& [bound, paragraph] : order) {
    if (passages.size() == most && !better(bound, passages.back())) break;
    add_passages(paragraph, analysed, text, analyser, passages);
    std::sort(passages.begin(), passages.end(), better);
    if (passages.size() > most) passages.resize(most);
  }
  std::sort(passages.begin(), passages.end(),
            [](const Passage& a, const Passage& b) { return a.bytes.begin < b.bytes.begin; });
  return passages;
}

}  // namespace

std::vector<Snippet> make_snippets(const QueryNode& root, const Statement& statement,
                                   std::string_view text, std::size_t most,
                                   TextAnalyser& analyser) {
  std::vector<Snippet> snippets;
  if (most == 0) return snippets;
  const AnalysedText analysed = analyser.analyse(text);
  const std::vector<Mark> marks = find_marks(root, analysed, "text", statement.language, analyser);
  const std::vector<Passage> passages = best_passages(marks, analysed, text, most, analyser);
  for (const Passage& passage : passages) {
    snippets.push_back(make_snippet(text, passage));
    const auto place = static_cast<std::size_t>(passage.paragraph - 1);
    if (place < statement.pages.size()) snippets.back().page = statement.pages[place];
    snippets.back().recognised = is_recognised(statement, passage.paragraph);
  }
  if (snippets.empty()) {
    std::vector<CodePointSpan> in_title =
        highlights_in(root, statement.title, "title", statement.language, analyser);
    if (!in_title.empty()) {
      snippets.push_back(
          {.paragraph = 0, .text = statement.title, .highlights = std::move(in_title)});
    }
  }
  return snippets;
}

std::vector<CodePointSpan> highlights_in(const QueryNode& root, std::string_view text,
                                         std::string_view field, std::string_view language,
                                         TextAnalyser& analyser) {
  const AnalysedText analysed = analyser.analyse(text);
  std::vector<Span> spans;
  for (const Mark& mark : find_marks(root, analysed, field, language, analyser)) {
    spans.push_back(bytes_of(analysed, mark));
  }
  return in_code_points(text, merged(std::move(spans)));
}

}  // namespace rostrum
