#include "searcher/engine/text_matcher.hpp"

#include <algorithm>

namespace rostrum {
namespace {

struct TokenSpan {
  std::size_t first = 0;
  std::size_t last = 0;
};

bool earlier(const TokenSpan& a, const TokenSpan& b) {
  return a.first != b.first ? a.first < b.first : a.last < b.last;
}

/// One text and one language.
class Finder {
 public:
  Finder(const AnalysedText& text, std::string_view field, std::string_view language,
         TextAnalyser& analyser)
      : text_(text), field_(field), language_(language), analyser_(analyser) {}

  [[nodiscard]] std::vector<TokenSpan> find(const QueryNode& node) {
    std::vector<TokenSpan> spans;
    const bool of_field = node.field.empty() || node.field == "text" || node.field == field_;
    switch (node.op) {
      case QueryOp::Word:
        if (of_field) find_word(node, spans);
        break;
      case QueryOp::Wildcard:
        if (of_field) find_prefix(node.text, spans);
        break;
      case QueryOp::Phrase:
        if (of_field) {
          for (const auto& words : node.spellings) find_sequence(words, spans);
        }
        break;
      case QueryOp::Near:
      case QueryOp::Adjacent:
        spans = find_near(node);
        break;
      case QueryOp::Or:  // an operand of NEAR: this word or that one
        for (const QueryNode& child : node.children) {
          const std::vector<TokenSpan> some = find(child);
          spans.insert(spans.end(), some.begin(), some.end());
        }
        break;
      default:
        break;
    }
    std::sort(spans.begin(), spans.end(), earlier);
    spans.erase(std::unique(spans.begin(), spans.end(),
                            [](const TokenSpan& a, const TokenSpan& b) {
                              return a.first == b.first && a.last == b.last;
                            }),
                spans.end());
    return spans;
  }

 private:
  [[nodiscard]] std::uint32_t position(std::size_t token) const {
    return text_.tokens[token].position;
  }

  void find_word(const QueryNode& node, std::vector<TokenSpan>& spans) {
    const std::string wanted(analyser_.stem(language_, node.text));
    const bool by_letter = TextAnalyser::keeps_first_letter(language_) && !wanted.empty();
    for (std::size_t i = 0; i < text_.tokens.size(); ++i) {
      const std::string_view word = text_.tokens[i].word;
      if (by_letter && word.front() != wanted.front()) continue;
      if (analyser_.stem(language_, word) == wanted) spans.push_back({i, i});
    }
    for (const Compound& compound : text_.compounds) {
      if (analyser_.stem(language_, compound.word) == wanted) {
        spans.push_back({compound.first_token, compound.first_token + compound.tokens - 1});
      }
    }
    for (const auto& parts : node.spellings) {
      const std::vector<TokenSpan> apart = find(adjacent_words(parts, node));
      spans.insert(spans.end(), apart.begin(), apart.end());
    }
  }

  void find_prefix(const std::string& prefix, std::vector<TokenSpan>& spans) {
    for (std::size_t i = 0; i < text_.tokens.size(); ++i) {
      if (text_.tokens[i].word.starts_with(prefix)) spans.push_back({i, i});
    }
    for (const Compound& compound : text_.compounds) {
      if (compound.word.starts_with(prefix)) {
        spans.push_back({compound.first_token, compound.first_token + compound.tokens - 1});
      }
    }
  }

  void find_sequence(const std::vector<std::string>& words, std::vector<TokenSpan>& spans) {
    if (words.empty()) return;
    for (std::size_t i = 0; i + words.size() <= text_.tokens.size(); ++i) {
      std::size_t k = 0;
      while (k < words.size() && text_.tokens[i + k].word == words[k] &&
             position(i + k) == position(i) + k) {
        ++k;
      }
      if (k == words.size()) spans.push_back({i, i + words.size() - 1});
    }
    if (words.size() > 1) return;
    for (const Compound& compound : text_.compounds) {
      if (compound.word == words.front()) {
        spans.push_back({compound.first_token, compound.first_token + compound.tokens - 1});
      }
    }
  }

  /// Spans of all operands that take part in some window that holds each of them.
  std::vector<TokenSpan> find_near(const QueryNode& node) {
    std::vector<std::vector<TokenSpan>> operands;
    for (const QueryNode& child : node.children) {
      operands.push_back(find(child));
      if (operands.back().empty()) return {};
    }
    std::vector<TokenSpan> marked;
    const std::size_t reach = window_of(node) - 1;
    for (const TokenSpan& start : operands.front()) {
      std::vector<TokenSpan> group = {start};
      const bool met = node.op == QueryOp::Adjacent
                           ? complete_in_order(operands, 1, start, reach, group)
                           : complete_around(operands, start, reach, group);
      if (met) marked.insert(marked.end(), group.begin(), group.end());
    }
    return marked;
  }

