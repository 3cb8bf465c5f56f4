#include "searcher/analysis/base/quoted_text.hpp"

#include <algorithm>
#include <optional>

#include "searcher/passages/flowing_text.hpp"

namespace rostrum {
namespace {

Span without_blanks(std::string_view text, Span bytes) {
  constexpr std::string_view kBlanks = " \t\r\n";
  while (bytes.begin < bytes.end && kBlanks.find(text[bytes.begin]) != std::string_view::npos) {
    ++bytes.begin;
  }
  while (bytes.end > bytes.begin && kBlanks.find(text[bytes.end - 1]) != std::string_view::npos) {
    --bytes.end;
  }
  return bytes;
}

std::vector<CodePointSpan> in_code_points(std::string_view text, const std::vector<Span>& spans) {
  std::vector<CodePointSpan> points;
  for (const Span& span : spans) {
    const std::size_t begin = code_points(text.substr(0, span.begin));
    points.push_back({begin, begin + code_points(text.substr(span.begin, span.end - span.begin))});
  }
  return points;
}

/// The words from `first` on, in `text`.
std::vector<Span> marks_of(const std::vector<Token>& tokens, std::size_t first, std::size_t words) {
  if (first >= tokens.size()) return {};
  const std::size_t last = std::min(first + words, tokens.size()) - 1;
  return {{tokens[first].begin, tokens[last].end}};
}

std::size_t token_at(const std::vector<Token>& tokens, std::uint32_t position) {
  const auto found = std::lower_bound(
      tokens.begin(), tokens.end(), position,
      [](const Token& token, std::uint32_t wanted) { return token.position < wanted; });
  return static_cast<std::size_t>(found - tokens.begin());
}

std::vector<std::string_view> words_of(std::string_view phrase) {
  std::vector<std::string_view> words;
  while (!phrase.empty()) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    words.push_back(phrase.substr(0, end));
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
  return words;
}

bool stands_at(const std::vector<Token>& tokens, std::size_t at,
               const std::vector<std::string_view>& words) {
  if (at + words.size() > tokens.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (tokens[at + i].word != words[i]) return false;
    if (tokens[at + i].position != tokens[at].position + i) return false;
  }
  return true;
}

/// Words of title and text, and where they stand among those of both.
std::vector<Token> all_tokens(const AnalysedText& title, const AnalysedText& text) {
  std::vector<Token> tokens = title.tokens;
  const std::uint32_t before = tokens.empty() ? 0 : tokens.back().position + kParagraphGap;
  for (Token token : text.tokens) {
    token.position += before;
    tokens.push_back(token);
  }
  return tokens;
}

}  // namespace

std::vector<TextSentence> sentences_of(std::string_view text, TextAnalyser& analyser) {
  std::vector<TextSentence> found;
  int number = 0;
  for (const Span& paragraph : paragraphs(text)) {
    ++number;
    const std::string_view own = text.substr(paragraph.begin, paragraph.end - paragraph.begin);
    for (const Span& piece : analyser.sentences(own)) {
      const Span bytes =
          without_blanks(text, {paragraph.begin + piece.begin, paragraph.begin + piece.end});
      if (bytes.begin < bytes.end) found.push_back({number, bytes});
    }
  }
  return found;
}

Snippet quote(const Statement& statement, int paragraph, const Span& bytes,
              const std::vector<Span>& marks) {
  std::vector<Span> inside;
  for (const Span& mark : marks)
    inside.push_back({mark.begin - bytes.begin, mark.end - bytes.begin});
  const std::string_view text = statement.text;
  FlowingText flowing = flowing_text(text.substr(bytes.begin, bytes.end - bytes.begin), inside);
  Snippet snippet{.paragraph = paragraph};
  snippet.highlights = in_code_points(flowing.text, flowing.spans);
  snippet.text = std::move(flowing.text);
  const auto place = static_cast<std::size_t>(paragraph - 1);
  if (place < statement.pages.size()) snippet.page = statement.pages[place];
  snippet.recognised = is_recognised(statement, paragraph);
  return snippet;
}

std::uint32_t title_end(std::string_view title, TextAnalyser& analyser) {
  if (title.empty()) return 0;
  const AnalysedText analysed = analyser.analyse(title);
  return analysed.tokens.empty() ? 0 : analysed.tokens.back().position;
}

Snippet sentence_with(const Statement& statement, std::string_view phrase, TextAnalyser& analyser) {
  const std::vector<std::string_view> words = words_of(phrase);
  const AnalysedText title = analyser.analyse(statement.title);
  const AnalysedText text = analyser.analyse(statement.text);
  const std::vector<Token> tokens = all_tokens(title, text);
  std::optional<std::uint32_t> found;
  bool first_paragraph = true;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (at > 0 && tokens[at].position >= tokens[at - 1].position + kParagraphGap) {
      first_paragraph = false;
    }
    if ((found && first_paragraph) || !stands_at(tokens, at, words)) continue;
    found = tokens[at].position;
    if (!first_paragraph) break;
  }
  if (!found) return {};
  return sentence_at(statement, *found, words.size(), analyser);
}

Snippet sentence_at(const Statement& statement, std::uint32_t position, std::size_t words,
                    TextAnalyser& analyser) {
  const std::uint32_t end = title_end(statement.title, analyser);
  if (position <= end) {
    const AnalysedText title = analyser.analyse(statement.title);
    const std::vector<Span> marks = marks_of(title.tokens, token_at(title.tokens, position), words);
    return {.paragraph = 0,
            .text = statement.title,
            .highlights = in_code_points(statement.title, marks)};
  }
  const AnalysedText text = analyser.analyse(statement.text);
  const std::uint32_t before = end == 0 ? 0 : end + kParagraphGap;
  const std::vector<Span> marks =
      marks_of(text.tokens, token_at(text.tokens, position - std::min(before, position)), words);
  if (marks.empty()) return {};
  for (TextSentence& each : sentences_of(statement.text, analyser)) {
    if (each.bytes.end <= marks.front().begin) continue;
    // A phrase that runs on into the next sentence takes it along.
    each.bytes.end = std::max(each.bytes.end, marks.front().end);
    return quote(statement, each.paragraph, each.bytes, marks);
  }
  return {};
}

}  // namespace rostrum
