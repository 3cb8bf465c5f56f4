#include "searcher/passages/snippets.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string>

#include "schemas/base/utf8.hpp"
#include "searcher/matching/text_matcher.hpp"
#include "searcher/passages/flowing_text.hpp"

namespace rostrum {
namespace {

/// A sentence of more words is cut around its highlights.
constexpr std::size_t kMostWords = 60;
/// Words that are left on each side of a cut sentence's first and last highlight, at least.
constexpr std::size_t kContextWords = 20;
/// What has few words, or many more bytes than words, is cut by bytes.
constexpr std::size_t kMostBytes = 2000;
constexpr std::size_t kContextBytes = 160;
/// A sentence with fewer words is shown only if nothing better is there.
constexpr std::size_t kFewWords = 5;
/// Longer paragraphs are no headings, whatever they end with.
constexpr std::size_t kMostWordsOfHeading = 40;

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
  const std::size_t begin = code_point_begin(text, at);
  return forwards && begin < at ? begin + code_point_at(text, begin).bytes : begin;
}

/// The token that begins at byte `at` or next behind it.
std::size_t token_at(const AnalysedText& analysed, std::size_t at) {
  const auto& tokens = analysed.tokens;
  const auto found =
      std::lower_bound(tokens.begin(), tokens.end(), at,
                       [](const Token& token, std::size_t byte) { return token.begin < byte; });
  return static_cast<std::size_t>(found - tokens.begin());
}

/// Tokens from `first` to before `end` as words: two letters of Han are one.
std::size_t words_between(const AnalysedText& analysed, std::size_t first, std::size_t end) {
  std::size_t halves = 0;
  for (std::size_t i = first; i < end; ++i) halves += is_han(analysed.tokens[i].word) ? 1 : 2;
  return (halves + 1) / 2;
}

std::size_t words_in(const Span& bytes, const AnalysedText& analysed) {
  return words_between(analysed, token_at(analysed, bytes.begin), token_at(analysed, bytes.end));
}

/// As many highlights as fit, from the first one on, and words around them.
Span cut_by_words(Span window, const std::vector<Span>& marks, const AnalysedText& analysed) {
  const std::size_t first = token_at(analysed, window.begin);
  const std::size_t last = token_at(analysed, window.end);
  const auto words = [&](std::size_t from, std::size_t to) {
    return words_between(analysed, from, to);
  };
  if (words(first, last) <= kMostWords) return window;
  const std::size_t marked = token_at(analysed, marks.front().begin);
  std::size_t end = token_at(analysed, marks.front().end);
  for (const Span& mark : marks) {
    const std::size_t behind = token_at(analysed, mark.end);
    if (words(marked, behind) + 2 * kContextWords <= kMostWords) end = std::max(end, behind);
  }
  std::size_t begin = marked;
  while (begin > first && words(begin - 1, marked) <= kContextWords) --begin;
  while (end < last && words(begin, end + 1) <= kMostWords) ++end;
  while (begin > first && words(begin - 1, end) <= kMostWords) --begin;
  if (begin > first) window.begin = analysed.tokens[begin].begin;
  if (end < last)
    window.end = std::max<std::size_t>(analysed.tokens[end - 1].end, marks.front().end);
  return window;
}

Span cut_by_bytes(Span window, std::string_view text, const std::vector<Span>& marks) {
  if (window.end - window.begin <= kMostBytes) return window;
  const std::size_t first = marks.front().begin;
  const std::size_t last = marks.front().end;
  if (first - window.begin > kContextBytes) {
    window.begin = std::min(first, to_word_edge(text, first - kContextBytes, true));
  }
  if (window.end - last > kContextBytes) {
    window.end = std::max(last, to_word_edge(text, last + kContextBytes, false));
  }
  return window;
}

Span without_blanks(Span window, std::string_view text) {
  while (window.begin < window.end && is_space(text[window.begin])) ++window.begin;
  while (window.end > window.begin && is_space(text[window.end - 1])) --window.end;
  return window;
}

/// The part `window` of a passage, which is `whole`.
Snippet snippet_of(std::string_view text, const Span& whole, const Span& window,
                   const std::vector<Span>& marks, int paragraph) {
  std::vector<Span> inside;
  for (const Span& mark : marks) {
    if (mark.begin < window.begin || mark.end > window.end) continue;
    inside.push_back({mark.begin - window.begin, mark.end - window.begin});
  }
  FlowingText flowing = flowing_text(text.substr(window.begin, window.end - window.begin), inside);
  const std::string before = window.begin > whole.begin ? "… " : "";
  for (Span& span : flowing.spans) span = {span.begin + before.size(), span.end + before.size()};
  Snippet snippet{.paragraph = paragraph};
  snippet.text = before + flowing.text + (window.end < whole.end ? " …" : "");
  snippet.highlights = in_code_points(snippet.text, flowing.spans);
  return snippet;
}

Snippet make_snippet(std::string_view text, const AnalysedText& analysed, const Passage& passage) {
  const Span whole = without_blanks(passage.bytes, text);
  const std::vector<Span> marks = merged(passage.marks);
  const Span window =
      without_blanks(cut_by_bytes(cut_by_words(whole, marks, analysed), text, marks), text);
  return snippet_of(text, whole, window, marks, passage.paragraph);
}

Snippet whole_snippet(std::string_view text, const Passage& passage) {
  const Span whole = without_blanks(passage.bytes, text);
  return snippet_of(text, whole, whole, merged(passage.marks), passage.paragraph);
}

void add_place(const Statement& statement, Snippet& snippet) {
  const auto place = static_cast<std::size_t>(snippet.paragraph - 1);
  if (place < statement.pages.size()) snippet.page = statement.pages[place];
  snippet.recognised = is_recognised(statement, snippet.paragraph);
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

/// True for a line that ends as no sentence does, and no point of a list.
bool ends_openly(std::string_view paragraph) {
  constexpr auto kEnds =
      std::to_array<std::string_view>({".", "!", "?", "…", ":", ";", "。", "！", "？", "；", "：",
                                       "؟", "؛", "۔", "।", "។", "॥", "．"});
  constexpr auto kBehind = std::to_array<std::string_view>(
      {"\"", "'", ")", "]", "»", "”", "’", "」", "』", "）", "》", " ", "\n", "*", "_"});
  const auto ends_with_one_of = [&](const auto& marks, std::size_t& bytes) {
    const auto found = std::find_if(marks.begin(), marks.end(), [&](std::string_view mark) {
      return paragraph.ends_with(mark);
    });
    if (found != marks.end()) bytes = found->size();
    return found != marks.end();
  };
  std::size_t bytes = 0;
  while (ends_with_one_of(kBehind, bytes)) paragraph.remove_suffix(bytes);
  return !ends_with_one_of(kEnds, bytes);
}

/// A heading shows that the word stands in a statement, and not what it says.
bool is_heading(const MarkedParagraph& paragraph, const AnalysedText& analysed,
                std::string_view text, std::string_view title) {
  const std::string_view own =
      text.substr(paragraph.bytes.begin, paragraph.bytes.end - paragraph.bytes.begin);
  if (own.starts_with('#') || own == title) return true;
  if (own.starts_with("- ") || own.starts_with("• ")) return false;
  const std::size_t words = words_in(paragraph.bytes, analysed);
  // "Madam President," is none either.
  const bool comma = own.ends_with(',') || own.ends_with("，") || own.ends_with("،");
  return comma ? words < kFewWords : ends_openly(own) && words <= kMostWordsOfHeading;
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
                                   std::string_view text, std::string_view title, std::size_t most,
                                   TextAnalyser& analyser) {
  std::vector<MarkedParagraph> marked = paragraphs_with(marks, analysed, text);
  const auto headings = std::stable_partition(
      marked.begin(), marked.end(),
      [&](const MarkedParagraph& each) { return !is_heading(each, analysed, text, title); });
  if (headings != marked.begin()) marked.erase(headings, marked.end());
  std::vector<std::pair<Passage, MarkedParagraph>> order;
  for (const MarkedParagraph& each : marked) order.emplace_back(each.best(), each);
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

void add_title(const QueryNode& root, const Statement& statement, TextAnalyser& analyser,
               std::vector<Snippet>& snippets) {
  MarkedText title = marked_text(root, statement.title, "title", statement.language, analyser);
  if (title.highlights.empty()) return;
  snippets.push_back(
      {.paragraph = 0, .text = std::move(title.text), .highlights = std::move(title.highlights)});
}

}  // namespace

std::vector<Snippet> make_snippets(const QueryNode& root, const Statement& statement,
                                   std::string_view text, std::size_t most,
                                   TextAnalyser& analyser) {
  std::vector<Snippet> snippets;
  if (most == 0) return snippets;
  const AnalysedText analysed = analyser.analyse(text);
  const std::vector<Mark> marks =
      find_marks(root, analysed, text, "text", statement.language, analyser);
  const std::vector<Passage> passages =
      best_passages(marks, analysed, text, statement.title, most, analyser);
  for (const Passage& passage : passages) {
    snippets.push_back(make_snippet(text, analysed, passage));
    add_place(statement, snippets.back());
  }
  if (snippets.empty()) add_title(root, statement, analyser, snippets);
  return snippets;
}

std::vector<Snippet> every_passage(const QueryNode& root, const Statement& statement, bool all,
                                   PassageUnit unit, TextAnalyser& analyser) {
  const std::string_view text = statement.text;
  std::vector<Snippet> snippets;
  std::vector<Passage> passages;
  if (all) {
    int number = 0;
    for (const Span& paragraph : paragraphs(text)) {
      ++number;
      if (unit == PassageUnit::Paragraph) {
        passages.push_back({.paragraph = number, .bytes = paragraph});
        continue;
      }
      const std::size_t begin = paragraph.begin;
      for (const Span& piece : analyser.sentences(text.substr(begin, paragraph.end - begin))) {
        passages.push_back(
            {.paragraph = number, .bytes = {begin + piece.begin, begin + piece.end}});
      }
    }
  } else {
    add_title(root, statement, analyser, snippets);
    const AnalysedText analysed = analyser.analyse(text);
    const std::vector<Mark> marks =
        find_marks(root, analysed, text, "text", statement.language, analyser);
    for (const MarkedParagraph& each : paragraphs_with(marks, analysed, text)) {
      if (unit == PassageUnit::Sentence) {
        add_passages(each, analysed, text, analyser, passages);
        continue;
      }
      Passage& passage = passages.emplace_back();
      passage.paragraph = each.number;
      passage.bytes = each.bytes;
      for (const Mark& mark : each.marks) passage.marks.push_back(bytes_of(analysed, mark));
    }
  }
  for (const Passage& passage : passages) {
    snippets.push_back(whole_snippet(text, passage));
    add_place(statement, snippets.back());
  }
  return snippets;
}

MarkedText marked_text(const QueryNode& root, std::string_view text, std::string_view field,
                       std::string_view language, TextAnalyser& analyser) {
  const AnalysedText analysed = analyser.analyse(text);
  std::vector<Span> spans;
  for (const Mark& mark : find_marks(root, analysed, text, field, language, analyser)) {
    spans.push_back(bytes_of(analysed, mark));
  }
  FlowingText flowing = flowing_text(text, merged(std::move(spans)));
  auto highlights = in_code_points(flowing.text, flowing.spans);
  return {std::move(flowing.text), std::move(highlights)};
}

}  // namespace rostrum
