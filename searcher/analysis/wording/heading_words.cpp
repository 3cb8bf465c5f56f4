#include "searcher/analysis/wording/heading_words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rostrum {
namespace {

constexpr std::size_t kMostParagraphs = 12;
constexpr std::size_t kMostWordsOfALine = 20;

/// Without blanks and the signs that Markdown puts around a heading.
std::string_view bare(std::string_view line) {
  constexpr std::string_view kSigns = " \t\r\n#*_>";
  const std::size_t begin = line.find_first_not_of(kSigns);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kSigns) + 1 - begin);
}

template <typename Visit>
void for_each_part(std::string_view text, std::string_view between, const Visit& visit) {
  for (;;) {
    const std::size_t end = text.find(between);
    visit(bare(text.substr(0, end)));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + between.size());
  }
}

std::set<std::string_view> quoted_lines(const Statement& statement) {
  std::set<std::string_view> lines;
  for (const Evidence& each : statement.evidence) {
    if (!each.rule.starts_with("heading.")) continue;
    for_each_part(each.quote, " · ", [&](std::string_view line) { lines.insert(line); });
  }
  lines.erase("");
  return lines;
}

std::vector<std::string_view> first_paragraphs(std::string_view text) {
  std::vector<std::string_view> blocks;
  for (const Span& each : paragraphs(text)) {
    blocks.push_back(text.substr(each.begin, each.end - each.begin));
    if (blocks.size() == kMostParagraphs) break;
  }
  return blocks;
}

bool ends_a_sentence(std::string_view paragraph) {
  constexpr std::array<std::string_view, 9> kEnds{".", "!", "?", "…", "。", "！", "？", "؟", "।"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return paragraph.ends_with(end); });
}

}  // namespace

std::size_t heading_paragraphs(const Statement& statement, TextAnalyser& analyser) {
  const std::set<std::string_view> quoted = quoted_lines(statement);
  const std::vector<std::string_view> blocks = first_paragraphs(statement.text);
  std::size_t end = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    for_each_part(blocks[i], "\n", [&](std::string_view line) {
      if (quoted.contains(line)) end = i + 1;
    });
  }
  const auto is_line = [&](std::string_view block) {
    return !ends_a_sentence(bare(block)) &&
           analyser.analyse(block).tokens.size() <= kMostWordsOfALine;
  };
  while (end < blocks.size() && is_line(blocks[end])) ++end;
  return end == paragraphs(statement.text).size() ? 0 : end;
}

std::uint32_t heading_words(const Statement& statement, TextAnalyser& analyser) {
  std::vector<std::string_view> blocks = first_paragraphs(statement.text);
  blocks.resize(heading_paragraphs(statement, analyser));
  std::size_t words = 0;
  for (const std::string_view each : blocks) words += analyser.analyse(each).tokens.size();
  return static_cast<std::uint32_t>(std::min<std::size_t>(words, kMostHeadingWords));
}

}  // namespace rostrum