  /// Operand by operand, each behind the one before it, the last one's start within reach of the
  /// first one's. The nearest next span leaves the most room for the rest.
  bool complete_in_order(const std::vector<std::vector<TokenSpan>>& operands, std::size_t next,
                         const TokenSpan& start, std::size_t reach, std::vector<TokenSpan>& group) {
    for (; next < operands.size(); ++next) {
      const auto& spans = operands[next];
      const auto found = std::find_if(spans.begin(), spans.end(), [&](const TokenSpan& span) {
        return span.first > group.back().last;
      });
      if (found == spans.end() ||
          position(found->first) > position(start.first) + reach + extra_words(group)) {
        return false;
      }
      group.push_back(*found);
    }
    return true;
  }

  /// Words that phrases in the group have beyond one each: the distance counts operands, and a
  /// phrase is one operand however long.
  static std::size_t extra_words(const std::vector<TokenSpan>& group) {
    std::size_t extra = 0;
    for (const TokenSpan& span : group) extra += span.last - span.first;
    return extra;
  }

  /// In any order: some window of `reach` that starts with one of the spans near `start` holds a
  /// span of every operand, no two of them the same word.
  bool complete_around(const std::vector<std::vector<TokenSpan>>& operands, const TokenSpan& start,
                       std::size_t reach, std::vector<TokenSpan>& group) {
    // Windows are tried by their first span, which is `start` or one before it within reach.
    std::vector<std::size_t> firsts = {start.first};
    for (std::size_t k = 1; k < operands.size(); ++k) {
      for (const TokenSpan& span : operands[k]) {
        if (span.first < start.first && position(span.first) + reach >= position(start.first)) {
          firsts.push_back(span.first);
        }
      }
    }
    for (const std::size_t first : firsts) {
      std::vector<TokenSpan> chosen = {start};
      for (std::size_t k = 1; k < operands.size(); ++k) {
        const auto found =
            std::find_if(operands[k].begin(), operands[k].end(), [&](const TokenSpan& span) {
              const bool inside =
                  span.first >= first &&
                  position(span.first) <= position(first) + reach + extra_words(chosen);
              const bool taken =
                  std::any_of(chosen.begin(), chosen.end(), [&](const TokenSpan& other) {
                    return span.first <= other.last && other.first <= span.last;
                  });
              return inside && !taken;
            });
        if (found == operands[k].end()) break;
        chosen.push_back(*found);
      }
      if (chosen.size() == operands.size()) {
        group = std::move(chosen);
        return true;
      }
    }
    return false;
  }

  const AnalysedText& text_;
  std::string_view field_;
  std::string_view language_;
  TextAnalyser& analyser_;
};

void collect(const QueryNode& node, Finder& finder, std::size_t& leaf, std::vector<Mark>& marks) {
  switch (node.op) {
    case QueryOp::And:
    case QueryOp::Or:
      for (const QueryNode& child : node.children) collect(child, finder, leaf, marks);
      return;
    case QueryOp::Word:
    case QueryOp::Wildcard:
    case QueryOp::Phrase:
    case QueryOp::Near:
    case QueryOp::Adjacent:
      for (const TokenSpan& span : finder.find(node)) {
        marks.push_back({span.first, span.last, leaf});
      }
      ++leaf;
      return;
    default:
      return;
  }
}

}  // namespace

std::vector<Mark> find_marks(const QueryNode& root, const AnalysedText& text,
                             std::string_view field, std::string_view language,
                             TextAnalyser& analyser) {
  Finder finder(text, field, language, analyser);
  std::vector<Mark> marks;
  std::size_t leaf = 0;
  collect(root, finder, leaf, marks);
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.first_token != b.first_token ? a.first_token < b.first_token
                                          : a.last_token > b.last_token;
  });
  return marks;
}

bool matches_text(const QueryNode& node, const Statement& statement, TextAnalyser& analyser) {
  const auto met = [&](const std::string& text, std::string_view field) {
    const AnalysedText analysed = analyser.analyse(text);
    return !find_marks(node, analysed, field, statement.language, analyser).empty();
  };
  return met(statement.title, "title") || met(statement.text, "text");
}

std::size_t window_of(const QueryNode& node) {
  return static_cast<std::size_t>(node.distance) * (node.children.size() - 1) + 1;
}

QueryNode adjacent_words(const std::vector<std::string>& words, const QueryNode& like) {
  QueryNode adjacent{
      .op = QueryOp::Adjacent, .field = like.field, .distance = 1, .position = like.position};
  for (const std::string& word : words) {
    adjacent.children.push_back(
        {.op = QueryOp::Word, .text = word, .field = like.field, .position = like.position});
  }
  return adjacent;
}

}  // namespace rostrum
